"""Web pages: the text of a regulation without the menus, notices and lists of links around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import failures, tables
from baohiem_cli.reading.formats.letters.cleaning import LINE_ENDS
from baohiem_cli.reading.formats.letters.decoding import decoded
from baohiem_cli.reading.formats.office.numbering import spelled

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NEVER = {
    "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "head", "select", "button", "input",
    "textarea", "nav", "dialog", "canvas", "video", "audio", "datalist", "-comment",
}  # fmt: skip
_AROUND = {"header", "footer", "aside", "form"}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"}
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|share|social|comments?|related|advert|ads?|banner|cookies?"
    r"|toolbar|popup|login|paging|pagination|tags?|rating)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_OF_LAW = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội|^\s*điều\s+\d+\s*[.:]|^\s*căn\s+cứ\s|nơi\s+nhận\s*:|^\s*(?:kt|tm)\.\s",
    re.IGNORECASE | re.MULTILINE,
)
_LISTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_MOST = 400_000
_DEEPEST = 250
_FRAMES = 40
"""So many elements inside each other hold the text of a page at most."""
_NEARLY_ALL = 0.9


def read(raw: bytes, name: str) -> Document:
    """The document in these bytes."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decoded(raw, name))
    body = tree.body
    if body is None:
        raise failures.damaged(name, "html")
    page = _Page(name)
    main = page.main(body)
    return Document(tuple(page.blocks(main)), whole=True)


def _decoded(raw: bytes, name: str) -> str:
    """The text of a page; a code page that it names is believed where the bytes are no UTF-8."""
    found = _CHARSET.search(raw[:4096])
    if found and found[1].lower() in {b"windows-1258", b"cp1258"}:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            return raw.decode("cp1258", errors="replace")
    return decoded(raw, name)


class _Page:
    """A page that is walked through, for as long as it is of a size that a person could have written."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self.number = 0

    def main(self, body: LexborNode) -> LexborNode:
        """The smallest element that has nearly all text that is no link, and every sign of a regulation."""
        node = body
        for __ in range(_FRAMES):
            weight, signs = _weight(node)
            inner = next(
                (one for one in node.iter() if _shown(one, signs=True) and _holds(one, weight, signs)),
                None,
            )
            if inner is None or inner.tag in {"p", "table", "ul", "ol"}:
                return node
            node = inner
        return node

    def blocks(self, main: LexborNode) -> Iterator[Line | Table]:
        """The lines and tables of an element, in reading order."""
        parts: list[str] = []
        for part in self._parts(main, 0):
            if isinstance(part, str):
                parts.append(part)
                continue
            yield from self._lines(parts)
            parts.clear()
            if part is not None:
                yield part
        yield from self._lines(parts)

    def _lines(self, parts: list[str]) -> Iterator[Line]:
        text = "".join(parts)
        self.number += 1  # a paragraph is a paragraph, however near it stands to the one before
        for one in text.strip("\v ").split("\v"):
            self.number += 1  # an empty line too
            if one.strip():
                yield Line(one, self.number)

    def _parts(self, node: LexborNode, depth: int) -> Iterator[str | Table | None]:
        """Pieces of text; None and a table end the line that they make."""
        self.count += 1
        if self.count > _MOST or depth > _DEEPEST:
            raise failures.swollen(self.name)
        if node.tag == "table":
            rows = list(self._rows(node, depth))
            if rows is not None and not _is_layout(node, rows):
                yield Table(tuple(map(tuple, rows)), self.number + 1)
                self.number += len(rows)
                return
        count = _number(node, "start", 1) - 1 if node.tag == "ol" else 0
        for one in node.iter(include_text=True):
            if one.tag == "-text":
                text = one.text_content or ""
                yield LINE_ENDS.sub("\v" if node.tag == "pre" else " ", text)
            elif one.tag == "br":
                yield "\v"
            elif _shown(one):
                ends = one.tag in _BLOCKS
                if ends:
                    yield None
                if one.tag == "li":
                    count += 1
                    count, mark = _mark(node, one, count)
                    yield mark
                yield from self._parts(one, depth + 1)
                if ends:
                    yield None

    def _rows(self, table: LexborNode, depth: int) -> Iterator[list[str]]:
        spans = tables.Spans()
        for row in _rows_of(table):
            cells = []
            for one in row.iter():
                if one.tag in {"td", "th"}:
                    text = "".join("\n" if not isinstance(part, str) else part for part in self._parts(one, depth + 2))
                    cells.append((text.replace("\v", "\n"), _number(one, "colspan", 1), _number(one, "rowspan", 1)))
            spans.add(cells)
        yield from spans.rows


def _is_layout(table: LexborNode, rows: list[list[str]]) -> bool:
    """Whether a table holds the page and no rows: it has another one in it, or one row or column."""
    if len(table.css("table")) > 1:  # the table itself is one of them
        return True
    return tables.is_layout(
        [[" ".join(text.split()) for text in row] for row in rows if any(text.strip() for text in row)]
    )


def _rows_of(table: LexborNode) -> Iterator[LexborNode]:
    for one in table.iter():
        if one.tag == "tr":
            yield one
        elif one.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in one.iter() if row.tag == "tr")


def _mark(holder: LexborNode, item: LexborNode, count: int) -> tuple[int, str]:
    """What a page shows before an item of a list, and its number."""
    if holder.tag != "ol":
        return count, "- "
    count = _number(item, "value", count)
    return count, f"{spelled(count, _LISTS.get(holder.attributes.get('type') or '1', 'decimal'))}. "


def _number(node: LexborNode, name: str, otherwise: int) -> int:
    text = node.attributes.get(name) or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


def _shown(node: LexborNode, *, signs: bool = False) -> bool:
    """Whether an element belongs to the text, and is shown at all."""
    tag = node.tag or ""
    if tag in _NEVER:
        return False
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return False
    suspect = (
        tag in _AROUND
        or (attributes.get("role") or "") in _ROLES
        or _NOISE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
        or (tag in {"ul", "div", "p"} and _is_list_of_links(node))
    )
    return not suspect or bool(_OF_LAW.search(node.text(separator="\n")))


def _is_list_of_links(node: LexborNode) -> bool:
    """Whether there is hardly anything but links to other pages, and several of them."""
    links = node.css("a[href]")
    if len(links) < 3:
        return False
    whole = len("".join(node.text().split()))
    linked = sum(len("".join(link.text().split())) for link in links)
    return linked > _NEARLY_ALL * whole


def _weight(node: LexborNode) -> tuple[int, int]:
    """How much text an element has that is shown and no link, and how many signs of a regulation."""
    text = node.text(separator="\n")
    linked = sum(len(link.text()) for link in node.css("a[href]"))
    scripts = sum(len(one.text()) for one in node.css("script, style, noscript, template"))
    return max(0, len(text) - linked - scripts), len(_OF_LAW.findall(text))


def _holds(node: LexborNode, weight: int, signs: int) -> bool:
    mine, own_signs = _weight(node)
    return mine >= _NEARLY_ALL * weight and own_signs >= signs
