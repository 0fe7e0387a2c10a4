"""`bh show`: everything known about one provision, one duty or one regulation."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from baohiem_cli.commands import asking, calendar, effects, explaining, options, succeeding, tracking
from baohiem_cli.commands.duties import others, when
from baohiem_cli.commands.effects import cited, day_of, source
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.commands.regulations import effect, item
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Citation, Duty, Occurrence, Provision
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.effect import holding, standing
from baohiem_cli.domain.vocabulary import kind_label, performed_label, reason_label
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Item, Lines, Table
from baohiem_cli.store.register import catalogue
from baohiem_cli.views.items import duty_item, occurrence_item, version_item

HELP = _("Mọi điều đã biết về một điều khoản, một nhiệm vụ hay một văn bản.")
EXAMPLES = (
    "bh show kon-tum/24.1",
    "bh show kon-tum/24.1 --explain",
    'bh show "Điều 24 khoản 1" --regulation kon-tum',
    "bh show son-la",
)
_HORIZON = timedelta(days=366)
"""How far ahead the next dates are shown."""


@options.common
def show(
    name: Annotated[
        str, typer.Argument(metavar="REF", help=_('Mã nhiệm vụ, mã văn bản, hoặc câu dẫn như "Điều 24 khoản 1".'))
    ],
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Giải thích từng bước ra ngày hạn, kèm căn cứ."))
    ] = False,
    regulation: options.Regulations = None,
    *,
    where: options.Where,
) -> None:
    """Print what is known about `name`."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        slug, ref = _locate(register, name, regulation or [])
        answer = _provision(register, slug, ref, today, explain) if ref else _whole(register, slug, today)
    asking.emit(answer, where.format)


def _locate(register: Register, name: str, given: list[str]) -> tuple[str, str | None]:
    """The regulation and the ref (with `#2` for a second duty) that a name leads to."""
    slug, slash, key = name.partition("/")
    rest = key.partition("@")[0]
    known = catalogue.regulation_ids(register.db)
    if slash and slug in known.values():
        return slug, rest
    if (id := {fold(wording): id for wording, id in known.items()}.get(fold(name))) is not None:
        return id, None
    ref, mark, number = name.partition("#")
    cited = refs.from_citation(_folded(ref)) or (ref if refs.is_ref(ref) else None)
    if cited is None:
        is_duty = refs.is_ref(rest.partition("#")[0])
        return asking.find_regulation(register.db, slug if is_duty else name), rest
    slugs = [asking.find_regulation(register.db, one) for one in given] or sorted(set(known.values()))
    holding = [slug for slug in slugs if _exists(register, slug, cited)]
    if len(holding) == 1:
        return holding[0], cited + mark + number
    if not holding:
        near = [(slug, asking.nearest_refs(cited, list(catalogue.provisions(register.db, slug)), 1)) for slug in slugs]
        close = tuple(f"{slug}/{ref}" for slug, found in near for ref in found)
        message = _("Không có {0} trong: {1}.").format(refs.citation(cited), ", ".join(slugs))
        raise NotFound(message + asking.hint(close), nearest=close)
    raise WrongUsage(
        _("{0} có ở nhiều văn bản: {1}. Thêm --regulation.").format(refs.citation(cited), ", ".join(holding))
    )


def _folded(citation: str) -> str:
    """The citation without tones, but for the point `đ`, which is not the point `d`."""
    words = unicodedata.normalize("NFC", citation).casefold().split()
    return " ".join("đ" if word.strip("(),.;:") == "đ" else fold(word) for word in words)


def _exists(register: Register, slug: str, cited: str) -> bool:
    return any(ref == cited or ref.startswith(f"{cited}.") for ref in catalogue.provisions(register.db, slug))


def _provision(register: Register, slug: str, wanted: str, today: date, explain: bool) -> Answer:
    ref, __, number = wanted.partition("#")
    provisions = catalogue.provisions(register.db, slug)
    below = [name for name in provisions if name == ref or name.startswith(f"{ref}.")]
    duties = [d for d in catalogue.duties(register.db, Question(regulations=(slug,))) if d.ref in below]
    versions: dict[str, list[Duty]] = {}
    for duty in duties:
        versions.setdefault(duty.id, []).append(duty)
    if number:
        duties = versions.get(f"{slug}/{wanted}", [])
    if not below or (number and not duties):
        close = asking.nearest_refs(ref, list(provisions))
        raise NotFound(
            _("Văn bản '{0}' không có '{1}'. Gần giống: {2}.").format(slug, wanted, ", ".join(close)),
            nearest=tuple(f"{slug}/{name}" for name in close),
        )
    (head,) = catalogue.regulations(register.db, Question(regulations=(slug,)))
    blocks: list[Block] = [Lines((f"{head['jurisdiction']}: {refs.citation(ref)}{_title(head, ref)}",), heading=True)]
    items: list[Item] = []
    for name in below:
        read = holding(provisions[name], today, lambda one: one.version)
        own = [duty for duty in duties if duty.ref == name and duty.version.first == read.version.first]
        if number:
            own = [holding(duties, today, lambda one: one.version)]
        if read.no_duty or read.note:
            blocks.append(Fields(tuple(_remarks(read))))
        for duty in own:
            extra, shown = _one(register, duty, versions[duty.id], today, explain)
            blocks += shown
            items.append({**duty_item(duty), **extra})
    targets = [target for target in catalogue.targets(register.db, slug) if target["ref"] in below]
    if targets:
        blocks.append(_targets(targets))
    if not number and not items:
        items = [
            {
                "id": f"{slug}/{name}",
                "regulation": slug,
                "ref": name,
                "citation": refs.citation(name),
                "no_duty": read.no_duty,
                "note": read.note,
                "targets": [t for t in targets if t["ref"] == name],
                **version_item(read.version),
            }
            for name in below
            for read in [holding(provisions[name], today, lambda one: one.version)]
        ]
    return Answer("show", today, tuple(items), tuple(blocks), tuple(register.warnings))


def _one(register: Register, duty: Duty, versions: list[Duty], today: date, explain: bool) -> tuple[Item, list[Block]]:
    """One duty: its fields, its next dates by all its versions, and how they come about."""
    shorts: dict[str, str] = {}
    end = today + min(_HORIZON, date.max - today)
    upcoming = sorted((o for one in versions for o in occurrences(one, today, end)), key=lambda o: (o.due, o.key))
    (head,) = catalogue.regulations(register.db, Question(regulations=(duty.regulation,)))
    working = calendar.working(register, today, end)
    now = succeeding.now(register.db, today)
    named = [(id, duty) for id in dict.fromkeys(party.agency for party in duty.parties)]
    pairs = [
        (_("Mã"), duty.id),
        (_("Nhiệm vụ"), duty.summary),
        (_("Loại"), kind_label(duty.kind)),
        (_("Bảo hiểm"), ", ".join(duty.schemes)),
        (_("Các bên"), others(duty, shorts)),
        (_("Thực hiện"), performed_label(duty.performed)),
        (_("Người chịu trách nhiệm"), "; ".join(body.name for body in duty.answerable)),
        *((_("Nay"), line) for line in now.authority(named)),
        (_("Định kỳ, hạn"), when(duty)),
        (
            _("Hạn tới"),
            "; ".join(dict.fromkeys(f"{o.due:%d/%m/%Y} ({o.period})" for o in upcoming)) or _("không có ngày ấn định"),
        ),
    ]
    pairs.append((_("Tình trạng văn bản"), effects.words(standing(head["history"], today)) + source(head, "history")))
    pairs += [(_("Bản này"), effects.validity(duty.version))] if effects.validity(duty.version) else []
    pairs += [
        (_("Bản khác"), f"{effects.validity(one.version)}: {one.summary} ({when(one)})")
        for one in versions
        if one.version != duty.version
    ]
    if duty.doubt:
        pairs.append((_("Điểm chưa chắc"), duty.doubt))
    blocks: list[Block] = [Fields(tuple(pairs))]
    tracked = tracking.follow(register, upcoming, today)
    extra: Item = {
        "next": [occurrence_item(t.occurrence, t.standing, today, working.submit_by(t.due)) for t in tracked],
        "passed_on": [{"agency": id, "holders": now.items(id, duty)} for id, __ in named if now.of(id, duty)],
    }
    if explain:
        steps = explaining.steps(duty, _one_each(upcoming), working.submit_by)
        blocks.append(Lines(tuple(steps)))
        extra["explanation"] = steps
    return extra, blocks


def _one_each(upcoming: list[Occurrence]) -> list[Occurrence]:
    """The next occurrence of each deadline: agencies differ only in the key."""
    first: dict[object, Occurrence] = {}
    for occurrence in upcoming:
        first.setdefault(occurrence.deadline, occurrence)
    return list(first.values())


def _whole(register: Register, slug: str, today: date) -> Answer:
    (head,) = catalogue.regulations(register.db, Question(regulations=(slug,)))
    provisions = catalogue.provisions(register.db, slug)
    per_article: dict[str, int] = {}
    found = list(catalogue.duties(register.db, Question(regulations=(slug,)), on=today))
    for duty in found:
        article = refs.heading_of(duty.ref, {h["ref"] for h in head["headings"]}) or duty.ref
        per_article[article] = per_article.get(article, 0) + 1
    pairs = [
        (_("Mã"), head["id"]),
        (_("Số"), (head["number"] or _("chưa rõ")) + source(head, "number")),
        (_("Tên"), head["title"] + source(head, "title")),
        (_("Loại văn bản"), head["document"]),
        (_("Nơi áp dụng"), head["jurisdiction"] + source(head, "jurisdiction")),
        (_("Nơi ban hành"), "; ".join(head["issuer"]) + source(head, "issuer")),
        (_("Ban hành"), (day_of(head["issued"]) or _("chưa rõ")) + source(head, "issued")),
        (_("Hiệu lực"), effect(head) + source(head, "effect.from", "effect.until", "effect.confirmed")),
        (_("Ghi chú hiệu lực"), head["effect_note"] and head["effect_note"] + source(head, "effect.note")),
        (_("Tình trạng"), effects.words(standing(head["history"], today)) + source(head, "history")),
        (
            _("Thời gian áp dụng"),
            " - ".join(filter(None, [day_of(head["applies_from"]), day_of(head["applies_until"])]))
            + source(head, "application.from", "application.until"),
        ),
        (_("Căn cứ pháp lý"), "; ".join(cited(Citation(**one)) for one in head["legal_basis"])),
        (_("Thay thế"), "; ".join(cited(Citation(**one)) for one in head["replaces"]) + source(head, "replaces")),
        (_("Nguồn"), head["source"]),
        (_("Số điều khoản"), str(len(provisions))),
        (_("Số nhiệm vụ"), _("{0}, trong đó {1} có hạn").format(len(found), sum(bool(d.deadlines) for d in found))),
    ]
    blocks: list[Block] = [
        Lines((head["title"],), heading=True),
        Fields(tuple(pair for pair in pairs if pair[1])),
        Table(
            (Column(_("Điều, mục")), Column(_("Tên"), wide=True), Column(_("Nhiệm vụ"), right=True)),
            tuple((refs.citation(h["ref"]), h["title"], per_article.get(h["ref"], 0)) for h in head["headings"]),
        ),
    ]
    if head["doubts"]:
        blocks += [
            Lines((_("Điểm chưa chắc") + source(head, "doubts"),), heading=True),
            Lines(tuple(f"- {doubt}" for doubt in head["doubts"])),
        ]
    if targets := catalogue.targets(register.db, slug):
        blocks.append(_targets(targets))
    whole = {**item(head, today), "headings": head["headings"], "targets": targets}
    return Answer("show", today, (whole,), tuple(blocks), tuple(register.warnings))


def _remarks(read: Provision) -> list[tuple[str, str]]:
    pairs = [
        (_("Điều khoản"), refs.citation(read.ref)),
        (_("Không giao nhiệm vụ"), reason_label(read.no_duty) if read.no_duty else None),
        (_("Bản này"), effects.validity(read.version) if not read.duties else None),
        (_("Ghi chú"), read.note),
    ]
    return [(label, value) for label, value in pairs if value]


def _targets(targets: list[dict[str, Any]]) -> Table:
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Nội dung"), wide=True),
        Column(_("Nhóm"), wide=True),
        Column(_("Mức"), right=True),
        Column(_("Đơn vị"), wide=True),
        Column(_("Năm"), right=True),
    )
    return Table(
        columns,
        tuple(
            (t["id"], t["indicator"], t["group"], f"{t['value']:g}".replace(".", ","), t["unit"], t["year"])
            for t in targets
        ),
    )


def _title(head: dict[str, Any], ref: str) -> str:
    titles = {h["ref"]: h["title"] for h in head["headings"]}
    article = refs.heading_of(ref, titles)
    title = titles.get(article) if article else None
    return f" ({title})" if title else ""
