"""Where records belong after moves: each office's own follow its own moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.lineage import Lineage
from baohiem_cli.domain.ledger.moves import Moves, moves, renamed
from tests.domain.making import case
from tests.domain.recorded import done, event, undone

DAY = "2026-12-01"
A, B, C = "mau/1.1@2026:so-y-te", "mau/1.1@2026:so-tai-chinh", "mau/1.3@2026"


def moved(old, new, origin="ha", on=DAY):
    return event("rekey", on, key=old, origin=origin, to=new)


@pytest.mark.parametrize(
    ("recorder", "mover", "home"),
    [case("của mình", "ha", "ha", B), case("của nơi khác", "noi", "ha", A),
     case("của sổ trước khi phục hồi", "ha", "ha2", B), case("của bản sao", "ha2", "ha", B)],
)  # fmt: skip
def test_an_office_moves_its_own_records_alone(recorder, mover, home):
    lineage = Lineage({"ha2": ("ha", 5)})
    told = moves([moved(A, B, mover)], lineage)
    fact = done(DAY, key=A, origin=recorder)
    assert list(told.placed([fact])) == [(home, fact)]


def test_two_offices_move_theirs_to_two_places():
    told = moves([moved(A, B, "ha"), moved(A, C, "noi")], Lineage())
    assert (told.home(A, "ha"), told.home(A, "noi"), told.home(A, "third")) == (B, C, A)
    assert told.homes(A) == {A, B, C}
    assert (told.formers({B}), told.formers({A})) == ({A}, set())


def test_the_last_word_of_an_office_counts():
    later = moved(A, C, on="2026-12-02")
    assert moves([later, moved(A, B)], Lineage()).home(A, "ha") == C


@pytest.mark.parametrize("who", ["ha", "noi"])
def test_what_takes_a_record_back_goes_with_it(who):
    fact = done(DAY, key=A, origin="ha")
    undo = undone(DAY, fact, origin=who)
    told = moves([moved(A, B, "ha")], Lineage())
    assert list(told.placed([undo, fact])) == [(B, undo), (B, fact)]


def test_without_moves_all_stays():
    fact = done(DAY, key=A)
    assert list(Moves().placed([fact])) == [(A, fact)]


@pytest.mark.parametrize(
    ("key", "moves", "home"),
    [
        case("không chuyển", "a", {}, "a"),
        case("một lần", "a", {"a": "b"}, "b"),
        case("nhiều lần", "a", {"a": "b", "b": "c", "c": "d"}, "d"),
        case("mã khác chuyển", "b", {"a": "b"}, "b"),
        case("vòng tròn", "a", {"a": "b", "b": "a"}, "a"),
        case("vòng tròn, mã kia", "b", {"a": "b", "b": "a"}, "b"),
        case("chính nó", "a", {"a": "a"}, "a"),
        case("đi vào vòng tròn", "a", {"a": "b", "b": "c", "c": "b"}, "a"),
    ],
)
def test_records_follow_their_moves(key, moves, home):
    assert renamed(key, moves) == home


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from("abcdef"))
def test_a_move_ends_at_a_key_that_stays_or_where_it_began(moves, key):
    home = renamed(key, moves)
    assert home == key or home not in moves
