"""What follows from recorded events: the state on a day, and that it depends on nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.lineage import Lineage
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.domain.ledger.standing import Conflict, State, effective, standing
from tests.domain.making import D, case
from tests.domain.recorded import done, event, extended, ledgers, undone, waived

DUE = D("2026-12-19")
DONE_EARLY = done("2026-12-10")
EXTENDED = extended("2026-12-15", "2026-12-31")
DAYS = st.integers(0, 60).map(lambda days: D("2026-11-25") + timedelta(days=days))

AS_OF = [
    case("không ghi gì", [], {
        "2026-01-01": "open", "2026-12-18": "open", "2026-12-19": "open",
        "2026-12-20": "overdue", "2026-12-31": "overdue", "2027-01-01": "overdue", "2028-06-01": "overdue",
    }),
    case("xong trước hạn", [DONE_EARLY], {
        "2026-12-09": "open", "2026-12-10": "done", "2026-12-20": "done", "2028-06-01": "done",
    }),
    case("xong đúng ngày hạn", [done("2026-12-19")], {
        "2026-12-18": "open", "2026-12-19": "done", "2026-12-20": "done", "2028-06-01": "done",
    }),
    case("xong chậm một ngày", [done("2026-12-20")], {
        "2026-12-19": "open", "2026-12-20": "done_late", "2026-12-21": "done_late", "2028-12-31": "done_late",
    }),
    case("xong sau Tết dương lịch", [done("2027-01-05")], {
        "2026-12-20": "overdue", "2026-12-31": "overdue", "2027-01-01": "overdue", "2027-01-04": "overdue",
        "2027-01-05": "done_late", "2028-12-31": "done_late",
    }),
    case("gia hạn trước hạn", [EXTENDED], {
        "2026-12-14": "open", "2026-12-15": "open", "2026-12-20": "open", "2026-12-31": "open",
        "2027-01-01": "overdue",
    }),
    case("gia hạn sau hạn: vẫn là quá hạn", [extended("2026-12-22", "2026-12-31")], {
        "2026-12-19": "open", "2026-12-20": "overdue", "2026-12-21": "overdue", "2026-12-22": "overdue",
        "2026-12-31": "overdue", "2027-01-01": "overdue",
    }),
    case("gia hạn sau khi đã làm muộn", [done("2026-12-20"), extended("2026-12-22", "2026-12-31")], {
        "2026-12-20": "done_late", "2026-12-22": "done_late", "2028-12-31": "done_late",
    }),
    case("gia hạn sau hạn, rồi làm", [extended("2026-12-22", "2026-12-31"), done("2026-12-30")], {
        "2026-12-29": "overdue", "2026-12-30": "done_late",
    }),
    case("gia hạn đúng ngày hạn", [extended("2026-12-19", "2026-12-31"), done("2026-12-30")], {
        "2026-12-20": "open", "2026-12-30": "done",
    }),
    case("gia hạn lần hai trước hạn mới", [EXTENDED, extended("2026-12-31", "2027-01-15")], {
        "2026-12-31": "open", "2027-01-15": "open", "2027-01-16": "overdue",
    }),
    case("gia hạn lần hai sau hạn mới", [EXTENDED, extended("2027-01-01", "2027-01-15")], {
        "2026-12-31": "open", "2027-01-01": "overdue", "2027-01-15": "overdue",
    }),
    case("xong trong thời gian gia hạn", [EXTENDED, done("2026-12-31")], {
        "2026-12-30": "open", "2026-12-31": "done", "2028-12-31": "done",
    }),
    case("xong sau khi hết gia hạn", [EXTENDED, done("2027-01-01")], {
        "2026-12-31": "open", "2027-01-01": "done_late", "2028-12-31": "done_late",
    }),
    case("rút lại gia hạn", [EXTENDED, undone("2026-12-23", EXTENDED)], {
        "2026-12-19": "open", "2026-12-20": "overdue", "2026-12-22": "overdue", "2026-12-23": "overdue",
    }),
    case("được miễn khi còn hạn", [waived("2026-12-01")], {
        "2026-11-30": "open", "2026-12-01": "waived", "2026-12-20": "waived", "2028-06-01": "waived",
    }),
    case("được miễn khi đã quá hạn", [waived("2026-12-25")], {
        "2026-12-20": "overdue", "2026-12-24": "overdue", "2026-12-25": "waived",
    }),
    case("rút lại khi còn hạn", [DONE_EARLY, undone("2026-12-12", DONE_EARLY)], {
        "2026-12-10": "open", "2026-12-11": "open", "2026-12-12": "open", "2026-12-19": "open",
        "2026-12-20": "overdue",
    }),
    case("rút lại khi đã quá hạn", [DONE_EARLY, undone("2026-12-25", DONE_EARLY)], {
        "2026-12-10": "open", "2026-12-19": "open", "2026-12-24": "overdue", "2026-12-25": "overdue",
    }),
    case("rút lại rồi ghi lại", [DONE_EARLY, undone("2026-12-25", DONE_EARLY), done("2026-12-22")], {
        "2026-12-10": "open", "2026-12-21": "overdue", "2026-12-22": "done_late", "2028-06-01": "done_late",
    }),
    case("bị từ chối vẫn còn nợ", [event("refuse", "2026-12-05", reason="không thuộc thẩm quyền")], {
        "2026-12-05": "open", "2026-12-19": "open", "2026-12-20": "overdue",
    }),
    case("giao việc và ghi chú không đổi gì",
         [event("assign", "2026-12-05", who="A"), event("note", "2026-12-06", text="…")], {
        "2026-12-06": "open", "2026-12-19": "open", "2026-12-20": "overdue",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("events", "states"), AS_OF)
def test_every_change_of_state_falls_on_its_very_day(events, states):
    assert {day: standing(DUE, events, D(day)).state.value for day in states} == states


def test_the_day_that_counts_is_the_extended_one_from_the_day_of_extension_on():
    assert [standing(DUE, [EXTENDED], D(day)).due for day in ("2026-12-14", "2026-12-15")] == [DUE, D("2026-12-31")]
    assert standing(DUE, [EXTENDED], D("2026-12-15")).extended_to == D("2026-12-31")
    assert standing(DUE, [EXTENDED], D("2026-12-14")).extended_to is None


def test_a_second_extension_of_the_same_office_is_its_last_word():
    first, second = EXTENDED._replace(number=1), extended("2026-12-20", "2026-12-25")._replace(number=2)
    found = standing(DUE, [second, first], D("2026-12-20"))
    assert (found.due, found.conflicts) == (D("2026-12-25"), ())


def test_what_was_said_is_told_with_the_state():
    events = [
        event("refuse", "2026-12-05", reason="không thuộc thẩm quyền"),
        event("assign", "2026-12-06", who="Minh"),
        event("assign", "2026-12-07", who="Phòng Kế hoạch"),
        done("2026-12-18", doc="123/BC-SYT"),
    ]
    found = standing(DUE, events, D("2026-12-18"))
    assert (found.refused, found.assigned) == ("không thuộc thẩm quyền", "Phòng Kế hoạch")
    assert (found.done_on, found.document) == (D("2026-12-18"), "123/BC-SYT")
    before = standing(DUE, events, D("2026-12-06"))
    assert (before.refused, before.assigned, before.done_on) == ("không thuộc thẩm quyền", "Minh", None)
    assert standing(DUE, events, D("2026-12-04")) == standing(DUE, [], D("2026-12-04"))


@pytest.mark.parametrize(
    ("events", "state", "conflicts"),
    [
        case("xong hai ngày khác nhau: tính ngày sau", [done("2026-12-18"), done("2026-12-20", origin="noi")],
             "done_late", 1),
        case("cùng một ngày thì không mâu thuẫn", [done("2026-12-18"), done("2026-12-18", origin="noi")], "done", 0),
        case("vừa xong vừa được miễn: đã xong", [waived("2026-12-01"), done("2026-12-20", origin="noi")],
             "done_late", 1),
        case("gia hạn khác nhau: tính ngày sớm", [EXTENDED, extended("2026-12-15", "2026-12-24", origin="noi")],
             "overdue", 1),
        case("gia hạn như nhau", [EXTENDED, extended("2026-12-16", "2026-12-31", origin="noi")], "open", 0),
        case("đã rút lại thì thôi mâu thuẫn",
             [waived("2026-12-01"), done("2026-12-18", origin="noi"),
              undone("2026-12-21", done("2026-12-18", origin="noi"), origin="noi")], "waived", 0),
    ],
)  # fmt: skip
def test_contradictions_are_flagged_and_the_less_favourable_record_counts(events, state, conflicts):
    found = standing(DUE, events, D("2026-12-26"))
    assert (found.state.value, len(found.conflicts)) == (state, conflicts)


def test_an_undo_takes_back_its_own_event_alone():
    first, second = done("2026-12-18"), done("2026-12-18", origin="noi")
    assert effective([first, second, undone("2026-12-20", first)], D("2026-12-20")) == [second]
    assert effective([first, second, undone("2026-12-20", first)], D("2026-12-19")) == [second]


def test_nobody_takes_back_what_another_recorded():
    first = done("2026-12-18")
    foreign = undone("2026-12-18", first, origin="noi")
    found = standing(DUE, [first, foreign], D("2026-12-20"))
    assert (found.state, found.conflicts) == (State.DONE, (Conflict.UNDO_BY_OTHERS,))


def test_an_office_takes_back_what_it_recorded_before_a_restore():
    """The origin of after the restore continues the one of before, up to the event that was in the copy."""
    kept, lost = done("2026-12-18", id="1")._replace(number=1), done("2026-12-18", id="2")._replace(number=2)
    family = Lineage({"ha2": ("ha", 1)})
    taken = [undone("2026-12-20", one, origin="ha2", id=f"u{one.id}") for one in (kept, lost)]
    assert effective([kept, taken[0]], D("2026-12-20"), family) == []
    assert effective([lost, taken[1]], D("2026-12-20"), family) == [lost]


def test_a_later_extension_of_one_office_counts_across_its_origins():
    """Extended, restored, extended once more: one office, and its last word."""
    events = [extended("2026-12-01", "2026-12-31"), extended("2026-12-02", "2027-01-31", origin="ha2")]
    found = standing(DUE, events, D("2027-01-15"), Lineage({"ha2": ("ha", 1)}))
    assert (found.due, found.conflicts) == (D("2027-01-31"), ())


def test_what_is_recorded_later_for_an_earlier_day_counts_by_its_day():
    """Two extensions, the earlier one filled in afterwards: the later day of granting has the last word."""
    last = extended("2026-09-01", "2026-12-31")._replace(at="2026-09-01T02:00:00.000Z")
    filled_in = extended("2026-07-01", "2026-12-25")._replace(at="2026-11-01T02:00:00.000Z")
    assert standing(DUE, [last, filled_in], D("2026-12-28")).due == D("2026-12-31")
    assigned = [event("assign", "2026-09-01", who="Minh"), event("assign", "2026-07-01", who="Lan", id="later")]
    assert standing(DUE, assigned, D("2026-12-01")).assigned == "Minh"


def test_an_extension_granted_late_is_shown():
    found = standing(DUE, [extended("2026-12-22", "2026-12-31")], D("2026-12-25"))
    assert (found.due, found.extended_to, found.granted_late) == (DUE, D("2026-12-31"), True)


@given(ledgers(), DAYS, st.randoms(use_true_random=False))
def test_state_does_not_depend_on_the_order_of_events(events, day, random):
    shuffled = random.sample(events, len(events))
    assert standing(DUE, shuffled, day) == standing(DUE, events, day)


@given(ledgers(), DAYS)
def test_what_is_recorded_for_later_days_changes_no_earlier_answer(events, day):
    """But for what is taken back: a correction corrects every day."""
    known = [one for one in events if one.on <= day or one.act is Act.UNDO]
    assert standing(DUE, events, day) == standing(DUE, known, day)


@given(ledgers(), DAYS, DAYS)
def test_no_extension_makes_late_into_on_time(events, day, granted):
    kept = [one for one in events if one.act not in (Act.UNDO, Act.EXTEND)]
    before = standing(DUE, kept, day)
    if before.state in (State.DONE_LATE, State.OVERDUE) and granted > DUE:
        after = standing(DUE, [*kept, extended(granted.isoformat(), "2027-06-30", id="x")], day)
        assert after.state is before.state


@given(ledgers(), DAYS)
def test_late_stays_late_until_it_is_taken_back(events, day):
    kept = [one for one in events if one.act is not Act.UNDO]
    if standing(DUE, kept, day).state is State.DONE_LATE:
        later = [one for one in kept if one.on <= day or one.act is Act.DONE]
        assert standing(DUE, later, D("2030-01-01")).state is State.DONE_LATE
