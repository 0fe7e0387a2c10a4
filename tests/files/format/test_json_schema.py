"""The JSON Schema: editors accept what the program accepts, and mark what it refuses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from baohiem_cli.commands.data.schema import DataFile
from baohiem_cli.files.format import json_schema
from tests.domain.making import case
from tests.files.format.test_messages import MISTAKES
from tests.files.making import GOOD, as_editors_read, changed, placed
from tests.running import SHIPPED

NAMES = sorted(DataFile)


@cache
def schema(name: str) -> Any:
    return json.loads(json_schema.text(name))


def marked(text: str, name: str = "regulation") -> list[str]:
    """What an editor marks in a text."""
    return [error.message for error in Draft202012Validator(schema(name)).iter_errors(as_editors_read(text))]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_of_the_dialect_that_it_names(name: str):
    assert schema(name)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_up_to_date(name: str, bh):
    """`bh schema NAME > data/schema/NAME.schema.json` makes it so."""
    shipped = SHIPPED / "schema" / f"{name}.schema.json"
    assert shipped.read_text(encoding="utf-8") == bh("schema", name).out


def test_no_schema_is_shipped_of_a_file_that_there_is_not():
    assert sorted(p.name for p in (SHIPPED / "schema").iterdir()) == [f"{n}.schema.json" for n in NAMES]


def test_the_regulation_s_is_printed_unless_another_is_named(bh):
    assert bh("schema").out == json_schema.text("regulation")


def test_vietnamese_is_not_escaped_and_the_file_ends_with_a_line():
    text = json_schema.text("regulation")
    assert "trước ngày" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("path", "name"),
    [(path, "regulation") for path in sorted((SHIPPED / "regulations").iterdir())]
    + [(path, path.stem) for path in sorted(SHIPPED.glob("*.yaml"))],
    ids=lambda value: getattr(value, "stem", ""),
)
def test_editors_accept_the_shipped_files(path, name: str):
    assert marked(path.read_text(encoding="utf-8"), name) == []


ACCEPTED = [
    case("văn bản mẫu"),
    case("năm là số", ("issued: 2024-05-10", "issued: 2024")),
    case("số điều là số", ('ref: "2.3.a"', "ref: 2.3")),
    case("số hiệu là số", ("number: 01/2024/QĐ-UBND", "number: 012")),
    case("chữ no", ("source: Bản mẫu, viết tay.", "source: no")),
    case("để trống", ("number: 01/2024/QĐ-UBND", "number:")),
    case("một thay cho nhiều", ("schemes: [BHXH, BHYT]", "schemes: BHXH")),
    case("nhiều thay cho một", ("cadence: quarterly", "cadence: [quarterly]")),
]


@pytest.mark.parametrize("changes", [pytest.param(case.values, id=case.id) for case in ACCEPTED])
def test_editors_accept_what_the_program_accepts(changes: tuple[tuple[str, str], ...]):
    assert marked(changed(*changes)) == []


ONLY_THE_PROGRAM = {
    "chu rong": "blanks are not stripped by a schema",
    "ban hanh 30 02": "a pattern knows no calendar",
    "co hieu luc thang 13": "a pattern knows no calendar",
    "het hieu luc ngay 0": "a pattern knows no calendar",
    "nam 0": "to editors an unquoted 0000 is a number",
    "ap dung 31 4": "a pattern knows no calendar",
    "can cu 31 6": "a pattern knows no calendar",
    "thay the 29 02 2023": "a pattern knows no calendar",
}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in MISTAKES])
def test_editors_mark_the_mistakes_of_form_that_the_program_refuses(row):
    old, new, __ = row.values
    text, __ = placed(changed((old, new)))
    assert bool(marked(text)) == (row.id not in ONLY_THE_PROGRAM)


def test_editors_mark_a_wrong_registry():
    text = "groups:\n  - {id: g, name: G, level: province, members: %s}\n"
    assert marked(text % "charged", "agencies") == []
    assert marked(text % "[so-y-te]", "agencies") == []
    assert marked(text % "everybody", "agencies") != []
    assert marked(text % "[Sở Y tế]", "agencies") != []


def test_the_sound_regulation_is_read_by_editors_as_by_the_program():
    read = as_editors_read(GOOD)
    assert read["effect"] == {"from": "2024-05-20", "until": 2030, "confirmed": False}
    assert read["provisions"][-1]["targets"][0]["value"] == 94.3
