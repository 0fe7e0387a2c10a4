"""`bh show`: one duty, one provision or one regulation, by every name that people use."""

from __future__ import annotations

import re

import pytest

from tests.domain.making import case
from tests.running import FIVE, nfd


def ids(run):
    assert run.code == 0, run.err
    return [item["id"] for item in run.json["items"]]


@pytest.mark.parametrize(
    ("name", "options", "first"),
    [
        case("mã", "kon-tum/24.1", [], "kon-tum/24.1"),
        case("mã hoa", "Kon-Tum/24.1", [], "kon-tum/24.1"),
        case("mã kỳ", "kon-tum/24.1@2026-H1:so-y-te", [], "kon-tum/24.1"),
        case("mã có dấu thăng", "kon-tum/5.1#2", [], "kon-tum/5.1#2"),
        case("điều khoản có dấu thăng", "5.1#2", ["-r", "kon-tum"], "kon-tum/5.1#2"),
        case("điều khoản ngắn", "24.1", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("câu dẫn xuôi", "Điều 24 khoản 1", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("câu dẫn ngược", "khoản 1 Điều 24", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("có dấu phẩy", "khoản 1, Điều 24", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("không dấu", "dieu 24 khoan 1", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("NFD", nfd("Điều 24 khoản 1"), ["-r", "kon-tum"], "kon-tum/24.1"),
        case("điểm trước", "điểm a khoản 2 Điều 6", ["-r", "kon-tum"], "kon-tum/6.2.a"),
        case("điểm sau", "Điều 6 khoản 2 điểm a", ["-r", "kon-tum"], "kon-tum/6.2.a"),
        case("điểm có ngoặc", "Điều 6, khoản 2, điểm a)", ["-r", "kon-tum"], "kon-tum/6.2.a"),
        case(
            "gạch đầu dòng", "Điều 9 khoản 3 điểm a gạch đầu dòng 2", ["-r", "bhxh-tld-1619"], "bhxh-tld-1619/9.3.a.2"
        ),
        case("Quyết định ban hành", "Điều 3 Quyết định", ["-r", "kon-tum"], "kon-tum/QD.3"),
        case("mục", "Mục V khoản 3 điểm e", ["-r", "son-la"], "son-la/V.3.e"),
        case("mục có một nơi", "V.3.e", [], "son-la/V.3.e"),
        case("điểm đ", "Điều 6 khoản 2 điểm đ", ["-r", "thanh-hoa"], "thanh-hoa/6.2.đ"),
        case("điểm đ đứng trước", "điểm Đ) khoản 2 Điều 6", ["-r", "thanh-hoa"], "thanh-hoa/6.2.đ"),
        case("điểm d", "Điều 6 khoản 2 điểm d", ["-r", "thanh-hoa"], "thanh-hoa/6.2.d"),
        case("điểm đ, NFD", nfd("Điều 6 khoản 2 điểm đ"), ["-r", "thanh-hoa"], "thanh-hoa/6.2.đ"),
        case("văn bản bằng số", "24.1", ["-r", "24/2014/QĐ-UBND"], "nam-dinh/24.1"),
    ],
)
def test_a_duty_is_found_by_every_name(bh, register, name, options, first):
    assert ids(bh("show", name, *options, "--format", "json"))[0] == first


@pytest.mark.parametrize("name", ["kon-tum", "KON TUM", "Kon Tum", "kon-tum/"])
def test_a_regulation_is_found_by_its_slug(bh, register, name):
    assert ids(bh("show", name, "--format", "json")) == ["kon-tum"]


@pytest.mark.parametrize("name", ["1619/QCPH-TLĐ-BHXH", "1619/qcph-tld-bhxh"])
def test_a_regulation_is_found_by_its_number(bh, register, name):
    assert ids(bh("show", name, "--format", "json")) == ["bhxh-tld-1619"]


def test_an_article_shows_all_below_it(bh, register):
    found = ids(bh("show", "kon-tum/6", "--format", "json"))
    assert {"kon-tum/6.2.a", "kon-tum/6.3", "kon-tum/6.3#2"} <= set(found)
    assert all(name.startswith("kon-tum/6.") for name in found)
    assert ids(bh("show", "kon-tum/6.3", "--format", "json")) == ["kon-tum/6.3", "kon-tum/6.3#2"]
    assert ids(bh("show", "kon-tum/6.3#2", "--format", "json")) == ["kon-tum/6.3#2"]


def test_the_issuing_decision_is_an_article_too(bh, register):
    run = bh("show", "kon-tum/QD")
    assert run.code == 0
    assert run.out.startswith("Kon Tum: Quyết định ban hành\n")


def test_article_2_is_not_article_20(bh, register):
    assert all(re.match(r"kon-tum/2(\.|$)", name) for name in ids(bh("show", "kon-tum/2", "--format", "json")))


def test_a_citation_that_several_regulations_have_must_name_one(bh, register):
    run = bh("show", "Điều 24 khoản 1", "--format", "json")
    assert (run.code, run.json["error"]["code"]) == (2, "usage")
    assert "kon-tum, nam-dinh" in run.err
    assert "--regulation" in run.err
    both = bh("show", "Điều 24 khoản 1", "-r", "kon-tum", "-r", "nam-dinh")
    assert both.code == 2


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        case("khoản không có", "kon-tum/24.9", [], "24.1"),
        case("nhiệm vụ thứ ba không có", "kon-tum/5.1#9", [], "5.1"),
        case("câu dẫn không có", "Điều 24 khoản 9", ["-r", "kon-tum"], "kon-tum/24.1"),
        case("điều không văn bản nào có", "Điều 999", [], "kon-tum"),
        case("văn bản không có", "kontum/24.1", [], "kon-tum"),
        case("số văn bản không có", "1210/QĐ", [], "1210/QĐ"),
        case("chữ bất kỳ", "vũ trụ", [], "kon-tum"),
        case("rỗng", "", [], "kon-tum"),
        case("gạch chéo", "/", [], "kon-tum"),
        case("phần trăm", "%/1.1", [], "kon-tum"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(bh, register, name, options, told):
    run = bh("show", name, *options, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (6, "not_found", [])
    assert told in run.err
    assert "Traceback" not in run.err


def test_an_unknown_regulation_behind_the_option(bh, register):
    assert bh("show", "24.1", "-r", "kontumm").code == 6


def test_the_text_of_a_duty(bh, register):
    lines = bh("show", "kon-tum/24.1", "--as-of", "2026-11-22").out.splitlines()
    assert lines[0] == "Kon Tum: Điều 24 khoản 1 (Chế độ báo cáo)"
    fields = dict(re.split(r":\s+", line, maxsplit=1) for line in lines[2:])
    assert fields["Mã"] == "kon-tum/24.1"
    assert fields["Loại"] == "báo cáo"
    assert fields["Hạn tới"] == "19/12/2026 (2026); 04/07/2027 (2027-H1)"
    assert fields["Định kỳ, hạn"] == "6 tháng: trước ngày 05 tháng 7; hằng năm: trước ngày 20 tháng 12"
    assert "Sở Y tế" in fields["Người chịu trách nhiệm"]


def test_json_has_the_next_occurrences(bh, register):
    (item,) = bh("show", "kon-tum/24.1", "--as-of", "2026-11-22", "--format", "json").json["items"]
    assert {(one["due"], one["period"]) for one in item["next"]} == {("2026-12-19", "2026"), ("2027-07-04", "2027-H1")}
    assert "explanation" not in item


def test_a_duty_without_a_day_says_so(bh, register):
    out = bh("show", "kon-tum/6.2.a").out
    assert "Hạn tới:" in out
    assert "không có ngày ấn định" in out


EXPLAINED = """\
Vì sao là 19/12/2026:
  1. Văn bản ghi "trước ngày 20 tháng 12" (Kon Tum, Điều 24 khoản 1).
  2. Định kỳ hằng năm: kỳ này là 2026.
  3. "Trước ngày" không tính chính ngày ấy: ngày cuối còn trong hạn là 19/12/2026.
  4. Thời hạn kết thúc lúc 24 giờ ngày cuối, theo giờ Việt Nam (Điều 148 Bộ luật Dân sự 2015); quá hạn từ ngày hôm sau.
  5. 19/12/2026 là ngày nghỉ: nên nộp trước, ngày 18/12/2026. Ngày nghỉ không tự dời hạn.
"""


def test_every_step_to_a_date_is_explained_with_its_authority(bh, register):
    run = bh("show", "kon-tum/24.1", "--explain", "--as-of", "2026-11-22")
    assert EXPLAINED in run.out
    assert "Vì sao là 04/07/2027:" in run.out
    assert "  8. Hiệu lực của văn bản chưa được xác minh." in run.out
    (item,) = bh("show", "kon-tum/24.1", "--explain", "--as-of", "2026-11-22", "--format", "json").json["items"]
    assert item["explanation"][:6] == EXPLAINED.splitlines()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        case("suy ra", "kon-tum/9.1", "lấy ngày cuối kỳ, 31/12/2026, và ghi là ngày suy ra"),
        case("không có hạn", "kon-tum/6.2.a", "Không có ngày hạn: văn bản không ấn định ngày hay định kỳ"),
        case("hết thời gian áp dụng", "son-la/V.3.e", "hoặc thời gian áp dụng đã hết"),
        case("làm chung", "bhxh-tld-1619/6.4", "cùng làm một lần"),
    ],
)
def test_other_ways_to_a_date_are_explained(bh, register, name, words):
    assert words in bh("show", name, "--explain", "--as-of", "2026-11-22").out


def test_a_provision_without_a_duty_says_why(bh, register):
    run = bh("show", "kon-tum/1.1")
    assert "Không giao nhiệm vụ: phạm vi, đối tượng" in run.out
    (item,) = bh("show", "kon-tum/1.1", "--format", "json").json["items"]
    assert (item["ref"], item["no_duty"]) == ("1.1", "scope")


def test_figures_to_reach_are_shown(bh, register):
    out = bh("show", "son-la/II.2.a").out
    assert re.search(r"bhyt-dan-so-2015 .* 92,8 +% dân số +2015", out)
    (item,) = bh("show", "son-la/II.2.a", "--format", "json").json["items"]
    assert {"bhyt-dan-so-2015"} <= {target["id"] for target in item["targets"]}


@pytest.mark.parametrize("slug", sorted(FIVE))
def test_a_whole_regulation(bh, register, slug):
    run = bh("show", slug)
    assert run.code == 0
    assert re.search(rf"^Mã: +{slug}$", run.out, re.MULTILINE)
    (item,) = bh("show", slug, "--format", "json").json["items"]
    (head,) = bh("regulations", "-r", slug, "--format", "json").json["items"]
    assert item | head == item
    rows = re.findall(r"^(?:Quyết định ban hành, )?(?:Điều|Mục) .*? (\d+)$", run.out, re.MULTILINE)
    assert len(rows) == len(item["headings"])
    assert sum(map(int, rows)) == head["duties"]


def test_every_duty_can_be_shown_and_explained(bh, register):
    for slug in sorted(FIVE):
        articles = {
            item["ref"].partition(".")[0] for item in bh("duties", "-r", slug, "--format", "json").json["items"]
        }
        for article in sorted(articles):
            run = bh("show", f"{slug}/{article}", "--explain", "--as-of", "2026-11-22")
            assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("as_of", ["0001-01-01", "2014-10-20", "9999-12-31"])
def test_any_day_can_be_today(bh, register, as_of):
    assert bh("show", "kon-tum/24.1", "--explain", "--as-of", as_of).code == 0
