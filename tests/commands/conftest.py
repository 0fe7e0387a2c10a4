from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from baohiem_cli import clock
from tests.commands.office import model, office, offices, turn  # noqa: F401 # fixtures
from tests.running import place


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """It is 22/11/2026, at noon in Hà Nội."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 22, 5, tzinfo=UTC))


@pytest.fixture
def own(register: Path, tmp_path: Path, monkeypatch):
    """Put regulations of the test's own beside the shipped ones, as a user's data directory; gives the directory."""

    def put(*texts: str) -> Path:
        folder = place(tmp_path / "own", *texts)
        monkeypatch.setenv("BH_DATA", str(folder))
        return folder

    return put
