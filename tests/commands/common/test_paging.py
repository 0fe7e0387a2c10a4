"""The pager: for an answer longer than the terminal, and for nothing else."""

from __future__ import annotations

import shlex
import signal
import sys
from pathlib import Path

import pytest

from baohiem_cli import paths
from tests.domain.making import case

LONG = ("due", "--year", 2026)


@pytest.fixture
def pager(tmp_path, monkeypatch, register) -> Path:
    """A terminal of ten lines, and a pager that keeps in a file what it gets."""
    file = tmp_path / "paged"
    program = f"import sys; open({str(file)!r}, 'wb').write(sys.stdin.buffer.read())"
    monkeypatch.setattr(paths, "stdout_is_terminal", lambda: True)
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("BH_PAGER", shlex.join([sys.executable, "-c", program]))
    return file


def test_a_long_answer_goes_to_the_pager(bh, pager):
    run = bh(*LONG)
    assert (run.code, run.out) == (0, "")
    assert pager.read_text(encoding="utf-8").startswith("Đến hạn trong năm 2026")


def test_a_short_answer_stays_on_the_terminal(bh, pager, monkeypatch):
    monkeypatch.setenv("LINES", "100000")
    assert bh(*LONG).out.startswith("Đến hạn trong năm 2026")
    assert not pager.exists()


def test_a_pipe_has_no_pager(bh, pager, monkeypatch):
    monkeypatch.setattr(paths, "stdout_is_terminal", lambda: False)
    assert bh(*LONG).out.startswith("Đến hạn trong năm 2026")
    assert not pager.exists()


def test_a_file_has_no_pager(bh, pager, tmp_path):
    assert bh(*LONG, "--output", tmp_path / "due.txt").code == 0
    assert not pager.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        case("để trống", "BH_PAGER", ""),
        case("cat", "BH_PAGER", "cat"),
        case("không có chương trình ấy", "BH_PAGER", "khong-co-chuong-trinh-nay"),
        case("dấu nháy không đóng", "BH_PAGER", "less '"),
        case("màn hình đơn giản", "TERM", "dumb"),
    ],
)
def test_without_a_pager_the_answer_is_printed(bh, pager, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert bh(*LONG).out.startswith("Đến hạn trong năm 2026")
    assert not pager.exists()


def test_a_pager_that_is_left_early_is_no_failure(bh, pager, monkeypatch):
    monkeypatch.setenv("BH_PAGER", shlex.join([sys.executable, "-c", "pass"]))
    assert bh(*LONG).code == 0


def test_the_general_pager_serves_where_there_is_no_own_one(pager, monkeypatch):
    monkeypatch.setenv("PAGER", sys.executable)
    monkeypatch.delenv("BH_PAGER")
    found = paths.pager()
    assert found is not None
    assert found.command == (sys.executable,)
    assert (found.environment["LESS"], found.environment["LESSCHARSET"]) == ("FRX", "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the signal of another process is none there")
def test_an_interrupt_is_the_matter_of_the_pager(bh, pager, monkeypatch):
    """Ctrl-C reaches the program too, while the pager has not read everything yet; it must not go before its pager."""
    interrupting = "import os, signal, sys; os.kill(os.getppid(), signal.SIGINT)"
    program = f"{interrupting}; open({str(pager)!r}, 'wb').write(sys.stdin.buffer.read())"
    monkeypatch.setenv("BH_PAGER", shlex.join([sys.executable, "-c", program]))
    assert bh("due", "--from", "2020-01-01", "--to", "2030-12-31").code == 0
    assert pager.stat().st_size > 100_000, "more than a pipe holds"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
