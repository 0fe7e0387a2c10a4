"""What is more often a slip than a fact is asked about or refused, and nothing is recorded without a word."""

from __future__ import annotations

import io

import pytest

from baohiem_cli import paths
from tests.commands.office import ANNUAL, OTHER, QUARTERLY
from tests.domain.making import case

PAST = f"{QUARTERLY}@2026-Q2:so-y-te"
Q3 = f"{QUARTERLY}@2026-Q3:so-y-te"


# What is more often a slip than a fact


DOUBTFUL = [
    case("trước khi kỳ bắt đầu", [], ["done", ANNUAL, "--on", "2025-12-18"], "trước khi kỳ bắt đầu (01/01/2026)"),
    case("nhầm thế kỷ", [], ["done", ANNUAL, "--on", "1926-11-18"], "trước khi kỳ bắt đầu"),
    case("kỳ sau", [], ["done", "mau/1.1@2027:so-y-te"], "trước khi kỳ bắt đầu (01/01/2027)"),
    case("đã được miễn", ["waive", ANNUAL, "--reason", "…"], ["done", ANNUAL], "được miễn"),
    case("đã xong", ["done", ANNUAL], ["waive", ANNUAL, "--reason", "…"], "đã ghi hoàn thành ngày 22/11/2026"),
    case("gia hạn ngắn lại", ["extend", ANNUAL, "--to", "2027-02-01"], ["extend", ANNUAL, "--to", "2027-01-10"],
         "sớm hơn lần gia hạn trước, 01/02/2027"),
    case("gia hạn quá xa", [], ["extend", ANNUAL, "--to", "2206-07-15"], "quá 5 năm"),
    case("gia hạn trước ngày gia hạn", [], ["extend", PAST, "--to", "2026-07-25"], "trước ngày gia hạn 22/11/2026"),
    case("miễn từ lâu", [], ["waive", ANNUAL, "--reason", "…", "--on", "2020-01-01"], "hơn một năm"),
    case("phát sinh quá xa", [], ["trigger", "mau/2.1", "--due", "2206-07-15"], "quá 5 năm"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "args", "words"), DOUBTFUL)
def test_what_is_doubtful_is_not_recorded_without_a_word(office, before, args, words):
    if before:
        assert office.run(*before).code == 0
    log = office.log()
    run = office.run(*args)
    assert run.code == 2
    assert words in run.err
    assert "--yes" in run.err
    assert office.log() == log
    assert office.run(*args, "--yes").code == 0
    assert len(office.log()) > len(log)


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 130)])
def test_a_person_is_asked(office, monkeypatch, answer, code):
    monkeypatch.setattr(paths, "stdin_is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    run = office.run("done", ANNUAL, "--on", "2025-12-18")
    assert run.code == code
    assert "trước khi kỳ bắt đầu" in run.err
    assert len(office.log()) == (code == 0)


def test_an_extension_recorded_afterwards_makes_nothing_punctual_without_a_word(office):
    backdated = ("extend", ANNUAL, "--to", "2026-12-31", "--on", "2026-12-15")
    run = office.run(*backdated, day="2026-12-28")
    assert run.code == 2
    assert "làm việc quá hạn thành đúng hạn" in run.err
    assert office.run("done", ANNUAL, "--on", "2026-12-22", day="2026-12-28").code == 0
    assert office.run(*backdated, day="2026-12-28").code == 2
    assert office.run(*backdated, "--yes", day="2026-12-28").code == 0
    assert office.state(ANNUAL, day="2026-12-28") == "done"


def test_a_dry_run_shows_what_is_doubtful(office):
    run = office.run("done", ANNUAL, "--on", "2025-12-18", "--dry-run")
    assert run.code == 0
    assert "trước khi kỳ bắt đầu" in run.err
    assert office.log() == []


@pytest.mark.parametrize("on", ["2026-01-01", "2026-11-22"])
def test_within_the_period_nothing_is_asked(office, on):
    assert office.run("done", ANNUAL, "--on", on).code == 0


def test_being_late_is_told_and_not_asked(office):
    out = office.run("done", ANNUAL, "--on", "2026-12-20", day="2026-12-21").out
    for words in ("Báo cáo năm;", "hạn 19/12/2026", "trễ 1 ngày"):
        assert words in out
    out = office.run("extend", OTHER, "--to", "2026-12-31", day="2026-12-21").out
    assert "vẫn tính là quá hạn" in out


# Texts that say nothing


@pytest.mark.parametrize(
    "args",
    [
        case("lý do miễn", ["waive", ANNUAL, "--reason", "  "]),
        case("chỉ ký tự không nhìn thấy", ["waive", ANNUAL, "--reason", "\u200b\u3164\u00ad"]),
        case("lý do từ chối", ["refuse", ANNUAL, "--reason", ""]),
        case("ghi chú", ["note", ANNUAL, " "]),
        case("người được giao", ["assign", ANNUAL, ""]),
        case("số văn bản", ["done", ANNUAL, "--doc", " "]),
        case("lý do gia hạn", ["extend", ANNUAL, "--to", "2026-12-31", "--reason", "\t"]),
        case("người ghi", ["done", ANNUAL, "--by", " "]),
        case("dài quá", ["note", ANNUAL, "x" * 20_001]),
    ],
)
def test_a_text_that_says_nothing_is_refused(office, args):
    assert office.run(*args).code == 2
    assert office.log() == []


@pytest.mark.parametrize("day", ["18/11/26", "1_0/1_1/2026", "+1/+1/2026", "١/١/٢٠٢٦", "2026-W40-1", "20261101",
                                 "2026-1-1", "0026-11-18", "3000-01-01", "1/1/99999999999999999999"])  # fmt: skip
def test_a_day_that_could_be_another_is_refused(office, day):
    run = office.run("done", ANNUAL, "--on", day)
    assert run.code == 2
    assert "Traceback" not in run.err
    assert office.log() == []


# Measurements


@pytest.mark.parametrize("value", [-5, -0.1, 100.1, 912, 1e13])
def test_a_measurement_beyond_its_unit_is_refused(office, value):
    assert office.run("measure", "mau/bhyt-2026", f"--value={value}").code == 2
    assert office.log() == []


@pytest.mark.parametrize("value", [0, 94.3, 100])
def test_a_measurement_within_its_unit_is_taken(office, value):
    assert office.run("measure", "mau/bhyt-2026", "--value", value).code == 0
    assert office.run("measure", "mau/bhxh-2026", "--value", 1_250_000).code == 0
