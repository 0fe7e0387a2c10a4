"""A regulation whose application is over: history, where it is asked for, and no part of what binds now.

The corpus has a programme for the years to 2020, of Sơn La.
"""

from __future__ import annotations

import pytest

DAY = ("--as-of", "2026-11-22")
LAST_DAY = ("--as-of", "2020-12-31")
PROGRAMME = "chuong-trinh"


def regulations(answer):
    named = (item.get("regulation") or item.get("duty", "").partition("/")[0] for item in answer["items"])
    return set(named)


@pytest.mark.parametrize("command", ["duties", "flows", "gaps"])
def test_a_list_of_what_binds_leaves_it_out_and_says_so(bh, register, command):
    answer = bh(command, *DAY, "-f", "json").json
    assert PROGRAMME not in regulations(answer)
    (said,) = [line for line in answer["warnings"] if PROGRAMME in line]
    left = int(said.split()[2])
    assert said == (
        f"Không kể {left} nhiệm vụ của {PROGRAMME}, hết thời gian áp dụng từ 31/12/2020; xem bằng -r {PROGRAMME}"
    )
    for format in ("plain", "md", "table"):
        run = bh(command, *DAY, "-f", format)
        assert said in " ".join(run.out.replace("\\", "").split())
        assert "Lưu ý" not in run.err
    assert said in bh(command, *DAY, "-f", "csv").err


@pytest.mark.parametrize("command", ["duties", "flows", "gaps", "matrix"])
def test_who_asks_for_it_sees_it_and_when_it_ended(bh, register, command):
    answer = bh(command, "-r", PROGRAMME, *DAY, "-f", "json").json
    assert answer["items"]
    assert answer["warnings"] == [
        f"{PROGRAMME} hết thời gian áp dụng từ 31/12/2020; nhiệm vụ của văn bản này không còn phải thực hiện."
    ]


@pytest.mark.parametrize("command", ["duties", "flows", "gaps"])
def test_on_its_last_day_it_binds(bh, register, command):
    answer = bh(command, *LAST_DAY, "-f", "json").json
    assert PROGRAMME in regulations(answer)
    assert not [line for line in answer["warnings"] if "hết thời gian áp dụng" in line]


def test_the_matrix_has_none_of_it(bh, register):
    def total(*call):
        items = bh("matrix", *call, "-f", "json").json["items"]
        return sum(number for item in items for cell in item["cells"].values() for number in cell.values())

    own = total("-r", PROGRAMME, *DAY)
    others = [word for slug in ("cao-nguyen", "lien-nganh", "ven-bien") for word in ("-r", slug)]
    assert own > 0
    assert total(*DAY) == total(*others, *DAY)


def test_json_has_the_day(bh, register):
    over = bh("duties", "-r", PROGRAMME, *DAY, "-f", "json").json["items"]
    assert {item["ended"] for item in over} == {"2020-12-31"}
    assert {item["ended"] for item in bh("duties", *DAY, "-f", "json").json["items"]} == {None}
    assert {item["ended"] for item in bh("duties", "-r", PROGRAMME, *LAST_DAY, "-f", "json").json["items"]} == {None}
    due = bh("due", "-r", PROGRAMME, "--year", 2019, *DAY, "-f", "json").json["items"]
    assert {item["ended"] for item in due} == {"2020-12-31"}
    heads = {item["id"]: item["ended"] for item in bh("regulations", *DAY, "-f", "json").json["items"]}
    assert heads == {"cao-nguyen": None, PROGRAMME: "2020-12-31", "lien-nganh": None, "ven-bien": None}


@pytest.mark.parametrize("call", [("regulations",), ("show", PROGRAMME), ("show", "chuong-trinh/V.3.e")])
def test_where_it_is_shown_the_day_stands_there(bh, register, call):
    assert "hết thời gian áp dụng từ 31/12/2020" in bh(*call, *DAY, "-f", "md").out
    assert "hết thời gian áp dụng" not in bh(*call, *LAST_DAY, "-f", "md").out


def test_a_doubt_that_all_share_is_said_once(bh, register):
    out = bh("regulations", *DAY).out
    assert "?" not in out
    assert "Hiệu lực của mọi văn bản ở đây chưa xác minh." in out
