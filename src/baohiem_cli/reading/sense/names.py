"""Names of bodies in a sentence, cut where they end: `Sở Văn hóa, Thể thao và Du lịch`, `UBND các xã, phường`.

A name begins with a word for a sort of body. It ends at a mark, at a verb or at a word such as "theo", "về"; a comma or
"và" belongs to it only where the sort of body says so. What the registry knows by its whole name is taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Known
from baohiem_cli.reading.sense.sorts import AREA, CHIEF, ENDS, HEADS, PROPER_HEADS, SURE_NAME
from baohiem_cli.reading.sense.verbs import acts_at


class Bodies:
    """The registry's names in the order in which they are looked for; made once, and the same for every provision."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.index: dict[str, tuple[str, str]] = {}
        self.by_first_word: dict[str, list[list[str]]] = {}
        for one in known:
            for name in one.names:
                self.index.setdefault(fold(name), (one.id, name))
        for wording in sorted(map(str.split, self.index), key=len, reverse=True):
            self.by_first_word.setdefault(wording[0] if wording else "", []).append(wording)
        self.longest = max((len(wording.split()) for wording in self.index), default=0)


@lru_cache(maxsize=4)
def bodies(known: tuple[Known, ...]) -> Bodies:
    """The names of a registry, kept from one provision to the next."""
    return Bodies(known)


class Name(NamedTuple):
    """A body named in a sentence, by its place; `known` is the id of the registry, empty where it has no such body."""

    start: int
    end: int
    name: str
    known: str = ""


_TONED = (
    "đang do là để về đến làm thì cho từ cử ký thu đưa nơi cần số mời lập họp đã lấy qua bằng vào này nộp lưu cùng "
    "khi sau gửi tại theo phải trình với giao"
)
_TONES = {plain(word).bare: word for word in _TONED.split()}
_LINK = re.compile(r"(?: ?[,;] ?(?:va |cung )?| va | cung | hoac |; | voi (?=cac |so ))(?:cac cap,? )?")
_AREA_LIST = re.compile(rf".{{0,9}}\b{AREA}, ?{AREA}\b")
_PLACE = re.compile(rf"(?: [{UPPER}][^\W\d_]*){{1,4}}(?:[-–] ?[{UPPER}][^\W\d_]*)*")
_MORE_PLACES = re.compile(
    rf"(?:(?:, | và )(?:huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?: [{UPPER}][^\W\d_]*){{1,3}})+"
)
_AREA_NAME = re.compile(rf"(?<=\b[tT]ỉnh) (?:[{UPPER}]\w*(?: -)?(?: |$))+$")
_LONGEST = 16


def names_at(words: Plain, start: int, known: Bodies, end: int | None = None) -> list[Name]:
    """The names that stand one after the other from this place on; none where it begins with something else."""
    found: list[Name] = []
    place = start
    while one := _name_at(words, place, known, end):
        found.append(one)
        link = _LINK.match(words.bare, one.end)
        if not link or (end is not None and link.end() >= end):
            break
        place = link.end()
    return found


def names_in(words: Plain, known: Bodies, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Every name of a stretch, wherever it stands."""
    place, last = start, len(words.bare) if end is None else end
    while place < last:
        if one := _name_at(words, place, known, end):
            yield one
            place = one.end
        blank = words.bare.find(" ", place)
        place = blank + 1 if blank >= 0 else last


def named(name: str, known: Bodies) -> Name:
    """A whole text that is taken for one name."""
    return _resolved(0, 0, name, known.index)


_TOKEN = re.compile(r"[^\W_]+")
_WITHIN = frozenset(" ,-&")


def _known_at(bare: str, start: int, known: Bodies) -> int:
    """Where the longest known wording that begins here ends; 0 where none does."""
    first = _TOKEN.match(bare, start)
    wordings = known.by_first_word.get(first[0]) if first else None
    if not first or not wordings:
        return 0
    tokens, ends = [first[0]], [first.end()]
    while len(tokens) < known.longest and (following := _TOKEN.search(bare, ends[-1], ends[-1] + 24)):
        if not _WITHIN.issuperset(bare[ends[-1] : following.start()]):
            break
        tokens.append(following[0])
        ends.append(following.end())
    for wording in wordings:
        if (
            tokens[: len(wording)] == wording
            and not bare[ends[len(wording) - 1] : ends[len(wording) - 1] + 1].isalnum()
        ):
            return ends[len(wording) - 1]
    return 0


def _name_at(words: Plain, start: int, known: Bodies, limit: int | None) -> Name | None:
    bare, text = words.bare, words.text
    last = len(bare) if limit is None else limit
    if start >= last or not bare[start].isalpha():
        return None
    ends = [_known_at(bare, start, known)]
    if sure := SURE_NAME.match(bare, start, last):
        ends.append(_with_place(words, sure.end(), last))
        if _ANY_SORT.match(bare[start : sure.end()]):
            ends.append(_free_end(words, start, last, strict=True))
    else:
        chief = CHIEF.match(bare, start, last)
        begins = (start, chief.end()) if chief else (start,)
        ends.extend(_free_end(words, begin, last) for begin in begins if _is_head(words, begin, last))
    end = max(ends)
    if end <= start or (bare[start:end] in _TOO_SHORT):
        return None
    if not sure and ends[0] < end and bare[start:end].count(" ") == 0 and not ends[0]:
        return None
    return _resolved(start, end, text[start:end], known.index)


def _is_head(words: Plain, place: int, last: int) -> bool:
    """Whether a word for a sort of body stands here; some are one only with a capital."""
    if HEADS.match(words.bare, place, last):
        return True
    return words.text[place].isupper() and bool(PROPER_HEADS.match(words.bare, place, last))


_ANY_SORT = re.compile(
    r"^(?:cac|moi|tung|nhung) (?:doanh nghiep|to chuc|co so|don vi|co quan|hop tac xa|truong|hiep hoi)$"
)
_TOO_SHORT = frozenset(
    ("so", "bo", "ban", "hoi", "co so", "to chuc", "can bo", "cac", "vien chuc", "cong chuc", "quy", "thue", "bao")
)


def _free_end(words: Plain, start: int, last: int, *, strict: bool = False) -> int:
    """Where a name ends whose words are not known beforehand."""
    bare, text = words.bare, words.text
    place, end, count = start, start, 0
    while place < last and count < _LONGEST:
        token = _TOKEN.match(bare, place)
        if not token:
            if bare[place] in "-&" and count and not SURE_NAME.match(bare, place + 2):
                place += 2 if bare[place + 1 : place + 2] == " " else 1
            elif bare[place] == "," and (_goes_on(words, place) or _AREA_LIST.match(bare, max(start, end - 10))):
                place += 2
            else:
                break
            continue
        if count and (_stops(words, place) or (strict and text[place].islower() and acts_at(words, place))):
            break
        if count and bare.startswith("va ", place) and not _and_goes_on(words, place):
            break
        if (
            count > 1
            and text[place].isupper()
            and bare[end - 1] not in "-&"
            and bare[start:end] != "ban thuong truc"
            and re.match(r"so |uy ban|ubnd|ban quan", bare[place:])
        ):
            break
        count += 1
        end = token.end()
        place = end + 1 if end < last and bare[end] == " " else end
    return min(end, last)


def _stops(words: Plain, place: int) -> bool:
    """Whether a word ends a name: a verb or a preposition in small letters, with the tone that makes it one."""
    found = ENDS.match(words.bare, place)
    if not found or words.text[place].isupper():
        return False
    toned = _TONES.get(found[0].strip())
    said = words.text[place : found.end()].strip().lower()
    return toned is None or said in (toned, found[0].strip())


def _goes_on(words: Plain, comma: int) -> bool:
    """Whether a comma stands within a name: `Trung tâm Văn hóa, Thể thao …`, not before another body or a verb."""
    rest = comma + 2
    if rest >= len(words.text) or not words.text[rest].isupper():
        return False
    return not (
        SURE_NAME.match(words.bare, rest) or HEADS.match(words.bare, rest) or PROPER_HEADS.match(words.bare, rest)
    )


def _and_goes_on(words: Plain, place: int) -> bool:
    rest = place + 3
    if rest >= len(words.text) or _stops(words, rest):
        return False
    return not (
        SURE_NAME.match(words.bare, rest)
        or HEADS.match(words.bare, rest)
        or (words.text[rest].isupper() and PROPER_HEADS.match(words.bare, rest))
    )


def _with_place(words: Plain, end: int, last: int) -> int:
    """The name with the proper name of its area: `UBND tỉnh Kon Tum`."""
    if not re.search(r"\b(?:tinh|thanh pho|huyen|xa|phuong|chi nhanh)$", words.bare[max(0, end - 12) : end]):
        return end
    found = _PLACE.match(words.text, end, last)
    if not found:
        return end
    if areas := _MORE_PLACES.match(words.text, found.end(), last):
        return areas.end()
    for place in range(end + 1, found.end()):
        if words.text[place - 1] == " " and (_stops(words, place) or SURE_NAME.match(words.bare, place)):
            return place - 1
    return found.end()


def _resolved(start: int, end: int, text: str, index: dict[str, tuple[str, str]]) -> Name:
    """The name as the registry knows it: whole, without its area's proper name, or the body behind a chief."""
    name = " ".join(text.split()).strip(" ,;.-")
    for tried in _wordings(name):
        if found := index.get(fold(tried)):
            return Name(start, end, found[1], found[0])
    return Name(start, end, name)


def _wordings(name: str) -> Iterator[str]:
    yield name
    without_area = _AREA_NAME.sub("", name)
    yield without_area
    yield re.sub(r" (?:tỉnh|Tỉnh)$", "", without_area)
    yield f"các {without_area}"
    bare = re.sub(
        r"^(?:Giám đốc|Thủ trưởng|Lãnh đạo|Người đứng đầu|Chánh Thanh tra|Cục trưởng|Trưởng):?\s+",
        "",
        without_area,
        flags=re.IGNORECASE,
    )
    if bare != without_area:
        yield bare
    chief = re.sub(r"^Chánh (?=Văn phòng)", "", without_area, flags=re.IGNORECASE)
    if chief != without_area:
        yield chief
