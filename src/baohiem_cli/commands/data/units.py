"""`bh units`: the concrete bodies that an office follows one by one, and adding to them from a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import listing_units
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.units import imported_answer, units_answer

EXAMPLES = (
    "bh units",
    'bh units "UBND xã"',
    'bh units import xa.csv --of "UBND xã" --province "Thanh Hóa"',
)
IMPORT = "import"


@options.shared
def units(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[TÊN] | import TỆP"),
            help=_(
                "Tên hay mã đơn vị, loại cơ quan, hoặc tỉnh; không ghi là tất cả. 'import TỆP' nhập bảng .csv (UTF-8) "
                "hoặc .xlsx có các cột name, id, since, until (hoặc tên đơn vị, mã, từ ngày, đến ngày)."
            ),
            autocompletion=completion.units,
        ),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar=_("LOẠI"),
            help=_("Khi nhập: loại cơ quan của các đơn vị."),
            autocompletion=completion.agencies,
        ),
    ] = None,
    province: Annotated[
        str | None,
        typer.Option(
            "--province",
            "-p",
            metavar=_("TỈNH"),
            help=_("Khi nhập: tỉnh của các đơn vị."),
            autocompletion=completion.provinces,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Khi nhập: chỉ cho xem sẽ ghi gì."))] = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """The listed bodies, or what a table adds to them."""
    given = words or []
    if given[:1] == [IMPORT]:
        return _import(given[1:], of, province, common, dry_run=dry_run)
    if len(given) > 1 or of or province:
        raise WrongUsage(_("Xem: bh units [TÊN]. Nhập: bh units import TỆP --of LOẠI --province TỈNH."))
    with opened(common.db, common.data) as register:
        listed = listing_units.listed(register, given[0] if given else None)
    return units_answer(listed, common.today, warnings(register.notices))


def _import(
    files: list[str], of: str | None, province: str | None, common: options.CommonOptions, *, dry_run: bool
) -> Answer:
    """Add the bodies of a table to the user's own list; all of them or, where one row is wrong, none."""
    from baohiem_cli.files import unit_list  # YAML, which asking about the list does not need
    from baohiem_cli.reading import sheet

    if len(files) != 1 or not of or not province:
        raise WrongUsage(_("Nhập cần một tệp, --of LOẠI và --province TỈNH."))
    source = Path(files[0])
    rows = sheet.rows(source)
    with opened(common.db, common.data) as register:
        new, known = listing_units.read_rows(register, source, rows, of, province)
        target = listing_units.place_of_list(common.data, common.db)
        names = listing_units.listed(register, None).names
        noted = warnings(register.notices)
    if new and not dry_run:
        unit_list.append(target, listing_units.lines_of(new), len(new))
    return imported_answer(listing_units.Imported(target, new, len(known), names), common.today, noted, trial=dry_run)
