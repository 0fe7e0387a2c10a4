"""How far long work is, told to whoever watches; nobody does but a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Begins to show work by its name and its number of steps; what it gives is called after each step."""

_watches: list[Watch] = []


def watch_by(watch: Watch) -> None:
    """Let this one show the work from now on."""
    _watches[:] = [watch]


def steps(items: Iterable[T], name: str, number: int) -> Iterator[T]:
    """The same items; each is a step of the work, done when the next one is asked for."""
    if not _watches:
        yield from items
        return
    with _watches[0](name, number) as done:
        for item in items:
            yield item
            done()
