"""Questions to the register: what SQL chooses is what the core would choose from everything."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.question import due as due_occurrences
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.store import sqlite
from baohiem_cli.store.register import duties
from tests.running import CORPUS


@pytest.fixture(scope="module")
def db(corpus_register):
    with closing(sqlite.connect(corpus_register)) as opened:
        yield opened


AGENCIES = (
    "so-y-te",
    "bhxh-tinh",
    "so-tai-chinh",
    "cac-so-ban-nganh",
    "ubnd-huyen",
    "bhxh-viet-nam",
    "hoi-nong-dan-tinh",
)


def some(*values):
    """Up to two of these."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = {
    "regulations": some(*sorted(CORPUS)),
    "places": some("kon tum", "son la", "thanh hoa"),
    "kinds": some(*Kind),
    "schemes": some(*Scheme),
    "cadences": some(*Cadence),
    "bases": some(*Basis),
    "words": some("bao", "cao", "danh sach", "bhyt", "xyz"),
}


def fits(duty, asked):
    """The filters, said again in Python."""
    return (
        (not asked.regulations or duty.regulation in asked.regulations)
        and (not asked.places or fold(duty.jurisdiction) in (*asked.places, "toan quoc"))
        and (not asked.kinds or duty.kind in asked.kinds)
        and (not asked.schemes or bool(set(asked.schemes) & set(duty.schemes)))
        and (not asked.cadences or bool(set(asked.cadences) & set(duty.cadence)))
        and (not asked.bases or bool(set(asked.bases) & {deadline.basis for deadline in duty.deadlines}))
    )


@pytest.fixture(scope="module")
def everything(db):
    folded = dict(db.execute("SELECT id, folded FROM duty"))
    return [(duty, folded[duty.id]) for duty in duties.duties(db, Question())]


@given(filters=st.fixed_dictionaries({}, optional=FILTERS))
def test_filters_combine(db, everything, filters):
    asked = Question(**filters)
    wanted = [
        duty.id
        for duty, words in everything
        if fits(duty, asked) and all(f" {word} " in f" {words} " for word in asked.words)
    ]
    assert [duty.id for duty in duties.duties(db, asked)] == wanted


@given(
    filters=st.fixed_dictionaries({}, optional=FILTERS | {"agencies": some(*AGENCIES), "roles": some(*Role)}),
    first=st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    length=st.integers(0, 800),
)
def test_the_index_of_due_months_loses_no_occurrence(db, filters, first, length):
    asked, last = Question(**filters), first + timedelta(days=length)
    chosen = due_occurrences(duties.due_duties(db, asked, first, last), asked, first, last)
    everything = due_occurrences(duties.duties(db, asked, owed=True), asked, first, last)
    assert [o.key for o in chosen] == [o.key for o in everything]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 12, 31), date(2027, 1, 1), {1, 12}),
        (date(2026, 11, 30), date(2026, 11, 30), {11}),
        (date(2026, 1, 31), date(2026, 3, 1), {1, 2, 3}),
        (date(2026, 2, 1), date(2027, 1, 1), set(range(1, 13))),
        (date.min, date.max, set(range(1, 13))),
        (date(9999, 12, 1), date.max, {12}),
    ],
)
def test_months_that_a_time_touches(first, last, months):
    found = duties._months(first, last)
    assert len(found) == len(set(found))
    assert set(found) == months


def test_a_duty_read_back_is_the_duty_of_the_file(db):
    from baohiem_cli import paths
    from baohiem_cli.files import loading
    from baohiem_cli.files.sources import Source

    shipped = Source(paths.shipped_data())
    known = loading.common([shipped]).registry
    written = [
        duty
        for file in shipped.regulation_files()
        for provision in loading.regulation(file, known).provisions
        for duty in provision.duties
    ]
    assert list(duties.duties(db, Question())) == written
    for duty in written[::25]:
        assert duties.duty(db, duty.id, date(2026, 11, 22)) == duty
    assert duties.duty(db, "cao-nguyen/99.9", date(2026, 11, 22)) is None


def test_a_name_that_several_bodies_share(bh, register):
    """The files refuse such a name; a database that has it all the same asks for the full name."""
    with closing(sqlite.connect(register)) as own, sqlite.transaction(own):
        own.execute("INSERT INTO wording VALUES ('ban', 'ban-dan-toc', 'Ban'), ('ban', 'bao-tinh', 'Ban')")
    run = bh("due", "--agency", "Ban", "--format", "json")
    assert run.code == 6
    assert sorted(run.json["error"]["nearest"]) == ["Ban Dân tộc", "Báo tỉnh"]
    assert "có thể là nhiều cơ quan" in run.err
