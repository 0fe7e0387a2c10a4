"""From the words of one provision to what it means: who owes what to whom, by when; or why nobody owes anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.domain.vocabulary import Kind, Reason
from baohiem_cli.reading.duty import Duty, Known, Meaning
from baohiem_cli.reading.part import Part


def understand(part: Part, above: tuple[Part, ...], known: Sequence[Known], *, issued: date | None = None) -> Meaning:
    """What a provision means; `above` holds the parts that it stands in, the outermost first.

    `issued` is the day of the text, so that a day before it is told as history.
    """
    words = " ".join((part.text or part.title).split())
    if not words:
        return Meaning(no_duty=Reason.CONTENT)
    return Meaning((Duty(words[:150], Kind.OTHER),))
