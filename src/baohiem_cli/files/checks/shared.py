"""Whether the files that all regulations share make sense: agencies, calendar, successions, provinces, laws."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from baohiem_cli.domain.names import fold
from baohiem_cli.files.checks.finding import Mistake, shortened
from baohiem_cli.files.format.agencies import AgenciesFile, AgencyEntry, GroupEntry
from baohiem_cli.files.format.calendar import CalendarFile
from baohiem_cli.files.format.succession import LegalFile, ProvinceEntry, ProvincesFile, SuccessionEntry, SuccessionFile
from baohiem_cli.files.format.units import UnitsFile
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _


def mistakes(file: BaseModel) -> Iterator[Mistake]:
    """What is wrong with one of these files by itself."""
    checks: dict[type[BaseModel], Any] = {
        AgenciesFile: _agencies,
        CalendarFile: _calendar,
        SuccessionFile: _successions,
        ProvincesFile: _provinces,
        LegalFile: _laws,
        UnitsFile: _units,
    }
    if check := checks.get(type(file)):
        yield from check(file)


def _agencies(file: AgenciesFile) -> Iterator[Mistake]:
    listed: tuple[tuple[str, Iterable[AgencyEntry | GroupEntry]], ...] = (
        ("agencies", file.agencies),
        ("groups", file.groups),
    )
    for key, entries in listed:
        for i, entry in enumerate(entries):
            short = entry.short if isinstance(entry, AgencyEntry) else None
            yield from _wordless((key, i), entry.name, short, entry.aliases)
    for i, group in enumerate(file.groups):
        path: KeyPath = ("groups", i)
        if group.types and group.members != "charged":
            yield (*path, "types"), _("'types' chỉ dùng với nhóm 'charged'")
        if isinstance(group.members, list):
            if not group.members:
                yield (*path, "members"), _("nhóm không có thành viên nào")
            yield from _repeated(group.members, (*path, "members"))


def _calendar(file: CalendarFile) -> Iterator[Mistake]:
    yield from _again((entry.day for entry in file.corrections), "corrections", "day")


def _successions(file: SuccessionFile) -> Iterator[Mistake]:
    entries = file.successions
    yield from _again(((one.former, one.since, one.to, fold(one.scope)) for one in entries), "successions", "former")
    for i, one in enumerate(entries):
        if one.until and one.until < one.since:
            yield ("successions", i, "until"), _("kết thúc ({0}) trước khi bắt đầu ({1})").format(one.until, one.since)
        earlier = [other for other in entries[:i] if other.main and other.former == one.former]
        if one.main and any(_holds(other, one.since) or _holds(one, other.since) for other in earlier):
            message = _("'{0}' đã có nơi kế tục chính ('main') trong thời gian này")
            yield ("successions", i, "main"), message.format(one.former)
        if one.to and one.to != one.former and one.former in _heirs(one.to, one.since, entries):
            message = _("vòng lặp: việc của '{0}' rồi lại về '{0}' từ {1}")
            yield ("successions", i, "to"), message.format(one.former, one.since)


def _provinces(file: ProvincesFile) -> Iterator[Mistake]:
    owners: dict[str, str] = {}
    for i, entry in enumerate(file.provinces):
        path: KeyPath = ("provinces", i)
        yield from _wordless(path, entry.name, None, entry.aliases)
        yield from _repeated(list(map(fold, entry.formed_from)), (*path, "formed_from"), entry.formed_from)
        for where, name in _names(entry, path):
            owner = owners.setdefault(fold(name), entry.name)
            if owner is not entry.name and fold(name):
                message = _("tên '{0}' đã thuộc '{1}'")
                yield where, message.format(shortened(name), shortened(owner))
        for j, name in enumerate(entry.formed_from):
            if not fold(name):
                yield (*path, "formed_from", j), _("'{0}' không có chữ nào").format(shortened(name))


def _laws(file: LegalFile) -> Iterator[Mistake]:
    yield from _again(((fold(law.title), law.number) for law in file.laws), "laws", "number")


def _units(file: UnitsFile) -> Iterator[Mistake]:
    yield from _again(((one.agency, one.id) for one in file.units), "units", "id")
    for i, one in enumerate(file.units):
        if one.since and one.until and one.until < one.since:
            yield ("units", i, "until"), _("kết thúc ({0}) trước khi bắt đầu ({1})").format(one.until, one.since)
        if not fold(one.name):
            yield ("units", i, "name"), _("'{0}' không có chữ nào").format(shortened(one.name))


def _names(entry: ProvinceEntry, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    yield (*path, "name"), entry.name
    for key, names in (("formed_from", entry.formed_from), ("aliases", entry.aliases)):
        yield from (((*path, key, i), name) for i, name in enumerate(names))


def _wordless(path: KeyPath, name: str, short: str | None, aliases: list[str]) -> Iterator[Mistake]:
    """A name of punctuation alone leads nowhere."""
    named: list[tuple[KeyPath, str]] = [((*path, "name"), name), ((*path, "short"), short or name)]
    named += [((*path, "aliases", i), alias) for i, alias in enumerate(aliases)]
    for where, wording in named:
        if not fold(wording) and (where[-1] != "short" or short):
            yield where, _("'{0}' không có chữ nào").format(shortened(wording))


def _again(values: Iterable[Hashable], listed: str, key: str) -> Iterator[Mistake]:
    """Entries of a list that say what an earlier one has said."""
    first: dict[Hashable, int] = {}
    for i, value in enumerate(values):
        if first.setdefault(value, i) != i:
            yield (listed, i, key), _("trùng với mục thứ {0}").format(first[value] + 1)


def _repeated(values: list[str], path: KeyPath, shown: list[str] | None = None) -> Iterator[Mistake]:
    for i, value in enumerate(values):
        if value in values[:i]:
            yield (*path, i), _("'{0}' đã ghi ở trên").format(shortened((shown or values)[i]))


def _holds(one: SuccessionEntry, day: str) -> bool:
    return one.since <= day and (one.until is None or day <= one.until)


def _heirs(former: str, day: str, entries: list[SuccessionEntry]) -> set[str]:
    """All that hold something of a body on a day, by however many steps."""
    found, left = set(), [former]
    while left:
        body = left.pop()
        if body not in found:
            found.add(body)
            left += [one.to for one in entries if one.former == body and one.to and _holds(one, day)]
    return found
