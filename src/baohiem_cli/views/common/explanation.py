"""How a date comes about, step by step, each step with its authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines.period import ONCE
from baohiem_cli.domain.deadlines.rule import parse
from baohiem_cli.domain.records import Duty, Occurrence
from baohiem_cli.domain.vocabulary import Basis, Performed
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.labels import cadence_label, draft_lines


def explanation(
    duty: Duty, upcoming: Iterable[Occurrence], submit_by: Callable[[date], date], today: date
) -> list[str]:
    """The steps for the next occurrence of each deadline."""
    lines = []
    for occurrence in upcoming:
        lines += [
            _("Vì sao là {0}:").format(day(occurrence.due)),
            *(f"  {i}. {step}" for i, step in enumerate(_steps(duty, occurrence, submit_by), 1)),
        ]
    return lines or [_why_none(duty, today)]


def _why_none(duty: Duty, today: date) -> str:
    """The one reason for which no day is to come."""
    if ended := duty.ended(today):
        return _("Không có ngày hạn: văn bản hết thời gian áp dụng từ {0}.").format(day(ended))
    if not duty.deadlines:
        return _("Không có ngày hạn: văn bản không ấn định ngày hay định kỳ.")
    return _("Không có ngày hạn nào trong 12 tháng tới.")


def _steps(duty: Duty, occurrence: Occurrence, submit_by: Callable[[date], date]) -> list[str]:
    deadline, due = occurrence.deadline, occurrence.due
    authority = f"{duty.jurisdiction}, {duty.citation}" + (f", {duty.number}" if duty.number else "")
    found = [_('Văn bản ghi "{0}" ({1}).').format(deadline.quote, authority)]
    if occurrence.period != ONCE:
        found.append(_("Định kỳ {0}: kỳ này là {1}.").format(cadence_label(deadline.cadence), occurrence.period))
    if deadline.basis is Basis.INFERRED:
        found.append(
            _("Văn bản chỉ nêu định kỳ, không nêu ngày: lấy ngày cuối kỳ, {0}, và ghi là ngày suy ra.").format(day(due))
        )
    else:
        found += _from_the_rule(occurrence)
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


def _from_the_rule(occurrence: Occurrence) -> list[str]:
    """The steps from the words of the text to the last day in time."""
    due = occurrence.due
    if occurrence.opens:
        return [_("Làm từ {0}; ngày cuối là {1}.").format(day(occurrence.opens), day(due))]
    written = occurrence.deadline.rule
    rule = parse(written) if written else None
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
