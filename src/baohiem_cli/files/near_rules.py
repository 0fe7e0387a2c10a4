"""The rule that a clerk may have meant, where what was written is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.deadlines import rule
from baohiem_cli.files.format.types import RULE_PATTERN

_DAY_OF_MONTH = re.compile(r"(before|by|on) (?:day )?(\d{1,2})(?: of (?:the )?(this |last |next |following )?month)?")
_AFTER = {"next ": "month+1", "following ": "month+1"}
_DATE = re.compile(r"(before|by|on) (\d{1,2})[-/.](\d{1,2})( next-year)?")
_FULL_DATE = re.compile(r"(before|by|on) (\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_SPAN = re.compile(r"in (?:the )?(month|quarter) [mq]?(\d{1,2})( next-year)?")
_DAYS = r"(\d{1,3}) (working )?days?"
_WITHIN = re.compile(rf"within {_DAYS}(?: of the period)?( (?:of|after|from) (?:the |an )?event)?")
_FIRST = re.compile(rf"first {_DAYS}( of (?:the )?(?:(next|following) )?month)?")
_AHEAD = re.compile(rf"{_DAYS} before (?:the |an )?event")


def near(written: str) -> str | None:
    """The one rule that is closest in form; None where nothing of the kind was written."""
    text = " ".join(written.lower().replace("next year", "next-year").split())
    return next((one for one in _readings(text) if one != written and _is_rule(one)), None)


def _readings(text: str) -> Iterator[str]:
    if match := _DAY_OF_MONTH.fullmatch(text):
        yield f"{match[1]} day {int(match[2])} of {_AFTER.get(match[3] or '', 'month+0')}"
    if match := _DATE.fullmatch(text):
        for month, day in ((match[2], match[3]), (match[3], match[2])):
            yield f"{match[1]} {int(month):02}-{int(day):02}{match[4] or ''}"
    if match := _FULL_DATE.fullmatch(text):
        yield f"{match[1]} {match[4]}-{int(match[3]):02}-{int(match[2]):02}"
    if match := _SPAN.fullmatch(text):
        yield f"in {match[1]} {int(match[2])}{match[3] or ''}"
    yield from _counts(text)
    yield text


def _counts(text: str) -> Iterator[str]:
    """Numbers of days, or of working days."""
    if match := _WITHIN.fullmatch(text):
        yield f"within {match[1]} {match[2] or ''}days{' of event' if match[3] else ''}"
    if match := _FIRST.fullmatch(text):
        month = f" of month+{1 if match[4] else 0}" if match[3] else ""
        yield f"first {match[1]} {match[2] or ''}days{month}"
    if match := _AHEAD.fullmatch(text):
        yield f"{match[1]} {match[2] or ''}days before event"


def _is_rule(text: str) -> bool:
    try:
        return re.fullmatch(RULE_PATTERN, text) is not None and bool(rule.parse(text))
    except ValueError:
        return False
