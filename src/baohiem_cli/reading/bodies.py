"""What a body is that the registry does not know, as far as its name tells: an id, a level, a sort."""

from __future__ import annotations

import re
from collections.abc import Container

from baohiem_cli.domain.names import fold
from baohiem_cli.named_tuple import NamedTuple

_LONGEST = 56

_LEVELS = (
    (
        "commune",
        r"\b(?:cap xa|xa phuong|cac xa|xa|phuong|thi tran|khu pho|thon|ban)$|\b(?:cap xa|xa phuong|thi tran)\b",
    ),
    ("district", r"\b(?:cap huyen|cac huyen|huyen|thi xa|quan huyen)\b"),
    (
        "national",
        r"\b(?:trung uong|viet nam|chinh phu|quoc gia|nha nuoc|quoc hoi|toan quoc)\b"
        r"|^(?:cac )?bo\b|^(?:bo truong|thu tuong)",
    ),
    (
        "unit",
        r"\b(?:truong hoc|benh vien|doanh nghiep|hop tac xa|co so|nha may|don vi su dung|chu dau tu|ho kinh doanh)\b",
    ),
)
_TYPES = (
    ("insurance", r"\bbao hiem xa hoi\b|\bbhxh\b"),
    (
        "steering",
        r"\bban chi dao\b|\btruong ban\b|\bto cong tac\b|\bhoi dong (?!nhan dan)|\buy vien\b|\bto giup viec\b",
    ),
    ("committee", r"\buy ban nhan dan\b|\bubnd\b|\bhoi dong nhan dan\b|\bhdnd\b|\bchinh phu\b|\bthu tuong\b"),
    ("union", r"\blien doan lao dong\b|\bcong doan\b|\bldld\b"),
    ("party", r"\btinh uy\b|\bdang uy\b|\bhuyen uy\b|\bban (?:tuyen giao|dan van|to chuc)\b|\bthanh uy\b"),
    ("media", r"\bbao\b.*\bdai\b|\bdai (?:phat|truyen)\b|\bbao (?!hiem|cao)|\bcong thong tin\b"),
    ("enterprise", r"\bdoanh nghiep\b|\bcong ty\b|\bngan hang\b|\bhop tac xa\b|\bkho bac\b"),
    ("establishment", r"\bbenh vien\b|\btruong\b(?! ban)|\btrung tam y te\b|\bco so\b"),
    ("organisation", r"\b(?:hoi|hiep hoi|lien minh|mat tran|doan thanh nien|mttq)\b"),
)
_GROUP = re.compile(
    r"^(?:cac|nhung|tung|moi|thu truong cac|giam doc cac|chu tich (?:uy ban nhan dan|ubnd) cac)\b"
    r"|\b(?:cac|lien quan|co lien quan|cung cap|cac cap)\b"
)


class Body(NamedTuple):
    """A guess at an entry of the registry; `members` for a collective, `type` for a single body."""

    id: str
    name: str
    level: str
    type: str | None = None
    members: str | None = None

    def entry(self) -> dict[str, str]:
        """The entry as the registry has it."""
        kind = {"type": self.type} if self.type else {"members": self.members}
        return {"id": self.id, "name": self.name, **{k: v for k, v in kind.items() if v}, "level": self.level}


def body(name: str, taken: Container[str]) -> Body:
    """What a name tells of its body; the id is none of those that are taken."""
    folded = fold(name)
    level = next((level for level, pattern in _LEVELS if re.search(pattern, folded)), "province")
    id = _free(_slug(folded), taken)
    if _GROUP.search(folded):
        return Body(id, name, level, members="open" if "lien quan" in folded else "unlisted")
    kind = next((kind for kind, pattern in _TYPES if re.search(pattern, folded)), "department")
    return Body(id, name, level, type=kind)


def _slug(folded: str) -> str:
    words = [word for word in folded.split() if word.isascii() and word.isalnum()]
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST] or "co-quan"


def _free(slug: str, taken: Container[str]) -> str:
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
