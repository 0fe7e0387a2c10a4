"""`bh show`: one duty, one provision or one regulation, by every name that people use."""

from __future__ import annotations

import re

import pytest

from tests.commands.bodies import COMMUNES, thanh_hoa  # noqa: F401 # a fixture
from tests.commands.office import ANNUAL, OTHER
from tests.domain.making import case
from tests.running import CORPUS, nfd, regulation


def ids(run):
    assert run.code == 0, run.err
    return [item["id"] for item in run.json["items"]]


@pytest.mark.parametrize(
    ("name", "options", "first"),
    [
        case("mã", "cao-nguyen/24.1", [], "cao-nguyen/24.1"),
        case("mã hoa", "Cao-Nguyen/24.1", [], "cao-nguyen/24.1"),
        case("mã kỳ", "cao-nguyen/24.1@2026-H1:so-y-te", [], "cao-nguyen/24.1"),
        case("mã có dấu thăng", "cao-nguyen/5.1#2", [], "cao-nguyen/5.1#2"),
        case("điều khoản có dấu thăng", "5.1#2", ["-r", "cao-nguyen"], "cao-nguyen/5.1#2"),
        case("điều khoản ngắn", "24.1", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("câu dẫn xuôi", "Điều 24 khoản 1", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("câu dẫn ngược", "khoản 1 Điều 24", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("có dấu phẩy", "khoản 1, Điều 24", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("không dấu", "dieu 24 khoan 1", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("NFD", nfd("Điều 24 khoản 1"), ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("điểm trước", "điểm a khoản 2 Điều 6", ["-r", "cao-nguyen"], "cao-nguyen/6.2.a"),
        case("điểm sau", "Điều 6 khoản 2 điểm a", ["-r", "cao-nguyen"], "cao-nguyen/6.2.a"),
        case("điểm có ngoặc", "Điều 6, khoản 2, điểm a)", ["-r", "cao-nguyen"], "cao-nguyen/6.2.a"),
        case("gạch đầu dòng", "Điều 3 khoản 1 điểm a gạch đầu dòng 2", ["-r", "lien-nganh"], "lien-nganh/3.1.a.2"),
        case("Quyết định ban hành", "Điều 3 Quyết định", ["-r", "cao-nguyen"], "cao-nguyen/QD.3"),
        case("mục", "Mục V khoản 3 điểm e", ["-r", "chuong-trinh"], "chuong-trinh/V.3.e"),
        case("mục có một nơi", "V.3.e", [], "chuong-trinh/V.3.e"),
        case("điểm đ", "Điều 6 khoản 2 điểm đ", ["-r", "ven-bien"], "ven-bien/6.2.đ"),
        case("điểm đ đứng trước", "điểm Đ) khoản 2 Điều 6", ["-r", "ven-bien"], "ven-bien/6.2.đ"),
        case("điểm đ, chữ Ð khác", "ven-bien/6.2.ð", [], "ven-bien/6.2.đ"),
        case("điểm đ, chữ Ð khác, câu dẫn", "điểm ð khoản 2 Ðiều 6", ["-r", "ven-bien"], "ven-bien/6.2.đ"),
        case("điểm d", "Điều 6 khoản 2 điểm d", ["-r", "ven-bien"], "ven-bien/6.2.d"),
        case("điểm đ, NFD", nfd("Điều 6 khoản 2 điểm đ"), ["-r", "ven-bien"], "ven-bien/6.2.đ"),
        case("văn bản bằng số", "12.1", ["-r", "77/2014/QĐ-UBND"], "ven-bien/12.1"),
    ],
)
def test_a_duty_is_found_by_every_name(bh, register, name, options, first):
    assert ids(bh("show", name, *options, "--format", "json"))[0] == first


@pytest.mark.parametrize("name", ["cao-nguyen", "CAO NGUYÊN", "Cao nguyên", "cao-nguyen/"])
def test_a_regulation_is_found_by_its_slug(bh, register, name):
    assert ids(bh("show", name, "--format", "json")) == ["cao-nguyen"]


@pytest.mark.parametrize("name", ["88/QCPH-TLĐ-BHXH", "88/qcph-tld-bhxh"])
def test_a_regulation_is_found_by_its_number(bh, register, name):
    assert ids(bh("show", name, "--format", "json")) == ["lien-nganh"]


def test_an_article_shows_all_below_it(bh, register):
    found = ids(bh("show", "cao-nguyen/6", "--format", "json"))
    assert {"cao-nguyen/6.2.a", "cao-nguyen/6.3", "cao-nguyen/6.3#2"} <= set(found)
    assert all(name.startswith("cao-nguyen/6.") for name in found)
    assert ids(bh("show", "cao-nguyen/6.3", "--format", "json")) == ["cao-nguyen/6.3", "cao-nguyen/6.3#2"]
    assert ids(bh("show", "cao-nguyen/6.3#2", "--format", "json")) == ["cao-nguyen/6.3#2"]


def test_the_issuing_decision_is_an_article_too(bh, register):
    run = bh("show", "cao-nguyen/QD")
    assert run.code == 0
    assert run.out.startswith("Kon Tum: Quyết định ban hành\n")


def test_article_2_is_not_article_20(bh, register):
    assert all(re.match(r"cao-nguyen/2(\.|$)", name) for name in ids(bh("show", "cao-nguyen/2", "--format", "json")))


def test_a_citation_that_several_regulations_have_must_name_one(bh, register):
    run = bh("show", "Điều 9 khoản 1", "--format", "json")
    assert (run.code, run.json["error"]["code"]) == (2, "usage")
    assert "cao-nguyen/9.1, ven-bien/9.1" in run.err
    both = bh("show", "Điều 9 khoản 1", "-r", "cao-nguyen", "-r", "ven-bien")
    assert both.code == 2


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        case("khoản không có", "cao-nguyen/24.9", [], "24.1"),
        case("nhiệm vụ thứ ba không có", "cao-nguyen/5.1#9", [], "5.1"),
        case("câu dẫn không có", "Điều 24 khoản 9", ["-r", "cao-nguyen"], "cao-nguyen/24.1"),
        case("điều không văn bản nào có", "Điều 999", [], "cao-nguyen"),
        case("văn bản không có", "caonguyen/24.1", [], "cao-nguyen"),
        case("số văn bản không có", "12/QĐ", [], "12/QĐ"),
        case("chữ bất kỳ", "vũ trụ", [], "cao-nguyen"),
        case("rỗng", "", [], "cao-nguyen"),
        case("gạch chéo", "/", [], "cao-nguyen"),
        case("phần trăm", "%/1.1", [], "cao-nguyen"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(bh, register, name, options, told):
    run = bh("show", name, *options, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (6, "not_found", [])
    assert told in run.err
    assert "Traceback" not in run.err


def test_an_unknown_regulation_behind_the_option(bh, register):
    assert bh("show", "24.1", "-r", "caonguyenn").code == 6


def test_the_text_of_a_duty(bh, register):
    lines = bh("show", "cao-nguyen/24.1", "--as-of", "2026-11-22").out.splitlines()
    assert lines[0] == "Kon Tum: Điều 24 khoản 1 (Chế độ báo cáo)"
    fields = dict(re.split(r":\s+", line, maxsplit=1) for line in lines[2:])
    assert fields["Mã"] == "cao-nguyen/24.1"
    assert fields["Loại"] == "báo cáo"
    assert fields["Thời hạn sắp tới"] == "19/12/2026 (2026): 16 cơ quan; 04/07/2027 (2027-H1): 16 cơ quan"
    assert fields["Định kỳ, hạn"] == "6 tháng: trước ngày 05 tháng 7; hằng năm: trước ngày 20 tháng 12"
    assert "Sở Y tế" in fields["Cơ quan chịu trách nhiệm"]


def test_json_has_the_next_occurrences(bh, register):
    (item,) = bh("show", "cao-nguyen/24.1", "--as-of", "2026-11-22", "--format", "json").json["items"]
    assert {(one["due"], one["period"]) for one in item["next"]} == {("2026-12-19", "2026"), ("2027-07-04", "2027-H1")}
    assert "explanation" not in item


def test_a_duty_without_a_day_says_so(bh, register):
    out = bh("show", "cao-nguyen/6.2.a").out
    assert "Thời hạn sắp tới:" in out
    assert "không có ngày ấn định" in out


EXPLAINED = """\
Vì sao là 19/12/2026:
  1. Văn bản ghi "trước ngày 20 tháng 12" (Kon Tum, Điều 24 khoản 1).
  2. Định kỳ hằng năm: kỳ này là 2026.
  3. "Trước ngày" không tính chính ngày ấy: ngày cuối còn trong hạn là 19/12/2026.
  4. Thời hạn kết thúc lúc 24 giờ ngày cuối, theo giờ Việt Nam (Điều 148 Bộ luật Dân sự 2015); quá hạn từ ngày hôm sau.
  5. 19/12/2026 là ngày nghỉ: nên gửi trước, ngày 18/12/2026. Ngày nghỉ không làm thay đổi thời hạn.
"""


def test_every_step_to_a_date_is_explained_with_its_authority(bh, register):
    run = bh("show", "cao-nguyen/24.1", "--explain", "--as-of", "2026-11-22")
    assert EXPLAINED in run.out
    assert "Vì sao là 04/07/2027:" in run.out
    assert "  8. Hiệu lực của văn bản chưa được xác minh." in run.out
    (item,) = bh("show", "cao-nguyen/24.1", "--explain", "--as-of", "2026-11-22", "--format", "json").json["items"]
    assert item["explanation"][:6] == EXPLAINED.splitlines()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        case("suy ra", "cao-nguyen/9.1", "lấy ngày cuối kỳ, 31/12/2026, và ghi là ngày suy ra"),
        case("không có hạn", "cao-nguyen/6.2.a", "Không có ngày hạn: văn bản không ấn định ngày hay định kỳ."),
        case(
            "hết thời gian áp dụng",
            "chuong-trinh/V.3.e",
            "Không có ngày hạn: văn bản hết thời gian áp dụng từ",
        ),
        case("làm chung", "lien-nganh/2.2", "cùng làm một lần"),
    ],
)
def test_other_ways_to_a_date_are_explained(bh, register, name, words):
    assert words in bh("show", name, "--explain", "--as-of", "2026-11-22").out


def test_a_provision_without_a_duty_says_why(bh, register):
    run = bh("show", "cao-nguyen/1.1")
    assert "Không giao nhiệm vụ: phạm vi, đối tượng" in run.out
    (item,) = bh("show", "cao-nguyen/1.1", "--format", "json").json["items"]
    assert (item["ref"], item["no_duty"]) == ("1.1", "scope")


def test_figures_to_reach_are_shown(bh, register):
    out = bh("show", "chuong-trinh/II.2.a").out
    assert re.search(r"bhyt-dan-so-2015 .* 92,8 +% dân số +2015", out)
    (item,) = bh("show", "chuong-trinh/II.2.a", "--format", "json").json["items"]
    assert {"bhyt-dan-so-2015"} <= {target["id"] for target in item["targets"]}


@pytest.mark.parametrize("slug", sorted(CORPUS))
def test_a_whole_regulation(bh, register, slug):
    run = bh("show", slug)
    assert run.code == 0
    assert re.search(rf"^Mã: +{slug}$", run.out, re.MULTILINE)
    (item,) = bh("show", slug, "--format", "json").json["items"]
    (head,) = bh("regulations", "-r", slug, "--format", "json").json["items"]
    assert item | head == item
    rows = re.findall(r"^(?:Quyết định ban hành, )?(?:Điều|Mục|Đoạn kết).*? (\d+)$", run.out, re.MULTILINE)
    assert len(rows) == len(item["headings"])
    assert sum(map(int, rows)) == head["duties"]


def test_every_duty_can_be_shown_and_explained(bh, register):
    for slug in sorted(CORPUS):
        articles = {
            item["ref"].partition(".")[0] for item in bh("duties", "-r", slug, "--format", "json").json["items"]
        }
        for article in sorted(articles):
            run = bh("show", f"{slug}/{article}", "--explain", "--as-of", "2026-11-22")
            assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("as_of", ["1900-01-01", "2014-10-20", "2999-12-31"])
def test_any_day_can_be_today(bh, register, as_of):
    assert bh("show", "cao-nguyen/24.1", "--explain", "--as-of", as_of).code == 0


# A key: what the ledger holds about it


def test_a_key_tells_all_that_the_ledger_has(office, tmp_path):
    proof = tmp_path / "bao-cao.pdf"
    proof.write_bytes(b"x")
    office.run("extend", ANNUAL, "--to", "2026-12-31", "--doc", "45/KH", day="2026-12-10")
    office.run("assign", ANNUAL, "Phòng Kế hoạch", day="2026-12-11")
    office.run("note", ANNUAL, "chờ số liệu", day="2026-12-12")
    office.run("done", ANNUAL, "--doc", "123/BC", "--evidence", proof, day="2027-01-02")
    out = office.run("show", ANNUAL, day="2027-01-03").out
    for words in ("31/12/2026", "hoàn thành quá hạn", "02/01/2027, trễ 2 ngày", "123/BC", str(proof), "Phòng Kế hoạch",
                  "chờ số liệu", "02/01/2027 09:00: hoàn thành", "Lan ghi"):  # fmt: skip
        assert words in out
    answer = office.answer("show", ANNUAL, day="2027-01-03")
    (one,) = answer["occurrences"]
    assert (one["state"], one["extended_to"], one["document"]) == ("done_late", "2026-12-31", "123/BC")
    assert one["notes"] == ["chờ số liệu"]
    assert [event["act"] for event in one["events"]] == ["extend", "assign", "note", "done"]
    assert answer["items"][0]["id"] == "mau/1.1"


def test_a_key_of_several_bodies_shows_each(office):
    office.run("done", OTHER, "--doc", "7/BC")
    found = office.answer("show", "mau/1.1@2026")["occurrences"]
    assert {one["key"]: one["state"] for one in found} == {ANNUAL: "open", OTHER: "done"}
    out = office.run("show", "mau/1.1@2026").out
    for words in (ANNUAL, OTHER, "trong hạn", "hoàn thành đúng hạn", "7/BC"):
        assert words in out


def test_one_key_is_explained_alone(office):
    out = office.run("show", ANNUAL, "--explain").out
    assert out.count("Vì sao là") == 1
    assert "Vì sao là 19/12/2026" in out


def test_a_key_that_no_text_gives_is_told(office):
    run = office.run("show", "mau/1.1@2019:so-y-te", "--format", "json")
    assert run.code == 6
    assert ANNUAL.replace("2026", "2020") in run.json["error"]["nearest"]


# Inserted provisions, and citations that name their text


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        (
            "before day 31 of month+0",
            ['"Trước ngày" không tính chính ngày ấy: ngày cuối còn trong hạn là 30/04/2026.'],
        ),
        (
            "by day 31 of month+0",
            [
                "Tính cả ngày được nêu: làm đến hết ngày 31.",
                "Tháng 04/2026 không có ngày 31: lấy ngày cuối tháng, 30/04/2026.",
            ],
        ),
        (
            "before day 31 of month+10",
            [
                '"Trước ngày 31" không tính chính ngày ấy: làm đến hết ngày 30.',
                "Tháng 02/2026 không có ngày 30: lấy ngày cuối tháng, 28/02/2026.",
            ],
        ),
    ],
)
def test_a_day_that_the_month_lacks_is_explained_as_the_rule_has_it(bh, own, rule, steps):
    own(regulation("thu", rule).replace("cadence: annual", "cadence: monthly"))
    as_of = "2026-02-01" if "10" in rule else "2026-04-01"
    (item,) = bh("show", "thu/1.1", "--explain", "--as-of", as_of, "--format", "json").json["items"]
    told = [step.partition(". ")[2] for step in item["explanation"]]
    assert told[3 : 3 + len(steps)] == steps


@pytest.fixture
def amended(own):
    """A regulation of Quảng Ngãi into which an amendment has inserted Điều 1a, khoản 1a and điểm a1."""
    text = regulation("thu", "before 12-10", "before 11-10", "before 10-10", "before 09-10", "before 08-10")
    for old, new in (("1.2", "1.1a"), ("1.3", "1.2.a"), ("1.4", "1.2.a1"), ("1.5", "1a.1")):
        text = text.replace(f'ref: "{old}"', f'ref: "{new}"')
    return own(text.replace('{ref: "1", title: Báo cáo}', '{ref: "1", title: Báo cáo}, {ref: 1a, title: Thêm}'))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        case("điều chèn", "Điều 1a", "1a.1"),
        case("điều không chèn", "thu/1", "1.1 1.1a 1.2.a 1.2.a1"),
        case("khoản chèn", "khoản 1a Điều 1", "1.1a"),
        case("khoản không chèn", "khoản 1 Điều 1", "1.1"),
        case("điểm chèn", "điểm a1 khoản 2 Điều 1", "1.2.a1"),
        case("điểm không chèn", "điểm a khoản 2 Điều 1", "1.2.a"),
        case("hai điểm", "điểm a và a1 khoản 2 Điều 1", "1.2.a 1.2.a1"),
        case("mã", "thu/1.2.a1", "1.2.a1"),
        case("chữ Ð khác", "Ðiều 1 khoản 1a", "1.1a"),
    ],
)
def test_an_inserted_provision_is_itself_and_no_other(bh, amended, name, found):
    assert ids(bh("show", name, "-r", "thu", "--format", "json")) == [f"thu/{ref}" for ref in found.split()]


def test_an_inserted_provision_is_cited_as_a_lawyer_does(bh, amended):
    assert bh("show", "điểm a1 khoản 2 Điều 1", "-r", "thu").out.startswith("Quảng Ngãi: Điều 1 khoản 2 điểm a1")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        case("điều", "Điều 24a", "Không có Điều 24a trong"),
        case("khoản", "khoản 1a Điều 24", "Không có Điều 24 khoản 1a trong"),
        case("điểm", "điểm a1 khoản 2 Điều 6", "Không có Điều 6 khoản 2 điểm a1 trong"),
        case("bis", "Điều 24 bis", "Không hiểu 'bis'"),
        case("bis liền", "Điều 24bis", "Không hiểu '24bis'"),
        case("một trong hai", "khoản 1 và 9 Điều 24", "Không có Điều 24 khoản 9 trong"),
        case("hai số liền", "khoản 1 2 Điều 24", "Không hiểu '2'"),
        case("hai câu", "Điều 24 khoản 1 và Điều 5 khoản 5", "Không hiểu"),
        case("chữ cái rời", "Điều 24 o", "Không hiểu 'o'"),
        case("tỉnh không có văn bản", "Điều 24 Hà Nội", "Chưa có văn bản nào của nơi nêu"),
        case("chữ lạ", "Điều 24 khoản 1 sao Hỏa", "Không hiểu 'sao hoa'"),
    ],
)
def test_a_provision_is_never_answered_with_another(bh, register, name, told):
    run = bh("show", name, "-r", "cao-nguyen", "--format", "json")
    assert (run.code, run.json["items"]) == (6, [])
    assert told in run.err
    assert "cao-nguyen/" in run.err or "Hà Nội" in name


def test_several_of_one_level_are_shown_together(bh, register):
    run = bh("show", "khoản 1 và 2 Điều 9", "-r", "cao-nguyen", "--format", "json")
    alone = [ids(bh("show", f"9.{clause}", "-r", "cao-nguyen", "--format", "json")) for clause in (1, 2)]
    assert ids(run) == [*alone[0], *alone[1]]
    assert bh("show", "khoản 1, 2 Điều 9", "-r", "cao-nguyen").out.startswith("Kon Tum: Điều 9 khoản 1; Điều 9 khoản 2")


@pytest.mark.parametrize(
    "name",
    [
        "khoản 1 Điều 9 Kon Tum",
        "Điều 9 khoản 1, tỉnh Kon Tum",
        "khoản 1 Điều 9 cao-nguyen",
        "dieu 9 khoan 1 kon tum",
        "khoản 1 Điều 9 của Quy chế phối hợp tỉnh Kon Tum",
        "khoản 1 Điều 9 của UBND tỉnh Kon Tum",
    ],
)
def test_a_citation_may_name_its_text_or_province(bh, register, name):
    assert bh("show", "khoản 1 Điều 9").code == 2
    found = ids(bh("show", name, "--as-of", "2026-11-22", "--format", "json"))
    assert {one.partition("/")[0] for one in found} == {"cao-nguyen"}


def test_a_citation_may_name_the_province_of_today(bh, register):
    named = bh("show", "khoản 1 Điều 24 Quảng Ngãi", "--as-of", "2026-11-22", "--format", "json")
    assert ids(named) == ["cao-nguyen/24.1"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        case("số của Quyết định, điều của Quy chế", "khoản 1 Điều 12 Quyết định số 77/2014/QĐ-UBND", "ven-bien/12.1"),
        case(
            "nơi ban hành viết tắt",
            "khoản 2 Điều 5 Quy chế giữa BHXH Việt Nam và Tổng LĐLĐ Việt Nam",
            "lien-nganh/5.2",
        ),
    ],
)
def test_a_citation_may_name_its_text_by_number_or_by_who_issued_it(bh, register, name, found):
    run = bh("show", name, "--format", "json")
    assert run.code == 0, run.err
    assert run.json["items"][0]["id"].startswith(found)


# Who owes what is to come


def test_a_day_to_come_says_how_many_bodies_owe_and_how_many_are_done(thanh_hoa):  # noqa: F811
    thanh_hoa.lists()
    done = ("-a", "UBND xã Số 5", "-a", "UBND xã Số 7", "--on", "2026-11-20")
    thanh_hoa.done("xa-phuong/1.1@2026-Q4", *done)
    page = " ".join(thanh_hoa.run("show", "xa-phuong/1.1").out.split())
    assert "04/01/2027 (2026-Q4): 166 cơ quan, đã xong 2; 04/04/2027 (2027-Q1): 166 cơ quan;" in page
    (item,) = thanh_hoa.items("show", "xa-phuong/1.1")
    first = [one for one in item["next"] if one["period"] == "2026-Q4"]
    assert {one["unit_name"] for one in first} == set(COMMUNES)
    assert sum(one["state"] == "done" for one in first) == 2


def test_each_names_them(thanh_hoa):  # noqa: F811
    thanh_hoa.lists()
    assert "UBND xã Số 166" not in thanh_hoa.run("show", "xa-phuong/1.1").out
    page = thanh_hoa.run("show", "xa-phuong/1.1", "--each").out
    assert "xa-phuong/1.1@2026-Q4:ubnd-xa/thanh-hoa.xa-so-166" in page
    assert "UBND xã Số 166" in page


def test_of_a_national_text_the_body_of_the_own_province_owes(thanh_hoa):  # noqa: F811
    assert thanh_hoa.run("init", "--province", "Thanh Hóa").code == 0
    (item,) = thanh_hoa.items("show", "ca-nuoc/1.1")
    assert [one["key"] for one in item["next"]] == ["ca-nuoc/1.1@2027:bhxh-tinh/thanh-hoa"]
