"""Strange files beside the data: hidden ones, folders, pipes, devices, other encodings, names in another form."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.domain.making import case
from tests.running import nfd, place, regulation

TEXT = regulation("quang-ngai")


@pytest.mark.parametrize("name", ["._quang-ngai.yaml", ".#quang-ngai.yaml", ".~quang-ngai.yaml", "~$quang-ngai.yaml"])
def test_hidden_files_are_passed_over(bh, register, tmp_path, name):
    folder = place(tmp_path / "own", TEXT)
    (folder / "regulations" / name).write_bytes(b"\0\1")
    assert bh("check", folder).code == 0
    assert bh("due", "--data", folder, "-r", "quang-ngai").err == ""


def test_a_dangling_lock_of_an_editor_is_passed_over(bh, register, tmp_path):
    folder = place(tmp_path / "own", TEXT)
    (folder / "regulations" / ".#x.yaml").symlink_to("user@machine.1234")
    assert bh("load", "--data", folder).code == 0


@pytest.mark.parametrize(
    ("make", "told"),
    [
        case("thư mục", Path.mkdir, "đây là thư mục"),
        case("ống dẫn", os.mkfifo, "đây là ống dẫn (FIFO)"),
        case("thiết bị", lambda path: path.symlink_to("/dev/zero"), "đây là thiết bị"),
    ],
)
@pytest.mark.parametrize("name", ["regulations/x.yaml", "agencies.yaml", "overlays/x.yaml"])
def test_what_is_no_file_is_refused_by_its_kind(bh, register, tmp_path, make, told, name):
    folder = place(tmp_path / "own", TEXT)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    make(path)
    for command in (("check", folder), ("load", folder)):
        run = bh(*command)
        assert run.code == 4
        assert f"{path}:1:1: không đọc được tệp: {told}" in run.err


@pytest.mark.parametrize("command", ["check", "load"])
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_told(bh, register, command, device):
    run = bh(command, device)
    assert run.code == 4
    assert f"{device}:1:1: không đọc được tệp: đây là thiết bị, không phải tệp" in run.err


@pytest.mark.parametrize("command", [("load",), ("check",), ("diff", "cao-nguyen")])
@pytest.mark.parametrize("name", ["quang-ngai.txt", "quang-ngai", "quang-ngai.yaml.bak", "quang-ngai.yaml~", "x.json"])
def test_a_file_that_is_not_named_as_data_is_refused(bh, register, tmp_path, command, name):
    """The next question would not take it for data either, in a directory."""
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    run = bh(*command, file)
    assert run.code == 2
    assert ".yaml" in run.err


@pytest.mark.parametrize("name", ["quang-ngai.yaml", "quang-ngai.yml", "QUANG-NGAI.YAML"])
def test_a_file_that_is_named_as_data_is_taken(bh, register, tmp_path, name):
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    assert bh("check", file).code == bh("load", file).code == 0
    assert bh("due", "-r", "quang-ngai").err == ""


def test_a_file_that_somebody_wrote_into_the_database_is_not_read(bh, register, tmp_path):
    """Its lines would be shown as problems of data."""
    secret = tmp_path / "mat-khau"
    secret.write_text("mật khẩu: [\n", encoding="utf-8")
    with closing(sqlite3.connect(register)) as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'extra_sources'", (str(secret),))
        database.commit()
    first = bh("due", "-r", "cao-nguyen")
    assert first.code == 0
    assert str(secret) in first.err
    assert "mật khẩu" not in first.out + first.err
    assert bh("due", "-r", "cao-nguyen").err == "", "the notes were made anew"
    assert bh("doctor").code == 0


def test_a_folder_that_is_not_read_is_told(bh, register, tmp_path):
    folder = place(tmp_path / "own", TEXT)
    place(folder / "regulations" / "cu", TEXT)
    (folder / "regulations" / "cu" / "regulations").rename(folder / "regulations" / "2023")
    for command in (("check", folder), ("load", folder)):
        run = bh(*command)
        assert run.code == 0
        assert f"thư mục con {folder / 'regulations' / '2023'}" in run.err


@pytest.mark.parametrize("name", ["agencies.yaml", "regulations/moi.yaml", "moi.yml", "overlays/x.yaml", None])
@pytest.mark.parametrize("call", [("check", "{}"), ("check", "--data", "{}"), ("load", "--data", "{}")])
def test_a_folder_without_data_is_told(bh, register, tmp_path, name, call):
    """More often it is another one, or one level above."""
    folder = tmp_path / "rỗng"
    (folder / "ghi-chep").mkdir(parents=True)
    (folder / "ghi-chep" / "doc.txt").touch()
    if name:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    err = bh(*(str(folder) if part == "{}" else part for part in call)).err
    assert ("không có tệp dữ liệu nào" in err) is (name is None)


@pytest.mark.parametrize(("stored", "typed"), [(nfd, str), (str, nfd)], ids=["nfd", "nfc"])
def test_a_file_is_loaded_by_its_name_in_either_form(bh, register, tmp_path, stored, typed):
    file = tmp_path / stored("Quy chế tỉnh.yaml")
    file.write_text(TEXT, encoding="utf-8")
    assert bh("check", tmp_path / typed("Quy chế tỉnh.yaml")).code == 0
    assert bh("load", tmp_path / typed("Quy chế tỉnh.yaml")).code == 0
    assert bh("diff", "quang-ngai", tmp_path / typed("Quy chế tỉnh.yaml")).code == 0
    file.rename(tmp_path / typed("Quy chế tỉnh.yaml"))
    run = bh("due", "-r", "quang-ngai")
    assert (run.code, run.err) == (0, "")


def test_a_loaded_file_is_checked_with_all_data(bh, register, tmp_path):
    file = tmp_path / "moi.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert bh("load", file).code == 0
    assert str(file) in {item["file"] for item in bh("check", "--format", "json").json["items"]}


@pytest.mark.parametrize(("stored", "typed"), [(nfd, str), (str, nfd)], ids=["nfd", "nfc"])
def test_a_directory_is_found_by_its_name_in_either_form(bh, register, tmp_path, stored, typed):
    place(tmp_path / stored("Văn bản của tỉnh"), TEXT)
    run = bh("regulations", "--data", tmp_path / typed("Văn bản của tỉnh"), "--format", "json")
    assert "quang-ngai" in {item["id"] for item in run.json["items"]}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
@pytest.mark.parametrize(
    "command",
    [("new", "cao-nguyen-2"), ("check",), ("due",), ("restore", "sao-luu.db"), ("load",)],
    ids=lambda command: command[0],
)
def test_a_pipe_in_place_of_the_database_is_not_waited_for(bh, register, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    assert bh("backup", "sao-luu.db").code == 0
    os.mkfifo(tmp_path / "ong.db")
    monkeypatch.setenv("BH_DB", str(tmp_path / "ong.db"))
    run = bh(*command)
    assert (run.code, run.out) == (5, "")
