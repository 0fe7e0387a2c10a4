"""`bh duties`: which duties, found by words and filters, in what role."""

from __future__ import annotations

import csv

import pytest

from tests.domain.making import case
from tests.running import CORPUS, nfd, regulation


def items(run):
    assert run.code == 0, run.err
    return run.json["items"]


def ids(run):
    return [item["id"] for item in items(run)]


@pytest.fixture(scope="module")
def _answers():
    return {}


@pytest.fixture
def everything(bh, register, _answers):
    """Every duty of the shipped register, asked once."""
    if not _answers:
        _answers["items"] = items(bh("duties", "--format", "json"))
    return _answers["items"]


def roles(item):
    return {party["role"] for party in item["parties"]}


def test_every_duty_of_the_five_regulations_once_and_in_the_order_of_their_texts(everything):
    names = [item["id"] for item in everything]
    assert len(set(names)) == len(names)
    regulations = [item["regulation"] for item in everything]
    assert set(regulations) == CORPUS - {"chuong-trinh"}
    assert regulations == sorted(regulations)
    kon_tum = [item["ref"] for item in everything if item["regulation"] == "cao-nguyen"]
    assert kon_tum.index("QD.3") < kon_tum.index("5.5") < kon_tum.index("10.2") < kon_tum.index("24.1")


@pytest.mark.parametrize(
    ("options", "fits"),
    [
        case("loại", ["--kind", "report"], lambda i: i["kind"] == "report"),
        case("bảo hiểm", ["--scheme", "BHTN"], lambda i: "BHTN" in i["schemes"]),
        case("hai bảo hiểm", ["--scheme", "BHTN", "--scheme", "BHYT"], lambda i: {"BHTN", "BHYT"} & set(i["schemes"])),
        case("định kỳ", ["--cadence", "quarterly"], lambda i: "quarterly" in i["cadence"]),
        case("6 tháng không lẫn với định kỳ khác", ["--cadence", "semiannual"], lambda i: "semiannual" in i["cadence"]),
        case("hằng năm", ["--cadence", "annual"], lambda i: "annual" in i["cadence"]),
        case("khi phát sinh", ["--cadence", "on_event"], lambda i: "on_event" in i["cadence"]),
        case("có ngày ấn định", ["--basis", "explicit"], lambda i: "explicit" in {d["basis"] for d in i["deadlines"]}),
        case("vai trò", ["--role", "advise"], lambda i: "advise" in roles(i)),
        case("văn bản", ["-r", "ven-bien"], lambda i: i["regulation"] == "ven-bien"),
        case("tỉnh", ["-p", "kon tum"], lambda i: i["jurisdiction"] in ("Kon Tum", "Toàn quốc")),
        case("ba điều kiện", ["-r", "ven-bien", "--kind", "report", "--cadence", "annual"],
             lambda i: i["regulation"] == "ven-bien" and i["kind"] == "report" and "annual" in i["cadence"]),
    ],
)  # fmt: skip
def test_filters_leave_what_fits_and_nothing_else(bh, everything, options, fits):
    wanted = [item["id"] for item in everything if fits(item)]
    assert wanted
    assert ids(bh("duties", *options, "--format", "json")) == wanted


@pytest.mark.parametrize(
    "words",
    [
        case("một chữ", ["danh", "sách", "doanh", "nghiệp"]),
        case("không dấu", ["danh", "sach", "doanh", "nghiep"]),
        case("trong dấu nháy", ["danh sách doanh nghiệp"]),
        case("hoa, dấu câu", ["DANH SÁCH,", "Doanh-Nghiệp"]),
        case("thứ tự khác", ["doanh nghiệp", "danh sách"]),
        case("NFD", [nfd("danh sách"), nfd("doanh nghiệp")]),
    ],
)
def test_words_are_found_however_they_are_typed(bh, everything, words):
    found = items(bh("duties", *words, "--format", "json"))
    assert [item["id"] for item in found] == ids(bh("duties", "danh sách doanh nghiệp", "--format", "json"))
    assert "cao-nguyen/9.1" in {item["id"] for item in found}
    assert len(found) < len(everything)


def test_words_and_filters_combine(bh, register):
    found = items(
        bh("duties", "danh sách doanh nghiệp", "--cadence", "quarterly", "-r", "cao-nguyen", "--format", "json")
    )
    assert {"cao-nguyen/9.1", "cao-nguyen/16.4"} <= {item["id"] for item in found}
    assert all("quarterly" in item["cadence"] and item["regulation"] == "cao-nguyen" for item in found)


@pytest.mark.parametrize("words", ["khoản 1 điều 24", "24.1"])
def test_words_find_the_place_in_the_text_too(bh, register, words):
    assert "cao-nguyen/24.1" in ids(bh("duties", words, "-r", "cao-nguyen", "--format", "json"))


@pytest.mark.parametrize("words", ["%", "_", "'", '"', '""', "\\", "--", "", " "])
def test_words_without_a_letter_are_refused(bh, register, words):
    """The answer would be everything, as if nothing had been asked."""
    run = bh("duties", "--", words)
    assert (run.code, run.out) == (2, "")
    assert "không có chữ hay số nào" in run.err


@pytest.mark.parametrize("words", [("%", "báo cáo"), ("-", "báo cáo")])
def test_marks_beside_words_do_not_matter(bh, register, words):
    assert ids(bh("duties", "--format", "json", "--", *words)) == ids(bh("duties", "báo cáo", "--format", "json"))


def test_words_that_nothing_has(bh, register):
    run = bh("duties", "xyzzy")
    assert (run.code, run.out, run.err) == (0, "0 nhiệm vụ\n", "")
    assert items(bh("duties", "xyzzy", "--format", "json")) == []


def test_an_agency_is_told_its_role_and_through_which_group(bh, register):
    found = {item["id"]: item for item in items(bh("duties", "-a", "syt", "-r", "cao-nguyen", "--format", "json"))}
    (member,), (named,) = found["cao-nguyen/24.1"]["reached_as"], found["cao-nguyen/6.3"]["reached_as"]
    assert (member["role"], member["via_group"]) == ("lead", "các cơ quan, đơn vị")
    assert (named["role"], named["via_group"]) == ("lead", None)
    (row,) = [
        line for line in bh("duties", "-a", "syt", "-r", "cao-nguyen").out.splitlines() if "cao-nguyen/24.1 " in line
    ]
    assert "chủ trì (qua các cơ quan, đơn vị)" in row


def test_an_agency_and_a_role_mean_the_agency_in_that_role(bh, register):
    received = items(bh("duties", "-a", "BHXH tỉnh", "--role", "recipient", "-r", "cao-nguyen", "--format", "json"))
    assert "cao-nguyen/24.1" in {item["id"] for item in received}
    for item in received:
        assert "recipient" in {reached["role"] for reached in item["reached_as"]}


def test_roles_part_the_duties_of_an_agency(bh, register):
    whole = set(ids(bh("duties", "-a", "syt", "--format", "json")))
    parts = [set(ids(bh("duties", "-a", "syt", "--role", role, "--format", "json")))
             for role in ("lead", "advise", "coordinate", "recipient")]  # fmt: skip
    assert all(parts)
    assert set().union(*parts) == whole


def test_the_text_says_how_often_by_when_and_what_the_marks_mean(bh, register):
    out = bh("duties", "-r", "cao-nguyen").out
    assert "6 tháng: trước ngày 05 tháng 7; hằng năm: trước ngày 20 tháng 12" in out
    assert "hằng quý~" in out
    assert out.splitlines()[-1].startswith("~  ")
    assert "~" not in bh("duties", "-r", "cao-nguyen", "--kind", "report", "--basis", "explicit").out


def test_the_heading_counts(bh, register):
    number = len(ids(bh("duties", "-r", "chuong-trinh", "--format", "json")))
    assert bh("duties", "-r", "chuong-trinh").out.splitlines()[0] == f"{number} nhiệm vụ"


def test_the_others_of_a_duty_are_the_others(bh, register):
    for line in bh("duties", "-a", "Sở Y tế", "-r", "cao-nguyen", "--format", "csv").out.splitlines()[1:]:
        assert "Sở Y tế" not in next(csv.reader([line]))[4]


SAID = (
    "Xử lý đơn vị trốn đóng BHXH.",
    "Đôn đốc thu hồi nợ đóng, nợ đọng.",
    "Tuyên truyền trong tỉnh cho nông dân.",
    "Đóng góp nội dung dự thảo thẻ.",
    "Cùng tham mưu việc không trốn; theo dõi đóng.",
    "Hoà giải ở cơ sở.",
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        case("hai tiếng có dấu", ["trốn", "đóng"], "1 5"),
        case("cụm trong một tham số", ["trốn đóng"], "1"),
        case("cụm trong ngoặc kép", ['"trốn đóng"'], "1"),
        case("cụm trong ngoặc kép cong", ["“trốn đóng”"], "1"),
        case("cụm và tiếng rời", ['"trốn đóng" BHXH'], "1"),
        case("có dấu thì đúng dấu", ["nợ"], "2"),
        case("không dấu thì mọi dấu, nguyên tiếng", ["no"], "2"),
        case("không phải một phần của tiếng", ["tron"], "1 5"),
        case("mũ cũng là dấu", ["đong"], ""),
        case("dấu khác", ["đọng"], "2"),
        case("không dấu, nhiều dấu", ["dong"], "1 2 4 5"),
        case("mỗi tiếng một cách", ["trốn dong"], "1"),
        case("hoa và NFD", [nfd("TRỐN ĐÓNG")], "1"),
        case("đ viết bằng chữ khác", ["ðóng góp"], "4"),
        case("chỗ đặt dấu cũ và mới", ["hòa giải"], "6"),
        case("dấu câu ở giữa không ngăn", ["nợ đóng nợ đọng"], "2"),
        case("không qua hai đoạn", ["thẻ Điều"], ""),
        case("bên có vai trò", ["Sở Y tế"], "1 2 3 4 5 6"),
        case("một phần tên", ["ở Y"], ""),
        case("câu dẫn", ["khoản 3 Điều 1"], "3"),
    ],
)
def test_words_are_whole_syllables_with_the_tones_that_were_typed(bh, own, words, found):
    text = regulation("thu", *("before 12-10" for __ in SAID))
    for summary in SAID:
        text = text.replace("Báo cáo kết quả thực hiện.", f"'{summary}'", 1)
    own(text)
    listed = ids(bh("duties", *words, "-r", "thu", "--format", "json"))
    assert listed == [f"thu/1.{i}" for i in found.split()]
