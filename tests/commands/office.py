"""An office with a database and a calendar of its own, and a small regulation to keep a ledger about."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from baohiem_cli import clock
from baohiem_cli.app.register import opened
from baohiem_cli.store import settings, sqlite
from tests.conftest import Run, freeze
from tests.domain.making import D
from tests.running import Bh, head, place

MODEL = (
    head("mau", "Báo cáo", "Đột xuất", "Chỉ tiêu", place="Toàn quốc", number="01/2020/QĐ-UBND", issued="2020-01-02")
    + """\
  - ref: "1.1"
    duties:
      - summary: Báo cáo năm.
        lead: [Sở Y tế, Sở Tài chính]
        recipient: Văn phòng UBND tỉnh
        kind: report
        cadence: annual
        deadlines: [{quote: trước ngày 20 tháng 12, rule: before 12-20}]
  - ref: "1.2"
    duties:
      - summary: Báo cáo quý.
        lead: [Sở Y tế, Sở Tài chính]
        kind: report
        cadence: quarterly
        deadlines: [{quote: trước ngày 05 của tháng đầu quý sau, rule: before day 5 of month+1}]
  - ref: "1.3"
    duties:
      - summary: Lập kế hoạch chung.
        lead: [Sở Y tế, Sở Tài chính]
        kind: plan
        cadence: annual
        performed: together
        deadlines: [{quote: hằng năm}]
  - ref: "1.4"
    duties:
      - summary: Gửi số liệu cho Sở Y tế.
        lead: Sở Tài chính
        recipient: Sở Y tế
        kind: information
        cadence: semiannual
        deadlines: [{quote: định kỳ 6 tháng}]
  - ref: "2.1"
    duties:
      - summary: Báo cáo đột xuất.
        lead: [Sở Y tế, Sở Tài chính]
        kind: report
        cadence: on_event
        trigger: khi có yêu cầu
  - ref: "2.2"
    duties:
      - summary: Họp đột xuất.
        lead: [Sở Y tế, Sở Tài chính]
        kind: meeting
        cadence: on_event
        performed: together
        trigger: khi cần thiết
  - ref: "2.3"
    duties:
      - summary: Cung cấp số liệu.
        lead: Sở Y tế
        recipient: Sở Tài chính
        kind: information
        cadence: none
        undated: theo định kỳ
  - ref: "3"
    targets:
      - {id: bhyt-2026, indicator: Tỷ lệ tham gia BHYT, group: dân số, unit: '% dân số', value: 94.3, year: 2026}
      - {id: bhxh-2026, indicator: Số người tham gia BHXH, unit: người, value: 1250000, year: 2026}
"""
)
"""In 2026 falls due: 1.1 on 19/12; 1.2 on 4/1, 4/4, 4/7, 4/10 (Q4 on 4/1/2027); 1.3 on 31/12; 1.4 on 30/6, 31/12."""

TRACK_FROM = "2026-01-01"
TODAY = "2026-11-22"
YEARLY, QUARTERLY, JOINT, AWAITED = "mau/1.1", "mau/1.2", "mau/1.3", "mau/1.4"
ANNUAL = f"{YEARLY}@2026:so-y-te"
OTHER = f"{YEARLY}@2026:so-tai-chinh"
PLAN = f"{JOINT}@2026"


def quarter(period: str, agency: str = "so-y-te") -> str:
    """The key of a quarterly report."""
    return f"{QUARTERLY}@{period}:{agency}"


@dataclass
class Office:
    """One database, a data directory, and the day on which commands run."""

    bh: Bh
    db: Path
    data: Path
    turn: Callable[[str], None]

    def run(self, *args: object, day: str = TODAY) -> Run:
        """One command on a day."""
        self.turn(day)
        return self.bh(*args, "--db", self.db, "--data", self.data)

    def answer(self, *args: object, day: str = TODAY) -> Any:
        """The JSON envelope of a command that succeeds."""
        run = self.run(*args, "--format", "json", day=day)
        assert (run.code, run.err) == (0, ""), run.err
        return run.json

    def items(self, *args: object, day: str = TODAY) -> list[Any]:
        """The items of that answer."""
        return self.answer(*args, day=day)["items"]

    def examined(self, *args: object, day: str = TODAY) -> tuple[int, list[Any]]:
        """The exit code of the doctor or of `bh verify`, and what they found."""
        run = self.run(*(args or ("doctor",)), "--format", "json", day=day)
        return run.code, run.json["items"]

    def keys(self, *args: object, day: str = TODAY) -> list[str]:
        """The keys of those items."""
        return [item["key"] for item in self.items(*args, day=day)]

    def overdue(self, day: str, *args: object) -> list[str]:
        """What is overdue on a day, of the model regulation."""
        return self.keys("overdue", "-r", "mau", *args, day=day)

    def standing(self, key: str, day: str = TODAY) -> Any:
        """The item of an occurrence as it stands on a day; it is due in 2026 or 2027, or extended into them."""
        found = self.items("due", "-r", "mau", "--from", "2026-01-01", "--to", "2027-12-31", day=day)
        (one,) = [item for item in found if item["key"] == key]
        return one

    def state(self, key: str, day: str = TODAY) -> str:
        """Its state alone."""
        return self.standing(key, day)["state"]

    def undo(self, day: str = TODAY) -> list[Any]:
        """Take the last command back; what was recorded for that."""
        run = self.run("undo", "--yes", "--format", "json", day=day)
        assert run.code == 0, run.err
        return list(run.json["items"])

    def log(self, *keys: str) -> list[Any]:
        """Every event, or those on these keys."""
        return self.items("log", *keys, "--limit", 10_000)


FORMS = Path(__file__).parent.parent / "forms" / "tay-bac.yaml"
"""A regulation with a duty for every form of a deadline; no part of the corpus, which other tests count."""


@pytest.fixture(scope="session")
def model(corpus_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A database with the model regulation in it, and its data directory; copy the one, leave the other."""
    return _made(corpus_register, tmp_path_factory.mktemp("model"), MODEL)


@pytest.fixture(scope="session")
def model_of_forms(corpus_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same with the regulation of forms beside it."""
    return _made(corpus_register, tmp_path_factory.mktemp("forms"), MODEL, FORMS.read_text(encoding="utf-8"))


def _made(corpus_register: Path, root: Path, *texts: str) -> tuple[Path, Path]:
    data = place(root / "data", *texts)
    db = root / "bh.db"
    shutil.copy(corpus_register, db)
    with opened(db, data) as register:
        assert register.notices == ()
        with sqlite.transaction(register.db):
            settings.write(register.db, settings.TRACK_FROM, TRACK_FROM)
    return db, data


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Turn the clock to the morning of a day; each command takes a second."""
    seconds = count()

    def to(day: str) -> None:
        moment = datetime.combine(D(day), time(9), clock.VIETNAM) + timedelta(seconds=next(seconds))
        freeze(monkeypatch, moment.astimezone(UTC))

    monkeypatch.setenv("BH_USER", "Lan")
    to(TODAY)
    return to


@pytest.fixture
def offices(bh: Bh, model: tuple[Path, Path], tmp_path: Path, turn: Callable[[str], None]) -> Callable[[str], Office]:
    """Make offices that share a data directory and nothing else."""

    def make(name: str) -> Office:
        db = tmp_path / f"{name}.db"
        shutil.copy(model[0], db)
        return Office(bh, db, model[1], turn)

    return make


@pytest.fixture
def office(offices: Callable[[str], Office]) -> Office:
    """One office."""
    return offices("bh")


@pytest.fixture
def busy(office: Office) -> Office:
    """An office at the end of a year: of 13 occurrences 3 are done, 2 done late, 1 waived, 1 refused."""
    office.run("done", quarter("2025-Q4"), day="2026-01-04")
    office.run("done", quarter("2026-Q1"), day="2026-04-05")
    office.run("done", quarter("2026-Q1", "so-tai-chinh"), day="2026-04-04")
    office.run("waive", quarter("2026-Q2"), "--reason", "…", day="2026-07-01")
    office.run("refuse", quarter("2026-Q3"), "--reason", "…", day="2026-10-01")
    office.run("done", ANNUAL, day="2026-12-19")
    office.run("done", OTHER, day="2026-12-20")
    return office


@pytest.fixture
def forms(bh: Bh, model_of_forms: tuple[Path, Path], tmp_path: Path, turn: Callable[[str], None]) -> Office:
    """An office that has the regulation of forms too."""
    db = tmp_path / "forms.db"
    shutil.copy(model_of_forms[0], db)
    return Office(bh, db, model_of_forms[1], turn)
