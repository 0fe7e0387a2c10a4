"""`bh regulations`: the documents, with the duties that fit."""

from __future__ import annotations

import pytest

from tests.running import CORPUS, regulation


def heads(run):
    assert run.code == 0, run.err
    return {head["id"]: head for head in run.json["items"]}


def test_the_heads(bh, register):
    found = heads(bh("regulations", "--format", "json"))
    assert set(found) == CORPUS
    assert found["ven-bien"]["number"] == "77/2014/QĐ-UBND"
    assert found["cao-nguyen"]["number"] is None
    assert found["cao-nguyen"]["issued"] == "2024-05"
    assert found["chuong-trinh"]["application"]["until"] == "2020"
    assert found["lien-nganh"]["issuer"] == ["Bảo hiểm xã hội Việt Nam", "Tổng Liên đoàn Lao động Việt Nam"]
    assert {head["confirmed"] for head in found.values()} == {False}


def test_the_text(bh, register):
    lines = bh("regulations").out.splitlines()
    assert lines[0].split()[:2] == ["Mã", "Số"]
    assert [line.split()[0] for line in lines[1:5]] == sorted(CORPUS)
    assert " 05/2024 " in lines[1]
    assert " 2024  " in lines[1]
    assert " 20/10/2014  " in lines[4]
    assert lines[-1] == "Hiệu lực của mọi văn bản ở đây chưa xác minh."


def test_a_confirmed_one_has_no_mark(bh, own):
    own(regulation("quang-ngai"))
    out = bh("regulations", "-r", "quang-ngai").out
    assert " 05/01/2024 " in out
    assert "?" not in out


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--kind", "report"],
        ["--cadence", "quarterly"],
        ["-a", "syt"],
        ["-a", "syt", "--role", "lead"],
        ["-p", "Kon Tum"],
    ],
)
def test_counts_are_those_of_the_duties_that_fit(bh, register, options):
    named = [word for slug in sorted(CORPUS) for word in ("-r", slug)]
    duties = bh("duties", *options, *named, "--format", "json").json["items"]
    for id, head in heads(bh("regulations", *options, "--format", "json")).items():
        mine = [duty for duty in duties if duty["regulation"] == id]
        assert (head["duties"], head["dated"]) == (len(mine), sum(bool(duty["deadlines"]) for duty in mine))


def test_only_regulations_with_a_duty_that_fits(bh, register):
    found = heads(bh("regulations", "-a", "Ban Chỉ đạo", "--role", "lead", "--format", "json"))
    assert set(found) == {"ven-bien"}
    assert set(heads(bh("regulations", "-p", "nam dinh", "--format", "json"))) == {"lien-nganh", "ven-bien"}
    assert set(heads(bh("regulations", "-r", "chuong-trinh", "-r", "cao-nguyen", "--format", "json"))) == {
        "cao-nguyen",
        "chuong-trinh",
    }


def test_none_fits(bh, register):
    run = bh("regulations", "-r", "cao-nguyen", "-p", "sơn la")
    assert (run.code, run.out, run.err) == (0, "", "")
