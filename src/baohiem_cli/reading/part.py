"""The parts of a text as its structure is understood: articles, khoản, điểm, dashes, each with its own words."""

from __future__ import annotations

from baohiem_cli.named_tuple import NamedTuple


class Field(NamedTuple):
    """A line or column that serves the part above it: `Cơ quan thực hiện: Sở Tài chính`."""

    name: str
    value: str


class Part(NamedTuple):
    """One provision or heading; `text` is its own words only, those of the parts below stand in them.

    `ref` has the form of the register (`5.6`, `27.1.a`, `QD.2.1`, `V.3.e`); `title` is a heading's words, empty where
    it is a sentence; `first` and `last` are the numbers of its own lines in the source. `doubts` tell in Vietnamese
    what is not certain about its place or its fields.
    """

    ref: str
    title: str
    text: str
    first: int
    last: int
    page: int | None = None
    fields: tuple[Field, ...] = ()
    below: tuple[Part, ...] = ()
    doubts: tuple[str, ...] = ()
