"""Messages in the reader's language.

The messages in the code are Vietnamese; a catalogue in `locale/` may translate them. The standard library's
`gettext()` looks for the catalogue's file at every call, which a list of a thousand rows would pay for: here it
is opened once.
"""

from __future__ import annotations

import gettext as standard
from functools import lru_cache


def gettext(message: str) -> str:
    """The message in the language that is set."""
    return _catalogue().gettext(message)


def mark(message: str) -> str:
    """The message as it is: `scripts/messages.py` finds it here, and it is translated where it is shown."""
    return message


def use(language_dir: str) -> None:
    """Take catalogues from this directory, for our messages and for those of typer."""
    standard.bindtextdomain("messages", language_dir)
    _catalogue.cache_clear()


@lru_cache(maxsize=1)
def _catalogue() -> standard.NullTranslations:
    return standard.translation("messages", standard.bindtextdomain("messages"), fallback=True)
