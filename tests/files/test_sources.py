"""Which files make up the register, and that a change of any of them shows in the stamp."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from baohiem_cli.files.sources import Source, stamp
from tests.domain.making import case


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


FOLDERS = [
    case(
        "thư mục dữ liệu đầy đủ",
        ["agencies.yaml", "calendar.yaml", "regulations/b.yaml", "regulations/a.yml", "regulations/README.md"],
        ["regulations/a.yml", "regulations/b.yaml"],
    ),
    case("chỉ có văn bản", ["b.yaml", "a.yaml", "notes.txt", "c.yaml.bak"], ["a.yaml", "b.yaml"]),
    case("văn bản cạnh danh bạ và lịch", ["a.yaml", "agencies.yaml", "calendar.yaml"], ["a.yaml"]),
    case("văn bản ngoài regulations không tính", ["a.yaml", "regulations/b.yaml"], ["regulations/b.yaml"]),
    case("không tìm sâu hơn", ["regulations/cu/a.yaml", "regulations/b.yaml"], ["regulations/b.yaml"]),
    case("tên tiếng Việt", ["quy chế.yaml", "Đà Nẵng.yaml"], ["quy chế.yaml", "Đà Nẵng.yaml"]),
    case(
        "tệp ẩn của hệ thống và trình soạn thảo",
        ["._a.yaml", ".#a.yaml", ".~a.yaml", "~$a.yaml", "Thumbs.db", ".DS_Store", "desktop.ini", "a.yaml~", "a.yaml"],
        ["a.yaml"],
    ),
    case("đuôi viết hoa", ["A.YAML", "b.Yml"], ["A.YAML", "b.Yml"]),
    case("không có gì", ["README.md"], []),
]


@pytest.mark.parametrize(("names", "found"), FOLDERS)
def test_the_regulations_of_a_folder_by_name(names: list[str], found: list[str], tmp_path: Path):
    assert Source(tree(tmp_path, *names)).regulation_files() == [tmp_path / name for name in found]


def test_a_single_file_is_a_source_without_registry_or_calendar(tmp_path: Path):
    source = Source(tree(tmp_path, "a.yaml", "agencies.yaml") / "a.yaml")
    assert source.regulation_files() == [source.path]
    assert source.common_file("agencies.yaml") is None


def test_a_folder_that_does_not_exist_has_no_files(tmp_path: Path):
    source = Source(tmp_path / "gone")
    assert source.regulation_files() == []
    assert source.common_file("agencies.yaml") is None


def test_the_registry_stands_beside_the_regulations_not_among_them(tmp_path: Path):
    source = Source(tree(tmp_path, "agencies.yaml", "regulations/calendar.yaml"))
    assert source.common_file("agencies.yaml") == tmp_path / "agencies.yaml"
    assert source.common_file("calendar.yaml") is None


def _later(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))


CHANGES = [
    case("thêm văn bản", lambda root: tree(root, "regulations/c.yaml")),
    case("thêm danh bạ", lambda root: tree(root, "agencies.yaml")),
    case("bỏ văn bản", lambda root: (root / "regulations/a.yaml").unlink()),
    case("sửa văn bản", lambda root: (root / "regulations/a.yaml").write_text("longer than before")),
    case("sửa mà dài như cũ", lambda root: _later(root / "regulations/a.yaml")),
    case("sửa lịch", lambda root: _later(root / "calendar.yaml")),
    case("đổi tên", lambda root: (root / "regulations/a.yaml").rename(root / "regulations/c.yaml")),
    case("mất cả thư mục", lambda root: root.rename(root.with_name("elsewhere"))),
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_stamp_changes_with_any_file(change: Callable[[Path], object], tmp_path: Path):
    root = tree(tmp_path / "data", "calendar.yaml", "regulations/a.yaml", "regulations/b.yaml")
    before = stamp([Source(root)], "1")
    change(root)
    assert stamp([Source(root)], "1") != before


def test_the_stamp_changes_with_the_program_and_the_list_of_sources(tmp_path: Path):
    root = tree(tmp_path, "regulations/a.yaml", "own/a.yaml")
    both = [Source(root), Source(root / "own")]
    stamps = [stamp(both, "1"), stamp(both, "2"), stamp(both[:1], "1"), stamp(both[::-1], "1"), stamp([], "1")]
    assert len(set(stamps)) == len(stamps)


def test_the_stamp_stays_where_nothing_that_counts_changes(tmp_path: Path):
    root = tree(tmp_path, "regulations/a.yaml")
    before = stamp([Source(root)], "1")
    tree(root, "README.md", "regulations/a.yaml.bak", "regulations/old/b.yaml")
    assert stamp([Source(root)], "1") == before


def test_the_stamp_of_a_single_file(tmp_path: Path):
    path = tree(tmp_path, "a.yaml", "b.yaml") / "a.yaml"
    before = stamp([Source(path)], "1")
    _later(tmp_path / "b.yaml")
    assert stamp([Source(path)], "1") == before
    _later(path)
    assert stamp([Source(path)], "1") != before


def test_what_has_the_name_of_a_file_and_is_none_is_not_passed_over(tmp_path: Path):
    (tmp_path / "regulations" / "x.yaml").mkdir(parents=True)
    os.mkfifo(tmp_path / "regulations" / "p.yaml")
    (tmp_path / "agencies.yaml").mkdir()
    source = Source(tmp_path)
    assert [path.name for path in source.regulation_files()] == ["p.yaml", "x.yaml"]
    assert source.common_file("agencies.yaml") == tmp_path / "agencies.yaml"
    assert Source(tmp_path / "regulations" / "p.yaml").regulation_files() == [tmp_path / "regulations" / "p.yaml"]


def test_hidden_files_do_not_change_the_stamp(tmp_path: Path):
    root = tree(tmp_path, "regulations/a.yaml")
    before = stamp([Source(root)], "1")
    tree(root, "regulations/._a.yaml", "regulations/.~a.yaml", "regulations/~$a.yaml")
    assert stamp([Source(root)], "1") == before


def test_folders_whose_files_are_not_read(tmp_path: Path):
    root = tree(tmp_path, "regulations/a.yaml", "regulations/cu/a.yaml", "overlays/x/b.yml", "regulations/rong/c.txt")
    tree(root, "regulations/.git/a.yaml")
    assert sorted(Source(root).unread_folders()) == [root / "overlays" / "x", root / "regulations" / "cu"]
    assert Source(root / "regulations" / "a.yaml").unread_folders() == []
