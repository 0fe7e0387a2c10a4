"""One process of the robustness tests: `bh` that dies, or finds no room, at a chosen moment.

python dying.py statement WORDS N ARG...   killed when the N-th statement beginning with WORDS is about to run
python dying.py answer "" 1 ARG...         killed when it is about to print its answer
python dying.py byte "" N ARG...           killed by the system when a file would grow beyond N bytes
python dying.py room "" N ARG...           no file can grow beyond N bytes: the disk is full
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path

from baohiem_cli.cli.main import main
from baohiem_cli.commands.common import output
from baohiem_cli.store import sqlite


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def on_statement(words: str, number: int) -> None:
    """Die before the N-th such statement of any connection of this process."""
    original, seen = sqlite3.connect, 0

    def trace(statement: str) -> None:
        nonlocal seen
        seen += statement.lstrip().startswith(words)
        if seen == number:
            die()

    def connect(path: Path, *args: object, **named: object) -> sqlite3.Connection:
        opened = original(path, *args, **named)
        opened.set_trace_callback(trace)
        return opened

    sqlite.sqlite3.connect = connect


def no_room(number: int, *, deadly: bool) -> None:
    """No file may grow beyond so many bytes."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if deadly else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from program import take_over

    take_over()
    mode, words, number, *args = sys.argv[1:]
    if mode == "statement":
        on_statement(words, int(number))
    elif mode == "answer":
        output.emit = die
    else:
        no_room(int(number), deadly=mode == "byte")
    sys.argv = ["bh", *args]
    main()
