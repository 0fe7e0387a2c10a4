"""`bh letter`: a draft of the letter that reminds bodies of what they still owe."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import bounded
from baohiem_cli.app.ask import letters, questions
from baohiem_cli.app.ask.letters import Urged
from baohiem_cli.app.notices import Notice
from baohiem_cli.app.register import Register, opened
from baohiem_cli.commands.common import completion, options, recording
from baohiem_cli.commands.common.files import existing_document
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import how_to_set
from baohiem_cli.views.letter.form import form_of
from baohiem_cli.views.letter.reminder import reminder_answer

EXAMPLES = (
    "bh letter kon-tum/24.1 --period 2026-H1 --output don-doc.docx",
    'bh letter --agency "Sở Y tế" --within 15 --output don-doc.docx',
    "bh letter --missing --apart --pdf don-doc.pdf",
)
LARGEST = 20_000_000
"""Bytes of a template."""


@options.shared
def letter(
    key: Annotated[
        str | None,
        typer.Argument(
            metavar=_("MÃ"),
            help=_("Mã nhiệm vụ, hay mã kỳ: gửi những cơ quan chưa thực hiện."),
            autocompletion=completion.keys,
            show_default=False,
        ),
    ] = None,
    period: recording.PeriodOfKey = None,
    missing: Annotated[
        bool, typer.Option("--missing", help=_("Mọi việc quá hạn của mọi cơ quan, trừ đơn vị của mình."))
    ] = False,
    within: Annotated[
        int, typer.Option(min=0, max=366, metavar=_("SỐ"), help=_("Thêm việc đến hạn trong số ngày tới."))
    ] = 0,
    grace: Annotated[int, typer.Option(min=0, metavar=_("SỐ"), help=_("Bỏ qua việc trễ không quá số ngày này."))] = 0,
    apart: Annotated[
        bool, typer.Option("--apart", help=_("Mỗi cơ quan một công văn, nối nhau trong một tệp."))
    ] = False,
    superior: options.Superior = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            help=_("Mẫu Word của đơn vị, thay cho cách trình bày có sẵn; các trường: xem hướng dẫn về công văn."),
            metavar=_("TỆP"),
            parser=existing_document,
            show_default=False,
        ),
    ] = None,
    docx: options.DocxFile = None,
    pdf: options.PdfFile = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """A letter to all who owe what was asked about, or one to each."""
    if (key is not None) + bool(filters.agency) + missing != 1:
        raise WrongUsage(_("Chọn một cách: MÃ, --agency TÊN hoặc --missing."))
    if key is None and period is not None:
        raise WrongUsage(_("--period chỉ dùng cùng MÃ."))
    if key is not None and (within or grace):
        raise WrongUsage(_("--within và --grace không dùng cùng MÃ."))
    if template and apart:
        raise WrongUsage(_("--template và --apart không dùng cùng nhau; lập từng công văn bằng --agency."))
    with opened(common.db, common.data) as register:
        noted: tuple[Notice, ...] = ()
        if key is not None:
            urged = letters.of_duty(register, key, period, filters.province or (), common.today)
        else:
            urged, noted = _asked(register, filters, common, within=within, grace=grace)
        found = warnings(register.notices, noted, urged.listing.working.notices)
    if not urged.tracked:
        raise WrongUsage(_("Không có việc nào để đôn đốc; không lập công văn."))
    answer = reminder_answer(urged, found, apart=apart, superior=superior)
    if template and answer.letters:
        form = form_of(_read(template), answer.letters()[0], urged.tracked, urged.listing)
        answer = answer._replace(form=form)
    return answer if urged.sender.name else answer._replace(hints=(how_to_set(),))


def _asked(
    register: Register, filters: options.Filters, common: options.CommonOptions, *, within: int, grace: int
) -> tuple[Urged, tuple[Notice, ...]]:
    """What the filters ask about; of the office that is set its province counts, and not its agency."""
    asked = questions.asked(register, filters.wanted(), common.today)
    urged = letters.of_question(
        register, asked.question, common.today, within=within, grace=grace, as_written=filters.as_written
    )
    return urged, asked.notices


def _read(template: Path) -> bytes:
    """The bytes of a template. Raises WrongUsage for a device, a pipe, and what is too large to be one."""
    try:
        return bounded.read(template, LARGEST)
    except bounded.TooLarge as error:
        raise WrongUsage(_("Tệp mẫu {0} quá lớn.").format(template)) from error
    except bounded.Unreadable as error:
        raise WrongUsage(_("Không đọc được tệp mẫu {0}: {1}.").format(template, error)) from error
