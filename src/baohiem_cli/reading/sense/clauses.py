"""A provision's text cut into what says one thing each: sentences, and what stands between semicolons."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.reading.sense.names import Bodies, names_at

_SENTENCE = re.compile(rf"(?<=[.!?])[\"”»)]* +(?=[\"“(]?[{UPPER}])|;[ ,]*|(?<=[.;:,]) +[-–+] +(?=[^\W\d_])")
_SHORT = re.compile(r"(?:^|[\s(])(?:TP|Tp|Đ/c|Ths|TS|PGS|GS|St|No|v\.v|[A-Z])\.$")
_VERB = (
    r"(?:(?:kip thoi|chu dong|thuong xuyen|dinh ky|truc tiep|tiep tuc|dong thoi|phai|can|co trach nhiem"
    r"|chiu trach nhiem|hang nam|hang quy|hang thang|nghiem tuc|tich cuc|khan truong|luan phien|cung"
    r"|cung nhau|khong|se|da|dong loat|tung buoc|sau do)[,:]? )*"
    r"(?P<verb>chu tri|phoi hop|tham muu|giup|to chuc|bao cao|tong hop|huong dan|chi dao|xay dung|ban hanh"
    r"|thuc hien|trien khai|tiep nhan|kiem tra|thanh tra|giam sat|theo doi|don doc|cung cap|thong bao"
    r"|thong tin"
    r"|gui|trinh|de xuat|kien nghi|quyet dinh(?! (?:so|nay|cua))|phe duyet|ra soat|thong ke|danh gia"
    r"|tang cuong|day manh|giai quyet|xem xet|cu|lap|dua|tham gia|ho tro|tuyen truyen|van dong|pho bien"
    r"|tap huan|dao tao|bo tri"
    r"|can doi|quan ly|thu|chi tra|nop|luu|cong khai|niem yet|phan cong|giao|uy quyen|dieu hanh|dien hanh"
    r"|trao doi|thong nhat|chuan bi|ky|so ket|tong ket|hop|thanh lap|cu the hoa|quan triet|yeu cau|de nghi"
    r"|phan anh|tham dinh|xac nhan|xu ly|chuyen|cap nhat|chap hanh|van hanh|khai thac|duy tri|quan tam"
    r"|tao dieu kien|phat trien|nang cao|mo rong|ap dung|nghien cuu|lua chon|xac dinh|dinh huong|cap"
    r"|doi chieu"
    r"|bao dam|dam bao|lam dau moi|la (?:co quan )?dau moi|huy dong|khuyen khich|thu hut|ngan chan|phat hien"
    r"|phong ngua|nam|tra loi|co van ban|co y kien|co ke hoach|lap ke hoach|quy dinh|khen thuong|bieu duong"
    r"|doi moi|cai cach|chi tra|trien khai|khoi kien|tiep can|gan|hoan thien|hoan thanh|kien toan|cung co"
    r"|thay mat|trieu tap|cho y kien|lam|chiu|tra|thu thap|bo sung|sua doi|tich hop|ket noi|chia se|niem yet"
    r"|lien he|bien soan|in an|dang tai|phat hanh|khao sat|ban giao|tham gia|to giac|tiep thu|tranh thu"
    r"|gop y|cu can bo|mo|dieu tra|khoi to|luan chuyen|han che|giam|tang|phan dau|thuc day|bao ve|bao quan"
    r"|tao|phat dong|xet|hoc tap|cong bo|kiem soat|doc|trinh bay|thi hanh|moi|lam viec|chuc|huong ung"
    r"|tien hanh|de ra|dong vien|to giac)\b"
)
_ACT = re.compile(_VERB)
_TONED = (
    "thu nắm ký họp mở đưa cử lập gắn tạo trả làm nộp lưu giảm tăng chịu gửi trình cấp giao chuyển giúp mời xét đọc"
)
_TONES = {plain(word).bare: word for word in _TONED.split()}


CHARGED = re.compile(r"\b(chiu trach nhiem )(?:th[iy]|to chuc th[iy]|to chuc thuc hien va th[iy]) hanh\b")
"""Whom a decision charges with itself: one sentence with a long list."""


def acts_at(words: Plain, place: int) -> bool:
    """Whether a verb of doing stands here, after adverbs; where a word has tones they must be those of the verb."""
    found = _ACT.match(words.bare, place)
    if not found:
        return False
    verb, said = found["verb"], words.text[found.start("verb") : found.end()].lower()
    return said in (_TONES.get(verb, said), verb)


def clauses(text: str, known: Bodies) -> list[Plain]:
    """The clauses of a text. A semicolon parts two acts; in a list of bodies it parts none."""
    found: list[str] = []
    pending = ""
    for piece in _pieces(text):
        whole = f"{pending}{piece}".strip()
        words = plain(whole)
        if whole and _only_names(words, known):
            pending = whole.rstrip(";., ") + "; "
            continue
        pending = ""
        starts = acts_at(words, _marks(words.bare)) or names_at(words, 0, known) or not found
        if starts or found[-1].endswith((".", "!", "?")) or words.bare.startswith(_NEW):
            found.append(whole)
        else:
            found[-1] = f"{found[-1]} {whole}"
    if pending:
        found.append(pending.rstrip("; "))
    return [plain(one) for one in found if one]


_NEW = (
    "truong hop",
    "khi ",
    "neu ",
    "doi voi",
    "rieng ",
    "dong thoi",
    "truoc ngay",
    "hang ",
    "dinh ky",
    "cham nhat",
    "trong ",
    "bao cao ",
    "cac ",
)


def _pieces(text: str) -> list[str]:
    pieces, start = [], 0
    whole = " ".join(text.split())
    formula = CHARGED.search(plain(whole).bare)
    listed = (
        range(max(whole.rfind(". Ch", 0, formula.start()), whole.rfind(". Gi", 0, formula.start()), 0), formula.start())
        if formula
        else range(0)
    )
    for found in _SENTENCE.finditer(whole):
        if found.start() - 1 in listed and found.start() - 1 > listed.start:
            continue
        if _SHORT.search(whole[max(0, found.start() - 6) : found.start()]):
            continue
        if found[0].startswith(";") and _in_brackets(whole, found.start()):
            continue
        pieces.append(whole[start : found.end()].strip())
        start = found.end()
    return [one for one in (*pieces, whole[start:].strip()) if one]


def _in_brackets(text: str, place: int) -> bool:
    opened = text.rfind("(", max(0, place - 200), place)
    return opened > text.rfind(")", max(0, place - 200), place)


def _marks(bare: str) -> int:
    return len(bare) - len(bare.lstrip(' -+•*"“('))


_OPENS = re.compile(r"(?:can c[ou]|theo|tren co so|de|khi|trong)\b[^.;:]{3,120}?, (?=\S)")


def _only_names(words: Plain, known: Bodies) -> bool:
    """Whether a piece is nothing but names, perhaps behind a circumstance, whose verb comes after the mark."""
    opens = _OPENS.match(words.bare)
    for start in (0, *((opens.end(),) if opens else ())):
        found = names_at(words, start, known)
        if found and not words.bare[found[-1].end :].strip(" ,;."):
            return words.bare.rstrip().endswith((";", ".")) and not acts_at(words, 0)
    return False
