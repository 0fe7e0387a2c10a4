"""Automatic numbers of a word processor: which one stands before a paragraph, from numbering.xml."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from baohiem_cli.named_tuple import NamedTuple

_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc",
    50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PLACE = re.compile("%([1-9])")
_LARGEST = 100_000
_SIGN = re.compile(r"[-–—+*•]")


class Level(NamedTuple):
    """One level of a list: what its numbers look like and where they begin."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: int | None = None
    """The level, counted from 1, whose numbers begin this one anew; 0 for none, None for every one above."""
    style: str = ""
    legal: bool = False
    custom: str = ""


class _List(NamedTuple):
    """A list that paragraphs name: its counters are shared with those of the same abstract list."""

    shared: str
    levels: dict[int, Level]
    begins: dict[int, int]


class Numbering:
    """The lists of a document, and how far each one has been counted."""

    def __init__(self, tree: Element | None) -> None:
        abstract = {one.get("abstractNumId", ""): one for one in _all(tree, "abstractNum")}
        named = {_value(one, "styleLink"): id for id, one in abstract.items() if one.find("styleLink") is not None}
        self._lists: dict[str, _List] = {}
        for one in _all(tree, "num"):
            shared = _value(one, "abstractNumId")
            if shared in abstract and (link := _value(abstract[shared], "numStyleLink")) in named:
                shared = named[link]
            levels = dict(map(_level, abstract[shared].findall("lvl"))) if shared in abstract else {}
            begins = {}
            for change in one.findall("lvlOverride"):
                at = _number(change.get("ilvl"), 0)
                if (own := change.find("lvl")) is not None:
                    levels[at] = _level(own)[1]
                if change.find("startOverride") is not None:
                    begins[at] = _number(_value(change, "startOverride"), 1)
            self._lists[one.get("numId", "")] = _List(shared, levels, begins)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that a style of paragraphs is bound to."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def next(self, list_id: str, at: int) -> str:
        """The number of the next paragraph of a list on a level, as it is shown; empty where there is none."""
        found = self._lists.get(list_id)
        if found is None or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.shared, {})
        self._count(list_id, found, counts, at)
        level = found.levels[at]
        if level.form == "bullet":
            return level.text if _SIGN.fullmatch(level.text) else "-"
        if level.form == "none":
            return _PLACE.sub("", level.text).strip()

        def shown(place: re.Match[str]) -> str:
            other = found.levels.get(int(place[1]) - 1, Level())
            value = counts.get(int(place[1]) - 1, other.start)
            return str(value) if level.legal else spelled(value, other.form, other.custom)

        return _PLACE.sub(shown, level.text).strip()

    def _count(self, list_id: str, found: _List, counts: dict[int, int], at: int) -> None:
        if at in found.begins and (list_id, at) not in self._begun:
            counts[at] = found.begins[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else found.levels[at].start
        self._begun.add((list_id, at))
        for above in range(at):
            if above in found.levels:
                counts.setdefault(above, found.levels[above].start)
        for below in [one for one in counts if one > at]:
            after = found.levels[below].after if below in found.levels else None
            if after is None or (after and at < after):
                del counts[below]


def spelled(value: int, form: str, custom: str = "") -> str:
    """A number in one of the forms of word processors."""
    value = min(max(value, 0), _LARGEST)
    if form in {"lowerLetter", "upperLetter"}:
        text = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30) if value else ""
    elif form in {"lowerRoman", "upperRoman"}:
        text = _roman(value)
    elif form == "decimalZero":
        text = f"{value:02}"
    elif form == "vietnameseCounting" and value < len(_WORDS):
        text = _WORDS[value]
    elif form == "custom":
        text = _listed(value, custom)
    else:
        text = str(value)
    return text.upper() if form.startswith("upper") else text


def _listed(value: int, custom: str) -> str:
    """A number in a form that lists its first members: `a, b, c, d, đ, ...` or `001, 002, ...`."""
    members = [one.strip() for one in custom.split(",") if one.strip(" .…")]
    if members and members[0].isdecimal():
        return str(value).zfill(len(members[0]))
    return members[value - 1] if 0 < value <= len(members) else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN.items():
        count, value = divmod(value, worth)
        text += sign * count
    return text


def _level(tree: Element) -> tuple[int, Level]:
    form = next((one for one in tree.iter("numFmt")), None)
    choices = {one.get("val", "decimal"): one.get("format", "") for one in tree.iter("numFmt")}
    return _number(tree.get("ilvl"), 0), Level(
        start=_number(_value(tree, "start"), 1),
        form="custom" if choices.get("custom") else form.get("val", "decimal") if form is not None else "decimal",
        text=_value(tree, "lvlText"),
        after=_number(_value(tree, "lvlRestart"), 0) if tree.find("lvlRestart") is not None else None,
        style=_value(tree, "pStyle"),
        legal=is_on(tree.find("isLgl")),
        custom=choices.get("custom", ""),
    )


def is_on(element: Element | None) -> bool:
    """Whether a property that is there or not is on."""
    return element is not None and element.get("val", "true") not in {"0", "false", "off", "none"}


def _all(tree: Element | None, name: str) -> list[Element]:
    return [] if tree is None else tree.findall(name)


def _value(tree: Element, name: str) -> str:
    found = tree.find(name)
    return "" if found is None else found.get("val", "")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("-?[0-9]{1,9}", text) else otherwise
