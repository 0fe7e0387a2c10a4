"""The options that commands share, each defined once."""

import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from baohiem_cli.commands import completion
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Format


def parse_day(text: str) -> date:
    """A day as 2026-12-19 or 19/12/2026."""
    parts = text.split("/")
    try:
        if len(parts) == 3:
            day, month, year = (int(part) for part in parts)
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            _("'{0}' không phải ngày; cần dạng 2026-12-19 hoặc 19/12/2026.").format(text)
        ) from None


def _option(
    help: str, *names: str, metavar: str | None = None, complete: Callable[..., object] | None = None
) -> object:
    return typer.Option(
        *names, help=help, metavar=metavar, autocompletion=complete, show_default=False, case_sensitive=False
    )


Agencies = Annotated[
    list[str] | None,
    _option(
        _("Cơ quan: tên, tên ngắn hoặc viết tắt, có dấu hay không dấu. Dùng nhiều lần được."),
        "--agency",
        "-a",
        metavar=_("TÊN"),
        complete=completion.agencies,
    ),
]
Regulations = Annotated[
    list[str] | None,
    _option(
        _("Văn bản: mã ngắn hoặc số ký hiệu. Dùng nhiều lần được."),
        "--regulation",
        "-r",
        metavar=_("MÃ"),
        complete=completion.regulations,
    ),
]
Provinces = Annotated[
    list[str] | None,
    _option(
        _("Tỉnh; văn bản toàn quốc luôn được tính. Dùng nhiều lần được."),
        "--province",
        "-p",
        metavar=_("TỈNH"),
        complete=completion.provinces,
    ),
]
Roles = Annotated[list[Role] | None, _option(_("Vai trò của cơ quan trong nhiệm vụ."), "--role")]
Kinds = Annotated[list[Kind] | None, _option(_("Loại nhiệm vụ."), "--kind")]
Schemes = Annotated[list[Scheme] | None, _option(_("Loại bảo hiểm."), "--scheme")]
Cadences = Annotated[list[Cadence] | None, _option(_("Định kỳ."), "--cadence")]
Bases = Annotated[list[Basis] | None, _option(_("Căn cứ của ngày: văn bản ấn định hay suy ra từ định kỳ."), "--basis")]
AsWritten = Annotated[
    bool,
    typer.Option("--as-written", help=_("Theo đúng tên cơ quan, tỉnh trong văn bản, không tính việc tổ chức lại.")),
]
AsOf = Annotated[
    date | None, typer.Option("--as-of", parser=parse_day, metavar=_("NGÀY"), help=_("Coi ngày này là hôm nay."))
]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help=_("Dạng kết quả; mặc định: table trên màn hình, plain khi chuyển qua ống hoặc tệp."),
        show_default=False,
    ),
]
Database = Annotated[
    Path | None,
    typer.Option("--db", help=_("Tệp cơ sở dữ liệu (hoặc biến BH_DB)."), metavar=_("TỆP"), show_default=False),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help=_("Thư mục văn bản của riêng mình (hoặc biến BH_DATA)."),
        metavar=_("THƯ MỤC"),
        file_okay=False,
        exists=True,
        show_default=False,
    ),
]


class Where(NamedTuple):
    """What every command takes: how to print, and where the database and the user's own data are."""

    as_of: AsOf = None
    format: OutputFormat = None
    db: Database = None
    data: Data = None


class Filters(NamedTuple):
    """What every query takes besides: the filters, which combine and may be repeated."""

    agency: Agencies = None
    regulation: Regulations = None
    province: Provinces = None
    role: Roles = None
    kind: Kinds = None
    scheme: Schemes = None
    cadence: Cadences = None
    basis: Bases = None
    as_written: AsWritten = False


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options that its records of options (`filters`, `where`) stand for.

    typer reads options off a signature, so the wrapper has one in which the fields of these records stand as
    parameters of their own; the command receives the records.
    """
    own = inspect.signature(command, eval_str=True).parameters
    records = {
        name: parameter.annotation for name, parameter in own.items() if hasattr(parameter.annotation, "_fields")
    }
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [parameter.replace(kind=kind) for name, parameter in own.items() if name not in records]
    parameters += [
        inspect.Parameter(name, kind, default=record._field_defaults[name], annotation=annotation)
        for record in records.values()
        for name, annotation in record.__annotations__.items()
    ]

    def wrapper(**given: object) -> None:
        for name, record in records.items():
            given[name] = record(**{field: given.pop(field) for field in record._fields})
        command(**given)

    wrapper.__name__, wrapper.__doc__ = command.__name__, command.__doc__
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what inspect looks for
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapper
