"""The head of a text: number, dates, issuer, title, legal basis, what it replaces, and the province where it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from baohiem_cli.domain.names import fold
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading import citations
from baohiem_cli.reading.casing import lowered
from baohiem_cli.reading.citations import Cited
from baohiem_cli.reading.document import Line
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure import marks
from baohiem_cli.reading.structure.structure import Structure

NATIONAL = "Toàn quốc"

_MOTTO = re.compile(
    r"C[ỘO]NG H[ÒO]A X[ÃA].{0,3}H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc|[-_*]{4,}"
)
_BASIS = re.compile(r"(?:Chuy[êể]n:?\s+)?(Căn cứ|Thực hiện|Triển khai|Xét|Theo)\b")
_AGREES = re.compile(r"(?:hai|các|ba) (?:ngành|bên|cơ quan)\b.{0,40}(?:thống nhất|ban hành)", re.IGNORECASE)
_PROPOSAL = re.compile(r"(?:xet|theo) (?:de nghi|de xuat|to trinh|bao cao|y kien)")
_NUMBER = re.compile(rf"[Ss]ố\s*:?\s*(?P<number>{citations.NUMBER})")
_NUMBER_ANYWHERE = re.compile(rf"\b(?P<number>{citations.NUMBER})")
_DATE = re.compile(r"ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})")
_KIND = re.compile(rf"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|CÔNG VĂN|KẾT LUẬN|{marks.TITLES})(?=[\s:.]|$)")
_ISSUES = re.compile(
    r"^(?:quyết định\s+)?(?:về việc\s+|v/v\s+)?(?:ban hành|phê duyệt)(?:\s+kèm theo [^.]*? này)?\s+", re.IGNORECASE
)
_ABOUT = re.compile(r"^(?:về việc|v/v|về)\s+", re.IGNORECASE)
_EFFECT = re.compile(r"có hiệu lực(?: thi hành)?(?: và [^.]{0,30})?\s*(?P<rest>(?:kể\s)?(?:từ|sau)[^.;]*)")
_AFTER = re.compile(r"sau\s+(\d{1,3})\s*(?:\([^)]*\)\s*)?ngày(?P<working> làm việc)?,?\s+kể từ ngày")
_PLACE = re.compile(r"(?:tinh|thanh pho|tp)\s+")
_NATIONAL = re.compile(r"\b(?:bo truong|thu tuong|chinh phu|viet nam|nha nuoc|trung uong|quoc gia|quoc hoi|bo)\b")
_ISSUER = re.compile(
    r"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|BỘ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG BAN|THỦ TƯỚNG|CHÍNH PHỦ"
    r"|BAN (?:CHỈ ĐẠO|THƯỜNG VỤ|CHẤP HÀNH|QUẢN LÝ|CÁN SỰ))\b"
)
_BETWEEN = re.compile(r"giữa (.+?) (?:và|với) (.+?)(?= trong| về|$)")
_PERIOD = re.compile(r"giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})|đến năm\s+(\d{4})", re.IGNORECASE)
_PIECES = re.compile(rf"[;:]\s*(?=[A-ZĐ])|\s+và\s+(?=(?:{citations.KINDS})\s+(?:số|[Ss]ửa đổi)\b)")
_REPEALS = re.compile(r"(?:thay thế|bãi bỏ|hết hiệu lực)", re.IGNORECASE)
_IN_PART = re.compile(r"(?:bãi bỏ|thay thế)\s+(?:khoản|điểm|điều|chương|mục|một phần|một số)", re.IGNORECASE)


_ISSUED_TITLE = re.compile(
    r"(?:Nay )?(?:ban hành|phê duyệt)\s+(?:kèm theo [^.]*?\snày\s+)?(.+?)(?:\.(?:\s|$)|$)", re.IGNORECASE
)
_TITLE_OF_PAGE = re.compile(
    rf"(?:{citations.KINDS})\s+(?:số\s+)?{citations.NUMBER}(?:\s+(?:ngày|năm)\s+[\d/]+)?"
    r"\s+((?:về|ban hành|quy định)\s.+)"
)
_CAPITALS = re.compile(rf"[{marks.UPPER}]{{2,}}(?: [{marks.UPPER}]+)*(?= )")
_KINDS = {
    "QĐ": "QUYẾT ĐỊNH", "NQ": "NGHỊ QUYẾT", "CT": "CHỈ THỊ", "KH": "KẾ HOẠCH", "QC": "QUY CHẾ", "HD": "HƯỚNG DẪN",
}  # fmt: skip
"""What the signs of a number stand for."""

_DOCUMENTS = (
    "Quy chế phối hợp", "Quy chế hoạt động", "Quy chế làm việc", "Chương trình hành động", "Quy chế", "Quy định",
    "Quy trình", "Kế hoạch", "Chương trình", "Đề án", "Phương án", "Nội quy", "Điều lệ", "Hướng dẫn", "Chiến lược",
    "Danh mục",
)  # fmt: skip


class Head(NamedTuple):
    """What the head of a register says; dates as far as they are known, `doubts` in Vietnamese."""

    title: str
    document: str
    number: str | None = None
    issued: str | None = None
    issuer: tuple[str, ...] = ()
    jurisdiction: str = NATIONAL
    effect_from: str | None = None
    effect_note: str | None = None
    legal_basis: tuple[Cited, ...] = ()
    replaces: tuple[Cited, ...] = ()
    doubts: tuple[str, ...] = ()


def head(structure: Structure, places: Mapping[str, str]) -> Head:
    """Read the head; `places` are the provinces, by their folded names."""
    return _Reader(structure, places).head()


class _Reader:
    def __init__(self, structure: Structure, places: Mapping[str, str]) -> None:
        self.structure, self.places = structure, places
        at = next((i for i, one in enumerate(structure.head) if _BASIS.match(one.text)), len(structure.head))
        self.lines = structure.head[:at]
        self.top = [one.text for one in self.lines]
        self.preamble = structure.head[at:]
        self.annex = " ".join(one.text for one in structure.annex_head)
        self.upper = _MOTTO.sub(" ", " ".join(self.top))
        self.said = _said(structure.parts)
        self.doubts: list[str] = []

    def head(self) -> Head:
        title, document = self._title()
        issued = self._issued()
        issuer = self._issuer(title)
        title = _without_end(title, issuer)
        start, note = self._effect(issued)
        number = self._number()
        if found := _PERIOD.search(title):
            self.doubts.append(
                f"tên văn bản nêu \"{found[0]}\"; ghi 'application' nếu văn bản chỉ áp dụng trong thời gian ấy"
            )
        return Head(
            title, document, number, issued, issuer, self._province(issuer, title), start, note,
            tuple(self._basis()), tuple(one for one in self._replaced() if one.number != number), tuple(self.doubts),
        )  # fmt: skip

    def _number(self) -> str | None:
        found = _NUMBER.search(self.upper) or next(
            (match for line in self.top if (match := _NUMBER_ANYWHERE.match(line))), None
        )
        if not found:
            self.doubts.append("không đọc được số của văn bản")
            return None
        return re.sub(r"\s", "", found["number"]).replace("–", "-")

    def _issued(self) -> str | None:
        found = next((match for words in (self.upper, self.annex) if (match := _DATE.search(words))), None)
        issued = None
        if found:
            month = found["month"]
            issued = citations.iso(found["year"], month, found["day"] if month else None)
        if issued is None and (day := re.search(rf"ngày\s*{citations.DATE}", self.upper)):
            issued = citations.iso(day["year"], day["month"], day["day"])
        if issued is None or issued.count("-") < 2:
            self.doubts.append("ngày ban hành bỏ trống hoặc không đọc được")
        return issued

    # Title

    def _title(self) -> tuple[str, str]:
        written = self._written_title()
        issued = self._issued_title()
        title = (issued if self.structure.annex_head else "") or written or issued or self._title_of_page()
        if not title:
            self.doubts.append("không đọc được tên văn bản")
        title = _ABOUT.sub("", _ISSUES.sub("", title or "Văn bản chưa đọc được tên", count=1), count=1)
        title = _unquoted(title.strip(" .:;"))
        title = lowered(title, self.said, self.places) if marks.is_capitals(title) else title
        title = title[:1].upper() + title[1:]
        return title, _document(title, self._kind())

    def _issued_title(self) -> str:
        """What the first article issues: `Ban hành kèm theo Quyết định này Quy chế …`."""
        words = self.structure.parts[0].text.replace("\n", " ") if self.structure.parts else ""
        found = _ISSUED_TITLE.match(words)
        return found[1] if found else ""

    def _title_of_page(self) -> str:
        """What a page on the web says above the text: `Quyết định 50/2013/QĐ-UBND về …`."""
        return next((found[1] for line in self.top if (found := _TITLE_OF_PAGE.match(line))), "")

    def _kind(self) -> str:
        """The kind of document in capitals: as the text writes it, else as its number says."""
        written = next((found[0] for line in self.top for found in _KIND.finditer(line) if found), "")
        number = _NUMBER.search(self.upper)
        return written or (
            next((kind for sign, kind in _KINDS.items() if sign in number["number"]), "") if number else ""
        )

    def _written_title(self) -> str:
        """The lines behind the kind of document, up to whoever issues it."""
        at = next((i for i, line in enumerate(self.top) if _KIND.search(line)), None)
        if at is None:
            return self.annex
        found = next(_KIND.finditer(self.top[at]))
        lines = [self.top[at][found.end() :].strip(" :")]
        for above, line in pairwise(self.lines[at:]):
            before = [one for one in lines if one]
            parted = line.number > above.number + 1 and before and not marks.is_capitals(before[-1])
            if parted or _ends_title(line.text, before):
                break
            lines.append(line.text)
        rest = " ".join(one for one in lines if one)
        if found[0] == "QUYẾT ĐỊNH":
            return rest
        if marks.is_capitals(rest):
            return f"{found[0]} {rest}".strip()
        capitals = _CAPITALS.match(rest)
        rest = capitals[0].lower() + rest[capitals.end() :] if capitals else rest[:1].lower() + rest[1:]
        return f"{found[0].capitalize()} {rest}".strip()

    # Issuer and place

    def _issuer(self, title: str) -> tuple[str, ...]:
        found = _BETWEEN.search(title)
        if found and not self._capitals():
            return found[1].strip(), found[2].strip()
        words = self._before_the_basis() or self._capitals()
        if found and (both := re.split(r" [-–] ", words))[1:]:
            return tuple(lowered(one, self.said, self.places) for one in both)
        if not words:
            self.doubts.append("không đọc được cơ quan ban hành")
            return ()
        return (lowered(words, self.said, self.places),)

    def _before_the_basis(self) -> str:
        """The capitals right before the legal basis: whoever decides."""
        found: list[str] = []
        for line in reversed(self.top):
            if not marks.is_capitals(line) or _KIND.match(line) or marks.begins_title(line):
                break
            found.insert(0, line)
            if _ISSUER.match(line):
                return " ".join(found).strip(" :")
        return ""

    def _capitals(self) -> str:
        """The capitals at the top: the issuing body beside the motto."""
        before = re.split(r"Số\s*:|\bngày\b", self.upper)[0]
        words = before.split()
        while words and not (words[0].isupper() and words[0][:1].isalpha()):
            words.pop(0)
        kept = []
        for word in words:
            if not (word.isupper() or word in ("-", "–", ",")):
                break
            kept.append(word)
        found = " ".join(kept).strip(" -–,")
        return "" if _KIND.match(found) else found

    def _province(self, issuer: Sequence[str], title: str) -> str:
        texts = [*issuer, self.upper, self.annex, title]
        for text in texts[:1] if issuer and _NATIONAL.search(fold(issuer[0])) else texts:
            folded = fold(text)
            for found in _PLACE.finditer(folded):
                behind = folded[found.end() :]
                names = [name for name in self.places if behind == name or behind.startswith(f"{name} ")]
                if names:
                    return self.places[max(names, key=len)]
        if not (issuer and _NATIONAL.search(fold(issuer[0]))):
            self.doubts.append("không đọc được tỉnh, thành phố; tạm ghi 'Toàn quốc'")
        return NATIONAL

    # Effect, basis, what it replaces

    def _effect(self, issued: str | None) -> tuple[str | None, str]:
        for text in _texts(self.structure.parts):
            if found := _EFFECT.search(text.replace("\n", " ")):
                return self._effect_of(found["rest"], issued)
        return issued, "Văn bản không có điều khoản về hiệu lực; lấy theo ngày ký."

    def _effect_of(self, words: str, issued: str | None) -> tuple[str | None, str]:
        words = re.split(r",?\s+(?:và|thay thế|bãi bỏ)\s", words)[0]
        quoted = f'Văn bản ghi "có hiệu lực {words.strip()}".'
        if found := _AFTER.match(words):
            if issued and issued.count("-") == 2 and not found["working"]:
                day = date.fromisoformat(issued) + timedelta(days=int(found[1]))
                return day.isoformat(), quoted + " Ngày ghi ở đây là ngày ký cộng số ngày ấy."
            return issued, quoted
        if day_said := citations.date_in(words):
            return day_said, quoted
        if found := _DATE.search(words):
            return citations.iso(found["year"], found["month"]), quoted
        return issued, quoted

    def _basis(self) -> Iterable[Cited]:
        for words in _phrases(self.preamble):
            if _PROPOSAL.match(fold(words)):
                continue
            rest = re.sub(r"^(?:Căn cứ|Thực hiện|Triển khai(?: thực hiện)?|Theo)\s+(?:vào\s+)?", "", words)
            for piece in _PIECES.split(rest):
                if found := citations.cited(piece):
                    yield found

    def _replaced(self) -> Iterable[Cited]:
        for part in self.structure.parts:
            if found := _REPEALS.search(part.text):
                extent = "part" if _IN_PART.search(part.text) else "whole"
                texts = [one.text for one in part.below] if part.below else [part.text[found.start() :]]
            else:
                texts = [one.text[match.start() :] for one in part.below if (match := _REPEALS.search(one.text))]
                extent = "part" if any(map(_IN_PART.search, texts)) else "whole"
            if not _is_about_effect(part):
                continue
            for text in texts:
                yield from (one._replace(extent=extent) for one in citations.several(text)[: 1 if part.below else 20])


def _unquoted(title: str) -> str:
    """A title without the marks of quotation around it; those around some of its words stay."""
    opened, closed = sum(title.count(mark) for mark in "“«"), sum(title.count(mark) for mark in "”»")
    if opened == closed == 1 and title[0] in "“«" and title[-1] in "”»":
        return title[1:-1].strip()
    if title.count('"') == 2 and title[0] == title[-1] == '"':
        return title[1:-1].strip()
    if opened != closed or title.count('"') % 2:
        return title.strip('"“”«» ')
    return title


def _without_end(title: str, issuer: Sequence[str]) -> str:
    """The title without the issuer's name behind it, where both stand on one line."""
    for name in issuer:
        if fold(title).endswith(fold(name)) and not re.search(r"(?:của|giữa|với)\s*$", title[: -len(name)]):
            return title[: -len(name)].strip(" ,;")
    return title


def _ends_title(line: str, before: Sequence[str]) -> bool:
    """Whether a title is over: who issues it, what it comes with, or a stamp begins."""
    if (_ISSUER.match(line) and marks.is_capitals(line)) or line.startswith("(") or re.match(r"QUYẾT ĐỊNH\s*:", line):
        return True
    return bool(before) and not line[:1].islower() and marks.is_capitals(line) != marks.is_capitals(before[0])


def _is_about_effect(part: Part) -> bool:
    """Whether an article tells of its own text's effect, rather than of the work of others."""
    words = fold(f"{part.title} {part.text} {' '.join(one.text for one in part.below)}")
    return bool(
        re.search(r"\b(?:quyet dinh|nghi quyet|quy che|quy dinh|van ban) nay\b|hieu luc|^(?:nay )?bai bo", words)
    )


def _document(title: str, kind: str) -> str:
    """The kind of document: `Quy chế phối hợp`, `Chương trình hành động`, `Kế hoạch`."""
    found = next((words for words in _DOCUMENTS if fold(title).startswith(fold(words))), "")
    return found or (kind.capitalize() if kind else "Văn bản")


def _said(parts: Sequence[Part]) -> str:
    """All words of the parts, for finding how a name in capitals is written elsewhere."""
    return " ".join(text for text in _texts(parts))


def _texts(parts: Sequence[Part]) -> Iterable[str]:
    for part in parts:
        yield f"{part.title} {part.text}".strip()
        yield from _texts(part.below)


def _phrases(lines: Sequence[Line]) -> list[str]:
    """The lines of the preamble, one phrase for each thing that the text rests on."""
    found: list[str] = []
    for line in lines:
        if _BASIS.match(line.text):
            found.append(line.text)
        elif found and _AGREES.match(line.text):
            break
        elif found and (not marks.is_capitals(line.text) or line.text[0].isdecimal()):
            found[-1] += f" {line.text}"
    return found
