"""Short ways to call the program in a process of its own, and to write data files for it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from baohiem_cli.cli.main import main
from tests.conftest import Run

Bh = Callable[..., Run]

CORPUS = {"cao-nguyen", "chuong-trinh", "lien-nganh", "ven-bien"}
"""The regulations of the made-up corpus: two provinces' rules, a programme that is over, a national text."""

SHIPPED = Path(__file__).resolve().parent.parent / "data"
"""The data that the program ships, which only tests of these data look at."""

PROGRAM = (sys.executable, Path(__file__).with_name("program.py"))

needs_true_clock = pytest.mark.skipif(
    "faketime" in os.environ.get("LD_PRELOAD", ""),
    reason="under libfaketime a wait with a limit fails, and it opens a file of its own",
)

REPORT = """
      - summary: {summary}
        lead: {lead}
        recipient: Bảo hiểm xã hội tỉnh
        kind: report
        cadence: annual
        deadlines:
          - {{quote: {quote}, rule: {rule}}}"""

HEAD = """\
id: {id}
number: {number}
title: {title}
document: Quyết định
jurisdiction: {place}
issuer: Ủy ban nhân dân tỉnh
issued: {issued}
schemes: [BHXH]
effect: {{from: {issued}, confirmed: true}}
legal_basis: []
source: Văn bản đặt ra để thử.
chapters:
  - number: Chương I
    articles: [{articles}]
provisions:
"""


def head(
    id: str,
    *articles: str,
    place: str = "Quảng Ngãi",
    number: str = "12/2024/QĐ-UBND",
    title: str = "Quyết định đặt ra để thử",
    issued: str = "2024-01-05",
) -> str:
    """A made-up regulation's file down to its provisions; the titles of its articles, of one where none is said."""
    named = ", ".join(f'{{ref: "{i}", title: {one}}}' for i, one in enumerate(articles or ("Báo cáo",), 1))
    return HEAD.format(id=id, number=number, title=title, place=place, issued=issued, articles=named)


def regulation(
    id: str = "quang-ngai",
    *rules: str,
    summary: str = "Báo cáo kết quả thực hiện.",
    quote: str = "",
    lead: str = "Sở Y tế",
    place: str = "Quảng Ngãi",
    number: str = "12/2024/QĐ-UBND",
    title: str = "Quyết định đặt ra để thử",
) -> str:
    """A regulation's file: one yearly report for each rule, under khoản 1, 2 and so on; the quote says what it says."""

    def words(rule: str) -> str:
        day = rule.partition(" ")[2].split(" ")[0]
        month, __, number = day[-5:].partition("-")
        return quote or f"trước ngày {number} tháng {month}"

    top = head(id, place=place, number=number, title=title)
    duties = (
        f'  - ref: "1.{i}"\n    duties:' + REPORT.format(summary=summary, lead=lead, quote=words(rule), rule=rule)
        for i, rule in enumerate(rules or ("before 12-10",), 1)
    )
    return top + "\n".join(duties) + "\n"


def place(folder: Path, *texts: str) -> Path:
    """A data directory with these regulations, each in a file of its id; the directory."""
    below = folder / "regulations"
    below.mkdir(parents=True, exist_ok=True)
    for text in texts:
        id = text.partition("\n")[0].removeprefix("id: ")
        (below / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder


def process(*args: object, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """`bh` as another program runs it; a variable that is None is taken away."""
    return subprocess.run([*PROGRAM, *map(str, args)], capture_output=True, check=False, env=environ(**environment))


def here(*args: object) -> Run:
    """`bh` in this process, for fixtures and helpers that stand outside a single test."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as stopped:
        patch.setattr("sys.argv", ["bh", *map(str, args)])
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        main()
    return Run(int(stopped.value.code or 0), out.getvalue(), err.getvalue())


def environ(**changes: str | None) -> dict[str, str]:
    """This environment with changes; a variable that is None is taken away."""
    return {name: value for name, value in {**os.environ, **changes}.items() if value is not None}


def nfd(text: str) -> str:
    """As macOS and some keyboards write it: every tone a character of its own."""
    return unicodedata.normalize("NFD", text)
