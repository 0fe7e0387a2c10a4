"""Whether the names that one regulation explains are known: its collectives, posts, and who carries out the whole."""

from __future__ import annotations

from collections.abc import Iterator

from baohiem_cli.domain.agencies.responsibility import CHARGED, OPEN, circles
from baohiem_cli.files.checks.finding import Mistake, unknown_names
from baohiem_cli.files.format.regulation import CollectiveEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _


def collectives_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A collective is a group of the registry, listed once; its members are known and definite, the issuer is none."""
    issuers = {agency.id for name in file.issuer if (agency := registry.find(name))}
    own = {group.id for entry in file.collectives if (group := registry.find(entry.group))}
    seen: set[str] = set()
    for i, entry in enumerate(file.collectives):
        path: KeyPath = ("collectives", i)
        yield from unknown_names([entry.group], (*path, "group"), registry, single=True)
        group = registry.find(entry.group)
        if group and not group.is_group:
            yield (*path, "group"), _("'{0}' là một cơ quan, không phải một nhóm").format(entry.group)
        if group and group.id in seen:
            yield (*path, "group"), _("nhóm '{0}' đã có ở trên").format(entry.group)
        seen |= {group.id} if group else set()
        yield from _members(entry, path, registry, issuers, own)
    yield from _circles(file, registry)


def _members(
    entry: CollectiveEntry, path: KeyPath, registry: Registry, issuers: set[str], own: set[str]
) -> Iterator[Mistake]:
    """`own` are the groups whose members the same file lists."""
    listed: set[str] = set()
    for j, member in enumerate(entry.members):
        here = (*path, "members", j, "agency")
        yield from unknown_names([member.agency], here, registry, single=True)
        agency = registry.find(member.agency)
        if agency is None:
            continue
        if agency.id in listed:
            yield here, _("'{0}' đã có trong nhóm này").format(member.agency)
        if agency.id in issuers:
            yield here, _("'{0}' là nơi ban hành nên không thuộc nhóm này").format(member.agency)
        if agency.members in (CHARGED, OPEN) and agency.id not in own:
            message = _("nhóm '{0}' không có thành viên xác định nên không thể là thành viên")
            yield here, message.format(member.agency)
        listed.add(agency.id)


def _circles(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    own = {}
    places: dict[str, KeyPath] = {}
    for i, entry in enumerate(file.collectives):
        if group := registry.find(entry.group):
            ids = tuple(one.id for member in entry.members if (one := registry.find(member.agency)))
            own[group.id] = group._replace(members=ids)
            places[group.id] = ("collectives", i, "members")
    for id, way in circles({**registry.agencies, **own}).items():
        if id in places:
            names = " > ".join(registry.agencies[step].name for step in (id, *way))
            yield places[id], _("nhóm '{0}' là thành viên của chính nó: {1}").format(registry.agencies[id].name, names)


def posts_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A post and the body behind it are in the registry, and a post stands once."""
    seen: set[str] = set()
    for i, entry in enumerate(file.posts):
        path: KeyPath = ("posts", i)
        yield from unknown_names([entry.post], (*path, "post"), registry, single=True)
        if entry.held_by:
            yield from unknown_names([entry.held_by], (*path, "held_by"), registry, single=True)
        post = registry.find(entry.post)
        if post and post.id in seen:
            yield (*path, "post"), _("chức danh '{0}' đã có ở trên").format(entry.post)
        seen |= {post.id} if post else set()


def in_charge_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Whoever carries out the whole is in the registry, and named by a provision that is there."""
    if file.in_charge is None:
        return
    yield from unknown_names(file.in_charge.agencies, ("in_charge", "agencies"), registry)
    if file.in_charge.ref not in {entry.ref for entry in file.provisions}:
        yield ("in_charge", "ref"), _("không có '{0}' ở 'provisions'").format(file.in_charge.ref)
