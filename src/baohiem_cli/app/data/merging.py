"""The ledger as a file, to merge what two offices recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from baohiem_cli import clock
from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.standing import Conflict
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import ledger_file
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.ledger.interface import Arrival, Brought, Clash


class Imported(NamedTuple):
    """What a file brought: its events, the new ones by origin, and what they mean for the records of this office.

    `touched` are keys on which this office has records and others have new ones; `contradictions` those of them where
    the records now contradict each other.
    """

    events: int
    brought: tuple[Brought, ...]
    touched: tuple[str, ...]
    contradictions: tuple[tuple[str, Conflict], ...]

    @property
    def new(self) -> int:
        """How many events were new."""
        return sum(one.events for one in self.brought)


def merge(register: Register, source: Path, today: date, *, join: bool = False) -> Imported:
    """Add the events that are not here yet; the order of imports does not matter, and twice is once.

    Raises DataInvalid where a line is wrong, or contradicts an event that is here; nothing is added then.
    """
    arrival = Arrival(clock.moment(), str(source))
    merged = register.ledger.merge(ledger_file.read(source, clock.moment()), arrival, join=join)
    if merged.clashes:
        raise _refusal(source, merged.clashes)
    return Imported(
        merged.total, merged.brought, merged.touched, tuple(contradictions(register, merged.touched, today))
    )


def exported(register: Register) -> Iterator[str]:
    """Every entry as one line of JSON, behind a header."""
    return ledger_file.lines(register.ledger.entries(), register.ledger.count())


def contradictions(register: Register, touched: tuple[str, ...], today: date) -> Iterator[tuple[str, Conflict]]:
    """Where records on these keys contradict each other now."""
    found = [tracking.find(register, key, today) for name in touched if (key := keys.parse(name))]
    for one in tracking.follow(register, [occurrence for occurrence in found if occurrence], today):
        for conflict in one.standing.conflicts:
            yield one.occurrence.key, conflict


def _refusal(source: Path, clashes: tuple[Clash, ...]) -> DataInvalid:
    problems = tuple(Problem(str(source), clash.line, 1, clash_line(clash)) for clash in clashes)
    message = problems[0].message
    if not any(clash.same_id for clash in clashes):
        message += ". " + _(
            "Nếu đây là sổ của một bản sao cơ sở dữ liệu này, nhập cả hai bên bằng: bh ledger import --join {0}"
        ).format(source)
    return DataInvalid(message, problems=problems)


def clash_line(clash: Clash) -> str:
    """The words for a clash."""
    if clash.same_id:
        return _("ghi nhận số {0} của nguồn {1} mang mã của một ghi nhận khác").format(clash.number, clash.origin)
    return _("ghi nhận số {0} của nguồn {1} khác với ghi nhận đang có: một trong hai bên đã bị sửa").format(
        clash.number, clash.origin
    )
