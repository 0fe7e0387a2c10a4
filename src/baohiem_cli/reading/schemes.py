"""The insurances that words name."""

from __future__ import annotations

import re

from baohiem_cli.domain.names import fold

_WORDS = {
    "BHXH": r"\bbhxh\b|\bbao hiem xa hoi\b",
    "BHYT": r"\bbhyt\b|\bbao hiem y te\b",
    "BHTN": r"\bbhtn\b|\bbao hiem that nghiep\b",
}


def schemes_in(text: str) -> list[str]:
    """The insurances that a text names, in their usual order."""
    folded = fold(text)
    return [scheme for scheme, pattern in _WORDS.items() if re.search(pattern, folded)]
