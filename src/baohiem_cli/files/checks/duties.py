"""Whether duties can be acted on: known parties, actors, deadlines that fit their cadence and can exist."""

from __future__ import annotations

from collections.abc import Iterator

from baohiem_cli.domain.deadlines import period, rule
from baohiem_cli.domain.deadlines.wording import contradiction
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.vocabulary import DATED, ONE_A_YEAR, PERIODIC, Cadence
from baohiem_cli.files.checks.finding import Mistake, duties_of, shortened, unknown_names
from baohiem_cli.files.format.regulation import DeadlineEntry, DutyEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _


def provisions_say_something(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A provision lays duties, or tells why it lays none, or sets targets."""
    for i, entry in enumerate(file.provisions):
        if not (entry.duties or entry.no_duty or entry.targets):
            yield ("provisions", i), _("'{0}' chưa có 'duties', 'no_duty' hay 'targets'").format(entry.ref)
        if entry.duties and entry.no_duty:
            yield ("provisions", i, "no_duty"), _("'{0}' vừa có 'duties' vừa có 'no_duty'").format(entry.ref)


def parties_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Every party is one that the registry knows, once in a duty."""
    for path, duty in duties_of(file):
        roles: dict[str, str] = {}
        for role, names in duty.roles():
            yield from unknown_names(names, (*path, role), registry)
            for i, name in enumerate(names):
                agency = registry.find(name)
                if agency and agency.id in roles:
                    yield (
                        (*path, role, i),
                        _("'{0}' đã có vai trò '{1}' trong nhiệm vụ này").format(shortened(name), roles[agency.id]),
                    )
                if agency:
                    roles[agency.id] = role


def duties_have_actors(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Somebody leads, advises or takes part: a recipient alone does nothing."""
    for path, duty in duties_of(file):
        if not (duty.lead or duty.advise or duty.coordinate):
            yield path, _("nhiệm vụ chưa có cơ quan thực hiện: cần 'lead', 'advise' hoặc 'coordinate'")


def cadence_has_its_words(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A periodic duty has deadlines, one on event has its trigger, and neither stands without its cadence."""
    for path, duty in duties_of(file):
        cadences = set(duty.cadence)
        dated = {cadence_of_entry(duty, entry) for entry in duty.deadlines or []}
        for cadence in sorted(cadences & DATED - dated):
            yield (*path, "cadence"), _("định kỳ '{0}' chưa có dòng nào ở 'deadlines'").format(cadence)
        if (Cadence.ON_EVENT in cadences) != (duty.trigger is not None):
            yield (*path, "trigger"), _("'trigger' đi cùng định kỳ 'on_event': ghi cả hai hoặc bỏ cả hai")
        if duty.undated is not None and Cadence.NONE not in cadences:
            yield (*path, "undated"), _("'undated' chỉ dùng với định kỳ 'none'")


def deadlines_fit(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A deadline belongs to a cadence of its duty, and its rule and period to that cadence."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            here: KeyPath = (*path, "deadlines", i)
            cadence = cadence_of_entry(duty, entry)
            if cadence is None:
                yield here, _("nhiệm vụ có nhiều định kỳ: hạn này cần khóa 'cadence'")
            elif cadence not in duty.cadence:
                yield (
                    (*here, "cadence"),
                    _("hạn '{0}' trái với định kỳ của nhiệm vụ: {1}").format(cadence, ", ".join(duty.cadence)),
                )
            elif cadence not in DATED and not (cadence is Cadence.ON_EVENT and entry.rule):
                yield (*here, "quote"), _("trích dẫn không kèm hạn: định kỳ '{0}' không có ngày").format(cadence)
            else:
                yield from _fits(entry, cadence, here)
                if cadence is Cadence.BIENNIAL and first_year(file) is None:
                    yield (
                        (*here, "cadence"),
                        _("định kỳ '{0}' đếm từ năm đầu áp dụng: cần 'effect.from' hoặc 'issued'").format(cadence),
                    )
        yield from _collisions(duty, path)


def rules_possible(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A rule names a day that exists."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            if entry.rule and _parsed(entry.rule) is None:
                yield (
                    (*path, "deadlines", i, "rule"),
                    _("'{0}' không phải ngày, tháng hay quý có thật").format(entry.rule),
                )


def quotes_agree(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A rule says what its quote says: "trước ngày 15/12" is `before 12-15` and nothing else."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            cadence = cadence_of_entry(duty, entry)
            if not entry.rule or cadence is None or any(_fits(entry, cadence, path)):
                continue  # the rule is not of its cadence: that is told already
            expected = contradiction(entry.quote, entry.rule)
            here = (*path, "deadlines", i, "rule")
            if expected:
                yield here, _("'{0}' trái với trích dẫn '{1}': cần '{2}'").format(entry.rule, entry.quote, expected)
            elif expected is not None:
                message = _("'{0}' ấn định ngày, nhưng trích dẫn '{1}' chỉ nêu định kỳ: bỏ 'rule'")
                yield here, message.format(entry.rule, entry.quote)


def cadence_of_entry(duty: DutyEntry, entry: DeadlineEntry) -> Cadence | None:
    """The cadence of one deadline: its own, or the only one that its duty has; None where that is not clear."""
    if entry.cadence or len(duty.cadence) > 1:
        return entry.cadence or _only_dated(duty)
    return duty.cadence[0]


def first_year(file: RegulationFile) -> int | None:
    """The first year of application, from which periods of two years are counted; None where nothing tells it."""
    start = (file.application.start if file.application else None) or file.effect.start or file.issued
    return partial_date.latest(start).year if start else None


def _only_dated(duty: DutyEntry) -> Cadence | None:
    dated = [cadence for cadence in duty.cadence if cadence in DATED]
    return dated[0] if len(dated) == 1 else None


def _parsed(text: str) -> rule.Rule | None:
    try:
        return rule.parse(text)
    except ValueError:
        return None


def _fits(entry: DeadlineEntry, cadence: Cadence, here: KeyPath) -> Iterator[Mistake]:
    parsed = _parsed(entry.rule) if entry.rule else None
    if parsed and parsed.of_event != (cadence is Cadence.ON_EVENT):
        yield (*here, "rule"), _("hạn tính từ sự kiện ('… of event', '… before event') đi cùng định kỳ 'on_event'")
        return
    if cadence is Cadence.ONCE and (entry.rule is None or (parsed and not parsed.is_fixed)):
        yield (*here, "rule"), _("việc làm một lần cần hạn có năm: 'by 2016-03-31', 'in quarter 2016-Q1'")
    if cadence in PERIODIC and parsed and parsed.is_fixed:
        yield (*here, "rule"), _("hạn có năm '{0}' trái với định kỳ '{1}'").format(entry.rule, cadence)
    if cadence is Cadence.WEEKLY and parsed and parsed.months_after is not None:
        yield (*here, "rule"), _("hạn theo tháng '{0}' trái với định kỳ '{1}'").format(entry.rule, cadence)
    if entry.period and period.cadence_of(entry.period) is not cadence:
        yield (*here, "period"), _("kỳ '{0}' trái với định kỳ '{1}'").format(entry.period, cadence)
    if not entry.period and parsed and parsed.is_calendar_day and cadence in PERIODIC - ONE_A_YEAR:
        yield (
            (*here, "rule"),
            _("ngày cố định trong năm với định kỳ '{0}': cần khóa 'period' (H1, Q4 …)").format(cadence),
        )


def _collisions(duty: DutyEntry, path: KeyPath) -> Iterator[Mistake]:
    """Two deadlines of one period would give two occurrences one key; a general one leaves a period to its own."""
    seen: set[tuple[Cadence | None, str | None]] = set()
    for i, entry in enumerate(duty.deadlines or []):
        cadence = cadence_of_entry(duty, entry)
        if (cadence, entry.period) in seen:
            yield (
                (*path, "deadlines", i),
                _("hai hạn cho cùng một kỳ '{0}': hãy tách thành hai nhiệm vụ").format(cadence),
            )
        seen.add((cadence, entry.period))
