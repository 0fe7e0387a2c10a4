"""Why a provision lays no duty: what its heading is about, or what its sentence says of itself."""

from __future__ import annotations

import re

from baohiem_cli.domain.vocabulary import Reason

_TITLES = (
    (Reason.SCOPE, r"pham vi|doi tuong ap dung|doi tuong dieu chinh"),
    (Reason.DEFINITION, r"giai thich tu ngu|khai niem|tu viet tat"),
    (Reason.PRINCIPLE, r"^(?:cac )?nguyen tac"),
    (
        Reason.PURPOSE,
        r"^(?:quan diem|su can thiet|can cu)?[, ]*(?:muc dich|yeu cau|muc tieu|quan diem|tam nhin|chi tieu"
        r"|su can thiet|boi canh|dac diem|thuc trang|danh gia)",
    ),
    (Reason.FUNDING, r"^(?:nguon )?(?:kinh phi|nguon von|nguon luc|kinh phi, nguon)"),
    (Reason.EFFECT, r"^hieu luc|dieu khoan thi hanh|dieu khoan chuyen tiep|quy dinh chuyen tiep"),
    (Reason.METHOD, r"^(?:cac )?(?:hinh thuc|phuong thuc|phuong phap|co che|hinh thuc, phuong thuc)\b|che do lam viec"),
    (Reason.CONTENT, r"^(?:cac )?noi dung (?:phoi hop|quan ly|hoat dong phoi hop)|^linh vuc phoi hop|^noi dung$"),
    (
        Reason.AUTHORITY,
        r"^(?:quyen|tham quyen|con dau|su dung con dau|vi tri|co cau|to chuc bo may|thanh phan|quan he)",
    ),
)
_SENTENCES = (
    (
        Reason.EFFECT,
        r"\b(?:co|het) hieu luc\b|^(?:nay )?ban hanh kem theo|^ban hanh (?:quy che|quy dinh|chuong trinh"
        r"|ke hoach)|\bbai bo\b|thay the (?:quyet dinh|quy che|nghi quyet|ke hoach)|tiep tuc co hieu luc"
        r"|^ap dung (?:thuc hien )?(?:toan bo )?(?:quyet dinh|nghi quyet)",
    ),
    (
        Reason.SCOPE,
        r"^(?:quy che|quy dinh|chuong trinh|ke hoach|van ban|quyet dinh|thong tu|huong dan) nay (?:quy dinh"
        r"|ap dung|dieu chinh|huong dan)|^nhung noi dung khong quy dinh"
        r"|^cac noi dung (?:khac )?khong quy dinh",
    ),
    (Reason.DEFINITION, r"\bduoc hieu (?:la|nhu sau)\b|^trong (?:quy che|quy dinh|van ban) nay,? cac tu ngu"),
    (
        Reason.FUNDING,
        r"^(?:nguon )?kinh phi\b.{0,120}?\b(?:do|tu|duoc|bo tri|bao dam|dam bao|lay)\b|^nguon (?:ngan sach"
        r"|xa hoi hoa|von)",
    ),
)
_TITLE_FIND = tuple((reason, re.compile(pattern)) for reason, pattern in _TITLES)
_SENTENCE_FIND = tuple((reason, re.compile(pattern)) for reason, pattern in _SENTENCES)
_WHILE = re.compile(r"\b(?:trong thoi gian|ke tu ngay|tu ngay|khi|sau khi) (?:[a-z]+ ){1,5}co hieu luc(?: thi hanh)?")
_WORKING = re.compile(r"\bphoi hop\b.*\btrach nhiem\b|to chuc thuc hien|trach nhiem cua")


def of_title(bare: str) -> Reason | None:
    """The reason that a heading tells by what it is about."""
    if _WORKING.search(bare):
        return None
    return next((reason for reason, pattern in _TITLE_FIND if pattern.search(bare)), None)


def of_sentence(bare: str) -> Reason | None:
    """The reason that a sentence tells itself."""
    now = _WHILE.sub(" ", bare)
    return next((reason for reason, pattern in _SENTENCE_FIND if pattern.search(now)), None)
