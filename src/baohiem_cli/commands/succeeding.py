"""Agencies and provinces as they are today: who holds what, said with its instrument."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from baohiem_cli.domain.agencies.succession import Holder, Succession, Successions, holders
from baohiem_cli.domain.records import Duty
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Item
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection


class Now(NamedTuple):
    """Names the holders of a day; without successions it names nobody, as where the text is taken as written."""

    day: date
    names: dict[str, str]
    successions: Successions

    def of(self, agency: str, duty: Duty | None) -> tuple[Holder, ...]:
        """The holders, where they are not the agency itself."""
        return tuple(one for one in holders(agency, duty, self.day, self.successions) if one.steps)

    def words(self, agency: str, duty: Duty | None) -> str:
        """`nay Sở Nội vụ`; empty where nothing became of the agency."""
        heirs = self.heirs(agency, duty)
        if heirs is None:
            return _("không có một nơi kế tục duy nhất")
        return _("nay {0}").format(heirs) if heirs else ""

    def heirs(self, agency: str, duty: Duty | None) -> str | None:
        """The holders' names; empty where nothing became of the agency, None where there is no single one."""
        found = self.of(agency, duty)
        names = dict.fromkeys(self.names.get(one.agency, one.agency) for one in found if one.agency)
        return None if found and not names else ", ".join(names)

    def authority(self, agencies: Iterable[tuple[str, Duty | None]]) -> list[str]:
        """One line for each step that led from an agency to its holder of today."""
        steps = {step: None for agency, duty in agencies for one in self.of(agency, duty) for step in one.steps}
        return [self.line(step) for step in steps]

    def passed(self, agencies: Iterable[tuple[str, Duty | None]]) -> list[str]:
        """`Sở KHĐT: nay Sở Tài chính`, for each agency that something became of."""
        said = {(agency, words): None for agency, duty in agencies if (words := self.words(agency, duty))}
        return [_("{0}: {1}").format(self.names.get(agency, agency), words) for agency, words in said]

    def line(self, step: Succession) -> str:
        """What a succession says, with its instrument, how sure it is, and what is not certain."""
        heir = self.names.get(step.heir, step.heir) if step.heir else _("không có một nơi kế tục duy nhất")
        sure = "" if step.confirmed else _(" (chưa xác minh)")
        said = _("{0} -> {1} từ {2}, {3}: {4}{5}").format(
            self.names.get(step.former, step.former), heir, f"{step.since:%d/%m/%Y}", step.scope, step.instrument, sure
        )
        return f"{said}. {step.note}" if step.note else said

    def items(self, agency: str, duty: Duty | None) -> list[Item]:
        """The holders in JSON."""
        return [
            {
                "agency": one.agency,
                "name": self.names.get(one.agency) if one.agency else None,
                "since": one.steps[-1].since,
                "scope": one.steps[-1].scope,
                "instrument": "; ".join(step.instrument for step in one.steps),
                "confirmed": all(step.confirmed for step in one.steps),
                "note": " ".join(step.note for step in one.steps if step.note) or None,
            }
            for one in self.of(agency, duty)
        ]


def now(db: Connection, day: date, *, as_written: bool = False) -> Now:
    """What is known of successions on a day."""
    return Now(day, catalogue.agency_short_names(db), {} if as_written else catalogue.successions(db))


def ended(db: Connection, asked: Sequence[str], today: date, successions: Successions) -> list[str]:
    """A warning for each body asked about that is no more, saying who holds its functions now."""
    known = Now(today, catalogue.agency_names(db), successions)
    return [known.line(step) for id in asked for one in known.of(id, None) for step in one.steps]


def places_of(db: Connection, places: tuple[str, ...], today: date) -> tuple[tuple[str, ...], list[str]]:
    """The jurisdictions that provinces asked about have today, with a note for each merger.

    Texts of a merged province stay in effect there until the new one replaces or abolishes them.
    """
    known = catalogue.provinces(db)
    with_texts = catalogue.places(db).keys()
    found: list[str] = []
    notes: list[str] = []
    for place in places:
        found.append(place)
        asked = known.get(place)
        if asked is None:
            continue
        parts = {key: one for key, one in known.items() if asked.name in (one.name, one.on(today))}
        found += parts
        merged = dict.fromkeys(one.name for key, one in parts.items() if one.name != asked.name and key in with_texts)
        words = _("{0} hợp nhất vào {1} từ {2} ({3}); văn bản của {0} còn hiệu lực đến khi được thay thế.")
        if asked.on(today) != asked.name:
            merged, words = {asked.name: None}, _("{0} nay thuộc {1} từ {2} ({3}).")
        notes += [words.format(name, asked.now, f"{asked.since:%d/%m/%Y}", asked.instrument) for name in merged]
    return tuple(dict.fromkeys(found)), notes
