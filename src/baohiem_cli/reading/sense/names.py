"""Names of bodies in a sentence, cut where they end: `Sở Văn hóa, Thể thao và Du lịch`, `UBND các xã, phường`.

A name begins with a word for a sort of body. It ends at a mark, at a verb or at a word such as "theo", "về"; a comma or
"và" belongs to it only where the sort of body says so. What the registry knows by its whole name is taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.reading.duty import Known


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


_DEPARTMENT = (
    r"(?:y te|noi vu|tu phap|tai chinh|cong thuong|xay dung|ngoai vu|du lich|nong nghiep va moi truong"
    r"|nong nghiep va (?:phat trien nong thon|ptnt)"
    r"|nong nghiep|tai nguyen va moi truong|tai nguyen - moi truong|giao thong ?-? ?van tai"
    r"|ke hoach va dau tu|ke hoach - dau tu|khoa hoc va cong nghe"
    r"|khoa hoc - cong nghe|giao duc va dao tao|giao duc - dao tao|thong tin va truyen thong"
    r"|lao dong ?[-,]? ?thuong binh ?(?:va|-) ?xa hoi|quoc phong|cong an"
    r"|van hoa(?:,| -)? the thao(?:,| va| -) du lich|van hoa(?:,| va| -) the thao|van hoa(?:,| va) thong tin"
    r"|quy hoach ?-? ?kien truc|dan toc(?: va)? ton giao"
    r"|kh&cn|khcn|kh&dt|khdt|gd&dt|gddt|gd-dt|ldtbxh|ldtb&xh|ldtb-xh|ld ?- ?tbxh|ld-tb&xh|ld-tb-xh|tt&tt"
    r"|tttt|tn&mt|tnmt|nn&ptnt|nnptnt|nn&mt|nnmt|vhttdl"
    r"|vhtt&dl|vh,tt&dl|vh,? tt va dl|vhtt|gtvt|nv|tc|tp|ct|xd|yt)"
)
_AREA = r"(?:tinh|thanh pho|tp|huyen|thi xa|thi tran|quan|xa|phuong|dac khu)"
_AREAS = (
    rf"(?:(?:cac |cap )?{_AREA}(?:(?:, ?| va |/| hoac | cac )(?:cac )?{_AREA}\b)*|cac cap|cung cap|dong cap"
    rf"|cap co so|cap)(?: truc thuoc (?:trung uong|tinh)| thuoc tinh| trong tinh| tren dia ban(?: tinh)?)?"
)
_COLLECTIVE = (
    r"(?:so|ban(?! (?:chi|quan|ql|to chuc|tuyen|dan))|nganh|co quan|don vi|dia phuong|to chuc|ca nhan|doan the"
    r"|hoi(?! (?:nong|lien|cuu|chu))|cap|huyen|thanh pho|thi xa|thi tran|xa|phuong|dac khu|doanh nghiep|bo|phong"
    r"|hiep hoi|hoi quan chung|hop tac xa|nha truong|to chuc (?:chinh tri ?-? ?xa hoi|xa hoi|doan the|hoi)"
    r"|co quan ngang bo|co quan thuoc chinh phu|mat tran|co quan chuyen mon|don vi su nghiep)"
)
_WHICH = (
    r"(?: (?:co )?lien quan(?: khac)?(?: cua tinh| tren dia ban(?: tinh)?)?| cap (?:tinh|huyen|xa|tren|duoi)"
    r"| cung cap| dong cap| cua (?:tinh|dia phuong|huyen|xa)| tinh| thuoc tinh| trung uong"
    r"| chuc nang| chuyen mon| dia phuong| o dia phuong| thuoc uy ban nhan dan tinh| thuoc ubnd tinh| khac"
    r"| lien nganh| chu quan| duoc giao(?: nhiem vu"
    r"| chu tri)*| truc thuoc(?: tinh)?"
    r"| tren dia ban(?: tinh| huyen| xa)?| nha nuoc| quan ly nha nuoc| co tham quyen| dang| hanh chinh"
    r"| trong tinh| tu | nha)*"
)
_SURE = (
    rf"(?:thanh tra )?so {_DEPARTMENT}\b(?! [A-Z])(?: tinh)?",
    rf"bo {_DEPARTMENT}\b",
    r"bo (?:chi huy (?:quan su|bo doi bien phong)|tu lenh)(?: tinh| thanh pho)?",
    rf"(?:van phong |thuong truc )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?: va (?:uy ban nhan dan"
    rf"|ubnd))? {_AREAS}",
    r"(?:van phong )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?! \w+ (?:xa|phuong))",
    rf"(?:co quan )?(?:bao hiem xa hoi|bhxh)(?: viet nam| khu vuc| co so| {_AREAS})",
    r"co quan (?:bao hiem xa hoi|bhxh)",
    r"(?:uy ban )?(?:mat tran to quoc|mttq)(?: viet nam)?(?: (?:tinh|thanh pho|cac cap|cap \w+|huyen"
    r"|xa))?(?: va cac (?:to chuc (?:chinh tri ?-? ?xa hoi|doan the)|doan the)(?: tinh| cap tinh| cap xa"
    r"| cung cap| cac cap)?)?",
    r"uy ban mttq(?: viet nam)?(?: (?:tinh|thanh pho|cac cap"
    r"|cap \w+))?(?: va cac to chuc chinh tri ?-? ?xa hoi(?: tinh| cap tinh| cung cap)?)?",
    rf"cong an (?:{_AREAS}|nhan dan)",
    rf"(?:thanh tra|buu dien|kho bac nha nuoc|vien kiem sat nhan dan|toa an nhan dan|cuc thue|thue"
    rf"|cuc thong ke|cuc hai quan|lien doan lao dong|ldld|hoi (?:nong dan|cuu chien binh|lien hiep phu nu"
    rf"|lhpn|phu nu|chu thap do|nguoi cao tuoi)|doan (?:thanh nien(?: cong san)?"
    rf"|tncs)(?: cong san)?(?: ho chi minh)?|lien minh (?:cac )?hop tac xa|hiep hoi doanh nghiep"
    rf"|quy bao ve va phat trien rung|bao(?= tinh)|dai phat thanh,?(?: va| -)? truyen hinh) {_AREAS}",
    r"(?:tong )?(?:lien doan lao dong|ldld)(?: viet nam)?|tinh doan|thanh doan|cong thong tin dien tu(?: tinh)?",
    r"(?:ban (?:tuyen giao|dan van|to chuc|noi chinh|tuyen giao va dan van)|uy ban kiem tra"
    r"|van phong) (?:tinh uy|thanh uy|trung uong)|(?:ban (?:thuong vu|can su dang) )?(?:tinh uy|thanh uy)"
    r"|ban can su dang",
    r"(?:thu tuong )?chinh phu|thu tuong(?: chinh phu)?|quoc hoi|van phong chinh phu"
    r"|ngan hang nha nuoc(?: viet nam)?(?: chi nhanh(?: tinh)?| khu vuc)?",
    r"(?:pho )?truong ban(?: thuong truc)?(?: chi dao)?|(?:cac )?(?:thanh vien"
    r"|uy vien(?: thuong truc)?) ban chi dao|van phong ban chi dao|uy vien thuong truc",
    rf"(?:thu truong |lanh dao |nguoi dung dau |giam doc )?(?:cac |moi |tung |cap cac "
    rf"|nhung )+(?:{_COLLECTIVE})(?:(?:, ?(?:va )?| va | hoac |; ?)(?:cac "
    rf"|moi )?{_COLLECTIVE}\b(?! {_DEPARTMENT}\b))*{_WHICH}",
    rf"(?:thu truong )?(?:co quan|don vi|dia phuong)(?:, (?:co quan|don vi|to chuc|dia phuong|ca nhan)"
    rf"| va (?:don vi|dia phuong)){{1,4}}{_WHICH}",
    r"(?:cac )?(?:co quan|don vi|to chuc|dia phuong) (?:duoc giao(?: nhiem vu| chu tri| phu trach)*"
    r"|(?:chu tri|phoi hop)(?! (?:voi|thuc|trong|to|xay)|,)(?: giai quyet| soan thao)?|thuong truc"
    r"|tiep nhan(?: don, thu)|dau moi|cap tren(?: co tham quyen)?|co tham quyen)",
    r"hai ben|moi ben|cac ben|hai (?:nganh|co quan)|lanh dao (?:hai|2) (?:ben|co quan|nganh)",
    r"bo phan (?:tiep nhan va tra ket qua|mot cua)(?: cap \w+)?",
    r"(?:cac )?nguoi su dung lao dong|chu dau tu|(?:can bo, )?cong chuc, vien chuc",
)
_POSTS = (
    r"(?:giam doc|pho giam doc|tong giam doc|chu tich|pho chu tich|thu truong|chanh van phong|chanh thanh tra"
    r"|truong|cuc truong|bi thu|lanh dao|nguoi dung dau|chu nhiem|pho chu nhiem|truong ban|doan chu tich)"
)
_SURE_NAME = re.compile(
    rf"(?:(?:dong chi |ong |ba )?(?:{_POSTS}(?:, (?:pho )?{_POSTS})*:? )*(?:{'|'.join(_SURE)}))\b(?![-&]\w)"
)
_CHIEF = re.compile(rf"{_POSTS}:? (?=\w)")

_HEADS = re.compile(
    r"(?:cac |moi |tung |nhung )*(?:trung tam|ban quan ly|ban ql|ban chi dao|ban chi huy|ban to chuc"
    r"|van phong|chi nhanh|chi cuc|tong cuc|hiep hoi|lien minh|lien hiep|lien doan|cong ty|tong cong ty"
    r"|ngan hang"
    r"|kho bac|hoi dong|co quan|don vi|bo phan|cong chuc|vien chuc|can bo|doanh nghiep|co so|benh vien"
    r"|cong doan|uy vien|thanh vien|uy ban|nha truong|hop tac xa|to cong tac|to giup viec|doan kiem tra"
    r"|nha thau|chu rung|chu tau|buu dien|toa an|vien kiem sat|dia phuong|to chuc(?=, ca nhan)|quy (?:bao"
    r"|dau|phat|ho)|pho truong ban|truong ban|don vi|truong (?:dai|cao|trung|tieu|mam|chinh)|truong thon"
    r"|thanh nien"
    r"|benh vien|chu ho|hoi nguoi|hoi nong)\b"
)
_PROPER_HEADS = re.compile(
    r"(?:bao hiem xa hoi|so|bo(?! (?:may|tri|sung|phan|tieu|luat|thu|cau))|ban(?! (?:hanh|dau|giao|sao|chat"
    r"|ve|be|do|an))|hoi(?! (?:nghi|thao|hop|nhap|y|dam|cho|phi))|doan(?! (?:ket|vien))|bao(?! (?:cao|ve|dam"
    r"|tri|gom|hiem|hanh|ton|quan|mat))"
    r"|dai(?! (?:dien|hoi|han))|vien(?! (?:chuc|tro))|truong(?! (?:hop|thanh))|phong(?! (?:chong|ngua|trao"
    r"|cach))|cuc|vu(?! (?:viec|an))|chi doan|to(?! (?:chuc|trinh|khai|giac))|doi|mat tran|quy(?! (?:dinh"
    r"|che|trinh|hoach|mo|dat))|thanh tra|cong an|thue|cong thong tin)\b"
)
_ENDS = re.compile(
    r"(?:chu tri|phoi hop|tham muu|to chuc|bao cao|tong hop|huong dan|chi dao|xay dung|ban hanh|thuc hien"
    r"|trien khai|co trach nhiem|chiu trach nhiem|trach nhiem|co nhiem vu|(?<!giao )nhiem vu|co van ban"
    r"|co y kien|co ke hoach"
    r"|tiep nhan|kiem tra|thanh tra|giam sat|theo doi|don doc|cung cap (?!nhan)|thong bao|thong tin|gui"
    r"|trinh|de xuat|kien nghi|quyet dinh|phe duyet|ra soat|thong ke|danh gia|tang cuong|day manh|phai"
    r"|duoc(?! giao)|can cu|can|chu dong"
    r"|thuong xuyen|kip thoi|dinh ky|hang nam|hang quy|hang thang|truoc|sau|khi|de|theo|ve(?! sinh| tinh)"
    r"|tai|cho|voi|thi|la|do|den|gom|bao gom|giai quyet|xem xet|cu|lap|dua|tham gia|ho tro|tuyen truyen"
    r"|van dong|pho bien"
    r"|tap huan|dao tao|bo tri|can doi|thu|chi tra|nop|luu|cong khai|niem yet|phan cong|giao|uy quyen"
    r"|dieu hanh|giup|lam|tiep tuc|nghien cuu|dam bao|bao dam|trao doi|thong nhat|chuan bi|(?<!dang )ky"
    r"|so ket|tong ket|hop(?! tac)|thanh lap"
    r"|cu the hoa|quan triet|yeu cau|de nghi|neu|hoac|cung(?! cap)|co the|khong|da|dang|se|phan anh"
    r"|tham dinh|tham gia|xac nhan|xu ly|chuyen|cap nhat|chap hanh|nghiem tuc|van hanh|khai thac|duy tri"
    r"|quan tam|tao dieu kien"
    r"|co giai phap|dang tai|phat hanh|khao sat|lua chon|xac dinh|dinh huong|lam viec|tap trung|gop y"
    r"|va (?:chi dao|bao cao|to chuc|thuc hien|trien khai|cac|uy ban|ubnd|so|gui|huong dan|kiem tra"
    r"|theo doi)|noi|co (?:lien|van|bien|ke|giai)"
    r"|neu tai|quy dinh|tren co so|trong|tu|lay|vao|qua|bang|nham|tren dia ban|xin|moi|noi dung|ket qua"
    r"|hoan thanh|phat hien|ap dung|so(?= \d)|nay)\b"
)
_TONED = (
    "đang do là để về đến làm thì cho từ cử ký thu đưa nơi cần số mời lập họp đã lấy qua bằng vào này nộp lưu cùng "
    "khi sau gửi tại theo phải trình với giao"
)
_TONES = {plain(word).bare: word for word in _TONED.split()}
_LINK = re.compile(r"(?: ?[,;] ?(?:va |cung )?| va | cung | hoac |; | voi (?=cac |so ))(?:cac cap,? )?")
_AREA_LIST = re.compile(rf".{{0,9}}\b{_AREA}, ?{_AREA}\b")
_PLACE = re.compile(rf"(?: [{UPPER}][^\W\d_]*){{1,4}}(?:[-–] ?[{UPPER}][^\W\d_]*)*")
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
    if sure := _SURE_NAME.match(bare, start, last):
        ends.append(_with_place(words, sure.end(), last))
    else:
        chief = _CHIEF.match(bare, start, last)
        begin = chief.end() if chief else start
        if _HEADS.match(bare, begin, last) or (text[begin].isupper() and _PROPER_HEADS.match(bare, begin, last)):
            ends.append(_free_end(words, begin, last))
    end = max(ends)
    if end <= start or (bare[start:end] in _TOO_SHORT):
        return None
    if not sure and ends[0] < end and bare[start:end].count(" ") == 0 and not ends[0]:
        return None
    return _resolved(start, end, text[start:end], known.index)


_TOO_SHORT = frozenset(
    ("so", "bo", "ban", "hoi", "co so", "to chuc", "can bo", "cac", "vien chuc", "cong chuc", "quy", "thue", "bao")
)


def _free_end(words: Plain, start: int, last: int) -> int:
    """Where a name ends whose words are not known beforehand."""
    bare, text = words.bare, words.text
    place, end, count = start, start, 0
    while place < last and count < _LONGEST:
        token = _TOKEN.match(bare, place)
        if not token:
            if bare[place] in "-&" and count:
                place += 1
            elif bare[place] == "," and (_goes_on(words, place) or _AREA_LIST.match(bare, max(start, end - 10))):
                place += 2
            else:
                break
            continue
        if count and _stops(words, place):
            break
        if count and bare.startswith("va ", place) and not _and_goes_on(words, place):
            break
        if (
            count > 1
            and text[place].isupper()
            and bare[end - 1] not in "-&"
            and re.match(r"so |uy ban|ubnd|ban quan", bare[place:])
        ):
            break
        count += 1
        end = token.end()
        place = end + 1 if end < last and bare[end] == " " else end
    return min(end, last)


def _stops(words: Plain, place: int) -> bool:
    """Whether a word ends a name: a verb or a preposition in small letters, with the tone that makes it one."""
    found = _ENDS.match(words.bare, place)
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
        _SURE_NAME.match(words.bare, rest) or _HEADS.match(words.bare, rest) or _PROPER_HEADS.match(words.bare, rest)
    )


def _and_goes_on(words: Plain, place: int) -> bool:
    rest = place + 3
    if rest >= len(words.text) or _stops(words, rest):
        return False
    return not (
        _SURE_NAME.match(words.bare, rest)
        or _HEADS.match(words.bare, rest)
        or (words.text[rest].isupper() and _PROPER_HEADS.match(words.bare, rest))
    )


def _with_place(words: Plain, end: int, last: int) -> int:
    """The name with the proper name of its area: `UBND tỉnh Kon Tum`."""
    if not re.search(r"\b(?:tinh|thanh pho|huyen|xa|phuong|chi nhanh)$", words.bare[max(0, end - 12) : end]):
        return end
    found = _PLACE.match(words.text, end, last)
    if not found:
        return end
    for place in range(end + 1, found.end()):
        if words.text[place - 1] == " " and (_ENDS.match(words.bare, place) or _SURE_NAME.match(words.bare, place)):
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
