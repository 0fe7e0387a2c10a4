from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines import rule
from baohiem_cli.files.format.types import RULE_PATTERN
from baohiem_cli.files.near_rules import near


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("before day 25 of month", "before day 25 of month+0"),
        ("by day 25 of the month", "by day 25 of month+0"),
        ("before day 5 of next month", "before day 5 of month+1"),
        ("before day 05 of month", "before day 5 of month+0"),
        ("before 25", "before day 25 of month+0"),
        ("before 7-5", "before 07-05"),
        ("before 31/01", "before 01-31"),
        ("by 31-12", "by 12-31"),
        ("by 31/3/2016", "by 2016-03-31"),
        ("Before 12-31", "before 12-31"),
        ("before 01-10 next year", "before 01-10 next-year"),
        ("in quarter Q1", "in quarter 1"),
        ("in month 03", "in month 3"),
        ("within 5 day", "within 5 days"),
        ("before  07-05", "before 07-05"),
        ("on 9-11", "on 09-11"),
        ("within 5 working day", "within 5 working days"),
        ("within 10 days from the event", "within 10 days of event"),
        ("first 5 working days of the next month", "first 5 working days of month+1"),
        ("first 10 day", "first 10 days"),
        ("7 working day before the event", "7 working days before event"),
        ("before day 40 of month", None),
        ("by 31-31", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_rule_that_may_be_meant(written, meant):
    assert near(written) == meant


@given(st.from_regex(r"(before|by|on|in|within|first) [a-z0-9 /+-]{0,25}", fullmatch=True))
def test_what_is_proposed_is_a_rule(written):
    proposed = near(written)
    assert proposed is None or (re.fullmatch(RULE_PATTERN, proposed) and rule.parse(proposed))
