"""`bh gaps`: what regulations leave open or ask twice."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.domain.making import case

WELL_MADE = """\
id: tot
number: 15/2026/QĐ-UBND
title: Quy chế phối hợp soạn tốt
document: Quy chế phối hợp
jurisdiction: Quảng Ngãi
issuer: Ủy ban nhân dân tỉnh
issued: 2026-03-02
schemes: [BHXH, BHYT]
effect: {from: 2026-03-12, confirmed: true}
legal_basis:
  - {title: Luật Bảo hiểm xã hội, number: 41/2024/QH15}
  - {title: Luật Bảo hiểm y tế, number: 25/2008/QH12}
source: Văn bản đặt ra để thử.
chapters:
  - number: Chương I
    articles: [{ref: "1", title: Phối hợp}]
provisions:
  - ref: "1.1"
    duties:
      - summary: Báo cáo tình hình thực hiện Quy chế.
        lead: các cơ quan, đơn vị
        recipient: Bảo hiểm xã hội tỉnh
        kind: report
        cadence: [semiannual, annual]
        deadlines:
          - {cadence: semiannual, period: H1, quote: trước ngày 20 tháng 6, rule: before 06-20}
          - {cadence: annual, quote: trước ngày 20 tháng 12, rule: before 12-20}
  - ref: "1.2"
    duties:
      - summary: Tổng hợp, báo cáo tình hình thực hiện Quy chế.
        lead: Bảo hiểm xã hội tỉnh
        recipient: Ủy ban nhân dân tỉnh
        kind: report
        cadence: [semiannual, annual]
        deadlines:
          - {cadence: semiannual, period: H1, quote: trước ngày 26 tháng 6, rule: before 06-26}
          - {cadence: annual, quote: trước ngày 26 tháng 12, rule: before 12-26}
  - ref: "1.3"
    duties:
      - summary: Xây dựng chương trình phối hợp của năm.
        lead: Sở Y tế
        coordinate: Bảo hiểm xã hội tỉnh
        kind: plan
        cadence: annual
        performed: together
        deadlines:
          - {quote: trong tháng 01 hằng năm, rule: in month 1}
  - ref: "1.4"
    duties:
      - summary: Tuyên truyền chính sách BHYT.
        coordinate: Sở Y tế
        with: Bảo hiểm xã hội tỉnh
        kind: communication
        cadence: continuous
"""


def findings(run):
    assert run.code == 0, run.err
    return {(item["check"], *item["duties"]) if item["duties"] else (item["check"], item["regulation"])
            for item in run.json["items"]}  # fmt: skip


def counts(run):
    assert run.code == 0, run.err
    return Counter(item["check"] for item in run.json["items"])


def test_what_the_regulations_leave_open(bh, register):
    assert counts(bh("gaps", "--format", "json")) == {
        "compiler-date": 1, "undated-periodic": 2, "nobody-leads": 2, "same-data": 1, "ended-agency": 2,
        "replaced-basis": 2, "before-closing": 2, "unconfirmed-effect": 3,
    }  # fmt: skip


def test_the_gaps_that_readers_know(bh, register):
    found = findings(bh("gaps", "--format", "json"))
    assert {
        ("compiler-date", "cao-nguyen/24.2", "cao-nguyen/24.1"),
        ("nobody-leads", "ven-bien/6.2.e"), ("nobody-leads", "ven-bien/6.3.d"),
        ("before-closing", "ven-bien/12.1"), ("before-closing", "ven-bien/12.2"),
        ("same-data", "ven-bien/5.3.c", "ven-bien/12.2"),
        ("replaced-basis", "cao-nguyen"), ("unconfirmed-effect", "ven-bien"),
    } <= found  # fmt: skip
    assert ("before-closing", "cao-nguyen/24.1") not in found
    assert ("replaced-basis", "ven-bien") not in found


def test_a_well_made_regulation_has_none(bh, own):
    own(WELL_MADE)
    assert bh("gaps", "-r", "tot").out == "0 điểm cần xem: 0 lỗi, 0 cảnh báo, 0 lưu ý\n"


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        case("nơi tổng hợp báo cáo trước", "compiler-date", "before 12-26", "before 12-16"),
        case("báo cáo trước ngày chốt", "before-closing", "before 06-20", "before 06-10"),
        case(
            "không ai chủ trì", "nobody-leads", "lead: Sở Y tế\n        coordinate", "coordinate: Sở Y tế\n        with"
        ),
        case("không nêu chủ thể", "no-subject", "lead: Sở Y tế\n", "lead: chưa nêu chủ thể\n"),
        case("cơ quan không còn", "ended-agency", "lead: Sở Y tế\n", "lead: UBND cấp huyện\n"),
        case("luật cũ", "replaced-basis", "41/2024/QH15", "58/2014/QH13"),
        case("chưa xác minh", "unconfirmed-effect", "confirmed: true", "confirmed: false"),
    ],
)
def test_each_change_for_the_worse_is_found(bh, own, check, old, new):
    assert WELL_MADE.count(old) == 1
    own(WELL_MADE.replace(old, new))
    assert check in counts(bh("gaps", "-r", "tot", "--format", "json"))


def test_the_text(bh, register):
    lines = bh("gaps", "-r", "cao-nguyen", "--check", "compiler-date").out.splitlines()
    assert lines[0] == "1 điểm cần xem: 1 lỗi, 0 cảnh báo, 0 lưu ý"
    assert lines[2].split() == ["Mức", "Kiểm", "tra", "Văn", "bản", "Điều", "khoản", "Nội", "dung", "Nhiệm", "vụ"]
    assert lines[3].startswith("lỗi  compiler-date  cao-nguyen  24.2, 24.1  nơi tổng hợp không có hạn")
    assert lines[-1].startswith("compiler-date: Nơi tổng hợp phải có hạn")


def test_many_duties_are_counted(bh, register):
    assert "QD.3, 20.1, 20.2 và 2 nữa" in bh("gaps", "-r", "cao-nguyen", "--check", "ended-agency").out


def test_only_some_checks(bh, register):
    run = bh("gaps", "--check", "same-data", "--check", "compiler-date", "--format", "json")
    assert counts(run) == {"same-data": 1, "compiler-date": 1}
    assert bh("gaps", "--check", "khong-co").code == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["-r", "chuong-trinh"], {"no-subject": 3, "unconfirmed-effect": 1}),
        (["-a", "Hiệp hội doanh nghiệp tỉnh", "--check", "unconfirmed-effect"], {"unconfirmed-effect": 1}),
        (["--kind", "plan", "--check", "nobody-leads"], {"nobody-leads": 1}),
        (["-p", "Nam Định", "--check", "unconfirmed-effect"], {"unconfirmed-effect": 2}),
    ],
)
def test_filters(bh, register, options, expected):
    assert counts(bh("gaps", *options, "--format", "json")) == expected


def test_one_side_of_an_overlap_is_enough(bh, register):
    """24.1 is owed by Sở Y tế, 24.2 by BHXH tỉnh: the gap between them is shown to both."""
    for agency in ("Sở Y tế", "BHXH tỉnh"):
        found = findings(bh("gaps", "-a", agency, "-r", "cao-nguyen", "--check", "compiler-date", "--format", "json"))
        assert found == {("compiler-date", "cao-nguyen/24.2", "cao-nguyen/24.1")}


def test_before_the_reorganisation_and_the_new_laws(bh, register):
    found = counts(bh("gaps", "--as-of", "2025-06-30", "--format", "json"))
    assert not {"ended-agency", "replaced-basis"} & set(found)
    assert counts(bh("gaps", "--as-of", "2025-07-01", "--format", "json"))["replaced-basis"] == 2


def test_an_item(bh, register):
    (item,) = bh("gaps", "--check", "same-data", "--format", "json").json["items"]
    assert item == {
        "check": "same-data",
        "severity": "warning",
        "regulation": "ven-bien",
        "duties": ["ven-bien/5.3.c", "ven-bien/12.2"],
        "message": "BHXH tỉnh phải báo cáo cùng một nội dung cho cùng một nơi nhận theo hai thời hạn: 31/12~ và 14/12",
        "reason": "Yêu cầu báo cáo cùng một số liệu vào hai thời điểm là chồng chéo; nên yêu cầu một lần.",
    }


def test_a_text_that_has_ended_has_no_gaps(bh, own):
    worse = WELL_MADE.replace("before 12-26", "before 12-16")
    own(worse.replace("from: 2026-03-12,", "from: 2026-03-12, until: 2026-10-31,"))
    assert counts(bh("gaps", "-r", "tot", "--format", "json")) == {}
    assert counts(bh("gaps", "-r", "tot", "--as-of", "2026-10-31", "--format", "json")) == {"compiler-date": 1}
