"""A provision while it is being read, and the part that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baohiem_cli.domain.names import fold
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.part import Field, Part

DEPTH = {
    "root": 0,
    "part": 1,
    "closing": 1,
    "section": 1,
    "article": 1,
    "clause": 2,
    "decimal": 3,
    "point": 5,
    "dash": 6,
    "row": 6,
}

_TITLE_LIMIT = 400
_SENTENCE = re.compile(
    r"\b(?:co trach nhiem|chiu trach nhiem|co nhiem vu|phai|duoc|nham|gom|bao gom|nhu sau|ban hanh kem theo"
    r"|co hieu luc)\b"
)


class Placed(NamedTuple):
    """A line of the source, and where it went: `head`, `heading`, a ref, or why it was passed over."""

    number: int
    text: str
    where: str


@dataclass(slots=True)
class Node:
    """A numbered unit of the text with the paragraphs that are its own."""

    kind: str
    label: str
    ref: str
    first: int
    page: int | None = None
    paragraphs: list[str] = field(default_factory=list)
    last: int = 0
    fields: list[Field] = field(default_factory=list)
    below: list[Node] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    bullet: str = ""
    """The mark of a dash item: those below it have another."""

    @property
    def depth(self) -> int:
        """How deep it stands; a decimal number as deep as it has levels."""
        return DEPTH[self.kind] + (self.label.count(".") - 1 if self.kind == "decimal" else 0)

    def last_child(self, *kinds: str) -> Node | None:
        """The last unit of these kinds right below it."""
        return next((one for one in reversed(self.below) if one.kind in kinds), None)

    def add(self, text: str, number: int, *, paragraph: bool) -> None:
        """Add a line, as a new paragraph or to the last one."""
        if paragraph or not self.paragraphs:
            self.paragraphs.append(text)
        elif text:
            self.paragraphs[-1] = f"{self.paragraphs[-1]} {text}".strip()
        self.last = max(self.last, number, self.first)

    def part(self) -> Part:
        """The part that it is; the first paragraph of a heading is its title."""
        paragraphs = [one for one in self.paragraphs if one]
        title = ""
        if paragraphs and _is_title(paragraphs[0], alone=len(paragraphs) == 1 and not self.below, kind=self.kind):
            title = paragraphs.pop(0).rstrip(" .:;")
        return Part(
            ref=self.ref,
            title=title,
            text="\n".join(paragraphs),
            first=self.first,
            last=max(self.last, self.first),
            page=self.page,
            fields=tuple(self.fields),
            below=tuple(one.part() for one in self.below),
            doubts=tuple(self.doubts),
        )


def _is_title(words: str, *, alone: bool, kind: str) -> bool:
    """Whether a paragraph names what follows rather than says something; nothing follows one that is alone."""
    if alone or len(words) > _TITLE_LIMIT or kind in ("dash", "closing"):
        return False
    if words.endswith(":"):
        return kind in ("article", "section", "part") and not _SENTENCE.search(fold(words))
    if words.endswith((";", "./.", ",")):
        return False
    if not words.endswith("."):
        return True
    return (
        kind in ("article", "section", "part")
        and ". " not in words
        and len(words) < 80
        and not _SENTENCE.search(fold(words))
    )
