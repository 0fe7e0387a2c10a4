"""The provisions of one unit of a document, as a tree: each line finds its place by what it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.text.ref import is_ref, roman
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.part import Field
from baohiem_cli.reading.structure import marks, sequence
from baohiem_cli.reading.structure.fields import field_of, unglued
from baohiem_cli.reading.structure.flow import Flow, Row
from baohiem_cli.reading.structure.marks import Mark
from baohiem_cli.reading.structure.node import Node, Placed
from baohiem_cli.reading.structure.rows import read_rows
from baohiem_cli.reading.structure.zones import is_closing

ARTICLES, SECTIONS, NUMBERS = "articles", "sections", "numbers"

_OPENING = re.compile(
    r"(?:theo|trong|tren co so|can cu|cac|hang|dinh ky|khi|truoc|ngoai|doi voi|viec|quy che nay"
    r"|quyet dinh nay|ke hoach nay"
    r"|chu tri|phoi hop|chi dao|to chuc|xay dung|tham muu|huong dan|thuc hien|tiep tuc|tang cuong|day manh|giao)\b"
)
"""Words that sentences begin with, and names do not."""

_SECOND_HALF = re.compile(
    r"(?:thuong binh|truyen hinh|ke hoach|xa hoi|khen thuong|dau tu|hanh chinh|ky thuat|truyen thong|dich vu|tong hop"
    r"|the thao|du lich|van hoa|lao dong|noi vu|nghiep vu|tu do|hanh phuc|tai chinh|co dong|phuong tien)\b"
)
"""What stands behind the dash in names of two halves: Lao động - Thương binh và Xã hội."""

_CONTENT = re.compile(r"noi dung(?: (?:thuc hien|cong viec|nhiem vu|chi tiet))?\b")
"""A dash that names nothing but the content of the item above it."""

_GAP_DOUBT = 'số "{0}" không nối tiếp "{1}"'
_AGAIN_DOUBT = 'số "{0}" đứng hai lần'


class Chapter(NamedTuple):
    """A heading above articles, and the refs of what stands under it."""

    number: str
    title: str
    refs: list[str]


class Tree:
    """Reads the body of one unit, row by row."""

    def __init__(self, rows: list[Row], flow: Flow, prefix: str, taken: set[str]) -> None:
        self.rows, self.flow, self.prefix, self.taken = rows, flow, prefix, taken
        self.root = Node("root", "", prefix.rstrip("."), rows[0].number if rows else 0)
        self.open = [self.root]
        self.chapters: list[Chapter] = []
        self.placed: list[Placed] = []
        self.mode = _mode(rows)
        self.gapped = flow.wrapped and not flow.stray and sum(row.gap for row in rows) > 0.12 * len(rows)
        self.before: Row | None = None
        self.last_clause: str | None = None
        self.in_field = self.in_quote = self.in_heading = False

    def read(self) -> Node:
        """The root with all provisions below it."""
        for row in self.rows:
            if row.table:
                self._table(row)
            else:
                start = len(self.placed)
                for at, piece in enumerate(unglued(row.text)):
                    self._line(piece, row, first=at == 0)
                where = dict.fromkeys(one.where for one in self.placed[start:])
                self.placed[start:] = [Placed(row.number, row.text, ", ".join(where))]
            self.before = row
        return self.root

    def _line(self, text: str, row: Row, *, first: bool = True) -> None:
        settled = not first or self._settled(row)
        if self._quoted(text, settled=settled):
            self._continue(text, row, paragraph=True)
        elif self._heading(text, row, settled=settled):
            pass
        elif (found := field_of(text)) and self.open[-1] is not self.root and (settled or first is False):
            self._field(found, row)
        elif not any(step(text, row, settled) for step in self._steps()):
            if is_closing(text) and settled and not self.prefix and "DK" not in self.taken:
                self._begin(Mark("closing", "DK", text), self.root, row)
            else:
                self._continue(text, row, paragraph=self._breaks(row) if first else True)

    def _steps(self) -> tuple[Callable[[str, Row, bool], bool], ...]:
        return self._article, self._lettered, self._section, self._decimal, self._clause, self._point, self._dash

    # Where a paragraph begins

    def _settled(self, row: Row) -> bool:
        """Whether what stands before has ended, so that an item can begin here."""
        before = self.before
        if before is None or before.table or before.ended or self.in_heading or self.in_field or not self.flow.wrapped:
            return True
        return row.gap if self.gapped else (row.gap and not self.flow.stray) or not before.full

    def _breaks(self, row: Row) -> bool:
        """Whether a line without a number begins a paragraph of its own."""
        before = self.before
        if before is None or before.table:
            return True
        if not self.flow.wrapped:
            return before.ended or (len(before.text) < 120 and row.begins_upper)
        if self.gapped:
            return row.gap
        if not row.begins_upper or (row.gap and self.flow.stray and before.full and not before.ended):
            return False
        return (not before.full or self._names_what_follows(row)) and (before.ended or row.gap or not self.flow.stray)

    def _names_what_follows(self, row: Row) -> bool:
        """Whether the unit so far is a heading of one line, and the line begins as sentences do."""
        node = self.open[-1]
        is_heading = node.kind in ("article", "section", "clause") and len(node.paragraphs) == 1
        return is_heading and node.last == node.first and bool(_OPENING.match(fold(row.text)))

    def _quoted(self, text: str, *, settled: bool) -> bool:
        """Whether a line belongs to words of another text, which stand in quotation marks after a colon."""
        opens = text[:1] in '“"' and settled and bool(self.before and self.before.text.endswith(":"))
        inside = self.in_quote or opens
        self.in_quote = inside and not re.search(r"[”\"]\s*[.;]?(?:/\.)?$", text[1:])
        return inside

    # Headings

    def _heading(self, text: str, row: Row, *, settled: bool) -> bool:
        found = marks.heading(text) if settled else None
        if found:
            self._open_chapter(found, text, row)
            return True
        if (
            self.in_heading
            and self.chapters
            and not self._begins_item(text)
            and (marks.is_capitals(text) or not self.chapters[-1].title)
        ):
            last = self.chapters[-1]
            self.chapters[-1] = last._replace(title=f"{last.title} {text}".strip())
            self.placed.append(Placed(row.number, text, "heading"))
            return True
        self.in_heading = False
        return False

    def _open_chapter(self, found: Mark, text: str, row: Row) -> None:
        self.in_heading = True
        self.open = [self.root]
        self.placed.append(Placed(row.number, text, "heading"))
        if found.kind in ("chapter", "part") or not self.chapters:
            label = {"chapter": "Chương", "part": "Phần", "group": "Mục"}[found.kind]
            self.chapters.append(Chapter(f"{label} {found.label}", found.rest, []))
        else:
            self.chapters.append(Chapter(f"Mục {found.label}", found.rest, []))

    def _begins_item(self, text: str) -> bool:
        return bool(marks.article(text) or marks.section(text) or marks.clause(text) or marks.point(text))

    # Numbered units

    def _article(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.article(text) if self.mode == ARTICLES else None
        if not found:
            return False
        last = self.root.last_child("article")
        how = sequence.of_number(found.label, last.label if last else None)
        if how == sequence.NEXT and (found.firm or settled):
            return self._begin(found, self.root, row)
        return how == sequence.GAP and found.firm and settled and self._begin(found, self.root, row, how)

    def _lettered(self, text: str, row: Row, settled: bool) -> bool:
        """A part with a letter, above roman sections."""
        found = marks.lettered(text) if settled and self.mode != ARTICLES else None
        last = self.root.last_child("part")
        if not found or sequence.of_letter(found.label.lower(), last.label.lower() if last else None) is None:
            return False
        return self._begin(found, self.root, row)

    def _section(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.section(text) if self.mode != NUMBERS else None
        if not found or not (settled or marks.is_capitals(found.rest)):
            return False
        if self.mode == ARTICLES:
            if self.root.below and marks.is_capitals(found.rest) and found.rest:
                self._open_chapter(found._replace(kind="group"), text, row)
                return True
            return False
        parent = self._nearest("part")
        last = parent.last_child("section")
        how = sequence.of_roman(found.label, last.label if last else None)
        if how == sequence.NEXT or (how and settled and found.rest):
            return self._begin(found, parent, row, how)
        return False

    def _decimal(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.decimal(text)
        if not found:
            return False
        *above, own = found.label.split(".")
        top = self._nearest("article", "section")
        if len(above) == 1 and top is not self.root and not top.last_child("clause") and above[0] == _value(top.label):
            return self._numbered(Mark("clause", own, found.rest), top, row, settled)
        parent = self._holder(above)
        if parent is None:
            return False
        last = parent.last_child("decimal")
        how = sequence.of_number(own, last.label.rpartition(".")[2] if last else None)
        return bool(how == sequence.NEXT or (how and settled)) and self._begin(found, parent, row, how)

    def _holder(self, above: list[str]) -> Node | None:
        """The open unit whose number a decimal number begins with."""
        wanted = ".".join(above)
        kinds = ("clause",) if len(above) == 1 else ("decimal",)
        return next((node for node in reversed(self.open) if node.kind in kinds and node.label == wanted), None)

    def _clause(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.clause(text)
        parent = self._nearest("article", "section", "part")
        if not found or (parent is self.root and self.mode != NUMBERS):
            return False
        return self._numbered(found, parent, row, settled)

    def _numbered(self, found: Mark, parent: Node, row: Row, settled: bool) -> bool:
        last = parent.last_child("clause")
        how = sequence.of_number(found.label, last.label if last else None)
        if last is None and how != sequence.NEXT and sequence.of_number(found.label, self.last_clause) == sequence.NEXT:
            how = sequence.NEXT if settled else None  # the numbers run on through the sections
        begins = bool(re.match(rf"[{marks.UPPER}\"“(]|$", found.rest))
        if how == sequence.NEXT and (found.firm or (last and self.before and self.before.ended)):
            return self._begin(found, parent, row)
        return bool(how and found.firm and settled and begins) and self._begin(found, parent, row, how)

    def _point(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.point(text)
        parent = self._nearest("clause", "decimal", "article", "section", "part")
        if not found or parent is self.root:
            return False
        last = parent.last_child("point")
        if last and last.label == "d" == found.label:
            found = found._replace(label="đ")  # most readers of letters lose the stroke
        how = sequence.of_letter(found.label, last.label if last else None)
        if how == sequence.NEXT and (settled or text[len(found.label) :].lstrip()[:1] in ")/"):
            return self._begin(found, parent, row)
        begins = bool(re.match(rf"[{marks.UPPER}]", found.rest))
        return bool(how and settled and begins) and self._begin(found, parent, row, how)

    def _dash(self, text: str, row: Row, settled: bool) -> bool:
        found = marks.dash(text) or (Mark("dash", "*", text[1:].strip()) if text.startswith("* ") else None)
        parent = self._nearest("point", "clause", "decimal", "article", "section", "part")
        if not found or parent is self.root or not self._is_item(found, row):
            return False
        if _CONTENT.match(fold(found.rest)) and ":" in found.rest:
            self._continue(found.rest, row, paragraph=True)
            return True
        if found.kind == "plus" and self.open[-1].kind == "dash" and self.open[-1].bullet != "+":
            self._continue(f"+ {found.rest}", row, paragraph=True)
            return True
        number = sum(one.kind == "dash" for one in parent.below) + 1
        label = f"{number}" if parent.kind == "point" else f"-{number}"
        return self._begin(Mark("dash", label, found.rest), parent, row, bullet="+" if found.kind == "plus" else "-")

    def _is_item(self, found: Mark, row: Row) -> bool:
        """Whether a dash begins an item rather than joins two words or numbers that a line end has parted."""
        before = self.before
        if before is None or before.ended or (row.gap and not self.flow.stray) or not self.flow.wrapped:
            return True
        return found.rest[:1].isupper() and not (before.full and _SECOND_HALF.match(fold(found.rest)))

    # Growing the tree

    def _begin(self, found: Mark, parent: Node, row: Row, how: str | None = None, bullet: str = "") -> bool:
        own = found.label.rpartition(".")[2] if found.kind == "decimal" else found.label
        ref = own if found.kind == "closing" else f"{parent.ref}.{own}".lstrip(".")
        if parent.kind == "root" and self.prefix:
            ref = f"{self.prefix}{own}"
        if not is_ref(ref if ref not in self.taken else f"{ref}(2)"):  # a register cannot say it: the words stay above
            return False
        last = parent.last_child(found.kind)
        node = Node(found.kind, found.label, self._free(ref), row.number, row.page, bullet=bullet)
        if how == sequence.GAP:
            node.doubts.append(_GAP_DOUBT.format(found.label, last.label if last else "0"))
        elif node.ref != ref:
            node.doubts.append(_AGAIN_DOUBT.format(found.label))
        if found.kind == "clause":
            self.last_clause = found.label
        self._note_chapter(node, parent)
        while self.open[-1] is not parent:
            self.open.pop()
        parent.below.append(node)
        self.open.append(node)
        self.in_field = self.in_heading = False
        self._words(node, found.rest, row, paragraph=False)
        return True

    def _note_chapter(self, node: Node, parent: Node) -> None:
        if node.kind in ("article", "section", "part", "closing") or parent is self.root:
            if not self.chapters:
                self.chapters.append(Chapter("", "", []))
            self.chapters[-1].refs.append(node.ref)

    def _free(self, ref: str) -> str:
        """The ref, or with its place where the text gives the same number again."""
        again = next((n for n in range(2, 1000) if f"{ref}({n})" not in self.taken), 999) if ref in self.taken else 1
        found = ref if again == 1 else f"{ref}({again})"
        self.taken.add(found)
        return found

    def _words(self, node: Node, text: str, row: Row, *, paragraph: bool) -> None:
        """Add words to a unit; where another begins among them it is read as a line of its own."""
        cut = self._embedded(node, text)
        node.add(text[:cut].strip(), row.number, paragraph=paragraph)
        self.placed.append(Placed(row.number, text[:cut].strip(), node.ref))
        if cut < len(text):
            self._line(text[cut:].strip(), row, first=False)

    def _embedded(self, node: Node, text: str) -> int:
        """Where the next unit begins within a line."""
        upper = rf"(?=[{marks.UPPER}]|$)"
        wanted = []
        if node.kind in ("clause", "decimal"):
            wanted.append(rf"\s()({re.escape(node.label)}\.1)\.\s*{upper}")
        if node.kind == "decimal":
            top, __, own = node.label.rpartition(".")
            wanted.append(rf"\s()({re.escape(top)}\.{int(own) + 1})\.\s*{upper}")
        if node.kind == "section" and not node.below:
            wanted.append(rf"\s()(1)\.\s*{upper}")
        if node.kind in ("clause", "article", "decimal", "section"):
            wanted.append(r":\s+()(a)\)\s")
        if node.kind == "dash" and node.bullet == "-":
            wanted.append(rf"[.;]\s+()(-)\s+(?=[{marks.UPPER}])")
        if node.kind == "point":
            wanted.append(rf"[.;:]\s+()([{sequence.following_letter(node.label)}])\)\s+{upper}")
        places = [found.start(2) for pattern in wanted if (found := re.search(pattern, text))]
        return min(places, default=len(text))

    def _continue(self, text: str, row: Row, *, paragraph: bool) -> None:
        node = self.open[-1]
        if self.in_field and node.fields and not (paragraph and self._ends_field(row)):
            last = node.fields[-1]
            node.fields[-1] = last._replace(value=f"{last.value} {text}".strip())
            self.placed.append(Placed(row.number, text, node.ref))
            return
        if node is self.root:
            self.placed.append(Placed(row.number, text, "lead"))
            return
        self.in_field = False
        self._words(node, text, row, paragraph=paragraph)

    def _ends_field(self, row: Row) -> bool:
        """Whether a line that could begin a paragraph is no more of a field's value."""
        before = self.before
        return before is None or not self.flow.wrapped or row.gap or before.text.endswith(".")

    def _field(self, found: Field, row: Row) -> None:
        node = self.open[-1]
        if node.kind == "dash" and not node.paragraphs[:1]:
            node = self.open[-2]
        node.fields.append(found)
        node.last = max(node.last, row.number)
        self.in_field = True
        self.placed.append(Placed(row.number, f"{found.name}: {found.value}", node.ref))

    # Tables

    def _table(self, row: Row) -> None:
        if not row.table:
            return
        parent = self._nearest("article", "section", "clause", "decimal", "point", "part")
        base = f"{parent.ref}." if parent is not self.root else self.prefix
        nodes, placed = read_rows(row.table, base, self._free)
        self.placed += placed
        for node in nodes:
            parent.below.append(node)
            self._note_chapter(node, parent)

    def _nearest(self, *kinds: str) -> Node:
        """The innermost open unit of these kinds, else the root."""
        return next((node for node in reversed(self.open) if node.kind in kinds), self.root)


def _mode(rows: list[Row]) -> str:
    """What the provisions of a unit are: articles, roman sections, or plain numbers."""
    if any((found := marks.article(row.text)) and found.firm and found.label == "1" for row in rows if not row.table):
        return ARTICLES
    if any((found := marks.section(row.text)) and found.label == "I" for row in rows if not row.table):
        return SECTIONS
    return NUMBERS


def _value(label: str) -> str:
    return str(roman(label)) if re.fullmatch("[IVX]+", label) else label
