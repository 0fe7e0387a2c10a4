"""Words in the register: an index of folded texts, and what stands in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import filters

_WEIGHTS = "10.0, 4.0, 3.0, 1.0, 2.0"
"""What a word counts in the texts of an entry, in their order."""


class Found(NamedTuple):
    """An entry of the index (see `domain/entries.py`)."""

    regulation: str
    ref: str
    duty: str
    texts: tuple[str, ...]


def found(db: sqlite3.Connection, question: Question, on: date) -> Iterator[Found]:
    """The entries with all phrases of a question, in bare letters, by how well they fit; those that hold on a day.

    Of the filters, only those of regulations and provinces are heeded.
    """
    sought = " ".join(f'"{fold(phrase)}"' for phrase in question.words)  # fold leaves letters, digits and blanks
    regulations, values = filters.of_regulations(question)
    within = f"AND entry.regulation IN ({regulations})" if regulations else ""
    sql = f"""SELECT entry.regulation, entry.ref, entry.duty, entry.texts
              FROM entry_words JOIN entry ON entry.rowid = entry_words.rowid
              JOIN regulation ON regulation.id = entry.regulation
              WHERE entry_words MATCH ? AND ? BETWEEN entry.valid_from AND entry.valid_until
              AND ? BETWEEN regulation.begins AND coalesce(regulation.bound_repealed, '9999-12-31') {within}
              ORDER BY bm25(entry_words, {_WEIGHTS}), entry.rowid"""
    day = on.isoformat()
    for regulation, ref, duty, texts in db.execute(sql, (sought, day, day, *values)):
        yield Found(regulation, ref, duty, tuple(json.loads(texts)))
