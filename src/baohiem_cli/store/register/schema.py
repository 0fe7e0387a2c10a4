"""The tables that are rebuilt from the data files. They hold nothing that the files do not say.

Lists and records inside a row are JSON: they are read whole or not at all. What is asked for by filter has
its own table, keyed in the order of the question: `party` by agency, `due_month` by calendar month, so that a
query costs what it prints and not what the register holds.
"""

from __future__ import annotations

import sqlite3

VERSION = 10
"""Raised whenever these tables change; a database with another version is rebuilt from the files."""

TABLES = (
    "meta",
    "file",
    "regulation",
    "provision",
    "target",
    "duty",
    "party",
    "due_month",
    "due_fixed",
    "agency",
    "wording",
    "passage",
    "entry",
    "entry_words",
    "day_off",
    "succession",
    "province",
    "law",
    "unit",
)

DDL = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE file (
    path TEXT PRIMARY KEY, source INTEGER NOT NULL, sha256 TEXT NOT NULL, regulation TEXT, used INTEGER NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE regulation (
    id TEXT PRIMARY KEY, number TEXT, title TEXT NOT NULL, document TEXT NOT NULL,
    jurisdiction TEXT NOT NULL, place TEXT NOT NULL, confirmed INTEGER NOT NULL, draft INTEGER NOT NULL,
    bound_first TEXT, bound_last TEXT, bound_repealed TEXT, begins TEXT NOT NULL,
    duties INTEGER NOT NULL, dated INTEGER NOT NULL, provisions INTEGER NOT NULL, head TEXT NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX regulation_place ON regulation (place, jurisdiction)",
    """CREATE TABLE provision (
    regulation TEXT NOT NULL, ref TEXT NOT NULL, position INTEGER NOT NULL, no_duty TEXT, note TEXT,
    valid_from TEXT NOT NULL, valid_until TEXT NOT NULL, version TEXT,
    PRIMARY KEY (regulation, position)
) WITHOUT ROWID""",
    """CREATE TABLE target (
    regulation TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, ref TEXT NOT NULL, indicator TEXT NOT NULL,
    "group" TEXT, unit TEXT NOT NULL, value REAL NOT NULL, year INTEGER, also TEXT NOT NULL, formerly TEXT NOT NULL,
    PRIMARY KEY (regulation, id)
) WITHOUT ROWID""",
    """CREATE TABLE duty (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, regulation TEXT NOT NULL, position INTEGER NOT NULL,
    ref TEXT NOT NULL, citation TEXT NOT NULL, summary TEXT NOT NULL, folded TEXT NOT NULL, kind TEXT NOT NULL,
    schemes TEXT NOT NULL, cadence TEXT NOT NULL, bases TEXT NOT NULL, performed TEXT NOT NULL,
    "trigger" TEXT, undated TEXT, doubt TEXT,
    parties TEXT NOT NULL, deadlines TEXT NOT NULL, answerable TEXT NOT NULL,
    valid_from TEXT NOT NULL, valid_until TEXT NOT NULL, version TEXT, post TEXT
)""",
    "CREATE UNIQUE INDEX duty_id ON duty (id, valid_from)",
    "CREATE INDEX duty_regulation ON duty (regulation)",
    """CREATE TABLE party (
    agency TEXT NOT NULL, regulation TEXT NOT NULL, duty INTEGER NOT NULL, role TEXT NOT NULL, via TEXT,
    answers INTEGER NOT NULL,
    PRIMARY KEY (agency, regulation, duty, role)
) WITHOUT ROWID""",
    "CREATE INDEX party_duty ON party (duty)",
    "CREATE TABLE due_month (month INTEGER NOT NULL, duty INTEGER NOT NULL, PRIMARY KEY (month, duty)) WITHOUT ROWID",
    "CREATE TABLE due_fixed (day TEXT NOT NULL, duty INTEGER NOT NULL, PRIMARY KEY (day, duty)) WITHOUT ROWID",
    "CREATE INDEX due_fixed_duty ON due_fixed (duty)",
    "CREATE TABLE agency (id TEXT PRIMARY KEY, name TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE wording (
    folded TEXT NOT NULL, agency TEXT NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (folded, agency)
) WITHOUT ROWID""",
    "CREATE TABLE succession (former TEXT NOT NULL, record TEXT NOT NULL)",
    """CREATE TABLE province (
    folded TEXT PRIMARY KEY, name TEXT NOT NULL, now TEXT NOT NULL, since TEXT NOT NULL, instrument TEXT NOT NULL,
    type TEXT NOT NULL, note TEXT
) WITHOUT ROWID""",
    """CREATE TABLE law (
    title TEXT NOT NULL, number TEXT NOT NULL, since TEXT NOT NULL, replaces INTEGER NOT NULL,
    confirmed INTEGER NOT NULL
)""",
    """CREATE TABLE passage (
    regulation TEXT NOT NULL, position INTEGER NOT NULL, ref TEXT NOT NULL, text TEXT NOT NULL, page INTEGER,
    line INTEGER NOT NULL, PRIMARY KEY (regulation, position)
) WITHOUT ROWID""",
    """CREATE TABLE entry (
    rowid INTEGER PRIMARY KEY, regulation TEXT NOT NULL, ref TEXT NOT NULL, duty TEXT NOT NULL, texts TEXT NOT NULL,
    valid_from TEXT NOT NULL, valid_until TEXT NOT NULL
)""",
    "CREATE INDEX entry_regulation ON entry (regulation)",
    "CREATE VIRTUAL TABLE entry_words USING fts5 (own, titles, bodies, remarks, words)",
    """CREATE TABLE unit (
    agency TEXT NOT NULL, id TEXT NOT NULL, province TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
    since TEXT, until TEXT, position INTEGER NOT NULL, PRIMARY KEY (agency, id)
) WITHOUT ROWID""",
    "CREATE INDEX unit_name ON unit (folded)",
    "CREATE TABLE day_off (day TEXT PRIMARY KEY) WITHOUT ROWID",
)


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the tables are the ones that this program makes, whatever the notes in them say."""
    marks = ", ".join("?" * len(TABLES))
    asked = f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ({marks})"
    return {sql for (sql,) in db.execute(asked, TABLES)} == set(DDL)
