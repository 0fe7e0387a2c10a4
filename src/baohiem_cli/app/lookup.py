"""Names as a user types them, to the ids of the register. A failure carries the nearest names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from baohiem_cli.domain.agencies.units import called
from baohiem_cli.domain.names import fold, nearest
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Unit
from baohiem_cli.domain.vocabulary import NATIONAL
from baohiem_cli.errors import NotFound
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties
from baohiem_cli.store.sqlite import Connection


def find_agency(db: Connection, name: str) -> str:
    """The id of the one agency of this name. Raises NotFound where it leads nowhere, or to several."""
    found = catalogue.wordings(db, fold(name))
    if len(found) == 1:
        return found[0][0]
    if found:
        raise NotFound(
            _("'{0}' có thể là nhiều cơ quan: {1}. Hãy ghi rõ tên.").format(name, "; ".join(n for __, n in found)),
            nearest=tuple(n for __, n in found),
        )
    close = nearest(name, catalogue.all_wordings(db))
    raise NotFound(_("Không có cơ quan '{0}' trong danh bạ.").format(name) + hint(close), nearest=close)


class Body(NamedTuple):
    """An agency, and the folded name of the province that its name ends with, if any; or one body of its class.

    `unit` and `name` are those of the one body.
    """

    agency: str
    place: str | None = None
    unit: str | None = None
    name: str = ""


def find_body(db: Connection, name: str, within: Collection[str | None] = ()) -> Body:
    """The agency of a name with or without its province: `Sở Y tế tỉnh Thanh Hóa`, `BHXH Thanh Hóa`, `Sở Y tế`.

    Or the listed body of a class: `UBND phường Hạc Thành`; of several of one name the one `within` these provinces
    (folded). Raises NotFound where it leads nowhere, or to several.
    """
    folded = fold(name)
    if catalogue.wordings(db, folded):
        return Body(find_agency(db, name))
    if units := catalogue.units_named(db, folded):
        return _only(units, name, within)
    named = list(_names_in_province(db, folded))
    for place, wording in named:
        found = catalogue.wordings(db, wording)
        if len(found) == 1 and not is_national(db, found[0][0]):
            return Body(found[0][0], place)
    if folded in catalogue.provinces(db):
        raise NotFound(_("'{0}' là tỉnh, không phải cơ quan; dùng --province.").format(name))
    units = catalogue.units(db)
    if meant := called(units, name):
        return _only(meant, name, within)
    listed = {one.name: one.name for one in units}
    if not named and not listed:
        return Body(find_agency(db, name))
    wanted = named[0][1] if named else name
    close = nearest(wanted, {**catalogue.all_wordings(db), **listed})
    raise NotFound(_("Không có cơ quan '{0}' trong danh bạ.").format(name) + hint(close), nearest=close)


def _only(units: Sequence[Unit], name: str, within: Collection[str | None]) -> Body:
    """The only one of several bodies of this name, or the only one within these provinces. Raises NotFound."""
    fitting = [one for one in units if fold(one.province) in within] if len(units) > 1 else units
    if len(fitting) != 1:
        names = (f"{one.name} ({one.province}: {one.id})" for one in fitting or units)
        raise NotFound(
            _("'{0}' có thể là nhiều đơn vị: {1}. Hãy ghi mã của đơn vị.").format(name, "; ".join(names)),
            nearest=tuple(one.id for one in fitting or units),
        )
    (one,) = fitting
    return Body(one.agency, fold(one.province), one.id, one.name)


def is_national(db: Connection, agency: str) -> bool:
    """Whether an agency stands in no province."""
    return catalogue.level_of(db, agency) == "national"


def _names_in_province(db: Connection, folded: str) -> Iterator[tuple[str, str]]:
    """The province that a folded name ends with, and the wordings that the rest can stand for, the likeliest first.

    A body of a province is named with or without `tỉnh`, one of a city on the level of provinces with `thành phố`; the
    city in a province of the same name (UBND thành phố Thanh Hóa) is another body.
    """
    known = catalogue.provinces(db)
    places = {*known, *catalogue.places(db)} - {NATIONAL}
    words = folded.split()
    ends = ((i, form) for i in range(1, len(words)) for form in (" ".join(words[i:]), "".join(words[i:])))
    start, place = next(((i, form) for i, form in ends if form in places), (0, ""))
    if not place:
        return
    rest = " ".join(words[:start])
    kind = next((one for one in (*_CITY, "tinh") if rest.endswith(f" {one}")), "")
    rest = rest.removesuffix(kind).strip().removesuffix(" cua").removesuffix(" o").strip()
    if kind in _CITY and place in known and fold(known[place].type) == "tinh":
        yield from ((place, wording) for wording in (f"{rest} thanh pho", rest))
        return
    yield from ((place, wording) for wording in (f"{rest} tinh", rest, f"{rest} thanh pho"))
    if rest.startswith("thanh "):
        yield place, "tinh " + rest.removeprefix("thanh ")


_CITY = ("thanh pho", "tp")


def find_regulation(db: Connection, name: str) -> str:
    """The slug of the regulation of this slug or number. Raises NotFound."""
    known = catalogue.regulation_ids(db)
    if (id := known_wording(known, name)) is not None:
        return id
    close = nearest(name, known)
    raise NotFound(
        _("Không có văn bản '{0}'.").format(name) + hint(close or tuple(sorted(set(known.values())))), nearest=close
    )


def known_wording(known: dict[str, str], name: str) -> str | None:
    """The target of a known wording, however the wording is typed."""
    return {fold(wording): id for wording, id in known.items()}.get(fold(name))


def find_place(db: Connection, name: str) -> str:
    """The folded name of a province of today or of before; `tỉnh` before it does not matter. Raises NotFound."""
    known = {**{folded: one.name for folded, one in catalogue.provinces(db).items()}, **catalogue.places(db)}
    folded = fold(name)
    for prefix in ("tinh ", "thanh pho ", "tp "):
        folded = folded if folded in known else folded.removeprefix(prefix)
    if folded in known:
        return folded
    if (closed := fold(name).replace(" ", "")) in known:  # TP.HCM
        return closed
    close = nearest(folded, known)
    raise NotFound(_("Không có tỉnh '{0}'.").format(name) + hint(close), nearest=close)


def no_duty(db: Connection, id: str) -> NotFound:
    """The failure to find a duty, with the duties nearest to it."""
    known = list(dict.fromkeys(duty.id for duty in duties.duties(db, Question())))
    close = nearest_refs(id, known)
    return NotFound(_("Không có nhiệm vụ '{0}'. Tìm bằng lệnh 'bh duties'.").format(id) + hint(close), nearest=close)


def find_target(db: Connection, name: str) -> str:
    """The indicator of this id. Raises NotFound."""
    known = catalogue.target_ids(db)
    if name in known:
        return known[name]
    close = nearest(name, known)
    raise NotFound(
        _("Không có chỉ tiêu '{0}'. Gần giống: {1}. Xem: bh targets").format(name, "; ".join(close)), nearest=close
    )


def nearest_refs(wanted: str, known: Sequence[str], limit: int = 5) -> tuple[str, ...]:
    """The refs that share the longest beginning with the one asked for."""

    def shared(ref: str) -> int:
        return sum(1 for __ in takewhile(lambda pair: pair[0] == pair[1], zip(ref, wanted, strict=False)))

    return tuple(sorted(known, key=lambda ref: (-shared(ref), len(ref)))[:limit])


def hint(names: Sequence[str]) -> str:
    """The nearest names, to be put behind a message that something was not found."""
    return " " + _("Gần giống: {0}.").format("; ".join(names)) if names else ""
