"""A machine for the fuzzers: a home, a day, data and a program that are called in this process."""

from __future__ import annotations

import errno
import io
import itertools
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from baohiem_cli import clock, paths
from baohiem_cli.cli import failure
from baohiem_cli.cli.main import main
from baohiem_cli.files import yaml_reader
from baohiem_cli.store.ledger import sqlite as ledger

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)


class Hang(BaseException):
    """A case that takes too long; no handler of the program may take it for a failure of its own."""


class Run(NamedTuple):
    """One call of the program; `bug` is where in the program an unexpected exception came from."""

    code: int
    out: str
    err: str
    bug: str = ""


class _Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def _read(written: bytes) -> str:
    """What a terminal would have got; a workbook is for no terminal."""
    return "" if written.startswith(b"PK\x03\x04") else written.decode()


class _Full(io.BytesIO):
    """A device without room."""

    def write(self, __: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def stage(folder: Path) -> Iterator[None]:
    """Work in a folder, on a fixed day, with ids that are the same in every run; all is put back at the end."""
    environment, place = dict(os.environ), Path.cwd()
    kept = clock.now, paths.shipped_data, ledger.new_id, yaml_reader.parse
    for name in [name for name in os.environ if name.startswith(("BH_", "XDG_"))]:
        del os.environ[name]
    os.environ |= {"HOME": str(folder), "COLUMNS": "80", "NO_COLOR": "1", "BH_USER": "văn thư"}
    number = itertools.count(1)
    clock.now = lambda: NOW
    ledger.new_id = lambda: f"019f0000-0000-7000-8000-{next(number):012x}"
    yaml_reader.parse = lru_cache(32)(yaml_reader.parse)  # all files but one are the same in every case
    os.chdir(folder)
    try:
        yield
    finally:
        clock.now, paths.shipped_data, ledger.new_id, yaml_reader.parse = kept
        os.chdir(place)
        os.environ.clear()
        os.environ.update(environment)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Hang in what takes longer."""

    def stop(__: int, frame: FrameType | None) -> None:
        raise Hang(_place(traceback.extract_stack(frame)))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def bh(*args: str, environment: Mapping[str, str] | None = None, stdin: str | None = "", stdout: str = "") -> Run:
    """One call of the program. `stdin` None is closed, one that begins with `tty:` is somebody who answers so.

    `stdout` is `closed`, `full`, or a pipe that is read.
    """
    streams, argv, before = (sys.stdin, sys.stdout, sys.stderr), sys.argv, dict(os.environ)
    out, err = io.BytesIO(), io.BytesIO()
    found: list[str] = []
    report = failure.bug

    def noted(error: Exception, call: Any) -> int:
        found.append(f"{type(error).__name__} {_place(traceback.extract_tb(error.__traceback__))}")
        return report(error, call)

    failure.bug = noted
    os.environ |= environment or {}
    sys.argv = ["bh", *args]
    sys.stdin = _stdin(stdin)
    sys.stdout = None if stdout == "closed" else _text(_Full() if stdout == "full" else out)
    sys.stderr = _text(err)
    written = sys.stdout, sys.stderr
    try:
        code = _code(found)
        for stream in written:
            if stream is not None and stdout != "full":
                stream.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.argv, failure.bug = argv, report
        os.environ.clear()
        os.environ.update(before)
    return Run(code, _read(out.getvalue()), err.getvalue().decode(), "; ".join(found))


def place_of(error: BaseException) -> str:
    """Where in the program an exception came from."""
    return _place(traceback.extract_tb(error.__traceback__))


def use_data(folder: Path) -> None:
    """Let a directory stand for the data of the program."""
    paths.shipped_data = lambda: folder


def _code(found: list[str]) -> int:
    try:
        main()
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
    except Exception as error:
        found.append(f"not caught: {type(error).__name__} {_place(traceback.extract_tb(error.__traceback__))}")
    return 1


def _text(stream: Any) -> Any:
    return io.TextIOWrapper(stream, encoding="utf-8", errors="strict")


def _stdin(given: str | None) -> Any:
    if given is None:
        return None
    return _Terminal(given.removeprefix("tty:")) if given.startswith("tty:") else io.StringIO(given)


def _place(frames: Sequence[traceback.FrameSummary]) -> str:
    ours = [frame for frame in frames if "baohiem_cli" in Path(frame.filename).parts]
    last = ours[-1] if ours else frames[-1]
    parts = Path(last.filename).parts
    where = "/".join(parts[parts.index("baohiem_cli") + 1 :] if "baohiem_cli" in parts else parts[-2:])
    return f"{where}:{last.lineno} {last.name}"
