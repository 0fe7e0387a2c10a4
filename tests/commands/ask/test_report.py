"""`bh report`: the same occurrences in every format, and a page on which each number and each row leads on."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise

import pytest

from tests.commands.ask.pages import Page
from tests.commands.office import QUARTERLY, quarter
from tests.domain.making import case
from tests.running import regulation

LAST_DAY = "2026-12-31"
Y2026 = ("report", "-r", "mau", "--year", 2026)


TEXT = """QUY CHẾ
Chương I
CHẾ ĐỘ BÁO CÁO
Điều 1. Báo cáo
1. Các sở báo cáo <b>trước ngày 10 tháng 12</b>.
2. Bảo hiểm xã hội tỉnh tổng hợp.
"""


def page_of(run, *args, file, **day):
    """The page that a command writes; `run` calls the program."""
    answer = run(*args, "--html", file, "--force", **day)
    assert answer.code == 0, answer.err
    return Page(file)


@pytest.fixture
def written(busy, tmp_path):
    """Write the page of the busy office."""
    return lambda *args: page_of(busy.run, *(args or Y2026), file=tmp_path / "a.html", day=LAST_DAY)


FILTERS = [
    case("tất cả", []),
    case("một cơ quan", ["-a", "SYT"]),
    case("một văn bản", ["-r", "cao-nguyen"]),
    case("một tỉnh", ["-p", "Nam Định"]),
    case("một loại", ["--kind", "report"]),
    case("ngày suy ra", ["--basis", "inferred"]),
    case("từ ngày đến ngày", ["--from", "2026-06-01", "--to", "2026-12-15"]),
    case("từng đơn vị", ["--each"]),
    case("không có gì", ["--year", 1950]),
]


@pytest.mark.parametrize("asked", FILTERS)
def test_the_same_filter_gives_the_same_occurrences_in_every_format(bh, register, tmp_path, asked):
    assert bh("done", "cao-nguyen/24.1@2026:so-y-te", "--on", "2026-11-20").code == 0
    window = [] if {"--from", "--year"} & set(asked) else ["--year", 2026]
    wanted = ("report", *asked, *window)
    keys = Counter(item["key"] for item in bh(*wanted, "--format", "json").json["items"])
    assert bool(keys) == (1950 not in asked)
    assert Counter(page_of(bh, *wanted, file=tmp_path / "a.html").keys) == keys
    rows = csv.DictReader(bh(*wanted, "--format", "csv").out.removeprefix("\ufeff").splitlines())
    assert Counter(row["Mã"] for row in rows) == keys
    shown = bh(*wanted).out
    assert all(key.rpartition(":")[0] in shown for key in keys)
    due = {item["key"] for item in bh("due", *wanted[1:], "--format", "json").json["items"]}
    late = {item["key"] for item in bh("overdue", *asked_of(asked), "--format", "json").json["items"]}
    assert set(keys) - due <= late, "what is owed since before the time asked for"
    assert due <= set(keys)


def asked_of(asked):
    """The filters without a stretch of time."""
    return [] if {"--from", "--year"} & set(asked) else asked


def test_the_cells_are_those_of_the_status(busy):
    answer = busy.answer(*Y2026, day=LAST_DAY)
    status = busy.items("status", "-r", "mau", "--year", 2026, "--by", "regulation", day=LAST_DAY)
    assert answer["by_regulation"] == status
    assert {name: answer[name] for name in ("command", "version", "from", "to", "track_from")} == {
        "command": "report", "version": 1, "from": "2026-01-01", "to": LAST_DAY, "track_from": "2026-01-01",
    }  # fmt: skip


def test_the_page_says_the_four_cells_with_their_shares(written):
    assert written().texts(".cells li") == [
        "3 Hoàn thành đúng hạn 25%",
        "2 Hoàn thành quá hạn 16,7%",
        "2 Chưa hoàn thành, còn trong hạn 16,7%",
        "5 Chưa hoàn thành, đã quá hạn 41,7%",
    ]


def test_late_rows_stand_first_and_oldest_first_then_what_is_to_come_then_what_is_closed(written):
    page = written()
    assert page.texts(".rows h3") == ["Quá hạn 5", "Còn trong hạn 2", "Đã hoàn thành, được miễn 6"]
    assert page.keys[:2] == [quarter("2025-Q4", "so-tai-chinh"), "mau/1.4@2026-H1:so-tai-chinh"]
    states = [row.fields["state"] for row in page.rows]
    assert states[:7] == ["overdue"] * 5 + ["open"] * 2
    assert Counter(states[7:]) == {"done": 3, "done_late": 2, "waived": 1}


@pytest.mark.parametrize(
    "asked",
    [case("cả năm", Y2026), case("nửa năm cuối", ("report", "-r", "mau", "--from", "2026-07-01", "--to", LAST_DAY))],
)
def test_every_number_leads_to_as_many_rows(written, asked):
    page = written(*asked)
    assert len(page.numbers) > 30
    wrong = [(one, len(found)) for one in page.numbers if len(found := page.fitting(one.wanted)) != int(one.text)]
    assert wrong == []


def test_what_is_owed_since_before_the_time_asked_for_is_listed_and_not_counted(busy, written):
    asked = ("report", "-r", "mau", "--from", "2026-07-01", "--to", LAST_DAY)
    before = {quarter("2025-Q4", "so-tai-chinh"), "mau/1.4@2026-H1:so-tai-chinh"}
    page = written(*asked)
    assert {row.key for row in page.rows if row.fields["when"] == "before"} == before
    (everything,) = [one for one in busy.answer(*asked, day=LAST_DAY)["by_regulation"] if one["name"] == "Tất cả"]
    assert everything["overdue"]["count"] == len(page.fitting({"state": "overdue"})) - len(before)


def test_each_row_leads_to_its_article(written):
    page = written()
    for row in page.tree.css("table.list tbody tr"):
        link, key = row.css_first(".source a"), row.css_first("code")
        target = page.tree.css_first(link.attributes["href"])
        assert target is not None
        assert f"bh show {key.text().partition('@')[0].partition('#')[0]}" in target.text()


def test_an_article_has_its_words_where_the_text_is_attached(bh, own, tmp_path):
    data = own(regulation("la"))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert bh("attach", "la", tmp_path / "a.txt", "--data", data).code == 0
    page = page_of(bh, "report", "-r", "la", "--year", 2026, file=tmp_path / "a.html")
    link = page.tree.css_first("table.list .source a")
    article = page.tree.css_first(link.attributes["href"])
    assert "Các sở báo cáo <b>trước ngày 10 tháng 12</b>." in article.css_first("blockquote").text()


def test_who_has_not_done_what_several_owe(written):
    page = written()
    gaps = page.texts("#gap-list tbody tr")
    assert len(gaps) == 3, "of the quarterly reports; of the yearly ones all are done"
    assert all(QUARTERLY in gap for gap in gaps)
    assert gaps[0].startswith("04/01/2026 1/2 50%")
    assert "Sở Tài chính" in gaps[0]
    assert "Sở Y tế" not in gaps[0]


def test_the_flows_are_drawn_and_listed(written):
    page = written()
    assert page.texts("svg.flows title") == [
        "Sở Y tế → VP UBND tỉnh: 1", "Sở Tài chính → VP UBND tỉnh: 1", "Sở Tài chính → Sở Y tế: 1",
        "Sở Y tế → Sở Tài chính: 1",
    ]  # fmt: skip
    for link in page.tree.css("svg.flows a"):
        assert page.tree.css_first(link.attributes["href"]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "</script><img src=x onerror=alert(1)>",
        "</title></style><svg onload=alert(1)>",
        "\"' onmouseover=alert(1) x='",
        "{{ 7*7 }} {% raw %}",
        "&lt;b&gt;",
    ],
)
def test_hostile_text_stays_text(bh, own, tmp_path, text):
    own(
        regulation(
            "la", summary=f"'{text.replace(chr(39), chr(39) * 2)}'", title=f"'{text.replace(chr(39), chr(39) * 2)}'"
        )
    )
    page = page_of(bh, "report", "-r", "la", "--year", 2026, file=tmp_path / "a.html")
    (row,) = page.rows
    assert text in row.text
    assert [node.tag for node in page.tree.css("img, iframe, object, embed, link, base")] == []
    assert len(page.tree.css("script")) == len(page.tree.css("style")) == 1
    handlers = [name for node in page.tree.css("*") for name in node.attributes if name.startswith("on")]
    assert handlers == []


def test_the_page_names_nothing_outside_itself(written):
    page = written()
    for node in page.tree.css("*"):
        for name in ("src", "srcset", "action", "data", "style"):
            assert name not in node.attributes, node.html
        assert (node.attributes.get("href") or "#").startswith("#")
    assert "://" not in page.source
    policy = page.tree.css_first("meta[http-equiv]").attributes["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_page_is_in_order_for_those_who_hear_it(written):
    page = written()
    assert page.tree.css_first("html").attributes["lang"] == "vi"
    levels = [int(node.tag[1]) for node in page.tree.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [node.attributes["id"] for node in page.tree.css("[id]")]
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    for table in page.tree.css("table"):
        assert table.css_first("caption").text()
        assert all(head.attributes.get("scope") in ("col", "row") for head in table.css("th"))
    for field in page.tree.css("input, select"):
        assert page.tree.css_first(f"label[for={field.attributes['id']}]") is not None
    for node in page.tree.css("[aria-labelledby]"):
        assert page.tree.css_first(f"#{node.attributes['aria-labelledby']}") is not None


@pytest.mark.parametrize(
    "args",
    [
        case("hai tệp", ["report", "--html", "a.html", "--output", "b.html"]),
        case("hai dạng", ["report", "--html", "a.html", "--format", "json"]),
        case("lệnh không có trang", ["due", "--format", "html"]),
        case("tệp của lệnh không có trang", ["due", "--output", "a.html"]),
    ],
)
def test_what_cannot_be_a_page_is_refused_before_anything_is_written(bh, register, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert bh(*args).code == 2
    assert set(tmp_path.iterdir()) == before


def test_a_file_that_exists_is_kept(bh, register, tmp_path):
    (tmp_path / "a.html").write_text("của tôi", encoding="utf-8")
    assert bh("report", "--html", tmp_path / "a.html").code == 2
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "của tôi"


def test_the_ending_of_a_file_says_the_same_as_its_option(bh, register, tmp_path):
    for option, name in (("--html", "a.html"), ("--output", "b.html")):
        assert bh("report", "--year", 2026, option, tmp_path / name).code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_office_is_whom_the_page_is_about(bh, register, tmp_path):
    assert bh("init", "--province", "Nam Định", "--agency", "Sở Y tế").code == 0
    keys = [item["key"] for item in bh("report", "--year", 2026, "--format", "json").json["items"]]
    page = page_of(bh, "report", "--year", 2026, file=tmp_path / "a.html")
    assert Counter(page.keys) == Counter(keys)
    assert page.texts(".who") == [bh("agenda").out.splitlines()[0].split(" của ")[1].split(", ngày")[0]]
    assert len(page_of(bh, "report", "--year", 2026, "--all", file=tmp_path / "a.html").keys) > len(keys)
