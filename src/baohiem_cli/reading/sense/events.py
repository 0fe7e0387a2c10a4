"""What sets an act off: `khi có yêu cầu`, `trường hợp vắng mặt`, `nếu có vướng mắc`."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import Plain

_TO_COMMA = r"[^,;.:()]{2,90}"
_EVENTS = (
    re.compile(
        r"\b(?:dot xuat,? (?:khi|theo|hoac khi) (?:co )?(?:yeu cau)(?: cua [^,;.:()]{2,60})?"
        r"|khi (?:co )?yeu cau(?: cua [^,;.:()]{2,60})?)"
    ),
    re.compile(
        rf"^(?:trong )?(?:truong hop|neu|khi) (?!can cu"
        rf"|thuc hien nhiem){_TO_COMMA}(?:, [^,;.:()]{{2,60}}(?=, (?:co quan|so|uy ban|ubnd|cac|thi|phai"
        rf"|truong|don vi)))?(?=,)"
    ),
    re.compile(r"(?:,|;|\() ?(?P<if>neu (?:co|phat sinh|vuot)[^,;.:()]{2,60}(?:, vuong mac)?(?: phat sinh)?)"),
    re.compile(r"\btheo (?:yeu cau|de nghi|phan cong|su phan cong) cua [^,;.:()]{2,60}"),
    re.compile(
        r"\b(?:ngay )?(?:khi|sau khi) (?:co|nhan duoc|nhan|tiep nhan|phat hien|xay ra|duoc|het|ket thuc"
        r"|can thiet|phat sinh|hoan thanh|cap|ket luan) ?[^,;.:()]{0,70}"
    ),
    re.compile(
        r"\b(?:truong hop|neu) (?:co|khong|can thiet|vuot|phat sinh|nguoi|don"
        r"|ho so)[^,;.:()]{0,70}?(?:, vuong mac)?(?= kip thoi|,|;|\.|:|\(| thi|$)"
    ),
    re.compile(r"\btruoc khi (?:hop|to chuc|ban hanh|trinh|ky)[^,;.:()]{0,40}"),
    re.compile(r"\bdot xuat\b|\bbat thuong\b|\bkhi can(?: thiet)?\b"),
)
_PURPOSE = re.compile(
    r"\b(?:trong (?:vong|thoi han|thoi gian|\d)|cham nhat|de|nham|dam bao|bao dam|thuc hien|gui|bao cao|phoi hop|va|thi"
    r"|tham muu|to chuc)\b"
)


def trigger(words: Plain) -> str | None:
    """The few words of the event on which a clause depends; None where it depends on none."""
    for pattern in _EVENTS:
        for found in pattern.finditer(words.bare):
            start, end = found.span("if") if "if" in pattern.groupindex else found.span()
            if pattern is _EVENTS[4] and (stop := _PURPOSE.search(words.bare, start + 14, end)):
                end = stop.start()
            return words.cut(start, end)
    return None
