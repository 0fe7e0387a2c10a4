"""The XML parts of an Office file: a ZIP archive whose unpacked size is bounded, XML without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree import ElementTree

from baohiem_cli.reading.formats import failures

_PART = 48 << 20
"""Bytes of one part: a regulation of 1,000 pages has 20 MB."""
_WHOLE = 160 << 20
_DEEPEST = 200
_DECLARED = tuple(
    word.encode(form) for word in ("<!DOCTYPE", "<!ENTITY") for form in ("ascii", "utf-16-le", "utf-16-be")
)


class Archive:
    """An Office file that has been opened; `name` is for messages."""

    def __init__(self, raw: bytes, name: str, form: str) -> None:
        self.name, self.form = name, form
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            sizes = {one.filename: one.file_size for one in self._zip.infolist()}
            locked = any(one.flag_bits & 1 for one in self._zip.infolist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise failures.damaged(name, form) from error
        if locked:
            raise failures.locked(name)
        xml = [size for member, size in sizes.items() if member.casefold().endswith((".xml", ".rels"))]
        if sum(xml) > _WHOLE or max(xml, default=0) > _PART:
            raise failures.swollen(name)

    def names(self) -> list[str]:
        """The parts that there are."""
        return self._zip.namelist()

    def bytes(self, part: str) -> bytes:
        """The bytes of a part; empty where there is no such part."""
        try:
            with self._zip.open(part) as file:
                raw = file.read(_PART + 1)
        except KeyError:
            return b""
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise failures.damaged(self.name, self.form) from error
        if len(raw) > _PART:
            raise failures.swollen(self.name)
        if any(word in raw for word in _DECLARED):  # no Office program declares entities
            raise failures.damaged(self.name, self.form)
        return raw

    def xml(self, part: str) -> ElementTree.Element | None:
        """The tree of a part, names without their namespaces; None where there is no such part."""
        raw = self.bytes(part)
        if not raw:
            return None
        root: ElementTree.Element | None = None
        depth = 0
        try:
            for event, element in ElementTree.iterparse(io.BytesIO(raw), ("start", "end")):  # noqa: S314 - no entities
                depth += 1 if event == "start" else -1
                if depth > _DEEPEST:
                    raise failures.damaged(self.name, self.form)
                if event == "start":
                    root = element if root is None else root
                    _bare(element)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise failures.damaged(self.name, self.form) from error
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the id, then the last word of its type and the path of the other part."""
        folder, file = posixpath.split(part)
        tree = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in tree if tree is not None else ():
            target = one.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], path)
        return found


def _bare(element: ElementTree.Element) -> None:
    """Names without namespaces: those of strict and of transitional files differ in nothing else."""
    element.tag = element.tag.rpartition("}")[2]
    if element.attrib:
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
