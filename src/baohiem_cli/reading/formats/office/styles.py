"""What a paragraph or a run of a Word document has from its style: the list it belongs to, its font, capitals."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.formats.office.numbering import is_on

_DEEPEST = 20


class Run(NamedTuple):
    """How a run of letters is set; None where it says nothing of its own."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, other: Run) -> Run:
        """The other one, but for what this one says."""
        return Run(
            other.font if self.font is None else self.font,
            other.capitals if self.capitals is None else self.capitals,
            other.hidden if self.hidden is None else self.hidden,
        )


class Style(NamedTuple):
    """A style with what it is based on: its list, the level in it, and its letters."""

    list_id: str | None = None
    level: int | None = None
    of: str = ""
    """The style that names the list, by which a list finds the level."""
    run: Run = Run()


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, tree: Element | None) -> None:
        found = tree.findall("style") if tree is not None else []
        self._trees = {one.get("styleId", ""): one for one in found}
        self._usual = next(
            (
                one.get("styleId", "")
                for one in found
                if one.get("type") == "paragraph" and one.get("default") in {"1", "true"}
            ),
            "",
        )
        default = tree.find("docDefaults/rPrDefault/rPr") if tree is not None else None
        self._default = run(default)
        self._known: dict[str, Style] = {}

    def paragraph(self, id: str) -> Style:
        """A style of paragraphs; the usual one where there is no such style."""
        style = self.style(id if id in self._trees else self._usual)
        return style._replace(run=style.run.over(self._default))

    def style(self, id: str, depth: int = 0) -> Style:
        """A style with all that it takes from others."""
        if id in self._known:
            return self._known[id]
        tree = self._trees.get(id)
        if tree is None or depth > _DEEPEST:
            return Style()
        based = tree.find("basedOn")
        below = self.style(based.get("val", ""), depth + 1) if based is not None else Style()
        list_id, level = numbered(tree.find("pPr"))
        style = Style(
            list_id if list_id is not None else below.list_id,
            level if level is not None else below.level,
            id if list_id is not None or level is not None else below.of,
            run(tree.find("rPr")).over(below.run),
        )
        self._known[id] = style
        return style


def run(properties: Element | None) -> Run:
    """What the properties of a run say."""
    if properties is None:
        return Run()
    fonts = properties.find("rFonts")
    font = None
    if fonts is not None:
        font = fonts.get("ascii") or fonts.get("hAnsi")
    capitals, hidden = properties.find("caps"), properties.find("vanish")
    return Run(font, is_on(capitals) if capitals is not None else None, is_on(hidden) if hidden is not None else None)


def numbered(properties: Element | None) -> tuple[str | None, int | None]:
    """The list and the level that the properties of a paragraph name."""
    found = properties.find("numPr") if properties is not None else None
    if found is None:
        return None, None
    list_id, level = found.find("numId"), found.find("ilvl")
    at = level.get("val", "") if level is not None else ""
    return (
        list_id.get("val", "") if list_id is not None else None,
        int(at) if at.isdecimal() and len(at) < 3 else None,
    )
