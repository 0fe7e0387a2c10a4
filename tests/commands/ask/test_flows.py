"""`bh flows`: who sends what to whom, when; as a table and as the text of a diagram."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from tests.domain.making import case

DAY = "2026-11-22"
FIELDS = [
    "from", "from_name", "from_now", "to", "to_name", "to_now", "or_to", "duty", "regulation", "citation",
    "kind", "summary", "cadence", "dates", "draft",
]  # fmt: skip
ROLES = ("lead", "advise", "coordinate", "recipient")


@pytest.fixture
def ask(bh, register):
    """The flows on a day, as JSON."""

    def asked(*call: str, day: str = DAY):
        run = bh("flows", *call, "--as-of", day, "--format", "json")
        assert run.code == 0, run.err
        return run.json["items"]

    return asked


def ways(items) -> list[tuple[str, str, str]]:
    return [(item["duty"], item["from"], item["to"]) for item in items]


def test_each_who_answers_sends_to_each_who_receives(ask, bh):
    found = ways(ask())
    assert len(set(found)) == len(found)
    for duty in bh("duties", "--as-of", DAY, "--format", "json").json["items"]:
        by = {role: {party["agency"] for party in duty["parties"] if party["role"] == role} for role in ROLES}
        senders = {sender for id, sender, __ in found if id == duty["id"]}
        receivers = {receiver for id, __, receiver in found if id == duty["id"]}
        assert receivers == by["recipient"]
        if not receivers:
            continue
        if by["lead"] or by["advise"]:
            assert senders == (by["lead"] or by["advise"])
        else:
            assert senders
            assert senders <= by["coordinate"], "of those who take part, the one in whose article it stands"


def test_the_fields_of_a_flow(ask):
    (flow,) = [item for item in ask("-r", "cao-nguyen") if item["duty"] == "cao-nguyen/9.1"]
    assert list(flow) == FIELDS
    assert flow["from_name"] == "Sở KHĐT"
    assert flow["from_now"] == "nay Sở Tài chính"
    assert (flow["to_name"], flow["to_now"]) == ("BHXH tỉnh", None)
    assert (flow["citation"], flow["kind"], flow["cadence"]) == ("Điều 9 khoản 1", "information", ["quarterly"])


@pytest.mark.parametrize(
    ("call", "duty", "day", "dates"),
    [
        case("6 tháng trước 05/7, năm trước 20/12", ["-r", "cao-nguyen"], "cao-nguyen/24.1", "2026-11-22",
             ["2026-12-19", "2027-07-04"]),
        case("đúng ngày đến hạn thì còn tính", ["-r", "cao-nguyen"], "cao-nguyen/24.1", "2026-12-19",
             ["2026-12-19", "2027-07-04", "2027-12-19"]),
        case("hằng quý, suy ra", ["-r", "cao-nguyen"], "cao-nguyen/9.1", "2026-11-22",
             ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30"]),
        case("không ấn định ngày", ["-r", "cao-nguyen"], "cao-nguyen/5.2#2", "2026-11-22", []),
        case("khi phát sinh", ["-r", "cao-nguyen"], "cao-nguyen/25.2", "2026-11-22", []),
    ],
)  # fmt: skip
def test_the_dates_of_the_next_year(ask, call, duty, day, dates):
    (flow,) = [item for item in ask(*call, day=day) if item["duty"] == duty]
    assert flow["dates"] == dates


def test_no_date_is_further_than_a_year(ask):
    dates = {date.fromisoformat(day) for item in ask() for day in item["dates"]}
    assert dates
    assert all(0 <= (day - date.fromisoformat(DAY)).days <= 365 for day in dates)


def test_the_last_day_of_time_is_no_bug(ask):
    assert ask("-r", "cao-nguyen", day="2999-12-01")


def test_a_group_is_one_side_by_its_name_in_the_text(ask):
    (flow,) = [item for item in ask("-r", "cao-nguyen") if item["duty"] == "cao-nguyen/24.1"]
    assert (flow["from"], flow["from_name"]) == ("cac-co-quan-don-vi", "các cơ quan, đơn vị")


@pytest.mark.parametrize(
    ("call", "fits"),
    [
        case("loại", ["--kind", "report"], lambda i: i["kind"] == "report"),
        case("văn bản", ["-r", "ven-bien"], lambda i: i["regulation"] == "ven-bien"),
        case("định kỳ", ["--cadence", "quarterly"], lambda i: "quarterly" in i["cadence"]),
        case("tỉnh đã hợp nhất", ["-p", "Quảng Ngãi"], lambda i: i["regulation"] in ("cao-nguyen", "lien-nganh")),
    ],
)
def test_filters_leave_what_fits(ask, call, fits):
    assert ways(ask(*call)) == ways([item for item in ask() if fits(item)]) != []


def test_an_agency_has_what_it_sends_and_gets(ask):
    sent = ask("-a", "Sở KHĐT", "-r", "cao-nguyen")
    assert ("cao-nguyen/9.1", "so-khdt", "bhxh-tinh") in ways(sent)
    got = ask("-a", "BHXH tỉnh", "--role", "recipient", "-r", "cao-nguyen")
    assert ("cao-nguyen/9.1", "so-khdt", "bhxh-tinh") in ways(got)
    inherited = ask("-a", "Sở Tài chính", "-r", "cao-nguyen")
    assert ("cao-nguyen/9.1", "so-khdt", "bhxh-tinh") in ways(inherited)


@pytest.mark.parametrize(
    ("day", "options", "now"),
    [
        case("ngày trước", "2025-02-28", [], None),
        case("đúng ngày", "2025-03-01", [], "nay Sở Tài chính"),
        case("theo văn bản", "2026-11-22", ["--as-written"], None),
    ],
)
def test_both_sides_say_who_they_are_now(bh, ask, day, options, now):
    flow = next(item for item in ask("-r", "cao-nguyen", *options, day=day) if item["duty"] == "cao-nguyen/9.1")
    assert flow["from_now"] == now
    out = bh("flows", "-r", "cao-nguyen", *options, "--as-of", day).out
    assert (f"Sở KHĐT: {now}" in out) is (now is not None)


def test_before_its_effect_a_text_has_no_flows(bh, ask):
    assert ask("-r", "cao-nguyen", day="2024-06-01") == []
    assert "chưa có hiệu lực" in bh("flows", "-r", "cao-nguyen", "--as-of", "2024-06-01").err


# Formats


def test_people_read_a_row_for_each_sentence(bh, ask):
    """JSON and a spreadsheet have one for each pair of sides."""
    flows = ask()
    rows = [line for line in bh("flows", "--as-of", DAY).out.splitlines() if re.search(r" [a-z-]+/\S+  ", line)]
    assert len(rows) == len({flow["duty"] for flow in flows}) < len(flows)
    for flow in flows:
        (row,) = [line for line in rows if f" {flow['duty']} " in line]
        assert flow["from_name"] in row
        assert flow["to_name"] in row


def test_csv_has_a_row_for_each(bh, ask):
    run = bh("flows", "-r", "cao-nguyen", "--as-of", DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    assert [row["Mã"] for row in rows] == [item["duty"] for item in ask("-r", "cao-nguyen")]
    assert list(rows[0]) == ["Bên gửi", "Bên nhận", "Loại", "Định kỳ, hạn", "Mã", "Nội dung"]


def test_markdown_has_a_row_for_each_duty(bh, ask):
    out = bh("flows", "-r", "cao-nguyen", "--as-of", DAY, "--format", "md").out
    __, ___, *rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) == len({item["duty"] for item in ask("-r", "cao-nguyen")})


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_a_terminal_gets_it_folded_to_its_width(bh, register, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    run = bh("flows", "--as-of", DAY, "--format", "table")
    assert max(map(len, run.out.splitlines())) <= width


# Diagrams; tests/report/test_graphs.py has them read by the programs that they are for


def test_mermaid_has_one_arrow_for_each_pair(bh, ask):
    lines = bh("flows", "-r", "cao-nguyen", "--as-of", DAY, "--graph", "mermaid").out.splitlines()
    assert lines[0] == "flowchart LR"
    assert '  n0["Sở LĐTBXH"]' in lines
    arrows = [line for line in lines if "-->" in line]
    assert len(arrows) == len({(item["from"], item["to"]) for item in ask("-r", "cao-nguyen")})


def test_dot_has_one_arrow_for_each_pair_labelled_with_what_and_how_often(bh, ask):
    out = bh("flows", "-r", "cao-nguyen", "--as-of", DAY, "--graph", "dot").out
    assert out.startswith("digraph flows {\n")
    assert out.endswith("}\n")
    assert '  "so-khdt" -> "bhxh-tinh" [label="cung cấp thông tin: hằng quý"];\n' in out
    assert '  "cac-co-quan-don-vi" -> "bhxh-tinh" [label="báo cáo: 6 tháng, hằng năm"];\n' in out
    assert out.count(" -> ") == len({(item["from"], item["to"]) for item in ask("-r", "cao-nguyen")})


def test_a_thing_sent_several_times_is_counted_in_the_label(bh, ask):
    twice = [item for item in ask("-r", "cao-nguyen", "--kind", "information", "--cadence", "quarterly")
             if (item["from"], item["to"]) == ("cuc-thue-tinh", "bhxh-cac-cap")]  # fmt: skip
    out = bh("flows", "-r", "cao-nguyen", "--kind", "information", "--as-of", DAY, "--graph", "dot").out
    assert len(twice) == 2
    assert '"cuc-thue-tinh" -> "bhxh-cac-cap" [label="cung cấp thông tin: hằng quý ×2"]' in out


def test_a_diagram_takes_filters_too(bh, register):
    out = bh("flows", "-r", "cao-nguyen", "--kind", "report", "--as-of", DAY, "--graph", "mermaid").out
    assert "báo cáo: " in out
    assert "cung cấp thông tin" not in out


def test_a_diagram_of_nothing_is_still_one(bh, register):
    run = bh("flows", "-r", "cao-nguyen", "--as-of", "2024-06-01", "--graph", "mermaid")
    assert (run.code, run.out) == (0, "flowchart LR\n")
