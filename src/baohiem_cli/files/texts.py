"""Texts that users attach to regulations: `texts/<id>.json` of their own data, made by `bh attach`.

No text is shipped: whoever has one attaches it. The file is made by the program and read by it alone, so that it is
JSON, which is read in a hundredth of the time of YAML.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from baohiem_cli import bounded
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import output, yaml_reader
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple


class Attached(NamedTuple):
    """The text of a regulation, in the order of its provisions, and the name of the file that it was read from."""

    regulation: str
    source: str
    passages: tuple[Passage, ...]


class _Passage(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    ref: str = Field(max_length=40)
    text: str
    page: int | None = None
    line: int


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    regulation: str
    source: str
    passages: list[_Passage]


def read(path: Path) -> Attached:
    """The text in a file. Raises DataInvalid."""
    try:
        file = _File.model_validate_json(bounded.read(path, yaml_reader.SIZE_LIMIT))
    except (ValidationError, bounded.Unreadable) as error:
        told = _("không phải văn bản do bh attach ghi; hãy gắn lại bằng: bh attach {0} TỆP").format(path.stem)
        raise DataInvalid(told, problems=(Problem(str(path), 1, 1, told, ""),)) from error
    return Attached(file.regulation, file.source, tuple(Passage(*one.model_dump().values()) for one in file.passages))


def write(path: Path, attached: Attached) -> None:
    """Keep a text, in the place of an earlier one."""
    content = {
        "regulation": attached.regulation,
        "source": attached.source,
        "passages": [one._asdict() for one in attached.passages],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    output.write(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n", force=True)


def newest(files: Sequence[Path]) -> dict[str, Path]:
    """The file of each regulation's text: that of the last source that has one."""
    return {path.stem: path for path in files}
