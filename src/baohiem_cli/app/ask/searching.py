"""Everything of the register that has the words of a user, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from baohiem_cli.app.register import Register
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, Provision, Regulation
from baohiem_cli.domain.text.effect import version_on
from baohiem_cli.domain.words import has_marks, says
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties, search

_AT_ONCE = 500
"""Duties that are fetched by one query; SQLite takes 32,766 values at most."""


class Hit(NamedTuple):
    """What was found, with its texts as `domain/entries.py` has them; a regulation has no ref, a provision no duty."""

    regulation: Regulation
    texts: tuple[str, ...]
    ref: str = ""
    duty: Duty | None = None
    provision: Provision | None = None


def searched(register: Register, question: Question, today: date) -> list[Hit]:
    """The hits for the words of a question; filters of duties leave out what is none."""
    db = register.db
    toned = [phrase for phrase in question.words if has_marks(phrase)]
    entries = [one for one in search.found(db, question, today) if all(says(one.texts, phrase) for phrase in toned)]
    fitting = dict(_duties(register, question, [one.duty for one in entries if one.duty], today))
    named = {one.regulation: "" for one in entries}
    heads = {one.regulation.id: one.regulation for one in catalogue.regulations(db, Question(regulations=tuple(named)))}
    provisions: dict[str, dict[str, list[Provision]]] = {}
    hits = []
    for one in entries:
        head = heads[one.regulation]
        if one.duty:
            if duty := fitting.get(one.duty):
                hits.append(Hit(head, one.texts, one.ref, duty=duty))
        elif _asks_for_duties(question):
            continue
        elif one.ref:
            known = provisions.setdefault(head.id, catalogue.provisions(db, head.id))
            read = version_on(known[one.ref], today, lambda found: found.version)
            hits.append(Hit(head, one.texts, one.ref, provision=read))
        else:
            hits.append(Hit(head, one.texts))
    return hits


def _duties(register: Register, question: Question, ids: Sequence[str], today: date) -> Iterator[tuple[str, Duty]]:
    plain = question._replace(words=())
    for start in range(0, len(ids), _AT_ONCE):
        for duty in duties.duties(register.db, plain, ids[start : start + _AT_ONCE], on=today):
            yield duty.id, duty


def _asks_for_duties(question: Question) -> bool:
    return any((question.agencies, question.roles, question.kinds, question.schemes, question.cadences, question.bases))
