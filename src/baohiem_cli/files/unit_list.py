"""Adding to a list of units that a user keeps: what stands in it stays as it is, comments too."""

from __future__ import annotations

from pathlib import Path

from baohiem_cli.errors import BhError, DataInvalid, WrongUsage
from baohiem_cli.files import output, yaml_reader
from baohiem_cli.files.format.units import UnitsFile
from baohiem_cli.i18n import gettext as _

_HEAD = "units:\n"


def append(path: Path, lines: str, number: int) -> None:
    """Put entries behind those of a list, or begin one. Raises WrongUsage or DataInvalid; nothing is half written."""
    present, before = "", 0
    if path.exists():
        before = len(_read(path).units)
        present = path.read_text(encoding="utf-8-sig")
        present += "" if present.endswith("\n") else "\n"
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
    text = (present if before else _without_entries(present)) + lines
    with output.beside(path, force=True, private=False) as written:
        written.write_text(text, encoding="utf-8", newline="\n")
        try:
            sound = len(_read(written).units) == before + number
        except BhError:
            sound = False
        if not sound:
            message = _("Không nối được vào {0}: danh sách ở đó viết cách khác. Hãy tự thêm vào cuối tệp:\n{1}")
            raise WrongUsage(message.format(path, lines))


def _without_entries(present: str) -> str:
    """An empty list, ready for entries; its comments stay."""
    kept = [line for line in present.splitlines(keepends=True) if not line.startswith("units:")]
    return "".join(kept) + _HEAD


def _read(path: Path) -> UnitsFile:
    document = yaml_reader.read(path, str(path))
    try:
        return UnitsFile.model_validate(document.data or {})
    except ValueError as error:
        raise DataInvalid(_("{0} có lỗi; xem bằng: bh check").format(path)) from error
