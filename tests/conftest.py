"""What every test stands on: no real home, no real day, one language and width, a register of the made-up corpus."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from baohiem_cli import clock, paths
from tests.hubs import Cluster, Hub, made, running

settings.register_profile("steady", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")
"""`pytest --hypothesis-profile explore` looks for new counterexamples; the usual run always tries the same ones."""


TODAY = os.environ.get("BH_TEST_TODAY", "2026-11-22")
"""The day on which the suite runs. What a test expects of a certain day it says itself: any day here will do."""

BEGUN = "2026-11-22"
"""The day on which the tests' register was made, and with it the year from whose beginning it tracks."""

CORPUS_DATA = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session", autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A machine of its own for the tests: nothing of the user's is read or written, the clock stands still.

    The data of the program are the corpus, so that a regulation can be added without breaking a test of behaviour.
    """
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
        patch.setenv("BH_PAGER", "cat")
        freeze(patch, TODAY)
        lay_data(patch, CORPUS_DATA)
        yield root


def freeze(patch: pytest.MonkeyPatch, day: str | datetime) -> None:
    """Stop the clock, also for processes that are started: at noon in Hà Nội of a day, or at a moment."""
    moment = day if isinstance(day, datetime) else datetime.fromisoformat(f"{day}T05:00:00+00:00")
    patch.setattr(clock, "now", lambda: moment)
    patch.setenv("BH_TEST_NOW", moment.isoformat())


def lay_data(patch: pytest.MonkeyPatch, data: Path) -> None:
    """Let a directory stand for the data of the program, also for processes that are started."""
    patch.setattr(paths, "shipped_data", lambda: data)
    patch.setenv("BH_TEST_DATA", str(data))


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
def corpus_register(elsewhere: Path) -> Path:
    """A database that holds the corpus and began on BEGUN, built once; copy it before writing to it."""
    from baohiem_cli.app.register import opened

    path = elsewhere / "corpus.db"
    with pytest.MonkeyPatch.context() as patch:
        freeze(patch, BEGUN)
        with opened(path, None):
            pass
    return path


@pytest.fixture
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 22/11/2026: for tests whose expectation hangs on that day."""
    freeze(monkeypatch, "2026-11-22")


@pytest.fixture
def register(corpus_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of the test's own, with the corpus in it; `bh` uses it."""
    path = tmp_path / "bh.db"
    shutil.copy(corpus_register, path)
    monkeypatch.setenv("BH_DB", str(path))
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """PostgreSQL, started once for each process of the tests that needs it."""
    with running() as found:
        yield found


@pytest.fixture
def hub(cluster: Cluster) -> Hub:
    """A hub of the test's own."""
    return made(cluster)
