"""The standard streams as the program writes them: safe for a terminal, and no failure of theirs is a bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from baohiem_cli import paths
from baohiem_cli.errors import OutputLost
from baohiem_cli.i18n import system_words
from baohiem_cli.report.text import visible


class Stream:
    """A stream with something before it; whatever else is asked of it, the stream itself answers."""

    def __init__(self, stream: Any, *, closed_at_start: bool = False) -> None:
        self._stream = stream
        self.closed_at_start = closed_at_start

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Talk(Stream):
    """Standard error: what others wrote is made visible, and a stream that cannot be written to is passed over.

    Nobody could be told of that anywhere else, and the exit code still tells how the command ended. On a terminal a
    long line is broken between words, and goes on below its text.
    """

    _line = ""

    def write(self, text: str) -> int:
        """Write a text as far as that is possible; a terminal gets whole lines."""
        *lines, self._line = (self._line + visible(text)).split("\n")
        width = paths.width() if lines and self._is_terminal() else 0
        with suppress(OSError, ValueError):
            for line in lines:
                self._stream.write("\n".join(_broken(line, width)) + "\n")
        return len(text)

    def flush(self) -> None:
        """Send off what is kept back; from a stream that refuses it, take everything away."""
        try:
            self._stream.write(self._line)
            self._line = ""
            self._stream.flush()
        except (OSError, ValueError):
            discard(self._stream)

    def _is_terminal(self) -> bool:
        with suppress(OSError, ValueError, AttributeError):
            return bool(self._stream.isatty())
        return False


class Result(Stream):
    """Standard output, of text or bytes: what cannot be written is a failure with a code of its own.

    A reader that has gone stays what it is, a `BrokenPipeError`: typer and `cli/main.py` know it.
    """

    @property
    def buffer(self) -> Result:
        """The same for bytes."""
        return Result(self._stream.buffer)

    def write(self, written: str | bytes) -> int:
        """Write text or bytes. Raises OutputLost."""
        with _lost():
            self._stream.write(written)
        return len(written)

    def flush(self) -> None:
        """Send off what is kept back. Raises OutputLost."""
        with _lost():
            self._stream.flush()


@contextmanager
def guarded() -> Iterator[None]:
    """Stand before the standard streams, while the program runs."""
    before = sys.stdin, sys.stdout, sys.stderr
    _fill_numbers()
    with ExitStack() as opened:

        def stream(number: int, mode: str) -> Any:
            return before[number] or opened.enter_context(Path(os.devnull).open(mode, encoding="utf-8"))

        sys.stdin = stream(0, "r")
        sys.stdout = Result(stream(1, "w"), closed_at_start=before[1] is None)
        sys.stderr = Talk(stream(2, "w"), closed_at_start=before[2] is None)
        try:
            yield
        finally:
            sys.stderr.flush()
            sys.stdin, sys.stdout, sys.stderr = before


def discard(stream: Any) -> None:
    """Let what a stream still keeps go nowhere: Python would complain of it at the very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _fill_numbers() -> None:
    """Occupy the numbers of streams that were closed: the database would be opened under one of them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(system_words(error)) from error


def _broken(line: str, width: int) -> list[str]:
    if not 0 < width < len(line):
        return [line]
    from baohiem_cli.report.layout import hanging  # for a long line on a terminal only

    return hanging(line, width)
