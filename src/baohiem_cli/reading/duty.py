"""What a provision means, as far as a reader of words can tell: duties with parties and times, or why there is none."""

from __future__ import annotations

from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Performed, Reason, Scheme
from baohiem_cli.named_tuple import NamedTuple


class Known(NamedTuple):
    """A body or group of the registry: its id, and every name that it has, the official one first."""

    id: str
    names: tuple[str, ...]


class Party(NamedTuple):
    """Somebody in a duty: `key` is the key of the register's file for the part played (`lead`, `with`, `recipient`).

    `name` is cut from the text, or the registry's name where that is the same body; `known` is its id, empty where the
    registry has no such body.
    """

    key: str
    name: str
    known: str = ""


class Deadline(NamedTuple):
    """One time that a text sets, with the few words that set it.

    `rule` has a form of the design, also one that the rules do not understand yet; without it the words are a mere
    frequency, or a limit without a number. `cadence` is a word of the file, which may be newer than `Cadence`.
    """

    quote: str
    cadence: str
    rule: str | None = None
    period: str | None = None
    alternative: str | None = None
    basis: Basis = Basis.INFERRED
    trigger: str | None = None


class Duty(NamedTuple):
    """One act that somebody owes; each doubt is a sentence for the person who proves the reading."""

    summary: str
    kind: Kind
    parties: tuple[Party, ...] = ()
    cadence: tuple[str, ...] = (Cadence.NONE,)
    performed: Performed = Performed.EACH
    deadlines: tuple[Deadline, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    trigger: str | None = None
    undated: str | None = None
    doubts: tuple[str, ...] = ()
    quote: str = ""


class Meaning(NamedTuple):
    """Either duties, or the reason of none; `doubts` are about the provision as a whole."""

    duties: tuple[Duty, ...] = ()
    no_duty: Reason | None = None
    doubts: tuple[str, ...] = ()
