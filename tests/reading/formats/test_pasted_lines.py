"""A text whose every line became a paragraph on its way, its signs of Markdown with it: read as that text is."""

from __future__ import annotations

import html

import pytest

from baohiem_cli.reading.document import Table
from baohiem_cli.reading.structure.structure import structure

from .making import WORD, archive, document

TEXT = """**QUY CHẾ**
Phối hợp về bảo hiểm y tế trên địa bàn
tỉnh Cao Nguyên

**Chương I. QUY ĐỊNH
CHUNG**

**Điều 1. **Phạm vi điều
chỉnh

1. Quy chế này quy định việc
phối hợp giữa các cơ quan trong thực hiện
chính sách bảo hiểm y tế.

2. *Quy chế này áp dụng* cho các
cơ quan, đơn vị trên địa bàn tỉnh và các
tổ chức, cá nhân có liên quan.

**Điều 2. **Trách nhiệm

1. Sở Y tế chủ trì, phối hợp với
Bảo hiểm xã hội tỉnh lập danh sách và
báo cáo trước ngày 15/12 hằng năm.

|
TT
|
Tên nhiệm vụ
|
Cơ quan chủ trì
|
Thời gian
|
|
1
|
Lập kế hoạch
|
Sở Y tế
|
Quý I
|
|
2
|
Báo cáo năm
|
Sở Nội vụ
|
Quý IV
|
"""


def _paragraph(line: str) -> str:
    return f"<p>{html.escape(line)}</p>\n"


def _docx(text: str) -> bytes:
    lines = (f'<w:p><w:r><w:t xml:space="preserve"> {html.escape(line)}</w:t></w:r></w:p>' for line in text.split("\n"))
    body = "".join(lines)
    return archive({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
    })  # fmt: skip


def _said(found) -> dict[str, str]:
    def every(parts):
        for part in parts:
            yield part.ref, f"{part.title}|{part.text}"
            yield from every(part.below)

    return dict(every(structure(found).parts))


FORMS = {
    "p.html": "".join(map(_paragraph, TEXT.split("\n"))),
    "br.html": "".join(f"<p>{html.escape(one)}</p>".replace("\n", "<br>\n") for one in TEXT.split("\n\n")),
    "pre.html": f"<!doctype html><body><pre>{html.escape(TEXT)}</pre></body>",
    "a.docx": _docx(TEXT),
}


@pytest.mark.parametrize("name", FORMS)
def test_it_is_read_like_the_text(tmp_path, name):
    content = FORMS[name]
    if isinstance(content, str) and not content.startswith("<!"):
        content = f"<!doctype html><meta charset=utf-8><body>{content}</body>"
    found = document(tmp_path, name, content)
    said = _said(found)
    assert said == _said(document(tmp_path, "a.txt", TEXT))
    assert said["1.2"] == (
        "|Quy chế này áp dụng cho các cơ quan, đơn vị trên địa bàn tỉnh và các tổ chức, cá nhân có liên quan."
    )
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert table.rows[1] == ("1", "Lập kế hoạch", "Sở Y tế", "Quý I")


def test_paragraphs_that_are_whole_stay_so(tmp_path):
    lines = ("Điều 1. Phạm vi", "1. Quy chế này quy định việc phối hợp.", "2. Áp dụng cho các cơ quan.", "Điều 2. Hết")
    page = "<!doctype html><body>" + "".join(map(_paragraph, lines)) + "</body>"
    assert not document(tmp_path, "a.html", page).runs_on
    assert set(_said(document(tmp_path, "a.html", page))) == {"1", "1.1", "1.2", "2"}
