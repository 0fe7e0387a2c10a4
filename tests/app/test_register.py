"""The register of a database: what is in it depends on the data alone."""

from __future__ import annotations

import gettext
import sqlite3
from contextlib import closing
from pathlib import Path

from baohiem_cli import i18n
from baohiem_cli.app.register import opened


class Shouting(gettext.NullTranslations):
    """Another language."""

    def gettext(self, message: str) -> str:
        return message.upper()


KEPT = ("_sqlite_migrations", "setting")
"""Tables that are no projection: when and since when, which depends on the day."""


def contents(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as database:
        return [line for line in database.iterdump() if not line.startswith(tuple(f'INSERT INTO "{k}"' for k in KEPT))]


def test_two_languages_can_share_a_database(corpus_register, tmp_path, monkeypatch):
    """What was loaded in one language is what would have been loaded in another."""
    monkeypatch.setattr(i18n, "_catalogue", Shouting)
    assert i18n.gettext("lỗi") == "LỖI"
    with opened(tmp_path / "other.db", None):
        pass
    other = contents(tmp_path / "other.db")
    assert len(other) > 500
    assert other == contents(corpus_register)
