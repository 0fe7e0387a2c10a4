"""`bh diff`: what a new version of a regulation's file changes, before it is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, options
from baohiem_cli.commands.differing import Words
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.analysis.difference import Difference, difference
from baohiem_cli.domain.deadlines.period import last_day_of_month
from baohiem_cli.domain.records import Regulation
from baohiem_cli.errors import DataInvalid, NotFound, Problem
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Bản mới của một tệp văn bản đổi nhiệm vụ nào, ngày hạn nào trong 12 tháng tới; chỉ xem, không nạp.")
EXAMPLES = ("bh diff kon-tum kon-tum-moi.yaml", "bh diff ban-cu.yaml ban-moi.yaml --as-of 2027-01-01 --format json")


@options.common
def diff(
    old: Annotated[str, typer.Argument(metavar=_("CŨ"), help=_("Tệp cũ, hoặc mã của văn bản đang có."))],
    new: Annotated[Path, typer.Argument(metavar=_("MỚI"), exists=True, dir_okay=False, help=_("Tệp mới."))],
    *,
    where: options.Where,
) -> None:
    """Print what differs: in the head, in the duties, in the dates of the next twelve months."""
    today = asking.reference_day(where.as_of)
    last = _year_after(today)
    files = (Path(old) if Path(old).is_file() else _in_use(old, where), new)
    (before, after), shorts = _loaded(files, where)
    found = difference(before, after, today, last)
    words = Words(shorts)
    extra = {"old": str(files[0]), "new": str(files[1]), "from": today, "to": last}
    blocks = tuple(_blocks(found, words, after.id, last))
    asking.emit(Answer("diff", today, tuple(words.items(found)), blocks, (), extra), where.format)


def _year_after(day: date) -> date:
    if day.year == date.max.year:
        return date.max
    return (
        last_day_of_month(day.year + 1, day.month)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year + 1)
    )


def _in_use(name: str, where: options.Where) -> Path:
    """The file that the register has a regulation from."""
    with opened(where.db, where.data) as register:
        id = asking.find_regulation(register.db, name)
        found = [path for path, __, ___, regulation, used in catalogue.files(register.db) if used and regulation == id]
    if not found:  # taken out between the two questions
        raise NotFound(_("Không có văn bản '{0}'.").format(name))
    return Path(found[0])


def _loaded(files: tuple[Path, Path], where: options.Where) -> tuple[list[Regulation], Mapping[str, str]]:
    """Both files, with the registry and the overlays that they would be loaded with; and short names of agencies.

    Raises DataInvalid with the problems of both.
    """
    own = paths.own_data(where.data, paths.database(where.db))
    common = loading.common([Source(paths.shipped_data()), *([Source(own)] if own else [])])
    found: list[Regulation] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(loading.regulation(file, common.registry, common.overlays))
        except DataInvalid as error:
            problems += error.problems
    if problems:
        raise DataInvalid(_("Dữ liệu có {0} lỗi.").format(len(problems)), problems=tuple(sorted(set(problems))))
    return found, {agency.id: agency.short or agency.name for agency in common.registry.agencies.values()}


def _blocks(found: Difference, words: Words, id: str, last: date) -> list[Block]:
    added, removed = (sum(getattr(one, side) is None for one in found.duties) for side in ("old", "new"))
    changed = len(found.duties) - added - removed
    heading = _("{0}: {1} nhiệm vụ thêm, {2} bỏ, {3} sửa; {4} ngày hạn khác đi đến {5}").format(
        id, added, removed, changed, len(found.dates), f"{last:%d/%m/%Y}"
    )
    tables = (
        (_("Văn bản"), Table(_sides(Column(_("Mục"))), tuple(words.head(found.head)))),
        (
            _("Nhiệm vụ"),
            Table(
                _sides(Column(_("Mã"), whole=True), Column(_("Thay đổi")), Column(_("Mục"))),
                tuple(words.duties(found.duties)),
            ),
        ),
        (
            _("Ngày hạn"),
            Table(
                (Column(_("Mã"), whole=True), Column(_("Kỳ")), Column(_("Thay đổi")), Column(_("Cũ")), Column(_("Mới")),
                 Column(_("Cơ quan"), wide=True)),
                tuple(words.dates(found.dates)),
            ),
        ),
    )  # fmt: skip
    blocks: list[Block] = [Lines((heading,), heading=True)]
    for title, table in tables:
        if table.rows:
            blocks += [Lines((title,), heading=True), table]
    return blocks


def _sides(*columns: Column) -> tuple[Column, ...]:
    return (*columns, Column(_("Cũ"), wide=True), Column(_("Mới"), wide=True))
