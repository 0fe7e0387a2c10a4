"""Values that programs have stumbled over: days, numbers, texts, paths."""

from __future__ import annotations

import unicodedata
from random import Random

DAYS = (
    "0001-01-01", "9999-12-31", "0000-00-00", "1900-01-01", "2999-12-31", "1899-12-31", "3000-01-01", "2026-02-30",
    "2026-13-01", "29/2/2027", "29/02/2028", "18/11/26", "١/١/٢٠٢٦", "2026-W40-1", "20261101", "1_0/1_1/2026",
    "+1/+1/2026", "1/1/99999999999999999999", "-2026-01-01", "2026-11-22T00:00", "2026-11-22 24:00", "2026",
    "2026-11",
)  # fmt: skip

NUMBERS = (
    "0", "-1", "1", "13", "366", "1899", "2999", "3000", "9999", "10000", "2147483648", "9223372036854775807",
    "9223372036854775808", "9" * 40, "9" * 5000, "1e308", "1e309", "1e-400", "nan", "NaN", "inf", "-inf", "1_0",
    "0x10",
    "٣", "³", "1,5", "1.5", "01", " 1", "+1", "-0", "true",
)  # fmt: skip

TEXTS = (
    "", " ", "\t", "\n", "\r\n", "\xa0", "\u3000", "\u200b", "~", "null", "a" * 5000, "đ" * 300, "-", "--", "---",
    "@",
    "a@b:c", "@2026:", "x@2026-H3:y", "kon-tum/24.1@2026", "a/b/c", "Sở Y tế", "so y te", "Ｓở Y tế", "Sо Y tế",
    unicodedata.normalize("NFD", "Sở Y tế"), "SỞ Y TẾ", "Sở  Y  tế", "so\u200by te", "\u202eet y os", "\ufeffx",
    "\x1b[2J\x1b[1A", "x\x00y", "\x7f", "\x85", "\x9b31m", "\u2028", "\U000e0041", "\U0001f1fb\U0001f1f3", "\uffff",
    "'; DROP TABLE event; --", '" OR 1=1 --', "NEAR(", "*", "%", "=1+1", "+cmd", "{0}", "{x}", "%s %d", "\\",
    "[bold]x[/]",     "```", "|", "<b>", "!!python/object:os.system", "&a [*a]", "*a", "[", "{", "}", ": ", "# x",
    "'", '"', "yes", "no",
    "before 31-12", "before 02-30", "within 5 days", "in month 13", "day 31", "2026-H1", "2026-Q4", "2026-02", "9999",
)  # fmt: skip

HALF = ("\udcff", "x\udce1y", "\ud800")
"""What Python makes of bytes that are no UTF-8, and halves of characters."""


def text(random: Random, *, whole: bool = False) -> str:
    """Any value as text; a `whole` one can be written as UTF-8."""
    pool = random.choice((DAYS, NUMBERS, TEXTS, TEXTS) if whole else (DAYS, NUMBERS, TEXTS, TEXTS, HALF))
    return random.choice(pool)


def nearly(random: Random, good: str) -> str:
    """A good value with a slip in it."""
    at = random.randrange(len(good) + 1)
    change = random.randrange(7)
    if change == 0:
        return good[:at] + good[at + 1 :]
    if change == 1:
        return good[:at] + random.choice(TEXTS)[:20] + good[at:]
    if change == 2:
        return unicodedata.normalize(random.choice(("NFD", "NFKD", "NFC")), good)
    if change == 3:
        return random.choice((good.upper(), good.lower(), good.title(), good.swapcase()))
    if change == 4:
        return good * random.choice((2, 3, 50))
    if change == 5:
        return f"{random.choice((' ', chr(9), chr(0xA0)))}{good} "
    return "".join(random.choice("0123456789") if c.isdigit() and random.random() < 0.5 else c for c in good)
