"""What an event opens: the day from which it counts, and the day on which the act falls due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.lookup import no_duty
from baohiem_cli.app.notices import Notice
from baohiem_cli.app.register import Register
from baohiem_cli.app.working_days import working_days
from baohiem_cli.domain.deadlines.occurrences import event_rule
from baohiem_cli.domain.deadlines.rule import parse
from baohiem_cli.domain.records import Deadline
from baohiem_cli.domain.vocabulary import Cadence
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import duties


class Opening(NamedTuple):
    """An act that an event asks for.

    `on` is the day from which the record counts, which an event to come does not wait for. `limit` is the deadline of
    the text from which `due` follows; without one a person has said it.
    """

    event: date
    on: date
    due: date
    limit: Deadline | None = None
    notices: Sequence[Notice] = ()


def opening(register: Register, name: str, event: date, due: date | None, today: date) -> Opening:
    """The opening of a duty by an event on a day: by the limit in its text, or else with the day that was said.

    Raises NotFound for a duty that is not known, and WrongUsage where the day is missing, or was said although the text
    has a limit, or lies before the event.
    """
    id = duty_named(register, name, event)
    duty = duties.duty(register.db, id, event)
    if duty is None:
        raise no_duty(register.db, id)
    limit = event_rule(duty)
    if limit is not None:
        if due is not None:
            told = _('{0} có hạn theo văn bản: "{1}"; hạn được tính từ ngày sự kiện, hãy bỏ --due.')
            raise WrongUsage(told.format(id, limit.quote))
        return _by_rule(register, limit, event, today)
    if due is None and any(one.cadence is not Cadence.ON_EVENT for one in duty.deadlines):
        told = _("{0} có hạn định kỳ theo văn bản, không đợi sự kiện: ghi bằng bh done. Muốn mở thêm kỳ: --due NGÀY.")
        raise WrongUsage(told.format(id))
    if due is None:
        raise WrongUsage(_("Văn bản không nêu thời hạn của {0}: cần --due NGÀY.").format(id))
    if due < event:
        raise WrongUsage(_("Hạn {0} trước ngày phát sinh {1}.").format(f"{due:%d/%m/%Y}", f"{event:%d/%m/%Y}"))
    return Opening(event, event, due)


def _by_rule(register: Register, limit: Deadline, event: date, today: date) -> Opening:
    rule = parse(limit.rule or "")
    due = rule.from_event(event, register.day_off)
    ahead = rule.days_before is not None
    notices = working_days(register, min(event, due), max(event, due)).notices if rule.working else ()
    return Opening(event, min(event, today) if ahead else event, due, limit, notices)
