"""Streams that are closed, full, or read by nobody; text of others on them; bytes that are no text; Ctrl-C at once."""

from __future__ import annotations

import builtins
import errno
import io
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from baohiem_cli import __main__ as entry
from baohiem_cli.cli import failure, streams
from tests.conftest import Run
from tests.domain.making import case
from tests.running import PROGRAM, environ, needs_true_clock, process

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell that can close streams")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")

ESCAPE = "\x1b[2J\u202e"
KEY = "cao-nguyen/24.1@2026:so-y-te"


def shell(redirections: str, *args: object, **environment: str) -> Run:
    """`bh` with its streams as a shell lays them; what it leaves on those that can be read."""
    command = shlex.join([*map(str, PROGRAM), *map(str, args)])
    done = subprocess.run(
        ["sh", "-c", f"{command} {redirections}"], capture_output=True, check=False, env=environ(**environment)
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


@needs_posix
@pytest.mark.parametrize(
    ("call", "code"),
    [
        case("câu hỏi", ("due", "--year", 2026), 0),
        case("ghi", ("note", KEY, "x"), 0),
        case("không có cơ quan", ("due", "-a", "xyz", "-f", "json"), 6),
        case("sai cách dùng", ("due", "--moon"), 2),
        case("trang giúp", ("--help",), 0),
    ],
)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "| true", "2>&1 | true"])
def test_closed_streams_change_nothing_but_what_is_read(register, call, code, closed):
    run = shell(closed, *call)
    assert run.code == (0 if "|" in closed else code)
    assert "Lỗi" not in run.out or "json" in call
    assert "Traceback" not in run.out + run.err
    assert "Lỗi của chương trình" not in run.err


@needs_posix
def test_nothing_of_stderr_lands_on_stdout(register):
    assert shell("2>&-", "due", "-a", "xyz", "-f", "json").json["error"]["code"] == "not_found"
    assert shell("2>&-", "due", "-a", "xyz").out == ""


@needs_posix
def test_no_file_of_the_program_stands_in_for_a_closed_stream(register):
    """The system gives the lowest free number to the next file that is opened, such as the database."""
    before = register.read_bytes()[:16]
    assert shell(">&- 2>&-", "due", "-a", "xyz").code == 6
    assert register.read_bytes()[:16] == before == b"SQLite format 3\0"


@needs_full
@pytest.mark.parametrize(
    "call", [("due", "--year", 2026), ("due", "--year", 2026, "-f", "json"), ("--help",), ("--version",)]
)
def test_a_full_device_has_the_code_of_a_full_disk(register, call):
    run = shell(">/dev/full", *call)
    assert (run.code, run.err) == (5, "Lỗi: Không in được kết quả: hết chỗ trên đĩa.\n")


@needs_full
@pytest.mark.parametrize("format", ["plain", "json"])
def test_what_was_recorded_is_said_to_be_where_the_answer_is_lost(register, bh, format):
    run = shell(">/dev/full", "note", KEY, "đã gọi điện", "-f", format)
    assert (run.code, run.err) == (5, "Lỗi: Đã ghi vào sổ, nhưng không in được kết quả: hết chỗ trên đĩa.\n")
    assert bh("log", "-f", "json").json["items"][0]["data"]["text"] == "đã gọi điện"


def test_what_was_recorded_is_said_to_be_where_the_file_cannot_be_written(register, bh, tmp_path, monkeypatch):
    def full(**__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    run = bh("note", KEY, "x", "-o", tmp_path / "a.csv")
    assert (run.code, run.err) == (
        5, f"Lỗi: Đã ghi vào sổ. Không ghi được vào {tmp_path / 'a.csv'}: hết chỗ trên đĩa.\n",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", "none/a.csv", "there.csv", "link.csv", "a" * 300])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_recorded(register, bh, tmp_path, name):
    (tmp_path / "there.csv").touch()
    (tmp_path / "link.csv").symlink_to("nowhere.csv")
    run = bh("note", KEY, "x", "-o", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert "Đã ghi" not in run.err
    assert bh("log", "-f", "json").json["items"] == []


@needs_full
@pytest.mark.parametrize("target", [">/dev/full", "2>/dev/full", ">/dev/full 2>&1"])
def test_a_failure_keeps_its_code_where_it_cannot_be_told(register, target):
    assert shell(target, "due", "-a", "xyz", "-f", "json").code == 6


@needs_posix
@needs_true_clock
def test_what_nobody_could_read_is_told_again(register):
    call = ("overdue", "--changed-since-last-run", "-r", "cao-nguyen")
    shell("", *call)
    lost = shell(">&-", *call, BH_TEST_NOW="2027-03-01T05:00:00+00:00")
    assert lost.code == 0
    assert shell("", *call, BH_TEST_NOW="2027-03-01T05:00:00+00:00").out != ""


@pytest.mark.parametrize("folder", ["record", "ask"])
def test_a_bug_claims_no_more_than_it_knows(register, bh, monkeypatch, folder):
    def fails(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("baohiem_cli.commands.common.output.render", fails)
    run = bh(*{"record": ("note", KEY, "x"), "ask": ("due",)}[folder])
    assert run.code == 1
    assert ("Dữ liệu của bạn còn nguyên" in run.err) == (folder == "ask")


# Text of others


@pytest.mark.parametrize(
    "call",
    [
        case("tên cơ quan", ("due", "-a", ESCAPE)),
        case("lệnh", (ESCAPE,)),
        case("tùy chọn", ("due", f"--{ESCAPE}")),
        case("giá trị", ("due", "--month", ESCAPE)),
        case("ngày", ("due", "--as-of", ESCAPE)),
        case("tệp", ("check", ESCAPE)),
        case("mã", ("note", ESCAPE, "x")),
        case("mã trong sổ", ("show", ESCAPE)),
    ],
)
def test_refusals_show_what_a_terminal_would_obey(register, bh, call):
    for run in (bh(*call), bh(*call, "--format", "json")):
        assert run.code in (2, 4, 6)
        assert not {"\x1b", "\u202e"} & set(run.out + run.err)
    assert r"\x1b[2J" in bh(*call).err


def test_records_of_others_are_shown_and_not_obeyed(register, bh):
    assert bh("note", KEY, f"a{ESCAPE}\nLỗi: b", "--by", ESCAPE).code == 0
    for format in ("table", "plain", "md", "csv", "json"):
        run = bh("log", "-f", format)
        assert not {"\x1b", "\u202e"} & set(run.out)
    preview = bh("undo", "--dry-run").err
    assert not {"\x1b", "\u202e"} & set(preview)
    assert len(preview.splitlines()) == 1


def test_talk_on_a_terminal_is_broken_between_words(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", "40")
    terminal, said = Terminal(), "Nghị quyết 202/2025/QH15 ngày 12/6/2025 về sắp xếp đơn vị hành chính cấp tỉnh"
    talk = streams.Talk(terminal)
    for piece in ("Lưu ý: ", said, "\n", "1. ngắn\n", "Rút lại? [c/K]: "):
        talk.write(piece)
    talk.flush()
    lines = terminal.getvalue().split("\n")
    assert lines[-1] == "Rút lại? [c/K]: "
    assert max(map(len, lines)) <= 40
    assert [line[:7] == "       " for line in lines] == [False, True, True, False, False]
    assert " ".join(terminal.getvalue().split()) == f"Lưu ý: {said} 1. ngắn Rút lại? [c/K]:"


# Bytes that are no text


@needs_posix
@pytest.mark.parametrize(
    "call",
    [("note", KEY, b"\xff\xfe"), ("note", KEY, "x", "--by", b"\xe1"), ("due", "-a", b"\xff"), ("log", b"b\xe1o"),
     ("done", KEY, "--evidence", b"b\xe1o.pdf"), ("rekey", b"\xff", KEY), ("ledger", "export", b"\xff")],
)  # fmt: skip
def test_bytes_that_are_no_text_are_told(register, call):
    run = subprocess.run([*PROGRAM, *call], capture_output=True, check=False, env=environ())
    assert run.returncode == 2
    assert run.stderr.decode("utf-8").startswith("Lỗi: Tham số '")
    assert "không phải UTF-8." in run.stderr.decode("utf-8")


@needs_posix
@pytest.mark.parametrize("name", ["BH_USER", "BH_DB", "BH_DATA"])
def test_bytes_in_the_environment_are_told(register, name):
    run = process("note", KEY, "x", **{name: os.fsdecode(b"\xff")})
    assert (run.returncode, run.stderr.decode()) == (2, f"Lỗi: Biến {name} không phải UTF-8.\n")


def test_a_login_name_that_is_no_text_is_nobody(monkeypatch):
    from baohiem_cli import paths

    monkeypatch.setattr("getpass.getuser", lambda: "\udcff")
    assert paths.user() == "?"


# Given twice


@pytest.mark.parametrize(
    "call",
    [("due", "--month", 1, "--month=2"), ("note", KEY, "x", "--by", "A", "--by", "B"), ("due", "-fcsv", "-f", "md"),
     ("done", KEY, "--doc", "1", "--doc", "1")],
)  # fmt: skip
def test_an_option_of_one_value_is_given_once(register, bh, call):
    run = bh(*call)
    assert run.code == 2
    assert run.err.startswith("Lỗi: --")
    assert run.err.rstrip().endswith("chỉ dùng được một lần.")


def test_an_option_of_several_values_is_given_often(register, bh):
    assert bh("due", "-a", "Sở Y tế", "-a", "Sở Nội vụ", "--as-written", "--as-written").code == 0


# Ctrl-C before the program is there


def test_ctrl_c_while_loading(monkeypatch, capsys):
    real = builtins.__import__

    def interrupted(name, *rest):
        if name == "baohiem_cli.cli.main":
            raise KeyboardInterrupt
        return real(name, *rest)

    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as stopped:
        entry.main()
    assert (stopped.value.code, capsys.readouterr().err) == (failure.INTERRUPTED, "Đã dừng.\n")


def test_a_table_behind_another_has_no_second_mark(register, tmp_path):
    """`bh due -f csv >> all.csv`: the mark of byte order stands at the beginning of a file alone."""
    file = tmp_path / "all.csv"
    for __ in range(2):
        with file.open("ab") as out:
            subprocess.run([*PROGRAM, "due", "--year", "2026", "-f", "csv"], stdout=out, check=True)
    assert file.read_bytes().count("\ufeff".encode()) == 1
    assert file.read_bytes().startswith("\ufeff".encode())
