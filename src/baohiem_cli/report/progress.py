"""A bar on a terminal's standard error while long work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

PATIENCE = 1.0
"""Seconds before a bar is shown: what is done by then needs none."""


@contextmanager
def bar(name: str, number: int) -> Iterator[Callable[[], None]]:
    """Show the work while it lasts, and leave nothing of it on the screen."""
    begun, steps = time.monotonic(), 0
    with ExitStack() as shown:
        advance: Callable[[int], None] | None = None

        def done() -> None:
            nonlocal steps, advance
            steps += 1
            if advance is not None:
                advance(1)
            elif time.monotonic() - begun >= PATIENCE:
                advance = _started(shown, name, number)
                advance(steps)

        yield done


def _started(shown: ExitStack, name: str, number: int) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = shown.enter_context(Progress(*columns, console=Console(file=sys.stderr), transient=True))
    task = progress.add_task(name, total=number)
    return lambda many: progress.advance(task, many)
