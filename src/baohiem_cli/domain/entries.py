"""What can be found by words: a duty, a provision without one, a regulation, each with the texts that speak of it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from baohiem_cli.domain.records import ALWAYS, Agency, Duty, Provision, Regulation, Version
from baohiem_cli.domain.text.ref import citation_upward, heading_of


class Entry(NamedTuple):
    """One thing that can be found; `ref` is empty for the regulation as a whole, `duty` where there is none.

    `texts` are its own words, the titles above it, the bodies in it, and remarks, in the order of their weight.
    """

    regulation: str
    ref: str
    duty: str
    texts: tuple[str, str, str, str]
    version: Version = ALWAYS


def entries(regulation: Regulation, agencies: Mapping[str, Agency]) -> Iterator[Entry]:
    """The entries of a regulation: itself, then its provisions in order."""
    named = " ".join(filter(None, (regulation.document, regulation.number, regulation.jurisdiction)))
    remarks = _joined(regulation.effect_note or "", *regulation.doubts)
    yield Entry(regulation.id, "", "", (regulation.title, named, _joined(*regulation.issuer), remarks))
    titles = {heading.ref: _joined(heading.title or "", heading.chapter_title or "") for heading in regulation.headings}
    for provision in regulation.provisions:
        title = titles.get(heading_of(provision.ref, titles) or "", "")
        for duty in provision.duties:
            texts = (duty.summary, title, _bodies(duty, agencies), _remarks(duty, provision))
            yield Entry(regulation.id, provision.ref, duty.id, texts, duty.version)
        if not provision.duties:
            said = _joined(*(target.indicator for target in provision.targets))
            texts = (said, title, "", _joined(citation_upward(provision.ref), provision.note or ""))
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
