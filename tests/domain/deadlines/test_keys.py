"""Rule 10 of the design: a record names one period of one duty, for ever."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.domain.ledger.standing import State, standing
from baohiem_cli.domain.records import Bounds
from tests.domain.making import (
    D,
    case,
    deadline,
    done,
    duty,
)

# 10. The record hangs on the occurrence's key: it names one period of one duty, and never changes.


@pytest.mark.parametrize(
    ("one", "keys"),
    [
        case(
            "bốn quý là bốn việc", deadline("quarterly"), [f"cao-nguyen/24.1@2026-Q{n}:so-y-te" for n in (1, 2, 3, 4)]
        ),
        case("hai kỳ 6 tháng", deadline("semiannual"), [f"cao-nguyen/24.1@2026-H{n}:so-y-te" for n in (1, 2)]),
        case("ba kỳ 4 tháng", deadline("four-monthly"), [f"cao-nguyen/24.1@2026-T{n}:so-y-te" for n in (1, 2, 3)]),
        case("mười hai tháng", deadline("monthly"), [f"cao-nguyen/24.1@2026-{n:02}:so-y-te" for n in range(1, 13)]),
        case("hằng năm", deadline("annual"), ["cao-nguyen/24.1@2026:so-y-te"]),
        case("một lần", deadline("once", "by 2026-03-31"), ["cao-nguyen/24.1@once:so-y-te"]),
    ],
)
def test_rule_10_the_keys_of_2026_are_these_for_ever(one, keys):
    assert [o.key for o in occurrences(duty(one), D("2026-01-01"), D("2026-12-31"))] == keys


@pytest.mark.parametrize(
    ("done_on", "today", "state"),
    [
        case("xong đúng ngày đến hạn", "2026-03-31", "2026-04-01", State.DONE),
        case("xong sau một ngày là quá hạn", "2026-04-01", "2026-04-01", State.DONE_LATE),
        case("mười năm sau vẫn là hoàn thành quá hạn", "2026-04-01", "2036-04-01", State.DONE_LATE),
        case("chưa xong vào ngày hỏi thì còn nợ", "2026-04-05", "2026-04-04", State.OVERDUE),
        case("không bao giờ xong thì nợ mãi", None, "2036-04-01", State.OVERDUE),
    ],
)
def test_rule_10_what_was_missed_stays_missed(done_on, today, state):
    events = [done("cao-nguyen/9.1@2026-Q1:so-khdt", done_on)] if done_on else []
    assert standing(D("2026-03-31"), events, D(today)).state is state


def test_rule_11_a_correction_corrects_every_day():
    """By all that is known now: also the days before it was made."""
    key = "cao-nguyen/9.1@2026-Q1:so-khdt"
    record = done(key, "2026-03-20")
    undo = record._replace(id="u", act=Act.UNDO, on=D("2026-06-01"), data={"event": record.id})
    states = [standing(D("2026-03-31"), [record, undo], D(day)).state for day in ("2026-03-25", "2026-04-01")]
    assert states == [State.OPEN, State.OVERDUE]


def test_rule_10_a_key_stays_when_the_date_is_read_anew():
    """A correction of the rule, the bounds or the window must not orphan what users have recorded."""
    as_encoded = duty(deadline("quarterly"))
    corrected = duty(deadline("quarterly", "before day 5 of month+1"), bounds=Bounds(D("2024-12-31")))
    (before,) = occurrences(as_encoded, D("2026-03-31"), D("2026-03-31"))
    (after,) = occurrences(corrected, D("2026-04-01"), D("2026-04-30"))
    assert before.key == after.key
