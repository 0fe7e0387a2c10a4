"""The documentation: everything is documented, links lead somewhere; `scripts/docs.py --check` looks at the rest."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from baohiem_cli import errors
from baohiem_cli.cli.commands import COMMANDS, module_of

pytestmark = pytest.mark.usefixtures("november")

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    page = text("docs/reference/commands.md")
    below = getattr(import_module(module_of(name)), "COMMANDS", {})
    for title in (f"## bh {name}", *(f"## bh {name} {word}" for word in below)):
        assert f"{title}\n\n```text\nCách dùng: {title.removeprefix('## ')} " in page


# Links


def anchors(page: str) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(path: Path) -> Iterator[str]:
    """The links within the project that lead nowhere."""
    page = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", page):
        if re.match(r"https?:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            yield link


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path):
    assert list(dead_links(path)) == []


def test_a_dead_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](page.md#one) [b](#two) [c](gone.md) [d](https://example.org)\n", encoding="utf-8")
    assert list(dead_links(page)) == ["#two", "gone.md"]


def test_every_page_is_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link).resolve() for link in links if ":" not in link]
    assert set(PAGES) - reached == set()


# Reference


def test_every_exit_code_is_documented():
    page = text("docs/reference/exit-codes.md")
    for error in (errors.BhError, *errors.BhError.__subclasses__()):
        assert f"| {error.exit_code} | `{error.code}` |" in page


def test_every_variable_of_the_environment_is_documented():
    page = text("docs/reference/environment.md")
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    read = {name for source in sources for name in re.findall(r'environ(?:\.get\(|\[)"(\w+)"', source)}
    assert "BH_DB" in read
    assert [name for name in sorted(read - {"LANGUAGE"}) if f"| `{name}` |" not in page] == []


KEY = "cao-nguyen/24.1@2026-H1:so-y-te"
ANSWERS = [
    ["due", "--year", "2026"],
    ["overdue"],
    ["agenda", "--agency", "syt"],
    ["status"],
    ["duties", "--agency", "syt"],
    ["show", "cao-nguyen/24.1", "--explain"],
    ["show", "cao-nguyen/1"],
    ["show", "chuong-trinh"],
    ["regulations"],
    ["targets"],
    ["agencies"],
    ["provinces"],
    ["matrix"],
    ["flows"],
    ["log"],
    ["verify"],
    ["init"],
    ["load"],
    ["check"],
    ["done", KEY, "--dry-run"],
    ["undo", "--yes"],
]
"""Calls that between them answer with every kind of item."""
FREE = {"cells"}
"""Fields whose own names are words of the answer."""


@pytest.mark.parametrize("call", ANSWERS, ids=" ".join)
def test_every_field_of_json_is_documented(bh, register, tmp_path, call):
    page = text("docs/reference/json.md")
    proof = tmp_path / "proof.txt"
    proof.write_text("", encoding="utf-8")
    if call[0] in ("log", "verify", "undo"):
        assert bh("done", KEY, "--evidence", proof, "--as-of", "2026-11-22").code == 0
    if call[0] not in ("load", "check"):
        call = [*call, "--as-of", "2026-11-22"]
    answer = bh(*call, "--format", "json").json
    assert answer["items"]
    assert sorted(name for name in fields(answer) if f"`{name}`" not in page) == []


def fields(value: object) -> set[str]:
    """The names of all fields, at any depth."""
    if isinstance(value, list):
        return {name for one in value for name in fields(one)}
    if isinstance(value, dict):
        return set(value) | fields([inner for name, inner in value.items() if name not in FREE])
    return set()


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"schema", "help"}))
def test_json_of_every_command_is_documented(name):
    assert re.search(rf"`(bh )?{name}( \w+)?`", text("docs/reference/json.md"))


# How-to and explanation


VIETNAMESE = [ROOT / "README.vi.md", DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md"))]
"""The pages that officials read."""


def foreign(page: str) -> list[str]:
    """The headings and paragraphs of a page without one Vietnamese letter, but for short ones: a command, a name."""
    prose = re.sub(r"^ *```.*?^ *```$|`[^`]*`|\]\([^)]*\)", "", page, flags=re.MULTILINE | re.DOTALL)
    parts = [part for part in re.split(r"\n{2,}|\n(?=- |\d+\. )", prose) if len(part.split()) > 4]
    return [part for part in parts if not re.search("[À-ỹ]", part)]


@pytest.mark.parametrize("path", VIETNAMESE, ids=name_of)
def test_what_officials_read_is_in_vietnamese(path):
    assert foreign(path.read_text(encoding="utf-8")) == []


def test_a_foreign_paragraph_is_found():
    page = "# Ghi nhận\n\nĐã ghi vào sổ.\n\nOne is told to record it.\n\n```sh\nbh due -a b -c d -e f\n```\n"
    assert foreign(page) == ["One is told to record it."]


def test_messages_that_the_page_of_errors_cannot_provoke_are_the_program_s_own():
    """The others are its output, which `scripts/docs.py` writes."""
    with (ROOT / "src/baohiem_cli/locale/messages.pot").open("rb") as template:
        known = [re.sub(r"\\{\d\\}", ".+", re.escape(str(message.id))) for message in read_po(template)]
    blocks = "".join(re.findall(r"^```text\n(.*?)^```$", text("docs/how-to/errors.md"), re.MULTILINE | re.DOTALL))
    shown = re.findall(r"^(?:Lỗi|Lưu ý): (.*)$", blocks, re.MULTILINE)
    assert len(shown) == 2
    assert [line for line in shown if not any(re.fullmatch(message, line) for message in known)] == []


def test_every_rule_of_deadlines_has_tests():
    rules = re.findall(r"^(\d+)\. \*\*", text("docs/explanation/deadlines.md"), re.MULTILINE)
    tests = text("tests/domain/deadlines/test_deadlines.py") + text("tests/domain/deadlines/test_keys.py")
    assert rules == [str(number) for number in range(1, 12)]
    assert [rule for rule in rules if f"def test_rule_{rule}_" not in tests] == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    rows = re.findall(r"^\| ([\w, -]+) \|", text("docs/explanation/architecture.md"), re.MULTILINE)
    explained = {package for row in rows for package in row.split(", ")}
    assert {re.split(r"[><=\[ ]", requirement)[0] for requirement in named} - explained == set()


def test_every_chore_is_documented():
    table = re.findall(r"^\| `(\w+)` \|", text("CONTRIBUTING.md"), re.MULTILINE)
    assert table == [*runpy.run_path(str(ROOT / "scripts" / "chores.py"))["CHORES"], "all"]
