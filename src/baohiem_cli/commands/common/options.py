"""The options that commands share, each defined once."""

import inspect
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app.ask.questions import Wanted
from baohiem_cli.commands.common import completion
from baohiem_cli.commands.common.files import existing_folder
from baohiem_cli.domain.ledger.payloads import FIRST_DAY, LAST_DAY, LONGEST, text_of
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report.answer import Answer
from baohiem_cli.report.formats import Format

_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"


def parse_day(text: str) -> date:
    """A day as 2026-12-19 or 19/12/2026, its year in four digits: `18/11/26` could be any century's."""
    found = re.fullmatch(_DAY, text.strip()) or re.fullmatch(_DAY_FIRST, text.strip())
    try:
        day = date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        day = None
    if day is None:
        raise typer.BadParameter(
            _("'{0}' không phải ngày; cần dạng 2026-12-19 hoặc 19/12/2026, năm đủ bốn chữ số.").format(text)
        )
    if not FIRST_DAY <= day <= LAST_DAY:
        raise typer.BadParameter(
            _("Ngày {0} ngoài khoảng từ năm {1} đến năm {2}.").format(text, FIRST_DAY.year, LAST_DAY.year)
        )
    return day


_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing."""


def filled(text: str) -> str:
    """A text that says something and can be kept."""
    if all(unicodedata.category(one)[0] in "CZ" or one in _BLANK for one in text):
        raise typer.BadParameter(_("không được để trống."))
    try:
        return text_of(text)
    except ValueError:
        raise typer.BadParameter(_("có ký tự không ghi được, hoặc dài quá {0} ký tự.").format(LONGEST)) from None


def parse_moment(text: str) -> str:
    """The end of a day in Việt Nam, or a moment of it (`2026-11-20 14:30`), in UTC as the ledger keeps moments."""
    day, __, clock_time = text.strip().partition(" ")
    try:
        at = time.fromisoformat(clock_time) if clock_time else time.max
    except ValueError:
        raise typer.BadParameter(_("'{0}' không phải giờ; cần dạng 14:30.").format(clock_time)) from None
    moment = datetime.combine(parse_day(day), at.replace(tzinfo=None), clock.VIETNAM).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def days_ahead(text: str | None) -> tuple[int, ...]:
    """Numbers of days, as `7,1`; the most first, each once. Raises WrongUsage."""
    given = [one.strip() for one in text.split(",")] if text is not None else []
    if not all(re.fullmatch(r"[0-9]{1,3}", one) for one in given) or len(given) > 5:
        told = _("--remind: cần tối đa 5 số ngày cách nhau bằng dấu phẩy, như 7,1; không phải '{0}'.")
        raise WrongUsage(told.format(text))
    return tuple(sorted(set(map(int, given)), reverse=True))


def _option(
    help: str, *names: str, metavar: str | None = None, complete: Callable[..., object] | None = None
) -> object:
    return typer.Option(
        *names, help=help, metavar=metavar, autocompletion=complete, show_default=False, case_sensitive=False
    )


Agencies = Annotated[
    list[str] | None,
    _option(
        _("Cơ quan: tên hay viết tắt, có dấu hay không, có thể kèm tỉnh ('BHXH Sơn La'). Có thể dùng nhiều lần."),
        "--agency",
        "-a",
        metavar=_("TÊN"),
        complete=completion.agencies,
    ),
]
Regulations = Annotated[
    list[str] | None,
    _option(
        _("Văn bản: mã ngắn hoặc số ký hiệu. Có thể dùng nhiều lần."),
        "--regulation",
        "-r",
        metavar=_("MÃ"),
        complete=completion.regulations,
    ),
]
Provinces = Annotated[
    list[str] | None,
    _option(
        _("Tỉnh; văn bản toàn quốc luôn được tính. Mặc định tỉnh của đơn vị. Có thể dùng nhiều lần."),
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
Bases = Annotated[list[Basis] | None, _option(_("Căn cứ của ngày hạn."), "--basis")]
AsWritten = Annotated[
    bool,
    typer.Option("--as-written", help=_("Theo đúng tên cơ quan, tỉnh trong văn bản, không tính việc tổ chức lại.")),
]
WithoutOffice = Annotated[
    bool, typer.Option("--all", help=_("Mọi tỉnh, mọi cơ quan: không theo đơn vị đã đặt bằng bh init."))
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=parse_day, metavar=_("NGÀY"), help=_("Tính theo ngày này thay cho ngày hiện tại.")),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        parser=parse_moment,
        metavar=_("THỜI ĐIỂM"),
        help=_("Theo những gì sổ đã có lúc ấy: một ngày, hoặc 'ngày giờ:phút' theo giờ Việt Nam."),
    ),
]
Remind = Annotated[
    str | None,
    typer.Option(
        "--remind",
        metavar=_("SỐ,..."),
        help=_("Khi ghi ra lịch (ics): nhắc trước bấy nhiêu ngày, như 7,1."),
        show_default=False,
    ),
]
Year = Annotated[
    int | None, typer.Option("--year", min=FIRST_DAY.year, max=LAST_DAY.year, help=_("Năm."), show_default=False)
]
Alone = Annotated[
    bool, typer.Option("--alone", help=_("Chỉ việc làm một mình, không có cơ quan cùng làm hay phối hợp."))
]
Joint = Annotated[
    bool, typer.Option("--joint", help=_("Chỉ việc cùng làm hay phối hợp với cơ quan khác; nêu cùng với ai."))
]
Each = Annotated[
    bool,
    typer.Option("--each", help=_("Mỗi đơn vị một dòng, không gộp; việc của cả một loại cơ quan cũng tách từng nơi.")),
]
Notes = Annotated[bool, typer.Option("--notes", help=_("In mọi ghi chú ở cuối danh sách."))]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help=_("Dạng kết quả; mặc định: table trên màn hình, plain khi chuyển qua ống, theo đuôi tệp khi có --output."),
        show_default=False,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=_("Ghi kết quả vào tệp này thay vì in ra."),
        metavar=_("TỆP"),
        dir_okay=False,
        show_default=False,
    ),
]
HtmlFile = Annotated[
    Path | None,
    typer.Option(
        "--html",
        help=_("Ghi thành trang web vào tệp này: một tệp, mở bằng trình duyệt, không cần mạng."),
        metavar=_("TỆP"),
        dir_okay=False,
        show_default=False,
    ),
]
DocxFile = Annotated[
    Path | None,
    typer.Option(
        "--docx",
        help=_("Ghi thành văn bản Word vào tệp này, trình bày theo Nghị định 30/2020/NĐ-CP."),
        metavar=_("TỆP"),
        dir_okay=False,
        show_default=False,
    ),
]
PdfFile = Annotated[
    Path | None,
    typer.Option(
        "--pdf",
        help=_("Ghi văn bản ấy thành PDF vào tệp này; cần LibreOffice."),
        metavar=_("TỆP"),
        dir_okay=False,
        show_default=False,
    ),
]
Superior = Annotated[
    str | None,
    typer.Option(
        "--superior",
        parser=filled,
        metavar=_("TÊN"),
        help=_("Cơ quan chủ quản, ghi trên tên cơ quan ban hành trong văn bản; không nêu thì bỏ trống."),
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))]
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
        parser=existing_folder,
        show_default=False,
    ),
]


class OutputOptions(NamedTuple):
    """The options of every command: the form of its answer, and its place."""

    format: OutputFormat = None
    output: OutputFile = None
    force: Force = False


class CommonOptions(NamedTuple):
    """The options of a command on the database: the day asked about, the way out, the database, the user's own data."""

    as_of: AsOf = None
    format: OutputFormat = None
    output: OutputFile = None
    force: Force = False
    db: Database = None
    data: Data = None

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.as_of or clock.today()


class Filters(NamedTuple):
    """The further options of every query: the filters, which combine and may be repeated."""

    agency: Agencies = None
    regulation: Regulations = None
    province: Provinces = None
    role: Roles = None
    kind: Kinds = None
    scheme: Schemes = None
    cadence: Cadences = None
    basis: Bases = None
    as_written: AsWritten = False
    everything: WithoutOffice = False

    def wanted(self, words: Sequence[str] = ()) -> Wanted:
        """The filters as plain values, with words to look for."""
        return Wanted(
            agencies=self.agency or (),
            regulations=self.regulation or (),
            provinces=self.province or (),
            roles=self.role or (),
            kinds=self.kind or (),
            schemes=self.scheme or (),
            cadences=self.cadence or (),
            bases=self.basis or (),
            words=words,
            as_written=self.as_written,
            everything=self.everything,
        )


Command = Callable[..., Answer]


def shared(command: Command) -> Command:
    """Give a command the options that its records of options (`filters`, `common`) stand for.

    typer reads options off a signature and knows no groups of them. The wrapper has a signature in which the fields of
    each record stand as parameters of their own; the command receives the records.
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

    def wrapper(**given: object) -> Answer:
        for name, record in records.items():
            given[name] = record(**{field: given.pop(field) for field in record._fields})
        return command(**given)

    wrapper.__name__, wrapper.__doc__ = command.__name__, command.__doc__
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what inspect looks for
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapper
