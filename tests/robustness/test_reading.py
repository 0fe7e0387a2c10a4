"""Texts that no office would write: the reader loses nothing, gives each unit a place of its own, and never dies."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from baohiem_cli.domain.text.ref import is_ref
from baohiem_cli.errors import DataInvalid
from tests.reading.making import every, read
from tests.reading.structure.test_structure import ARTICLES, DECISION, PLAN, TABLE

_MARKS = (
    "|", "Điều 1. ", "Điều 5. X", "a) ", "đ) ", "1. ", "1.1. ", "99. ", "I. A", "II. ", "- ", "+ ", "“", "”", "./.",
    "Nơi nhận:", "TM. X", "QUY CHẾ", "PHỤ LỤC", "Chương I", "A. B", "| a | b |", "10.10.10 A", "Cơ quan thực hiện:",
    "Điều", "1", "Trên đây là", "",
)  # fmt: skip


def mutated(seed: int) -> str:
    """A text with lines cut, doubled, mixed and marked."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    lines = "\n".join(chance.sample((ARTICLES, DECISION, PLAN, TABLE), 2)).split("\n")
    for _ in range(chance.randrange(1, 15)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
            case 1:
                lines.insert(at, chance.choice(_MARKS) + chance.choice(("", " Sở Y tế báo cáo")))
            case 2:
                lines[at] += " " + chance.choice(_MARKS)
            case 3:
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = lines[at].upper()
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(0, 200, 25))
def test_mutated_texts(seed):
    for one in range(seed, seed + 25):
        text = mutated(one)
        found = read(text)
        refs = [part.ref for part in every(found.parts)]
        assert len(set(refs)) == len(refs)
        assert all(map(is_ref, refs))
        said = {word for word in text.replace("*", "").split() if any(c.isalnum() for c in word)}
        placed = {word for one in found.placed for word in one.text.split() if any(c.isalnum() for c in word)}
        assert placed == said


@pytest.mark.parametrize("text", ["", "\n\n", "|", "|\n|\n", "\x00", "|\n|\n|\n", "Điều", "***", "Điều 1."])
def test_next_to_nothing(text):
    with suppress(DataInvalid):  # a file without a letter
        assert len(read(text).parts) <= 1
