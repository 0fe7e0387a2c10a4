"""Adopting a shipped regulation: its gaps are filled by an overlay, and the display says by whose word."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli import paths
from tests.running import CORPUS, regulation

KON_TUM = """\
regulation: cao-nguyen
source: Công báo tỉnh, bản thử
set:
  number: 00/2024/QĐ-UBND
  issued: 2024-05-28
  effect: {from: 2024-06-08, confirmed: true}
"""


@pytest.fixture
def lay(own):
    """Put an overlay into the user's data directory; gives its path."""

    def put(text: str, name: str = "cao-nguyen.yaml") -> Path:
        path = own() / "overlays" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def kon_tum(bh, *command: str):
    run = bh(*(command or ("regulations", "-r", "cao-nguyen")), "--format", "json")
    assert run.code == 0, run.err
    return run.json["items"][0]


def test_the_values_and_their_source(bh, lay):
    lay(KON_TUM)
    head = kon_tum(bh)
    assert (head["number"], head["issued"], head["effect"]["from"]) == ("00/2024/QĐ-UBND", "2024-05-28", "2024-06-08")
    assert head["status"] == {"effect": "in_effect", "label": "còn hiệu lực", "confirmed": True}
    assert head["provenance"] == dict.fromkeys(
        ["number", "issued", "effect.from", "effect.confirmed"], "Công báo tỉnh, bản thử"
    )


def test_what_the_text_itself_says_has_no_source(bh, lay):
    lay(KON_TUM)
    heads = bh("regulations", "--format", "json").json["items"]
    assert {head["id"] for head in heads if not head["provenance"]} == CORPUS - {"cao-nguyen"}


def test_the_display_says_where_a_value_comes_from(bh, lay):
    lay(KON_TUM)
    lines = bh("regulations").out.splitlines()
    (row,) = [line for line in lines if line.startswith("cao-nguyen")]
    assert row.split()[1:7] == ["00/2024/QĐ-UBND*", "Kon", "Tum", "28/05/2024*", "08/06/2024*", "còn"]
    assert lines[-1] == "*  cao-nguyen: bổ sung theo Công báo tỉnh, bản thử"
    shown = [line.partition(":") for line in bh("show", "cao-nguyen").out.splitlines()]
    fields = {name: value.strip() for name, __, value in shown}
    assert fields["Số"] == "00/2024/QĐ-UBND (theo Công báo tỉnh, bản thử)"
    assert fields["Ban hành"] == "28/05/2024 (theo Công báo tỉnh, bản thử)"
    assert "(theo" not in fields["Nơi áp dụng"]


def test_a_regulation_is_found_by_its_completed_number(bh, lay):
    lay(KON_TUM)
    assert kon_tum(bh, "show", "00/2024/QĐ-UBND")["id"] == "cao-nguyen"


def test_dates_follow_the_completed_day_of_effect(bh, lay):
    asked = ("due", "-r", "cao-nguyen", "--from", "2024-06-01", "--to", "2024-09-30", "--format", "json")
    assert {item["due"] for item in bh(*asked).json["items"]} & {"2024-06-30", "2024-07-04"} == set()
    lay(KON_TUM)
    found = bh(*asked).json["items"]
    assert {item["due"] for item in found} >= {"2024-06-30", "2024-07-04"}
    assert {item["confirmed"] for item in found} == {True}


def test_a_change_of_the_overlay_shows_at_the_next_question(bh, lay):
    path = lay(KON_TUM)
    assert kon_tum(bh)["number"] == "00/2024/QĐ-UBND"
    lay(KON_TUM.replace("00/2024", "01/2024"))
    assert kon_tum(bh)["number"] == "01/2024/QĐ-UBND"
    path.unlink()
    assert (kon_tum(bh)["number"], kon_tum(bh)["provenance"]) == (None, {})


def test_the_shipped_file_stays_as_it_is(bh, lay):
    shipped = paths.shipped_data() / "regulations" / "cao-nguyen.yaml"
    before = shipped.read_bytes()
    lay(KON_TUM)
    assert kon_tum(bh)["number"]
    assert shipped.read_bytes() == before


def test_a_regulation_of_ones_own_may_be_completed_too(bh, own, lay):
    own(regulation("quang-ngai"))
    lay("regulation: quang-ngai\nsource: Công báo\nset: {number: 99/2024/QĐ-UBND}\n", "khac.yaml")
    assert kon_tum(bh, "regulations", "-r", "quang-ngai")["number"] == "99/2024/QĐ-UBND"


def test_an_end_that_the_user_has_learnt_of(bh, lay):
    event = "{on: 2026-03-01, event: abolished, by: {title: Quyết định bãi bỏ}, note: Bản thử., confirmed: false}"
    lay(f"regulation: cao-nguyen\nsource: Công báo tỉnh Quảng Ngãi, bản thử\nset:\n  history:\n    - {event}\n")
    assert kon_tum(bh)["status"] == {"effect": "ended", "label": "hết hiệu lực toàn bộ", "confirmed": False}
    assert bh("due", "-r", "cao-nguyen", "--year", 2027, "--format", "json").json["items"] == []
    assert "hết hiệu lực toàn bộ*" in bh("regulations").out


# Problems


def test_check_tells_the_place_in_the_overlay(bh, lay):
    path = lay(KON_TUM.replace("issued: 2024-05-28", "issued: 2024-13"))
    for command in (["check"], ["check", path.parent.parent], ["load"]):
        run = bh(*command)
        assert run.code == 4
        assert run.err.startswith(f"{path}:5:3: không có ngày 2024-13\n")


def test_a_query_answers_from_the_old_data_with_a_warning(bh, lay):
    lay(KON_TUM)
    assert kon_tum(bh)["number"] == "00/2024/QĐ-UBND"
    path = lay(KON_TUM.replace("number:", "nummer:"))
    run = bh("regulations", "-r", "cao-nguyen", "--format", "json")
    assert run.json["items"][0]["number"] == "00/2024/QĐ-UBND"
    assert f"{path}:4:3: không có khóa 'nummer'" in run.json["warnings"][0]


def test_an_overlay_of_a_regulation_that_there_is_not(bh, lay):
    path = lay(KON_TUM.replace("regulation: cao-nguyen", "regulation: cao-nguyem"))
    for command in (["check"], ["check", path.parent.parent], ["load"]):
        run = bh(*command)
        assert run.code == 4
        assert run.err.startswith(f"{path}:1:1: không có văn bản 'cao-nguyem'; gần giống: cao-nguyen\n")


def test_a_completed_regulation_is_held_to_the_same_rules(bh, lay):
    path = lay(KON_TUM.replace("from: 2024-06-08", "until: 2023"))
    run = bh("check", path.parent.parent)
    assert run.code == 4
    assert run.err.startswith(f"{path}:6:")
    assert "kết thúc (2023) trước khi bắt đầu (2024)" in run.err


def test_check_counts_overlays(bh, lay):
    path = lay(KON_TUM)
    assert bh("check").out.splitlines()[-1] == "4 văn bản, 1 tệp bổ sung, không có lỗi."
    assert bh("check", path.parent.parent).out.splitlines()[-1] == "0 văn bản, 1 tệp bổ sung, không có lỗi."


def test_the_file_of_ones_own_that_replaces_a_shipped_one_is_completed_not_the_shipped(bh, own, lay):
    own(regulation("cao-nguyen").replace("effect: {from: 2024-01-05", "effect: {from: 2030-01-05"))
    lay("regulation: cao-nguyen\nsource: Công báo\nset: {effect: {until: 2029}}\n")
    run = bh("check")
    assert run.code == 4
    assert len([line for line in run.err.splitlines() if "kết thúc (2029)" in line]) == 1
    assert "(2030-01-05)" in run.err
