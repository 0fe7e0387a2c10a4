"""Whether a regulation binds on a day, and by which version of a provision a period falls due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines.occurrences import occurrence, occurrences
from baohiem_cli.domain.records import Deadline, Duty, HistoryEvent, Version
from baohiem_cli.domain.text.effect import EffectOnDay, begins, effect_on, history, last_day, version_on
from baohiem_cli.domain.vocabulary import Change, Effect
from baohiem_cli.views.common.labels import effect_label
from tests.domain.making import D, case, deadline, duty


def head(
    issued: str | None = "2024-05-10",
    start: str | None = "2024-05-20",
    until: str | None = None,
    *changes: tuple[str, str],
    confirmed: bool = True,
) -> tuple[HistoryEvent, ...]:
    listed = [HistoryEvent(on, Change(event), confirmed=True) for on, event in changes]
    return history(issued, start, until, listed, confirmed=confirmed)


AMENDED, PARTLY, REPLACED, ABOLISHED, EXPIRED = (
    ("2026-07-01", word) for word in ("amended", "replaced_in_part", "replaced", "abolished", "expired")
)

STATUSES = [
    case("trước ngày có hiệu lực", head(), "2024-05-19", Effect.NOT_YET),
    case("đúng ngày có hiệu lực", head(), "2024-05-20", Effect.IN_EFFECT),
    case("ban hành, chưa có hiệu lực", head(), "2024-05-10", Effect.NOT_YET),
    case("không nêu ngày hiệu lực: lấy ngày ban hành", head(start=None), "2024-05-09", Effect.NOT_YET),
    case("không nêu ngày hiệu lực: từ ngày ban hành", head(start=None), "2024-05-10", Effect.IN_EFFECT),
    case("chỉ biết năm: muộn nhất có thể", head("2024-05", "2024"), "2024-12-30", Effect.NOT_YET),
    case("chỉ biết năm: từ ngày cuối năm", head("2024-05", "2024"), "2024-12-31", Effect.IN_EFFECT),
    case("chỉ biết tháng", head("2024-05", "2024-06"), "2024-06-29", Effect.NOT_YET),
    case("không biết ngày nào", head(None, None), "1999-01-01", Effect.IN_EFFECT),
    case("trước ngày sửa đổi", head("2024", "2024", None, AMENDED), "2026-06-30", Effect.IN_EFFECT),
    case("từ ngày sửa đổi", head("2024", "2024", None, AMENDED), "2026-07-01", Effect.PARTLY_ENDED),
    case("thay thế một phần", head("2024", "2024", None, PARTLY), "2027-01-01", Effect.PARTLY_ENDED),
    case("trước ngày thay thế", head("2024", "2024", None, REPLACED), "2026-06-30", Effect.IN_EFFECT),
    case("thay thế toàn bộ", head("2024", "2024", None, REPLACED), "2026-07-01", Effect.ENDED),
    case("bãi bỏ", head("2024", "2024", None, ABOLISHED), "2026-07-01", Effect.ENDED),
    case("hết thời hạn", head("2024", "2024", None, EXPIRED), "2030-01-01", Effect.ENDED),
    case(
        "sửa rồi bãi bỏ", head("2024", "2024", None, ("2025-01-01", "amended"), ABOLISHED), "2026-07-01", Effect.ENDED
    ),
    case(
        "sửa, chưa bãi bỏ",
        head("2024", "2024", None, ("2025-01-01", "amended"), ABOLISHED),
        "2026-06-30",
        Effect.PARTLY_ENDED,
    ),
    case("bãi bỏ khi chưa có hiệu lực", head("2024", "2027", None, ABOLISHED), "2026-07-01", Effect.ENDED),
    case("ngày cuối tự ghi", head("2012", "2012", "2020"), "2020-12-31", Effect.IN_EFFECT),
    case("sau ngày cuối tự ghi", head("2012", "2012", "2020"), "2021-01-01", Effect.ENDED),
]


@pytest.mark.parametrize(("events", "day", "effect"), STATUSES)
def test_how_a_regulation_stands_on_a_day(events: tuple[HistoryEvent, ...], day: str, effect: Effect):
    assert effect_on(events, D(day)).effect is effect


def test_the_words_are_those_of_the_national_law_database():
    words = ["chưa có hiệu lực", "còn hiệu lực", "hết hiệu lực một phần", "hết hiệu lực toàn bộ"]
    assert [effect_label(effect) for effect in Effect] == words


UNSURE = HistoryEvent("2026-07-01", Change.ABOLISHED)
CONFIRMED = [
    case("hiệu lực đã xác minh", head(), "2026-01-01", True),
    case("hiệu lực chưa xác minh", head(confirmed=False), "2026-01-01", False),
    case("không biết ngày nào", head(None, None), "2026-01-01", False),
    case("bãi bỏ chưa xác minh, trước đó", history("2024", "2024", None, [UNSURE], confirmed=True), "2026-06-30", True),
    case("bãi bỏ chưa xác minh", history("2024", "2024", None, [UNSURE], confirmed=True), "2026-07-01", False),
    case(
        "bãi bỏ đã xác minh đủ để biết đã hết",
        head("2024", "2024", None, ABOLISHED, confirmed=False),
        "2026-07-01",
        True,
    ),
]


@pytest.mark.parametrize(("events", "day", "confirmed"), CONFIRMED)
def test_a_status_is_as_sure_as_what_it_rests_on(events: tuple[HistoryEvent, ...], day: str, confirmed: bool):
    assert effect_on(events, D(day)).confirmed is confirmed


def test_events_stand_in_order_with_what_the_head_says():
    found = head("2024-05-10", "2024-05-10", None, ABOLISHED, ("2025", "amended"))
    assert [(one.on, one.event.value) for one in found] == [
        ("2024-05-10", "issued"), ("2024-05-10", "in_effect"), ("2025", "amended"), ("2026-07-01", "abolished"),
    ]  # fmt: skip


def test_an_end_is_told_once():
    found = head("2024", "2024", "2026-06-30", ABOLISHED)
    assert [one.event for one in found if one.event in (Change.EXPIRED, Change.ABOLISHED)] == [Change.ABOLISHED]


@pytest.mark.parametrize(
    ("events", "first", "last"),
    [
        case("chưa rõ", head(None, None), None, None),
        case("từ tháng", head("2024", "2024-06"), "2024-06-30", None),
        case("ngày cuối", head("2012", "2013-06-19", "2020"), "2013-06-19", "2020-12-31"),
        case("ngày trước khi bãi bỏ", head("2024", "2024", None, ABOLISHED), "2024-12-31", "2026-06-30"),
        case(
            "bãi bỏ trong tháng chưa rõ ngày",
            head("2024", "2024", None, ("2026-07", "abolished")),
            "2024-12-31",
            "2026-07-30",
        ),
        case(
            "kết thúc sớm nhất", head("2024", "2024", None, ABOLISHED, ("2027", "expired")), "2024-12-31", "2026-06-30"
        ),
    ],
)
def test_the_first_and_the_last_day_of_effect(events: tuple[HistoryEvent, ...], first: str | None, last: str | None):
    assert begins(events) == (D(first) if first else None)
    assert last_day(events) == (D(last) if last else None)


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 1, 1)), start=st.dates(), end=st.dates(date(2001, 1, 1), date(9000, 1, 1))
)
def test_ended_is_after_the_last_day_and_never_on_it(day: date, start: date, end: date):
    events = head(None, start.isoformat(), None, (end.isoformat(), "abolished"))
    last = last_day(events)
    assert last == end - timedelta(days=1)
    assert (effect_on(events, day).effect is Effect.ENDED) == (day > last)
    assert effect_on(events, last) != EffectOnDay(Effect.ENDED, True)


VERSIONS = [
    Version(last=D("2025-12-31")),
    Version(D("2026-01-01"), D("2026-06-30")),
    Version(D("2026-10-01"), D("2027-12-31")),
]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1990-01-01", 0),
        ("2025-12-31", 0),
        ("2026-01-01", 1),
        ("2026-06-30", 1),
        ("2026-08-01", 2),
        ("2027-06-01", 2),
        ("2030-01-01", 2),
    ],
)
def test_the_version_of_a_day_in_a_gap_the_next_one_after_all_the_last(day: str, number: int):
    assert version_on(VERSIONS, D(day), lambda one: one) is VERSIONS[number]


# Which version a period falls due by


def amended(before: Deadline, after: Deadline, on: date) -> tuple[Duty, Duty]:
    """A duty whose deadline another one takes the place of from a day on."""
    old = duty(before, version=Version(last=on - timedelta(days=1), after=(after,)))
    return old, duty(after, version=Version(first=on, before=(before,)))


def dated(versions: tuple[Duty, ...], year: str) -> list[str]:
    found = [
        o for one in versions for o in occurrences(one, D("2025-01-01"), D("2028-12-31")) if o.period.startswith(year)
    ]
    return sorted(f"{o.period}: {o.due}" for o in found)


CHANGES = [
    case("giữa năm, hạn dời sớm", "before 12-20", "before 12-10", "2026-07-01", "2026: 2026-12-09"),
    case("đến hạn theo bản cũ rồi mới sửa", "before 12-10", "before 12-20", "2026-12-15", "2026: 2026-12-09"),
    case("bản mới ấn định ngày đã qua: giữ hạn cũ", "before 12-20", "before 12-10", "2026-12-15", "2026: 2026-12-19"),
    case("sửa đúng ngày cuối của bản cũ", "by 12-15", "by 12-20", "2026-12-15", "2026: 2026-12-20"),
    case("sửa ngay sau ngày cuối của bản cũ", "by 12-14", "by 12-20", "2026-12-15", "2026: 2026-12-14"),
    case("hạn chuyển sang năm sau", "by 12-20", "by 01-10 next-year", "2026-12-01", "2026: 2027-01-10"),
    case("không đổi hạn", "by 12-20", "by 12-20", "2026-12-20", "2026: 2026-12-20"),
]


@pytest.mark.parametrize(("before", "after", "on", "expected"), CHANGES)
def test_a_period_falls_due_once_when_its_deadline_is_amended(before: str, after: str, on: str, expected: str):
    versions = amended(deadline("annual", before), deadline("annual", after), D(on))
    assert dated(versions, "2026") == [expected]


def test_earlier_periods_keep_the_earlier_version():
    versions = amended(deadline("annual", "before 12-20"), deadline("annual", "before 12-10"), D("2026-07-01"))
    assert [dated(versions, year) for year in ("2025", "2026", "2027")] == [
        ["2025: 2025-12-19"], ["2026: 2026-12-09"], ["2027: 2027-12-09"],
    ]  # fmt: skip


def test_an_amended_cadence_takes_over_on_its_day():
    versions = amended(deadline("quarterly"), deadline("semiannual"), D("2026-07-01"))
    assert dated(versions, "2026") == ["2026-H2: 2026-12-31", "2026-Q1: 2026-03-31", "2026-Q2: 2026-06-30"]


def test_an_abolished_provision_owes_nothing_more():
    old = duty(deadline("quarterly"), version=Version(last=D("2026-06-30")))
    assert dated((old,), "2026") == ["2026-Q1: 2026-03-31", "2026-Q2: 2026-06-30"]


RULES = st.one_of(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(lambda day: f"by {day:%m-%d}"),
    st.integers(1, 12).map(lambda month: f"in month {month}"),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(lambda day: f"before {day:%m-%d} next-year"),
)


@given(RULES, RULES, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_no_period_is_lost_or_owed_twice(before: str, after: str, on: date):
    versions = amended(deadline("annual", before), deadline("annual", after), on)
    for year in range(2018, 2034):
        found = [one for version in versions if (one := occurrence(version, str(year), "so-y-te"))]
        assert len(found) == 1
        by = [
            one.due
            for version in versions
            for one in [occurrence(version._replace(version=Version()), str(year), "so-y-te")]
        ]
        assert found[0].due in by
