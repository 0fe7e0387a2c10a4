"""The words of a text, put beside the entries of a register that were made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from baohiem_cli.domain.plain import plain
from baohiem_cli.domain.records import Duty, Provision
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure.fields import field_of

_SENTENCE_ENDS = re.compile(r"[.:;,…/][\"”’)»\]]*$")


class Entry(NamedTuple):
    """A provision of the register, and its place among all of them."""

    place: int
    provision: Provision

    @property
    def is_original(self) -> bool:
        """Whether it reads as the text did when it was issued; what changed it has a text of its own."""
        return self.provision.version.by is None


class Unit(NamedTuple):
    """What stands side by side: the words of a provision or heading, and the entries made from them.

    `below` are the entries of the provisions under a heading. Either side may be missing. The text is in NFC.
    """

    ref: str
    text: str
    page: int | None
    line: int | None
    entries: tuple[Entry, ...] = ()
    below: tuple[Entry, ...] = ()

    @property
    def is_uncovered(self) -> bool:
        """Whether the text has words here that no entry was made from."""
        return bool(self.text) and not (self.entries or self.below)

    def duties(self) -> Iterator[Duty]:
        """The duties that its words may lay."""
        for one in (*self.entries, *self.below):
            yield from one.provision.duties


def units(passages: Sequence[Passage], provisions: Sequence[Provision]) -> tuple[Unit, ...]:
    """Both sides in the order of the text; entries without words where their numbers belong."""
    entries: dict[str, list[Entry]] = {}
    for place, provision in enumerate(provisions):
        entries.setdefault(provision.ref, []).append(Entry(place, provision))
    said: dict[str, list[Passage]] = {}
    for one in passages:
        said.setdefault(refs.heading_of(one.ref, entries) or one.ref, []).append(one)
    found = [_unit(ref, here, entries) for ref, here in said.items()]
    for ref, own in entries.items():
        if ref not in said:
            found.insert(_place_of(ref, found), Unit(ref, "", None, None, tuple(own)))
    return tuple(found)


def parts(passages: Sequence[Passage]) -> tuple[Part, ...]:
    """The passages as the parts that they were cut from, one below the other."""
    refs_ = {one.ref for one in passages}
    below: dict[str | None, list[Passage]] = {}
    for one in passages:
        below.setdefault(_above(one.ref, refs_), []).append(one)
    return tuple(_parts(below, None))


def _unit(ref: str, passages: Sequence[Passage], entries: Mapping[str, list[Entry]]) -> Unit:
    text = "\n".join(_words(one, folded=one.ref != ref) for one in passages)
    below = () if ref in entries else (e for other in entries for e in entries[other] if refs.is_within(other, ref))
    return Unit(ref, text, passages[0].page, passages[0].line, tuple(entries.get(ref, ())), tuple(below))


def _words(one: Passage, *, folded: bool) -> str:
    text = "\n".join(plain(line).text for line in one.text.split("\n"))
    return f"- {text}" if folded else text


def _place_of(ref: str, units: Sequence[Unit]) -> int:
    """Where a ref belongs among units; behind all where nothing greater is there."""
    key = refs.sort_key(ref)
    places = (i for i, one in enumerate(units) if refs.is_ref(one.ref) and refs.sort_key(one.ref) > key)
    return next(places, len(units))


def _above(ref: str, known: set[str]) -> str | None:
    return next((one for one in refs.upward(ref) if one in known and one != ref), None)


def _parts(below: Mapping[str | None, list[Passage]], above: str | None) -> Iterator[Part]:
    done: set[str] = set()
    for one in below.get(above, ()):
        inner = tuple(_parts(below, one.ref)) if one.ref not in done else ()
        done.add(one.ref)
        lines = [plain(line).text for line in one.text.split("\n")]
        fields = [field for line in lines if (field := field_of(line))]
        own = [line for line in lines if not field_of(line)]
        title = own.pop(0) if own and _is_title(own, has_below=bool(inner or fields)) else ""
        yield Part(one.ref, title, "\n".join(own), one.line, one.line, one.page, tuple(fields), inner)


def _is_title(lines: Sequence[str], *, has_below: bool) -> bool:
    """Whether the first line is a heading, whose last mark the reader has taken away."""
    return (len(lines) > 1 or has_below) and not _SENTENCE_ENDS.search(lines[0])
