"""The words of a text, cut into provisions by the reader of drafts, kept beside the register of its duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from baohiem_cli.app.data.drafting import document_of, folder_of
from baohiem_cli.app.lookup import find_regulation
from baohiem_cli.app.register import Register
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import texts
from baohiem_cli.files.sources import TEXTS
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure.structure import structure
from baohiem_cli.store.register import catalogue


class AttachedText(NamedTuple):
    """What was kept, and where text and register do not meet: provisions without words, words without a provision."""

    path: Path
    regulation: str
    passages: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def attach(register: Register, name: str, files: Sequence[Path], data: Path | None, db: Path | None) -> AttachedText:
    """Keep the words of a regulation's text in the user's own data.

    Raises NotFound for a regulation that is not there, WrongUsage and DataInvalid for a file that cannot be read.
    """
    id = find_regulation(register.db, name)
    said = tuple(_passages(structure(document_of(files)).parts))
    if not said:
        raise WrongUsage(_("Không thấy điều, khoản hay mục nào trong {0}.").format(", ".join(map(str, files))))
    path = folder_of(data, db) / TEXTS / f"{id}.json"
    texts.write(path, texts.Attached(id, ", ".join(one.name for one in files), said))
    provisions, headings = list(catalogue.provisions(register.db, id)), {one.ref for one in said}
    known = {*provisions, *(ref[:place] for ref in provisions for place, c in enumerate(ref) if c == ".")}
    return AttachedText(
        path,
        id,
        len(said),
        tuple(ref for ref in provisions if ref not in headings),
        tuple(dict.fromkeys(one.ref for one in said if one.ref not in known)),
    )


def _passages(parts: Sequence[Part]) -> Iterator[Passage]:
    for part in parts:
        fields = (f"{field.name}: {field.value}" for field in part.fields)
        words = "\n".join(filter(None, (part.title, part.text, *fields)))
        if words:
            yield Passage(part.ref, words, part.page, part.first)
        yield from _passages(part.below)
