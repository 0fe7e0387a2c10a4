"""Provinces' hubs feed the nation's by PostgreSQL's own logical replication: two real clusters."""

from __future__ import annotations

from threading import Event

from baohiem_cli.domain.ledger.events import entry_of
from baohiem_cli.store.hub import events
from tests.hubs import made, running
from tests.ledgers import made_up

PUBLISH = "CREATE PUBLICATION bh FOR TABLE hub.event, hub.origin WITH (publish_via_partition_root = true)"
TRIES = 200


def test_two_provinces_and_the_nation(cluster):
    with running(wal_level="logical") as provinces:
        nation = made(cluster)
        for number in range(2):
            hub = made(provinces)
            origin, role = f"nguon-{number}", f"tinh_{number}"
            hub.enrol(role, origin, province=f"tinh-{number}")
            with hub.as_role() as keeper:
                keeper.execute(PUBLISH)
            with hub.as_role(role) as office:
                events.send(office, list(map(entry_of, made_up(5, origin))))
            with nation.as_role() as keeper:
                keeper.execute(f"CREATE SUBSCRIPTION tinh_{number} CONNECTION '{hub.address()}' PUBLICATION bh")
            with hub.as_role(role) as office:  # while the subscription already runs
                events.send(office, list(map(entry_of, made_up(8, origin)[5:])))
        try:
            arrived = [("nguon-0", 8), ("nguon-1", 8)]
            assert eventually(nation, "SELECT origin, number FROM hub.origin ORDER BY origin", arrived)
            assert eventually(nation, "SELECT origin, count(*) FROM hub.event GROUP BY origin ORDER BY origin", arrived)
            assert nation.rows("SELECT * FROM hub.verify()") == []
            nation.enrol("ca_nuoc", reach="nation", writes=False, province="")
            assert nation.rows("SELECT count(DISTINCT province) FROM hub.event", role="ca_nuoc") == [(2,)]
        finally:
            with nation.as_role() as keeper:
                for number in range(2):
                    keeper.execute(f"DROP SUBSCRIPTION IF EXISTS tinh_{number}")


def eventually(hub, sql: str, wanted: list) -> bool:
    """Whether a question gets this answer before long: replication tells nobody when it has arrived."""
    return any(hub.rows(sql) == wanted or Event().wait(0.05) for __ in range(TRIES))
