from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.text import ref

NUMBERS = st.integers(1, 40).map(str)
POINTS = st.sampled_from(ref.LETTERS)
ROMANS = st.sampled_from(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XIX", "XX"])


def under(head: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A head with some of the levels below it, as the file format allows them."""
    tails = [
        st.just(()),
        st.tuples(NUMBERS),
        st.tuples(NUMBERS, POINTS),
        st.tuples(POINTS),
        st.tuples(NUMBERS, POINTS, NUMBERS),
    ]
    return st.builds(lambda first, tail: ".".join((first, *tail)), head, st.one_of(tails))


REFS = under(NUMBERS) | under(ROMANS) | under(NUMBERS.map("QD.{}".format))


@pytest.mark.parametrize(
    "in_order",
    [
        "QD.1 QD.2.1 QD.2.2 QD.2.2.a QD.10 1 1.1 1.2.a 1.2.d 1.2.đ 1.2.e 1.2.f 1.2.g 1.2.g.1 1.2.g.2 1.10 2 5.3.c",
        "9.3.a.1 9.3.a.10 9.3.b 10 24.1 27.1.a",
        "QD.1 I II III IV.1.a IV.9 IV.10 V.3.e VI.1 VI.2.b IX X XI",
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
    assume(not last.isupper() and last != ref.LETTERS[-1])
    step = str(int(last) + 1) if last.isdigit() else ref.LETTERS[ref.LETTERS.index(last) + 1]
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
        ("QD.2", "Quyết định ban hành, Điều 2"),
        ("QD.2.1", "Quyết định ban hành, Điều 2 khoản 1"),
    ],
)
def test_a_citation_as_a_lawyer_writes_it(name, words):
    assert ref.citation(name) == words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Điều 24", "24"),
        ("khoản 1 Điều 24", "24.1"),
        ("điểm a khoản 1 Điều 27 của Quy chế", "27.1.a"),
        ("điều 9 khoản 3 điểm a gạch đầu dòng 1", "9.3.a.1"),
        ("Mục V khoản 3 điểm e", "V.3.e"),
        ("phần vi 2 điểm b", "VI.2.b"),
        ("Quyết định ban hành, Điều 2 khoản 1", "QD.2.1"),
        ("báo cáo quý", None),
        ("khoản 1", None),
        ("", None),
    ],
)
def test_a_citation_as_people_type_it(words, name):
    assert ref.from_citation(fold(words)) == name


@given(REFS)
def test_a_citation_leads_back_to_its_provision(name):
    assume("đ" not in name)  # folding takes the stroke away
    assert ref.from_citation(fold(ref.citation(name))) == name


def test_a_paragraph_without_a_number_has_its_place_and_its_name():
    assert sorted(["DK", "1", "QD.1", "DM"], key=ref.sort_key) == ["QD.1", "DM", "1", "DK"]
    assert ref.follows("DK", "VI.2.b")
    assert ref.follows("DK", "27")
    assert ref.follows("DM", "QD.3")
    assert ref.follows("1.1", "DM")
    assert not ref.follows("1", "DK")
    assert not ref.follows("DK", "DK")
    assert ref.citation("DK") == "Đoạn kết"
    assert ref.from_citation("doan ket") == "DK"
    assert ref.is_ref("DK")
