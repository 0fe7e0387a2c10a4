"""What sort of act a clause asks for, which insurances it is about, and a short summary to begin with."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import Plain
from baohiem_cli.domain.vocabulary import Kind, Scheme

_KINDS = (
    (Kind.COMPLAINT, r"khieu nai|to cao|don thu|don, thu"),
    (Kind.REWARD, r"khen thuong|bieu duong|ton vinh"),
    (Kind.REPORT, r"bao cao"),
    (Kind.ADVICE, r"tham muu|de xuat|kien nghi"),
    (Kind.TRAINING, r"tap huan|dao tao|boi duong"),
    (Kind.COMMUNICATION, r"tuyen truyen|pho bien|truyen thong|quang ba|dang tin|phong su|tin, bai|tin bai|van dong"),
    (Kind.MEETING,
        r"\b(?<!phoi )(?<!tong )(?<!ket )(?<!truong )(?<!phu )(?<!thich )(?<!lien )(?<!tap )(?<!hoi )(?<!tich"
        r" )hop (?!dong|tac|phap|ly|nhat|thanh|le|chuan|phan|quy)|giao ban|hoi nghi|trieu tap"),
    (Kind.INSPECTION, r"kiem tra|thanh tra|giam sat|doan lien nganh"),
    (Kind.ENFORCEMENT,
        r"xu ly (?:vi pham|nghiem|cac (?:hanh vi|vi pham|don vi)|theo quy dinh|kip thoi)|xu phat|cuong che"
        r"|khoi kien|dieu tra|ngan chan|truy cuu|khoi to"),
    (Kind.REVIEW, r"so ket|tong ket|danh gia|ra soat"),
    (Kind.INFORMATION,
        r"cung cap|thong bao|thong tin|trao doi|phan anh|\bgui\b|tra loi|chia se|cong khai|niem yet"
        r"|\bchuyen (?:co quan|bao hiem|bhxh|so|ho so|danh sach|ket qua)"),
    (Kind.PLAN,
        r"xay dung (?:[a-z]+ ){0,6}?(?:chuong trinh|ke hoach|de an)|lap (?:[a-z]+ )?ke hoach"
        r"|ban hanh (?:[a-z]+ ){0,2}(?:chuong trinh|ke hoach)|ke hoach"),
    (Kind.BUDGET, r"kinh phi|du toan|ngan sach|quyet toan|can doi"),
    (Kind.TARGET, r"chi tieu"),
)  # fmt: skip
_DIRECTING = re.compile(r"(?:(?:thuong xuyen|kip thoi|chu dong|tang cuong|day manh) )*(?:chi dao|don doc|yeu cau)\b")
_ANY_OTHER = re.compile(r"(?:cac|mot so|nhung) nhiem vu (?:khac|duoc giao)")
_LATER = (
    (Kind.DIRECTIVE, re.compile(r"chi dao|huong dan|don doc|yeu cau")),
    (
        Kind.ORGANISATION,
        re.compile(
            r"to chuc|trien khai|thuc hien|thanh lap|kien toan|bo tri|phan cong|quan ly|tang cuong|nang cao"
            r"|day manh|th[iy] hanh|cai cach|tham gia"
        ),
    ),
)
_NAMES = re.compile(
    r"so thong tin va truyen thong|so giao duc va dao tao|so ke hoach va dau tu|thanh tra (?:tinh|so|bo"
    r"|chinh phu)|bao cao vien|dai phat thanh|thong tin dien tu|uy ban kiem tra|ban to chuc"
    r"|to chuc chinh tri|cac to chuc|to chuc, ca nhan|bo thong tin va truyen thong|thong tin va truyen thong"
    r"|giao duc va dao tao|ngan sach nha nuoc dong|thi dua ?-? ?khen thuong|ban tuyen giao"
)
_FIND = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_SCHEMES = (
    (
        Scheme.BHXH,
        re.compile(
            r"\b(?:bhxh|bao hiem xa hoi)(?! (?:tinh|viet nam|huyen|cac|cap|khu vuc|co so|cung cap))\b"
            r"|\bhuu tri\b|\bom dau\b|\bthai san\b"
        ),
    ),
    (Scheme.BHYT, re.compile(r"\b(?:bhyt|btyt|bao hiem y te|kham ?(?:benh)?,? (?:va )?chua benh|kcb)\b")),
    (Scheme.BHTN, re.compile(r"\b(?:bhtn|bao hiem that nghiep|that nghiep)\b")),
)
_HEAD = 90
LIMIT = 150


def kind(words: Plain, begins: int) -> Kind:
    """The sort of act: what directs first, then what the head of the act says, then what is said anywhere."""
    act = words.bare[begins:]
    if _DIRECTING.match(act):
        return Kind.DIRECTIVE
    if _ANY_OTHER.search(act[:_HEAD]):
        return Kind.OTHER
    act = _NAMES.sub(lambda name: " " * len(name[0]), act)
    for stretch in (act[:_HEAD], act):
        found = [
            (one.start(), place, kind)
            for place, (kind, pattern) in enumerate(_FIND)
            if (one := pattern.search(stretch))
        ]
        if found:
            return min(found)[2]
        if later := next((kind for kind, pattern in _LATER if pattern.search(stretch)), None):
            return later
    return Kind.OTHER


def schemes(words: Plain) -> tuple[Scheme, ...]:
    """The insurances that a clause names."""
    return tuple(scheme for scheme, pattern in _SCHEMES if pattern.search(words.bare))


def summary(words: Plain, begins: int) -> str:
    """The act in few words, cut where a comma or a blank lets it."""
    text = words.text[begins:].strip(" -+•*,;:.") or words.text.strip(" -+•*,;:.")
    if len(text) > LIMIT:
        short = text[:LIMIT]
        cut = max(short.rfind("; "), short.rfind(", ") if short.rfind(", ") > LIMIT // 2 else -1)
        text = short[: cut if cut > LIMIT // 3 else short.rfind(" ")].rstrip(" ,;:-")
        text = text[: text.rindex(" (")] if text.count("(") > text.count(")") and " (" in text else text
    text = text[:1].upper() + text[1:]
    return f"{text}." if text and text[-1] not in ".…" else text
