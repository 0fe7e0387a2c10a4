"""Regulations held against each other, and against what they demand themselves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from baohiem_cli.app.ask.history import binding
from baohiem_cli.app.lookup import find_regulation
from baohiem_cli.app.notices import Notice
from baohiem_cli.app.register import Register
from baohiem_cli.domain.analysis.finding import Gap, GapCheck, GapInput, RegulationFacts
from baohiem_cli.domain.analysis.gaps import run_checks
from baohiem_cli.domain.analysis.matching import Comparison, compare
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, RegulationSummary
from baohiem_cli.domain.vocabulary import NATIONAL
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties


class Compared(NamedTuple):
    """The comparison of two regulations, and the usual names of agencies."""

    first: str
    second: str
    comparison: Comparison
    names: dict[str, str]


def compared(register: Register, first: str, second: str, today: date, threshold: float) -> Compared:
    """Two regulations as they read on a day; those that are no longer in effect are compared too.

    Pairs less alike than `threshold` (0 to 1) are left apart. Raises NotFound or WrongUsage.
    """
    one, other = (find_regulation(register.db, name) for name in (first, second))
    if one == other:
        raise WrongUsage(_("Cần hai văn bản khác nhau để so sánh."))
    mine, theirs = (_as_read(register, id, today) for id in (one, other))
    names = catalogue.agency_short_names(register.db)
    return Compared(one, other, compare(mine, theirs, threshold), names)


def gaps(
    register: Register, question: Question, today: date, checks: Collection[str]
) -> tuple[list[tuple[GapCheck, Gap]], list[Notice]]:
    """The findings of the checks in the duties that bind and fit, and in their regulations; what is left out."""
    kept, notices = binding(duties.duties(register.db, question, on=today), question, today)
    fitting = {duty.id: duty.regulation for duty in kept}
    regulations = set(fitting.values())
    places = {fold(duty.jurisdiction) for duty in kept}
    found = [
        (check, gap)
        for check, gap in run_checks(_gap_input(register, places, today), checks)
        if any(duty.id in fitting for duty in gap.duties) or (not gap.duties and gap.regulation in regulations)
    ]
    return found, notices


def _as_read(register: Register, regulation: str, day: date) -> list[Duty]:
    every = duties.duties(register.db, Question(regulations=(regulation,)))
    return [duty for duty in every if duty.version.first <= day <= duty.version.last]


def _gap_input(register: Register, places: Collection[str], today: date) -> GapInput:
    """Everything in force in these places: what overlaps with a duty that fits may be in a text that does not.

    A text that binds every place can overlap with any.
    """
    ground = Question() if NATIONAL in places else Question(places=tuple(sorted(places)))
    return GapInput(
        heads=tuple(map(_facts, catalogue.regulations(register.db, ground))),
        duties=tuple(duties.duties(register.db, ground, on=today)),
        today=today,
        names=catalogue.agency_short_names(register.db),
        successions=catalogue.successions(register.db),
        laws=tuple(catalogue.laws(register.db)),
        day_off=register.day_off,
    )


def _facts(summary: RegulationSummary) -> RegulationFacts:
    one = summary.regulation
    until = one.applies_until or one.effect_until
    return RegulationFacts(one.id, one.issued, until, one.confirmed, one.legal_basis)
