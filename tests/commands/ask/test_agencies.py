"""`bh agencies`: the bodies, what they were and what they became."""

from __future__ import annotations

import csv
import io

import pytest

from baohiem_cli.domain.agencies.responsibility import UNNAMED
from tests.commands.bodies import thanh_hoa  # noqa: F401 # a fixture
from tests.conftest import CORPUS_DATA
from tests.domain.making import case
from tests.files.making import data_of

FIELDS = ["id", "name", "short", "aliases", "level", "type", "group", "members", "was", "became", "duties", "unit"]


@pytest.fixture
def one(bh, register):
    """One body on a day, as JSON."""

    def ask(name: str, day: str = "2026-11-22"):
        run = bh("agencies", name, "--as-of", day, "--format", "json")
        assert run.code == 0, run.err
        (item,) = run.json["items"]
        return item

    return ask


def test_all_of_the_registry_are_listed(bh, register):
    """But for the one that stands for a subject that the text does not name."""
    items = bh("agencies", "--format", "json").json["items"]
    known = data_of(CORPUS_DATA)[0].registry.agencies
    assert {item["id"] for item in items} == set(known) - {UNNAMED}
    assert all(list(item) == FIELDS for item in items)
    assert {item["id"] for item in items if item["group"]} == {
        id for id, a in known.items() if a.is_group and id != UNNAMED
    }


@pytest.mark.parametrize("name", ["so-ldtbxh", "Sở LĐTBXH", "so lao dong thuong binh va xa hoi", "SLĐTBXH"])
def test_a_body_is_found_by_each_of_its_names(one, name):
    assert one(name)["id"] == "so-ldtbxh"


def test_an_unknown_name_is_told_the_nearest(bh, register):
    run = bh("agencies", "Sở Nội dụ")
    assert run.code == 6
    assert "Sở Nội vụ" in run.err


@pytest.mark.parametrize(
    ("name", "day", "was", "became"),
    [
        case("ngày trước", "so-ldtbxh", "2025-02-28", [], []),
        case("đúng ngày", "so-ldtbxh", "2025-03-01", [], ["so-noi-vu", "so-y-te", "so-gddt", "so-nnmt"]),
        case("nơi kế tục, ngày trước", "so-noi-vu", "2025-02-28", [], []),
        case("nơi kế tục, đúng ngày", "so-noi-vu", "2025-03-01", ["so-ldtbxh"], []),
        case("BHXH tỉnh, 6/2025", "bhxh-tinh", "2025-06-30", [], ["bhxh-khu-vuc"]),
        case("BHXH tỉnh, 7/2025", "bhxh-tinh", "2025-07-01", ["bhxh-khu-vuc"], []),
        case("thuế qua hai lần", "thue-tinh", "2025-07-01", ["cuc-thue-tinh", "chi-cuc-thue-khu-vuc"], []),
        case("không ai kế tục một mình", "UBND huyện", "2025-07-01", [], [None]),
        case("vẫn là nó", "ldld-tinh", "2026-11-22", [], []),
    ],
)
def test_what_it_was_and_what_it_became(one, name, day, was, became):
    item = one(name, day)
    assert item["was"] == was
    assert [holder["agency"] for holder in item["became"]] == became


def test_the_page_of_one_gives_each_step_with_its_instrument(bh, register):
    run = bh("agencies", "Thuế tỉnh", "--as-of", "2026-11-22")
    assert "Trước là: Cục Thuế tỉnh; Chi cục Thuế khu vực" in run.out
    first, second = [line for line in run.out.splitlines() if line.startswith("Từ ")]
    took = "tiếp nhận chức năng, nhiệm vụ của"
    assert first.startswith(
        f"Từ 01/03/2025, Chi cục Thuế khu vực {took} Cục Thuế tỉnh (toàn bộ): Quyết định 381/QĐ-BTC (chưa"
    )
    assert second.startswith(
        f"Từ 01/07/2025, Thuế tỉnh {took} Chi cục Thuế khu vực (toàn bộ): Quyết định 2229/QĐ-BTC (chưa"
    )


def test_the_page_tells_only_the_steps_that_lead_to_it(bh, register):
    run = bh("agencies", "Sở Y tế", "--as-of", "2026-11-22")
    steps = [line for line in run.out.splitlines() if line.startswith("Từ ")]
    assert [step.partition(" (")[0] for step in steps] == [
        "Từ 01/03/2025, Sở Y tế tiếp nhận chức năng, nhiệm vụ của Sở LĐTBXH"
    ]


def test_the_page_of_a_day_knows_nothing_later(bh, register):
    assert "tiếp nhận" not in bh("agencies", "Sở LĐTBXH", "--as-of", "2024-06-01").out
    assert "tiếp nhận" in bh("agencies", "Sở LĐTBXH", "--as-of", "2025-03-01").out


def test_a_body_that_goes_on_elsewhere_says_where(bh, register):
    run = bh("agencies", "LĐLĐ tỉnh", "--as-of", "2025-07-01")
    assert "Nay là" not in run.out
    assert "(vẫn tổ chức ấy, trực thuộc Mặt trận Tổ quốc tỉnh): Luật 97/2025/QH15" in run.out


def test_where_there_is_no_single_heir_the_page_names_none(bh, register):
    run = bh("agencies", "UBND huyện", "--as-of", "2025-07-01", "--format", "plain")
    (line,) = [line for line in run.out.splitlines() if line.startswith("Nay là:")]
    assert line.split(maxsplit=2)[2] == "chưa xác định được một cơ quan tiếp nhận duy nhất"


def test_counts_are_those_of_the_duties(bh, register, one):
    duties = bh("duties", "--as-of", "2026-11-22", "--format", "json").json["items"]
    named = [(p["agency"], p["role"]) for item in duties for p in item["parties"] if p["group"]]
    group = one("các sở, ban, ngành")
    assert group["duties"] == {role: named.count(("cac-so-ban-nganh", role)) for role in group["duties"]}
    assert sum(group["duties"].values()) > 0


def test_csv_has_one_row_for_each_with_its_heirs(bh, register):
    run = bh("agencies", "--as-of", "2026-11-22", "--format", "csv")
    rows = {row["Mã"]: row for row in csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff")))}
    assert rows["so-khdt"]["Nay"] == "Sở Tài chính"
    assert rows["ubnd-huyen"]["Nay"] == "chưa xác định được một cơ quan tiếp nhận duy nhất"
    assert rows["so-y-te"]["Nay"] == ""


def test_markdown_is_a_table_of_all(bh, register):
    __, rule, *rows = [line for line in bh("agencies", "--format", "md").out.splitlines() if line.startswith("|")]
    assert set(rule) <= set("|-: ")
    assert len(rows) == len(data_of(CORPUS_DATA)[0].registry.agencies) - 1


def test_agencies_stand_in_the_order_of_vietnamese_names(bh, own):
    folder = own()
    (folder / "agencies.yaml").write_text(
        "agencies:\n"
        + "".join(
            f"  - {{id: thu-{i}, name: {name}, level: province, type: department}}\n"
            for i, name in enumerate(["Thử Đoàn", "Thử Dương", "Thử Ấm", "Thử 10", "Thử Ăng", "Thử 9", "Thử Anh"])
        ),
        encoding="utf-8",
    )
    names = [item["name"] for item in bh("agencies", "--format", "json").json["items"]]
    mine = ["Thử 9", "Thử 10", "Thử Anh", "Thử Ăng", "Thử Ấm", "Thử Dương", "Thử Đoàn"]
    assert [name for name in names if name.startswith("Thử")] == mine
    assert names.index("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh") < names.index("Sở Y tế")


@pytest.mark.parametrize("name", ["UBND xã Số 7", "ubnd xa so 7"])
def test_the_name_of_a_listed_body_is_answered(thanh_hoa, name):  # noqa: F811
    thanh_hoa.lists()
    (item,) = thanh_hoa.items("agencies", name)
    assert (item["id"], item["unit"]["id"], item["unit"]["province"]) == ("ubnd-xa", "thanh-hoa.xa-so-7", "Thanh Hóa")
    page = thanh_hoa.run("agencies", name).out
    assert "UBND xã Số 7, Thanh Hóa, từ 01/07/2025 (thanh-hoa.xa-so-7)" in page
    assert thanh_hoa.items("agencies", "UBND xã")[0]["unit"] is None
