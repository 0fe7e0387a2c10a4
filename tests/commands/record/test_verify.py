"""`bh verify`: evidence that has changed or gone since it was recorded."""

from __future__ import annotations

import os
import sys
import unicodedata
from datetime import date

import pytest

from baohiem_cli.domain.ledger.chain import sealed
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act
from tests.commands.office import ANNUAL, OTHER
from tests.ledgers import put_in

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither FIFOs nor such devices")


@pytest.fixture
def files(tmp_path):
    """Three files that prove something."""
    paths = [tmp_path / name for name in ("bao-cao.pdf", "phu-luc.xlsx", "bien-ban.pdf")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    return paths


def test_nothing_to_verify(office):
    assert office.items("verify") == []
    assert office.run("verify").out == "0 tệp minh chứng, 0 tệp bị đổi hoặc không còn.\n"


def test_it_tells_which_file_has_changed_and_which_is_gone(office, files):
    report, annex, minutes = files
    office.run("done", ANNUAL, "--evidence", report, "--evidence", annex)
    office.run("done", OTHER, "--evidence", minutes)
    assert [item["problem"] for item in office.items("verify")] == [None, None, None]
    assert "còn nguyên" in office.run("verify").out

    annex.write_text("đã sửa", encoding="utf-8")
    minutes.unlink()
    code, items = office.examined("verify")
    assert code == 4
    assert {item["path"]: (item["key"], item["problem"]) for item in items} == {
        str(report): (ANNUAL, None),
        str(annex): (ANNUAL, "changed"),
        str(minutes): (OTHER, "gone"),
    }
    assert all(set(item) == {"key", "path", "size", "sha256", "problem", "found"} for item in items)
    out = office.run("verify").out
    assert "3 tệp minh chứng, 2 tệp bị đổi hoặc không còn." in out
    assert str(report) not in out
    assert "đã bị đổi" in out
    assert "không còn" in out


def test_what_was_taken_back_needs_no_proof(office, files):
    office.run("done", ANNUAL, "--evidence", files[0])
    office.run("undo", "--yes")
    files[0].unlink()
    assert office.items("verify") == []


# Names and kinds of files


@pytest.mark.parametrize(("kept", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_is_found_however_its_letters_are_composed(office, tmp_path, kept, typed):
    """macOS and archives made there store a tone as a character of its own."""
    name = "Báo cáo quý IV.pdf"
    file = tmp_path / unicodedata.normalize(kept, name)
    file.write_bytes(b"x")
    assert office.run("done", ANNUAL, "--evidence", tmp_path / unicodedata.normalize(typed, name)).code == 0
    file.rename(tmp_path / unicodedata.normalize(typed, name))
    assert office.run("verify").code == 0


@posix
def test_what_never_ends_is_no_evidence(office, tmp_path):
    fifo = tmp_path / "ong.pdf"
    os.mkfifo(fifo)
    for path in (fifo, "/dev/zero", tmp_path):
        run = office.run("done", ANNUAL, "--evidence", path)
        assert run.code == 2
        assert "không phải tệp thường" in run.err
    assert office.log() == []


@posix
def test_a_recorded_device_does_not_hang_the_examination(office):
    put_in(office.db, [sealed(Event("1", "khac", 1, "b", "2026-11-20T02:00:00.000Z", "Ai", Act.DONE, ANNUAL,
           date(2026, 11, 20), {"evidence": [{"path": "/dev/zero", "size": 0, "sha256": "0" * 64}]}))])  # fmt: skip
    code, items = office.examined("verify")
    assert (code, [item["problem"] for item in items]) == (4, ["gone"])


def test_what_was_moved_is_found_by_its_content(office, files, tmp_path):
    report, annex, _minutes = files
    office.run("done", ANNUAL, "--evidence", report, "--evidence", annex)
    new = tmp_path / "may-moi" / "2026"
    new.mkdir(parents=True)
    report.rename(new / "ten-khac.pdf")
    assert office.run("verify").code == 4
    code, items = office.examined("verify", "--root", tmp_path / "may-moi")
    assert code == 0
    assert [item["found"] for item in items] == [str(new / "ten-khac.pdf"), None]
    assert str(new / "ten-khac.pdf") in office.run("verify", "--root", tmp_path / "may-moi").out
