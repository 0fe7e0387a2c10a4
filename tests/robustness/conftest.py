from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.domain.ledger.events import Event
from tests.ledgers import made_up, put_in


@pytest.fixture
def some_events(register: Path) -> list[Event]:
    """Events in the register of the test."""
    return put_in(register, made_up(50, "phong-a"))
