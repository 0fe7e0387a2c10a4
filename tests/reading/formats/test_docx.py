"""Word documents: what a reader of the printed page sees."""

import pytest

from baohiem_cli.reading.document import Line, Table

from .making import document, docx, item, level, lists, paragraph, tables, texts


def words(tmp_path, body, **parts):
    return texts(document(tmp_path, "a.docx", docx(body, **parts)))


def test_numbers_of_a_regulation(tmp_path):
    numbering = lists(
        level(0, "Chương %1.", "upperRoman"),
        level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>'),
        level(2, "%3."),
        level(3, "%4)", "lowerLetter"),
        level(4, "\uf02d", "bullet"),
    )
    shape = [
        (0, "QUY ĐỊNH CHUNG"), (1, "Phạm vi"), (2, "Một"), (2, "Hai"), (3, "việc"), (3, "việc khác"), (4, "chi tiết"),
        (1, "Trách nhiệm"), (2, "Ba"), (3, "lại"), (0, "TỔ CHỨC"), (1, "Hiệu lực"),
    ]  # fmt: skip
    assert words(tmp_path, "".join(item(text, at) for at, text in shape), numbering=numbering) == [
        "Chương I. QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "1. Một",
        "2. Hai",
        "a) việc",
        "b) việc khác",
        "- chi tiết",
        "Điều 2. Trách nhiệm",
        "1. Ba",
        "a) lại",
        "Chương II. TỔ CHỨC",
        "Điều 3. Hiệu lực",
    ]


def test_lists_of_one_abstract_list_count_on_unless_they_begin_anew(tmp_path):
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", of=2) + item("c", of=3) + item("d", of=3) + item("e", of=1)
    assert words(tmp_path, body, numbering=lists(level(0, "%1."), more=more)) == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
        "3. e",
    ]


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("upperRoman", 3, ["III", "IV"]),
        ("lowerRoman", 49, ["xlix", "l"]),
        ("lowerLetter", 4, ["d", "e"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("vietnameseCounting", 1, ["một", "hai"]),
        ("none", 1, ["", ""]),
    ],
)
def test_forms_of_numbers(tmp_path, form, start, shown):
    found = words(tmp_path, item("x") + item("y"), numbering=lists(level(0, "%1", form, start=start)))
    assert found == [f"{number} {word}".strip() for number, word in zip(shown, "xy", strict=True)]


def test_letters_that_are_listed(tmp_path):
    custom = level(0, "%1)", 'custom" w:format="a, b, c, d, đ, e, ...', start=4)
    assert words(tmp_path, item("x") + item("y"), numbering=lists(custom)) == ["d) x", "đ) y"]


def test_decimal_numbers_and_legal_ones(tmp_path):
    numbering = lists(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"), level(2, "%1.%2.%3"))
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1)
    assert words(tmp_path, body, numbering=numbering) == ["I. a", "1.1. b", "I.1.1 c", "1.2. d"]


def test_a_list_comes_from_a_style(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
    )
    numbering = lists(level(0, "%1."), level(1, "Điều %2.", more='<w:pStyle w:val="Dieu"/>'))
    none = '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("một", '<w:pStyle w:val="Dieu"/>')
        + paragraph("hai", '<w:pStyle w:val="Con"/>')
        + paragraph("ba", none)
    )
    assert words(tmp_path, body, numbering=numbering, styles=styles) == ["Điều 1. một", "Điều 2. hai", "ba"]


@pytest.mark.parametrize(("sign", "shown"), [("-", "-"), ("+", "+"), ("•", "•"), ("\uf0b7", "-"), ("o", "-")])
def test_bullets(tmp_path, sign, shown):
    assert words(tmp_path, item("x"), numbering=lists(level(0, sign, "bullet"))) == [f"{shown} x"]


def test_what_is_shown_and_what_is_not(tmp_path):
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p><w:ins>" + run.format("thêm ") + "</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:hyperlink>" + run.format("nối") + "</w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/></w:r>"
        "<w:fldSimple>" + run.format("7") + "</w:fldSimple><w:r><w:footnoteReference/></w:r></w:p>"
        "<w:sdt><w:sdtContent>" + paragraph("trong ô") + "</w:sdtContent></w:sdt>"
    )
    assert words(tmp_path, body) == ["thêm nối a-b", "7", "trong ô"]


def test_text_in_a_box_is_said_once(tmp_path):
    box = "<w:txbxContent>" + paragraph("trong khung") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert words(tmp_path, body) == ["ngoài", "trong khung"]


def test_capitals_by_format_are_capitals(tmp_path):
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:caps/></w:rPr></w:style>'
    body = paragraph("Quyết định", '<w:pStyle w:val="T"/>') + paragraph("Quyết định", run='<w:caps w:val="0"/>')
    assert words(tmp_path, body, styles=styles) == ["QUYẾT ĐỊNH", "Quyết định"]


def test_old_fonts(tmp_path):
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'.format
    split = "".join(f"<w:r><w:rPr>{font('VNI-Times')}</w:rPr><w:t>{text}</w:t></w:r>" for text in ("Ñie", "àu 1"))
    body = (
        paragraph("QuyÕt ®Þnh", run=font(".VnTimeH"))
        + paragraph("§iÒu 1. Ch\u00ad¬ng", run=font(".VnTime"))
        + f"<w:p>{split}</w:p>"
        + paragraph("à, ô tô", run=font("Times New Roman"))
    )
    assert words(tmp_path, body) == ["QUYẾT ĐỊNH", "Điều 1. Chương", "Điều 1", "à, ô tô"]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(part) for part in text.split('|'))}</w:tc>"


def test_tables(tmp_path):
    rows = (
        cell("TT") + cell("Nhiệm vụ") + cell("Chủ trì"),
        cell("I. NHÓM", '<w:gridSpan w:val="3"/>'),
        cell("1", '<w:vMerge w:val="restart"/>') + cell("Việc A") + cell("Sở Y tế|Sở Nội vụ"),
        cell("", "<w:vMerge/>") + cell("Việc B") + cell(""),
    )
    body = (
        paragraph("PHỤ LỤC")
        + "<w:tbl>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
        + paragraph("Hết")
    )
    found = document(tmp_path, "a.docx", docx(body))
    assert tables(found) == [
        (
            ("TT", "Nhiệm vụ", "Chủ trì"),
            ("I. NHÓM",) * 3,
            ("1", "Việc A", "Sở Y tế\nSở Nội vụ"),
            ("1", "Việc B", ""),
        )
    ]
    assert [type(block) for block in found.blocks] == [Line, Table, Line]
    assert [block.number for block in found.blocks] == [1, 2, 13]
    assert found.whole


def test_a_head_in_two_columns_is_lines(tmp_path):
    rows = cell("UBND TỈNH X|-------") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), cell("Số: 1") + cell("ngày 1")
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert words(tmp_path, body) == ["UBND TỈNH X", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1", "ngày 1"]


def test_numbers_in_cells_count_with_the_list(tmp_path):
    row = f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr>"
    found = document(tmp_path, "a.docx", docx(f"<w:tbl>{row}{row}</w:tbl>", numbering=lists(level(0, "%1"))))
    assert tables(found) == [(("1", "x"), ("2", "x"))]


def test_headers_and_notes_are_left_out_and_parts_are_found_by_their_relations(tmp_path):
    target = 'Id="a" Type="http://x/officeDocument" Target="word/main.xml"'
    strict = "xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'"
    parts = {
        "_rels/.rels": f"<Relationships><Relationship {target}/></Relationships>",
        "word/main.xml": f"<w:document {strict}><w:body>{paragraph('Điều 1')}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {strict}>{paragraph('đầu trang')}</w:hdr>",
    }
    word = docx("", **parts)
    assert texts(document(tmp_path, "a.docx", word)) == ["Điều 1"]
