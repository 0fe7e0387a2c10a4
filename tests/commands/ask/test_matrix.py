"""`bh matrix`: who has what part in what, whole for programs and folded for a terminal."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest

from baohiem_cli.domain.vocabulary import Kind, Role
from baohiem_cli.views.common.labels import kind_label
from tests.domain.making import case
from tests.running import CORPUS

DAY = "2026-11-22"
LETTERS = {"lead": "C", "advise": "T", "coordinate": "P", "directed": "Đ", "recipient": "N"}


@pytest.fixture
def ask(bh, register):
    """The answer on a day, as JSON."""

    def asked(*call: str, day: str = DAY):
        run = bh("matrix", *call, "--as-of", day, "--format", "json")
        assert run.code == 0, run.err
        return run.json

    return asked


@pytest.fixture
def parties(bh, register):
    """How often each agency has each role in duties of each kind, counted one by one."""

    def counted(*call: str, day: str = DAY) -> Counter[tuple[str, str, str]]:
        items = bh("duties", *call, "--as-of", day, "--format", "json").json["items"]
        return Counter(
            (party["agency"], kind_label(Kind(item["kind"])), party["role"])
            for item in items
            for party in [*item["parties"], *({**one, "role": "directed"} for one in item["directed"])]
        )  # fmt: skip

    return counted


def cells(answer) -> Counter[tuple[str, str, str]]:
    return Counter({
        (item["agency"], topic, role): count
        for item in answer["items"] for topic, roles in item["cells"].items() for role, count in roles.items()
    })  # fmt: skip


FILTERS = [
    case("mọi văn bản"),
    case("một văn bản", "-r", "cao-nguyen"),
    case("hai văn bản", "-r", "cao-nguyen", "-r", "ven-bien"),
    case("một tỉnh đã hợp nhất", "-p", "Quảng Ngãi"),
    case("một cơ quan", "-a", "Sở Nội vụ", "-r", "cao-nguyen"),
    case("một loại việc", "--kind", "report"),
    case("một loại bảo hiểm", "--scheme", "bhtn"),
    case("không có gì", "--kind", "report", "-r", "cao-nguyen", "--scheme", "bhtn", "-a", "thue-tinh"),
]
FILTERS = [pytest.param(one.values, id=one.id) for one in FILTERS]


@pytest.mark.parametrize("call", FILTERS)
def test_every_part_in_every_duty_is_counted_once(ask, parties, call):
    answer = ask(*call)
    assert cells(answer) == parties(*call)
    assert set(answer["topics"]) == {topic for __, topic, ___ in cells(answer)}


def test_the_effect_of_texts_is_that_of_the_day(ask, parties):
    assert cells(ask("-r", "cao-nguyen", day="2024-06-01")) == Counter()
    assert cells(ask(day="2020-06-01")) == parties(day="2020-06-01") != parties()


def test_kinds_stand_in_the_order_of_the_word_list(ask):
    labels = [kind_label(kind) for kind in Kind]
    topics = ask()["topics"]
    assert topics == sorted(topics, key=labels.index)


def test_articles_stand_in_the_order_of_the_text(ask):
    topics = ask("--by", "article", "-r", "cao-nguyen")["topics"]
    assert topics[0] == "Quyết định ban hành, Điều 3"
    numbers = [int(topic.removeprefix("Điều ")) for topic in topics[1:]]
    assert numbers == sorted(numbers)
    assert {5, 20, 24} <= set(numbers)


def test_articles_of_several_texts_say_whose_they_are(ask):
    topics = ask("--by", "article", "-r", "cao-nguyen", "-r", "ven-bien")["topics"]
    assert {"cao-nguyen: Điều 24", "ven-bien: Điều 12"} <= set(topics)


def test_an_article_has_the_roles_that_it_gives(ask):
    answer = ask("--by", "article", "-r", "cao-nguyen")
    row = {item["agency"]: item["cells"] for item in answer["items"]}
    assert row["so-khdt"]["Điều 9"] == {"lead": 1, "coordinate": 1}
    assert row["bhxh-tinh"]["Điều 9"] == {"recipient": 1, "coordinate": 1}


@pytest.mark.parametrize(
    ("day", "options", "now"),
    [
        case("ngày trước", "2025-02-28", [], None),
        case("đúng ngày", "2025-03-01", [], "nay Sở Nội vụ, Sở Y tế, Sở GDĐT, Sở NNMT"),
        case("theo văn bản", "2026-11-22", ["--as-written"], None),
    ],
)
def test_a_row_says_who_has_its_duties_now(bh, ask, day, options, now):
    rows = {item["agency"]: item for item in ask("-r", "ven-bien", *options, day=day)["items"]}
    assert list(rows["so-ldtbxh"]) == ["agency", "name", "now", "cells"]
    assert rows["so-ldtbxh"]["now"] == now
    assert rows["so-y-te"]["now"] is None
    out = bh("matrix", "-r", "ven-bien", *options, "--as-of", day).out
    assert (f"Sở LĐTBXH: {now}" in out) is (now is not None)


def test_a_row_without_a_single_heir_says_so(bh, register):
    out = bh("matrix", "-r", "ven-bien", "--as-of", DAY).out
    assert "Ủy ban nhân dân các huyện, thành phố: chưa xác định được một cơ quan tiếp nhận duy nhất" in out


# Formats


def expected(answer) -> dict[str, dict[str, str]]:
    """The cells as a table writes them, by the agency's name."""
    return {
        item["name"]: {
            topic: " ".join(f"{LETTERS[role]}{roles[role]}" for role in map(str, Role) if role in roles)
            for topic, roles in item["cells"].items()
        }
        for item in answer["items"]
    }


@pytest.mark.parametrize("by", ["kind", "article"])
def test_csv_has_it_whole(bh, ask, by):
    answer = ask("--by", by)
    run = bh("matrix", "--by", by, "--as-of", DAY, "--format", "csv")
    head, *rows = csv.reader(io.StringIO(run.out.removeprefix("\ufeff")))
    assert head == ["Cơ quan", *answer["topics"]]
    found = {name: {topic: cell for topic, cell in zip(head[1:], row, strict=True) if cell} for name, *row in rows}
    assert found == expected(answer)


def test_markdown_has_it_whole(bh, ask):
    answer = ask("-r", "cao-nguyen")
    out = bh("matrix", "-r", "cao-nguyen", "--as-of", DAY, "--format", "md").out
    head, __, *rows = [line for line in out.splitlines() if line.startswith("|")]
    assert head == "| Cơ quan | Tổng | " + " | ".join(answer["topics"]) + " |"
    assert len(rows) == len(answer["items"]) + 1
    assert rows[-1].startswith("| Tổng | ")


def numbers(cell):
    return sum(map(int, re.findall(r"\d+", cell)))


def test_the_busiest_stand_first_and_sums_beside_and_below(bh, ask):
    out = bh("matrix", "-r", "cao-nguyen", "--as-of", DAY, "--format", "md").out
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in out.splitlines() if line.startswith("|")]
    body, below = rows[2:-1], rows[-1]
    totals = [numbers(row[1]) for row in body]
    assert totals == sorted(totals, reverse=True)
    assert totals == [sum(map(numbers, row[2:])) for row in body]
    assert numbers(below[1]) == sum(totals)
    assert [numbers(cell) for cell in below[2:]] == [sum(numbers(row[i]) for row in body) for i in range(2, len(below))]


def test_plain_has_it_in_one_piece(bh, register):
    out = bh("matrix", "--as-of", DAY, "--format", "plain").out
    assert sum(line.startswith("Cơ quan ") for line in out.splitlines()) == 1


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize(
    "call", [[], ["--by", "article"], *(["-r", slug, "--by", "article"] for slug in sorted(CORPUS))], ids=" ".join
)
def test_a_terminal_gets_it_folded_to_its_width(bh, ask, monkeypatch, width, call):
    monkeypatch.setenv("COLUMNS", str(width))
    run = bh("matrix", *call, "--as-of", DAY, "--format", "table")
    assert max(map(len, run.out.splitlines())) <= width
    answer = ask(*call)
    rows = [row["cells"] for row in answer["items"]]
    written = sum(len(roles) for row in rows for roles in row.values())
    written += sum(len({role for roles in row.values() for role in roles}) for row in rows)  # the column of sums
    written += sum(len({role for row in rows for role in row.get(topic, ())}) for topic in answer["topics"])
    written += len({role for row in rows for roles in row.values() for role in roles})
    table = run.out.partition("C chủ trì")[0]
    assert len(re.findall(r"(?<!\w)[CTPĐN]\d+(?!\w)", table)) == written, "a cell got lost in folding"


def test_a_narrow_terminal_gets_more_pieces(bh, register, monkeypatch):
    pieces = []
    for width in (80, 120, 240):
        monkeypatch.setenv("COLUMNS", str(width))
        out = bh("matrix", "-r", "cao-nguyen", "--as-of", DAY, "--format", "table").out
        pieces.append(sum(line.startswith("───") for line in out.splitlines()))
    assert pieces[0] > pieces[1] > pieces[2] == 1


def test_nothing_is_an_answer_too(bh, register):
    run = bh("matrix", "-r", "cao-nguyen", "--as-of", "2024-06-01", "--format", "table")
    assert run.code == 0
    assert "Cơ quan" not in run.out
