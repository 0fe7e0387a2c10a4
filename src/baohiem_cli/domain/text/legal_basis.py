"""Laws that regulations rest on and that newer laws have replaced or amended, each with its number and day."""

from collections.abc import Iterable, Iterator
from datetime import date

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Citation
from baohiem_cli.domain.text import partial_date
from baohiem_cli.named_tuple import NamedTuple


class NewLaw(NamedTuple):
    """A law that since a day stands in the place of earlier ones of the same title, or amends them."""

    title: str
    number: str
    since: date
    replaces: bool
    confirmed: bool

    @property
    def year(self) -> int:
        """The year in which it was passed: the middle of `41/2024/QH15`."""
        return int(self.number.split("/")[1])


def outdated(
    basis: Iterable[Citation], issued: str | None, laws: Iterable[NewLaw], today: date
) -> Iterator[tuple[Citation, NewLaw]]:
    """Laws that a regulation issued on a day (as far as known) cites and that newer laws have overtaken by today."""
    for cited in basis:
        for law in laws:
            if law.since <= today and fold(cited.title) == fold(law.title) and _is_older(cited, issued, law):
                yield cited, law


def _is_older(cited: Citation, issued: str | None, law: NewLaw) -> bool:
    """Whether the text means an earlier law than this one.

    An amended law keeps its number: only a text made before the amendment can have been overtaken by it. A law that
    is cited without number and date is the one that bound when the text was made.
    """
    made_before = issued is None or partial_date.latest(issued) < law.since
    if not law.replaces:
        return made_before
    if cited.number:
        return fold(cited.number) != fold(law.number)
    if cited.issued:
        return partial_date.latest(cited.issued).year < law.year
    return made_before
