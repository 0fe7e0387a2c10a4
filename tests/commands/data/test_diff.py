"""`bh diff`: what a new version of a file changes, before it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli import paths
from tests.commands.amending import amended
from tests.running import CORPUS, regulation


@pytest.fixture
def new(tmp_path: Path):
    """Write a file that is not loaded."""

    def write(text: str, name: str = "moi.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def differing(run, subject: str):
    assert run.code == 0, run.err
    return [item for item in run.json["items"] if item["subject"] == subject]


def test_a_moved_deadline(bh, own, new):
    own(regulation("quang-ngai", "before 12-20"))
    run = bh("diff", "quang-ngai", new(regulation("quang-ngai", "before 12-10")), "--format", "json")
    (duty,) = differing(run, "duty")
    assert (duty["change"], duty["id"]) == ("changed", "quang-ngai/1.1")
    (field,) = duty["fields"]
    assert field["field"] == "deadlines"
    assert (field["old"][0]["rule"], field["new"][0]["rule"]) == ("before 12-20", "before 12-10")
    assert differing(run, "date") == [
        {
            "subject": "date", "change": "moved", "id": "quang-ngai/1.1", "period": "2026", "agencies": ["so-y-te"],
            "old": "2026-12-19", "new": "2026-12-09",
        }
    ]  # fmt: skip


def test_an_added_duty_a_removed_one_and_the_head(bh, own, new):
    own(regulation("quang-ngai", "before 12-20", "before 11-30"))
    text = regulation("quang-ngai", "before 12-20", number="13/2024/QĐ-UBND")
    back = bh("diff", "quang-ngai", new(text), "--format", "json")
    assert [item["change"] for item in differing(back, "duty")] == ["removed"]
    assert [item["fields"] for item in differing(back, "head")] == [
        [{"field": "number", "old": "12/2024/QĐ-UBND", "new": "13/2024/QĐ-UBND"}]
    ]
    forth = bh(
        "diff", new(text), new(regulation("quang-ngai", "before 12-20", "before 11-30"), "b.yaml"), "--format", "json"
    )
    assert [(item["change"], item["new"]["summary"]) for item in differing(forth, "duty")] == [
        ("added", "Báo cáo kết quả thực hiện.")
    ]
    assert [(item["change"], item["old"], item["new"]) for item in differing(forth, "date")] == [
        ("added", None, "2026-11-29")
    ]


def test_an_amendment_shows_the_new_version_and_only_later_dates(bh, own, new):
    own(regulation("quang-ngai", "before 12-20", summary="Báo cáo theo bản cũ."))
    run = bh("diff", "quang-ngai", new(amended("2026-12-15")), "--as-of", "2026-12-01", "--format", "json")
    assert [(item["change"], item["fields"] and item["fields"][0]["field"]) for item in differing(run, "duty")] == [
        ("changed", "valid_until"), ("added", []),
    ]  # fmt: skip
    assert differing(run, "date") == []  # of 2026 the earlier date stays, of 2027 the new one is more than a year ahead
    (history,) = differing(run, "head")
    assert [one["event"] for one in history["fields"][0]["new"]] == ["issued", "in_effect", "amended"]


def test_in_words(bh, own, new):
    own(regulation("quang-ngai", "before 12-20"))
    out = bh("diff", "quang-ngai", new(regulation("quang-ngai", "before 12-10", summary="Báo cáo năm."))).out
    assert out.startswith("quang-ngai: 0 nhiệm vụ thêm, 0 bỏ, 1 sửa; 1 ngày hạn khác đi đến 22/11/2027\n")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "1.1 sửa Nhiệm vụ Báo cáo kết quả thực hiện. Báo cáo năm." in lines
    assert "1.1 2026 dời 19/12/2026 09/12/2026 Sở Y tế" in lines


def test_nothing_differs(bh, register):
    run = bh("diff", "cao-nguyen", paths.shipped_data() / "regulations" / "cao-nguyen.yaml")
    assert (run.code, run.out) == (0, "cao-nguyen: 0 nhiệm vụ thêm, 0 bỏ, 0 sửa; 0 ngày hạn khác đi đến 22/11/2027\n")


def test_overlays_count_on_both_sides(bh, own, new):
    folder = own(regulation("quang-ngai"))
    (folder / "overlays").mkdir()
    overlay = "regulation: quang-ngai\nsource: Công báo\nset: {number: 99/2024/QĐ-UBND}\n"
    (folder / "overlays" / "a.yaml").write_text(overlay, encoding="utf-8")
    assert bh("diff", "quang-ngai", new(regulation("quang-ngai")), "--format", "json").json["items"] == []


def test_nothing_is_loaded(bh, register, new):
    assert bh("diff", "cao-nguyen", new(regulation("cao-nguyen"))).code == 0
    heads = bh("regulations", "--format", "json").json["items"]
    assert {head["id"] for head in heads} == CORPUS
    assert {head["title"] for head in heads if head["id"] == "cao-nguyen"} != {"Quyết định đặt ra để thử"}


def test_problems_of_both_files_are_told(bh, register, new):
    one, two = (new(regulation("quang-ngai").replace("kind: report", f"kind: {name}"), f"{name}.yaml") for name in "ab")
    run = bh("diff", one, two, "--format", "json")
    assert (run.code, run.json["error"]["code"]) == (4, "data")
    assert [problem["file"] for problem in run.json["error"]["problems"]] == [str(one), str(two)]


def test_names_that_lead_nowhere(bh, register, new):
    assert bh("diff", "kon-tun", new(regulation("cao-nguyen"))).code == 6
    assert bh("diff", "cao-nguyen", "nirgends.yaml").code == 2
