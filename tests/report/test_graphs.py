"""Diagrams, read by the programs that they are for: Graphviz's `dot`, and Mermaid's own parser under Node."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from baohiem_cli.report import graphs
from tests.domain.making import case
from tests.running import CORPUS

MERMAID = Path(__file__).parent / "mermaid"
with_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz: apt-get install graphviz")
with_mermaid = pytest.mark.skipif(
    shutil.which("node") is None or not (MERMAID / "node_modules" / "mermaid").is_dir(),
    reason="needs Node with Mermaid: npm install --no-package-lock --prefix tests/report/mermaid",
)

NAMES = {
    "quote": 'Sở "Nội vụ"',
    "quote-end": 'Sở "',
    "brackets": "Sở [Y tế] (cũ) {mới}",
    "pipe": "báo | đài",
    "hash": "# 1 và #35; và #quot;",
    "tag": "<b>đậm</b><script>x</script>",
    "and": "A & B &lt; C",
    "markdown": "`**đậm**`",
    "comment": "%% ghi chú %%{init: {'theme': 'dark'}}%%",
    "arrow": "a --> b; c == d",
    "keyword": "end",
    "backslash": r"C:\new \N \ ",
    "backslash-end": "cuối\\",
    "apostrophe": "Đắk Lắk's",
}
"""Names with what these languages, or HTML, read as marks of their own."""
LINES = {"lines": "hai\ndòng", "crlf": "hai\r\ndòng", "tab": "\thai\tdòng "}
"""Names that run over lines, which a diagram gets in one."""
NODES = NAMES | LINES
EDGES = [(one, other, [NODES[other], "báo cáo: hằng quý ×2"]) for one, other in zip(NODES, [*NODES][1:], strict=False)]


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def drawn(text: str) -> str:
    """What Graphviz makes of a diagram, silently."""
    done = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def labels(svg: str, kind: str) -> list[list[str]]:
    """The lines of each label of the nodes or the edges of a drawing."""
    groups = re.findall(rf'<g id="\w+" class="{kind}">(.*?)</g>', svg, re.DOTALL)
    texts = [re.findall(r"<text [^>]*>(.*?)</text>", group) for group in groups]
    return [[html.unescape(line).replace("\xa0", " ") for line in lines] for lines in texts]


def parsed(*texts: str) -> list[Any]:
    """What Mermaid makes of diagrams."""
    done = subprocess.run(
        ["node", str(MERMAID / "parse.mjs")],
        input=json.dumps(texts), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@with_dot
def test_graphviz_shows_every_name_as_it_is():
    svg = drawn(graphs.dot(NODES, EDGES))
    assert labels(svg, "node") == [[in_one_line(name)] for name in NODES.values()]
    assert labels(svg, "edge") == [[in_one_line(line) for line in lines] for __, ___, lines in EDGES]


@with_mermaid
def test_mermaid_shows_every_name_as_it_is():
    (found,) = parsed(graphs.mermaid(NODES, EDGES))
    assert found["names"] == [in_one_line(name) for name in NODES.values()]
    assert found["arrows"] == [
        [in_one_line(NODES[one]), in_one_line(NODES[other]), "\n".join(map(in_one_line, lines))]
        for one, other, lines in EDGES
    ]
    assert found["elements"] == 0, "a name became HTML"


@with_mermaid
def test_the_parser_refuses_what_is_wrong():
    (found,) = parsed('flowchart LR\n  n0["Sở " Y] tế"]\n')
    assert "Parse error" in found["error"]


@pytest.fixture
def flows(bh, register):
    """The arrows of a regulation by the table's answer, and its diagram."""

    def ask(slug: str, graph: str) -> tuple[set[tuple[str, str]], str]:
        call = ("flows", "-r", slug, "--as-of", "2026-11-22")
        items = bh(*call, "--format", "json").json["items"]
        run = bh(*call, "--graph", graph)
        assert (run.code, items != []) == (0, True)
        return {(item["from"], item["to"]) for item in items}, run.out

    return ask


@with_dot
@pytest.mark.parametrize("slug", sorted(CORPUS))
def test_graphviz_draws_the_flows_of(flows, slug):
    arrows, text = flows(slug, "dot")
    svg = drawn(text)
    assert len(labels(svg, "edge")) == len(arrows)
    assert len(labels(svg, "node")) == len({side for arrow in arrows for side in arrow})


@with_mermaid
def test_mermaid_reads_the_flows_of_all_five(flows):
    asked = [flows(slug, "mermaid") for slug in sorted(CORPUS)]
    for (arrows, __), found in zip(asked, parsed(*(text for __, text in asked)), strict=True):
        assert "error" not in found
        assert len(found["arrows"]) == len(arrows)
        assert len(found["names"]) == len({side for arrow in arrows for side in arrow})


# What stands in the text, with neither program at hand


@pytest.mark.parametrize(
    ("name", "mermaid", "dot"),
    [
        case("như thường", "Sở Y tế", 'n0["Sở Y tế"]', '"a" [label="Sở Y tế"];'),
        case("dấu nháy", 'Sở "A"', 'n0["Sở #quot;A#quot;"]', r'"a" [label="Sở \"A\""];'),
        case("thẻ HTML", "<b>", 'n0["#lt;b#gt;"]', '"a" [label="<b>"];'),
        case("hai dòng", "hai\n dòng", 'n0["hai dòng"]', '"a" [label="hai dòng"];'),
        case("sổ chéo", "a\\n", 'n0["a#92;n"]', r'"a" [label="a\\n"];'),
    ],
)
def test_a_name_is_written(name, mermaid, dot):
    assert f"  {mermaid}\n" in graphs.mermaid({"a": name}, [])
    assert f"  {dot}\n" in graphs.dot({"a": name}, [])


def test_the_lines_of_a_label_stay_lines():
    edge = ("a", "b", ["báo cáo", "tham mưu"])
    assert '  n0 -->|"báo cáo<br/>tham mưu"| n1\n' in graphs.mermaid({"a": "A", "b": "B"}, [edge])
    assert '  "a" -> "b" [label="báo cáo\\ntham mưu"];\n' in graphs.dot({"a": "A", "b": "B"}, [edge])


def test_nothing_to_draw():
    assert graphs.mermaid({}, []) == "flowchart LR\n"
    assert graphs.dot({}, []).startswith("digraph flows {\n")
