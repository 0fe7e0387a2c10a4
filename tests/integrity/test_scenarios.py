"""The scenarios of the shipped regulations, which an official can read and add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.domain.names import fold
from tests.test_scenarios import hold, scenarios

SHIPPED_SCENARIOS = scenarios(Path(__file__).parent / "scenarios")


@pytest.mark.parametrize(
    "scenario", [pytest.param(one, id=f"{slug} {fold(one['title'])}") for slug, one in SHIPPED_SCENARIOS]
)
def test_scenario(scenario, bh, register):
    hold(bh, scenario, scenario.get("duty"))
