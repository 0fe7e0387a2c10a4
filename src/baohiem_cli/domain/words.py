"""Words that a user looks for: whole syllables, with tones where they were typed with tones.

A syllable typed bare (`no`) is found in any spelling (`nợ`, `nô`); one with marks (`nợ`, `đong`) only as it is. What
was typed in quotation marks, or as one argument with blanks in it, is found only as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baohiem_cli.domain.alphabet import Syllable, syllables

_QUOTED = '"([^"]*)"|“([^”]*)”|«([^»]*)»'


def phrases(arguments: Iterable[str]) -> tuple[str, ...]:
    """The phrases to look for, each once; marks alone are none."""
    found = (phrase for argument in arguments for phrase in _phrases(argument))
    return tuple(dict.fromkeys(phrase for phrase in found if syllables(phrase)))


def has_marks(phrase: str) -> bool:
    """Whether one of its syllables was typed with marks, so that their bare letters do not decide."""
    return not all(one.is_bare for one in syllables(phrase))


def says(texts: Iterable[str], phrase: str) -> bool:
    """Whether one of these texts has the phrase."""
    wanted = syllables(phrase)
    return any(_holds(syllables(text), wanted) for text in texts)


def _phrases(argument: str) -> Iterator[str]:
    quoted = re.findall(_QUOTED, argument)
    if not quoted:
        yield argument
        return
    yield from ("".join(one) for one in quoted)
    yield from re.sub(_QUOTED, " ", argument).split()


def _holds(said: tuple[Syllable, ...], wanted: tuple[Syllable, ...]) -> bool:
    return any(
        all(map(_is, said[start:], wanted))
        for start in range(len(said) - len(wanted) + 1)
        if _is(said[start], wanted[0])
    )


def _is(said: Syllable, wanted: Syllable) -> bool:
    return said.bare == wanted.letters if wanted.is_bare else said == wanted
