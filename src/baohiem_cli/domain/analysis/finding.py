"""What the checks for gaps look at, and what they yield."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from baohiem_cli.domain.agencies.succession import Successions
from baohiem_cli.domain.records import Citation, Duty
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.text.legal_basis import NewLaw


class Finding(NamedTuple):
    """One thing that a check found, in words, with the duties that it is about; none where it is the whole text."""

    regulation: str
    message: str
    duties: tuple[Duty, ...] = ()


class Head(NamedTuple):
    """What is known of a regulation as a whole; dates as far as the text gives them."""

    id: str
    issued: str | None
    until: str | None
    confirmed: bool
    legal_basis: tuple[Citation, ...]

    def is_over(self, today: date) -> bool:
        """Whether its time of application has passed."""
        return self.until is not None and partial_date.latest(self.until) < today


class Ground(NamedTuple):
    """All that the checks look at."""

    heads: tuple[Head, ...]
    duties: tuple[Duty, ...]
    today: date
    names: Mapping[str, str]
    successions: Successions
    laws: tuple[NewLaw, ...]

    def by_regulation(self) -> dict[str, list[Duty]]:
        """The duties of each regulation."""
        found: dict[str, list[Duty]] = {}
        for duty in self.duties:
            found.setdefault(duty.regulation, []).append(duty)
        return found


def about(duty: Duty, message: str) -> Finding:
    """A finding about one duty."""
    return Finding(duty.regulation, message, (duty,))
