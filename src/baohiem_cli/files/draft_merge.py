"""A new draft over one that a person has worked on: what the person has changed stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from baohiem_cli.files.draft_yaml import digest, mark_of
from baohiem_cli.named_tuple import NamedTuple

_ENTRY = re.compile(r"  - ref: ['\"]?([^'\"\s]+)")
_PROVISIONS = "provisions:"


@dataclass(slots=True)
class Section:
    """Lines below a mark: the head, the headings or one provision, with the comment above them."""

    comment: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    ref: str = ""

    @property
    def changed(self) -> bool:
        """Whether its lines are others than the program wrote."""
        written = next((mark for line in self.comment if (mark := mark_of(line))), None)
        return written != digest([line for line in self.lines if line.strip()])


class Merged(NamedTuple):
    """The text, the refs and parts that were kept as a person has them, and those that the new draft has no more."""

    text: str
    kept: tuple[str, ...]
    left: tuple[str, ...]


def is_draft(text: str) -> bool:
    """Whether the program wrote it, so that what a person has changed can be told."""
    return any(mark_of(line) for line in text.split("\n"))


def merged(old: str, new: str) -> Merged:
    """The new draft with everything of the old one that a person has changed."""
    (old_head, old_headings, had), (head, headings, has) = _sections(old), _sections(new)
    kept: list[str] = []
    if old_head.changed:
        head.comment, head.lines = old_head.comment, old_head.lines
        kept.append("id")
    if old_headings.changed and _refs(old_headings) == _refs(headings):
        headings.comment, headings.lines = old_headings.comment, old_headings.lines
        kept.append("chapters")
    before = {one.ref: one for one in had}
    for one in has:
        known = before.pop(one.ref, None)
        if known and known.changed:
            one.comment, one.lines = _with_mark_of(one.comment, known.comment), known.lines
            kept.append(one.ref)
    left = [one for one in before.values() if one.changed]
    lines = [*head.comment, *head.lines, *headings.comment, *headings.lines, _PROVISIONS]
    for one in has:
        lines += [*one.comment, *one.lines]
    if left:
        lines.append("# Điều khoản người đã sửa mà lần đọc này không thấy:")
        lines += [f"#{line}" for one in left for line in (*one.comment, *one.lines)]
    return Merged("\n".join(lines).rstrip("\n") + "\n", tuple(kept), tuple(one.ref for one in left))


def _sections(text: str) -> tuple[Section, Section, list[Section]]:
    lines = text.rstrip("\n").split("\n")
    at = lines.index(_PROVISIONS) if _PROVISIONS in lines else len(lines)
    head, headings = Section(), Section()
    chapters = next((i for i, line in enumerate(lines[:at]) if line.startswith("chapters:")), at)
    top = chapters
    while top and lines[top - 1].startswith("#"):
        top -= 1
    start = next((i for i, line in enumerate(lines) if line and not line.startswith("#")), 0)
    head.comment, head.lines = lines[:start], lines[start:top]
    headings.comment, headings.lines = lines[top:chapters], lines[chapters:at]
    return head, headings, _provisions(lines[at + 1 :])


def _provisions(lines: Sequence[str]) -> list[Section]:
    found: list[Section] = []
    comment: list[str] = []
    for line in lines:
        if entry := _ENTRY.match(line):
            found.append(Section(comment, [line], entry[1]))
            comment = []
        elif line.startswith("  #"):
            comment.append(line)
        elif found and not comment:
            found[-1].lines.append(line)
        else:
            comment.append(line)
    return found


def _with_mark_of(comment: Sequence[str], old: Sequence[str]) -> list[str]:
    """The new comment with the old digest: what is below is still a person's."""
    mark = next((mark for line in old if (mark := mark_of(line))), "0" * 8)
    return [line.replace(written, mark) if (written := mark_of(line)) else line for line in comment]


def _refs(section: Section) -> list[str]:
    return re.findall(r"ref: ['\"]?([^'\",}\s]+)", "\n".join(section.lines))
