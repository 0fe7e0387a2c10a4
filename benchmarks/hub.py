"""How fast a hub is with a nation's events: `python -m benchmarks.hub --events 3000000`.

34 provinces with their communes, 30 bodies each; generated in the database and put in by its own means, with sound
chains for the origins that sync meanwhile. Starts a PostgreSQL of its own in a temporary directory.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hubs import Cluster, Hub, made, running
from tests.ledgers import made_up, put_in
from tests.lines import line
from tests.running import here

COMMUNES, PROVINCES, BODIES = 3321, 34, 30

OCCURRENCES = """
INSERT INTO hub.occurrence
SELECT 'quy-che/' || duty || '@2026:xa-' || commune || '.' || body, 2026, 'quy-che', 'quy-che/' || duty, 'Báo cáo',
       'Đơn vị ' || body || ' xã ' || commune, 'Tỉnh ' || commune %% %(provinces)s, 'tinh-' || commune %% %(provinces)s,
       '2026', date '2026-01-15' + duty * 30, 'explicit',
       ARRAY['quy-che/' || duty || '@2026:xa-' || commune || '.' || body]
  FROM generate_series(1, %(communes)s) AS commune, generate_series(1, %(bodies)s) AS body,
       generate_series(1, %(duties)s) AS duty"""

EVENTS = """
INSERT INTO hub.event
SELECT 'e' || %(year)s || '-' || commune || '-' || body || '-' || duty, 'xa-' || commune,
       ((%(year)s - 2026) * %(bodies)s + body) * %(duties)s + duty, 'b', %(year)s || '-05-01T01:00:00.000Z', 'văn thư',
       CASE WHEN duty %% 50 = 49 THEN 'extend' ELSE 'done' END,
       'quy-che/' || duty || '@' || %(year)s || ':xa-' || commune || '.' || body,
       (date '2026-01-10' + duty * 30 + commune %% 9)::text,
       CASE WHEN duty %% 50 = 49 THEN '{"to":"2026-12-31"}' ELSE '{"doc":"12/BC"}' END,
       repeat('0', 64), repeat('0', 64), 'tinh-' || commune %% %(provinces)s
  FROM generate_series(1, %(communes)s) AS commune, generate_series(1, %(bodies)s) AS body,
       generate_series(1, %(duties)s) AS duty
 WHERE (commune + body + duty) %% 7 > 0"""


def timed(what: str, call: Callable[[], object]) -> None:
    """Print how long a call takes."""
    begun = time.perf_counter()
    found = call()
    print(f"{what}: {time.perf_counter() - begun:.2f} s  {'' if found is None else found}", flush=True)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=3_000_000, help="events of ten years")
    parser.add_argument("--offices", type=int, default=50)
    wanted = parser.parse_args()
    with (
        running(shared_buffers="2GB", work_mem="256MB", jit="off", max_wal_size="4GB", max_connections=200) as cluster,
        TemporaryDirectory() as folder,
    ):
        measure(cluster, Path(folder), wanted.events, wanted.offices)
    return 0


def measure(cluster: Cluster, folder: Path, events: int, offices: int) -> None:
    """Fill a hub, then ask it, sync with it, and sync by many."""
    hub = made(cluster)
    duties = max(1, round(events / 10 / COMMUNES / BODIES))
    sizes = {"communes": COMMUNES, "provinces": PROVINCES, "bodies": BODIES, "duties": duties}
    with hub.as_role() as keeper:
        keeper.execute("SET session_replication_role = replica")
        timed("occurrences of a year", lambda: keeper.execute(OCCURRENCES, sizes).rowcount)
        timed("events of ten years", lambda: sum(
            keeper.execute(EVENTS, sizes | {"year": year}).rowcount for year in range(2026, 2036)
        ))  # fmt: skip
        timed("analyse", lambda: keeper.execute("VACUUM ANALYZE hub.event, hub.occurrence") and None)
    roll_up = "SELECT province, sum(done), sum(overdue) FROM hub.status_by_province GROUP BY province"
    for __ in range(3):
        timed("roll-up of a year, all provinces", lambda: len(hub.rows(roll_up)))
    desk = office(hub, folder, 0, 50)
    timed("sync of an office's day, 50 events", lambda: sync(hub, desk, 0))
    other = office(hub, folder, 1, 50)
    beside = threading.Thread(target=lambda: hub.rows(roll_up))
    beside.start()
    timed("the same beside the roll-up", lambda: sync(hub, other, 1))
    beside.join()
    slow = office(hub, folder, 2, 50)
    with line(cluster.port, [30_000, 12_000], rate=30_000 / 8, delay=0.3) as bad:
        timed("the same over 30 kbit/s, 600 ms there and back, cut twice", lambda: sync(hub, slow, 2, tcp=bad.port))
    desks = [office(hub, folder, number, 50) for number in range(3, 3 + offices)]
    timed(f"{offices} offices at once, a process each", lambda: at_once(hub, desks))
    timed("verify", lambda: len(hub.rows("SELECT * FROM hub.verify() WHERE origin LIKE 'van-phong-%'")))


def office(hub: Hub, folder: Path, number: int, events: int) -> Path:
    """A database with an office's events, enrolled."""
    db = folder / f"{number}.db"
    base = folder / "base.db"
    if not base.exists():
        here("regulations", "--db", base)
    shutil.copy(base, db)
    put_in(db, made_up(events, f"van-phong-{number}"))
    with sqlite3.connect(db) as database:
        database.execute("INSERT OR REPLACE INTO setting VALUES ('origin', ?)", (f"van-phong-{number}",))
    hub.enrol(f"van_phong_{number}", f"van-phong-{number}", f"tinh-rieng-{number}")
    return db


def sync(hub: Hub, db: Path, number: int, **more: int) -> str:
    """One run of `bh sync`; what it said."""
    run = here("sync", hub.address(f"van_phong_{number}", **more), "--db", db, "--format", "json")
    return f"sent {run.json['items'][0]['sent']}" if run.code == 0 else run.err + run.out


def at_once(hub: Hub, desks: list[Path]) -> str:
    """Processes that all begin together."""
    words = [sys.executable, "-m", "baohiem_cli", "sync"]
    started = [
        subprocess.Popen([*words, hub.address(f"van_phong_{db.stem}"), "--db", str(db)], stdout=subprocess.DEVNULL)
        for db in desks
    ]
    return f"exit codes {sorted({one.wait() for one in started})}"


if __name__ == "__main__":
    sys.exit(main())
