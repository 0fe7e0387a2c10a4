"""Lines and columns beside an item: who carries it out, with whom, by when, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.plain import plain
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Party
from baohiem_cli.reading.part import Field
from baohiem_cli.reading.sense.names import Bodies, Name, named, names_at
from baohiem_cli.reading.sense.roles import roles

_WITH = re.compile(r"phoi hop")
_WHO = re.compile(
    r"co quan|don vi|chu tri|trach nhiem|phan cong|to chuc thuc hien|bo phan|nguoi|lanh dao|tham muu|dau moi|chu the"
)
_WHEN = re.compile(r"thoi gian|thoi han|tien do|thoi diem|lo trinh|\bhan\b|hoan thanh|tan suat|dinh ky|ky bao cao|ngay")
_WHOM = re.compile(r"noi nhan|noi gui|co quan nhan|cap (?:phe duyet|trinh|ban hanh)|co quan (?:ban hanh|phe duyet)")
_OTHER = re.compile(r"san pham|ket qua|kinh phi|nguon|ghi chu|noi dung|stt|\btt\b|nhiem vu|cong viec")


class Beside(NamedTuple):
    """What the fields of an item say."""

    parties: tuple[Party, ...] = ()
    times: tuple[str, ...] = ()

    @property
    def acting(self) -> bool:
        """Whether they name who acts."""
        return any(one.key in ("lead", "advise", "coordinate") for one in self.parties)


def beside(fields: Sequence[Field], known: Bodies) -> Beside:
    """The parties and the words of time in the fields of an item."""
    parties: list[Party] = []
    times: list[str] = []
    for one in fields:
        name = fold(one.name)
        if not one.value.strip(" -.…") or (_OTHER.search(name) and not _WHEN.search(name) and not _WHO.search(name)):
            continue
        if _WHEN.search(name):
            times.append(one.value)
        elif _WHOM.search(name):
            parties += _all(one.value, "recipient", known)
        elif _WITH.search(name) and not re.search(r"chu tri", name):
            parties += _all(one.value, "coordinate", known)
        elif _WHO.search(name):
            parties += _acting(one.value, known)
    leads = {one.name for one in parties if one.key in ("lead", "advise")}
    kept = [one for one in parties if one.key != "coordinate" or one.name not in leads]
    return Beside(tuple(dict.fromkeys(kept)), tuple(times))


def _acting(value: str, known: Bodies) -> list[Party]:
    """`Sở A chủ trì, phối hợp với Sở B; Sở C.`: the first ones lead, those behind "phối hợp" take part."""
    words = plain(value.replace("\n", "; "))
    leads, rest = (
        words,
        re.search(
            r",? ?(?:chu tri ?[,;/]? ?)?(?:phoi hop|cung)(?: cung)?(?: voi)?[:,]? ?(?=\S)|;? ?(?:co quan "
            r"|don vi )?phoi hop(?: thuc hien)?: ?",
            words.bare,
        ),
    )
    end = rest.start() if rest else len(leads.bare)
    start = re.match(r"(?:co quan |don vi )?(?:chu tri|thuc hien)?:? ?", leads.bare)
    found = names_at(leads, start.end() if start else 0, known, end)
    if not found and (whole := value[:end].strip(" .;:-")):
        found = [named(whole, known)] if len(whole.split()) <= 16 else []
    parties = [Party("lead", one.name, one.known) for one in found]
    if rest:
        parties += [
            Party("coordinate", one.name, one.known) for one in _every(leads.cut(rest.end(), len(leads.text)), known)
        ]
    else:
        parties += [one for one in roles(words, known).others if one.key == "recipient"]
    return parties


def _all(value: str, key: str, known: Bodies) -> list[Party]:
    return [Party(key, one.name, one.known) for one in _every(value, known)]


def _every(value: str, known: Bodies) -> list[Name]:
    """All names of a field's value; what is no known sort of body is taken piece by piece."""
    found: list[Name] = []
    for piece in re.split(r"[;\n]", value):
        words = plain(piece.strip(" .,-+"))
        if names := names_at(words, 0, known):
            found += names
        elif words.text and len(words.text.split()) <= 14:
            found.append(named(words.text, known))
    return found
