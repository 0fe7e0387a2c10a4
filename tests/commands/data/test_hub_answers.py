"""What the hub answers in SQL is what `bh` answers on one merged ledger."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.hubs import Cluster, Hub, made
from tests.ledgers import query
from tests.running import here

AS_OF = "2026-11-22"
STATUS = ("status", "--by", "province", "--year", 2026, "--as-of", AS_OF, "--format", "json")
COUNTS = ("name", "total", "done", "done_late", "open", "overdue", "waived", "refused")

step = st.tuples(
    st.sampled_from(["done", "done", "extend", "waive", "refuse", "undo", "foreign undo", "rekey", "restore"]),
    st.integers(0, 1),
    st.integers(0, 999),
    st.integers(1, 28),
    st.integers(1, 11),
)


@pytest.fixture(scope="module")
def keys(corpus_register: Path) -> list[str]:
    run = here("due", "--year", 2026, "--all", "--as-of", AS_OF, "--format", "json", "--db", corpus_register)
    return [one["key"] for one in run.json["items"]]


def counts(run) -> list[dict]:
    assert run.code == 0, run.err
    return [{name: one[name] for name in COUNTS} for one in run.json["items"]]


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(st.lists(step, max_size=14))
def test_the_same_numbers_as_on_one_merged_ledger(corpus_register: Path, cluster: Cluster, keys, steps):
    hub = made(cluster)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        desks = [Path(folder) / f"{number}.db" for number in range(2)]
        for number, db in enumerate(desks):
            shutil.copy(corpus_register, db)
            assert here("note", keys[0], "mở sổ", "--db", db).code == 0
            ((origin,),) = query(db, "SELECT origin FROM event")
            hub.enrol(f"tra_loi_{number}", origin, reach="nation")
        for what, number, which, day, month in steps:
            # few keys, so that records meet
            record(desks, what, number, keys[which % 8], keys[(which + 1) % 8], f"2026-{month:02}-{day:02}")
        for number, db in [*enumerate(desks)] * 2:
            assert here("sync", hub.address(f"tra_loi_{number}"), "--db", db).code == 0
        patch.setenv("BH_HUB", hub.address())
        assert here("hub", "publish", "--year", 2026, "--db", desks[0], "--as-of", AS_OF).code == 0
        asked = counts(here(*STATUS, "--hub", "--db", desks[0]))
        assert asked == counts(here(*STATUS, "--all", "--db", desks[0]))
        patch.setenv("BH_HUB", hub.address("tra_loi_1"))
        assert asked == counts(here(*STATUS, "--hub", "--db", desks[1]))


def record(desks: list[Path], what: str, number: int, key: str, other: str, day: str) -> None:
    db = desks[number]
    match what:
        case "done":
            here("done", key, "--on", day, "--yes", "--db", db)
        case "extend":
            here("extend", key, "--to", "2026-12-20", "--on", day, "--yes", "--db", db)
        case "waive" | "refuse":
            here(what, key, "--reason", "có lý do", "--on", day, "--yes", "--db", db)
        case "rekey":
            here("rekey", key, other, "--yes", "--db", db)
        case "undo":
            here("undo", "--yes", "--db", db)
        case "foreign undo":
            file = db.with_suffix(".jsonl")
            here("ledger", "export", file, "--force", "--db", db)
            here("ledger", "import", file, "--db", desks[1 - number])
        case "restore":
            copy = db.with_suffix(".bak")
            here("backup", copy, "--force", "--db", db)
            here("restore", copy, "--db", db)


def test_views_for_other_programs(hub: Hub, register: Path, bh, monkeypatch):
    monkeypatch.setenv("BH_HUB", hub.address())
    assert bh("hub", "publish", "--year", 2026, "--format", "json").json["items"][0]["occurrences"] > 0
    hub.enrol("nguoi_doc", None, reach="nation", writes=False)
    total = hub.rows("SELECT count(*) FROM hub.occurrence")
    for name in ("status_by_province", "overdue_by_body", "missing"):
        assert hub.rows(f"SELECT * FROM hub.{name}", role="nguoi_doc") == hub.rows(f"SELECT * FROM hub.{name}") != []
    assert hub.rows("SELECT count(*) FROM hub.missing", role="nguoi_doc") == total
    hub.enrol("mot_tinh", None, province="quang-ngai", writes=False)
    seen = {one for (one,) in hub.rows("SELECT DISTINCT place FROM hub.occurrence", role="mot_tinh")}
    assert seen == {"quang-ngai", "toan-quoc"}
    assert bh("status", "--hub").code == 2
    assert bh("status", "--hub", "--by", "province", "-a", "syt").code == 2
