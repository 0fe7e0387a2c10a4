"""`bh schema`: the JSON Schema of a data file, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from baohiem_cli.i18n import gettext as _

HELP = _("In JSON Schema của tệp dữ liệu, để trình soạn thảo gợi ý và kiểm tra.")
EXAMPLES = ("bh schema", "bh schema agencies")


class Which(StrEnum):
    """The kinds of data file."""

    REGULATION = "regulation"
    OVERLAY = "overlay"
    AGENCIES = "agencies"
    CALENDAR = "calendar"
    SUCCESSION = "succession"
    PROVINCES = "provinces"
    LEGAL_BASIS = "legal_basis"


def schema(
    which: Annotated[Which, typer.Argument(help=_("Loại tệp dữ liệu."))] = Which.REGULATION,
) -> None:
    """Print the schema."""
    from baohiem_cli.files.format import json_schema

    print(json_schema.text(which.value), end="")
