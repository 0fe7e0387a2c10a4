"""Whether a regulation's values make sense together: places, times, repetitions, figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.workdays import is_weekend
from baohiem_cli.domain.names import fold, nearest
from baohiem_cli.domain.text import effect, partial_date
from baohiem_cli.domain.vocabulary import NATIONAL, PERIODIC, Cadence, Change, Kind
from baohiem_cli.files.checks.duties import cadence_of_entry
from baohiem_cli.files.checks.finding import Mistake, duties_of, shortened
from baohiem_cli.files.format.regulation import BasisEntry, DeadlineEntry, DutyEntry, HistoryEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath, printable
from baohiem_cli.i18n import gettext as _

_A_YEAR_LIKE_ANY = 2025
_BEFOREHAND = timedelta(days=92)
"""A plan is made in the quarter before its period at the earliest; a rule that is earlier lacks a `next-year`."""

_LOOKING_BACK = frozenset({Kind.REPORT, Kind.REVIEW})
_COMPARED = ("ke hoach", "du toan", "so voi", "chi tieu", "tang", "vuot")
"""Words of a unit whose share can exceed the whole: `% kế hoạch`."""

_WHOLE, _COMPARED_LIMIT = 100, 500


def jurisdiction_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """It holds in a province of today or before, or in the whole country."""
    place = fold(file.jurisdiction)
    if registry.places and place != NATIONAL and place not in registry.places:
        close = nearest(file.jurisdiction, {**registry.places, NATIONAL: _("Toàn quốc")}, 3)
        hint = _("; gần giống: {0}").format(", ".join(close)) if close else ""
        message = _("không có tỉnh '{0}'{1}; văn bản của cả nước ghi 'Toàn quốc'")
        yield ("jurisdiction",), message.format(printable(shortened(file.jurisdiction)), hint)


def nothing_twice(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """No scheme, cadence or issuer is listed twice."""
    issuers = [one.id if (one := registry.find(name)) else fold(name) for name in file.issuer]
    lists: list[tuple[KeyPath, list[str]]] = [(("schemes",), list(file.schemes)), (("issuer",), issuers)]
    for path, duty in duties_of(file):
        lists += [((*path, "schemes"), list(duty.schemes or ())), ((*path, "cadence"), list(duty.cadence))]
    for path, values in lists:
        for i, value in enumerate(values):
            if value in values[:i]:
                yield (*path, i), _("'{0}' đã ghi ở trên").format(shortened(value))


def effect_after_issue(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A text takes effect on the day of its issue at the earliest."""
    start, issued = file.effect.start, file.issued
    if start and issued and partial_date.latest(start) < partial_date.earliest(issued):
        yield ("effect", "from"), _("có hiệu lực ({0}) trước khi ban hành ({1})").format(start, issued)


def events_within_life(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Nothing happens to a text before its issue or after its end."""
    ended: HistoryEntry | None = None
    for i, change in enumerate(file.history):
        here: KeyPath = ("history", i, "on")
        ends = Change(change.event) in effect.ENDINGS
        if file.issued and partial_date.latest(change.on) < partial_date.earliest(file.issued):
            yield here, _("sự kiện ({0}) có trước khi ban hành ({1})").format(change.on, file.issued)
        elif ended and not ends and _is_after(change, ended.on):
            yield here, _("hiệu lực đã kết thúc từ {0}").format(ended.on)
        elif not ends and _is_after(change, file.effect.until):
            yield here, _("hiệu lực chỉ đến hết {0}").format(file.effect.until)
        ended = ended or (change if ends else None)


def other_than_itself(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A text neither replaces itself nor rests on itself, nor is it changed by itself."""
    named: list[tuple[KeyPath, BasisEntry]] = [(("replaces", i), one) for i, one in enumerate(file.replaces)]
    named += [(("legal_basis", i), one) for i, one in enumerate(file.legal_basis)]
    named += [(("history", i, "by"), one.by) for i, one in enumerate(file.history) if one.by]
    for path, one in named:
        if file.number and one.number and fold(one.number) == fold(file.number):
            yield (*path, "number"), _("'{0}' là số của chính văn bản này").format(shortened(one.number))


def alternatives_differ(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """What the text leaves to choose is another frequency than the one that is tracked, and has periods."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            here: KeyPath = (*path, "deadlines", i, "alternative")
            if entry.alternative and entry.alternative == cadence_of_entry(duty, entry):
                yield here, _("'{0}' chính là định kỳ của hạn này").format(entry.alternative)
            elif entry.alternative and entry.alternative not in PERIODIC:
                yield here, _("'{0}' không phải một định kỳ để chọn").format(entry.alternative)


def due_after_begin(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A report on a period is not due before the period has begun, and nothing else a season earlier."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            if days := _before_its_period(duty, entry):
                message = _("hạn {0} đến trước khi kỳ '{1}' bắt đầu ({2}); nếu là năm sau, ghi 'next-year'")
                yield (*path, "deadlines", i, "rule"), message.format(*days)


def targets_possible(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A figure is not negative, and a share of a whole not more than the whole."""
    for i, provision in enumerate(file.provisions):
        for j, target in enumerate(provision.targets or []):
            here: KeyPath = ("provisions", i, "targets", j, "value")
            if target.value < 0:
                yield here, _("chỉ tiêu {0:g} là số âm").format(target.value)
            elif target.unit.startswith("%") or fold(target.unit).startswith("phan tram"):
                most = _COMPARED_LIMIT if any(word in fold(target.unit) for word in _COMPARED) else _WHOLE
                if target.value > most:
                    message = _("chỉ tiêu {0:g} vượt quá {1} của đơn vị '{2}'")
                    yield here, message.format(target.value, most, shortened(target.unit))


def _is_after(change: HistoryEntry, day: str | None) -> bool:
    """Whether an event is after a day for certain."""
    return day is not None and partial_date.earliest(change.on) > partial_date.latest(day)


def _before_its_period(duty: DutyEntry, entry: DeadlineEntry) -> tuple[str, str, str] | None:
    """The due day, the period and its first day, where the one comes before the other; for a period that is named."""
    cadence = cadence_of_entry(duty, entry)
    if not entry.rule or not entry.period or cadence not in PERIODIC or cadence is Cadence.ANNUAL:
        return None
    try:
        rule = rules.parse(entry.rule)
        if rule.is_fixed or rule.of_event or periods.cadence_of(entry.period) is not cadence:
            return None
    except ValueError:
        return None
    when = periods.period(cadence, _A_YEAR_LIKE_ANY, periods.index_of(entry.period))
    due = rule.window(when, is_weekend).due  # holidays do not put it before its period
    looks_back = duty.kind in _LOOKING_BACK
    if due <= when.first if looks_back else due < when.first - _BEFOREHAND:
        return f"{due:%d/%m}", entry.period, f"{when.first:%d/%m}"
    return None
