"""Citations as people type them; what is not understood is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.text import citation, ref
from tests.domain.text.test_ref import REFS
from tests.running import nfd


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Điều 24", "24"),
        ("khoản 1 Điều 24", "24.1"),
        ("điều 9 khoản 3 điểm a gạch đầu dòng 1", "9.3.a.1"),
        ("Mục V khoản 3 điểm e", "V.3.e"),
        ("phần vi 2 điểm b", "VI.2.b"),
        ("Điều 6, khoản 2, điểm Đ)", "6.2.đ"),
        ("dieu 24 khoan 1", "24.1"),
        ("Ðiều 24 khoản 1", "24.1"),
        (nfd("điểm đ khoản 2 Điều 6"), "6.2.đ"),
        ("Điều 24.1", "24.1"),
        ("Điều 5a", "5a"),
        ("khoản 2a Điều 7", "7.2a"),
        ("điểm a1 khoản 1 Điều 9", "9.1.a1"),
        ("Điều 5đ khoản 2đ điểm đ1", "5đ.2đ.đ1"),
        ("khoản 1 và 2 Điều 24", "24.1 24.2"),
        ("khoản 1, 2 và 3 Điều 24", "24.1 24.2 24.3"),
        ("khoản 1, khoản 2 Điều 24", "24.1 24.2"),
        ("khoản 1-3 Điều 24", "24.1 24.2 24.3"),
        ("khoản 1 đến khoản 3 Điều 24", "24.1 24.2 24.3"),
        ("điểm c đến e khoản 2 Điều 6", "6.2.c 6.2.d 6.2.đ 6.2.e"),
        ("điểm a, b khoản 2 Điều 6", "6.2.a 6.2.b"),
        ("Điều 12 và Điều 13", "12 13"),
    ],
)
def test_what_is_cited(words, names):
    assert citation.read(words) == (tuple(names.split()), ())


@pytest.mark.parametrize("words", ["báo cáo quý", "khoản 1", "", "điều kiện", "điểm a", "24"])
def test_what_cites_nothing(words):
    assert citation.read(words) is None


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        ("điểm a khoản 1 Điều 27 của Quy chế", "27.1.a", "cua quy che"),
        ("khoản 1 Điều 24 Kon Tum", "24.1", "kon tum"),
        ("Quyết định ban hành, Điều 2 khoản 1", "QD.2.1", "quyet dinh ban hanh"),
        ("Điều 3 Quy chế kèm theo Quyết định", "3", "quy che kem theo quyet dinh"),
        ("Điều 24 bis", "24", "bis"),
        ("Điều 24bis", "24", "24bis"),
        ("Điều 24 a", "24", "a"),
        ("khoản 1 2 Điều 24", "24.1", "2"),
        ("khoản a Điều 24", "24", "khoan a"),
        ("tiết 2 Điều 24", "24", "tiet 2"),
    ],
)
def test_other_words_are_kept(words, name, rest):
    assert citation.read(words) == ((name,), tuple(rest.split()))


@pytest.mark.parametrize(
    "words", ["Điều 24 khoản 1 và Điều 25 khoản 2", "điểm a khoản 1 và điểm b khoản 2 Điều 9", "khoản 1, 2 Điều 3, 4"]
)
def test_provisions_of_two_levels_at_once_are_not_understood(words):
    found = citation.read(words)
    assert found
    assert citation.not_particles(found.rest)


@given(REFS)
def test_a_citation_leads_back_to_its_provision(name):
    for words in (ref.citation(name), ref.citation_upward(name)):
        found = citation.read(words)
        assert found
        assert found.refs == (name,)
        assert citation.not_particles(found.rest) == ()


@given(st.text())
def test_nothing_that_is_typed_is_a_crash(text):
    citation.read(f"Điều 1 {text}")
    citation.read(fold(text))
