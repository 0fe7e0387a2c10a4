"""The format of the files that tell what agencies, provinces and laws became."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from baohiem_cli.domain.vocabulary import Scheme
from baohiem_cli.files.format.types import Day, Entry, Slug, Text


class SuccessionEntry(Entry):
    """One function of a body that passed to another on a day."""

    former: Slug = Field(description="The body that the texts name; its id in the registry of agencies.")
    since: Day = Field(description="The first day on which the heir has the function.")
    until: Day | None = Field(default=None, description="The last such day, where it went on to another.")
    to: Slug | None = Field(
        default=None, description="The heir's id, its own where it goes on; left out where there is no single one."
    )
    scope: Text = Field(description="Which function, in few words.")
    schemes: list[Scheme] = Field(default_factory=list, description="Insurances by which its duties are recognised.")
    words: list[Text] = Field(default_factory=list, description="Words of a summary by which they are recognised.")
    main: bool = Field(default=False, description="true: also gets the duties that no function claims.")
    instrument: Text = Field(description="The texts that say so.")
    confirmed: bool = Field(description="Whether that was read in a published text.")
    note: Text | None = Field(default=None, description="What is not certain.")


class SuccessionFile(Entry):
    """What became of agencies."""

    successions: list[SuccessionEntry] = Field(default_factory=list, description="In any order.")


class ProvinceEntry(Entry):
    """One province of today."""

    name: Text = Field(description="Its name.")
    type: Text = Field(description="tỉnh or thành phố.")
    formed_from: list[Text] = Field(min_length=1, description="The provinces that it was formed from.")
    aliases: list[Text] = Field(default_factory=list, description="Other names.")
    note: Text | None = Field(default=None, description="What changed since.")


class ProvincesFile(Entry):
    """The provinces before and after their reorganisation."""

    since: Day = Field(description="The day of the reorganisation.")
    instrument: Text = Field(description="The text that ordered it.")
    confirmed: bool = Field(description="Whether that was read in a published text.")
    provinces: list[ProvinceEntry] = Field(description="The provinces of today.")


class LawEntry(Entry):
    """A law that has taken the place of earlier ones, or amended them."""

    title: Text = Field(description="Its title as regulations cite it; for an amending law, that of the amended one.")
    number: Annotated[str, Field(pattern=r"^[0-9]+/[0-9]{4}/QH[0-9]+$", examples=["41/2024/QH15"])] = Field(
        description="Its number."
    )
    since: Day = Field(description="Its first day of effect.")
    change: Literal["replaces", "amends"] = Field(
        description="Whether it replaces the earlier law of this title or amends it."
    )
    confirmed: bool = Field(description="Whether that was read in a published text.")


class LegalFile(Entry):
    """Laws that have replaced or amended what regulations rest on."""

    laws: list[LawEntry] = Field(default_factory=list, description="In any order.")
