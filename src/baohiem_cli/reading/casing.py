"""Capitals of a title as they are written in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from baohiem_cli.domain.names import fold

_SHORT = re.compile(
    r"(?:BHXH|BHYT|BHTN|UBND|HĐND|HTX|MTTQ|LĐLĐ|TNCS|ASEAN|OCOP|PCI|ODA|FDI|AI)|[A-ZĐ]*\d\S*|[IVX]+|[A-ZĐ]+[/-][A-ZĐ/-]+"
)
_NAMES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Chỉ đạo", "Trưởng Ban Chỉ đạo", "Bảo hiểm xã hội Việt Nam",
    "Bộ Chính trị", "Nhà nước", "Ban Thường vụ", "Tỉnh ủy", "Chính phủ", "Thủ tướng", "Đảng", "Nghị quyết",
    "Kế hoạch số", "Quyết định số", "Nghị định số", "Thông tư số", "Luật", "Chỉ thị", "Chủ tịch", "Ban Bí thư",
    "Việt Nam",
)  # fmt: skip


def lowered(words: str, said: str, places: Mapping[str, str]) -> str:
    """Words in capitals as the text writes them elsewhere, else in small letters but for names."""
    words = " ".join(words.split())
    pattern = r"\s+".join(map(re.escape, words.split()))
    for found in re.finditer(pattern, said, re.IGNORECASE):
        if not found[0].isupper():
            return " ".join(found[0].split())
    small = " ".join(word if _SHORT.fullmatch(word.strip(",.;:()")) else word.lower() for word in words.split())
    small = small[:1].upper() + small[1:]
    for name in (*_NAMES, *places.values()):
        small = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, small, flags=re.IGNORECASE)
    small = re.sub(r"-TTG\b", "-TTg", small)  # of the Prime Minister
    return re.sub(r"\buỷ ban\b|\bUỷ ban\b", "Ủy ban", small) if fold(small).startswith("uy ban") else small
