"""All problems of a file at once: a mistake of form hides nothing else, and its consequences are not told."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from baohiem_cli.files import yaml_reader
from baohiem_cli.files.format.regulation import RegulationFile
from baohiem_cli.files.salvage import further_mistakes
from baohiem_cli.files.yaml_reader import KeyPath
from tests.domain.making import case
from tests.files.checks.test_history import AMENDED
from tests.files.making import GOOD, REGISTRY, changed, said

RULE = ("rule: before day 5 of month+1", "rule: before day 25 of month")
AGENCY = ("lead: Sở Y tế\n        recipient: BHXH tỉnh", "lead: Sở Nội Vụ tỉnh\n        recipient: BHXH tỉnh")
ORDER = ('ref: "2.3.a"', 'ref: "2.4.a"')
HEAD = ("issued: 2024-05-10", "issued: 2024-13")
ISSUER = ("issuer: UBND tỉnh", "issuer: UBND tĩnhh")
KIND = ("kind: meeting", "kind: metting")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        case("hạn sai và cơ quan lạ trong một nhiệm vụ", [RULE, AGENCY], ["'rule' là", "không có 'Sở Nội Vụ tỉnh'"]),
        case("hạn sai và thứ tự sai", [RULE, ORDER], ["'rule' là", "giữa '2.2' và '2.4.a'"]),
        case("đầu văn bản sai và cơ quan lạ", [HEAD, AGENCY], ["không có ngày 2024-13", "không có 'Sở Nội Vụ tỉnh'"]),
        case("loại sai và nơi ban hành lạ", [KIND, ISSUER], ["'kind' là", "không có 'UBND tĩnhh'"]),
        case("thiếu khóa và thứ tự sai", [("source: Bản mẫu, viết tay.\n", ""), ORDER], ["thiếu khóa", "giữa '2.2'"]),
        case(
            "tất cả", [RULE, AGENCY, ORDER, HEAD, KIND],
            ["'rule' là", "không có 'Sở Nội Vụ tỉnh'", "giữa '2.2'", "không có ngày 2024-13", "'kind' là"],
        ),
    ],
)  # fmt: skip
def test_one_run_tells_all(changes: list[tuple[str, str]], told: list[str], tmp_path: Path):
    problems = said(changed(*changes), tmp_path)
    assert len(problems) == len(told)
    for words in told:
        assert any(words in problem for problem in problems), problems


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every place in plain data."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inside:
        yield from paths(one, (*path, step))


def put(data: Any, path: KeyPath, value: object) -> Any:
    """The data with another value at a place; None takes the key away."""
    whole = copy.deepcopy(data)
    above = whole
    for step in path[:-1]:
        above = above[step]
    if value is None and isinstance(above, dict):
        del above[path[-1]]
    else:
        above[path[-1]] = value
    return whole


@pytest.mark.parametrize("text", [GOOD, AMENDED], ids=["good", "amended"])
@pytest.mark.parametrize("wrong", [{"?": "?"}, ["?", ["?"]], "§", [], None], ids=str)
def test_a_mistake_of_form_alone_has_no_consequences(text: str, wrong: object):
    data = yaml_reader.parse(text.encode(), "f.yaml").data
    for path in paths(data):
        spoilt = put(data, path, wrong)
        try:
            RegulationFile.model_validate(spoilt)
        except ValidationError as error:
            assert list(further_mistakes(spoilt, error, REGISTRY)) == [], path


@pytest.mark.parametrize(
    "data", [None, [], "x", {}, {"provisions": "x"}, {"provisions": []}, {"provisions": [1, None]}]
)
def test_of_what_is_no_regulation_nothing_is_judged(data: Any):
    with pytest.raises(ValidationError) as caught:
        RegulationFile.model_validate(data)
    assert list(further_mistakes(data, caught.value, REGISTRY)) == []
