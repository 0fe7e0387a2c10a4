"""Verbs of doing at the head of a clause, in the language of administration."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import Plain, plain

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
    r"|tao|dong|phat dong|xet|hoc tap|cong bo|kiem soat|doc|trinh bay|thi hanh|moi|lam viec|chuc|huong ung"
    r"|tien hanh|de ra|dong vien|to giac)\b"
)
_ACT = re.compile(_VERB)
_TONED = (
    "thu nắm ký họp mở đưa cử lập gắn tạo trả làm nộp lưu giảm tăng chịu gửi trình cấp giao "
    "chuyển giúp mời xét đọc đóng"
)
_TONES = {plain(word).bare: word for word in _TONED.split()}


CHARGED = re.compile(
    r"\b(chiu trach nhiem |can cu quyet dinh (?:nay )?)(?:th[iy]|to chuc th[iy]|to chuc thuc hien va th[iy]) hanh\b"
)
"""Whom a decision charges with itself: one sentence with a long list."""


def acts_at(words: Plain, place: int) -> bool:
    """Whether a verb of doing stands here, after adverbs; where a word has tones they must be those of the verb."""
    found = _ACT.match(words.bare, place)
    if not found:
        return False
    verb, said = found["verb"], words.text[found.start("verb") : found.end()].lower()
    return said in (_TONES.get(verb, said), verb)
