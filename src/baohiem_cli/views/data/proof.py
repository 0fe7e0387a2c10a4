"""A text and its register side by side: in two columns, as items, and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypedDict

from baohiem_cli.app.data.proving import Compared, message
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.domain.vocabulary import Reason
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.proving.passages import Entry
from baohiem_cli.reading.proving.proof import Finding, Mark, Marking, Proved, Sort
from baohiem_cli.report.answer import (
    Answer,
    Block,
    Column,
    Document,
    Fields,
    Lines,
    Piece,
    Prose,
    Sheet,
    Table,
    Tone,
)
from baohiem_cli.views.ask.duties import parties, when
from baohiem_cli.views.ask.passages import place
from baohiem_cli.views.common.contract import DutyItem
from baohiem_cli.views.common.items import duty_item
from baohiem_cli.views.common.labels import kind_label, reason_label

_LOOKS = {
    Marking.QUOTE: (Tone.GOOD, ("«", "»")),
    Marking.EVENT: (Tone.GOOD, ("«", "»")),
    Marking.PARTY: (Tone.QUIET, ("", "")),
    Marking.TIME: (Tone.BAD, ("[?", "?]")),
    Marking.BODY: (Tone.BAD, ("[?", "?]")),
}


class FindingItem(TypedDict):
    """One thing that does not meet: its sort, the words, and where those stand in the text."""

    sort: str
    ref: str
    citation: str
    words: str
    message: str
    page: int | None
    text_line: int | None


class EntryItem(TypedDict):
    """What the register has for a provision: its duties, or the reason of none."""

    no_duty: Reason | None
    note: str | None
    duties: list[DutyItem]


class MarkItem(TypedDict):
    """Marked words, by their places in `text`."""

    start: int
    end: int
    sort: str


class RowItem(TypedDict):
    """A provision or heading with both sides; `text` is null where the text has no such provision."""

    ref: str
    citation: str
    text: str | None
    page: int | None
    line: int | None
    marks: list[MarkItem]
    entries: list[EntryItem]
    findings: list[FindingItem]


def proof_answer(told: Compared, today: date, warnings: tuple[str, ...], *, unmatched: bool) -> Answer:
    """Both sides of every provision, or only of those where something does not meet."""
    rows = [row for row in told.rows if row.findings or not unmatched]
    heading = _("{0}: lời văn và dữ liệu").format(told.regulation.title)
    columns = (Column(_("Lời văn"), stretch=True), Column(_("Dữ liệu"), stretch=True))
    table = Table(columns, tuple((_left(row), _right(row)) for row in rows), side_by_side=True)
    blocks: tuple[Block, ...] = (
        Lines((heading,), heading=True),
        Fields(tuple(_summary(told))),
        table,
        Lines(
            (_("«…» chữ đã thành hạn hoặc sự kiện; [?…?] chữ chưa có trong dữ liệu; ✗ chỗ cần xem."),), footnote=True
        ),
    )
    return Answer(
        "proof",
        today,
        (_item(row, today) for row in rows),
        blocks,
        warnings,
        extra={"regulation": told.regulation.id, "findings": len(told.findings)},
        sheets=lambda: (Sheet(told.regulation.id, _sheet(rows)),),
        page=lambda: Document("proof.html", _page(told, rows, today), _),
    )


def finding_item(one: Finding) -> FindingItem:
    """A finding for the JSON contract."""
    return {
        "sort": one.sort,
        "ref": one.ref,
        "citation": refs.citation(one.ref),
        "words": one.words,
        "message": message(one),
        "page": one.page,
        "text_line": one.line,
    }


def _summary(told: Compared) -> Iterator[tuple[str, str]]:
    covered = sum(bool(row.unit.entries and row.unit.text) for row in told.rows)
    yield _("Văn bản"), told.regulation.id
    yield _("Điều khoản có cả hai bên"), str(covered)
    for sort in Sort:
        if count := sum(one.sort is sort for one in told.findings):
            yield _sort_label(sort), str(count)
    if not told.findings:
        yield _("Chỗ lệch"), _("không có")


def _sort_label(sort: Sort) -> str:
    return {
        Sort.ENTRY: _("Lời văn chưa có trong dữ liệu"),
        Sort.WORDS: _("Dữ liệu không có lời văn"),
        Sort.QUOTE: _("Trích dẫn không có trong lời văn"),
        Sort.TIME: _("Chữ chỉ thời gian chưa thành hạn"),
        Sort.BODY: _("Cơ quan chưa là bên nào"),
    }[sort]


def _short(one: Finding) -> str:
    """What does not meet, beside the provision itself."""
    if one.sort in (Sort.ENTRY, Sort.WORDS):
        return _sort_label(one.sort)
    return f"{_sort_label(one.sort)}: “{one.words}”"


def _heading(row: Proved) -> str:
    unit = row.unit
    cited = refs.citation(unit.ref)
    return cited if unit.line is None else f"{cited} ({place(Passage(unit.ref, '', unit.page, unit.line))})"


def _left(row: Proved) -> Prose:
    said = _pieces(row.unit.text, row.marks) if row.unit.text else (Piece("-"),)
    return Prose((Piece(f"{_heading(row)}\n"), *said))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    end = 0
    for one in marks:
        tone, around = _LOOKS[one.marking]
        yield Piece(text[end : one.start])
        yield Piece(text[one.start : one.end], tone, around)
        end = one.end
    yield Piece(text[end:])


def _right(row: Proved) -> Prose:
    found = [Piece(f"✗ {_short(one)}\n", Tone.BAD) for one in row.findings]
    lines = "\n".join(line for entry in _entries(row) for line in entry)
    return Prose((*found, Piece(lines)))


def _entries(row: Proved) -> Iterator[list[str]]:
    """The lines of each entry: the duties with numbers where there are several, or why there is none."""
    for entry in row.unit.entries:
        one = entry.provision
        duties = [line for number, duty in enumerate(one.duties, 1) for line in _duty(duty, number, len(one.duties))]
        reason = [_("Không có nhiệm vụ: {0}").format(reason_label(one.no_duty))] if one.no_duty else []
        targets = [_("Chỉ tiêu: {0}").format(target.indicator) for target in one.targets]
        note = [_("Ghi chú: {0}").format(one.note)] if one.note else []
        yield [*duties, *reason, *targets, *note]


def _duty(duty: Duty, number: int, count: int) -> Iterator[str]:
    before = f"{number}. " if count > 1 else ""
    yield f"{before}{duty.summary} [{kind_label(duty.kind)}]"
    yield f"  {parties(duty, {})}"
    if (told := when(duty)) != "-":
        yield f"  {told}"
    for deadline in duty.deadlines:
        if deadline.rule:
            yield f"  → {deadline.rule}" + (f" ({deadline.period})" if deadline.period else "")
    if duty.doubt:
        yield "  " + _("Chưa rõ: {0}").format(duty.doubt)


def _sheet(rows: Sequence[Proved]) -> Table:
    columns = (
        Column(_("Điều khoản"), no_wrap=True), Column(_("Trang"), align_right=True),
        Column(_("Dòng"), align_right=True), Column(_("Lời văn"), stretch=True), Column(_("Dữ liệu"), stretch=True),
        Column(_("Cần xem"), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (refs.citation(row.unit.ref), row.unit.page, row.unit.line, row.unit.text,
         "\n".join(line for entry in _entries(row) for line in entry), "\n".join(map(_short, row.findings)))
        for row in rows
    ))  # fmt: skip


def _item(row: Proved, today: date) -> RowItem:
    unit = row.unit
    return {
        "ref": unit.ref,
        "citation": refs.citation(unit.ref),
        "text": unit.text or None,
        "page": unit.page,
        "line": unit.line,
        "marks": [{"start": one.start, "end": one.end, "sort": one.marking} for one in row.marks],
        "entries": [
            {
                "no_duty": entry.provision.no_duty,
                "note": entry.provision.note,
                "duties": [duty_item(duty, today) for duty in entry.provision.duties],
            }
            for entry in unit.entries
        ],
        "findings": list(map(finding_item, row.findings)),
    }


def _page(told: Compared, rows: Sequence[Proved], today: date) -> dict[str, Any]:
    """What the page is filled with."""
    return {
        "title": told.regulation.title,
        "number": told.regulation.number,
        "today": today,
        "draft": told.regulation.draft,
        "summary": list(_summary(told)),
        "rows": [
            {
                "ref": row.unit.ref,
                "heading": _heading(row),
                "said": [(piece.text, _CLASSES[piece.tone]) for piece in _pieces(row.unit.text, row.marks)],
                "entries": [_page_entry(entry) for entry in row.unit.entries],
                "findings": list(map(_short, row.findings)),
                "is_heading": not row.unit.entries and not row.findings,
            }
            for row in rows
        ],
    }


_CLASSES = {None: "", Tone.GOOD: "dated", Tone.QUIET: "party", Tone.BAD: "open"}


def _page_entry(entry: Entry) -> dict[str, Any]:
    one = entry.provision
    return {
        "reason": reason_label(one.no_duty) if one.no_duty else "",
        "note": one.note,
        "targets": [target.indicator for target in one.targets],
        "duties": [
            {
                "id": duty.id,
                "summary": duty.summary,
                "kind": kind_label(duty.kind),
                "parties": parties(duty, {}),
                "when": "" if when(duty) == "-" else when(duty),
                "rules": [(one.rule, one.period) for one in duty.deadlines if one.rule],
                "doubt": duty.doubt,
            }
            for duty in one.duties
        ],
    }
