"""The five regulations as shipped: complete, well written, and true to the figures of their sources."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from baohiem_cli.domain.records import Deadline, Duty, Regulation
from baohiem_cli.domain.text import ref
from baohiem_cli.domain.vocabulary import DATED, Basis
from tests.files.making import data_of
from tests.running import SHIPPED

DATA = SHIPPED
SLUGS = ("bhxh-tld-1619", "kon-tum", "nam-dinh", "son-la", "thanh-hoa")
EVERY = pytest.mark.parametrize("slug", SLUGS)


def regulation(slug: str) -> Regulation:
    return data_of(SHIPPED)[1][slug]


def duties(slug: str) -> list[Duty]:
    return [duty for entry in regulation(slug).provisions for duty in entry.duties]


def deadlines(slug: str) -> list[tuple[Duty, Deadline]]:
    return [(duty, deadline) for duty in duties(slug) for deadline in duty.deadlines]


def test_there_are_five():
    assert tuple(data_of(SHIPPED)[1]) == SLUGS
    assert [path.stem for path in sorted((DATA / "regulations").iterdir())] == list(SLUGS)


# ---- complete ----

SON_LA = """
    I.1 I.2 II.1 II.2 III.1 III.2 III.3 III.4 III.5 III.6 IV.1 IV.2 IV.3 IV.4 IV.5 IV.6 IV.7
    V.1 V.2 V.3 V.4 V.5 V.6 V.7 V.8 V.9 V.10 V.11 V.12 VI.1 VI.2 DK
"""

CONTENTS = [
    # slug, articles of the issuing decision, articles or sections, provisions
    ("nam-dinh", 2, " ".join(map(str, range(1, 28))), 71),
    ("kon-tum", 3, " ".join(map(str, range(1, 26))), 92),
    ("bhxh-tld-1619", 0, " ".join(map(str, range(1, 24))), 79),
    ("thanh-hoa", 3, " ".join(map(str, range(1, 16))), 108),
    ("son-la", 3, " ".join(SON_LA.split()), 82),
]


@pytest.mark.parametrize(("slug", "decision", "articles", "provisions"), CONTENTS)
def test_every_article_and_provision_is_there(slug: str, decision: int, articles: str, provisions: int):
    headings = [heading.ref for heading in regulation(slug).headings]
    assert headings[:decision] == [f"QD.{number}" for number in range(1, decision + 1)]
    assert " ".join(headings[decision:]) == articles
    assert len(regulation(slug).provisions) == provisions


@EVERY
def test_no_provision_is_left_out_or_stands_twice(slug: str):
    refs = [entry.ref for entry in regulation(slug).provisions]
    assert len(set(refs)) == len(refs)
    assert refs == sorted(refs, key=ref.sort_key)
    siblings: dict[tuple[int, ...], list[int]] = {}
    for key in map(ref.sort_key, refs):
        for length in range(1, len(key)):
            siblings.setdefault(key[:length], []).append(key[length])
    skipped = ref.LETTERS.index("f") + 1  # some texts go from e to g
    for parent, numbers in siblings.items():
        there = sorted(set(numbers))
        full = range(1, there[-1] + 1)
        assert there in (list(full), [n for n in full if n != skipped]), f"{slug}: below {parent}: {there}"


@EVERY
def test_every_provision_lays_a_duty_or_says_why_not_or_sets_a_target(slug: str):
    silent = [
        entry.ref
        for entry in regulation(slug).provisions
        if bool(entry.duties) + bool(entry.no_duty) != 1 and not (entry.targets and not entry.no_duty)
    ]
    assert silent == []


@EVERY
def test_every_agency_is_known_and_somebody_answers_for_every_duty(slug: str):
    agencies = data_of(SHIPPED)[0].registry.agencies
    assert {party.agency for duty in duties(slug) for party in duty.parties} <= set(agencies)
    assert {one.agency for duty in duties(slug) for one in duty.answerable} <= set(agencies)
    assert [duty.id for duty in duties(slug) if not duty.answerable] == []


# ---- the heads, from the texts ----

HEADS = [
    # slug, number, jurisdiction, issued, in effect from, applied until
    ("nam-dinh", "24/2014/QĐ-UBND", "Nam Định", "2014-10-10", "2014-10-20", None),
    ("kon-tum", None, "Kon Tum", "2024-05", "2024", None),
    ("bhxh-tld-1619", "1619/QCPH-TLĐ-BHXH", "Toàn quốc", "2012-04-27", "2012-04-27", None),
    ("thanh-hoa", None, "Thanh Hóa", "2024", "2024", None),
    ("son-la", "1210/QĐ-UBND", "Sơn La", "2013-06-19", "2013-06-19", "2020"),
]


@pytest.mark.parametrize(("slug", "number", "jurisdiction", "issued", "effect", "until"), HEADS)
def test_what_is_known_of_a_regulation(
    slug: str, number: str | None, jurisdiction: str, issued: str, effect: str, until: str | None
):
    head = regulation(slug)
    assert (head.number, head.jurisdiction, head.issued, head.effect_from) == (number, jurisdiction, issued, effect)
    assert (head.applies_until, head.effect_until) == (until, None)


@EVERY
def test_what_nobody_has_checked_is_not_called_confirmed(slug: str):
    assert not regulation(slug).confirmed
    assert regulation(slug).effect_note
    assert regulation(slug).doubts


@pytest.mark.parametrize(("slug", "number"), [("kon-tum", "970/QĐ-UBND"), ("thanh-hoa", "2615/QĐ-BCĐ")])
def test_what_a_regulation_replaces(slug: str, number: str):
    assert [(old.number, old.extent) for old in regulation(slug).replaces] == [(number, "whole")]


# ---- duties and deadlines ----


@EVERY
def test_a_summary_is_one_short_vietnamese_sentence(slug: str):
    for duty in duties(slug):
        text = duty.summary
        assert text.endswith("."), duty.id
        assert len(text) <= 160, duty.id
        assert text[0].isupper(), duty.id
        assert unicodedata.is_normalized("NFC", text), duty.id
        assert any(map(unicodedata.combining, unicodedata.normalize("NFD", text))), f"{duty.id} has no tone marks"
        assert "  " not in text, duty.id


@EVERY
def test_a_quote_is_the_few_words_that_fix_the_date(slug: str):
    assert [(duty.id, deadline.quote) for duty, deadline in deadlines(slug) if len(deadline.quote) > 90] == []


@EVERY
def test_a_deadline_is_explicit_where_and_only_where_it_has_a_rule(slug: str):
    wrong = [
        duty.id
        for duty, deadline in deadlines(slug)
        if (deadline.basis is Basis.EXPLICIT) != (deadline.rule is not None)
    ]
    assert wrong == []


@EVERY
def test_every_dated_cadence_has_its_deadline_and_no_other(slug: str):
    for duty in duties(slug):
        assert {deadline.cadence for deadline in duty.deadlines} == set(duty.cadence) & DATED, duty.id


def test_every_regulation_has_dated_duties():
    assert {slug: sum(bool(duty.deadlines) for duty in duties(slug)) for slug in SLUGS} == {
        "bhxh-tld-1619": 20,
        "kon-tum": 15,
        "nam-dinh": 12,
        "son-la": 15,
        "thanh-hoa": 25,
    }


# ---- the targets of Sơn La, section II ----

FIGURES = {
    "II.1": (2020, [(15, "lực lượng lao động"), (10, "lực lượng lao động"), (94.3, "dân số")]),
    "II.2.a": (
        2015,
        [
            (10.5, "lực lượng lao động"),
            (80, "đối tượng bắt buộc phải tham gia BHXH"),
            (8, "lực lượng lao động"),
            (97.1, "đối tượng bắt buộc phải tham gia BHTN"),
            (92.8, "dân số toàn tỉnh"),
            (100, "đối tượng cùng tham gia BHXH và đối tượng được ngân sách nhà nước mua BHYT"),
            (90, "học sinh, sinh viên"),
            (40, "người thuộc hộ gia đình cận nghèo"),
            (35, "người thuộc hộ gia đình làm nông, lâm, ngư nghiệp"),
        ],
    ),
    "II.2.b": (
        2020,
        [
            (88, "đối tượng bắt buộc phải tham gia BHXH"),
            (98.8, "đối tượng bắt buộc phải tham gia BHTN"),
            (100, "đối tượng cùng tham gia BHXH và đối tượng được ngân sách nhà nước mua BHYT"),
            (98, "học sinh, sinh viên"),
            (93, "người thuộc hộ gia đình cận nghèo"),
            (60, "người thuộc hộ gia đình làm nông, lâm, ngư nghiệp"),
        ],
    ),
}
"""ref: year, and each figure in the order of the text with whom it is about"""


def test_the_targets_of_son_la_are_those_of_its_text():
    found = {entry.ref: entry.targets for entry in regulation("son-la").provisions if entry.targets}
    assert list(found) == [*FIGURES, "V.6.b"]
    assert [target.also for target in found["II.1"]] == [("II.2.b",)] * 3  # said twice, measured once
    for name, (year, figures) in FIGURES.items():
        assert [target.year for target in found[name]] == [year] * len(figures)
        assert [target.value for target in found[name]] == [value for value, __ in figures]
        for target, (__, group) in zip(found[name], figures, strict=True):
            assert (target.group or "").startswith(group)
            assert target.unit.startswith("% ")


def test_an_indicator_speaks_of_the_insurance_that_its_figure_is_about():
    schemes = [target.indicator.split()[4] for entry in regulation("son-la").provisions for target in entry.targets]
    section = ["BHXH", "BHXH", "BHTN", "BHTN", "BHYT", "BHYT", "BHYT", "BHYT", "BHYT"]
    rest = ["BHXH", "BHTN", "BHYT", "BHYT", "BHYT", "BHYT"]
    assert schemes == ["BHXH", "BHTN", "BHYT", *section, *rest, "BHYT"]


def test_a_hundred_per_cent_of_pupils_is_a_figure_of_every_year():
    """Kon Tum 10.1, Sơn La V.6.b, Thanh Hóa 7.3.a: "100% học sinh", without a year."""
    found = [
        (slug, entry.ref, target.value)
        for slug in SLUGS for entry in regulation(slug).provisions for target in entry.targets if target.year is None
    ]  # fmt: skip
    assert found == [("kon-tum", "10.1", 100), ("son-la", "V.6.b", 100), ("thanh-hoa", "7.3.a", 100)]


# ---- the files themselves ----


FILES = [*sorted(DATA.glob("*.yaml")), *sorted((DATA / "regulations").iterdir())]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_plain_text_as_every_editor_writes_it(path: Path):
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    assert [line for line in text.splitlines() if line != line.rstrip() or "\t" in line] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_line_leads_editors_to_the_schema(path: Path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    where = "../schema/regulation" if path.parent.name == "regulations" else f"schema/{path.stem}"
    assert first == f"# yaml-language-server: $schema={where}.schema.json"
    assert (path.parent / f"{where}.schema.json").is_file()


@EVERY
def test_a_file_is_named_for_its_regulation(slug: str):
    assert f"\nid: {slug}\n" in (DATA / "regulations" / f"{slug}.yaml").read_text(encoding="utf-8")
