"""The file format: what each kind of value may look like, and that it is documented."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from baohiem_cli.domain.deadlines import period, rule
from baohiem_cli.domain.deadlines.workdays import is_weekend
from baohiem_cli.domain.text import ref
from baohiem_cli.domain.vocabulary import Cadence, Scheme
from baohiem_cli.files.format import agencies, calendar, regulation, types
from tests.domain.making import case


def reads(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refuses(kind: Any, value: object) -> bool:
    try:
        reads(kind, value)
    except ValidationError:
        return True
    return False


FORMS = [
    case(
        "số điều khoản",
        types.Ref,
        [
            "1",
            "24.1",
            "27.1.a",
            "6.1.đ",
            "5.a",
            "9.3.a.1",
            "9.a.2",
            "V.3.e",
            "II.1",
            "QD.2",
            "QD.2.1",
            "QD.1.a",
            "III.2.-1",
            "II.1.2",
            "B.II.3",
            "C.1",
            "V(2).1",
            "PL.4",
            "PL2.I.4",
        ],
        [
            "",
            "0",
            "01",
            "24.",
            "24.01",
            "24.1.A",
            "24.1.w",
            "24.1.ab",
            "1.1.1.1.1.1",
            "V(0)",
            "PL1.4",
            "PL",
            "K.1",
            "qd.1",
            "QD",
            "QD.A.1",
            "1\n",
            " 1",
        ],
    ),
    case(
        "mã",
        types.Slug,
        ["a", "cao-nguyen", "lien-nganh", "2024"],
        ["", "Kon-tum", "kon_tum", "kon--tum", "-kon", "tum-", "kon tum", "đà-nẵng", "a/b", "a\n"],
    ),
    case(
        "ngày biết một phần",
        types.Partial,
        ["2024", "2024-05", "2024-05-10", "2024-02-29"],
        [
            "",
            "24",
            "2024-5",
            "2024-05-1",
            "2023-02-29",
            "2024-02-30",
            "2024-13",
            "2024-05-00",
            "10/05/2024",
            "2024-05-10 ",
        ],
    ),
    case("ngày", types.Day, ["2024-05-10", "2024-02-29"], ["2024", "2024-05", "2023-02-29", "2024-5-10", "20240510"]),
    case("chữ", types.Text, ["a", " a ", "1.10", "Điều 1"], ["", " ", "\n", None, ["a"], {"a": "b"}, 1]),
]


@pytest.mark.parametrize(("kind", "good", "bad"), FORMS)
def test_what_a_kind_of_value_may_look_like(kind: Any, good: list[object], bad: list[object]):
    assert [value for value in good if refuses(kind, value)] == []
    assert [value for value in bad if not refuses(kind, value)] == []


@given(st.from_regex(types.REF_PATTERN, fullmatch=True))
def test_every_ref_of_the_format_is_understood_by_the_core(text: str):
    assert ref.is_ref(text)
    assert ref.sort_key(text)
    assert ref.citation(text)


@given(st.from_regex(types.RULE_PATTERN, fullmatch=True))
def test_every_rule_of_the_format_is_understood_or_names_a_day_that_does_not_exist(text: str):
    numbers = [int(number) for number in re.findall("[0-9]+", text)]
    try:
        parsed = rule.parse(text)
        if parsed.of_event:
            parsed.from_event(date(2026, 12, 1), is_weekend)
        else:
            parsed.window(period.parse("2026-Q4"), is_weekend)
    except ValueError:
        assert not all(1 <= number <= 4 for number in numbers if number < 1900)


@given(st.from_regex(types.PERIOD_PATTERN, fullmatch=True))
def test_every_period_of_the_format_is_one_of_its_cadence(text: str):
    [found] = period.periods(period.cadence_of(text), 2026, 2026, text)
    assert found.id == (f"2026-{text}" if text[0] != "M" else f"2026-{text[1:]}")


def test_one_value_is_a_list_of_one():
    assert reads(types.Names, "Sở Y tế") == ["Sở Y tế"]
    assert reads(types.Cadences, "annual") == [Cadence.ANNUAL]
    assert reads(types.Schemes, ["BHXH", "BHTN"]) == [Scheme.BHXH, Scheme.BHTN]


FLAGS = [("true", True), ("false", False), ("True", True), ("yes", True), ("no", False), ("on", True), ("off", False)]


@pytest.mark.parametrize(("word", "value"), FLAGS)
def test_a_flag_may_be_written_as_yaml_always_allowed(word: str, value: bool):
    assert regulation.EffectEntry.model_validate({"confirmed": word}).confirmed is value


def test_surrounding_blanks_are_not_part_of_a_text_and_do_not_count():
    duty = {"summary": f" {'x' * types.SUMMARY_LIMIT} ", "kind": "other", "cadence": "none"}
    assert regulation.DutyEntry.model_validate(duty).summary == "x" * types.SUMMARY_LIMIT


def test_what_a_duty_has_unless_it_says_otherwise():
    duty = regulation.DutyEntry.model_validate({"summary": "Báo cáo.", "kind": "report", "cadence": "none"})
    assert duty.performed == "each"
    assert duty.schemes is None
    assert duty.roles() == (("lead", []), ("advise", []), ("coordinate", []), ("with", []), ("recipient", []))


def test_entries_do_not_change_once_read():
    entry = regulation.EffectEntry.model_validate({"confirmed": "true"})
    with pytest.raises(ValidationError, match="frozen"):
        entry.confirmed = False


def _models(found: type[BaseModel]) -> set[type[BaseModel]]:
    below = {found}
    for field in found.model_fields.values():
        for model in _in(field.annotation):
            below |= _models(model)
    return below


def _in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _in(argument)]


@pytest.mark.parametrize("file", [regulation.RegulationFile, agencies.AgenciesFile, calendar.CalendarFile])
def test_every_field_is_described(file: type[BaseModel]):
    bare = [
        f"{model.__name__}.{name}"
        for model in _models(file)
        for name, field in model.model_fields.items()
        if not (field.description or "").endswith((".", "?"))
    ]
    assert bare == []
