"""What sort of act a clause asks for, which insurances it is about, and a short summary to begin with."""

from __future__ import annotations

import re

from baohiem_cli.domain.text.plain import Plain
from baohiem_cli.domain.vocabulary import Kind, Scheme

_KINDS = (
    (Kind.COMPLAINT, r"khieu nai|to cao|don thu|don, thu"),
    (Kind.REWARD, r"khen thuong|bieu duong|ton vinh"),
    (Kind.REPORT, r"bao cao(?! vien)"),
    (Kind.ADVICE, r"tham muu"),
    (Kind.TRAINING, r"tap huan|dao tao|boi duong"),
    (Kind.COMMUNICATION, r"tuyen truyen|pho bien|truyen thong|quang ba|dang tin|phong su|tin, bai|tin bai"),
    (Kind.MEETING, r"\b(?<!phoi )(?<!tong )(?<!ket )(?<!truong )(?<!phu )(?<!thich )(?<!lien )(?<!tap )(?<!hoi )(?<!tich )hop (?!dong|tac|phap|ly|nhat|thanh|le|chuan|phan|quy)|giao ban|hoi nghi|trieu tap"),
    (Kind.INSPECTION, r"kiem tra|thanh tra|giam sat|doan lien nganh"),
    (Kind.ENFORCEMENT, r"xu ly (?:vi pham|nghiem)|xu phat|cuong che|khoi kien|dieu tra|ngan chan|truy cuu|kien nghi khoi to"),
    (Kind.REVIEW, r"so ket|tong ket|danh gia|ra soat"),
    (Kind.INFORMATION, r"cung cap|thong bao|thong tin|trao doi|phan anh|\bgui\b|tra loi|chia se|cong khai|niem yet"),
    (Kind.PLAN, r"xay dung (?:va ban hanh |va trien khai )?(?:chuong trinh|ke hoach|de an)|lap ke hoach|ban hanh (?:chuong trinh|ke hoach)|ke hoach"),
    (Kind.BUDGET, r"kinh phi|du toan|ngan sach|quyet toan|can doi"),
    (Kind.TARGET, r"chi tieu"),
    (Kind.DIRECTIVE, r"chi dao|huong dan|don doc|yeu cau"),
    (Kind.ORGANISATION, r"to chuc|trien khai|thuc hien|thanh lap|kien toan|bo tri|phan cong"),
)
_FIND = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_SCHEMES = (
    (Scheme.BHXH, re.compile(r"\b(?:bhxh|bao hiem xa hoi)(?! (?:tinh|viet nam|huyen|cac|cap|khu vuc|co so|cung cap))\b|\bhuu tri\b|\bom dau\b|\bthai san\b")),
    (Scheme.BHYT, re.compile(r"\b(?:bhyt|btyt|bao hiem y te|kham ?(?:benh)?,? (?:va )?chua benh|kcb)\b")),
    (Scheme.BHTN, re.compile(r"\b(?:bhtn|bao hiem that nghiep|that nghiep)\b")),
)
_HEAD = 90
LIMIT = 150


def kind(words: Plain, begins: int) -> Kind:
    """The sort of act: by the verb at the head of the act, else by the first word anywhere that tells."""
    head = words.bare[begins : begins + _HEAD]
    for stretch in (head, words.bare):
        found = [(one.start(), place, kind) for place, (kind, pattern) in enumerate(_FIND) if (one := pattern.search(stretch))]
        if found:
            return min(found)[2]
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
