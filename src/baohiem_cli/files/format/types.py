"""The values and forms that all data files share. A field without a description is a hole in the documentation."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.text.ref import FORM, HEADING_FORM
from baohiem_cli.domain.vocabulary import Cadence, Scheme

SUMMARY_LIMIT = 160
"""Characters that a duty's summary may have: one line of a wide terminal."""

REF_PATTERN = rf"^{FORM}$"

HEADING_PATTERN = rf"^{HEADING_FORM}$"

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

PARTIAL_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

PERIOD_PATTERN = r"^(H[12]|Q[1-4]|T[1-3]|M(0[1-9]|1[0-2]))$"

NO_SUCH_DAY = "no_such_day"

_YEAR = "(19|20|21)[0-9]{2}"

RULE_PATTERN = (
    rf"^((before|by) ([0-9]{{2}}-[0-9]{{2}}( next-year)?|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    r"|day [0-9]{1,2} of month\+[0-9]{1,2})"
    r"|in (month|quarter) [0-9]{1,2}( next-year)?"
    rf"|in month {_YEAR}-[0-9]{{2}}|in quarter {_YEAR}-Q[1-4]"
    r"|within [0-9]{1,3} days)$"
)


def _as_list(value: object) -> object:
    """Let a clerk write one value where a list is possible."""
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: dict[str, Any]) -> None:
    """Tell the same to the JSON Schema, so that editors agree with the program."""
    items = schema.pop("items")
    kept: dict[str, Any] = {key: schema.pop(key) for key in ("description", "default", "title") if key in schema}
    many = {**schema, "items": items}
    schema.clear()
    schema.update(kept, anyOf=[items, many])


def _existing(day: str) -> str:
    try:
        partial_date.earliest(day)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, NO_SUCH_DAY) from None
    return day


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, examples=["kon-tum"])]

Ref = Annotated[str, Field(pattern=REF_PATTERN, examples=["27.1.a", "V.3.e", "QD.2.1"])]

Day = Annotated[str, Field(pattern=DAY_PATTERN, examples=["2024-05-10"]), AfterValidator(_existing)]

Partial = Annotated[
    str, Field(pattern=PARTIAL_PATTERN, examples=["2024", "2024-05", "2024-05-10"]), AfterValidator(_existing)
]

Names = Annotated[list[Text], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]

Cadences = Annotated[list[Cadence], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]

Schemes = Annotated[list[Scheme], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]


class Entry(BaseModel):
    """What all entries share: no unknown keys, and no changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
