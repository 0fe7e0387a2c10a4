"""The way out of every command: the answer on standard output or into a file, its warnings on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from baohiem_cli import clock, paths
from baohiem_cli.commands.common import paging
from baohiem_cli.errors import BhError, OutputLost, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Lines
from baohiem_cli.report.formats import BINARY, Format, Page, render

BOM = "\ufeff"
"""Stands at the beginning of a file, and nowhere else."""

_FOR_PEOPLE = frozenset({Format.TABLE, Format.PLAIN, Format.MD, Format.MAIL})
"""The formats that are read and not processed."""


WITH_DAYS = frozenset({"due", "overdue"})
"""The commands whose answers a calendar can hold."""

WITH_PAGE = frozenset({"proof", "report"})
"""The commands whose answers have a page for a browser."""

WITH_LETTER = frozenset({"letter", "report"})
"""The commands whose answers are administrative documents."""


def way_out(given: Mapping[str, Any]) -> tuple[Format | None, Path | None]:
    """The format and the file of a command line; `--html FILE`, named as a format, says both at once.

    Raises WrongUsage for two ways out.
    """
    format = Format(given["format"]) if given.get("format") else None
    named = [(format, Path(file)) for file in [given.get("output")] if file]
    named += [(one, Path(given[one])) for one in Format if given.get(one)]
    if len(named) > 1 or (named and format and named[0][0] is not format):
        raise WrongUsage(_("Chỉ chọn một cách ghi kết quả: --output, hoặc tùy chọn mang tên định dạng như --html."))
    return named[0] if named else (format, None)


def expect(command: str, target: Path | None, format: Format | None, *, force: bool) -> None:
    """Refuse what cannot be written out before anything is done: what a command records stays recorded.

    Raises WrongUsage for a file that cannot be written, for a workbook on a terminal, and for a calendar, a page or a
    document of what has none.
    """
    chosen = _chosen(format, target)
    if chosen is Format.ICS and command not in WITH_DAYS:
        raise WrongUsage(_("Chỉ kết quả của {0} ghi được thành lịch (ics).").format(", ".join(sorted(WITH_DAYS))))
    if chosen is Format.HTML and command not in WITH_PAGE:
        raise WrongUsage(_("Chỉ kết quả của {0} ghi được thành trang web (html).").format(", ".join(sorted(WITH_PAGE))))
    if chosen in (Format.DOCX, Format.PDF) and command not in WITH_LETTER:
        told = _("Chỉ kết quả của {0} ghi được thành văn bản ({1}).")
        raise WrongUsage(told.format(", ".join(sorted(WITH_LETTER)), chosen))
    if chosen is Format.PDF:
        from baohiem_cli.files import libreoffice

        libreoffice.expect()
    if format in BINARY and target is None and paths.stdout_is_terminal():
        raise WrongUsage(_("Định dạng {0} chỉ ghi được vào tệp: thêm --output TÊN.{0}.").format(format))
    if target:
        from baohiem_cli.files import output

        output.expect(target, force=force)


def emit(answer: Answer, format: Format | None, target: Path | None = None, *, force: bool = False) -> None:
    """Write the answer, then what it asks to be done once it has been told.

    Without a format: that of the file's ending, else a table on a terminal, else plain text. Raises WrongUsage for a
    file that exists, unless `force` allows it to be replaced.
    """
    terminal = target is None and paths.stdout_is_terminal()
    chosen = _chosen(format, target)
    page = Page(
        paths.width(),
        colour=paths.colour() and terminal,
        left_out=_("Cột không hiện: {0}; xem đủ bằng -f md hoặc mở rộng cửa sổ."),
        piece=_("Phần {0}/{1}"),
        moment=clock.now(),
    )
    written = render(answer, chosen, page)
    if chosen is Format.PDF and isinstance(written, bytes):
        from baohiem_cli.files import libreoffice

        written = libreoffice.to_pdf(written)
    try:
        if not (terminal and isinstance(written, str) and paging.paged(written)):
            _hand_over(written, target, force=force)
    except OutputLost as error:
        error.already = answer.already
        raise
    except BhError as error:  # of the file that was named
        raise type(error)(f"{answer.already}. {error.message}" if answer.already else error.message) from error
    for warning in _untold(answer, chosen):
        print(_("Lưu ý: {0}").format(warning), file=sys.stderr)
    if chosen in _FOR_PEOPLE:
        for hint in answer.hints:
            print(_("Gợi ý: {0}").format(hint), file=sys.stderr)
    if answer.once_told and (target or not paths.stdout_is_closed()):
        answer.once_told()


def _untold(answer: Answer, format: Format) -> Iterator[str]:
    """The warnings that do not stand in the answer itself; those of JSON have a field for all of them."""
    blocks = (
        () if format in (Format.CSV, Format.XLSX, Format.ICS, Format.HTML, Format.DOCX, Format.PDF) else answer.blocks
    )
    told = {line for block in blocks if isinstance(block, Lines) for line in block.lines}
    yield from (warning for warning in answer.warnings if warning not in told)


def _hand_over(written: str | bytes, target: Path | None, *, force: bool) -> None:
    if target:
        from baohiem_cli.files import output

        output.write(target, written, force=force)
        print(_("Đã ghi vào {0}.").format(target), file=sys.stderr)
    elif isinstance(written, bytes):
        sys.stdout.buffer.write(written)
    else:
        behind = written.startswith(BOM) and paths.stdout_continues_a_file()
        sys.stdout.write(written.removeprefix(BOM) if behind else written)
    sys.stdout.flush()  # where both streams go to one place, the answer comes before what is to be noted


def _chosen(format: Format | None, target: Path | None) -> Format:
    if format or target:
        return format or _of_file(target or Path())
    return Format.TABLE if paths.stdout_is_terminal() else Format.PLAIN


def _of_file(target: Path) -> Format:
    ending = target.suffix.lower().removeprefix(".")
    return next((format for format in Format if format == ending), Format.PLAIN)
