"""Mails: text of 76 columns under its subject, and messages as the standard library's own reader takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from baohiem_cli.report.answer import Answer, Column, Lines, Table
from baohiem_cli.report.formats import Format, Page, render
from baohiem_cli.report.mail import WIDTH

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
LONG = "Báo cáo tình hình thực hiện Quy chế phối hợp và quy định pháp luật liên quan. " * 3


def answer(title="Quá hạn 5 việc", text=LONG):
    table = Table((Column("Mã", no_wrap=True), Column("Nhiệm vụ", stretch=True)), (("a/1@2026", text),))
    return Answer("overdue", DAY, (), (Lines((title,), heading=True), table))


def written(answer, format):
    return render(answer, format, Page(200, moment=MOMENT))


def read(made):
    return message_from_bytes(made, policy=default)


def test_the_subject_stands_first_and_no_line_is_longer_than_76_columns():
    subject, empty, *rest = written(answer(), Format.MAIL).split("\n")
    assert (subject, empty) == ("Quá hạn 5 việc", "")
    assert rest
    assert WIDTH == 76
    assert max(map(len, rest)) <= 76
    assert " ".join(" ".join(rest).split()).count("pháp luật") == 3


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Quá hạn 8 việc (1–30 ngày: 0; 31–120 ngày: 1; trên 120 ngày: 7) – BHXH tỉnh Thanh Hóa",
         "Quá hạn 8 việc – BHXH tỉnh Thanh Hóa"),
        (LONG.strip(), "Báo cáo tình hình thực hiện Quy chế phối hợp và quy định pháp luật liên …"),
    ],
)  # fmt: skip
def test_a_long_title_is_short_as_a_subject_and_whole_below(title, subject):
    first, __, *rest = written(answer(title, "x"), Format.MAIL).split("\n")
    assert first == subject
    assert title in " ".join(rest)
    assert max(map(len, (first, *rest))) <= WIDTH


def test_a_message_has_the_same_text_as_of_the_moment_given():
    message = read(written(answer(), Format.EML))
    assert message["subject"] == "Quá hạn 5 việc"
    assert message["date"].datetime == MOMENT
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.defects == []
    mail = written(answer(), Format.MAIL)
    assert message["subject"] + "\n\n" + message.get_content().replace("\r\n", "\n") == mail


def test_a_message_is_ascii_in_short_lines():
    made = written(answer(), Format.EML)
    assert made.isascii()
    lines = made.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 78


@pytest.mark.parametrize("text", ["a\r\nBcc: x@y.vn", "a\nBcc: x@y.vn", "=?utf-8?q?x?=\n\n.", "\u202eabc\x1b[31m"])
def test_no_text_becomes_a_header_of_its_own(text):
    message = read(written(answer(text, text), Format.EML))
    assert set(message) == {"Subject", "Date", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
    assert "\x1b" not in message.get_content()


@pytest.mark.parametrize("format", [Format.MAIL, Format.EML])
def test_nothing_to_say_is_no_mail(format):
    assert not written(Answer("overdue", DAY, (), ()), format)
