"""The heads beside a database: what is cut off or no line of ours says nothing."""

from __future__ import annotations

import pytest

from baohiem_cli.store.ledger import heads
from baohiem_cli.store.ledger.heads import Head
from tests.domain.making import case

FIRST, SECOND = Head(1, "a" * 64), Head(2, "b" * 64)


@pytest.fixture
def database(tmp_path):
    heads.note(tmp_path / "bh.db", "one", FIRST)
    heads.note(tmp_path / "bh.db", "one", SECOND)
    return tmp_path / "bh.db"


def test_the_farthest_head_is_known(database):
    assert heads.read(database) == {"one": SECOND}


@pytest.mark.parametrize("cut", range(1, len(f"one 2 {SECOND.hash}\n")))
def test_a_line_that_is_being_written_says_nothing(database, cut):
    """Otherwise it would name another hash, and the database would be taken for a copy."""
    file = heads.place(database)
    file.write_bytes(file.read_bytes()[:-cut])
    assert heads.read(database) == {"one": FIRST}
    heads.note(database, "two", FIRST)
    assert heads.read(database)["one"] == FIRST


@pytest.mark.parametrize(
    "line",
    [case("không phải số", f"one x {'c' * 64}"), case("mã ngắn", "one 3 cc"), case("bốn phần", f"one 3 {'c' * 64} d")],
)
def test_what_is_no_head_is_passed_over(database, line):
    with heads.place(database).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert heads.read(database) == {"one": SECOND}
