"""Here the data are those that the program ships: what they say is held against their texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import freeze, lay_data
from tests.running import SHIPPED

DAY = "2026-11-22"


@pytest.fixture(scope="module", autouse=True)
def shipped_data() -> Iterator[Path]:
    """The shipped data in their place again, on a day of which the expectations are told."""
    with pytest.MonkeyPatch.context() as patch:
        freeze(patch, DAY)
        lay_data(patch, SHIPPED)
        yield SHIPPED


@pytest.fixture(scope="session")
def shipped_register(elsewhere: Path) -> Path:
    """A database that holds the shipped data, built once; copy it before writing to it."""
    from baohiem_cli.app.register import opened

    path = elsewhere / "shipped.db"
    with pytest.MonkeyPatch.context() as patch:
        lay_data(patch, SHIPPED)
        with opened(path, None):
            pass
    return path


@pytest.fixture
def register(shipped_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of the test's own, with the shipped data in it; `bh` uses it."""
    path = tmp_path / "bh.db"
    shutil.copy(shipped_register, path)
    monkeypatch.setenv("BH_DB", str(path))
    return path
