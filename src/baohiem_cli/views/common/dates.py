"""Dates, stretches of time, numbers and phrases as the reader's language writes them."""

from __future__ import annotations

from datetime import date, datetime

from baohiem_cli.app.ask.window import Way, Window
from baohiem_cli.clock import VIETNAM
from baohiem_cli.domain.phrase import MonthDay, Part, Phrase, Several
from baohiem_cli.i18n import gettext as _


def day(value: date) -> str:
    """A day: `19/12/2026`."""
    return f"{value:%d/%m/%Y}"


def weekday(value: date) -> str:
    """The name of a day of the week: `Thứ Hai`."""
    names = (
        _("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"),
    )  # fmt: skip
    return names[value.weekday()]


def vietnam_time(moment: str) -> str:
    """A moment of recording (UTC, ISO 8601) in Vietnamese time: `27/11/2026 13:50`; what is none stays as it is."""
    try:
        return f"{datetime.fromisoformat(moment.replace('Z', '+00:00')).astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    except (ValueError, OverflowError):
        return moment


def partial_day(text: str | None) -> str:
    """A date as far as it is known, day first: `05/2024`; empty where nothing is known."""
    return "/".join(reversed(text.split("-"))) if text else ""


def stretch(window: Window) -> str:
    """A stretch of time in a heading: `trong tháng 12/2026`."""
    if window.way is Way.MONTH:
        return _("trong tháng {0}/{1}").format(window.first.month, window.first.year)
    if window.way is Way.YEAR:
        return _("trong năm {0}").format(window.first.year)
    first, last = day(window.first), day(window.last)
    if window.way is Way.RANGE:
        return _("từ {0} đến {1}").format(first, last)
    return _("trong {0} ngày, từ {1} đến {2}").format(window.days, first, last)


def number(value: float | None) -> str:
    """A figure with a decimal comma; empty where nothing is known."""
    return "" if value is None else f"{value:.12g}".replace(".", ",")


def sentence(part: Part) -> str:
    """A phrase of the core in the reader's language."""
    if isinstance(part, Phrase):
        return _(part.template).format(*map(sentence, part.parts))
    if isinstance(part, Several):
        return "; ".join(map(sentence, part.parts))
    if isinstance(part, MonthDay):
        return f"{part.day:%d/%m}"
    return day(part) if isinstance(part, date) else str(part)
