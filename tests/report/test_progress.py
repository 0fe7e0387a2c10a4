"""The bar on standard error: only for work that lasts, and nothing of it stays."""

from __future__ import annotations

import io
import sys

from baohiem_cli.report import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, seconds):
    """What stands on a terminal after five steps of as many seconds."""
    terminal, clock = Terminal(), iter(range(0, 1000, seconds))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.bar("Đọc văn bản [x]", 5) as done:
        for _step in range(5):
            done()
    return terminal.getvalue()


def test_short_work_shows_nothing(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 1e9)
    assert shown(monkeypatch, 1) == ""


def test_long_work_shows_how_far_it_is_and_leaves_nothing(monkeypatch):
    monkeypatch.setattr(progress, "_started", lambda stack, name, number: marks.append)
    marks = []
    assert shown(monkeypatch, 1) == ""
    assert sum(marks) == 5


def test_what_is_shown_is_taken_away_again(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with progress.bar("Đọc văn bản [x]", 2) as done:
        done()
        done()
    said = terminal.getvalue()
    assert "Đọc văn bản [x]" in said
    assert said.endswith("\x1b[2K")
