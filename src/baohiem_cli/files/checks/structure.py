"""What a file must satisfy beyond its form: each check is one function, all of them run, all findings are told.

A check takes the file and the registry, and yields the path of what is wrong and a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from baohiem_cli.domain.deadlines import period, rule
from baohiem_cli.domain.names import nearest
from baohiem_cli.domain.text import effect, partial_date, ref
from baohiem_cli.domain.vocabulary import DATED, PERIODIC, Cadence, Change
from baohiem_cli.files.format.regulation import DeadlineEntry, DutyEntry, HistoryEntry, ProvisionEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import Path_, printable
from baohiem_cli.i18n import gettext as _

Finding = tuple[Path_, str]
Check = Callable[[RegulationFile, Registry], Iterator[Finding]]


def refs_in_order(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Every provision stands once, or in all its versions, in the order of the text, with none left out between two."""
    seen: dict[str, int] = {}
    previous: str | None = None
    for i, entry in enumerate(file.provisions):
        path: Path_ = ("provisions", i, "ref")
        if entry.ref == previous and entry.start:
            continue  # another version: `versions_follow` looks at it
        if previous and entry.ref.startswith(f"{previous}.") and _apart(file.provisions[i - 1], entry):
            previous = entry.ref  # an amendment has divided it, or made one of what was divided
            continue
        if entry.ref in seen:
            yield path, _("'{0}' đã có ở mục thứ {1}").format(entry.ref, seen[entry.ref] + 1)
        elif previous and ref.sort_key(entry.ref) < ref.sort_key(previous):
            yield path, _("'{0}' đứng sai thứ tự: sau '{1}'").format(entry.ref, previous)
        elif previous and entry.ref.startswith(f"{previous}."):
            yield path, _("'{0}' nằm trong '{1}': chỉ ghi đơn vị nhỏ nhất").format(entry.ref, previous)
        elif not ref.follows(entry.ref, previous):
            yield (
                path,
                _("thiếu điều, khoản hoặc điểm giữa '{0}' và '{1}'").format(previous or _("đầu văn bản"), entry.ref),
            )
        seen.setdefault(entry.ref, i)
        previous = entry.ref


def headings_match(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Every heading has provisions, every provision a heading, and headings stand in order."""
    listed: dict[str, Path_] = {}
    previous: str | None = None
    for i, chapter in enumerate(file.chapters):
        for j, article in enumerate(chapter.articles):
            path: Path_ = ("chapters", i, "articles", j, "ref")
            if previous and not ref.follows(article.ref, previous):
                yield path, _("'{0}' không nối tiếp '{1}'").format(article.ref, previous)
            listed[article.ref] = path
            previous = article.ref
    used = set()
    for i, entry in enumerate(file.provisions):
        heading = ref.heading_of(entry.ref, listed)
        if heading is None:
            yield ("provisions", i, "ref"), _("'{0}' không thuộc điều nào đã ghi ở 'chapters'").format(entry.ref)
        used.add(heading)
    for name, path in listed.items():
        if name not in used:
            yield path, _("điều '{0}' chưa có nội dung nào ở 'provisions'").format(name)


def provisions_say_something(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """A provision lays duties, or tells why it lays none, or sets targets."""
    for i, entry in enumerate(file.provisions):
        if not (entry.duties or entry.no_duty or entry.targets):
            yield ("provisions", i), _("'{0}' chưa có 'duties', 'no_duty' hay 'targets'").format(entry.ref)
        if entry.duties and entry.no_duty:
            yield ("provisions", i, "no_duty"), _("'{0}' vừa có 'duties' vừa có 'no_duty'").format(entry.ref)


def issuer_known(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Whoever issued it is in the registry."""
    yield from _unknown(file.issuer, ("issuer",), registry)


def parties_known(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Every party is one that the registry knows, once in a duty."""
    for path, duty in _duties(file):
        roles: dict[str, str] = {}
        for role, names in duty.roles():
            yield from _unknown(names, (*path, role), registry)
            for i, name in enumerate(names):
                agency = registry.find(name)
                if agency and agency.id in roles:
                    yield (
                        (*path, role, i),
                        _("'{0}' đã có vai trò '{1}' trong nhiệm vụ này").format(name, roles[agency.id]),
                    )
                if agency:
                    roles[agency.id] = role


def duties_have_actors(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Somebody leads, advises or takes part: a recipient alone does nothing."""
    for path, duty in _duties(file):
        if not (duty.lead or duty.advise or duty.coordinate):
            yield path, _("nhiệm vụ chưa có cơ quan thực hiện: cần 'lead', 'advise' hoặc 'coordinate'")


def cadence_has_its_words(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """A periodic duty has deadlines, one on event has its trigger, and neither stands without its cadence."""
    for path, duty in _duties(file):
        cadences = set(duty.cadence)
        dated = {cadence_of_entry(duty, entry) for entry in duty.deadlines or []}
        for cadence in sorted(cadences & DATED - dated):
            yield (*path, "cadence"), _("định kỳ '{0}' chưa có dòng nào ở 'deadlines'").format(cadence)
        if (Cadence.ON_EVENT in cadences) != (duty.trigger is not None):
            yield (*path, "trigger"), _("'trigger' đi cùng định kỳ 'on_event': ghi cả hai hoặc bỏ cả hai")
        if duty.undated is not None and Cadence.NONE not in cadences:
            yield (*path, "undated"), _("'undated' chỉ dùng với định kỳ 'none'")


def deadlines_fit(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """A deadline belongs to a cadence of its duty, and its rule and period to that cadence."""
    for path, duty in _duties(file):
        for i, entry in enumerate(duty.deadlines or []):
            here: Path_ = (*path, "deadlines", i)
            cadence = cadence_of_entry(duty, entry)
            if cadence is None:
                yield here, _("nhiệm vụ có nhiều định kỳ: hạn này cần khóa 'cadence'")
            elif cadence not in duty.cadence:
                yield (
                    (*here, "cadence"),
                    _("hạn '{0}' trái với định kỳ của nhiệm vụ: {1}").format(cadence, ", ".join(duty.cadence)),
                )
            elif cadence not in DATED:
                yield (*here, "quote"), _("trích dẫn không kèm hạn: định kỳ '{0}' không có ngày").format(cadence)
            else:
                yield from _fits(entry, cadence, here)
        yield from _collisions(duty, path)


def rules_possible(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """A rule names a day that exists."""
    for path, duty in _duties(file):
        for i, entry in enumerate(duty.deadlines or []):
            if entry.rule and _parsed(entry.rule) is None:
                yield (
                    (*path, "deadlines", i, "rule"),
                    _("'{0}' không phải ngày, tháng hay quý có thật").format(entry.rule),
                )


def intervals_possible(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """No interval ends before it begins."""
    for name in ("effect", "application"):
        span = getattr(file, name)
        if span and span.start and span.until and partial_date.latest(span.until) < partial_date.earliest(span.start):
            yield (name, "until"), _("kết thúc ({0}) trước khi bắt đầu ({1})").format(span.until, span.start)


def versions_follow(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Versions of a provision follow each other in time, and what amended them stands in the history."""
    named = [change.by for change in file.history if change.by]
    for i, entry in enumerate(file.provisions):
        start = partial_date.latest(entry.start) if entry.start else date.min
        if entry.until and partial_date.latest(entry.until) < start:
            yield (
                ("provisions", i, "until"),
                _("kết thúc ({0}) trước khi bắt đầu ({1})").format(entry.until, entry.start),
            )
        earlier = file.provisions[i - 1] if i else None
        if earlier and earlier.ref == entry.ref and entry.start:
            taken = earlier.until or earlier.start
            if taken and start <= partial_date.latest(taken):
                yield (
                    ("provisions", i, "from"),
                    _("bản này của '{0}' bắt đầu ({1}) khi bản trước còn áp dụng ({2})").format(
                        entry.ref, entry.start, taken
                    ),
                )
        by = entry.amended_by
        if by and not any((one.title, one.number) == (by.title, by.number) for one in named):
            yield (
                ("provisions", i, "amended_by"),
                _("'history' chưa có sự kiện nào do văn bản này: {0}").format(by.number or by.title),
            )


def history_in_order(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """Events stand by day, and end the effect once, on the day after its last."""
    ended: HistoryEntry | None = None
    for i, change in enumerate(file.history):
        day = partial_date.latest(change.on)
        if i and day < partial_date.latest(file.history[i - 1].on):
            yield ("history", i, "on"), _("ngày {0} đứng sau ngày muộn hơn").format(change.on)
        if Change(change.event) not in effect.ENDINGS:
            continue
        if ended:
            yield ("history", i, "event"), _("hiệu lực đã kết thúc từ {0}").format(ended.on)
        ended = ended or change
        until = file.effect.until
        if until and partial_date.latest(until) != day - timedelta(days=1):
            message = _("'effect' ghi ngày cuối có hiệu lực là {0}; sự kiện này phải vào ngày hôm sau")
            yield ("history", i, "on"), message.format(until)


def targets_unique(file: RegulationFile, registry: Registry) -> Iterator[Finding]:
    """An indicator's id names one figure, in all versions of its provision."""
    seen: dict[str, int] = {}
    for i, entry in enumerate(file.provisions):
        for j, target in enumerate(entry.targets or []):
            first = seen.setdefault(target.id, i)
            if (first != i and file.provisions[first].ref != entry.ref) or target.id in [
                other.id for other in (entry.targets or [])[:j]
            ]:
                yield ("provisions", i, "targets", j, "id"), _("chỉ tiêu '{0}' đã có").format(target.id)


OF_ONE_PROVISION: tuple[Check, ...] = (
    provisions_say_something,
    parties_known,
    duties_have_actors,
    cadence_has_its_words,
    deadlines_fit,
    rules_possible,
)
"""Checks that judge each provision by itself, whatever stands beside it."""

CHECKS: tuple[Check, ...] = (
    refs_in_order,
    headings_match,
    issuer_known,
    *OF_ONE_PROVISION,
    intervals_possible,
    versions_follow,
    history_in_order,
    targets_unique,
)


def _duties(file: RegulationFile) -> Iterator[tuple[Path_, DutyEntry]]:
    for i, entry in enumerate(file.provisions):
        for j, duty in enumerate(entry.duties or []):
            yield ("provisions", i, "duties", j), duty


def _apart(one: ProvisionEntry, other: ProvisionEntry) -> bool:
    """Whether one of two provisions ends, in so many words, before the other begins."""
    return any(
        earlier.until and later.start and partial_date.latest(earlier.until) < partial_date.latest(later.start)
        for earlier, later in ((one, other), (other, one))
    )


def _unknown(names: list[str], path: Path_, registry: Registry) -> Iterator[Finding]:
    for i, name in enumerate(names):
        if registry.find(name) is None:
            close = nearest(name, registry.shown, 3)
            hint = _("; gần giống: {0}").format(", ".join(close)) if close else ""
            yield (*path, i), _("danh bạ cơ quan không có '{0}'{1}").format(printable(name), hint)


def cadence_of_entry(duty: DutyEntry, entry: DeadlineEntry) -> Cadence | None:
    """The cadence of one deadline: its own, or the only one that its duty has; None where that is not clear."""
    if entry.cadence or len(duty.cadence) > 1:
        return entry.cadence or _only_dated(duty)
    return duty.cadence[0]


def _only_dated(duty: DutyEntry) -> Cadence | None:
    dated = [cadence for cadence in duty.cadence if cadence in DATED]
    return dated[0] if len(dated) == 1 else None


def _parsed(text: str) -> rule.Rule | None:
    try:
        return rule.parse(text)
    except ValueError:
        return None


def _fits(entry: DeadlineEntry, cadence: Cadence, here: Path_) -> Iterator[Finding]:
    parsed = _parsed(entry.rule) if entry.rule else None
    if cadence is Cadence.ONCE and (entry.rule is None or (parsed and not parsed.is_fixed)):
        yield (*here, "rule"), _("việc làm một lần cần hạn có năm: 'by 2016-03-31', 'in quarter 2016-Q1'")
    if cadence in PERIODIC and parsed and parsed.is_fixed:
        yield (*here, "rule"), _("hạn có năm '{0}' trái với định kỳ '{1}'").format(entry.rule, cadence)
    if entry.period and period.cadence_of(entry.period) is not cadence:
        yield (*here, "period"), _("kỳ '{0}' trái với định kỳ '{1}'").format(entry.period, cadence)
    if not entry.period and parsed and parsed.is_calendar_day and cadence in PERIODIC - {Cadence.ANNUAL}:
        yield (
            (*here, "rule"),
            _("ngày cố định trong năm với định kỳ '{0}': cần khóa 'period' (H1, Q4 …)").format(cadence),
        )


def _collisions(duty: DutyEntry, path: Path_) -> Iterator[Finding]:
    """Two deadlines of one period would give two occurrences one key."""
    seen: set[tuple[Cadence | None, str | None]] = set()
    for i, entry in enumerate(duty.deadlines or []):
        cadence = cadence_of_entry(duty, entry)
        if {(cadence, None), (cadence, entry.period)} & seen or (
            entry.period is None and any(c is cadence for c, __ in seen)
        ):
            yield (
                (*path, "deadlines", i),
                _("hai hạn cho cùng một kỳ '{0}': hãy tách thành hai nhiệm vụ").format(cadence),
            )
        seen.add((cadence, entry.period))
