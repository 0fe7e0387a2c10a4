"""Concrete bodies of a class of agencies: UBND phường Hạc Thành is a unit of the class UBND xã in Thanh Hóa.

The units of a provincial class are the provinces; those of districts and communes are what an office lists.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Unit

_PLACE = r"\b(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp) "
"""The word with which the name of a district or a commune begins, folded."""


Units = Mapping[str, tuple[Unit, ...]]
"""The listed units of each class."""


def slug(name: str) -> str:
    """A name as it stands in ids: `Thanh Hóa` is `thanh-hoa`."""
    return fold(name).replace(" ", "-")


def unit_id(province: str, name: str) -> str:
    """The usual id of a unit: `UBND phường Hạc Thành` of Thanh Hóa is `thanh-hoa.phuong-hac-thanh`.

    The bodies of one commune share it, as those of one province do: the class stands before it in a key.
    """
    folded = spelt(name)
    found = re.search(_PLACE, folded)
    own = folded[found.start() :] if found else folded
    return f"{slug(province)}.{own.replace(' ', '-')}"


_SHORT = {
    "x": "xa", "p": "phuong", "tt": "thi tran", "dk": "dac khu", "h": "huyen", "q": "quan", "tx": "thi xa",
    "tp": "thanh pho",
}  # fmt: skip
"""How the sort of a place is shortened before its name, folded."""


def called(units: Iterable[Unit], name: str) -> list[Unit]:
    """The units that a name as people write it can mean; of several readings the first that leads to any.

    Words may be short (`UBND P. Hạc Thành`, `Ủy ban nhân dân …`), the province may stand behind, it may be an id, and
    `UBND` and the sort of the place may be left out.
    """
    listed = [(one, spelt(one.name)) for one in units]
    wanted = spelt(name)
    readings = (
        [one for one, own in listed if own == wanted],
        [one for one, own in listed if wanted in _in_province(own, spelt(one.province))],
        [one for one, __ in listed if fold(one.id) == fold(name)],
        [one for one, own in listed if own.removeprefix("ubnd ") == wanted],
        [one for one, own in listed if re.sub(_PLACE, "", own.removeprefix("ubnd "), count=1) == wanted],
    )
    return next(filter(None, readings), [])


def spelt(name: str) -> str:
    """A folded name with its usual shortenings written in one way."""
    folded = fold(name).replace("uy ban nhan dan", "ubnd")
    *before, last = folded.split() or [""]
    return " ".join([*(_SHORT.get(word, word) for word in before), last])


def _in_province(name: str, province: str) -> tuple[str, ...]:
    return tuple(f"{name} {between}{province}" for between in ("", "tinh ", "thanh pho "))


def of_province(agency: str, name: str, province: str, *, city: bool = False) -> Unit:
    """The body of a provincial class in one province: `BHXH tỉnh` is `BHXH tỉnh Sơn La`, or `BHXH thành phố Hà Nội`."""
    if city and name.endswith(" tỉnh"):
        named = name.removesuffix("tỉnh") + ("" if province.startswith("TP ") else "thành phố ") + province
    else:
        named = f"{name} {province}"
    return Unit(slug(province), province, agency, named)


def by_class(units: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    """The units in order, by their class."""
    found: dict[str, list[Unit]] = {}
    for one in units:
        found.setdefault(one.agency, []).append(one)
    return {agency: tuple(listed) for agency, listed in found.items()}


def provinces_on(day: date, known: Mapping[str, Province], places: Iterable[str] | None) -> dict[str, Province]:
    """The provinces that there are on a day by their names, all or those of places (folded) and what became of them."""
    wanted = known if places is None else [place for place in places if place in known]
    found: dict[str, Province] = {}
    for place in wanted:
        one = known[place]
        found.setdefault(one.on(day), one)
    return found
