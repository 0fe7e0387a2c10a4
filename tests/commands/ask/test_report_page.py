"""The page of `bh report` in a real browser: it is drawn, filtered, sorted, printed, and asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.domain.alphabet import order
from tests.commands.ask.pages import Page
from tests.commands.office import quarter
from tests.domain.making import case
from tests.report.browser import browser, needs_chromium
from tests.running import needs_true_clock, regulation

pytestmark = [needs_chromium, needs_true_clock]

LAST_DAY = "2026-12-31"
AXE = Path(__file__).parents[2] / "report" / "axe" / "node_modules" / "axe-core" / "axe.min.js"

SHOWN = """
    Array.from(document.querySelectorAll("table.list tbody tr"))
        .filter((row) => row.checkVisibility())
        .map((row) => row.querySelector("code").textContent)
"""
"""The keys of the rows that are seen."""

HOSTILE = "</script><img src=x onerror=alert(1)> " + "rấtdài" * 18


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.fixture
def opened(tab, busy, tmp_path):
    """Open the page of the busy office, in a window of a desk."""

    def page(*asked, size=(1280, 900), **preferred):
        file = tmp_path / "a.html"
        wanted = asked or ("-r", "mau", "--year", 2026)
        assert busy.run("report", *wanted, "--html", file, "--force", day=LAST_DAY).code == 0
        return _open(tab, file, size, **preferred)

    return page


def _open(tab, file, size=(1280, 900), **preferred):
    tab.told.clear()
    tab.requests.clear()
    tab.size(*size, **preferred)
    tab.open(file)
    tab.page = Page(file)
    return tab


def choose(tab, **wanted):
    """Fill the filters in, as a reader does."""
    for name, value in wanted.items():
        tab.run(f"""(() => {{
            const field = document.getElementById("{name}");
            field.value = {value!r};
            field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()""")


def test_it_is_drawn_without_a_word_on_the_console_or_a_request(opened):
    tab = opened()
    assert tab.run("document.title").startswith("Báo cáo tình hình thực hiện trong năm 2026")
    assert tab.run("document.styleSheets[0].cssRules.length") > 50, "the policy allows the page's own style"
    assert tab.run("document.querySelector('.filters').checkVisibility()"), "and its script"
    assert tab.run(SHOWN) == tab.page.keys
    assert tab.told == []
    assert [url.partition(":")[0] for url in tab.requests] == ["file"]


def test_without_scripts_it_is_whole(tab, opened):
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened()
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run(SHOWN) == tab.page.keys
    assert not tab.run("document.querySelector('.filters').checkVisibility()")


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        case("một loại", {"kind": "plan"}, ["--kind", "plan"]),
        case("ngày suy ra", {"basis": "inferred"}, ["--basis", "inferred"]),
        case("hai điều kiện", {"kind": "report", "basis": "explicit"}, ["--kind", "report", "--basis", "explicit"]),
        case("một tháng", {"month": "2026-12"}, ["--from", "2026-12-01", "--to", "2026-12-31"]),
    ],
)
def test_its_filters_find_what_those_of_the_program_find(opened, busy, wanted, asked):
    tab = opened()
    choose(tab, **wanted)
    days = [] if "--from" in asked else ["--year", 2026]
    assert sorted(tab.run(SHOWN)) == sorted(busy.keys("due", "-r", "mau", *asked, *days, day=LAST_DAY))


@pytest.mark.parametrize(
    "words", ["Sở Tài chính quý", "so tai chinh QUY", "  báo cáo quý.   sở tài chính ", "báo cáo quý tài chính"]
)
def test_words_are_found_with_tones_or_without(opened, words):
    tab = opened()
    choose(tab, words=words)
    assert sorted(tab.run(SHOWN)) == [
        quarter(one, "so-tai-chinh") for one in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
    ]
    assert tab.run("document.getElementById('found').textContent") == "Hiện 4 trong 13 việc."


def test_words_that_are_nowhere_leave_nothing_and_the_reset_brings_all_back(opened):
    tab = opened()
    choose(tab, words="không có ở đâu")
    assert tab.run(SHOWN) == []
    assert tab.run("document.getElementById('found').textContent") == "Hiện 0 trong 13 việc."
    tab.run("document.querySelector('.filters [type=reset]').click()")
    tab.run("new Promise((done) => setTimeout(done, 20))")
    assert tab.run(SHOWN) == tab.page.keys


def test_a_number_leads_to_its_rows_and_can_be_kept_as_a_link(opened, tmp_path):
    tab = opened()
    tab.run("document.querySelector('.cells .overdue a').click()")
    found = tab.run(SHOWN)
    assert found == [row.key for row in tab.page.fitting({"state": "overdue"})]
    assert tab.run("document.activeElement.id") == "rows"
    assert tab.run("location.hash") == "#rows&state=overdue"
    tab.open("about:blank")
    tab.open(f"{(tmp_path / 'a.html').as_uri()}#rows&state=overdue")
    assert tab.run(SHOWN) == found


def test_the_back_button_takes_a_filter_away(opened):
    tab = opened()
    tab.run("document.querySelector('.cells .done a').click()")
    assert len(tab.run(SHOWN)) == 3
    tab.run("new Promise((done) => { addEventListener('popstate', () => setTimeout(done)); history.back(); })")
    assert len(tab.run(SHOWN)) == 13


def test_rows_are_sorted_by_day_and_by_name(opened):
    tab = opened()
    head = "document.querySelectorAll('table.list')[0].tHead.rows[0].cells"
    late = len(tab.page.fitting({"state": "overdue"}))
    assert tab.run(f"Array.from({head}, (one) => one.ariaSort)") == ["none"] * 3
    tab.run(f"{head}[0].querySelector('button').click()")
    tab.run(f"{head}[0].querySelector('button').click()")
    assert tab.run(f"{head}[0].ariaSort") == "descending"
    rows = "Array.from(document.querySelectorAll('table.list')[0].tBodies[0].rows"
    days = tab.run(f"{rows}, (row) => row.querySelector('time').dateTime)")
    assert days == sorted(days, reverse=True)
    assert len(days) == late
    tab.run(f"{head}[1].querySelector('button').click()")
    assert tab.run(f"[{head}[0].ariaSort, {head}[1].ariaSort]") == ["none", "ascending"]
    names = tab.run(f"{rows}, (row) => row.cells[1].textContent)")
    assert names == sorted(names, key=order)


def test_a_row_leads_to_its_article(opened):
    tab = opened()
    target = tab.run("document.querySelector('table.list .source a').hash.slice(1)")
    tab.run("document.querySelector('table.list .source a').click()")
    tab.run("new Promise((done) => setTimeout(done, 50))")
    assert tab.run("document.activeElement.id") == target


def test_hostile_text_is_seen_and_does_nothing(tab, bh, own, tmp_path):
    own(regulation("la", summary=f'"{HOSTILE}"'))
    assert bh("report", "-r", "la", "--year", 2026, "--html", tmp_path / "a.html").code == 0
    _open(tab, tmp_path / "a.html", (390, 800))
    shown = tab.run("document.querySelector('table.list tbody tr').innerText")
    assert HOSTILE in shown
    assert (tab.told, len(tab.requests)) == ([], 1)
    assert tab.run("document.documentElement.scrollWidth") <= 390


WEEKLY = """      - summary: Báo cáo tuần số {0}.
        lead: Sở Y tế
        kind: report
        cadence: weekly
        deadlines: [{{quote: hằng tuần}}]
"""


def test_ten_thousand_rows_are_not_all_laid_out_and_all_found(tab, bh, own, tmp_path):
    own(regulation("lon") + "".join(map(WEEKLY.format, range(200))))
    assert bh("report", "-r", "lon", "--year", 2026, "--html", tmp_path / "a.html").code == 0
    _open(tab, tmp_path / "a.html")
    assert len(tab.page.rows) > 10_000
    assert len(tab.run(SHOWN)) <= 200
    choose(tab, words="tuần số 123. W01")
    assert tab.run(SHOWN) == [row.key for row in tab.page.rows if "số 123." in row.text and "W01" in row.key]
    choose(tab, words="")
    tab.run("document.querySelector('.rows .more button').click()")
    assert 400 <= len(tab.run(SHOWN)) <= 700


def test_on_paper_all_rows_that_fit_are_there_and_no_button(tab, bh, own, tmp_path):
    own(regulation("lon") + "".join(map(WEEKLY.format, range(120, 130))))
    assert bh("report", "-r", "lon", "--year", 2026, "--html", tmp_path / "a.html").code == 0
    _open(tab, tmp_path / "a.html", media="print")
    assert len(tab.page.rows) > 500
    assert len(tab.run(SHOWN)) == len(tab.page.rows)
    assert not tab.run("document.querySelector('.filters').checkVisibility()")
    choose(tab, words="số 123.")
    assert len(tab.run(SHOWN)) == len([row for row in tab.page.rows if "số 123." in row.text])


@pytest.mark.parametrize("size", [(390, 844), (768, 1024), (1280, 900)])
def test_the_page_is_never_wider_than_the_window(opened, size):
    tab = opened("--year", 2026, size=size)
    assert tab.run("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe: npm install --no-package-lock --prefix tests/report/axe")
@pytest.mark.parametrize(("size", "scheme"), [((390, 844), "light"), ((1280, 900), "dark")])
def test_a_checker_of_accessibility_finds_nothing(opened, size, scheme):
    tab = opened("--year", 2026, size=size, scheme=scheme)
    tab.run(AXE.read_text(encoding="utf-8") + ";0")
    found = tab.run("axe.run().then((all) => all.violations.map((one) => [one.id, one.nodes[0].failureSummary]))")
    assert found == []


def test_the_first_tab_skips_to_the_rows_and_the_focus_is_seen(opened):
    tab = opened()
    for kind in ("rawKeyDown", "keyUp"):
        tab.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert tab.run("document.activeElement.hash") == "#rows"
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert tab.run("document.activeElement.getBoundingClientRect().left") >= 0
