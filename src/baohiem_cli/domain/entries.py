"""What can be found by words: a duty, a provision without one, a regulation, each with the texts that speak of it."""

from collections.abc import Iterable, Iterator, Mapping

from baohiem_cli.domain.records import ALWAYS, Agency, Duty, Provision, Regulation, Version
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.domain.text.ref import citation_upward, heading_of
from baohiem_cli.named_tuple import NamedTuple


class Entry(NamedTuple):
    """One thing that can be found; `ref` is empty for the regulation as a whole, `duty` where there is none.

    `texts` are what it says in short, the titles above it, the bodies in it, remarks, and the words of the provision.
    """

    regulation: str
    ref: str
    duty: str
    texts: tuple[str, str, str, str, str]
    version: Version = ALWAYS


def entries(
    regulation: Regulation, agencies: Mapping[str, Agency], passages: Iterable[Passage] = ()
) -> Iterator[Entry]:
    """The entries of a regulation: itself, then its provisions in order, with their words where they are known."""
    words: dict[str, str] = {}
    for one in passages:
        words[one.ref] = _joined(words.get(one.ref, ""), one.text)
    named = " ".join(filter(None, (regulation.document, regulation.number, regulation.jurisdiction)))
    remarks = _joined(regulation.effect_note or "", *regulation.doubts)
    yield Entry(regulation.id, "", "", (regulation.title, named, _joined(*regulation.issuer), remarks, ""))
    titles = {heading.ref: _joined(heading.title or "", heading.chapter_title or "") for heading in regulation.headings}
    for provision in regulation.provisions:
        title = titles.get(heading_of(provision.ref, titles) or "", "")
        said_there = words.get(provision.ref, "")
        for duty in provision.duties:
            texts = (duty.summary, title, _bodies(duty, agencies), _remarks(duty, provision), said_there)
            yield Entry(regulation.id, provision.ref, duty.id, texts, duty.version)
        if not provision.duties:
            said = _joined(*(target.indicator for target in provision.targets))
            remarks = _joined(citation_upward(provision.ref), provision.note or "")
            texts = (said, title, "", remarks, said_there)
            yield Entry(regulation.id, provision.ref, "", texts, provision.version)


def _bodies(duty: Duty, agencies: Mapping[str, Agency]) -> str:
    """The names of the parties as the text writes them, and as they are called."""
    known = (agencies[party.agency].name for party in duty.parties if party.agency in agencies)
    return _joined(*(party.name for party in duty.parties), *known)


def _remarks(duty: Duty, provision: Provision) -> str:
    quotes = (deadline.quote for deadline in duty.deadlines)
    said = (duty.trigger, duty.undated, duty.doubt, provision.note)
    return _joined(citation_upward(duty.ref), *quotes, *(one or "" for one in said))


def _joined(*texts: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))
