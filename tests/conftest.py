"""What every test stands on: no real home, one language and width, one register of the shipped data."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("steady", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")
"""`pytest --hypothesis-profile explore` looks for new counterexamples; the usual run always tries the same ones."""


@pytest.fixture(scope="session", autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A machine of its own for the tests: nothing of the user's is read or written."""
    root = tmp_path_factory.mktemp("machine")
    homes = "HOME USERPROFILE XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME LOCALAPPDATA APPDATA BH_DATA"
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("BH_", "XDG_"))]:
            patch.delenv(name)
        for name in homes.split():
            (root / name).mkdir()
            patch.setenv(name, str(root / name))
        patch.setenv("BH_DB", str(root / "bh.db"))
        patch.setenv("LANGUAGE", "vi")
        patch.setenv("COLUMNS", "80")
        patch.setenv("NO_COLOR", "1")
        yield root


@dataclass(frozen=True)
class Run:
    """What one call of `bh` left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def bh(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Call the program as a user does, in this process: `bh("due", "--month", 12)`."""
    from baohiem_cli.cli.main import main

    def run(*args: object) -> Run:
        capsys.readouterr()
        with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as stopped:
            patch.setattr("sys.argv", ["bh", *map(str, args)])
            main()
        out, err = capsys.readouterr()
        return Run(int(stopped.value.code or 0), out, err)

    return run


@pytest.fixture(scope="session")
def shipped_register(elsewhere: Path) -> Path:
    """A database that holds the shipped data, built once; copy it before writing to it."""
    from baohiem_cli.app.register import opened

    path = elsewhere / "shipped.db"
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
