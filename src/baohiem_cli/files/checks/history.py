"""Whether times are possible and follow each other: effect, versions, events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from baohiem_cli.domain.text import effect, partial_date
from baohiem_cli.domain.vocabulary import Change
from baohiem_cli.files.checks.finding import Mistake
from baohiem_cli.files.format.regulation import HistoryEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.i18n import gettext as _


def intervals_possible(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """No interval ends before it begins."""
    for name in ("effect", "application"):
        span = getattr(file, name)
        if span and span.start and span.until and partial_date.latest(span.until) < partial_date.earliest(span.start):
            yield (name, "until"), _("kết thúc ({0}) trước khi bắt đầu ({1})").format(span.until, span.start)


def versions_follow(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
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


def history_in_order(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
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
