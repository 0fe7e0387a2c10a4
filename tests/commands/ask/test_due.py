"""`bh due`: which occurrences, in what time, for whom, and how they look."""

from __future__ import annotations

import re

import pytest

from baohiem_cli.app import tracking
from tests.commands.ask.due import DECEMBER, YEAR, bodies, items, keys, window
from tests.domain.making import case
from tests.running import nfd, regulation


def test_december_2026(bh, register):
    found = items(bh(*DECEMBER, "--format", "json"))
    due = {(item["duty"], item["period"]): (item["due"], item["submit_by"]) for item in found}
    assert due["cao-nguyen/24.1", "2026"] == ("2026-12-19", "2026-12-18")
    assert due["ven-bien/12.1", "2026"] == ("2026-12-09", "2026-12-09")
    assert due["ven-bien/12.2", "2026"] == ("2026-12-14", "2026-12-14")
    assert due["lien-nganh/5.1", "2026-H2"] == ("2026-12-31", "2026-12-31")
    assert "chuong-trinh" not in {item["regulation"] for item in found}
    assert all("2026-12-01" <= item["due"] <= "2026-12-31" for item in found)
    assert [item["due"] for item in found] == sorted(item["due"] for item in found)
    assert len({item["key"] for item in found}) == len(found)


def test_the_months_of_a_year_are_the_year(bh, register):
    months = [keys(bh("due", "--year", 2026, "--month", month, "--format", "json")) for month in range(1, 13)]
    assert [key for month in months for key in month] == keys(bh(*YEAR, "--format", "json"))


def test_any_year_answers_alike(bh, register):
    def days(year):
        found = items(bh("due", "--year", year, "-r", "ven-bien", "--basis", "explicit", "--format", "json"))
        return [(item["duty"], item["agency"], item["due"][4:]) for item in found]

    assert days(2026) == days(2027) == days(2039) == days(2999) != []


@pytest.mark.parametrize(
    ("options", "fits"),
    [
        case("loại", ["--kind", "report"], lambda i: i["kind"] == "report"),
        case("hai loại", ["--kind", "report", "--kind", "plan"], lambda i: i["kind"] in ("report", "plan")),
        case("bảo hiểm", ["--scheme", "BHTN"], lambda i: "BHTN" in i["schemes"]),
        case("căn cứ ấn định", ["--basis", "explicit"], lambda i: i["basis"] == "explicit"),
        case("căn cứ suy ra", ["--basis", "inferred"], lambda i: i["basis"] == "inferred"),
        case("hằng quý", ["--cadence", "quarterly"], lambda i: "-Q" in i["period"]),
        case("6 tháng", ["--cadence", "semiannual"], lambda i: "-H" in i["period"]),
        case("hằng năm", ["--cadence", "annual"], lambda i: re.fullmatch("\\d{4}", i["period"])),
        case("văn bản", ["-r", "cao-nguyen"], lambda i: i["regulation"] == "cao-nguyen"),
        case("hai văn bản", ["-r", "cao-nguyen", "-r", "ven-bien"],
             lambda i: i["regulation"] in ("cao-nguyen", "ven-bien")),
        case("tỉnh", ["-p", "Kon Tum"], lambda i: i["jurisdiction"] in ("Kon Tum", "Toàn quốc")),
        case("toàn quốc", ["-p", "toàn quốc"], lambda i: i["jurisdiction"] == "Toàn quốc"),
        case("cơ quan", ["-a", "SYT"], lambda i: "so-y-te" in bodies(i)),
        case("hai cơ quan", ["-a", "SYT", "-a", "BHXH tỉnh"], lambda i: bodies(i) & {"so-y-te", "bhxh-tinh"}),
        case("cơ quan và tỉnh", ["-a", "SYT", "-p", "Nam Định"],
             lambda i: "so-y-te" in bodies(i) and i["jurisdiction"] in ("Nam Định", "Toàn quốc")),
        case("bốn điều kiện", ["-a", "BHXH tỉnh", "--kind", "report", "--scheme", "BHYT", "-r", "ven-bien"],
             lambda i: "bhxh-tinh" in bodies(i) and i["kind"] == "report" and "BHYT" in i["schemes"]
             and i["regulation"] == "ven-bien"),
    ],
)  # fmt: skip
def test_filters_leave_what_fits_and_nothing_else(bh, register, options, fits):
    everything = items(bh(*YEAR, "--format", "json"))
    wanted = [item["key"] for item in everything if fits(item)]
    assert wanted
    found = [
        re.sub("/(kon-tum|quang-ngai|nam-dinh|ninh-binh)$", "", key)
        for key in keys(bh(*YEAR, *options, "--format", "json"))
    ]  # a national text is owed in each province
    assert list(dict.fromkeys(found)) == wanted


def test_filters_that_contradict_each_other_leave_nothing(bh, register):
    run = bh(*YEAR, "-r", "cao-nguyen", "-p", "Nam Định", "--format", "json")
    assert (run.code, run.json["items"]) == (0, [])
    assert bh(*YEAR, "-r", "cao-nguyen", "-p", "Nam Định").out == "Đến hạn trong năm 2026: 0 việc\n"


def test_an_agency_is_asked_what_it_owes_unless_another_role_is_named(bh, register):
    own = items(bh(*YEAR, "-a", "BHXH tỉnh", "-r", "cao-nguyen", "--format", "json"))
    received = items(bh(*YEAR, "-a", "BHXH tỉnh", "-r", "cao-nguyen", "--role", "recipient", "--format", "json"))
    assert all("bhxh-tinh" in bodies(item) for item in own)
    owing = {item["agency"] for item in received if item["duty"] == "cao-nguyen/24.1"}
    assert {"so-y-te", "so-tai-chinh", "ubnd-huyen"} <= owing
    assert "bhxh-tinh" not in owing
    assert "cao-nguyen/24.1" not in {item["duty"] for item in own}


def test_a_member_owes_its_groups_duties_and_the_group_can_be_asked(bh, register):
    (mine,) = items(bh(*DECEMBER, "-a", "Sở Y tế", "-r", "cao-nguyen", "--basis", "explicit", "--format", "json"))
    assert (mine["key"], mine["via_group"]) == ("cao-nguyen/24.1@2026:so-y-te", "các cơ quan, đơn vị")
    asked = ("-r", "cao-nguyen", "--basis", "explicit", "--kind", "report", "--format", "json")
    assert keys(bh(*DECEMBER, "-a", "các cơ quan, đơn vị", *asked)) == keys(bh(*DECEMBER, *asked))


SPELLINGS = {
    "Sở Y tế": ["so y te", "SYT", "syt", "Sở Y Tế", "SỞ Y TẾ", "so-y-te", "  sở   y  tế ", nfd("Sở Y tế")],
    "Báo Thanh Hóa": ["Báo Thanh Hoá", "bao thanh hoa", "BÁO THANH HÓA", nfd("Báo Thanh Hoá"), "Báo tỉnh"],
    "Sở Lao động - Thương binh và Xã hội": [
        "Sở LĐTBXH", "Sở LĐ-TBXH", "Sở LĐTB&XH", "so ldtbxh", "sldtbxh", "sở lao động thương binh và xã hội",
        "Sở Lao động – Thương binh và Xã hội",
    ],
    "Ủy ban nhân dân tỉnh": ["Uỷ ban nhân dân tỉnh", "UBND tỉnh", "ubnd tinh", nfd("Uỷ ban nhân dân tỉnh")],
    "các sở, ban, ngành": ["các sở ban ngành", "cac so, ban, nganh", "Các Sở, Ban, Ngành"],
}  # fmt: skip
ALL_SPELLINGS = [case(other, name, other) for name, others in SPELLINGS.items() for other in others]


@pytest.mark.parametrize(("name", "spelling"), ALL_SPELLINGS)
def test_every_spelling_of_an_agency_gives_the_same_answer(bh, register, name, spelling):
    asked = (*DECEMBER, "-a", name, "-a", spelling)
    assert bh(*asked) == bh(*asked[:-2])
    assert bh(*DECEMBER, "-a", spelling) == bh(*asked)


@pytest.mark.parametrize("spelling", SPELLINGS["Sở Y tế"])
@pytest.mark.parametrize("command", [["duties", "-r", "cao-nguyen"], ["regulations"]])
def test_every_query_understands_every_spelling(bh, register, command, spelling):
    plain = bh(*command, "--agency", "Sở Y tế")
    assert plain.code == 0
    assert bh(*command, "--agency", spelling) == plain


@pytest.mark.parametrize(
    ("option", "name", "spelling"),
    [
        case("số", "-r", "lien-nganh", "88/QCPH-TLĐ-BHXH"),
        case("số, không dấu", "-r", "lien-nganh", "88/qcph-tld-bhxh"),
        case("mã hoa", "-r", "cao-nguyen", "Cao-Nguyen"),
        case("mã viết như chữ", "-r", "ven-bien", "Ven Biển"),
        case("tỉnh không dấu", "-p", "Thanh Hóa", "thanh hoa"),
        case("chữ tỉnh đứng trước", "-p", "Kon Tum", "tỉnh Kon Tum"),
        case("tỉnh viết liền gạch", "-p", "Kon Tum", "kon-tum"),
        case("tỉnh NFD", "-p", "Nam Định", nfd("Nam Định")),
    ],
)
def test_regulations_and_provinces_are_found_by_every_spelling(bh, register, option, name, spelling):
    plain = bh(*YEAR, option, name)
    assert plain.code == 0
    assert bh(*YEAR, option, spelling) == plain


@pytest.mark.parametrize(
    ("option", "name", "near"),
    [
        case("cơ quan gõ sai", "--agency", "Sở Y té tỉnh", "Sở Y tế"),
        case("cơ quan thiếu chữ", "--agency", "Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        case("văn bản gõ sai", "--regulation", "caonguyen", "cao-nguyen"),
        case("số gõ sai", "--regulation", "88/QCPH", "lien-nganh"),
        case("tỉnh gõ sai", "--province", "Sơn Na", "Sơn La"),
    ],
)
@pytest.mark.parametrize("command", ["due", "duties", "regulations"])
def test_an_unknown_name_is_told_with_the_nearest(bh, register, command, option, name, near):
    run = bh(command, option, name, "--format", "json")
    assert run.code == 6
    assert run.json["error"]["code"] == "not_found"
    assert near in run.json["error"]["nearest"]
    assert name in run.err
    assert near in run.err


@pytest.mark.parametrize("name", ["", " ", "---", "%", "Sở Y tế; DROP TABLE duty", "xyzzy" * 50])
def test_a_name_that_is_none_finds_nobody(bh, register, name):
    for option in ("--agency", "--regulation", "--province"):
        assert bh("due", option, name).code == 6
    assert bh("regulations").code == 0


def test_every_regulation_is_named_where_none_is_near(bh, register):
    assert "cao-nguyen; chuong-trinh; lien-nganh; ven-bien" in bh("due", "-r", "qqqq").err


@pytest.mark.parametrize(
    ("as_of", "month", "first", "last"),
    [
        case("tháng đang chạy là năm nay", "2026-11-22", 11, "2026-11-01", "2026-11-30"),
        case("ngày cuối của tháng đang chạy", "2026-11-30", 11, "2026-11-01", "2026-11-30"),
        case("tháng sau", "2026-11-22", 12, "2026-12-01", "2026-12-31"),
        case("tháng đã qua là năm sau", "2026-11-22", 10, "2027-10-01", "2027-10-31"),
        case("đầu năm sau", "2026-12-31", 1, "2027-01-01", "2027-01-31"),
        case("đang tháng 1", "2027-01-01", 1, "2027-01-01", "2027-01-31"),
        case("tháng 2 năm nhuận", "2027-03-01", 2, "2028-02-01", "2028-02-29"),
    ],
)
def test_a_month_without_a_year_is_the_next_one_that_is_not_over(bh, register, as_of, month, first, last):
    assert window(bh("due", "--month", month, "--as-of", as_of, "--format", "json")) == (first, last)


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        case("mặc định 30 ngày", [], "2026-11-22", "2026-12-22"),
        case("within", ["--within", 3], "2026-11-22", "2026-11-25"),
        case("within 0 là hôm nay", ["--within", 0], "2026-11-22", "2026-11-22"),
        case("năm", ["--year", 2030], "2030-01-01", "2030-12-31"),
        case("năm và tháng đã qua", ["--year", 2026, "--month", 2], "2026-02-01", "2026-02-28"),
        case("từ đến", ["--from", "2026-01-05", "--to", "2026-02-06"], "2026-01-05", "2026-02-06"),
        case("ngày viết kiểu Việt", ["--from", "5/1/2026", "--to", "06/02/2026"], "2026-01-05", "2026-02-06"),
        case("một ngày", ["--from", "2026-12-19", "--to", "2026-12-19"], "2026-12-19", "2026-12-19"),
        case("chỉ từ: 30 ngày", ["--from", "2027-01-01"], "2027-01-01", "2027-01-31"),
        case("chỉ đến: từ hôm nay", ["--to", "2026-12-31"], "2026-11-22", "2026-12-31"),
        case("năm đầu", ["--year", 1900], "1900-01-01", "1900-12-31"),
        case("năm cuối", ["--year", 2999], "2999-01-01", "2999-12-31"),
        case("tháng cuối", ["--year", 2999, "--month", 12], "2999-12-01", "2999-12-31"),
    ],
)
def test_the_time_asked_for(bh, register, options, first, last):
    run = bh("due", *options, "--as-of", "2026-11-22", "--format", "json")
    assert window(run) == (first, last)
    assert all(first <= item["due"] <= last for item in run.json["items"])


@pytest.mark.parametrize(
    "question",
    [("due", "--from", "1900-01-01", "--to", "2100-12-31"), ("status", "--from", "1900-01-01", "--to", "2999-12-31"),
     ("overdue", "--as-of", "2999-12-31"), ("agenda", "-a", "SYT", "--as-of", "2999-12-31")],
)  # fmt: skip
def test_a_question_of_which_nobody_reads_the_answer_is_asked_back(bh, register, monkeypatch, question):
    monkeypatch.setattr(tracking, "MOST", 5_000)
    run = bh(*question)
    assert (run.code, run.out) == (2, "")
    assert "hãy chia nhỏ" in run.err


@pytest.mark.parametrize("as_of", ["1900-01-01", "2999-12-31"])
def test_the_ends_of_the_calendar_answer(bh, register, as_of):
    assert bh("due", "--as-of", as_of).code == 0
    assert bh("due", "--as-of", as_of, "--within", 36500, "-r", "chuong-trinh").code == 0


@pytest.mark.parametrize(
    "options",
    [
        case("tháng và within", ["--month", 12, "--within", 3]),
        case("năm và within", ["--year", 2026, "--within", 3]),
        case("tháng và từ", ["--month", 12, "--from", "2026-01-01"]),
        case("năm và đến", ["--year", 2026, "--to", "2026-01-01"]),
        case("từ và within", ["--from", "2026-01-01", "--within", 3]),
        case("within 0 cũng là một cách", ["--month", 12, "--within", 0]),
        case("đến trước từ", ["--from", "2026-12-02", "--to", "2026-12-01"]),
        case("tháng 13", ["--month", 13]),
        case("tháng 0", ["--month", 0]),
        case("năm 0", ["--year", 0]),
        case("năm 10000", ["--year", 10000]),
        case("within âm", ["--within", -1]),
        case("ngày không có", ["--from", "2026-02-30"]),
        case("ngày kiểu Việt không có", ["--from", "30/02/2026"]),
        case("ngày kiểu Mỹ", ["--from", "12-19-2026"]),
        case("chữ thay ngày", ["--as-of", "hôm nay"]),
        case("loại không có", ["--kind", "party"]),
        case("bảo hiểm không có", ["--scheme", "BHNT"]),
    ],
)
def test_a_time_that_makes_no_sense_is_wrong_usage(bh, register, options):
    run = bh("due", *options, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (2, "usage", [])
    assert run.err.startswith("Lỗi: ")


@pytest.mark.parametrize(
    ("rule", "due", "submit_by"),
    [
        case("ngày thường", "by 12-10", "2026-12-10", "2026-12-10"),
        case("thứ Bảy", "by 12-19", "2026-12-19", "2026-12-18"),
        case("Chủ nhật", "by 12-20", "2026-12-20", "2026-12-18"),
        case("giữa Tết", "by 02-20", "2026-02-20", "2026-02-13"),
        case("ngay sau Tết", "by 02-23", "2026-02-23", "2026-02-23"),
        case("thứ Sáu đổi lấy thứ Bảy", "by 01-02", "2026-01-02", "2025-12-31"),
        case("thứ Bảy làm bù", "by 01-10", "2026-01-10", "2026-01-10"),
        case("Ngày Văn hóa Việt Nam", "by 11-24", "2026-11-24", "2026-11-23"),
        case("30/4 và 1/5 liền cuối tuần", "by 05-03", "2026-05-03", "2026-04-29"),
    ],
)
def test_submit_by_is_the_last_working_day_and_moves_nothing(bh, own, rule, due, submit_by):
    own(regulation("quang-ngai", rule))
    (item,) = items(bh("due", "--year", 2026, "-r", "quang-ngai", "--format", "json"))
    assert (item["due"], item["submit_by"]) == (due, submit_by)
    row = bh("due", "--year", 2026, "-r", "quang-ngai", "--as-of", "2025-12-01").out.splitlines()[3]
    shown = ["/".join(reversed(day.split("-"))) for day in (due, submit_by)]
    assert row.split()[:2] == (shown if due != submit_by else [shown[0], "quang-ngai/1.1@2026:so-y-te"])


def test_days_off_that_nobody_has_announced_are_warned_of(bh, register):
    known = bh("due", "--year", 2027, "-r", "cao-nguyen", "--format", "json")
    assert (known.json["warnings"], known.err) == ([], "")
    guessed = bh("due", "--year", 2028, "-r", "cao-nguyen", "--format", "json")
    (warning,) = guessed.json["warnings"]
    assert "2027" in warning
    assert warning in guessed.err


@pytest.mark.parametrize(
    ("as_of", "state", "days"),
    [("2026-12-18", "open", 1), ("2026-12-19", "open", 0), ("2026-12-20", "overdue", -1)],
)
def test_a_thing_is_overdue_from_the_day_after(bh, register, as_of, state, days):
    run = bh("due", "--from", "2026-12-19", "--to", "2026-12-19", "-a", "syt", "--as-of", as_of, "--format", "json")
    (item,) = items(run)
    assert (item["state"], item["days"]) == (state, days)
    assert run.json["as_of"] == as_of
