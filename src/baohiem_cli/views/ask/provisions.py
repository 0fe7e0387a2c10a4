"""One provision, duty or regulation, with everything that is known about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from baohiem_cli.app.ask.kept import Kept
from baohiem_cli.app.ask.provisions import ShownDuty, ShownPart, ShownProvision, ShownRegulation
from baohiem_cli.domain.ledger.standing import SETTLED, Tracked
from baohiem_cli.domain.records import Duty, Occurrence, Provision, Regulation, Target
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.vocabulary import Reason
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Table
from baohiem_cli.views.ask.duties import parties, post_words, when
from baohiem_cli.views.ask.kept import kept_blocks, kept_items
from baohiem_cli.views.ask.passages import text_of, words_of
from baohiem_cli.views.ask.regulations import (
    TargetItem,
    cited,
    effect_span,
    heading_item,
    own_validity,
    regulation_item,
    source_of,
    status_words,
    target_item,
    validity,
    year_of,
)
from baohiem_cli.views.common.contract import DutyItem, VersionItem
from baohiem_cli.views.common.dates import day, number, partial_day
from baohiem_cli.views.common.explanation import explanation
from baohiem_cli.views.common.holders import authority, holder_items
from baohiem_cli.views.common.items import duty_item, occurrence_item, version_item
from baohiem_cli.views.common.labels import kind_label, performed_label, reason_label, state_label


class ProvisionItem(VersionItem):
    """A provision that lays no duty."""

    id: str
    regulation: str
    ref: str
    citation: str
    no_duty: Reason | None
    note: str | None
    text: str | None
    targets: list[TargetItem]


def part_answer(
    part: ShownPart, kept: Sequence[Kept], today: date, warnings: tuple[str, ...], *, explain: bool, each: bool = False
) -> Answer:
    """The provisions below one ref; `explain` adds how the next dates are computed, `each` who owes on them.

    `kept` is what the ledger holds about the occurrences that were asked for by their key.
    """
    regulation = part.summary.regulation
    cited = "; ".join(map(refs.citation, part.place.refs))
    heading = f"{regulation.jurisdiction}: {cited}{_title(regulation, part.place.ref or '')}"
    blocks: list[Block] = [Lines((heading,), heading=True)]
    items: list[DutyItem | ProvisionItem] = []
    for shown in part.provisions:
        if shown.provision.no_duty or shown.provision.note:
            blocks.append(Fields(tuple(_remarks(shown.provision))))
        if words := tuple(words_of(part, shown.provision.ref)):
            blocks.append(Fields(words))
        for one in shown.duties:
            blocks.append(Fields(tuple(_duty_pairs(one, part, today))))
            item = _duty_item(one, part, today)
            if each and one.upcoming:
                blocks.append(_each(one.upcoming))
            if explain:
                asked = [one.tracked.occurrence for one in kept[:1]] or _one_each(one)
                steps = explanation(one.duty, asked, part.working.submit_by, today, part.day_off)
                blocks.append(Lines(tuple(steps)))
                item["explanation"] = steps
            items.append(item)
    targets = [target for shown in part.provisions for target in shown.targets]
    if targets:
        blocks.append(_targets(targets))
    if kept:
        blocks += kept_blocks(kept)
    if not part.place.number and not items:
        items = [_provision_item(shown, regulation.id, text_of(part, shown.provision.ref)) for shown in part.provisions]
    extra = {"occurrences": kept_items(kept, today, part.working.submit_by)} if kept else {}
    return Answer("show", today, items, tuple(blocks), warnings, extra)


def regulation_answer(whole: ShownRegulation, today: date, warnings: tuple[str, ...]) -> Answer:
    """A whole regulation: its head, its headings, its doubts and its figures."""
    one = whole.summary.regulation
    blocks: list[Block] = [
        Lines((one.title,), heading=True),
        Fields(tuple(pair for pair in _head_pairs(whole, today) if pair[1])),
        Table(
            (Column(_("Điều, mục")), Column(_("Tên"), stretch=True), Column(_("Nhiệm vụ"), align_right=True)),
            tuple((refs.citation(h.ref), h.title, whole.per_heading.get(h.ref, 0)) for h in one.headings),
        ),
    ]
    if one.doubts:
        blocks += [
            Lines((_("Nội dung chưa rõ, cần xác minh") + source_of(one, "doubts"),), heading=True),
            Lines(tuple(f"- {doubt}" for doubt in one.doubts)),
        ]
    if whole.targets:
        blocks.append(_targets(whole.targets))
    item = regulation_item(whole.summary, today)
    item["headings"] = list(map(heading_item, one.headings))
    item["targets"] = list(map(target_item, whole.targets))
    return Answer("show", today, (item,), tuple(blocks), warnings)


def _duty_pairs(shown: ShownDuty, part: ShownPart, today: date) -> Iterable[tuple[str, str]]:
    duty, regulation = shown.duty, part.summary.regulation
    status = status_words(regulation, today) + source_of(regulation, "history")
    yield _("Mã"), duty.id
    yield _("Nhiệm vụ"), duty.summary
    yield _("Loại"), kind_label(duty.kind)
    yield _("Bảo hiểm"), ", ".join(duty.schemes)
    yield _("Các bên"), parties(duty, {})
    yield _("Thực hiện"), performed_label(duty.performed)
    yield _("Cơ quan chịu trách nhiệm"), "; ".join(body.name for body in duty.answerable)
    if duty.post:
        yield _("Chức danh"), post_words(duty.post)
    for line in authority(part.holders, ((id, duty) for id in _agencies(duty))):
        yield _("Nay"), line
    yield _("Định kỳ, hạn"), when(duty)
    yield _("Thời hạn sắp tới"), "; ".join(_coming(shown.upcoming)) or _("không có ngày ấn định")
    yield _("Tình trạng văn bản"), status
    if own := validity(duty.version):
        yield _("Bản này"), own
    for other in shown.versions:
        if other.version != duty.version:
            yield _("Bản khác"), f"{validity(other.version)}: {other.summary} ({when(other)})"
    if duty.draft:
        yield _("Bản nháp"), _("chưa có người đối chiếu với văn bản")
    if duty.doubt:
        yield _("Nội dung chưa rõ, cần xác minh"), duty.doubt


def _coming(upcoming: Sequence[Tracked]) -> Iterator[str]:
    """Each day to come with its period; where several bodies owe, how many, and of these how many are done."""
    days: dict[tuple[date, str], list[Tracked]] = {}
    for one in upcoming:
        days.setdefault((one.occurrence.due, one.occurrence.period), []).append(one)
    for (due, period), found in days.items():
        said = f"{day(due)} ({period})"
        done = sum(one.standing.state in SETTLED for one in found)
        if len(found) > 1 and done:
            yield _("{0}: {1} cơ quan, đã xong {2}").format(said, len(found), done)
        else:
            yield _("{0}: {1} cơ quan").format(said, len(found)) if len(found) > 1 else said


def _each(upcoming: Sequence[Tracked]) -> Table:
    """A row for each body and day to come."""
    columns = (
        Column(_("Hạn")), Column(_("Kỳ")), Column(_("Mã"), no_wrap=True), Column(_("Cơ quan"), stretch=True),
        Column(_("Tình trạng")),
    )  # fmt: skip
    return Table(columns, tuple(
        (one.due, one.occurrence.period, one.occurrence.key, one.occurrence.bodies, state_label(one.standing.state))
        for one in upcoming
    ))  # fmt: skip


def _duty_item(shown: ShownDuty, part: ShownPart, today: date) -> DutyItem:
    duty = shown.duty
    item = duty_item(duty, today)
    item["text"] = text_of(part, duty.ref)
    item["next"] = [occurrence_item(one, today, part.working.submit_by(one.due)) for one in shown.upcoming]
    item["passed_on"] = [
        {"agency": id, "holders": holder_items(part.holders, id, duty)}
        for id in _agencies(duty)
        if part.holders.of(id, duty)
    ]
    return item


def _agencies(duty: Duty) -> list[str]:
    return list(dict.fromkeys(party.agency for party in duty.parties))


def _one_each(shown: ShownDuty) -> list[Occurrence]:
    """The next occurrence of each deadline: agencies differ only in the key."""
    first: dict[object, Occurrence] = {}
    for one in shown.upcoming:
        first.setdefault(one.occurrence.deadline, one.occurrence)
    return list(first.values())


def _provision_item(shown: ShownProvision, regulation: str, text: str | None) -> ProvisionItem:
    one = shown.provision
    return {
        "id": f"{regulation}/{one.ref}",
        "regulation": regulation,
        "ref": one.ref,
        "citation": refs.citation(one.ref),
        "no_duty": one.no_duty,
        "note": one.note,
        "text": text,
        "targets": list(map(target_item, shown.targets)),
        **version_item(one.version),
    }


def _head_pairs(whole: ShownRegulation, today: date) -> Iterable[tuple[str, str]]:
    one = whole.summary.regulation
    span = " - ".join(filter(None, [partial_day(one.applies_from), partial_day(one.applies_until)]))
    yield _("Mã"), one.id
    yield _("Số"), (one.number or _("chưa rõ")) + source_of(one, "number")
    yield _("Tên"), one.title + source_of(one, "title")
    yield _("Loại văn bản"), one.document
    yield _("Bản nháp"), _("chưa có người đối chiếu với văn bản") if one.draft else ""
    yield _("Nơi áp dụng"), one.jurisdiction + source_of(one, "jurisdiction")
    yield _("Nơi ban hành"), "; ".join(one.issuer) + source_of(one, "issuer")
    yield _("Ban hành"), (partial_day(one.issued) or _("chưa rõ")) + source_of(one, "issued")
    yield _("Hiệu lực"), effect_span(one) + source_of(one, "effect.from", "effect.until", "effect.confirmed")
    yield _("Ghi chú hiệu lực"), one.effect_note + source_of(one, "effect.note") if one.effect_note else ""
    yield _("Tình trạng"), status_words(one, today) + source_of(one, "history")
    yield _("Thời gian áp dụng"), span + source_of(one, "application.from", "application.until")
    yield _("Căn cứ pháp lý"), "; ".join(map(cited, one.legal_basis))
    yield _("Thay thế"), "; ".join(map(cited, one.replaces)) + source_of(one, "replaces")
    for post in one.posts:
        yield _("Chức danh"), post_words(post)
    for group in one.collectives:
        members = "; ".join(f"{member.name} ({member.reason})" for member in group.members)
        yield _("Nhóm trong văn bản"), f"{group.name}: {members}"
    if one.in_charge:
        yield _("Chủ trì toàn văn bản"), f"{', '.join(one.in_charge.names)} ({refs.citation(one.in_charge.ref)})"
    yield _("Nguồn"), one.source
    yield _("Số điều khoản"), str(len(whole.refs))
    yield _("Số nhiệm vụ"), _("{0}, trong đó {1} có hạn").format(whole.summary.duties, whole.summary.dated)


def _remarks(read: Provision) -> list[tuple[str, str]]:
    pairs = [
        (_("Điều khoản"), refs.citation(read.ref)),
        (_("Không giao nhiệm vụ"), reason_label(read.no_duty) if read.no_duty else None),
        (_("Bản này"), own_validity(read)),
        (_("Ghi chú"), read.note),
    ]
    return [(label, value) for label, value in pairs if value]


def _targets(targets: Sequence[Target]) -> Table:
    columns = (
        Column(_("Chỉ tiêu")), Column(_("Nội dung"), stretch=True), Column(_("Nhóm"), stretch=True),
        Column(_("Mức"), align_right=True), Column(_("Đơn vị"), stretch=True), Column(_("Năm"), align_right=True),
    )  # fmt: skip
    rows = ((one.id, one.indicator, one.group, number(one.value), one.unit, year_of(one.year)) for one in targets)
    return Table(columns, tuple(rows))


def _title(regulation: Regulation, ref: str) -> str:
    titles = {heading.ref: heading.title for heading in regulation.headings}
    article = refs.heading_of(ref, titles)
    title = titles.get(article) if article else None
    return f" ({title})" if title else ""
