"""Names of files in the form in which a disk stores them."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.files.disk import as_stored
from tests.running import nfd


@pytest.mark.parametrize(("stored", "typed"), [(nfd, str), (str, nfd)], ids=["nfd", "nfc"])
def test_a_name_is_found_in_either_form(tmp_path: Path, stored, typed):
    there = tmp_path / stored("Tỉnh Đắk Lắk") / stored("quy chế.yaml")
    there.parent.mkdir()
    there.touch()
    assert as_stored(tmp_path / typed("Tỉnh Đắk Lắk") / typed("quy chế.yaml")) == there
    assert as_stored(there) == there


@pytest.mark.parametrize("name", ["quy chế.yaml", "thư mục/quy chế.yaml", "a.yaml"])
def test_what_is_not_there_stays_what_was_typed(tmp_path: Path, name: str):
    assert as_stored(tmp_path / name) == tmp_path / name


def test_a_relative_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path(nfd("quy chế.yaml")).touch()
    assert as_stored(Path("quy chế.yaml")) == Path(nfd("quy chế.yaml"))
