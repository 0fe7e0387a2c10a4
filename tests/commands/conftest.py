from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.office import busy, forms, model, model_of_forms, office, offices, turn  # noqa: F401 # fixtures
from tests.conftest import freeze
from tests.running import place


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """It is 22/11/2026, at noon in Hà Nội."""
    freeze(monkeypatch, "2026-11-22")


@pytest.fixture
def own(register: Path, tmp_path: Path, monkeypatch):
    """Put regulations of the test's own beside those of the corpus, as a user's data directory; gives the directory."""

    def put(*texts: str) -> Path:
        folder = place(tmp_path / "own", *texts)
        monkeypatch.setenv("BH_DATA", str(folder))
        return folder

    return put
