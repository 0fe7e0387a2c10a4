"""Long work tells how far it is to whoever watches, and is the same work where nobody does."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from baohiem_cli import progress


@pytest.fixture
def told(monkeypatch):
    """What a watcher is told."""
    seen = []
    monkeypatch.setattr(progress, "_watches", [])

    @contextmanager
    def watch(name, number):
        seen.append((name, number))
        yield lambda: seen.append("done")
        seen.append("end")

    progress.watch_by(watch)
    return seen


def test_nobody_need_watch():
    assert list(progress.steps(iter("abc"), "Đọc", 3)) == ["a", "b", "c"]


def test_each_step_is_told_when_the_next_is_asked_for(told):
    found = progress.steps("ab", "Đọc", 2)
    assert next(found) == "a"
    assert told == [("Đọc", 2)]
    assert list(found) == ["b"]
    assert told == [("Đọc", 2), "done", "done", "end"]


def test_work_that_is_given_up_ends_what_is_shown(told):
    found = progress.steps("ab", "Đọc", 2)
    next(found)
    found.close()
    assert told[-1] == ("Đọc", 2)
