"""`bh verify`: evidence that has changed or gone since it was recorded."""

from __future__ import annotations

import pytest

from tests.commands.office import ANNUAL, OTHER


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
    assert all(set(item) == {"key", "path", "size", "sha256", "problem"} for item in items)
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
