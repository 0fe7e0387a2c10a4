"""What a line can begin with: a heading, a number, a letter, a dash. Whether it does, its place decides."""

from __future__ import annotations

import re

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.text.ref import LETTERS
from baohiem_cli.named_tuple import NamedTuple

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

_ARTICLE = re.compile(
    rf"(?:Điều|ĐIỀU|Điền|Điểu|Đièu|Diều)\s*(\d{{1,3}}\s?[{LETTERS}]?)(?=[\s.:,;–-]|$)\s*(.*)", re.DOTALL
)
_CHAPTER = re.compile(r"(?:CHƯƠNG|Chương)\s+([IVXLC]{1,8}|\d{1,2}|[A-ZĐ])\s*[.:–-]?\s*(.*)")
_PART = re.compile(r"(?:PHẦN|Phần)\s+((?:THỨ|thứ)\s+\w+|[IVX]{1,8}|\d{1,2})\s*[.:–-]?\s*(.*)")
_GROUP = re.compile(
    r"(?:(?:TIỂU MỤC|Tiểu mục|MỤC|Mục)\s+)(\d{1,2}|[IVX]{1,8}|[A-ZĐ])\s*(?:[.:–-]\s*(.*)|()$|([A-ZĐÀ-Ỹ]{2}.*))"
)
_SECTION = re.compile(r"([IVX]{1,8}|[Il]{1,3})\s*[.)/:–-]\s*(?=\D)(.*)")
_LETTERED = re.compile(rf"([A-EĐ])\s*[.)/–-]\s+([{UPPER}].*)")
_DECIMAL = re.compile(r"(\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})\s*[.):]?(?:\s+(.*)|$)")
_CLAUSE = re.compile(rf"(\d{{1,3}}[{LETTERS}]?)\s*(?:[.)/:]|[–-](?=\s))(?:\s*(?=[^\d\s])(.*)|\s+(?=\d)(.*)|()$)")
_BARE = re.compile(rf"(\d{{1,2}})\s+([{UPPER}].*)")
_POINT = re.compile(rf"([{LETTERS}]\d?)\s*(?:[)/]|[.](?=\s|[{UPPER}])|[–-](?=\s))\s*(.*)")
_DASH = re.compile(r"([-–—•●*○▪§]|\+)\s*(?=\S)(.*)")
_ALONE = re.compile(r"(?:Điều|ĐIỀU)\s*$")

TITLES = (
    "QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|DỰ ÁN|NỘI QUY|ĐIỀU LỆ|HƯỚNG DẪN|CHIẾN LƯỢC"
    "|PHỤ LỤC|DANH MỤC|BẢNG TỔNG HỢP|BIỂU TỔNG HỢP|MẪU|BIỂU MẪU|BIỂU|THỎA THUẬN"
)
_TITLE = re.compile(rf"(?:{TITLES})(?=[\s.:]|$)")
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|MẪU|Mẫu|BIỂU|Biểu)(?:\s+(?:số|SỐ)?[:.]?\s*([\dIVX]{1,4}[a-z]?))?\s*[.:]?"
)
_WITH = re.compile(r"\(?\s*(?:ban hành )?kèm theo", re.IGNORECASE)
_FOOT = re.compile(r"(?:nơi nhận\s*:?|n ơi nhận\s*:)", re.IGNORECASE)
_SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s?(?=[^\W\d_])|(?:TM|KT)\s{1,2}[A-ZĐÀ-Ỹ]{2}|ĐẠI DIỆN\s")
_OFFICE = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:TỔNG )?(?:GIÁM ĐỐC|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN"
    r"|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|BÍ THƯ)\b"
)
_REFERS = re.compile(
    r"(?:quyet dinh|quy che|quy dinh|luat|nghi dinh|nghi quyet|thong tu|chuong trinh|ke hoach|va|hoac|cua|den)\b"
    r"(?! chung| pham| ve| nay)"
    r"|(?:quyet dinh|quy che|luat|nghi dinh|thong tu) (?:nay|so)\b"
)


class Mark(NamedTuple):
    """A beginning: its kind, its number or letter as written, and the words behind it."""

    kind: str
    label: str
    rest: str
    firm: bool = True
    """Whether a point or bracket marks it; a number alone is weak."""


def article(text: str) -> Mark | None:
    """`Điều 5. Tên`, also misread and without its full stop, but no reference to an article."""
    if not (found := _ARTICLE.match(text)):
        return None
    behind = found[2].strip()
    firm = behind[:1] in (".", ":", "") or behind[:1] in "–-"
    rest = behind.lstrip(".:–- ").strip()
    if behind[:1] in (",", ";") or (not firm and (not re.match(f"[{UPPER}]", rest) or _REFERS.match(fold(rest)))):
        return None
    return Mark("article", found[1].replace(" ", ""), rest, firm)


def heading(text: str) -> Mark | None:
    """A chapter, a part, a group of articles: what stands above articles and has none of their numbers."""
    for kind, pattern in (("chapter", _CHAPTER), ("part", _PART), ("group", _GROUP)):
        if found := pattern.match(text):
            rest = next((words for words in found.groups()[1:] if words), "")
            if not rest or re.match(rf"[\"“]?[{UPPER}]", rest):
                return Mark(kind, found[1], rest)
    return None


def section(text: str) -> Mark | None:
    """`II. MỤC TIÊU`."""
    found = _SECTION.match(text)
    if not found or not re.match(rf"[\"“(]?[{UPPER}]|$", found[2]):
        return None
    return Mark("section", found[1].replace("l", "I"), found[2].strip(), bool(found[2]))


def lettered(text: str) -> Mark | None:
    """`A. PHẦN CHUNG`, above roman sections."""
    found = _LETTERED.match(text)
    return Mark("part", found[1], found[2]) if found and _is_capitals(found[2]) else None


def decimal(text: str) -> Mark | None:
    """`1.1. Tên`, `2.1.3`."""
    found = _DECIMAL.match(text)
    if not found or (found[2] and not re.match(rf"[\"“(]?[{UPPER}]", found[2])):
        return None
    return Mark("decimal", found[1].replace(" ", ""), (found[2] or "").strip())


def clause(text: str) -> Mark | None:
    """`3. Nội dung`, and `3 Nội dung` where the full stop is lost."""
    if found := _CLAUSE.match(text):
        return Mark("clause", found[1], next((words for words in found.groups()[1:] if words), "").strip())
    found = _BARE.match(text)
    return Mark("clause", found[1], found[2].strip(), firm=False) if found else None


def point(text: str) -> Mark | None:
    """`a) Nội dung`."""
    found = _POINT.match(text)
    return Mark("point", found[1], found[2].strip()) if found else None


def dash(text: str) -> Mark | None:
    """`- Nội dung`, `+ Nội dung`."""
    found = _DASH.match(text)
    return Mark("plus" if found[1] == "+" else "dash", found[1], found[2].strip()) if found else None


def is_article_alone(text: str) -> bool:
    """Whether it is the word "Điều" whose number stands on the next line."""
    return bool(_ALONE.fullmatch(text))


def begins_title(text: str) -> bool:
    """Whether it begins the title of a document or of an annex, in capitals."""
    return (bool(_TITLE.match(text)) and _is_capitals(text) and len(text) < 200) or is_appendix(text)


def is_appendix(text: str) -> bool:
    """Whether it begins an appendix: a table, a list, a form."""
    return bool(_APPENDIX.fullmatch(text)) or bool(
        re.match(r"(?:PHỤ LỤC|DANH MỤC|MẪU SỐ|BIỂU)\b", text) and _is_capitals(text)
    )


def issued_with(text: str) -> bool:
    """`(Ban hành kèm theo Quyết định …)`."""
    return bool(_WITH.match(text))


def begins_foot(text: str) -> bool:
    """Whether it begins what stands below a text: who receives it, who signs."""
    return bool(_FOOT.match(text) or _SIGNED.match(text)) or (bool(_OFFICE.match(text)) and _is_capitals(text))


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


is_capitals = _is_capitals
