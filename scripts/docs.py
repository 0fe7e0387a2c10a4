"""Write what the documentation takes from the program: whole reference pages, and the output shown on every page.

    python scripts/docs.py            write it
    python scripts/docs.py --check    only tell which pages are out of date, with exit code 1

On any page a block marked `console` holds commands (`$ bh ...`) with what a terminal of 100 columns shows: the output
is written here, so it is always true. The commands of a page run one after the other in a directory of its own, on a
database that tracks from 1 January 2026. A `yaml` block that begins with `# file: NAME` is first written there as that
file. So that a page does not change by itself, the clock stands still on TODAY, ids are counted, and a command whose
answer depends on the day says `--as-of`, so that a reader gets the same answer.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from functools import cache, partial
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import data_format

from baohiem_cli import clock
from baohiem_cli.cli import main as program
from baohiem_cli.cli.commands import COMMANDS, module_of
from baohiem_cli.errors import BhError
from baohiem_cli.store.ledger import sqlite as ledger

ROOT = Path(__file__).resolve().parent.parent
COMMANDS_PAGE = "docs/reference/commands.md"
DATA_FORMAT_PAGE = "docs/reference/data-format.md"
DATABASE = "bh.db"
TODAY = datetime(2026, 11, 22, 5, tzinfo=UTC)
"""Noon in Hà Nội of the day on which all examples run."""

CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```yaml\n(# file: (\S+)\n.*?)^```$", re.MULTILINE | re.DOTALL)

COMMANDS_INTRODUCTION = """\
# Commands

What each command prints with `--help`, written by `python scripts/docs.py`. The program speaks Vietnamese. Options
that several commands share mean the same everywhere; see also [environment](environment.md),
[exit codes](exit-codes.md) and [JSON](json.md).
"""


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a page is out of date")
    only_check = parser.parse_args().check
    due = [(path, text) for path, text in pages() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path, text in due:
        if only_check:
            print(f"{path.relative_to(ROOT)}: out of date; run python scripts/docs.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if only_check and due else 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every page, with the text that it should have."""
    generated = {ROOT / COMMANDS_PAGE: commands_page, ROOT / DATA_FORMAT_PAGE: data_format.page}
    written = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    makers = generated | {path: partial(with_output, path) for path in written if path not in generated}
    with ProcessPoolExecutor() as workers:
        yield from zip(makers, workers.map(made, makers.values()), strict=True)


def made(page: Callable[[], str]) -> str:
    """The text of a page, by its maker."""
    return page()


def commands_page() -> str:
    """The help of the program and of each of its commands."""
    sections = (f"## {' '.join(('bh', *words))}\n\n```text\n{help_of(*words)}```\n" for words in [(), *commands()])
    return "\n".join([COMMANDS_INTRODUCTION, *sections])


def commands() -> Iterator[tuple[str, ...]]:
    """Every command, and those of a group (`bh ledger export`) after it."""
    for name in COMMANDS:
        yield (name,)
        below = getattr(import_module(module_of(name)), "COMMANDS", {})
        yield from ((name, word) for word in below)


def with_output(path: Path) -> str:
    """The page, with the output of its commands as it is now."""
    page = path.read_text(encoding="utf-8")
    if not CONSOLE.search(page):
        return page
    ids = count(1)
    with TemporaryDirectory() as folder, patch.object(ledger, "new_id", lambda: _id(next(ids))):
        for text, name in FILE.findall(page):
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        Path(folder, DATABASE).write_bytes(_register())
        return CONSOLE.sub(lambda block: _session(block[0], Path(folder)), page)


def _id(number: int) -> str:
    return f"{number:08x}-0000-7000-8000-{number:012x}"


def _session(block: str, folder: Path) -> str:
    """One block: each of its commands with its output; `$ echo $?` shows the exit code of the one before."""
    shown: list[str] = []
    code = 0
    for command in re.findall(r"^\$ (.*)\n", block, re.MULTILINE):
        if command == "echo $?":
            output = f"{code}\n"
        else:
            _program, *args = shlex.split(command)
            code, output = run(*args, *_as_on_a_terminal(args), folder=folder)
            if code == BhError.exit_code:
                sys.exit(f"a bug, not an answer: {command}\n{output}")
        shown.append(f"$ {command}\n{output}")
    return "".join(shown)


def _as_on_a_terminal(args: list[str]) -> list[str]:
    chosen = {"--format", "-f", "--help"} & set(args)
    return ["--format", "table"] if not chosen and "--format" in help_of(args[0]) else []


@cache
def _register() -> bytes:
    """A database with the shipped data that tracks from a fixed day, built once for all pages."""
    with TemporaryDirectory() as folder:
        run("init", "--track-from", "2026-01-01", folder=Path(folder))
        return Path(folder, DATABASE).read_bytes()


@cache
def help_of(*command: str) -> str:
    """The help of a command on a terminal of 80 columns."""
    return called(*command, "--help", environment=_environment(ROOT, 80))[1]


def run(*args: str, folder: Path) -> tuple[int, str]:
    """Exit code and output of one call of the program in a folder, on a terminal of 100 columns."""
    with chdir(folder):
        code, output = called(*args, environment=_environment(folder, 100))
    return code, output.replace(f"{folder.resolve()}{os.sep}", "")


def called(*args: str, environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of one call of the program, in this process."""
    said = io.StringIO()
    with (
        patch.dict(os.environ, environment, clear=True),
        patch.object(clock, "now", lambda: TODAY),
        patch.object(sys, "argv", ["bh", *args]),
        patch.object(sys, "stdin", io.StringIO()),
        redirect_stdout(said),
        redirect_stderr(said),
    ):
        try:
            program.main()
        except SystemExit as stopped:
            return int(stopped.code or 0), said.getvalue()
    raise AssertionError("the program always exits")


def _environment(folder: Path, columns: int) -> dict[str, str]:
    """An environment with nothing of the user's in it."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("BH_", "XDG_"))}
    home = {"HOME": str(folder), "BH_DB": str(folder / DATABASE), "BH_USER": "tester"}
    return quiet | home | {"COLUMNS": str(columns), "NO_COLOR": "1"}


if __name__ == "__main__":
    sys.exit(main())
