"""Values as a Vietnamese user writes them: words of closed lists, numbers, yes and no."""

from __future__ import annotations

import io

import pytest
import typer.main

from baohiem_cli.cli import values
from baohiem_cli.cli.commands import COMMANDS
from baohiem_cli.cli.main import build
from baohiem_cli.commands.ask.gaps import Check
from baohiem_cli.commands.common import asking
from baohiem_cli.domain.analysis.gaps import CHECKS
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.views.common.labels import check_labels
from baohiem_cli.views.common.words import option_words
from tests.domain.making import case

PROGRAMS = {"format", "graph"}
"""Options whose values are names of other programs' formats, which have no Vietnamese."""


def options():
    group = typer.main.get_command(build())
    context = typer.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        for one in getattr(command, "commands", {"": command}).values():
            yield from one.get_params(typer.Context(one))


def choices():
    return {option.name: option for option in options() if option.type.name == "choice"}


def test_every_closed_list_has_words_but_for_names_of_formats():
    untold = {
        name
        for name, option in choices().items()
        if not all(choice in option_words() for choice in option.type.choices)
    }
    assert untold == PROGRAMS


def test_the_words_of_one_list_are_different():
    for enum in (Kind, Role, Cadence, Basis, Scheme, Check):
        words = [fold(word) for one in enum for word in option_words()[one.value]]
        assert len(set(words)) == len(words)


def test_every_check_of_gaps_is_a_choice_with_a_name():
    assert [check.name for check in CHECKS] == [check.value for check in Check] == list(check_labels())


@pytest.mark.parametrize(
    ("option", "english", "words"),
    [
        ("--kind", "report", ["báo cáo", "bao cao", "bao-cao", "BÁO CÁO", "báo-cáo", "Report"]),
        ("--kind", "inspection", ["thanh tra, kiểm tra", "thanh-tra-kiem-tra", "thanh tra", "kiem tra"]),
        ("--role", "lead", ["chủ trì", "chu tri", "chu-tri", "LEAD"]),
        ("--cadence", "quarterly", ["hằng quý", "hang-quy", "hàng quý"]),
        ("--cadence", "on_event", ["khi phát sinh", "khi-phat-sinh", "on-event"]),
        ("--basis", "explicit", ["văn bản ấn định", "van-ban-an-dinh"]),
        ("--scheme", "BHYT", ["bhyt", "bảo hiểm y tế", "bao-hiem-y-te"]),
    ],
)
def test_a_word_of_the_list_is_as_good_as_its_value(bh, register, option, english, words):
    expected = bh("duties", option, english, "-f", "json")
    assert (expected.code, expected.err) == (0, "")
    assert expected.json["items"] != []
    for word in words:
        assert bh("duties", option, word, "-f", "json") == expected


@pytest.mark.parametrize(
    ("call", "english", "word"),
    [
        (("status", "--all", "--by"), "kind", "loại việc"),
        (("status", "--all", "--by"), "regulation", "van-ban"),
        (("matrix", "--by"), "article", "điều"),
        (("gaps", "--check"), "no-subject", "không nêu ai làm"),
        (("schema",), "agencies", "danh bạ cơ quan"),
    ],
)
def test_other_lists_too(bh, register, call, english, word):
    expected = bh(*call, english)
    assert (expected.code, expected.err) == (0, "")
    assert bh(*call, word) == expected


@pytest.mark.parametrize(
    ("call", "listed"),
    [
        (("due", "--kind", "báo"), "báo cáo; cung cấp thông tin; họp"),
        (("due", "--role", "chủ"), "chủ trì; tham mưu; phối hợp; được chỉ đạo; nơi nhận"),
        (("status", "--by", "x"), "cơ quan; văn bản; tỉnh; loại việc"),
    ],
)
def test_a_wrong_word_is_told_the_right_ones(bh, call, listed):
    run = bh(*call)
    assert run.code == 2
    assert f"không có '{call[-1]}'; chọn một trong: " in run.err
    assert all(f" {word} (" in run.err for word in listed.split("; "))
    page = " ".join(bh(call[0], "--help").out.split())
    assert listed in page


def test_a_default_is_shown_by_its_word(bh):
    assert "Mặc định: cơ quan." in " ".join(bh("status", "--help").out.split())


@pytest.mark.parametrize(
    ("text", "read"),
    [("91,2", 91.2), ("91.2", 91.2), ("91", 91), ("0,05", 0.05), ("1.250.000", 1250000), ("1.250,5", 1250.5),
     ("-3,5", -3.5), ("1250000", 1250000), ("1.250", None), ("91,2,3", None), ("1_0", None), ("1e308", None),
     ("inf", None), ("nan", None), ("", None), ("1,", None), ("٩", None), ("12.34.567", None)],
)  # fmt: skip
def test_numbers(text, read):
    assert values.number(text) == read


@pytest.mark.parametrize(
    ("value", "said"),
    [
        case("chữ", "cao", "'cao' không phải số; viết như 91,2."),
        case("vô cực", "inf", "'inf' không phải số; viết như 91,2."),
        case("mũ", "1e308", "'1e308' không phải số; viết như 91,2."),
        case("gạch dưới", "1_0", "'1_0' không phải số; viết như 91,2."),
        case("hai cách hiểu", "1.250", "'1.250' hiểu được hai cách; viết 1250 hoặc 1,250."),
    ],
)
def test_a_number_that_cannot_be_read(bh, register, value, said):
    run = bh("measure", "chuong-trinh/x", "--value", value)
    assert run.code == 2
    assert run.err.startswith(f"Lỗi: Giá trị của '--value' không hợp lệ: {said}\n")


@pytest.mark.parametrize("value", ["1_0", "１", "1.0", "1e3", "9" * 30])
def test_a_whole_number_is_written_in_digits(bh, value):
    run = bh("due", "--within", value)
    assert (run.code, f"'{value}' không phải số nguyên." in run.err) == (2, True)


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [("c\n", True), ("có\n", True), ("CO\n", True), ("y\n", True), ("hả\nc\n", True), ("k\n", False),
     ("không\n", False), ("\n", False), ("", False), ("n\n", False)],
)  # fmt: skip
def test_yes_and_no(monkeypatch, capsys, typed, goes_on):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    if goes_on:
        asking.confirm("Rút lại 1 ghi nhận?")
    else:
        with pytest.raises(typer.Abort):
            asking.confirm("Rút lại 1 ghi nhận?")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Rút lại 1 ghi nhận? [c/K]: ")
    assert ("Hãy trả lời c (có) hoặc k (không)." in err) == typed.startswith("hả")


def test_completion_is_installed_in_vietnamese(bh, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    run = bh("--install-completion")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Đã cài gợi ý bằng phím Tab cho bash: ")
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "csh")
    run = bh("--install-completion")
    assert (run.code, run.out) == (2, "")
    assert "bash, zsh, fish" in run.err


def test_a_language_that_there_is_not(bh, register, monkeypatch):
    monkeypatch.setenv("BH_LANG", "en")
    run = bh("due", "--moon")
    assert run.err.splitlines()[:2] == [
        "Lưu ý: BH_LANG là 'en', nhưng chỉ có: vi.",
        "Lỗi: Không có tùy chọn --moon; gần giống: --alone, --joint, --month.",
    ]  # fmt: skip
