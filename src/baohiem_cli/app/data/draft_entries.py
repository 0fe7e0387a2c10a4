"""The provisions of a draft: what the parts of a text come to in the format of a register."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from baohiem_cli.app.data.draft_names import Names
from baohiem_cli.app.data.draft_repair import NOBODY, ROLES, doubt
from baohiem_cli.domain.deadlines.wording import contradiction
from baohiem_cli.domain.text.ref import heading_of
from baohiem_cli.domain.vocabulary import Cadence, Reason
from baohiem_cli.files.draft_yaml import Commented
from baohiem_cli.files.drafts import DOUBT, SUMMARY_LIMIT
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Deadline, Duty, Known, Party
from baohiem_cli.reading.meaning import understand
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure.structure import Structure

_BEGINS = re.compile(r"(?:trước|chậm nhất|đến hết|đến|trong)\b", re.IGNORECASE)
_FARTHEST = 80


class Leaf(NamedTuple):
    """A smallest unit of the text, with the units above it from the outside."""

    part: Part
    above: tuple[Part, ...]


def bare(parts: Sequence[Part]) -> Iterator[tuple[Part, dict[str, Any]]]:
    """The smallest units with entries that a person fills: nothing has been understood."""
    for part in parts:
        if part.below:
            yield from bare(part.below)
        else:
            yield part, {"ref": part.ref, "no_duty": str(Reason.CONTENT), "note": f"{DOUBT}chưa đọc nhiệm vụ"}


def words_of(part: Part) -> str:
    """All words of a unit, as a comment shows them: its own, those of what is folded into it, its fields."""
    title = [part.title] if part.title else []
    below = [f"- {words_of(one)}" for one in part.below]
    fields = [f"{one.name}: {one.value}" for one in part.fields]
    return "\n".join(line for line in (*title, part.text, *below, *fields) if line)


def chapters(structure: Structure, refs: Sequence[str]) -> list[dict[str, Any]]:
    """The headings above provisions: articles under chapters, items under sections."""
    titles = {part.ref: part.title for part in _every(structure.parts)}
    of_article = {ref: chapter for chapter in structure.chapters for ref in chapter.refs}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for ref in refs:
        article = heading_of(ref, of_article) or ref
        chapter = of_article.get(article)
        number, title = (chapter.number, chapter.title) if chapter else ("", "")
        heading = article
        if _is_section(article):
            number, title = (
                f"Mục {article}" if not number or number.startswith("Phần") else number,
                titles.get(article, title),
            )
            heading = _item_of(ref, article)
        found.setdefault((number, title), {}).setdefault(heading)
    return [
        {
            **({"number": number} if number else {"number": None}),
            **({"title": _sentence(title)} if title else {}),
            "articles": [
                {"ref": ref, **({"title": _sentence(titles[ref])} if titles.get(ref) else {})} for ref in listed
            ],
        }
        for (number, title), listed in found.items()
    ]


def commented(entries: Sequence[tuple[Part, dict[str, Any]]], structure: Structure) -> list[Commented]:
    """The entries with their words, and the headings that begin among them."""
    titles = {part.ref: part.title for part in _every(structure.parts)}
    found, last = [], None
    for part, entry in entries:
        top = part.ref.split(".")[1 if part.ref.startswith(("QD.", "PL")) and "." in part.ref else 0]
        article = part.ref[: part.ref.index(top) + len(top)] if top in part.ref else part.ref
        heading = ""
        if article != last:
            heading, last = f"{_called(article)}{'. ' + titles[article] if titles.get(article) else ''}", article
        where = f"dòng {part.first}" + (f"-{part.last}" if part.last > part.first else "")
        where += f", trang {part.page}" if part.page else ""
        found.append(Commented(heading, f"{part.ref} ({where})", words_of(part), entry))
    return found


def names_in(entries: Sequence[dict[str, Any]]) -> set[str]:
    """Every name that duties have in a role."""
    roles = ("lead", "advise", "coordinate", "with", "directed", "recipient", "recipient_either")
    return {
        name for entry in entries for duty in entry.get("duties", ()) for role in roles for name in duty.get(role, ())
    }


class Reader:
    """Understands provisions one by one, with what the registry knows and the day of the text."""

    def __init__(self, names: Names, issued: str | None, schemes: Sequence[str]) -> None:
        self.names, self.schemes = names, list(schemes)
        self.known = [Known(one.id, (one.name, *one.aliases)) for one in names.registry.agencies.values()]
        self.issued = date.fromisoformat(issued) if issued and issued.count("-") == 2 else None

    def read(self, parts: Sequence[Part], above: tuple[Part, ...] = ()) -> Iterator[tuple[Part, dict[str, Any]]]:
        """The smallest units with their entries, in order; dashes that lay no duty belong to the unit above them."""
        for part in parts:
            if not part.below:
                yield part, self.entry(Leaf(part, above))
                continue
            below = list(self.read(part.below, (*above, part)))
            if all(_is_dash(one, part) for one in part.below) and not any("duties" in entry for __, entry in below):
                yield part, {"ref": part.ref, "no_duty": below[0][1]["no_duty"]}
            else:
                yield from below

    def entry(self, leaf: Leaf) -> dict[str, Any]:
        """The entry of one provision: its duties, or the reason of none."""
        meaning = understand(leaf.part, leaf.above, self.known, issued=self.issued)
        if not meaning.duties:
            return {"ref": leaf.part.ref, "no_duty": str(meaning.no_duty or Reason.CONTENT)}
        text = " ".join(words_of(leaf.part).split())
        duties = [self._duty(duty, text) for duty in meaning.duties]
        for words in (*meaning.doubts, *leaf.part.doubts):
            doubt(duties[0], words)
        return {"ref": leaf.part.ref, "duties": duties}

    def _duty(self, duty: Duty, text: str) -> dict[str, Any]:
        entry: dict[str, Any] = {"summary": _short(duty.summary)}
        taken: set[str] = set()
        for key in ROLES:
            found = self.names.several([self._name(party) for party in duty.parties if party.key == key], taken)
            if found:
                entry[key] = found
        if not any(key in entry for key in ROLES[:3]):
            entry = {"summary": entry.pop("summary"), "lead": [NOBODY], **entry}
        if duty.schemes and list(duty.schemes) != self.schemes:
            entry["schemes"] = [str(one) for one in duty.schemes]
        entry["kind"] = str(duty.kind)
        entry["cadence"] = list(dict.fromkeys(map(str, duty.cadence)))
        entry["performed"] = str(duty.performed)
        if duty.deadlines:
            several = len(entry["cadence"]) > 1
            entry["deadlines"] = [_deadline(one, text, several=several) for one in duty.deadlines]
        event = duty.trigger or next((one.trigger or one.quote for one in duty.deadlines), None)
        trigger = event if Cadence.ON_EVENT in duty.cadence else None
        for key, words in (("trigger", trigger), ("undated", duty.undated)):
            if words:
                entry[key] = words
        for words in duty.doubts:
            doubt(entry, words)
        for party in duty.parties:
            if read_as := self.names.slips.get(party.name):
                doubt(entry, f'đọc "{party.name}" là "{read_as}"')
        return entry

    def _name(self, party: Party) -> str:
        """How the text calls a body, where that leads to it; else how the registry does."""
        agency = self.names.registry.agencies.get(party.known)
        found = self.names.registry.find(party.name)
        return agency.name if agency and (found is None or found.id != agency.id) else party.name


def _is_dash(part: Part, above: Part) -> bool:
    own, last = part.ref.rpartition(".")[2], above.ref.rpartition(".")[2]
    return own.startswith("-") or (own[0].isdecimal() and last[0].isalpha() and last[0].islower())


def _short(summary: str) -> str:
    """A summary within its limit, ended at a word."""
    words = " ".join(summary.split()) or "Chưa tóm tắt"
    return words if len(words) <= SUMMARY_LIMIT else words[: SUMMARY_LIMIT - 1].rsplit(" ", 1)[0] + "…"


def _quote(one: Deadline, text: str) -> str:
    """The words that set a time, from where their rule begins: "15/11" of "trước ngày 01/6 và 15/11" says no more."""
    if not one.rule or not contradiction(one.quote, one.rule):
        return one.quote
    end = text.find(one.quote) + len(one.quote)
    for found in reversed(list(_BEGINS.finditer(text, max(0, end - _FARTHEST), max(end, 0)))):
        longer = text[found.start() : end]
        if not contradiction(longer, one.rule):
            return longer
    return one.quote


def _deadline(one: Deadline, text: str, *, several: bool) -> dict[str, Any]:
    found = {"quote": _quote(one, text), "cadence": str(one.cadence) if several else None, "period": one.period,
             "rule": one.rule, "alternative": one.alternative}  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _every(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _every(part.below)


def _is_section(ref: str) -> bool:
    return ref.rpartition(".")[2][:1] in "IVXABCDĐEFGH" and not ref.startswith(("QD", "DM", "DK"))


def _item_of(ref: str, section: str) -> str:
    """The numbered item of a section that a provision stands under; the section where it stands under none."""
    rest = ref[len(section) + 1 :].split(".", maxsplit=1)[0]
    return f"{section}.{rest}" if rest[:1].isdigit() else section


def _called(ref: str) -> str:
    if ref.startswith("QD."):
        return f"Quyết định, Điều {ref[3:]}"
    if ref in ("DM", "DK"):
        return {"DM": "Đoạn mở đầu", "DK": "Đoạn kết"}[ref]
    return f"Mục {ref}" if _is_section(ref) else ref if ref.startswith("PL") else f"Điều {ref}"


def _sentence(title: str) -> str:
    """A title as it is written in a sentence, where the text has it in capitals."""
    from baohiem_cli.reading.casing import lowered
    from baohiem_cli.reading.structure.marks import is_capitals

    title = " ".join(title.split())
    return lowered(title, "", {}) if is_capitals(title) and len(title) > 4 else title
