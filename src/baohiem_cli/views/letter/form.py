"""The fields of a letter for a template of the office's own. Offices write these names: they never change."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Form, Letter, Lines
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.letter.tasks import bodies
from baohiem_cli.views.letter.words import due_day, situation


def form_of(template: bytes, letter: Letter, found: Sequence[Tracked], listing: Listing) -> Form:
    """A template with the fields of one letter."""
    fields = {
        "co_quan": letter.office,
        "chu_quan": letter.superior,
        "dia_danh": letter.place,
        "trich_yeu": letter.about,
        "kinh_gui": list(letter.to),
        "noi_dung": [line for block in letter.content if isinstance(block, Lines) for line in block.lines],
        "noi_nhan": list(letter.recipients),
        "ngay": day(listing.today),
        "viec": [_task(i, one, listing) for i, one in enumerate(found, 1)],
    }
    unknown = _("Mẫu có trường chưa biết: {0}. Các trường: {1}.")
    broken = _("Tệp mẫu không phải tệp .docx, hoặc có dấu {{ }}, {% %} viết sai.")
    return Form(template, fields, unknown, broken)


def _task(number: int, one: Tracked, listing: Listing) -> dict[str, object]:
    occurrence = one.occurrence
    return {
        "tt": number,
        "co_quan": "; ".join(bodies(one, listing)),
        "nhiem_vu": occurrence.duty.summary,
        "ma": occurrence.key,
        "dieu": occurrence.duty.citation,
        "van_ban": occurrence.duty.number or occurrence.duty.regulation,
        "ky": occurrence.period,
        "han": due_day(one),
        "tinh_trang": situation(one, listing.today),
    }
