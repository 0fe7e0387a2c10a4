"""The format of corrections of the calendar of days off."""

from __future__ import annotations

from pydantic import (
    Field,
)

from baohiem_cli.files.format.types import (
    Day,
    Entry,
    Text,
    Whole,
)


class CorrectionEntry(Entry):
    """One day on which an official notice differs from the calendar library."""

    day: Day = Field(description="The day.")
    off: bool = Field(description="true: a day off; false: a day worked.")
    source: Text = Field(description="The notice that says so.")


class CalendarFile(Entry):
    """Corrections to the calendar of public holidays."""

    official_until: Whole = Field(
        ge=1990,
        le=2200,
        description="The last year whose days off are officially known; later ones are forecasts.",
    )
    corrections: list[CorrectionEntry] = Field(default_factory=list, description="The days that differ.")
