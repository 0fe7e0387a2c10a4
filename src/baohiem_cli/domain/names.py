"""Names as people type them: with or without tones, in any case, NFC or NFD, `hoà` or `hòa`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from baohiem_cli.domain.alphabet import latin


@lru_cache(maxsize=4096)  # the same agencies are named thousands of times in a big register
def fold(text: str) -> str:
    """The bare letters and digits of a name: `Sở Y tế` and `so y te` are the same.

    Tones are combining marks after NFD, so the old and the new place of a tone do not matter; `đ` is a
    letter of its own to Unicode and is folded by hand. A letter of another script that looks like one of ours is it.
    """
    if not text.isascii():
        text = latin(text)
    bare = "".join([c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)])
    plain = latin(bare.casefold()).replace("đ", "d")
    return " ".join("".join([c if c.isalnum() else " " for c in plain]).split())


def nearest(text: str, names: Mapping[str, str] | Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """The names closest to what was typed, best first: those that contain it, then those that look alike.

    `names` maps each known wording to the name that is shown for it, or just lists names.
    """
    import difflib  # costs a millisecond, and only a mistake pays for it

    shown = dict(names) if isinstance(names, Mapping) else {name: name for name in names}
    folded = {fold(wording): name for wording, name in shown.items()}
    wanted = fold(text)
    holding = [wording for wording in folded if wanted and wanted in wording]
    by_place = sorted(holding, key=lambda wording: (not wording.startswith(wanted), f" {wanted}" not in wording))
    containing = [folded[wording] for wording in by_place]
    alike = [folded[wording] for wording in difflib.get_close_matches(wanted, folded, n=limit, cutoff=0.5)]
    return tuple(dict.fromkeys([*containing, *alike]))[:limit]
