"""The format of the registry of agencies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    Discriminator,
    Field,
    Tag,
)

from baohiem_cli.files.format.types import (
    Entry,
    Slug,
    Text,
)

Level = Literal["national", "province", "district", "commune", "unit"]

Type = Literal[
    "committee",
    "department",
    "insurance",
    "union",
    "organisation",
    "party",
    "media",
    "steering",
    "enterprise",
    "establishment",
]

WORD, LIST = "<word>", "<list>"
"""Which of two forms a value has; pydantic puts it into the place of an error, where no file has such a key."""

Members = Annotated[
    Annotated[Literal["charged", "unlisted", "open"], Tag(WORD)] | Annotated[list[Slug], Tag(LIST)],
    Discriminator(lambda value: WORD if isinstance(value, str) else LIST),
]


class AgencyEntry(Entry):
    """A body that regulations name."""

    id: Slug = Field(description="Short name, for ever.")
    name: Text = Field(description="Official name.")
    short: Text | None = Field(default=None, description="The usual short name, shown in narrow tables.")
    aliases: list[Text] = Field(
        default_factory=list, description="Other names and abbreviations; tones and case do not matter."
    )
    level: Level = Field(description="Where it stands: nation, province, district, commune, or a single establishment.")
    type: Type = Field(description="What sort of body it is; groups of charged agencies can be limited by it.")


class GroupEntry(Entry):
    """A collective addressee ('các sở, ban, ngành')."""

    id: Slug = Field(description="Short name, for ever.")
    name: Text = Field(description="The collective name.")
    aliases: list[Text] = Field(default_factory=list, description="Other wordings of the same collective.")
    members: Members = Field(
        description="A list of agencies, and of groups with a definite membership; or 'charged': a collective of one "
        "regulation, whose file lists the members under `collectives`; "
        "'unlisted': a definite group whose members this registry does not list (UBND các huyện); "
        "'open': whoever it concerns (cơ quan liên quan)."
    )
    types: list[Type] = Field(
        default_factory=list,
        description="Limits 'charged' to these types of agency, where a regulation does not list its members.",
    )
    level: Level = Field(description="Where its members stand.")


class AgenciesFile(Entry):
    """The registry of agencies and groups."""

    agencies: list[AgencyEntry] = Field(default_factory=list, description="The single bodies.")
    groups: list[GroupEntry] = Field(default_factory=list, description="The collective addressees.")
