"""What a user sees when something goes wrong: one exit code for each kind, Vietnamese words, never a trace."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from baohiem_cli import clock
from baohiem_cli.app.ask import questions
from baohiem_cli.cli import failure
from baohiem_cli.cli.main import main
from baohiem_cli.errors import BhError, DatabaseUnusable, DataInvalid, NotFound, Problem, WrongUsage
from tests.domain.making import case
from tests.running import PROGRAM, environ, process

LONG = ("duties", "--format", "json")
BROKEN = object()
"""Stands for a data file that is no YAML."""


@pytest.fixture
def raising(monkeypatch):
    """Let the next query fail in the middle."""

    def fail(error):
        def question(*_, **__):
            raise error

        monkeypatch.setattr(questions, "asked", question)

    return fail


@pytest.mark.parametrize(
    ("call", "code"),
    [
        case("trả lời được", ["due", "--year", 2026], 0),
        case("trả lời là không có gì", ["due", "--year", 2026, "-r", "cao-nguyen", "-p", "son la"], 0),
        case("trang giúp", ["--help"], 0),
        case("trang giúp của lệnh", ["due", "--help"], 0),
        case("phiên bản", ["--version"], 0),
        case("không có gì cả", [], 2),
        case("lệnh không có", ["dew"], 2),
        case("tùy chọn không có", ["due", "--moon", 12], 2),
        case("thiếu giá trị", ["due", "--month"], 2),
        case("thừa tham số", ["due", "12"], 2),
        case("thiếu tham số", ["show"], 2),
        case("giá trị sai", ["due", "--month", "tháng 12"], 2),
        case("mâu thuẫn", ["due", "--month", 12, "--within", 3], 2),
        case("dữ liệu sai", ["check", BROKEN], 4),
        case("không phải tệp dữ liệu", ["check", __file__], 2),
        case("cơ sở dữ liệu không dùng được", ["due", "--db", __file__], 5),
        case("không có cơ quan", ["due", "-a", "xyz"], 6),
        case("không có văn bản", ["due", "-r", "xyz"], 6),
        case("không có tỉnh", ["due", "-p", "xyz"], 6),
        case("không có điều khoản", ["show", "cao-nguyen/99"], 6),
    ],
)
def test_exit_codes(bh, register, tmp_path, call, code):
    broken = tmp_path / "sai.yaml"
    broken.write_text("a: b: c", encoding="utf-8")
    run = bh(*(broken if part is BROKEN else part for part in call))
    assert run.code == code
    assert "Traceback" not in run.out + run.err
    if code:
        assert run.err
        assert run.out == ""


@pytest.mark.parametrize(
    ("error", "code", "name"),
    [(BhError("ôi"), 1, "bug"), (WrongUsage("ôi"), 2, "usage"), (DataInvalid("ôi"), 4, "data"),
     (DatabaseUnusable("ôi"), 5, "database"), (NotFound("ôi"), 6, "not_found")],
)  # fmt: skip
def test_every_error_has_its_code(bh, register, raising, error, code, name):
    raising(error)
    run = bh("due", "--format", "json")
    assert (run.code, run.err) == (code, "Lỗi: ôi\n")
    assert (run.json["error"]["code"], run.json["error"]["message"]) == (name, "ôi")


def test_problems_are_told_where_editors_find_them(bh, register, raising):
    raising(DataInvalid("Dữ liệu có 1 lỗi.", problems=(Problem("a.yaml", 3, 5, "thiếu khóa", "id: x"),)))
    run = bh("due", "--format", "json")
    assert run.err == "a.yaml:3:5: thiếu khóa\n    id: x\nLỗi: Dữ liệu có 1 lỗi.\n"
    assert run.json["error"]["problems"] == [
        {"file": "a.yaml", "line": 3, "column": 5, "message": "thiếu khóa", "source": "id: x"}
    ]


def test_a_bug_says_so_and_how_to_tell_of_it(bh, register, raising):
    raising(ZeroDivisionError("lạ"))
    run = bh("due", "--format", "json")
    assert run.code == 1
    assert run.json["error"]["code"] == "bug"
    assert "ZeroDivisionError: lạ" in run.err
    assert "BH_DEBUG=1" in run.err
    assert "Traceback" not in run.err


def test_a_bug_is_raised_where_its_trace_is_wanted(register, raising, monkeypatch):
    raising(ZeroDivisionError("lạ"))
    monkeypatch.setenv("BH_DEBUG", "1")
    monkeypatch.setattr("sys.argv", ["bh", "due"])
    with pytest.raises(ZeroDivisionError):
        main()


def test_interrupted(bh, register, raising):
    raising(KeyboardInterrupt())
    run = bh("due")
    assert (run.code, run.err.strip()) == (failure.INTERRUPTED, "Đã dừng.")


def test_a_wrong_command_line_points_to_help(bh):
    assert bh("due", "--moon").err.splitlines()[-1] == "Xem cách dùng: bh due --help"
    assert bh("dew").err.splitlines()[-1] == "Xem cách dùng: bh --help"
    assert "'due'" in bh("dew").err


def test_talk_is_on_stderr_and_the_answer_on_stdout(bh, register):
    run = bh("due", "--year", 2030, "-r", "cao-nguyen")
    assert run.err.startswith("Lưu ý: ")
    assert "Lưu ý" not in run.out


@pytest.mark.parametrize(
    ("call", "command", "as_of"),
    [
        case("dạng ngắn", ["due", "-fjson", "--moon"], "due", None),
        case("thiếu giá trị", ["due", "-f", "json", "--month"], "due", None),
        case("lệnh trong nhóm", ["ledger", "import", "none", "--format=json"], "ledger import", None),
        case("lệnh không có", ["dew", "--format", "json"], "dew", None),
        case("ngày được hỏi", ["due", "--month", 13, "--format", "json", "--as-of", "02/01/2027"], "due", "2027-01-02"),
        case("ngày sai", ["due", "--as-of", "hôm nay", "--format", "json"], "due", None),
        case("lỗi khi trả lời", ["due", "-a", "xyz", "-f", "json", "--as-of", "2027-01-02"], "due", "2027-01-02"),
    ],
)
def test_a_failure_answers_as_it_was_asked(bh, register, call, command, as_of):
    answer = bh(*call).json
    assert (answer["command"], answer["error"]["message"] != "") == (command, True)
    assert answer["as_of"] == (as_of or clock.today().isoformat())


@pytest.mark.parametrize(
    "call",
    [
        case("không hỏi", ["due", "--month", 13]),
        case("dạng khác", ["due", "--month", 13, "--format", "csv"]),
        case("dạng không có", ["due", "--format", "jsonx"]),
        case("chữ trong lời ghi chú", ["note", "mau/1@2026", "xem --format json"]),
        case("giá trị của tùy chọn khác", ["done", "mau/1@2026", "--note", "--format json"]),
        case("sau hai gạch", ["note", "--", "mau/1@2026", "--format", "json"]),
    ],
)
def test_a_failure_is_text_where_json_was_not_asked_for(bh, register, call):
    run = bh(*call)
    assert (run.out, run.err != "") == ("", True)


# Real processes

BARE = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": None, "PYTHONIOENCODING": None}
LATIN = BARE | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
"""A console that cannot write Vietnamese, as those of older Windows."""


@pytest.mark.parametrize("machine", [BARE, LATIN])
def test_output_is_utf8_whatever_the_machine_speaks(register, machine):
    run = process("show", "cao-nguyen/24.1", **machine)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode("utf-8").startswith("Kon Tum: Điều 24 khoản 1 (Chế độ báo cáo)\n")
    failed = process("due", "-a", "xyz", **machine)
    assert failed.returncode == 6
    assert failed.stderr.decode("utf-8").startswith("Lỗi: Không có cơ quan 'xyz' trong danh bạ.")


def test_names_are_understood_as_cron_gives_them(register):
    run = process("due", "--year", "2026", "-a", "Sở Y tế", **BARE)
    assert (run.returncode, run.stdout) == (0, process("due", "--year", "2026", "-a", "so-y-te").stdout)


def test_what_is_piped_is_plain_and_without_colour(register):
    run = process("due", "--year", "2026", "-r", "cao-nguyen", NO_COLOR=None, TERM="xterm-256color", FORCE_COLOR="1")
    assert b"\x1b" not in run.stdout
    assert "─".encode() not in run.stdout


def test_csv_bytes(register):
    run = process("due", "--year", "2026", "-r", "cao-nguyen", "--format", "csv", **BARE)
    assert run.stdout.startswith(b"\xef\xbb\xbfH")
    assert run.stdout.count(b"\r\n") == run.stdout.count(b"\n") > 3
    assert b"\r\r" not in run.stdout


needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE and no head")


@needs_pipes
@pytest.mark.parametrize(
    "call", [LONG, ("duties",), ("due", "-a", "xyz", "-f", "json"), ("--help",), ("due", "--help")]
)
def test_a_reader_that_has_read_enough_is_no_error(register, call):
    """The pipe is closed before the first byte, which is the hardest case of `| head`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = subprocess.run([*PROGRAM, *call], stdout=writing, stderr=subprocess.PIPE, check=False, env=environ())
    finally:
        os.close(writing)
    words = run.stderr.decode("utf-8")
    assert "Traceback" not in words
    assert "BrokenPipe" not in words
    assert run.returncode == (6 if "xyz" in call else 0)
    assert bool(words) == ("xyz" in call)


@needs_pipes
def test_head(register):
    with subprocess.Popen([*PROGRAM, *LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ()) as run:
        assert run.stdout.readline() == b"{\n"
        run.stdout.close()
        assert (run.stderr.read(), run.wait()) == (b"", 0)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_of_another_kind_is_written_to_all_the_same(register, monkeypatch, stream):
    """A program that calls us with its own streams."""
    text = io.StringIO()
    monkeypatch.setattr(sys, stream, text)
    monkeypatch.setattr("sys.argv", ["bh", "due", "--year", "2030", "-r", "cao-nguyen"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    assert ("Đến hạn trong năm 2030" if stream == "stdout" else "Lưu ý: ") in text.getvalue()
