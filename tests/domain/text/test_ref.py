from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baohiem_cli.domain.text import ref

NUMBERS = st.integers(1, 40).map(str)
POINTS = st.sampled_from(ref.LETTERS)
INSERTED = st.builds("{}{}".format, st.integers(1, 40), POINTS)
ROMANS = st.sampled_from(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XIX", "XX"])


def under(head: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A head with some of the levels below it, as the file format allows them."""
    tails = [
        st.just(()),
        st.tuples(NUMBERS),
        st.tuples(NUMBERS, POINTS),
        st.tuples(POINTS),
        st.tuples(NUMBERS, POINTS, NUMBERS),
        st.tuples(INSERTED, st.builds("{}{}".format, POINTS, st.integers(1, 20))),
    ]
    return st.builds(lambda first, tail: ".".join((first, *tail)), head, st.one_of(tails))


REFS = under(NUMBERS) | under(INSERTED) | under(ROMANS) | under(NUMBERS.map("QD.{}".format))


@pytest.mark.parametrize(
    "in_order",
    [
        "QD.1 QD.2.1 QD.2.2 QD.2.2.a QD.10 1 1.1 1.2.a 1.2.d 1.2.đ 1.2.e 1.2.f 1.2.g 1.2.g.1 1.2.g.2 1.10 2 5.3.c",
        "9.3.a.1 9.3.a.10 9.3.b 10 24.1 27.1.a",
        "QD.1 I II III IV.1.a IV.9 IV.10 V.3.e VI.1 VI.2.b IX X XI",
        "5 5a 5b 5đ 6 7.1 7.2 7.2a 7.2b 7.3 9.1.a 9.1.a1 9.1.a2 9.1.a10 9.1.b 9.1.d 9.1.đ 9.1.đ1 9.1.e 10 24 24a 25",
    ],
)
def test_the_order_of_a_text(in_order):
    assert sorted(sorted(in_order.split()), key=ref.sort_key) == in_order.split()


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("IV", 4), ("VI", 6), ("IX", 9), ("XIV", 14), ("XIX", 19), ("XXXIX", 39)]
)
def test_roman_numbers(text, value):
    assert ref.roman(text) == value


@pytest.mark.parametrize(
    ("previous", "name"),
    [
        (None, "1"), (None, "1.1"), (None, "1.1.a"), (None, "QD.1"), (None, "I"), (None, "I.1"),
        ("QD.2.2", "QD.3"), ("QD.3", "1"), ("QD.3", "1.1.a"), ("QD.3", "I"),
        ("5.3.c", "5.3.d"), ("5.3.c", "5.4"), ("5.3.c", "5.4.a"), ("5.3.c", "6"), ("5.3.c", "6.1"), ("5.3.c", "6.1.a"),
        ("5.3.d", "5.3.đ"), ("5.3.đ", "5.3.e"), ("5.3.e", "5.3.f"), ("5.3.e", "5.3.g"), ("5.3.f", "5.3.g"),
        ("5", "5a"), ("5.3", "5a"), ("5", "5a.1"), ("5a", "5b"), ("5b", "6"), ("5b.2", "6.1"), ("5d", "5đ"),
        ("5e", "5g"), ("7.2", "7.2a"), ("7.2.c", "7.2a.a"), ("7.2a", "7.3"), ("9.1.a", "9.1.a1"), ("9.1.a1", "9.1.a2"),
        ("9.1.a9", "9.1.a10"), ("9.1.a2", "9.1.b"), ("9.1.đ", "9.1.đ1"), ("9.1.e1", "9.1.g"), ("QD.1", "QD.1a"),
        ("9.3.a.1", "9.3.a.2"), ("9.3.a.5", "9.3.b.1"), ("III", "IV"), ("IV.6.b", "V.1"), ("VIII.2", "IX"),
    ],
)  # fmt: skip
def test_nothing_stands_between(previous, name):
    assert ref.follows(name, previous)


@pytest.mark.parametrize(
    ("previous", "name"),
    [
        (None, "2"), (None, "1.2"), (None, "QD.2"), (None, "II"),
        ("5.3.c", "5.3.c"), ("5.3.c", "5.3.b"), ("5.3.c", "5.3.đ"), ("5.3.c", "5.5"), ("5.3.c", "5.4.b"),
        ("5.3.c", "7"), ("5.3.c", "6.2"), ("5.3.d", "5.3.e"), ("5.3.g", "5.3.i"), ("5.3.đ", "5.3.g"),
        (None, "1a"), ("5", "5b"), ("5a", "5c"), ("5a", "5a"), ("5b", "5a"), ("5", "6a"), ("5a", "7"), ("5c", "5e"),
        ("5a", "5"), ("9.1.a", "9.1.a2"), ("9.1.a1", "9.1.c"), ("9.1.a1", "9.1.a"), ("7.2a", "7.2"), ("5", "5a.2"),
        ("5.3", "5.3.a"), ("5.3.a", "5.3"), ("QD.3", "2"), ("QD.3", "1.2"),
        ("1", "QD.2"), ("9.3.a.1", "9.3.a.3"), ("III", "V"), ("4", "4"),
    ],
)  # fmt: skip
def test_something_is_missing_or_out_of_place(previous, name):
    assert not ref.follows(name, previous)


def small(heads: tuple[str, ...]) -> list[str]:
    """Every ref with these heads and one or two of each level below."""
    tails = [
        "",
        ".1",
        ".2",
        *(f"{clause}.{point}{dash}" for clause in ("", ".1", ".2") for point in "aefg" for dash in ("", ".1", ".2")),
    ]
    return [head + tail for head in heads for tail in tails]


@pytest.mark.parametrize(
    "heads", [("1", "2", "QD.1", "QD.2"), ("I", "II", "QD.1", "QD.2")], ids=["articles", "sections"]
)
def test_what_follows_stands_later(heads):
    pairs = [(name, before) for name in small(heads) for before in small(heads) if ref.follows(name, before)]
    assert len(pairs) > len(small(heads))
    assert [(name, before) for name, before in pairs if ref.sort_key(name) <= ref.sort_key(before)] == []


@given(REFS)
def test_the_next_of_its_level_follows(name):
    *above, last = ref.levels(name)
    assume(not last.isupper() and last[0] != ref.LETTERS[-1])
    number = last.rstrip(ref.LETTERS)
    step = str(int(number) + 1) if number.isdigit() else ref.LETTERS[ref.LETTERS.index(last[0]) + 1]
    after = ".".join([*above, step])
    assert ref.follows(after, name)
    assert not ref.follows(name, after)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("24", "Điều 24"),
        ("24.1", "Điều 24 khoản 1"),
        ("27.1.a", "Điều 27 khoản 1 điểm a"),
        ("6.1.đ", "Điều 6 khoản 1 điểm đ"),
        ("3.b", "Điều 3 điểm b"),
        ("9.3.a.1", "Điều 9 khoản 3 điểm a gạch đầu dòng 1"),
        ("V", "Mục V"),
        ("V.3.e", "Mục V khoản 3 điểm e"),
        ("VI.2.b", "Mục VI khoản 2 điểm b"),
        ("5a", "Điều 5a"),
        ("7.2a", "Điều 7 khoản 2a"),
        ("5a.2a.a1", "Điều 5a khoản 2a điểm a1"),
        ("9.1.đ1.2", "Điều 9 khoản 1 điểm đ1 gạch đầu dòng 2"),
        ("QD.2", "Quyết định ban hành, Điều 2"),
        ("QD.2.1", "Quyết định ban hành, Điều 2 khoản 1"),
    ],
)
def test_a_citation_as_a_lawyer_writes_it(name, words):
    assert ref.citation(name) == words


@pytest.mark.parametrize(
    "text", ["24bis", "a1", "5aa", "0", "05", "5.a12.3.4", "24.1.a111", "9" * 5000, "5a." + "1" * 99, "Va"]
)
def test_what_is_no_ref(text):
    assert not ref.is_ref(text)


def test_a_paragraph_without_a_number_has_its_place_and_its_name():
    assert sorted(["DK", "1", "QD.1", "DM"], key=ref.sort_key) == ["QD.1", "DM", "1", "DK"]
    assert ref.follows("DK", "VI.2.b")
    assert ref.follows("DK", "27")
    assert ref.follows("DM", "QD.3")
    assert ref.follows("1.1", "DM")
    assert not ref.follows("1", "DK")
    assert not ref.follows("DK", "DK")
    assert ref.citation("DK") == "Đoạn kết"
    assert ref.is_ref("DK")


@pytest.mark.parametrize(
    ("name", "above", "within"),
    [("24.1", "24", True), ("24", "24", True), ("240", "24", False), ("24a", "24", False), ("24a.1", "24a", True)],
)
def test_what_stands_within_a_provision(name, above, within):
    assert ref.is_within(name, above) is within


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("III.2.-1", "Mục III khoản 2 gạch đầu dòng 1"),
        ("II.1.2", "Mục II khoản 1.2"),
        ("B.II.3.a", "Phần B Mục II khoản 3 điểm a"),
        ("C.1", "Phần C khoản 1"),
        ("PL.4", "Phụ lục mục 4"),
        ("PL2.I.4", "Phụ lục 2 Mục I khoản 4"),
    ],
)
def test_plans_and_appendices_are_cited_by_their_levels(name: str, cited: str):
    assert ref.is_ref(name)
    assert ref.citation(name) == cited


def test_a_number_that_stands_twice_comes_after_the_first():
    assert sorted(["VI.1", "V(2).1", "V.9", "PL.1"], key=ref.sort_key) == ["V.9", "V(2).1", "VI.1", "PL.1"]
