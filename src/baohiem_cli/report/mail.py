"""Answers as mails: plain text of 76 columns under its subject, or a whole message (RFC 5322) for a mail program."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import shorten

from baohiem_cli.report import terminal
from baohiem_cli.report.answer import Answer, Lines
from baohiem_cli.report.text import human

WIDTH = 76

_BRACKETED = re.compile(r" \([^()]*\)")


def render(answer: Answer, moment: datetime, *, whole: bool, left_out: str, piece: str) -> str | bytes:
    """The subject, an empty line and the answer, or a `whole` message; nothing where there is nothing to say.

    A message is a draft: to whom and from whom it goes is left to the mail program.
    """
    subject, rest = _subject(answer)
    body = terminal.render(rest, WIDTH, colour=False, left_out=left_out, piece=piece)
    if not whole:
        return f"{subject}\n\n{body}" if subject else body
    if not subject and not body:
        return b""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["Date"] = moment
    made["X-Unsent"] = "1"  # Outlook opens it as a draft
    made.set_content(body, charset="utf-8", cte="quoted-printable")
    return made.as_bytes()


def _subject(answer: Answer) -> tuple[str, Answer]:
    """The first heading as one line, and the answer without it; a long one is shortened, and stands whole below too."""
    for i, block in enumerate(answer.blocks):
        if isinstance(block, Lines) and block.heading and block.lines:
            first, *others = block.lines
            title = " ".join(human(first).split())
            if len(title) > WIDTH:
                return _short(title), answer
            rest = block._replace(lines=tuple(others))
            blocks = (*answer.blocks[:i], *((rest,) if others else ()), *answer.blocks[i + 1 :])
            return title, answer._replace(blocks=blocks)
    return "", answer


def _short(title: str) -> str:
    """Without what stands in brackets, and if need be without its last words."""
    return shorten(_BRACKETED.sub("", title), WIDTH, placeholder=" …")
