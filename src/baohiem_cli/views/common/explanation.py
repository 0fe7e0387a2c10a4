"""How a date comes about, step by step, each step with its authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines.occurrences import event_rule
from baohiem_cli.domain.deadlines.period import ONCE
from baohiem_cli.domain.deadlines.rule import parse
from baohiem_cli.domain.deadlines.workdays import DayOff
from baohiem_cli.domain.ledger.keys import day_of_event
from baohiem_cli.domain.records import Duty, Occurrence
from baohiem_cli.domain.vocabulary import Basis, Cadence, Performed
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.common.counting import count_words, counted_lines
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.labels import cadence_label, draft_lines


def explanation(
    duty: Duty, upcoming: Iterable[Occurrence], submit_by: Callable[[date], date], today: date, day_off: DayOff
) -> list[str]:
    """The steps for the next occurrence of each deadline; where working days are counted, day by day."""
    lines = []
    waits = event_rule(duty)
    for occurrence in upcoming:
        lines.append(_("Vì sao là {0}:").format(day(occurrence.due)))
        for i, step in enumerate(_steps(duty, occurrence, submit_by, day_off), 1):
            first, *below = step.split("\n")
            lines += [f"  {i}. {first}", *(f"     {line}" for line in below)]
        waits = None if occurrence.deadline.cadence is Cadence.ON_EVENT else waits
    if waits and not duty.ended(today):
        told = _('Chưa có ngày hạn: "{0}" tính từ sự kiện ({1}). Khi sự kiện xảy ra, ghi bằng: bh trigger {2}')
        lines.append(told.format(waits.quote, duty.trigger, duty.id))
    return lines or [_why_none(duty, today)]


def _why_none(duty: Duty, today: date) -> str:
    """The one reason for which no day is to come."""
    if ended := duty.ended(today):
        return _("Không có ngày hạn: văn bản hết thời gian áp dụng từ {0}.").format(day(ended))
    if not duty.deadlines:
        return _("Không có ngày hạn: văn bản không ấn định ngày hay định kỳ.")
    return _("Không có ngày hạn nào trong 12 tháng tới.")


def _steps(duty: Duty, occurrence: Occurrence, submit_by: Callable[[date], date], day_off: DayOff) -> list[str]:
    deadline, due = occurrence.deadline, occurrence.due
    authority = f"{duty.jurisdiction}, {duty.citation}" + (f", {duty.number}" if duty.number else "")
    found = [_('Văn bản ghi "{0}" ({1}).').format(deadline.quote, authority)]
    event = day_of_event(occurrence.period)
    if event:
        found.append(_("Sự kiện xảy ra ngày {0}; ngày ấy không tính.").format(day(event)))
    elif occurrence.period != ONCE:
        found.append(_("Định kỳ {0}: kỳ này là {1}.").format(cadence_label(deadline.cadence), occurrence.period))
    if deadline.basis is Basis.INFERRED:
        found.append(
            _("Văn bản chỉ nêu định kỳ, không nêu ngày: lấy ngày cuối kỳ, {0}, và ghi là ngày suy ra.").format(day(due))
        )
    elif event:
        found += _from_the_event(occurrence, event, day_off)
    else:
        found += _from_the_rule(occurrence, day_off)
    found.append(
        _(
            "Thời hạn kết thúc lúc 24 giờ ngày cuối, theo giờ Việt Nam (Điều 148 Bộ luật Dân sự 2015); "
            "quá hạn từ ngày hôm sau."
        )
    )
    if submit_by(due) != due:
        found.append(
            _("{0} là ngày nghỉ: nên gửi trước, ngày {1}. Ngày nghỉ không làm thay đổi thời hạn.").format(
                day(due), day(submit_by(due))
            )
        )
    who = _("cùng làm một lần") if duty.performed is Performed.TOGETHER else _("từng cơ quan làm phần của mình")
    found.append(_("Chịu trách nhiệm: {0} cơ quan, {1}.").format(len(duty.answerable), who))
    bounds = duty.bounds
    if bounds.first or bounds.last:
        found.append(
            _("Kỳ này thuộc thời gian áp dụng của văn bản: từ {0} đến {1}.").format(
                day(bounds.first) if bounds.first else _("chưa rõ"),
                day(bounds.last) if bounds.last else _("khi có văn bản khác"),
            )
        )
    found += draft_lines([duty])
    if not duty.confirmed:
        found.append(_("Hiệu lực của văn bản chưa được xác minh."))
    return found


def _from_the_event(occurrence: Occurrence, event: date, day_off: DayOff) -> list[str]:
    """The count from the day of the event; a day that a person has said does not follow from it."""
    written, due = occurrence.deadline.rule, occurrence.due
    if not written or parse(written).from_event(event, day_off) != due:
        return [_("Hạn {0} do người ghi nêu khi ghi nhận sự kiện.").format(day(due))]
    return [_counted(written, event, due, day_off)]


def _counted(written: str, start: date, due: date, day_off: DayOff) -> str:
    """A count in one phrase, then day by day where only working days count."""
    lines = [_("Đếm {0}: ngày cuối còn trong hạn là {1}.").format(count_words(written, start), day(due))]
    if parse(written).working:
        lines += counted_lines(written, start, due, day_off)
    return "\n".join(lines)


def _from_the_rule(occurrence: Occurrence, day_off: DayOff) -> list[str]:
    """The steps from the words of the text to the last day in time."""
    due = occurrence.due
    written = occurrence.deadline.rule
    rule = parse(written) if written else None
    if written and rule and not rule.of_event and (rule.days_after is not None or rule.working):
        return [_counted(written, rule.starts_counting(periods.parse(occurrence.period)), due, day_off)]
    if occurrence.opens == due:
        return [_("Làm đúng ngày {0}.").format(day(due))]
    if occurrence.opens:
        return [_("Làm từ {0}; ngày cuối là {1}.").format(day(occurrence.opens), day(due))]
    excludes = rule is not None and not rule.inclusive
    if rule is None or occurrence.period == ONCE or not rule.lacks_its_day(periods.parse(occurrence.period)):
        if excludes:
            return [_('"Trước ngày" không tính chính ngày ấy: ngày cuối còn trong hạn là {0}.').format(day(due))]
        return [_("Tính cả ngày được nêu: ngày cuối còn trong hạn là {0}.").format(day(due))]
    number = (rule.day or 1) - (1 if excludes else 0)
    lacking = _("Tháng {0} không có ngày {1}: lấy ngày cuối tháng, {2}.")
    return [
        _('"Trước ngày {0}" không tính chính ngày ấy: làm đến hết ngày {1}.').format(rule.day, number)
        if excludes
        else _("Tính cả ngày được nêu: làm đến hết ngày {0}.").format(number),
        lacking.format(f"{due:%m/%Y}", number, day(due)),
    ]
