"""The registry of agencies: every name, short name and abbreviation that leads to a body or a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Agency
from baohiem_cli.files.format.agencies import AgencyEntry, GroupEntry


@dataclass(frozen=True, slots=True)
class Registry:
    """All agencies and groups by id, and every folded wording with the ids that it can mean."""

    agencies: dict[str, Agency]
    wordings: dict[str, tuple[str, ...]]
    shown: dict[str, str]
    places: dict[str, str] = field(default_factory=dict)
    """Provinces of today and before, folded, where they are known."""

    def find(self, name: str) -> Agency | None:
        """The one body or group of this name; None where there is none, or more than one."""
        ids = self.wordings.get(fold(name), ())
        return self.agencies[ids[0]] if len(ids) == 1 else None


def build(entries: Iterable[AgencyEntry | GroupEntry]) -> Registry:
    """Index entries; a later entry with the id of an earlier one replaces it.

    Members that no entry has are left out, so that what follows can be judged: whoever checks the entries tells them.
    """
    found = {entry.id: _agency(entry) for entry in entries}
    agencies = {id: _with_members_in(found, agency) for id, agency in found.items()}
    wordings: dict[str, tuple[str, ...]] = {}
    shown: dict[str, str] = {}
    for agency in agencies.values():
        for wording in wordings_of(agency):
            ids = wordings.get(fold(wording), ())
            wordings[fold(wording)] = ids if agency.id in ids else (*ids, agency.id)
            shown[wording] = agency.name
    return Registry(agencies, wordings, shown)


def _with_members_in(known: Mapping[str, Agency], agency: Agency) -> Agency:
    if not isinstance(agency.members, tuple):
        return agency
    return agency._replace(members=tuple(id for id in agency.members if id in known))


def wordings_of(agency: Agency) -> tuple[str, ...]:
    """Everything by which an agency can be called."""
    return (agency.id, agency.name, *([agency.short] if agency.short else []), *agency.aliases)


def _agency(entry: AgencyEntry | GroupEntry) -> Agency:
    if isinstance(entry, AgencyEntry):
        return Agency(entry.id, entry.name, entry.short, entry.level, entry.type, tuple(entry.aliases))
    members = entry.members if isinstance(entry.members, str) else tuple(entry.members)
    return Agency(entry.id, entry.name, None, entry.level, None, tuple(entry.aliases), members, tuple(entry.types))
