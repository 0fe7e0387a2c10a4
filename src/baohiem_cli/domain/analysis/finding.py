"""The input and the findings of checks for gaps, and the declaration of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from baohiem_cli.domain.agencies.succession import Successions
from baohiem_cli.domain.deadlines.workdays import DayOff, unknown_day_off
from baohiem_cli.domain.phrase import Phrase
from baohiem_cli.domain.records import Citation, Duty
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.named_tuple import NamedTuple


class Severity(StrEnum):
    """How much a gap matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Gap(NamedTuple):
    """One gap that a check found, with the duties that it is about; none where it is the whole text."""

    regulation: str
    message: Phrase
    duties: tuple[Duty, ...] = ()


class RegulationFacts(NamedTuple):
    """The facts of a regulation as a whole; dates as far as the text gives them."""

    id: str
    issued: str | None
    until: str | None
    confirmed: bool
    legal_basis: tuple[Citation, ...]

    def is_over(self, today: date) -> bool:
        """Whether its time of application has passed."""
        return self.until is not None and partial_date.latest(self.until) < today


class GapInput(NamedTuple):
    """All that the checks look at."""

    heads: tuple[RegulationFacts, ...]
    duties: tuple[Duty, ...]
    today: date
    names: Mapping[str, str]
    successions: Successions
    laws: tuple[NewLaw, ...]
    day_off: DayOff = unknown_day_off

    def by_regulation(self) -> dict[str, list[Duty]]:
        """The duties of each regulation."""
        found: dict[str, list[Duty]] = {}
        for duty in self.duties:
            found.setdefault(duty.regulation, []).append(duty)
        return found


class GapCheck(NamedTuple):
    """A check: its name, how much its findings matter, why they matter, and how it finds them."""

    name: str
    severity: Severity
    reason: Phrase
    find: Find


Find = Callable[[GapInput], Iterator[Gap]]


def gap_check(severity: Severity, reason: Phrase) -> Callable[[Find], GapCheck]:
    """Make a check of a function; its name is the function's, with hyphens."""

    def declare(find: Find) -> GapCheck:
        return GapCheck(find.__name__.replace("_", "-"), severity, reason, find)

    return declare


def about(duty: Duty, message: Phrase) -> Gap:
    """A gap in one duty."""
    return Gap(duty.regulation, message, (duty,))
