"""Words that a user looks for: whole syllables, with tones where they were typed with tones.

A syllable typed bare (`no`) is found in any spelling (`nợ`, `nô`); one with marks (`nợ`, `đong`) only as it is. What
was typed in quotation marks, or as one argument with blanks in it, is found only as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baohiem_cli.domain.alphabet import Syllable, spans, syllables

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


def places(text: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a text has these phrases: beginnings and ends, in order; neighbours with only blanks between are one."""
    said = tuple(spans(text))
    words = tuple(word for __, __, word in said)
    found = sorted(
        (said[start][0], said[start + len(sought) - 1][1])
        for sought in map(syllables, wanted)
        for start in _starts(words, sought)
    )
    merged: list[tuple[int, int]] = []
    for first, last in found:
        if merged and not text[merged[-1][1] : first].strip():
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _phrases(argument: str) -> Iterator[str]:
    quoted = re.findall(_QUOTED, argument)
    if not quoted:
        yield argument
        return
    yield from ("".join(one) for one in quoted)
    yield from re.sub(_QUOTED, " ", argument).split()


def _holds(said: tuple[Syllable, ...], wanted: tuple[Syllable, ...]) -> bool:
    return any(True for __ in _starts(said, wanted))


def _starts(said: tuple[Syllable, ...], wanted: tuple[Syllable, ...]) -> Iterator[int]:
    for start in range(len(said) - len(wanted) + 1):
        if _is(said[start], wanted[0]) and all(map(_is, said[start:], wanted)):
            yield start


def _is(said: Syllable, wanted: Syllable) -> bool:
    return said.bare == wanted.letters if wanted.is_bare else said == wanted
