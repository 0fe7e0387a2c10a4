"""The formats of an answer: a member of `Format` for each, and its module."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

from baohiem_cli.report.answer import Answer, Source


class Format(StrEnum):
    """How an answer is written out; files of a format end in `.` and its value."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Page(NamedTuple):
    """The page of an answer: the columns of a terminal, and whether colour is welcome."""

    width: int
    colour: bool = False


def render(answer: Answer, format: Format, page: Page) -> str | bytes:
    """The answer in a format, text ending with a newline unless it is empty.

    Only a table heeds the page. A format's module is imported here, so that nobody else pays for its libraries. An
    answer that is a document for another program (a schema, a ledger) is that document in every format; Markdown
    puts it into a fence.
    """
    if format is not Format.MD and answer.items == () and not answer.extra:
        match answer.blocks:
            case (Source(text=text),):
                return text
    match format:
        case Format.TABLE:
            from baohiem_cli.report import terminal

            return terminal.render(answer, page.width, colour=page.colour)
        case Format.PLAIN:
            from baohiem_cli.report import plain

            return plain.render(answer)
        case Format.JSON:
            from baohiem_cli.report import json

            return json.render(answer)
        case Format.CSV:
            from baohiem_cli.report import csv

            return csv.render(answer)
        case Format.MD:
            from baohiem_cli.report import markdown

            return markdown.render(answer)
        case _:
            assert_never(format)
