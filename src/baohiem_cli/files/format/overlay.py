"""The format of overlays: what a user sets in the head of a regulation without editing its file."""

from __future__ import annotations

from pydantic import Field

from baohiem_cli.files.format.regulation import ApplicationEntry, BasisEntry, HistoryEntry
from baohiem_cli.files.format.types import Entry, Names, Partial, Slug, Text


class EffectOverlay(Entry):
    """What to set of `effect`."""

    start: Partial | None = Field(default=None, alias="from", description="First day of effect.")
    until: Partial | None = Field(default=None, description="Last day of effect.")
    confirmed: bool | None = Field(default=None, description="true where it was checked on a published text.")
    note: Text | None = Field(default=None, description="How the dates are known, and what is doubtful.")


class HeadOverlay(Entry):
    """The values to set: only of the head, each in place of the one that the regulation's file has, lists whole."""

    number: Text | None = Field(default=None, description="Number and sign.")
    title: Text | None = Field(default=None, description="Full title.")
    jurisdiction: Text | None = Field(default=None, description="The province where it holds, or 'Toàn quốc'.")
    issuer: Names | None = Field(default=None, description="Who issued it.")
    issued: Partial | None = Field(default=None, description="Day of issue, as far as known.")
    effect: EffectOverlay | None = Field(default=None, description="When it binds, key by key.")
    application: ApplicationEntry | None = Field(default=None, description="The time it is about, key by key.")
    replaces: list[BasisEntry] | None = Field(default=None, description="What it replaces or abolishes.")
    history: list[HistoryEntry] | None = Field(default=None, description="What happened to it since.")
    doubts: list[Text] | None = Field(
        default=None, description="Doubts about the whole document; an empty list (`[]`) where none is left."
    )


class OverlayFile(Entry):
    """What a user adds to the head of a regulation whose file is not theirs to edit."""

    regulation: Slug = Field(description="The `id` of the regulation.")
    source: Text = Field(description="Where the values come from; shown beside each of them.")
    set_: HeadOverlay = Field(alias="set", description="The values. An empty one sets nothing.")
