"""`bh compare`: two regulations side by side."""

from __future__ import annotations

import csv

import pytest

from tests.running import regulation


def items(run):
    assert run.code == 0, run.err
    return run.json["items"]


def pairs(run):
    return {
        (item["first"]["ref"], item["second"]["ref"]): item for item in items(run) if item["first"] and item["second"]
    }


def test_what_both_regulate(bh, register):
    run = bh("compare", "cao-nguyen", "ven-bien", "--format", "json")
    found = pairs(run)
    assert (run.json["first"], run.json["second"], run.json["min"]) == ("cao-nguyen", "ven-bien", 45)
    assert {("9.1", "9.1"), ("5.5", "6.2.e"), ("6.3", "6.1"), ("24.1", "12.1"), ("24.2", "12.2")} <= set(found)
    lists = found["9.1", "9.1"]
    assert (lists["score"], lists["sure"], lists["differences"]) == (100, "certain", [])
    assert lists["first"]["id"] == "cao-nguyen/9.1"
    assert lists["second"]["number"] == "77/2014/QĐ-UBND"


def test_differences_in_role_cadence_and_date(bh, register):
    found = pairs(bh("compare", "cao-nguyen", "ven-bien", "--format", "json"))
    reports = {(one["aspect"], one["agency"]): (one["first"], one["second"])
               for one in found["24.1", "12.1"]["differences"]}  # fmt: skip
    assert reports["role", "ban-chi-dao-bhxh-bhyt"] == ([], ["recipient"])
    assert reports["cadence", None] == (["semiannual", "annual"], ["quarterly", "semiannual", "annual"])
    assert reports["date", None] == (
        ["semiannual H1 before 07-05", "annual before 12-20"],
        ["quarterly before day 5 of month+1", "semiannual H1 before 06-10", "annual before 12-10"],
    )
    roles = {one["agency"]: (one["first"], one["second"]) for one in found["5.5", "6.2.e"]["differences"]}
    assert roles["so-ldtbxh"] == (["lead"], ["coordinate"])


def test_every_duty_stands_once(bh, register):
    found = items(bh("compare", "cao-nguyen", "ven-bien", "--format", "json"))
    for side in ("first", "second"):
        ids = [item[side]["id"] for item in found if item[side]]
        slug = {"first": "cao-nguyen", "second": "ven-bien"}[side]
        assert sorted(ids) == sorted(duty["id"] for duty in items(bh("duties", "-r", slug, "--format", "json")))
    alone = [item for item in found if not (item["first"] and item["second"])]
    assert {(item["score"], item["sure"]) for item in alone} == {(None, None)}


def test_a_number_stands_for_the_regulation(bh, register):
    by_number = bh("compare", "cao-nguyen", "77/2014/qđ-ubnd", "--format", "json")
    assert items(by_number) == items(bh("compare", "cao-nguyen", "ven-bien", "--format", "json"))


def test_only_the_surer_ones(bh, register):
    scores = [
        item["score"]
        for item in pairs(bh("compare", "cao-nguyen", "ven-bien", "--min", 75, "--format", "json")).values()
    ]
    assert scores
    assert min(scores) >= 75


def test_the_text(bh, register):
    out = bh("compare", "cao-nguyen", "ven-bien").out
    lines = out.splitlines()
    both = len(pairs(bh("compare", "cao-nguyen", "ven-bien", "--format", "json")))
    first, second = (len(items(bh("duties", "-r", id, "--format", "json"))) - both for id in ("cao-nguyen", "ven-bien"))
    assert lines[0] == (
        f"cao-nguyen và ven-bien: {both} việc cả hai cùng quy định, {first} chỉ cao-nguyen có, {second} chỉ ven-bien có"
    )
    assert lines[2].split()[:4] == ["cao-nguyen", "ven-bien", "Mức", "tương"]
    (programme,) = [line for line in lines if line.startswith("5.5 ")]
    assert "cao         Sở LĐTBXH: chủ trì / phối hợp" in programme
    (review,) = [line for line in lines if line.startswith("6.3#2 ")]
    assert "trung bình  Sở Y tế: chủ trì / phối hợp" in review
    assert "Chỉ cao-nguyen có" in lines
    assert "Chỉ ven-bien có" in lines
    assert any(line.startswith("10.2 ") and "trong 10 ngày kể từ ngày kết thúc kỳ" in line for line in lines)


def test_dates_are_told_in_the_words_of_the_text(bh, own):
    own(
        regulation("mot", "before 12-10", quote="trước ngày 10 tháng 12"),
        regulation("hai", "by 12-20", quote="chậm nhất ngày 20 tháng 12", number="13/2024/QĐ-UBND"),
    )
    lines = bh("compare", "mot", "hai").out.splitlines()
    expected = "hạn: hằng năm: trước ngày 10 tháng 12 / hằng năm: chậm nhất ngày 20 tháng 12"
    assert [line for line in lines if expected in line and line.split()[:4] == ["1.1", "1.1", "100%", "cao"]]
    assert "mot và hai: 1 việc cả hai cùng quy định, 0 chỉ mot có, 0 chỉ hai có" in lines


def test_csv_has_the_pairs_and_the_rest(bh, register):
    rows = list(
        csv.reader(bh("compare", "cao-nguyen", "ven-bien", "--format", "csv").out.removeprefix("\ufeff").splitlines())
    )
    assert rows[0][1:5] == ["cao-nguyen", "ven-bien", "Mức tương đồng", "Độ tin cậy"]
    assert len(rows) - 1 == len(items(bh("compare", "cao-nguyen", "ven-bien", "--format", "json")))


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["cao-nguyen", "cao-nguyen"], 2),
        (["cao-nguyen"], 2),
        (["cao-nguyen", "ven-bien", "--min", "0"], 2),
        (["cao-nguyen", "ha-noi"], 6),
    ],
)
def test_wrong_usage(bh, register, args, code):
    assert bh("compare", *args).code == code


def test_a_text_that_has_ended_is_compared_with_the_one_in_its_place(bh, own):
    old = regulation("cu").replace("from: 2024-01-05,", "from: 2024-01-05, until: 2024-12-31,")
    own(old, regulation("moi", "before 12-20", number="13/2024/QĐ-UBND"))
    assert len(pairs(bh("compare", "cu", "moi", "--as-of", "2026-11-22", "--format", "json"))) == 1
