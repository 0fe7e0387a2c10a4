"""Who plays which part in a clause: the subject before the verb, partners and recipients after it."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import Plain
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Party
from baohiem_cli.reading.sense.names import Bodies, Name, names_at, names_in
from baohiem_cli.reading.sense.verbs import CHARGED, acts_at

_ASKED = re.compile(
    r"(?:trong qua trinh|neu|truong hop|khi)\b[^;.]{3,200}? (?:de nghi|yeu cau) (?=(?:cac|so|uy ban|ubnd"
    r"|co quan|don vi|thu truong)\b)"
)
_APPOSITION = re.compile(r" ?[-,] ?(?:la )?(?:co quan|don vi|thanh vien) (?:thuong truc|dau moi|chu tri|giup)")
_OBJECT = re.compile(
    r"\b(?:voi|cho|do|trinh|bao cao|gui|den|ve|huong dan|chi dao|don doc|giup|yeu cau|ho tro|de xuat"
    r"|kien nghi|tham muu|phan anh|de nghi) $"
)


_BETWEEN = re.compile(
    r"(?:tang cuong|day manh|thuc hien|bao dam|nang cao)?[^,;.]{0,30}\bphoi hop[^;.]{0,40}? giua (?=\S)"
)


class Roles(NamedTuple):
    """The parts that a clause names: its subject and the key of that one's part, the others; where the act begins."""

    subject: tuple[Name, ...] = ()
    key: str = ""
    others: tuple[Party, ...] = ()
    begins: int = 0
    passive: bool = False


_OPENING = re.compile(
    r"(?:[-+•*\"“(] ?|(?:giao(?: nhiem vu)?(?: cho)?|de nghi|yeu cau|phan cong|uy quyen cho|ve phia|phia|hop"
    r"|dong thoi|ngoai ra|rieng|ben canh do|khi do"
    r"|(?:(?:trach nhiem|nhiem vu|quyen han|chuc nang|vai tro|quyen|nghia vu|cong viec)(?:, va |, "
    r"| va )?)+(?: (?:phoi hop|chung|cu the|quan ly|to chuc|thuc hien|chu yeu))* (?:cua|doi voi|giua))"
    r"[:,]? (?!muc dich))+"
)
_CONCERNING = re.compile(r"(?:doi voi|ve phia|phia|tai|trach nhiem|nhiem vu)[:,]? ")
_ADVERBIAL = re.compile(
    r"(?:dinh ky|thuong ky|hang (?:nam|quy|thang|tuan)|moi (?:nam|quy|thang)|truoc (?:ngay|khi|thoi)"
    r"|cham nhat|muon nhat|trong|vao|khi|sau khi|sau|neu|truong hop|doi voi|can c[uo]|tren co so|theo|de"
    r"|nham|ngay sau|ngay khi"
    r"|ket thuc|tai|tu|ke tu|qua|thong qua|tren tinh than|cung voi|cuoi|dau|den|khi co|hoac|0?\d+ thang"
    r"|cac truong hop|ho so|tuy theo|thuc hien|xuat phat|bam sat)\b[^;.]*?(?:,| thi) ?(?=\S)"
)
_MODAL = re.compile(
    r"(?:,? ?(?:co trach nhiem|chiu trach nhiem(?= (?:chu tri|to chuc|thuc hien|phoi hop|huong dan|xay dung"
    r"|tham muu|kiem tra|theo doi|chi dao|bao cao|tong hop|cung cap|thi hanh))|co nhiem vu|trach nhiem"
    r"|nhiem vu|phai|can(?! cu)|duoc giao(?: nhiem vu)?"
    r"|tiep tuc|chu dong|tich cuc|kip thoi|thuong xuyen|dinh ky|truc tiep|la (?:co quan|don vi)|la|dau moi"
    r"|lam dau moi|giup (?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)|theo chuc nang, nhiem vu(?: duoc giao)?"
    r"|hang (?:nam|quy|thang)"
    r"|co the|thong nhat|cung(?! cap)|se|va|tren dia ban(?: toan)?(?: tinh| huyen| xa)?"
    r"|can cu (?:vao )?[^;:.]{3,160}?,(?= (?:chu|phoi|tham|to|xay|thuc|tang"
    r"|trien|chi|huong))|tren co so [^;:.]{3,160}?,)(?!\w)[,:]? ?|: ?)+"
)
_LEADS = re.compile(r"(?:[^;.]{0,60}?\b)?chu tri\b(?! (?:cac (?:cuoc )?hop|hoac uy quyen|cuoc hop|phien|hoi nghi))")
_ADVISES = re.compile(
    r"(?:la (?:co quan|don vi) )?(?:tham muu|giup (?:uy ban|ubnd|thu tuong|truong ban|chu tich|lanh dao|hdnd))"
)
_JOINS = re.compile(r"(?:chu dong |thuong xuyen |tich cuc |kip thoi )*(?:phoi hop|tham gia|cung(?: voi)? (?!cap))")
_WITH = re.compile(
    r"\b(?:phoi hop|ket hop|thong nhat|cung(?! cap)|lien tich|phoi hop chat che|phoi hop thuong xuyen)(?: chat che"
    r"| thuong xuyen| cung)*,? (?:voi |cung voi |cung )?(?=\S)"
)
_TO = re.compile(
    r"\b(?:(?P<loose>ve|cho|den|toi)|bao cao(?: gui| len| voi| trinh)*|gui|trinh|tham muu(?: de)?(?: giup| voi| trinh)?"
    r"|giup|thong bao(?: voi)?|cung cap|phan anh(?: voi)?|kien nghi(?: voi)?|de xuat(?: voi)?|thong tin"
    r"|chuyen(?: sang)?|nop|tra loi|trao doi thong tin voi)(?: (?P<more>ve|cho|den|toi))? (?=\S)"
)
_GIVES = re.compile(
    r"\b(?:bao cao|gui|trinh|thong bao|cung cap|phan anh|chuyen|thong tin|tham muu|nop|tra loi|de xuat"
    r"|kien nghi|giup|thong ke|tong hop|phan hoi|bao|chia se|ban giao|giao)\b"
)
_COMMA = re.compile(r", | thi ")
_ABOUT = re.compile(
    r"\b(?:thong tin|tinh hinh|quy dinh|phap luat|so lieu|nhan thuc|chinh sach|danh sach|lien quan|noi dung|ket qua)$"
)
_DIRECTS = re.compile(r"\b(?:chi dao|don doc|yeu cau|huong dan|giao|phan cong) (?:cac )?(?=\S)")
_BY_WHOM = re.compile(r"\b(?:do|boi) (?=\S)")
_PASSIVE = re.compile(r",? (?:va )?(?:duoc|gui|trinh)\b")
_BY_ACT = re.compile(
    r"[^.;]{0,60}?\b(?:chuan bi|thuc hien|ky|chu tri|quyet dinh|ban hanh|to chuc|dam nhiem|lap|xay dung"
    r"|phu trach|soan thao|trinh|tham muu|bao dam)\b"
)
_KEYS = (("lead", _LEADS), ("coordinate", _JOINS), ("advise", _ADVISES))
_NO_SUBJECT = re.compile(
    r"(?:duoc (?!giao|phan cong|uy quyen)|bi |gom |bao gom |la (?!co quan|don vi|dau moi|thuong truc)|nam "
    r"|thuoc |co gia tri|su dung |nhu sau|co hieu luc)"
)


def roles(words: Plain, known: Bodies) -> Roles:
    """The parts that a clause names itself."""
    if formula := CHARGED.search(words.bare):
        return Roles(tuple(names_in(words, known, 0, formula.start())), "lead", (), formula.end(1))
    subject, begins = _subject(words, known)
    passive = False
    if not subject:
        subject = _agent(words, known, begins_with_verb=acts_at(words, begins))
        passive = bool(subject)
        begins = begins if not passive else 0
    act = words.bare[begins:]
    if not subject and (between := _BETWEEN.match(act)) and (both := names_at(words, begins + between.end(), known)):
        return Roles(tuple(both), "coordinate", (), begins)
    key = next((key for key, pattern in _KEYS if pattern.match(act)), "")
    directed = _directed(words, begins, known)
    partners = [] if directed and not key else _partners(words, begins, known)  # "chỉ đạo X phối hợp với Y": X does
    beside = "with" if key == "coordinate" else "coordinate"
    others = [Party(beside, one.name, one.known) for one in partners]
    taken = {one.name for one in (*subject, *partners)}
    others += [one for one in directed if one.name not in taken]
    taken |= {one.name for one in others}
    receivers = _recipients(words, begins, known)
    others += [Party("recipient", one.name, one.known) for one in receivers if one.name not in taken]
    return Roles(tuple(subject), key, tuple(dict.fromkeys(others)), begins, passive)


def heading(words: Plain, known: Bodies) -> Roles:
    """The parts that a heading or a lead-in names: `Trách nhiệm của Sở Y tế`, `Sở Y tế có trách nhiệm:`."""
    start = _opened(words.bare, 0)
    about = _CONCERNING.match(words.bare) or (
        _DIRECTING.match(words.bare) if not words.bare.rstrip().endswith(("hien", "hien:")) else None
    )
    if not start and about:
        start = about.end()
    found = names_at(words, start, known)
    inner = roles(words, known)
    if not found and (owned := _OWNER.search(words.bare)):
        found = names_at(words, owned.end(), known)
        return Roles(tuple(found))
    if not found:
        if words.bare.rstrip().endswith(":") and inner.subject and not inner.passive:
            return inner
        return inner._replace(subject=()) if acts_at(words, start) else Roles()
    if (behind := _HEAD_OF.match(words.bare, found[-1].end)) and (body := names_at(words, behind.end(), known)):
        return Roles(tuple(body), inner.key, inner.others, inner.begins)
    rest = words.bare[found[-1].end :].strip(" :.;,)")
    place = words.bare.find(rest, found[-1].end) if rest else 0
    if rest and not acts_at(words, place) and not _MODAL.match(rest) and not rest.startswith(_AFTER):
        end = len(words.bare.rstrip(" :.;"))
        last = found[-1]
        found[-1] = Name(last.start, end, words.text[last.start : end])
    return Roles(tuple(found), inner.key, inner.others, inner.begins)


_DIRECTING = re.compile(r"chi dao (?=(?:so|ubnd|uy ban|bao hiem|bhxh|cong an|cac)\b)")
_OWNER = re.compile(
    r"\b(?:su chi dao|su lanh dao|su quan ly|vai tro|trach nhiem|nhiem vu)(?:, [a-z ]{3,20})? cua (?=\S)"
)
_HEAD_OF = re.compile(
    r" ?(?:la|-|kiem|, la) (?=(?:lanh dao|pho giam doc|giam doc|chanh|cuc truong|thu truong|truong"
    r"|bao hiem xa hoi|so|bhxh)\b)"
)
_AFTER = ("trong ", "voi ", "ve ", "doi voi ", "theo ", "cua ", "tai ", "khi ")


def _opened(bare: str, start: int) -> int:
    found = _OPENING.match(bare, start)
    return found.end() if found else start


def _subject(words: Plain, known: Bodies) -> tuple[list[Name], int]:
    """The names before the verb, behind what opens the sentence, and where the act begins."""
    bare = words.bare
    start = _opened(bare, 0)
    if (asked := _ASKED.match(bare)) and (found := names_at(words, asked.end(), known)):
        return found, _behind_modal(bare, found[-1].end)
    for place in (start, *_behind_adverbials(words, start)):
        opened = _opened(bare, place)
        if found := names_at(words, opened, known):
            if (behind := _HEAD_OF.match(bare, found[-1].end)) and (body := names_at(words, behind.end(), known)):
                found = body
            rest = _behind_apposition(words, found[-1].end)
            after = bare[rest:].lstrip(" ")
            if _NO_SUBJECT.match(after):
                continue
            rest += len(bare[rest:]) - len(after)
            modal = _MODAL.match(bare, rest)
            begins = modal.end() if modal else rest
            if (
                modal
                or acts_at(words, begins)
                or after.startswith(
                    (
                        ":",
                        "theo ",
                        "can cu",
                        "tren co so",
                        "khi ",
                        "trong ",
                        "dinh ky",
                        "hang ",
                        "(",
                        "truoc ",
                        ", can",
                        ", tren",
                        "tu ",
                        "da ",
                        "chua ",
                        "co ",
                        "ket hop",
                        "tai ",
                        "doi voi ",
                    )
                )
            ):
                return found, begins + (len(bare[begins:]) - len(bare[begins:].lstrip(" :,-")))
        elif acts_at(words, opened):
            return [], opened
    if acts_at(words, 0):
        return [], 0
    late = _late_subject(words, known) if _ADVERBIAL.match(bare, _colon(bare)) else []
    return (late, _behind_modal(bare, late[-1].end)) if late else ([], _behind_modal(bare, start))


def _behind_apposition(words: Plain, place: int) -> int:
    """Behind what a name is besides: `Sở Nội vụ (qua Văn phòng)`, `Sở Y tế - cơ quan thường trực giúp …`."""
    bare = words.bare
    if bare.startswith((" (", "("), place) and (end := bare.find(")", place, place + 80)) >= 0:
        return end + 1
    if _APPOSITION.match(bare, place):
        for blank in range(place + 3, min(len(bare), place + 120)):
            if bare[blank - 1] == " " and acts_at(words, blank):
                return blank
    return place


def _late_subject(words: Plain, known: Bodies) -> list[Name]:
    """Names anywhere in a sentence that opens with a circumstance, where a verb follows them at once."""
    passed = 0
    for first in names_in(words, known):
        if first.start < passed:
            continue
        found = names_at(words, first.start, known)
        passed = found[-1].end if found else passed
        if (
            found
            and acts_at(words, _behind_modal(words.bare, found[-1].end))
            and not _OBJECT.search(words.bare[: first.start])
        ):
            return found
    return []


def _behind_modal(bare: str, place: int) -> int:
    place += len(bare[place:]) - len(bare[place:].lstrip(" "))
    modal = _MODAL.match(bare, place)
    return modal.end() if modal else place


def _colon(bare: str) -> int:
    """Behind a short label: `Nguồn ngân sách: Hàng năm, …`."""
    found = re.match(r"[^:.;]{3,40}: ", bare)
    return found.end() if found else 0


def _behind_adverbials(words: Plain, start: int) -> list[int]:
    """The places behind each comma, and each "thì", of what opens a sentence before its subject."""
    bare = words.bare
    if not _ADVERBIAL.match(bare, start):
        return []
    places: list[int] = []
    place = start
    while len(places) < 8 and (link := _COMMA.search(bare, place, start + 500)):
        place = link.end()
        if link[0] == ", " or words.text[link.start() + 1 : link.end() - 1].lower() in ("thì", "thi"):
            places.append(place)
    return places


def _agent(words: Plain, known: Bodies, *, begins_with_verb: bool) -> list[Name]:
    """Who acts in a passive clause: `do Văn phòng Ban Chỉ đạo chuẩn bị`."""
    for found in _BY_WHOM.finditer(words.bare):
        if words.text[found.start() : found.start() + 2].lower() != "do":
            continue
        names = names_at(words, found.end(), known)
        act = _BY_ACT.match(words.bare, names[-1].end) if names else None
        if act and (not begins_with_verb or _PASSIVE.match(words.bare, act.end())):
            return names
    return []


def _partners(words: Plain, begins: int, known: Bodies) -> list[Name]:
    found: list[Name] = []
    for one in _WITH.finditer(words.bare, begins):
        found += [
            name for name in names_at(words, one.end(), known) if name.name not in {other.name for other in found}
        ]
        if found:
            break
    return found


def _directed(words: Plain, begins: int, known: Bodies) -> list[Party]:
    """Whom the subject directs, where directing is the act itself."""
    found = _DIRECTS.search(words.bare, begins, begins + 40)
    if not found or words.bare[begins : found.start()].count(" ") > 4 or found[0].startswith(("huong dan", "giao")):
        return []
    start = found.end() - 4 if words.bare[found.end() - 4 : found.end()] == "cac " else found.end()
    return [Party("directed", one.name, one.known) for one in names_at(words, start, known)]


def _recipients(words: Plain, begins: int, known: Bodies) -> list[Name]:
    found: list[Name] = []
    for one in _TO.finditer(words.bare, begins):
        if one["loose"] and not _GIVES.search(words.bare, max(begins, one.start() - 160), one.start()):
            continue
        if one[0].endswith("ve ") and _ABOUT.search(words.bare[begins : one.end() - 3]):
            continue
        told = {other.name for other in found}
        found += [name for name in names_at(words, one.end(), known) if name.name not in told]
    return found
