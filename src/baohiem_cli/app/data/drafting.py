"""Drafting a regulation's file from its text: reading joined with the format of data files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from baohiem_cli import paths
from baohiem_cli.app.data import draft_entries as entries
from baohiem_cli.app.data.checking import data_of
from baohiem_cli.app.data.draft_names import Names
from baohiem_cli.app.data.draft_repair import doubt, repaired
from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import draft_yaml, drafts, loading, output
from baohiem_cli.files.draft_merge import Merged, is_draft, merged
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.sources import AGENCIES, REGULATIONS
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.document import Document
from baohiem_cli.reading.formats import reader
from baohiem_cli.reading.head import NATIONAL, Head, head
from baohiem_cli.reading.structure.node import Placed
from baohiem_cli.reading.structure.structure import Structure, structure

_SCHEMES = ["BHXH", "BHYT", "BHTN"]
_BY_HAND = "Ghi từng điều khoản của văn bản theo thứ tự, xong thì bỏ dòng 'draft: true'; xem 'bh schema'."
_PREFACE = (
    "Bản nháp do máy đọc: hãy đối chiếu từng điều khoản với văn bản, rồi bỏ dòng 'draft: true'.",
    "Trên mỗi điều khoản là lời văn của nó; chỗ máy chưa chắc ghi ở 'doubt', bắt đầu bằng 'nháp:'.",
)


class Drafted(NamedTuple):
    """What was written, what is in it, and what needs a person."""

    path: Path
    id: str
    title: str
    provisions: int
    duties: int
    dated: int
    new_bodies: tuple[str, ...]
    doubts: tuple[str, ...]
    placed: tuple[Placed, ...]
    kept: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def draft(
    files: Sequence[Path],
    id: str,
    to: Path | None,
    db: Path | None,
    *,
    title_only: bool = False,
    update: bool = False,
    replace: bool = False,
) -> Drafted:
    """Read a text, given in one or several files, and write its draft. Raises WrongUsage and DataInvalid.

    With `update` what a person has changed in the draft that is there stays.
    """
    folder = folder_of(to, db)
    target = _target(folder, id, taken=update or replace)
    read = structure(document_of(files))
    if not read.parts:
        raise WrongUsage(_("Không thấy điều, khoản hay mục nào trong {0}.").format(", ".join(map(str, files))))
    common = loading.common(data_of(db, folder if folder.is_dir() else None)[0].all)
    writer = _Writer(read, head(read, common.registry.places), common.registry, id, title_only=title_only)
    writer.write(files)
    told = writer.told(target)
    text = writer.text
    if update and target.is_file():
        merged = _merged(target, text)
        text, told = merged.text, told._replace(kept=merged.kept, left=merged.left)
    _save(target, text, force=replace or update)
    own = folder / AGENCIES
    if any(writer.new.values()):
        output.write(own, drafts.add_to(drafts.read_text(own), writer.new), force=True)
    return told


def new(id: str, to: Path | None, db: Path | None) -> Path:
    """Write a register with nothing in it but its form, to be filled by hand. Raises WrongUsage."""
    target = _target(folder_of(to, db), id, taken=False)
    known = loading.common(data_of(db, to if to and to.is_dir() else None)[0].all).registry
    issuer = next(one.name for one in known.agencies.values() if not one.is_group)
    data = {
        "id": id,
        "draft": True,
        "number": None,
        "title": _("Tên đầy đủ của văn bản"),
        "document": _("Quy chế phối hợp"),
        "jurisdiction": NATIONAL,
        "issuer": [issuer],
        "issued": None,
        "schemes": list(_SCHEMES),
        "effect": {"confirmed": False},
        "legal_basis": [],
        "source": _("Bản đã đọc: ghi nguồn ở đây."),
        "chapters": [{"number": "Chương I", "title": _("Quy định chung"), "articles": [{"ref": "1"}]}],
    }
    first = draft_yaml.Commented(
        "Điều 1", "1", _("Chép lời văn của điều khoản vào đây."), {"ref": "1", "no_duty": "scope"}
    )
    _save(target, draft_yaml.regulation((_BY_HAND,), data, [first]), force=False)
    return target


def folder_of(to: Path | None, db: Path | None) -> Path:
    """Where the data of a user's own are, or are to be."""
    return to or paths.own_data(None, paths.database(db)) or paths.database(db).parent / "data"


def _target(folder: Path, id: str, *, taken: bool) -> Path:
    target = folder / REGULATIONS / f"{id}.yaml"
    if target.exists() and not taken:
        told = _("{0} đã có; thêm --update để đọc lại và giữ phần người đã sửa, hoặc --replace để viết lại cả tệp.")
        raise WrongUsage(told.format(target))
    return target


def _merged(target: Path, text: str) -> Merged:
    old = drafts.read_text(target)
    if not is_draft(old):
        raise WrongUsage(_("{0} không phải bản nháp của 'bh draft'; không biết người đã sửa gì.").format(target))
    return merged(old, text)


def document_of(files: Sequence[Path]) -> Document:
    """The documents of several files one after another; lines are counted through."""
    blocks: list[Any] = []
    doubtful, whole = False, True
    for path in files:
        one = reader.read(path)
        last = max((block.number for block in blocks), default=0)
        blocks += [block._replace(number=block.number + last) for block in one.blocks]
        doubtful, whole = doubtful or one.doubtful, whole and one.whole
    return Document(tuple(blocks), doubtful, whole)


def _save(target: Path, text: str, *, force: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    output.write(target, text, force=force)


class _Writer:
    def __init__(self, read: Structure, head_: Head, registry: Registry, id: str, *, title_only: bool) -> None:
        self.read, self.head, self.id, self.title_only = read, head_, id, title_only
        self.names = Names(registry, head_.jurisdiction)
        self.data: dict[str, Any] = {}
        self.text = ""
        self.new: dict[str, list[dict[str, Any]]] = {}

    def write(self, files: Sequence[Path]) -> None:
        """Make the data, take back what would not pass, and write both files' texts."""
        top = self._head(files)
        reader = entries.Reader(self.names, self.head.issued, top["schemes"])
        found = list(entries.bare(self.read.parts) if self.title_only else reader.read(self.read.parts))
        provisions = [entry for __, entry in found]
        self.data = {
            **top,
            "chapters": entries.chapters(self.read, [part.ref for part, __ in found]),
            "provisions": provisions,
        }
        for told in self.head.doubts:
            doubt(self.data, told, many=True)
        repaired(self.data, lambda data: drafts.mistakes(data, self.names.registry))
        self.new = self.names.used({*entries.names_in(provisions), *self.data["issuer"]})
        commented = entries.commented(
            [(part, entry) for (part, __), entry in zip(found, provisions, strict=True)], self.read
        )
        top = {key: value for key, value in self.data.items() if key != "provisions"}
        self.text = draft_yaml.regulation((*_PREFACE, self.head.title), top, commented)

    def told(self, path: Path) -> Drafted:
        """What there is to tell of it."""
        duties = [duty for entry in self.data["provisions"] for duty in entry.get("duties", ())]
        doubts = [
            f"{entry['ref']}: {duty['doubt']}"
            for entry in self.data["provisions"]
            for duty in entry.get("duties", ())
            if "doubt" in duty
        ]
        bodies = tuple(str(one["name"]) for listed in self.new.values() for one in listed)
        return Drafted(
            path, self.id, self.head.title, len(self.data["provisions"]), len(duties),
            sum("deadlines" in duty for duty in duties), bodies, (*self.data.get("doubts", ()), *doubts),
            self.read.placed,
        )  # fmt: skip

    def _head(self, files: Sequence[Path]) -> dict[str, Any]:
        one = self.head
        issuer = self.names.several(list(one.issuer)) or [self.names.written("cơ quan ban hành chưa rõ")]
        return {
            "id": self.id,
            "draft": True,
            "number": one.number,
            "title": one.title,
            "document": one.document,
            "jurisdiction": one.jurisdiction,
            "issuer": issuer,
            "issued": one.issued,
            "schemes": self._schemes(),
            "effect": {
                **({"from": one.effect_from} if one.effect_from else {}),
                "confirmed": False,
                **({"note": one.effect_note} if one.effect_note else {}),
            },
            "legal_basis": [_basis(cited) for cited in one.legal_basis],
            **({"replaces": [_basis(cited) for cited in one.replaces]} if one.replaces else {}),
            "source": _("Tệp {0}, đọc bằng máy.").format(", ".join(path.name for path in files)),
        }

    def _schemes(self) -> list[str]:
        """The insurances that the title or the text names; all of them where it names none, with a doubt."""
        from baohiem_cli.reading.schemes import schemes_in

        said = schemes_in(self.head.title) or schemes_in(" ".join(one.text for one in self.read.placed))
        if not said:
            doubt(self.data, _("văn bản không nhắc bảo hiểm nào; tạm ghi cả ba"), many=True)
        return said or _SCHEMES


def _basis(cited: Any) -> dict[str, Any]:
    return {key: value for key, value in cited._asdict().items() if value}
