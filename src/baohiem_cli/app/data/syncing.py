"""Keeping one ledger with others through a hub: send what it lacks of ours, bring what we may see.

What was sent or brought is durable there or here at once, batch by batch, so that a cut or a kill at any moment loses
nothing and doubles nothing: the next run asks both sides how far they are and goes on from there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from baohiem_cli import clock
from baohiem_cli.app.data import merging
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Entry
from baohiem_cli.domain.ledger.standing import Conflict
from baohiem_cli.errors import DatabaseUnusable, DataInvalid
from baohiem_cli.files import ledger_file
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.hub import connection, events
from baohiem_cli.store.ledger import forks
from baohiem_cli.store.ledger.heads import Head
from baohiem_cli.store.ledger.interface import Arrival, Brought, Merged

if TYPE_CHECKING:
    from baohiem_cli.store.hub.connection import Hub

TRIES = 5
"""How often a run begins again after a cut without anything having come through since."""

FIRST_BATCH, LARGEST_BATCH = 16, 2048
"""Events of one step: few at first, since a bad line may be cut before many have come through."""

NOTHING = Head(0, "")


class RefusedChain(NamedTuple):
    """A chain of which one side does not take an event of the other: which event, why, and how to go on."""

    origin: str
    number: int
    sending: bool
    reason: str
    remedy: str


class Synced(NamedTuple):
    """What went each way, and what it means for the records of this office; see `merging.Imported`."""

    hub: str
    role: str
    sent: int
    brought: tuple[Brought, ...]
    touched: tuple[str, ...]
    contradictions: tuple[tuple[str, Conflict], ...]
    refused: tuple[RefusedChain, ...]

    @property
    def new(self) -> int:
        """How many events came in."""
        return sum(one.events for one in self.brought)


def sync(register: Register, address: str, today: date, *, join: bool = False) -> Synced:
    """Send and bring until both sides have the same; a connection that is cut is made anew as long as it helps.

    With `join`, what a copy of this database recorded under its origin is kept under an origin of its own, on both
    sides. Raises DatabaseUnusable where there is no way to the hub, and what was done until then stands.
    """
    run = _Run(register, join=join)
    failed = 0
    while True:
        before = run.moved
        try:
            with connection.connected(address) as hub:
                run.go(hub)
                return run.outcome(today)
        except connection.Cut:
            failed = 0 if run.moved > before else failed + 1
            if not run.begun or failed >= TRIES:
                raise


class _Run:
    """One run, over as many connections as it takes."""

    def __init__(self, register: Register, *, join: bool) -> None:
        self.ledger = register.ledger
        self.register = register
        self.join = join
        self.begun = False
        self.moved = 0
        self._sent = 0
        self._hub = self._role = ""
        self._merged: list[Merged] = []
        self._refused: dict[str, RefusedChain] = {}

    def go(self, hub: Hub) -> None:
        """Send, then bring, over one connection."""
        self.begun = True
        self._refused = {}
        office = events.office(hub)
        self._hub, self._role = connection.place(hub), office.role
        if office.reach is None:
            raise DatabaseUnusable(_("Kho chưa ghi vai trò {0} là đơn vị nào. {1}").format(*self._enrolment()))
        there = events.chains(hub)
        forked = self._send_all(hub, there) if office.writes else {}
        self._bring_all(hub, events.chains(hub), forked)

    def outcome(self, today: date) -> Synced:
        """What all that was done comes to."""
        brought: dict[str, Brought] = {}
        for one in (one for merged in self._merged for one in merged.brought):
            known = brought.get(one.origin)
            brought[one.origin] = one if known is None else _together(known, one)
        touched = tuple(sorted({key for merged in self._merged for key in merged.touched}))
        return Synced(
            self._hub,
            self._role,
            self._sent,
            tuple(sorted((one for one in brought.values() if one.events), key=lambda one: not one.own)),
            touched,
            tuple(merging.contradictions(self.register, touched, today)),
            tuple(self._refused.values()),
        )

    def _send_all(self, hub: Hub, there: dict[str, events.Chain]) -> dict[str, int]:
        """Send what is ours, the oldest origin first; where a chain went apart from the hub's, by origin."""
        forked: dict[str, int] = {}
        here = self.ledger.heads()
        for name, __ in reversed(self.ledger.own()):
            head, known = here.get(name, NOTHING), there[name].head if name in there else NOTHING
            first = self._first_different(hub, name, head, known)
            if first is None:
                self._send(hub, name, self.ledger.chain(name, known.number + 1))
                continue
            forked[name] = first
            apart = forks.apart(list(self.ledger.chain(name, first)))
            other = apart[0].origin
            if self.join or other in there:
                known = there[other].head if other in there else NOTHING
                self._send(hub, name, iter(apart[known.number :]))
            else:
                self._refuse(
                    name, first, _("kho có ghi nhận khác mang số này"),
                    _("Nếu một bản sao của cơ sở dữ liệu này đã gửi trước, giữ cả hai bằng: bh sync --join"),
                    sending=True,
                )  # fmt: skip
        return forked

    def _first_different(self, hub: Hub, name: str, head: Head, known: Head) -> int | None:
        """The first number at which both sides have an event, and not the same one."""
        shared = min(head.number, known.number)
        if not shared:
            return None
        last = known.hash if shared == known.number else self._hash(hub, name, shared)
        if next(self.ledger.chain(name, shared)).hash == last:
            return None
        ours = [entry.hash for entry in self.ledger.chain(name)][:shared]
        return 1 + bisect_left(range(shared), True, key=lambda i: ours[i] != self._hash(hub, name, i + 1))

    def _hash(self, hub: Hub, name: str, number: int) -> str:
        return events.hash_at(hub, name, [number]).get(number, "")

    def _send(self, hub: Hub, name: str, entries: Iterator[Entry]) -> None:
        for batch in events.in_batches(entries, _sizes()):
            try:
                self._send_batch(hub, batch)
            except connection.Refused as refusal:
                if refusal.state == connection.NOT_NEXT:  # another run of this office was faster, or is at it
                    raise connection.Cut(_("Một lệnh khác đang gửi sổ của đơn vị này; chạy lại: bh sync")) from refusal
                sound = [entry for entry in batch if entry.number < refusal.number]
                if sound:
                    self._send_batch(hub, sound)
                self._refuse(name, refusal.number, refusal.message, self._remedy(refusal), sending=True)
                return

    def _send_batch(self, hub: Hub, batch: Sequence[Entry]) -> None:
        events.send(hub, batch)
        self._sent += len(batch)
        self.moved += len(batch)

    def _bring_all(self, hub: Hub, there: dict[str, events.Chain], forked: dict[str, int]) -> None:
        here = self.ledger.heads()
        for name, first in forked.items():
            self._bring_fork(hub, name, first, there, here)
        ours_as_sent = {forks.origin_of(next(self.ledger.chain(name, first)).hash) for name, first in forked.items()}
        wanted: dict[str, int] = {}
        for name, chain in there.items():
            head = here.get(name, NOTHING)
            if name in forked or name in ours_as_sent:
                continue
            if chain.head.number == head.number and chain.head.hash != head.hash:
                self._refuse_foreign(name, head.number, _("khác với ghi nhận đang có ở đây"))
            elif chain.head.number > head.number and chain.own and not head.number:
                self._take_apart(hub, name, Head(0, ""))  # ours from elsewhere: recognised as a whole
            elif chain.head.number > head.number:
                wanted[name] = head.number
        self._bring(hub, wanted, there, here)

    def _bring(self, hub: Hub, wanted: dict[str, int], there: dict[str, events.Chain], here: dict[str, Head]) -> None:
        for size in _sizes():
            if not wanted:
                return
            batch = events.brought(hub, wanted, size)
            if not batch:
                return
            if not self._take(batch, here):
                for name in {entry.origin: None for entry in batch}:
                    self._take_apart(hub, name, here.get(name, NOTHING))
                    wanted.pop(name)
                continue
            for name, several in groupby(batch, key=lambda entry: entry.origin):
                last = list(several)[-1]
                here[name], wanted[name] = Head(last.number, last.hash), last.number
                if last.number >= there[name].head.number:
                    wanted.pop(name)

    def _bring_fork(
        self, hub: Hub, name: str, first: int, there: dict[str, events.Chain], here: dict[str, Head]
    ) -> None:
        """The hub's side of a chain that went apart, once it is to be joined."""
        if name in self._refused:
            return
        other = forks.origin_of(self._hash(hub, name, first))
        if here.get(other, NOTHING).number - 1 + first > there[name].head.number:
            return
        before = next(self.ledger.chain(name, first - 1)).hash if first > 1 else ""
        self._take_apart(hub, name, Head(first - 1, before), join=True)

    def _take(self, batch: Sequence[Entry], here: dict[str, Head]) -> bool:
        """Merge what came of several origins; whether all of it could be taken."""
        try:
            merged = self._merge(batch, here)
        except DataInvalid:
            return False
        return not merged.clashes

    def _take_apart(self, hub: Hub, name: str, head: Head, *, join: bool = False) -> None:
        """Merge the rest of one origin as a whole, or say why it cannot be taken."""
        rest = events.brought(hub, {name: head.number}, 2**31)
        try:
            merged = self._merge(rest, {name: head}, join=join)
        except DataInvalid as error:
            problem = error.problems[0]
            self._refuse_foreign(name, rest[min(problem.line - 2, len(rest) - 1)].number, problem.message)
            return
        if merged.clashes:
            self._refuse_foreign(name, merged.clashes[0].number, merging.clash_line(merged.clashes[0]))

    def _merge(self, entries: Sequence[Entry], here: dict[str, Head], *, join: bool = False) -> Merged:
        now = clock.moment()
        checked = ledger_file.received(entries, self._hub, now, here)
        merged = self.ledger.merge(checked, Arrival(now, self._hub), join=join)
        if not merged.clashes:
            self._merged.append(merged)
            self.moved += len(entries)
        return merged

    def _refuse(self, name: str, number: int, reason: str, remedy: str, *, sending: bool) -> None:
        self._refused[name] = RefusedChain(name, number, sending, reason, remedy)

    def _refuse_foreign(self, name: str, number: int, reason: str) -> None:
        remedy = _("Các nguồn khác vẫn được nhận; báo cho người giữ kho (bh hub verify) và đơn vị ấy.")
        self._refuse(name, number, reason, remedy, sending=False)

    def _remedy(self, refusal: connection.Refused) -> str:
        if refusal.state == connection.NOT_OURS:
            return self._enrolment()[1]
        return _(
            "Phần trước số ấy đã gửi. Xem bằng: bh doctor; phục hồi bản sao lưu còn nguyên bằng bh restore, ghi lại "
            "phần thiếu, rồi: bh sync"
        )

    def _enrolment(self) -> tuple[str, str]:
        own = self.ledger.own()
        told = _("Gửi người giữ kho dòng này: bh hub grant {0} --name TÊN --province TỈNH --origin {1}")
        if not own:
            told = _("Gửi người giữ kho dòng này: bh hub grant {0} --name TÊN --province TỈNH")
        return self._role, told.format(self._role, own[-1][0] if own else "")


def _sizes() -> Iterator[int]:
    size = FIRST_BATCH
    while True:
        yield size
        size = min(2 * size, LARGEST_BATCH)


def _together(one: Brought, more: Brought) -> Brought:
    return one._replace(
        events=one.events + more.events,
        first=min(one.first, more.first),
        last=max(one.last, more.last),
        actors=tuple(dict.fromkeys((*one.actors, *more.actors))),
        offices=tuple(dict.fromkeys((*one.offices, *more.offices))),
        heir=one.heir or more.heir,
    )
