"""One process of the robustness tests: calls the program as `bh` does, and stands still where it is to be killed.

    python driver.py record FILE            `bh done` for each key of a file; prints each one that was acknowledged
    python driver.py hold FUNCTION ARG...   `bh ARG...`; stands still after one of FUNCTIONS
    python driver.py later MOMENT ARG...    `bh ARG...` of a later program, whose ledger has a second, large migration
    python driver.py full ARG...            `bh ARG...` on a disk without room: the database cannot grow by one page

A process that stands still has printed `holding` and goes on when it reads a byte.
"""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from baohiem_cli.cli.main import main
from baohiem_cli.store import copies, sqlite
from baohiem_cli.store.ledger import rows
from baohiem_cli.store.ledger import sqlite as ledger

AS_OF = "2041-01-01"
LATER_ROWS = 40_000
"""What the second migration inserts: more than SQLite keeps in memory before the end of a transaction."""
FUNCTIONS: dict[str, tuple[Any, str]] = {
    "insert": (rows, "insert"),
    "count": (ledger.SqliteLedger, "count"),
    "last_batch": (ledger.SqliteLedger, "last_batch"),
    "prepare": (ledger, "prepare"),
    "version_of": (ledger, "version_of"),
    "backup": (copies, "backup"),
    "restore": (copies, "restore"),
}
"""Where a process can stand still: after the first return of one of these."""
MOMENTS = {"asked": "version_of", "copied": "backup", "finished": "prepare"}
"""Moments of a migration, and the functions that end then."""


def bh(args: Sequence[str]) -> int:
    """One call of the program; its exit code."""
    sys.argv = ["bh", *args]
    try:
        main()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    raise AssertionError("the program always exits")


def tell(word: str) -> None:
    """One line to the test, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def stand_still() -> None:
    """Tell, and wait."""
    tell("holding")
    os.read(0, 1)


def record(file: str) -> int:
    """Record each key by a command of its own; only what was acknowledged is printed."""
    from baohiem_cli.commands.record import done  # noqa: F401 - all processes start with the same work behind them

    stand_still()
    code = 0
    for key in Path(file).read_text(encoding="utf-8").splitlines():
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            one = bh(["done", key, "--by", "thử"])
        code = one or code
        if not one:
            tell(key)
    return code


def hold(function: str, *args: str) -> int:
    """Stand still when a function of the ledger has done its work."""
    stand_still_after(function)
    return bh(args)


def stand_still_after(function: str) -> None:
    """Stand still when a function of the ledger returns for the first time."""
    home, name = FUNCTIONS[function]
    original = getattr(home, name)

    def longer(*args: Any, **named: Any) -> Any:
        result = original(*args, **named)
        setattr(home, name, original)
        stand_still()
        return result

    setattr(home, name, longer)


def later(moment: str, *args: str) -> int:
    """Be the next version of the program; `moment` is when to stand still: one of MOMENTS, `halfway`, or `never`."""
    from baohiem_cli.store.ledger import migrations

    ledger.VERSION = 3

    @migrations.LEDGER()
    def m003_large(db: Any) -> None:
        db.conn.execute("CREATE TABLE later (number INTEGER PRIMARY KEY, words TEXT NOT NULL)")
        db.conn.execute("ALTER TABLE event ADD COLUMN later TEXT")
        for number in range(LATER_ROWS):
            db.conn.execute("INSERT INTO later VALUES (?, ?)", (number, f"{number} " * 20))
            if moment == "halfway" and number == LATER_ROWS // 2:
                stand_still()

    if moment in MOMENTS:
        stand_still_after(MOMENTS[moment])
    return bh(args)


def full(*args: str) -> int:
    """Let no database grow."""
    original = sqlite.connect

    def connect(path: Path) -> sqlite3.Connection:
        database = original(path)
        database.execute("PRAGMA max_page_count = 1")  # SQLite takes the size that it has, where that is more
        return database

    sqlite.connect = connect
    return bh(args)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from program import take_over

    take_over()
    sys.exit({"record": record, "hold": hold, "later": later, "full": full}[sys.argv[1]](*sys.argv[2:]))
