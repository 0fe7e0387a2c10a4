"""Ids as options: what a new regulation is called for ever."""

from __future__ import annotations

import re

import typer

from baohiem_cli.i18n import gettext as _

_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 64


def slug(text: str) -> str:
    """An id that a file can have."""
    if not _FORM.fullmatch(text) or len(text) > _LONGEST:
        raise typer.BadParameter(
            _("'{0}' không phải mã; cần chữ thường không dấu, số và gạch nối: 'kon-tum'.").format(text)
        )
    return text
