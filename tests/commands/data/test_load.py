"""`bh load` and what every query does by itself: the register follows the files, or stays as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from tests.running import CORPUS, place, regulation

BROKEN = regulation("quang-ngai").replace("kind: report", "kind: party")


def known(bh, *options):
    run = bh("regulations", *options, "--format", "json")
    assert run.code == 0, run.err
    return {head["id"] for head in run.json["items"]}


def dues(bh, slug):
    run = bh("due", "--year", 2026, "-r", slug, "--format", "json")
    assert run.code == 0, run.err
    return {item["due"] for item in run.json["items"]}


def write(file, text, mtime=None):
    """Write a file so that a change shows whatever the file system's clock can tell apart."""
    stamp = file.stat().st_mtime_ns + 1_000_000_000 if file.exists() else None
    file.write_text(text, encoding="utf-8")
    if stamp:
        os.utime(file, ns=(stamp, stamp))


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """A database that is not there yet."""
    path = tmp_path / "new" / "bh.db"
    monkeypatch.setenv("BH_DB", str(path))
    return path


def test_a_first_load_reads_everything(bh, fresh):
    run = bh("load", "--format", "json")
    (item,) = run.json["items"]
    assert (run.code, item["read"], item["removed"], item["regulations"], item["db"]) == (0, 4, 0, 4, str(fresh))
    named = [word for slug in sorted(CORPUS) for word in ("-r", slug)]
    assert item["duties"] == len(bh("duties", *named, "--format", "json").json["items"])
    assert fresh.is_file()


def test_loading_twice_changes_nothing(bh, fresh):
    bh("load")
    before = bh("duties", "--format", "json")
    (item,) = bh("load", "--format", "json").json["items"]
    assert (item["read"], item["removed"], item["regulations"]) == (0, 0, 4)
    assert bh("duties", "--format", "json") == before


def test_no_load_is_needed(bh, fresh):
    assert known(bh) == CORPUS


def test_the_text(bh, register):
    lines = bh("load").out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Nạp mới", "Loại bỏ", "Văn bản", "Nhiệm vụ", "Cơ sở dữ liệu"]


def test_only_what_changed_is_read(bh, own):
    folder = own(regulation("quang-ngai"), regulation("gia-lai"))
    assert bh("load", "--format", "json").json["items"][0]["read"] == 2
    write(folder / "regulations" / "gia-lai.yaml", regulation("gia-lai", "before 06-10"))
    assert bh("load", "--format", "json").json["items"][0]["read"] == 1
    (folder / "regulations" / "gia-lai.yaml").unlink()
    (item,) = bh("load", "--format", "json").json["items"]
    assert (item["read"], item["removed"], item["regulations"]) == (0, 1, 5)


def test_a_changed_file_is_noticed_at_the_next_query(bh, own):
    file = own(regulation("quang-ngai", "before 12-10")) / "regulations" / "quang-ngai.yaml"
    assert dues(bh, "quang-ngai") == {"2026-12-09"}
    write(file, regulation("quang-ngai", "before 11-10"))
    assert dues(bh, "quang-ngai") == {"2026-11-09"}


def test_a_file_of_the_same_length_is_noticed_too(bh, own):
    file = own(regulation("quang-ngai", "before 12-10")) / "regulations" / "quang-ngai.yaml"
    size = file.stat().st_size
    assert dues(bh, "quang-ngai") == {"2026-12-09"}
    write(file, regulation("quang-ngai", "before 12-11"))
    assert file.stat().st_size == size
    assert dues(bh, "quang-ngai") == {"2026-12-10"}


def test_a_file_only_touched_is_not_read_again(bh, own):
    file = own(regulation("quang-ngai")) / "regulations" / "quang-ngai.yaml"
    bh("load")
    write(file, file.read_text(encoding="utf-8"))
    assert bh("load", "--format", "json").json["items"][0]["read"] == 0


def test_files_come_and_go(bh, own):
    folder = own(regulation("quang-ngai"))
    assert known(bh) == CORPUS | {"quang-ngai"}
    place(folder, regulation("gia-lai"))
    assert known(bh) == CORPUS | {"quang-ngai", "gia-lai"}
    (folder / "regulations" / "quang-ngai.yaml").unlink()
    assert known(bh) == CORPUS | {"gia-lai"}


def test_a_file_that_changes_its_id_is_another_regulation(bh, own):
    file = own(regulation("quang-ngai")) / "regulations" / "quang-ngai.yaml"
    assert known(bh) == CORPUS | {"quang-ngai"}
    write(file, regulation("gia-lai"))
    assert known(bh) == CORPUS | {"gia-lai"}
    write(file, regulation("cao-nguyen"))
    assert known(bh) == CORPUS
    assert dues(bh, "cao-nguyen") == {"2026-12-09"}
    write(file, regulation("gia-lai"))
    assert "2026-12-19" in dues(bh, "cao-nguyen")


def test_ones_own_file_overrides_a_shipped_one_and_back_again(bh, own):
    shipped = dues(bh, "cao-nguyen")
    duties = bh("duties", "--format", "json").json["items"]
    folder = own(regulation("cao-nguyen", "before 03-10", place="Kon Tum"))
    assert known(bh) == CORPUS
    assert dues(bh, "cao-nguyen") == {"2026-03-09"}
    assert [d["id"] for d in bh("duties", "-r", "cao-nguyen", "--format", "json").json["items"]] == ["cao-nguyen/1.1"]
    (folder / "regulations" / "cao-nguyen.yaml").unlink()
    assert dues(bh, "cao-nguyen") == shipped
    assert bh("duties", "--format", "json").json["items"] == duties


def test_ones_own_data_by_option_hold_for_that_call(bh, register, tmp_path):
    folder = place(tmp_path / "other", regulation("quang-ngai"), regulation("cao-nguyen", "before 03-10"))
    assert known(bh, "--data", folder) == CORPUS | {"quang-ngai"}
    assert "2026-12-19" in dues(bh, "cao-nguyen")
    assert known(bh) == CORPUS


def test_a_directory_may_hold_the_files_directly(bh, register, tmp_path):
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat" / "a.yml").write_text(regulation("quang-ngai"), encoding="utf-8")
    (tmp_path / "flat" / "readme.txt").write_text("no data", encoding="utf-8")
    assert known(bh, "--data", tmp_path / "flat") == CORPUS | {"quang-ngai"}


def test_ones_own_agencies_are_understood(bh, own):
    folder = own(regulation("quang-ngai", lead="Sở Ma thuật"))
    assert bh("regulations").code == 0
    assert "quang-ngai" not in known(bh)
    agencies = (
        "agencies:\n  - {id: so-ma-thuat, name: Sở Ma thuật, aliases: [SMT], level: province, type: department}\n"
    )
    (folder / "agencies.yaml").write_text(agencies, encoding="utf-8")
    assert known(bh, "-a", "smt") == {"quang-ngai"}


def test_a_file_loaded_by_name_is_remembered(bh, register, tmp_path):
    file = tmp_path / "elsewhere.yaml"
    write(file, regulation("quang-ngai", "before 12-10"))
    assert bh("load", file).code == 0
    assert known(bh) == CORPUS | {"quang-ngai"}
    write(file, regulation("quang-ngai", "before 11-10"))
    assert dues(bh, "quang-ngai") == {"2026-11-09"}
    assert bh("load", "--format", "json").json["items"][0]["regulations"] == 5


def test_a_directory_loaded_by_name_is_remembered(bh, register, tmp_path):
    folder = place(tmp_path / "more", regulation("quang-ngai"))
    assert bh("load", folder).code == 0
    place(folder, regulation("gia-lai"))
    assert known(bh) == CORPUS | {"quang-ngai", "gia-lai"}


def test_two_files_loaded_one_after_the_other_stay_both(bh, register, tmp_path, monkeypatch):
    for id in ("quang-ngai", "gia-lai"):
        write(tmp_path / f"{id}.yaml", regulation(id))
    assert bh("load", tmp_path / "quang-ngai.yaml").code == 0
    monkeypatch.chdir(tmp_path)
    assert bh("load", "gia-lai.yaml").code == 0
    monkeypatch.chdir(tmp_path.parent)
    assert known(bh) == CORPUS | {"quang-ngai", "gia-lai"}


def test_the_file_named_last_wins(bh, register, tmp_path):
    first, second = tmp_path / "1.yaml", tmp_path / "2.yaml"
    write(first, regulation("quang-ngai", "before 12-10"))
    write(second, regulation("quang-ngai", "before 11-10"))
    assert bh("load", first, second).code == 0
    assert dues(bh, "quang-ngai") == {"2026-11-09"}
    assert known(bh) == CORPUS | {"quang-ngai"}


def test_a_file_loaded_by_name_that_is_gone_is_told_until_the_next_load(bh, register, tmp_path):
    file = tmp_path / "elsewhere.yaml"
    write(file, regulation("quang-ngai"))
    bh("load", file)
    file.unlink()
    run = bh("regulations", "--format", "json")
    (warning,) = run.json["warnings"]
    assert str(file) in warning
    assert warning in run.err
    assert "quang-ngai" not in {head["id"] for head in run.json["items"]}
    assert bh("load").code == 0
    assert bh("regulations", "--format", "json").json["warnings"] == []


def test_an_invalid_file_leaves_the_old_data_with_a_warning(bh, own):
    file = own(regulation("quang-ngai", "before 12-10")) / "regulations" / "quang-ngai.yaml"
    before = bh("due", "--year", 2026, "--format", "json").json["items"]
    write(file, BROKEN)
    run = bh("due", "--year", 2026, "--format", "json")
    (warning,) = run.json["warnings"]
    assert run.code == 0
    assert run.json["items"] == before
    assert str(file) in warning
    assert run.err == f"Lưu ý: {warning}\n"
    assert bh("due", "--year", 2026, "--all").err == run.err
    write(file, regulation("quang-ngai", "before 11-10"))
    assert (dues(bh, "quang-ngai"), bh("due", "--all").err) == ({"2026-11-09"}, "")


@pytest.mark.parametrize("broken", [BROKEN, "", "a: [", "\tid: x", regulation("Không được")])
def test_loading_an_invalid_file_is_refused_and_changes_nothing(bh, register, tmp_path, broken):
    before = bh("duties", "--format", "json")
    file = tmp_path / "broken.yaml"
    write(file, broken)
    run = bh("load", file, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (4, "data", [])
    assert run.err.startswith(f"{file}:")
    assert "dữ liệu cũ còn nguyên" in run.err
    assert bh("duties", "--format", "json") == before
    assert bh("load").code == 0, "a refused file is not remembered"


def test_one_bad_file_keeps_the_good_ones_beside_it_out(bh, own):
    folder = own(regulation("gia-lai"))
    place(folder, BROKEN)
    assert bh("load").code == 4
    assert known(bh) == CORPUS


def test_invalid_data_without_older_ones_are_refused(bh, fresh, tmp_path, monkeypatch):
    monkeypatch.setenv("BH_DATA", str(place(tmp_path / "own", BROKEN)))
    run = bh("due", "--format", "json")
    assert (run.code, run.json["error"]["code"]) == (4, "data")
    monkeypatch.delenv("BH_DATA")
    assert known(bh) == CORPUS


def test_two_files_of_one_directory_for_one_regulation_are_refused(bh, own):
    folder = own(regulation("quang-ngai"))
    (folder / "regulations" / "ban-sao.yaml").write_text(regulation("quang-ngai"), encoding="utf-8")
    run = bh("load")
    assert run.code == 4
    assert "'quang-ngai' đã có ở" in run.err


def test_a_path_that_is_not_there_is_wrong_usage(bh, register, tmp_path):
    assert bh("load", tmp_path / "nirgends.yaml").code == 2
    assert bh("due", "--data", tmp_path / "nirgends").code == 2


def test_an_unreadable_entry_is_told(bh, register, tmp_path):
    folder = place(tmp_path / "own", regulation("quang-ngai"))
    (folder / "regulations" / "gone.yaml").symlink_to(tmp_path / "nirgends")
    (folder / "regulations" / "folder.yaml").mkdir()
    run = bh("load", "--data", folder)
    assert run.code == 4
    assert "gone.yaml:1:1" in run.err
    assert "folder.yaml:1:1" in run.err


@pytest.mark.parametrize(
    "harm",
    ["DROP TABLE duty", "DROP INDEX duty_id", "CREATE INDEX more ON duty (kind)", "ALTER TABLE party ADD COLUMN more"],
)
def test_tables_that_are_not_ours_any_more_are_made_anew(bh, register, harm):
    before = bh("duties", "--format", "json").json["items"]
    with closing(sqlite3.connect(register)) as database:
        database.execute(harm)
        database.commit()
    assert bh("load").code == 0
    assert bh("duties", "--format", "json").json["items"] == before


def test_rows_that_somebody_took_out_come_back_where_that_is_asked_for(bh, register):
    before = bh("due", "--year", 2026, "--format", "json").json["items"]
    with closing(sqlite3.connect(register)) as database:
        database.execute("DELETE FROM due_month")
        database.commit()
    assert bh("load", "--anew").code == 0
    assert bh("due", "--year", 2026, "--format", "json").json["items"] == before


def test_a_missing_table_is_told_with_what_to_do(bh, register):
    with closing(sqlite3.connect(register)) as database:
        database.execute("DROP TABLE duty")
        database.commit()
    run = bh("due")
    assert run.code == 5
    assert "bh load --anew" in run.err
