"""Bodies that another has absorbed by the day on which something falls due: they owe nothing, their heir owes once.

Design rule 9. What was recorded under the key of an absorbed body counts for the heir.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from baohiem_cli.domain.agencies.succession import Successions, holders
from baohiem_cli.domain.ledger.keys import Key
from baohiem_cli.domain.records import Answerable, Occurrence
from baohiem_cli.domain.vocabulary import Performed


def absorbed(found: Iterable[Occurrence], successions: Successions, names: Mapping[str, str]) -> Iterator[Occurrence]:
    """The occurrences with each absorbed body's one taken into its heir's, in their order; each key once.

    A body whose functions went to several heirs, or to none that is known, still stands for itself: who of them owes
    it, no text says. So does one whose heir has no other share in the duty: its key is the only one, and stays.
    """
    seen: set[str] = set()
    known: dict[tuple[int, date], dict[str, str]] = {}
    for one in found:
        heirs = known.get((id(one.duty), one.due))
        if heirs is None:
            heirs = known[id(one.duty), one.due] = _heirs(one, successions)
        placed = _placed(one, heirs, names) if heirs else one
        if placed.key not in seen:
            seen.add(placed.key)
            yield placed


def _placed(one: Occurrence, heirs: Mapping[str, str], names: Mapping[str, str]) -> Occurrence:
    if one.duty.performed is Performed.TOGETHER:
        left = tuple(body for body in one.agencies if body.agency not in heirs)
        gone = [heir for heir in heirs.values() if heir not in {body.agency for body in left}]
        return one._replace(
            agencies=(*left, *(Answerable(heir, names.get(heir, heir)) for heir in dict.fromkeys(gone)))
        )
    (body,) = one.agencies
    heir = heirs.get(body.agency, body.agency)
    formers = [former for former, successor in heirs.items() if successor == heir]
    if heir == body.agency and not formers:
        return one
    own = [other for other in one.duty.answerable if other.agency == heir]
    answering = own[0] if own else Answerable(heir, names.get(heir, heir), body.via)
    keys = tuple(str(Key(one.duty.id, one.period, former)) for former in formers)
    return one._replace(key=str(Key(one.duty.id, one.period, heir)), agencies=(answering,), absorbed=keys)


def _heirs(one: Occurrence, successions: Successions) -> dict[str, str]:
    """The heir of each body that was absorbed by the day of falling due, where it takes several together."""
    duty = one.duty
    answering = {body.agency for body in duty.answerable}
    found: dict[str, str] = {}
    for body in duty.answerable:
        if body.agency not in successions:
            continue
        now = holders(body.agency, duty, one.due, successions)
        heir = now[0].agency if len(now) == 1 else None
        if heir and heir != body.agency:
            found[body.agency] = heir
    shares = Counter(found.values())
    return {former: heir for former, heir in found.items() if heir in answering or shares[heir] > 1}
