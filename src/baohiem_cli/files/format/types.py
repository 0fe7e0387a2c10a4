"""The values and forms that all data files share. A field without a description is a hole in the documentation."""

from __future__ import annotations

import re
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

NO_YEAR = "no_year"

NO_DECIMAL, NO_WHOLE = "no_decimal", "no_whole"

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years of dates in data; what is not known is left out and not said with a far date."""

SLUG_LIMIT = 64
"""Characters of an id: it is part of keys that people type."""

_DECIMAL = re.compile(r"\s*-?[0-9]+(\.[0-9]+)?\s*")

_WHOLE = re.compile(r"\s*-?[0-9]+\s*")

_YEAR = "(19|20|21)[0-9]{2}"

_MONTH_OF_PERIOD, _DAYS = r"month[+-][0-9]{1,2}", "[0-9]{1,3} (working )?days"

RULE_PATTERN = (
    rf"^((before|by|on) ([0-9]{{2}}-[0-9]{{2}}( next-year)?|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|day [0-9]{{1,2}} of {_MONTH_OF_PERIOD})"
    rf"|in (month|quarter) [0-9]{{1,2}}( next-year)?|in {_MONTH_OF_PERIOD}"
    rf"|in year {_YEAR}|in month {_YEAR}-[0-9]{{2}}|in quarter {_YEAR}-Q[1-4]"
    rf"|first {_DAYS}( of {_MONTH_OF_PERIOD})?|within {_DAYS}( of event)?|{_DAYS} before event)$"
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


def _decimal(value: object) -> object:
    """Refuse what Python takes for a number and a clerk does not write: `1_0`, `1e3`, digits of other scripts."""
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        raise PydanticCustomError(NO_DECIMAL, NO_DECIMAL)
    return value


def _whole(value: object) -> object:
    """The same for a number without a fraction."""
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise PydanticCustomError(NO_WHOLE, NO_WHOLE)
    return value


def _existing(day: str) -> str:
    try:
        first = partial_date.earliest(day)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, NO_SUCH_DAY) from None
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise PydanticCustomError(NO_YEAR, NO_YEAR)
    return day


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=SLUG_LIMIT, examples=["kon-tum"])]

Decimal = Annotated[float, BeforeValidator(_decimal), Field(allow_inf_nan=False)]

Whole = Annotated[int, BeforeValidator(_whole)]

Ref = Annotated[str, Field(pattern=REF_PATTERN, examples=["27.1.a", "V.3.e", "QD.2.1", "DK"])]

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
