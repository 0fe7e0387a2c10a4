"""Immutable records: regulations, provisions, duties, deadlines, occurrences."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from baohiem_cli.domain.vocabulary import Basis, Cadence, Change, Kind, Performed, Reason, Role, Scheme
from baohiem_cli.named_tuple import NamedTuple


class Party(NamedTuple):
    """Somebody who has a role in a duty, by the name that the regulation uses.

    A `partner` is the one with whom others work together ("Phối hợp với …") and answers for nothing itself. Of several
    recipients with `either` one is enough. `held_by` is the body behind a post, where the text names it.
    """

    agency: str
    name: str
    role: Role
    group: bool
    partner: bool = False
    either: bool = False
    held_by: str | None = None


class Deadline(NamedTuple):
    """A rule that dates a duty; `period` limits it to one period of each year, `rule` is empty if inferred.

    `but` are the periods of each year that other deadlines of the duty take away from it. Where a period has two years,
    they are counted from the year `start`.
    """

    cadence: Cadence
    quote: str
    basis: Basis
    period: str | None = None
    rule: str | None = None
    alternative: Cadence | None = None
    but: tuple[str, ...] = ()
    start: int | None = None


class Bounds(NamedTuple):
    """The time in which occurrences exist.

    A period must overlap `first`..`last` (the application interval, or else the effect); nothing is due
    after `repealed`. None means that no such limit is known.
    """

    first: date | None = None
    last: date | None = None
    repealed: date | None = None


class Citation(NamedTuple):
    """A text that a regulation rests on, replaces, or is changed by."""

    title: str
    number: str | None = None
    issued: str | None = None
    extent: str | None = None


class Version(NamedTuple):
    """The time in which a provision reads as it does here, and the text that made it so.

    `before` and `after` are the deadlines of its neighbours in time: between them a period belongs to one only.
    """

    first: date = date.min
    last: date = date.max
    by: Citation | None = None
    before: tuple[Deadline, ...] = ()
    after: tuple[Deadline, ...] = ()


ALWAYS = Version()
"""The only version of what was never changed."""


class Answerable(NamedTuple):
    """An agency that answers for a duty, `via` the group through which it does, if any.

    A post answers by its own name; `held_by` is the body behind it, which has the duty through the post.
    """

    agency: str
    name: str
    via: str | None = None
    held_by: str | None = None


class Post(NamedTuple):
    """A person's office that a text charges, the body behind it where the text says so, and the words that do."""

    agency: str
    name: str
    held_by: str | None
    held_by_name: str | None
    words: str


class Member(NamedTuple):
    """A body that belongs to a collective of one regulation, and why."""

    agency: str
    name: str
    reason: str


class Collective(NamedTuple):
    """A collective addressee, with those whom one regulation means by it."""

    group: str
    name: str
    members: tuple[Member, ...]


class InCharge(NamedTuple):
    """The bodies that a text names for carrying out the whole of it, and the provision that does."""

    agencies: tuple[str, ...]
    names: tuple[str, ...]
    ref: str


class Duty(NamedTuple):
    """An obligation that a provision lays on its parties."""

    id: str
    regulation: str
    number: str | None
    jurisdiction: str
    ref: str
    citation: str
    summary: str
    kind: Kind
    schemes: tuple[Scheme, ...]
    parties: tuple[Party, ...]
    cadence: tuple[Cadence, ...]
    deadlines: tuple[Deadline, ...]
    performed: Performed
    trigger: str | None = None
    undated: str | None = None
    doubt: str | None = None
    confirmed: bool = False
    answerable: tuple[Answerable, ...] = ()
    bounds: Bounds = Bounds()
    version: Version = ALWAYS
    post: Post | None = None
    draft: bool = False
    """Nobody has proved its regulation's file against the text yet."""

    def ended(self, day: date) -> date | None:
        """The last day of its regulation's application, where that has passed by a day."""
        last = self.bounds.last
        return last if last and last < day else None


class Target(NamedTuple):
    """One figure to reach by the end of a year, or in every year where it names none.

    `also` are the other provisions that say the same, `formerly` the ids under which it may have been measured before.
    """

    id: str
    ref: str
    indicator: str
    group: str | None
    unit: str
    value: float
    year: int | None
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


class Provision(NamedTuple):
    """One smallest unit of a text: its duties, or the reason why it lays none, or the figures that it sets."""

    ref: str
    no_duty: Reason | None
    note: str | None
    duties: tuple[Duty, ...]
    targets: tuple[Target, ...]
    version: Version = ALWAYS


class Heading(NamedTuple):
    """One article or section, in its chapter."""

    ref: str
    title: str | None
    chapter: str | None
    chapter_title: str | None


class HistoryEvent(NamedTuple):
    """One event in the effect of a regulation: from the day `on`, as far as it is known, it is so."""

    on: str
    event: Change
    by: Citation | None = None
    note: str | None = None
    confirmed: bool = False


class Regulation(NamedTuple):
    """One issued document. Dates are kept as the text gives them, possibly only a year or a month."""

    id: str
    number: str | None
    title: str
    document: str
    jurisdiction: str
    issuer: tuple[str, ...]
    issued: str | None
    schemes: tuple[Scheme, ...]
    effect_from: str | None
    effect_until: str | None
    confirmed: bool
    effect_note: str | None
    applies_from: str | None
    applies_until: str | None
    legal_basis: tuple[Citation, ...]
    replaces: tuple[Citation, ...]
    source: str
    doubts: tuple[str, ...]
    headings: tuple[Heading, ...]
    provisions: tuple[Provision, ...]
    history: tuple[HistoryEvent, ...] = ()
    collectives: tuple[Collective, ...] = ()
    posts: tuple[Post, ...] = ()
    in_charge: InCharge | None = None
    draft: bool = False
    provenance: Mapping[str, str] = MappingProxyType({})
    """Where a value comes from that the regulation's own file does not say: `{"effect.from": "Công báo số 12"}`."""


class RegulationSummary(NamedTuple):
    """A regulation without its provisions, and how many provisions, duties and dated duties it has."""

    regulation: Regulation
    provisions: int
    duties: int
    dated: int


class Agency(NamedTuple):
    """A body or a collective that regulations name; `members` is empty for a single body."""

    id: str
    name: str
    short: str | None
    level: str
    type: str | None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] | str | None = None
    types: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it is a collective."""
        return self.members is not None


class Unit(NamedTuple):
    """One body of a class of agencies. Its id is its province's, and below the province a dot and its own name."""

    id: str
    province: str
    agency: str
    name: str
    since: date | None = None
    until: date | None = None

    def stands(self, day: date) -> bool:
        """Whether there is such a body on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Occurrence(NamedTuple):
    """One dated instance of a deadline, for one period and one responsible agency.

    `agencies` are all who answer: one where each owes its own, all of them where the act is joint. `absorbed` are the
    keys of bodies that the agency has absorbed: what was recorded under them counts here. `unit` is the one body of the
    class that owes it, `shared` the keys of the class as one, whose records count for each of its bodies too; `as_one`
    tells that the class is not counted body by body, `province` where the joint act of one province is done.
    """

    key: str
    duty: Duty
    deadline: Deadline
    period: str
    opens: date | None
    due: date
    agencies: tuple[Answerable, ...]
    absorbed: tuple[str, ...] = ()
    unit: Unit | None = None
    shared: tuple[str, ...] = ()
    as_one: bool = False
    province: str | None = None

    @property
    def recorded_under(self) -> tuple[str, ...]:
        """Every key whose records count here."""
        return (self.key, *self.absorbed, *self.shared)

    @property
    def bodies(self) -> str:
        """The names of those who answer."""
        return self.unit.name if self.unit else "; ".join(one.name for one in self.agencies)
