"""`bh draft`: a regulation's file from its text, for a person to prove."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app.data import drafting
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.files import existing_document
from baohiem_cli.commands.common.slug import slug
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data.draft import draft_answer

EXAMPLES = ("bh draft quyet-dinh.txt --id vi-du", "bh draft quyet-dinh.txt quy-che.txt --id vi-du --to thu-muc")


@options.shared
def draft(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("TỆP..."), parser=existing_document, help=_("Văn bản, một hay nhiều tệp theo thứ tự.")
        ),
    ],
    id: Annotated[
        str,
        typer.Option("--id", parser=slug, metavar=_("MÃ"), help=_("Mã ngắn của văn bản, không đổi về sau: 'kon-tum'.")),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=_("THƯ MỤC"), help=_("Nơi ghi; mặc định dữ liệu riêng của người dùng.")),
    ] = None,
    title_only: Annotated[
        bool, typer.Option("--title-only", help=_("Chỉ ghi các đề mục và điều khoản, không đọc nhiệm vụ."))
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help=_("Đọc lại vào tệp nháp đã có, giữ những gì người đã sửa."))
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help=_("Liệt kê từng dòng của văn bản đã đi vào đâu."))
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help=_("Viết lại cả tệp nháp đã có."))] = False,
    db: options.Database = None,
    *,
    output: options.OutputOptions,
) -> Answer:
    """Read a text and write a draft that passes `bh check`."""
    drafted = drafting.draft(files, id, to, db, title_only=title_only, update=update, replace=replace)
    return draft_answer(drafted, clock.today(), coverage=coverage)
