"""`bh schema`: the JSON Schema of a data file, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data.files import schema_answer

EXAMPLES = ("bh schema", "bh schema agencies")


class DataFile(StrEnum):
    """The kinds of data file."""

    REGULATION = "regulation"
    OVERLAY = "overlay"
    AGENCIES = "agencies"
    CALENDAR = "calendar"
    SUCCESSION = "succession"
    PROVINCES = "provinces"
    LEGAL_BASIS = "legal_basis"
    UNITS = "units"


def schema(
    which: Annotated[DataFile, typer.Argument(metavar=_("[LOẠI]"), help=_("Loại tệp dữ liệu."))] = DataFile.REGULATION,
    output: options.OutputFile = None,
    force: options.Force = False,
) -> Answer:
    """The schema, which is for editors and therefore has no other format."""
    from baohiem_cli.files.format import json_schema

    return schema_answer(json_schema.text(which.value), clock.today())
