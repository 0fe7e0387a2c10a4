"""`bh diff`: what a new version of a regulation's file changes, before it is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import checking
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.files import existing_file
from baohiem_cli.domain.analysis.difference import difference
from baohiem_cli.files.disk import as_stored
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.difference import difference_answer

EXAMPLES = ("bh diff kon-tum kon-tum-moi.yaml", "bh diff ban-cu.yaml ban-moi.yaml --as-of 2027-01-01 --format json")


@options.shared
def diff(
    old: Annotated[str, typer.Argument(metavar=_("CŨ"), help=_("Tệp cũ, hoặc mã của văn bản đang có."))],
    new: Annotated[Path, typer.Argument(metavar=_("MỚI"), parser=existing_file, help=_("Tệp mới."))],
    *,
    common: options.CommonOptions,
) -> Answer:
    """The differences: in the head, in the duties, in the dates of the next twelve months."""
    first, last = common.today, checking.year_after(common.today)
    with opened(common.db, common.data) as register:
        stored = as_stored(Path(old))
        files = (stored if stored.is_file() else checking.file_of(register, old), new)
        before, after, names = checking.both(*files, register.sources)
        found = difference(before, after, first, last, register.day_off)
    return difference_answer(
        found,
        names,
        id=after.id,
        files=files,
        first=first,
        last=last,
        warnings=warnings(register.notices),
    )
