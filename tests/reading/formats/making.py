"""Small files of each format, written by hand: what a word processor and a printer write, and nothing else."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats.reader import read

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIXTURES = Path(__file__).parent / "fixtures"


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def document(folder: Path, name: str, content: str | bytes) -> Document:
    return read(saved(folder, name, content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def tables(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in document.blocks if isinstance(block, Table)]


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def item(text: str, level: int = 0, of: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>')


def docx(body: str, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/numbering.xml": f"<w:numbering {WORD}>{numbering}</w:numbering>",
            "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
            **parts,
        }
    )


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


Place = tuple[float, float, str]


def pdf(
    pages: Sequence[Sequence[Place]], drawn: Sequence[str] = (), pictures: Mapping[int, bytes] | None = None
) -> bytes:
    """Pages of texts at places, in points from the lower left corner; `drawn` has more for each page's content.

    `pictures` are grey PNG files that cover pages, which are small then, from 0.
    """
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    marks = sorted({mark for page in pages for __, ___, text in page for mark in text})
    code = {mark: place for place, mark in enumerate(marks, 1)}
    unicode = "".join(f"<{place:04x}> <{mark.encode('utf-16-be').hex()}>\n" for mark, place in code.items())
    parts = [unicode.splitlines()[at : at + 100] for at in range(0, len(code), 100)]
    ranges = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    space = "1 begincodespacerange <0000> <ffff> endcodespacerange"
    cmap = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap {space}\n{ranges}endcmap end end"
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    )
    system = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo" + system + b"/DW 500/FontDescriptor 6 0 R>>"
    )
    objects.append(_stream(cmap.encode()))
    objects.append(
        b"<</Type/FontDescriptor/FontName/F/Flags 4/Ascent 800/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80"
        b"/FontBBox[0 -200 1000 800]>>"
    )
    kids = []
    for number, page in enumerate(pages):
        content = "".join(
            f"BT /F 12 Tf {x} {y} Td <{''.join(f'{code[mark]:04x}' for mark in text)}> Tj ET\n" for x, y, text in page
        )
        content += drawn[number] if number < len(drawn) else ""
        held, box = "", "0 0 595 842"
        if pictures and number in pictures:
            content += "q 430 0 0 110 0 0 cm /P Do Q\n"  # over the text, as a scanner lays it
            objects.append(_picture(pictures[number]))
            box = "0 0 430 110"
            held = f"/XObject<</P {len(objects)} 0 R>>"
        objects.append(_stream(content.encode()))
        resources = f"<</Font<</F 3 0 R>>{held}>>"
        page_object = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources{resources}/Contents {len(objects)} 0 R>>"
        objects.append(page_object.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return _pdf_file(objects)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n" % (len(content), more) + content + b"\nendstream"


def _picture(png: bytes) -> bytes:
    wide, high, bits, colours = struct.unpack(">IIBB", png[16:26])
    assert colours == 0
    data, at = b"", 8
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    more = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/DeviceGray/Filter/FlateDecode"
        % (wide, high, bits)
    )
    return _stream(data, more + b"/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent %d/Columns %d>>" % (bits, wide))


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + one + b"\nendobj\n"
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)


def png(rows: Sequence[bytes], bits: int = 8, width: int | None = None) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width or len(rows[0]), len(rows), bits, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
