"""The format of the list of concrete bodies: the units of classes of agencies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from baohiem_cli.files.format.types import SLUG_LIMIT, Day, Entry, Slug, Text

UNIT_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$"

UnitId = Annotated[str, Field(pattern=UNIT_PATTERN, max_length=2 * SLUG_LIMIT, examples=["thanh-hoa.phuong-hac-thanh"])]


class UnitEntry(Entry):
    """One concrete body of a class of agencies."""

    id: UnitId = Field(
        description="Its province, a dot and its own name below the province, for ever: it stands in keys. The bodies "
        "of one commune (UBND, Công an) have the same."
    )
    agency: Slug = Field(description="Its class; the id in the registry of agencies, at most of level district.")
    name: Text = Field(description="Its name: 'UBND phường Hạc Thành'.")
    province: Text = Field(description="Its province, of today or of before; the texts of that province charge it.")
    since: Day | None = Field(default=None, description="The first day on which there is such a body.")
    until: Day | None = Field(default=None, description="The last such day.")


class UnitsFile(Entry):
    """The concrete bodies that an office follows one by one; those of provincial classes are the provinces."""

    units: list[UnitEntry] = Field(default_factory=list, description="In the order in which they are listed.")
