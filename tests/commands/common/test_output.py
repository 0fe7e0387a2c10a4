"""`--output FILE`, which every command has: the same answer as on the terminal, whole, and over no other file."""

from __future__ import annotations

import json
import os
import stat
from datetime import date

import icalendar
import pytest

from baohiem_cli import paths
from baohiem_cli.report.formats import BINARY, Format

DUE = ("due", "--year", 2026, "--as-of", "2026-11-22")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.json", "json"), ("a.CSV", "csv"), ("a.md", "md"), ("a.txt", "plain"), ("khong-duoi", "plain")],
)
def test_the_ending_of_the_file_tells_the_format(bh, register, tmp_path, name, format):
    run = bh(*DUE, "--output", tmp_path / name)
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / name).read_bytes().decode() == bh(*DUE, "--format", format).out
    assert name in run.err


def test_a_workbook_is_no_text_for_a_terminal(bh, register, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "stdout_is_terminal", lambda: True)
    refused = bh("note", "cao-nguyen/24.1@2026:so-y-te", "x", "-f", "xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert "--output TÊN.xlsx" in refused.err
    assert bh("log", "-f", "json").json["items"] == [], "nothing was recorded before"
    assert bh(*DUE, "-o", tmp_path / "a.xlsx").code == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_a_calendar_is_of_what_has_days(bh, register, tmp_path):
    refused = bh("note", "cao-nguyen/24.1@2026:so-y-te", "x", "-o", tmp_path / "a.ics")
    assert (refused.code, bh("log", "-f", "json").json["items"]) == (2, [])
    assert not (tmp_path / "a.ics").exists()


@pytest.mark.parametrize("call", [DUE, ("overdue", "--as-of", "2026-11-22")])
def test_a_calendar_has_the_days_of_json(bh, register, tmp_path, call):
    assert bh("done", "cao-nguyen/24.1@2026:so-y-te", "--as-of", "2026-11-20").code == 0
    assert bh(*call, "-o", tmp_path / "a.ics").code == 0
    found = {
        str(event["uid"]).removesuffix("@baohiem-cli"): event.decoded("dtstart").isoformat()
        for event in icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    }
    assert found == {item["key"]: item["due"] for item in bh(*call, "-f", "json").json["items"]}


@pytest.mark.parametrize("given", ["7,x", "", "-1", "1,2,3,4,5,6", "1000"])
def test_reminders_are_a_few_numbers_of_days(bh, register, given):
    refused = bh(*DUE, "--remind", given, "-f", "ics")
    assert (refused.code, "--remind" in refused.err) == (2, True)


def test_an_extension_moves_the_day_in_a_calendar(bh, register):
    def days():
        made = bh("due", "--from", "2026-11-22", "--to", "2027-02-28", "--as-of", "2026-11-22", "-f", "ics").out
        return {
            str(event["uid"]): (event.decoded("dtstart"), int(event["sequence"]))
            for event in icalendar.Calendar.from_ical(made).walk("VEVENT")
        }

    before = days()
    uid = next(iter(before))
    key = uid.removesuffix("@baohiem-cli")
    assert bh("extend", key, "--to", "2027-02-01", "--doc", "12/CV", "--yes").code == 0
    after = days()
    assert set(after) == set(before)
    assert after[uid] == (date(2027, 2, 1), 1)


def test_an_option_wins_over_the_ending(bh, register, tmp_path):
    assert bh(*DUE, "-o", tmp_path / "a.txt", "-f", "json").code == 0
    assert json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))["command"] == "due"


@pytest.mark.parametrize("format", [format for format in Format if format not in {*BINARY, Format.HTML}])
def test_a_file_has_no_colour(bh, register, tmp_path, monkeypatch, format):
    monkeypatch.delenv("NO_COLOR")
    assert bh(*DUE, "-o", tmp_path / "a", "-f", format.value).code == 0
    assert b"\x1b" not in (tmp_path / "a").read_bytes()


def test_a_file_that_is_there_is_replaced_only_when_asked(bh, register, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("của tôi", encoding="utf-8")
    refused = bh(*DUE, "-o", file)
    assert (refused.code, file.read_text(encoding="utf-8")) == (2, "của tôi")
    assert "--force" in refused.err
    assert bh(*DUE, "-o", file, "--force").code == 0
    assert file.read_text(encoding="utf-8-sig").startswith("Hạn")


def test_a_link_is_not_followed(bh, register, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("của tôi", encoding="utf-8")
    link = tmp_path / "a.txt"
    link.symlink_to(mine)
    for force in ((), ("--force",)):
        assert bh(*DUE, "-o", link, *force).code == 2
    assert mine.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("call", [DUE, ("ledger", "export")])
def test_nothing_but_a_copy_takes_the_place_of_a_database(bh, register, tmp_path, call):
    """Not with `--force` either: the ledger would be gone."""
    assert bh("backup", tmp_path / "copy.db").code == 0
    before = {path: path.read_bytes() for path in (register, tmp_path / "copy.db")}
    for target in before:
        refused = bh(*call, "-o", target, "--force")
        assert (refused.code, refused.out) == (2, "")
        assert "cơ sở dữ liệu" in refused.err
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("ending", [".heads", "-wal"])
def test_nor_of_a_file_that_belongs_to_one(bh, register, ending):
    refused = bh("backup", f"{register}{ending}", "--force")
    assert refused.code == 2
    assert "đi kèm cơ sở dữ liệu" in refused.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
def test_a_pipe_or_a_device_is_not_replaced(bh, register, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert bh(*DUE, "-o", tmp_path / "pipe", "--force").code == 2
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_name_that_is_too_long_is_wrong_usage(bh, register, tmp_path):
    refused = bh(*DUE, "-o", tmp_path / ("a" * 600))
    assert (refused.code, refused.out) == (2, "")
    assert "Không ghi được" in refused.err


@pytest.mark.parametrize("place", ["không-có/a.csv", ".", "a.csv/b.csv"])
def test_where_nothing_can_be_written(bh, register, tmp_path, place):
    (tmp_path / "a.csv").touch()
    run = bh(*DUE, "-o", tmp_path / place, "-f", "json")
    assert (run.code, run.json["error"]["code"]) == (2, "usage")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("bh.db")) == ["a.csv"]


@pytest.mark.parametrize(
    "call",
    [
        ("backup", "copy.db"),
        ("ledger", "export", "events.jsonl"),
        ("diff", "{file}", "{file}"),
        ("flows", "--graph", "dot"),
    ],
)
def test_warnings_reach_the_reader_of_every_command(bh, register, tmp_path, monkeypatch, call):
    """The data have changed in a way that cannot be read: the old ones answer, and each answer says so."""
    from tests.running import place, regulation

    monkeypatch.chdir(tmp_path)
    data = place(tmp_path / "own", regulation("an-giang"))
    monkeypatch.setenv("BH_DATA", str(data))
    assert bh("load").code == 0
    file = data / "regulations" / "an-giang.yaml"
    sound = tmp_path / "sound.yaml"
    sound.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    file.write_text("a: b: c\n", encoding="utf-8")
    run = bh(*(str(part).format(file=sound) for part in call))
    assert run.code == 0
    assert "Lưu ý: " in run.err


@pytest.mark.parametrize("call", [("schema", "regulation"), ("ledger", "export"), ("help", "due")])
@pytest.mark.parametrize("ending", ["json", "csv", "txt"])
def test_a_document_for_another_program_is_written_as_it_is(bh, register, tmp_path, call, ending):
    assert bh("note", "cao-nguyen/24.1@2026:so-y-te", "lời").code == 0
    assert bh(*call, "-o", tmp_path / f"a.{ending}").code == 0
    assert (tmp_path / f"a.{ending}").read_text(encoding="utf-8") == bh(*call).out != ""
