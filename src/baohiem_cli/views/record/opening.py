"""How the day of an opened act follows from its text."""

from __future__ import annotations

from baohiem_cli.app.record.opening import Opening
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Lines
from baohiem_cli.views.common.counting import count_words
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.notices import warnings


def with_opening(answer: Answer, what: Opening) -> Answer:
    """The answer, with the words of the text from which the day follows, where it has a limit."""
    if what.limit is None or what.limit.rule is None:
        return answer
    line = _('Hạn theo văn bản ("{0}"): {1}, {2}.').format(
        what.limit.quote, day(what.due), count_words(what.limit.rule, what.event)
    )
    extra = {"event": what.event, "due": what.due, "rule": what.limit.rule, "quote": what.limit.quote}
    told = (*answer.warnings, *warnings(what.notices))
    return answer._replace(blocks=(*answer.blocks, Lines((line,))), extra={**answer.extra, **extra}, warnings=told)
