"""Offices that share a hub over bad lines: whatever is cut or killed, all end with the same as one ledger."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.events import entry_of
from baohiem_cli.store.hub.events import send
from tests.hubs import Cluster, Hub, made
from tests.ledgers import events_of, healthy, made_up, put_in, query
from tests.lines import line
from tests.running import PROGRAM, environ, here, needs_true_clock

KEYS = [f"cao-nguyen/24.1@2026-H1:{body}" for body in ("so-y-te", "so-tai-chinh", "so-noi-vu")]
pytestmark = needs_true_clock


@pytest.fixture(autouse=True)
def today(november: None) -> None:
    """The hub takes no event of the days to come, and its clock is the true one."""


desk = st.integers(0, 2)
step = st.one_of(
    st.tuples(st.just("done"), desk, st.integers(0, 2), st.integers(1, 28)),
    st.tuples(st.just("note"), desk, st.integers(0, 2), st.just(1)),
    st.tuples(st.just("undo"), desk, st.just(0), st.just(0)),
    st.tuples(st.just("sync"), desk, st.just(0), st.just(0)),
    st.tuples(st.just("cut"), desk, st.just(0), st.integers(0, 6000)),
    st.tuples(st.just("pass on"), desk, desk, st.just(0)),
)


def sync(hub: Hub, db: Path, role: str, **more: int) -> int:
    return here("sync", hub.address(role, **more), "--db", db).code


def origin_of(db: Path) -> str:
    return query(db, "SELECT value FROM setting WHERE key = 'origin'")[0][0]


def answers(db: Path) -> list:
    run = here("due", "--year", 2026, "--all", "--as-of", "2026-11-22", "--format", "json", "--db", db)
    assert run.code == 0, run.err
    return run.json["items"]


def offices(hub: Hub, register: Path, folder: Path) -> list[Path]:
    """Three databases, enrolled as `van_phong_0` and so on."""
    found = []
    for number in range(3):
        db = folder / f"{number}.db"
        shutil.copy(register, db)
        assert here("note", KEYS[0], f"mở sổ {number}", "--db", db).code == 0
        hub.enrol(f"van_phong_{number}", origin_of(db))
        found.append(db)
    return found


@settings(max_examples=5)
@given(st.lists(step, max_size=9))
def test_any_schedule_ends_as_one_ledger(corpus_register: Path, cluster: Cluster, steps):
    hub = made(cluster)
    with TemporaryDirectory() as folder:
        desks = offices(hub, corpus_register, Path(folder))
        for what, number, other, value in steps:
            db, role = desks[number], f"van_phong_{number}"
            match what:
                case "done":
                    here("done", KEYS[other], "--on", f"2026-07-{value:02}", "--yes", "--db", db)
                case "note":
                    here("note", KEYS[other], "lời ghi", "--db", db)
                case "undo":
                    here("undo", "--yes", "--db", db)
                case "sync":
                    assert sync(hub, db, role) == 0
                case "cut":
                    with line(cluster.port, [value] * 9) as bad:
                        assert sync(hub, db, role, tcp=bad.port) in (0, 5)
                case "pass on":
                    pass_on(db, desks[other])
        for __ in range(2):
            for number, db in enumerate(desks):
                assert sync(hub, db, f"van_phong_{number}") == 0
        one = Path(folder) / "one.db"
        shutil.copy(corpus_register, one)
        for db in desks:
            pass_on(db, one)
        known = {event.hash for event in events_of(one)}
        for db in desks:
            assert {event.hash for event in events_of(db)} == known
            assert answers(db) == answers(one)
        assert hub.rows("SELECT count(*) FROM hub.event") == [(len(known),)]
        assert hub.rows("SELECT * FROM hub.verify()") == []


def pass_on(source: Path, target: Path) -> None:
    if source == target:
        return
    file = source.with_suffix(".jsonl")
    assert here("ledger", "export", file, "--force", "--db", source).code == 0
    assert here("ledger", "import", file, "--db", target).code == 0


@pytest.mark.parametrize("behind", [0, 1200, 6000, 20_000, 60_000])
def test_killed_at_any_moment(hub: Hub, register: Path, tmp_path: Path, behind: int):
    """The line kills the program with SIGKILL behind so many bytes; the next run completes what it had begun."""
    mine, others = tmp_path / "mine.db", made_up(150, "nguon-khac")
    shutil.copy(register, mine)
    put_in(mine, made_up(150, "nguon-toi"))
    with_origin(mine, "nguon-toi")
    hub.enrol("toi", "nguon-toi")
    hub.enrol("khac", "nguon-khac")
    fill(hub, "khac", others)
    started: list[subprocess.Popen] = []
    with line(hub.cluster.port, [behind], on_cut=lambda: os.kill(started[0].pid, signal.SIGKILL)) as bad:
        address = hub.address("toi", tcp=bad.port)
        words = [str(one) for one in (*PROGRAM, "sync", address, "--db", mine)]
        started.append(subprocess.Popen(words, env=environ(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        started[0].wait(60)
    assert started[0].returncode == -signal.SIGKILL
    assert sync(hub, mine, "toi") == 0
    assert len(events_of(mine)) == 300
    assert hub.rows("SELECT origin, number FROM hub.origin ORDER BY origin") == [
        ("nguon-khac", 150),
        ("nguon-toi", 150),
    ]
    healthy(mine)


def test_many_offices_at_once(hub: Hub, register: Path, tmp_path: Path):
    """Twelve processes, two for each of six offices; what one run of an office sends the other does not send again."""
    desks = []
    for number in range(6):
        db = tmp_path / f"{number}.db"
        shutil.copy(register, db)
        put_in(db, made_up(60, f"nguon-{number}"))
        with_origin(db, f"nguon-{number}")
        hub.enrol(f"cung_luc_{number}", f"nguon-{number}")
        desks.append(db)
    running = [
        subprocess.Popen(
            [str(one) for one in (*PROGRAM, "sync", hub.address(f"cung_luc_{number % 6}"), "--db", desks[number % 6])],
            env=environ(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for number in range(12)
    ]  # fmt: skip
    for one in running:
        assert one.wait(120) == 0, one.stderr.read()
        one.stderr.close()
    for number, db in enumerate(desks):
        assert sync(hub, db, f"cung_luc_{number}") == 0
        assert len(events_of(db)) == 360
    assert hub.rows("SELECT count(*) FROM hub.event") == [(360,)]


def with_origin(db: Path, origin: str) -> None:
    """Let a database record under an origin whose events it has."""
    with sqlite3.connect(db) as database:
        database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('origin', ?)", (origin,))


def fill(hub: Hub, role: str, events) -> None:
    with hub.as_role(role) as office:
        send(office, list(map(entry_of, events)))
