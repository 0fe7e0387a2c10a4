"""From options to a question, and from an answer to the screen: what every query does first and last."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from baohiem_cli import clock, paths
from baohiem_cli.commands import succeeding
from baohiem_cli.commands.options import Filters
from baohiem_cli.commands.register import Register
from baohiem_cli.domain.agencies.succession import Holding, formers
from baohiem_cli.domain.names import fold, nearest
from baohiem_cli.domain.question import Question
from baohiem_cli.errors import NotFound
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Format
from baohiem_cli.report.render import render
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection


def question(register: Register, filters: Filters, today: date, text: str = "") -> Question:
    """The question behind the options, with what the bodies asked about have inherited by today.

    Warns of bodies and provinces that are no more. Raises NotFound for a name that leads nowhere, or to several.
    """
    db = register.db
    asked = tuple(dict.fromkeys(find_agency(db, name) for name in filters.agency or []))
    places = tuple(dict.fromkeys(find_place(db, name) for name in filters.province or []))
    holding = None
    agencies = asked
    if not filters.as_written and (asked or places):
        successions = catalogue.successions(db)
        holding = Holding(frozenset(asked), today, successions) if asked else None
        agencies = tuple(dict.fromkeys(id for one in asked for id in formers(one, today, successions)))
        places, notes = succeeding.places_of(db, places, today)
        register.warnings += notes + succeeding.ended(db, asked, today, successions)
    return Question(
        agencies=agencies,
        regulations=tuple(dict.fromkeys(find_regulation(db, name) for name in filters.regulation or [])),
        places=places,
        roles=tuple(filters.role or ()),
        kinds=tuple(filters.kind or ()),
        schemes=tuple(filters.scheme or ()),
        cadences=tuple(filters.cadence or ()),
        bases=tuple(filters.basis or ()),
        words=tuple(fold(text).split()),
        holding=holding,
    )


def find_agency(db: Connection, name: str) -> str:
    """The id of the one agency of this name."""
    found = catalogue.wordings(db, fold(name))
    if len(found) == 1:
        return found[0][0]
    if found:
        raise NotFound(
            _("'{0}' có thể là nhiều cơ quan: {1}. Hãy ghi rõ tên.").format(name, "; ".join(n for __, n in found)),
            nearest=tuple(n for __, n in found),
        )
    close = nearest(name, catalogue.all_wordings(db))
    raise NotFound(_("Không có cơ quan '{0}' trong danh bạ.").format(name) + hint(close), nearest=close)


def find_regulation(db: Connection, name: str) -> str:
    """The slug of the regulation of this slug or number."""
    known = catalogue.regulation_ids(db)
    folded = {fold(wording): id for wording, id in known.items()}
    if (id := folded.get(fold(name))) is not None:
        return id
    close = nearest(name, known)
    raise NotFound(
        _("Không có văn bản '{0}'.").format(name) + hint(close or tuple(sorted(set(known.values())))), nearest=close
    )


def find_place(db: Connection, name: str) -> str:
    """The folded name of a province of today or of before; `tỉnh` before it does not matter."""
    known = {**{folded: one.name for folded, one in catalogue.provinces(db).items()}, **catalogue.places(db)}
    folded = fold(name)
    for prefix in ("tinh ", "thanh pho ", "tp "):
        folded = folded if folded in known else folded.removeprefix(prefix)
    if folded in known:
        return folded
    close = nearest(folded, known)
    raise NotFound(_("Không có tỉnh '{0}'.").format(name) + hint(close), nearest=close)


def nearest_refs(wanted: str, known: Sequence[str], limit: int = 5) -> tuple[str, ...]:
    """The refs that share the longest beginning with the one asked for."""

    def shared(ref: str) -> int:
        return sum(1 for __ in takewhile(lambda pair: pair[0] == pair[1], zip(ref, wanted, strict=False)))

    return tuple(sorted(known, key=lambda ref: (-shared(ref), len(ref)))[:limit])


def reference_day(as_of: date | None) -> date:
    """The day that counts as today."""
    return as_of or clock.today()


def emit(answer: Answer, format: Format | None) -> None:
    """Print the answer on stdout and its warnings on stderr."""
    terminal = paths.stdout_is_terminal()
    chosen = format or (Format.TABLE if terminal else Format.PLAIN)
    text = render(answer, chosen, paths.width() if chosen is Format.TABLE else 0, paths.colour() and terminal)
    sys.stdout.write(text)
    sys.stdout.flush()  # where both go to one place, the answer comes before what is to be noted
    for warning in answer.warnings:
        print(_("Lưu ý: {0}").format(warning), file=sys.stderr)


def hint(names: Sequence[str]) -> str:
    """The nearest names, to be put behind a message that something was not found."""
    return " " + _("Gần giống: {0}.").format("; ".join(names)) if names else ""
