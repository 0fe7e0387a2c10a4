"""`bh check`: every problem at once, and nothing changed."""

from __future__ import annotations

import pytest

from tests.running import CORPUS, place, regulation

BROKEN = (
    regulation("quang-ngai", "before 12-10").replace("kind: report", "kind: party").replace("Sở Y tế", "Sở Ma thuật")
)


def test_the_shipped_data_are_in_order(bh, elsewhere):
    run = bh("check")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[-1] == "4 văn bản, không có lỗi."


def test_what_was_checked(bh, tmp_path):
    place(tmp_path, regulation("quang-ngai", "before 12-10", "before 06-10"), regulation("gia-lai"))
    items = bh("check", tmp_path, "--format", "json").json["items"]
    counted = [(item["id"], item["provisions"], item["duties"], item["dated"]) for item in items]
    assert counted == [("gia-lai", 1, 1, 1), ("quang-ngai", 2, 2, 2)]
    assert [item["file"] for item in items] == [str(tmp_path / "regulations" / f"{id}.yaml") for id, *_ in counted]


def test_ones_own_data_are_checked_with_the_shipped_ones(bh, own):
    own(regulation("quang-ngai"))
    assert {item["id"] for item in bh("check", "--format", "json").json["items"]} == CORPUS | {"quang-ngai"}


def test_every_problem_has_its_place(bh, tmp_path):
    file = place(tmp_path, BROKEN) / "regulations" / "quang-ngai.yaml"
    good = place(tmp_path, regulation("gia-lai")) / "regulations" / "gia-lai.yaml"
    run = bh("check", file, good, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (4, "data", [])
    assert len(run.json["error"]["problems"]) >= 1
    lines = file.read_text(encoding="utf-8").splitlines()
    for problem in run.json["error"]["problems"]:
        assert problem["file"] == str(file)
        assert problem["source"] in lines[problem["line"] - 1]
        assert f"{file}:{problem['line']}:{problem['column']}: {problem['message']}" in run.err


def test_problems_of_several_files_are_told_together(bh, tmp_path):
    other = BROKEN.replace("id: quang-ngai", "id: gia-lai")
    folder = place(tmp_path, BROKEN, other)
    run = bh("check", folder, "--format", "json")
    assert {problem["file"] for problem in run.json["error"]["problems"]} == {
        str(folder / "regulations" / name) for name in ("gia-lai.yaml", "quang-ngai.yaml")
    }


def test_one_regulation_in_two_files(bh, tmp_path):
    folder = place(tmp_path, regulation("quang-ngai"))
    (folder / "regulations" / "ban-sao.yaml").write_text(regulation("quang-ngai"), encoding="utf-8")
    run = bh("check", folder)
    assert run.code == 4
    assert "'quang-ngai' đã có ở" in run.err


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "\x00", "id: x", "\ufeff"])
def test_a_file_that_is_no_regulation(bh, tmp_path, text):
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    run = bh("check", file)
    assert run.code == 4
    assert run.err.startswith(f"{file}:1:")
    assert "Traceback" not in run.err


def test_a_path_that_is_not_there(bh, tmp_path):
    assert bh("check", tmp_path / "nirgends.yaml").code == 2


def test_nothing_is_changed(bh, register, tmp_path):
    before = register.read_bytes()
    place(tmp_path, regulation("quang-ngai"))
    assert bh("check", tmp_path).code == 0
    assert register.read_bytes() == before
    assert {head["id"] for head in bh("regulations", "--format", "json").json["items"]} == CORPUS


def test_no_database_is_needed(bh, tmp_path, monkeypatch):
    monkeypatch.setenv("BH_DB", str(tmp_path / "none.db"))
    assert bh("check").code == 0
    assert not (tmp_path / "none.db").exists()


def test_a_rule_that_is_none_comes_with_the_one_that_may_be_meant(bh, tmp_path):
    text = regulation("quang-ngai", "before day 25 of month", lead="Sở Ma thuật").replace('ref: "1.1"', 'ref: "1.2"')
    run = bh("check", place(tmp_path, text))
    assert run.code == 4
    for words in ("có phải 'before day 25 of month+0'?", "không có 'Sở Ma thuật'", "thiếu điều, khoản hoặc điểm giữa"):
        assert words in run.err


def test_a_regulation_that_cannot_be_read_is_not_unknown_to_its_overlay(bh, tmp_path):
    folder = place(tmp_path, regulation("quang-ngai"))
    (folder / "overlays").mkdir()
    (folder / "overlays" / "x.yaml").write_text(
        "regulation: quang-ngai\nsource: Công báo\nset: {doubts: [Chưa rõ.]}\n", encoding="utf-8"
    )
    assert bh("check", folder).code == 0
    file = folder / "regulations" / "quang-ngai.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  - [\n", encoding="utf-8")
    for run in (bh("check", folder, "-f", "json"), bh("load", "--data", folder, "-f", "json")):
        assert {problem["file"] for problem in run.json["error"]["problems"]} == {str(file)}


def test_problems_of_shared_files_hide_none_of_regulations(bh, tmp_path):
    folder = place(tmp_path, regulation("quang-ngai", lead="Sở Ma thuật"))
    (folder / "calendar.yaml").write_text("official_until: -5\n", encoding="utf-8")
    (folder / "overlays").mkdir()
    (folder / "overlays" / "x.yaml").write_text("regulation: quang-ngai\n", encoding="utf-8")
    run = bh("check", folder, "--format", "json")
    files = [problem["file"].rpartition("/")[2] for problem in run.json["error"]["problems"]]
    assert set(files) == {"calendar.yaml", "x.yaml", "quang-ngai.yaml"}


@pytest.mark.parametrize("member", ["khong-co", "vong"])
def test_regulations_are_judged_beside_groups_that_are_wrong(bh, tmp_path, member):
    """A group within itself, or with members that there are not, is told with what else is wrong."""
    folder = place(tmp_path, regulation("quang-ngai", lead="các bên").replace("report", "party"))
    (folder / "agencies.yaml").write_text(
        f"groups:\n  - {{id: vong, name: các bên, level: province, members: [so-y-te, {member}]}}\n", encoding="utf-8"
    )
    run = bh("check", folder, "--format", "json")
    files = {problem["file"].rpartition("/")[2] for problem in run.json["error"]["problems"]}
    assert files == {"agencies.yaml", "quang-ngai.yaml"}
