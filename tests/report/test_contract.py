"""The JSON contract, pinned: fields may be added, never removed or renamed. And every answer in every form."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date

import openpyxl
import pytest
import typer.main

from baohiem_cli.cli.commands import COMMANDS
from baohiem_cli.cli.main import build
from tests.domain.making import case

AS_OF = ("--as-of", "2026-11-22")
pytestmark = pytest.mark.usefixtures("november")

TEXT, NUMBER, TRUTH, LIST, RECORD = str, int, bool, list, dict
NOTHING = type(None)
DAY = "a day"
PARTIAL = "a day as far as known"

ENVELOPE = {"command": TEXT, "version": NUMBER, "as_of": DAY, "warnings": [TEXT], "items": LIST}
ERROR = {
    "code": TEXT, "message": TEXT, "nearest": [TEXT],
    "problems": [{"file": TEXT, "line": NUMBER, "column": NUMBER, "message": TEXT, "source": TEXT}],
}  # fmt: skip
DUTY = {
    "id": TEXT, "regulation": TEXT, "number": (TEXT, NOTHING), "jurisdiction": TEXT, "ref": TEXT, "citation": TEXT,
    "summary": TEXT, "kind": TEXT, "schemes": [TEXT],
    "parties": [{"agency": TEXT, "name": TEXT, "role": TEXT, "group": TRUTH}], "cadence": [TEXT],
    "deadlines": [{"cadence": TEXT, "period": (TEXT, NOTHING), "rule": (TEXT, NOTHING), "quote": TEXT, "basis": TEXT}],
    "trigger": (TEXT, NOTHING), "doubt": (TEXT, NOTHING), "performed": TEXT,
}  # fmt: skip
OCCURRENCE = {
    "key": TEXT, "duty": TEXT, "regulation": TEXT, "jurisdiction": TEXT, "ref": TEXT, "citation": TEXT, "summary": TEXT,
    "kind": TEXT, "schemes": [TEXT], "agency": TEXT, "agency_name": TEXT, "via_group": (TEXT, NOTHING), "period": TEXT,
    "opens": (DAY, NOTHING), "due": DAY, "submit_by": DAY, "basis": TEXT, "quote": TEXT, "state": TEXT, "days": NUMBER,
    "confirmed": TRUTH, "unit": (TEXT, NOTHING), "unit_name": (TEXT, NOTHING), "province": (TEXT, NOTHING),
    "as_one": TRUTH,
}  # fmt: skip
REGULATION = {
    "id": TEXT, "number": (TEXT, NOTHING), "title": TEXT, "document": TEXT, "jurisdiction": TEXT, "issuer": [TEXT],
    "issued": (PARTIAL, NOTHING), "effect": {"from": (PARTIAL, NOTHING), "until": (PARTIAL, NOTHING)},
    "application": {"from": (PARTIAL, NOTHING), "until": (PARTIAL, NOTHING)}, "confirmed": TRUTH,
    "provisions": NUMBER, "duties": NUMBER, "dated": NUMBER, "legal_basis": LIST, "replaces": LIST, "source": TEXT,
    "doubts": [TEXT],
}  # fmt: skip
CONTEXT = [{"field": TEXT, "text": TEXT, "marks": [[NUMBER]]}]
CHECKED = {"file": TEXT, "id": TEXT, "provisions": NUMBER, "duties": NUMBER, "dated": NUMBER}
LOADED = {"read": NUMBER, "removed": NUMBER, "regulations": NUMBER, "duties": NUMBER, "db": TEXT}
ANY = {}

ANSWERS = {
    ("due", "--year", 2026, *AS_OF): OCCURRENCE,
    ("due", "--month", 12, "-a", "syt", *AS_OF): OCCURRENCE,
    ("calendar", "--month", 12, *AS_OF): {
        "day": DAY, "weekday": TEXT, "off": TRUTH, "moved": TRUTH, "due": NUMBER, "inferred": NUMBER, "keys": [TEXT],
    },
    ("overdue", "-r", "cao-nguyen", *AS_OF): OCCURRENCE,
    ("agenda", "-a", "syt", *AS_OF): ANY,
    ("status", *AS_OF): ANY,
    ("report", *AS_OF): OCCURRENCE,
    ("letter", "--missing", "-r", "lien-nganh", *AS_OF): OCCURRENCE,
    ("duties", *AS_OF): DUTY,
    ("duties", "-a", "syt", "--role", "lead", *AS_OF): DUTY,
    ("show", "cao-nguyen/24.1", *AS_OF): DUTY | {"next": [OCCURRENCE]},
    ("show", "cao-nguyen/24.1", "--explain", *AS_OF): DUTY | {"explanation": [TEXT]},
    ("show", "cao-nguyen/1.1", *AS_OF): {
        "id": TEXT, "regulation": TEXT, "ref": TEXT, "citation": TEXT, "no_duty": TEXT,
    },
    ("show", "chuong-trinh", *AS_OF): REGULATION | {"headings": LIST, "targets": LIST},
    ("search", "doanh nghiệp", *AS_OF): DUTY | {"found": TEXT, "context": CONTEXT},
    ("search", "hiệu lực", *AS_OF): {"found": TEXT, "id": TEXT, "regulation": TEXT, "title": TEXT, "context": CONTEXT},
    ("regulations", *AS_OF): REGULATION,
    ("targets", *AS_OF): ANY,
    ("agencies", *AS_OF): ANY,
    ("provinces", *AS_OF): ANY,
    ("matrix", "-r", "cao-nguyen", *AS_OF): ANY,
    ("flows", "-r", "cao-nguyen", *AS_OF): ANY,
    ("compare", "cao-nguyen", "ven-bien", *AS_OF): ANY,
    ("gaps", *AS_OF): ANY,
    ("log", *AS_OF): ANY,
    ("verify", *AS_OF): ANY,
    ("doctor", *AS_OF): ANY,
    ("check",): CHECKED,
    ("load",): LOADED,
}  # fmt: skip
CALLS = [case(" ".join(map(str, call)), call) for call in ANSWERS]


def misfits(value, form, at="$"):
    """Where a value has not the form: what is missing or of another type. More fields than told are welcome."""
    if isinstance(form, tuple):
        return [] if any(not misfits(value, one) for one in form) else [f"{at}: {value!r}"]
    if form in (DAY, PARTIAL):
        pattern = r"\d{4}-\d\d-\d\d" if form is DAY else r"\d{4}(-\d\d(-\d\d)?)?"
        return [] if isinstance(value, str) and re.fullmatch(pattern, value) else [f"{at}: {value!r} is no day"]
    if isinstance(form, dict):
        if not isinstance(value, dict):
            return [f"{at}: {value!r}"]
        missing = [f"{at}.{key} is missing" for key in form if key not in value]
        return missing + [m for key in form if key in value for m in misfits(value[key], form[key], f"{at}.{key}")]
    if isinstance(form, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r}"]
        return [m for i, one in enumerate(value) for m in misfits(one, form[0], f"{at}[{i}]")]
    return [] if type(value) is form else [f"{at}: {value!r} is not {form.__name__}"]


@pytest.mark.parametrize(
    ("value", "form", "found"),
    [
        ({"a": 1, "b": 2}, {"a": NUMBER}, []),
        ({}, {"a": NUMBER}, ["$.a is missing"]),
        ({"a": True}, {"a": NUMBER}, ["$.a: True is not int"]),
        ({"a": None}, {"a": (TEXT, NOTHING)}, []),
        ({"a": 1}, {"a": (TEXT, NOTHING)}, ["$.a: 1"]),
        ([{"a": "x"}, {}], [{"a": TEXT}], ["$[1].a is missing"]),
        ("19/12/2026", DAY, ["$: '19/12/2026' is no day"]),
        ("2024", PARTIAL, []),
    ],
)
def test_the_judge_itself(value, form, found):
    assert misfits(value, form) == found


@pytest.mark.parametrize("call", CALLS)
def test_answers_keep_the_contract(bh, register, call):
    run = bh(*call, "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert misfits(run.json, ENVELOPE | {"items": [ANSWERS[call]]}) == []
    assert (run.json["command"], run.json["version"]) == (call[0], 1)
    if AS_OF[0] in call:
        assert run.json["as_of"] == AS_OF[1]
    assert run.json["items"] or call[0] in ("log", "verify", "doctor")
    assert "error" not in run.json
    assert "\\u" not in run.out


@pytest.mark.parametrize("call", [call for call in ANSWERS if ANSWERS[call] is OCCURRENCE])
def test_days_count_from_the_day_that_is_today(bh, register, call):
    for item in bh(*call, "--format", "json").json["items"]:
        assert item["days"] == (date.fromisoformat(item["due"]) - date(2026, 11, 22)).days
        assert (item["state"] == "overdue") == (item["days"] < 0)
        assert item["submit_by"] <= item["due"]
        assert item["key"].startswith(f"{item['duty']}@{item['period']}")
        assert item["duty"].startswith(f"{item['regulation']}/{item['ref']}")


FORMATTED = [name for name in COMMANDS if name not in ("schema", "ledger", "help", "hub")]


def test_every_command_that_answers_has_the_formats():
    group = typer.main.get_command(build())
    options = {
        name: {word for option in group.get_command(None, name).params for word in option.opts} for name in COMMANDS
    }
    with_format = [name for name in COMMANDS if "--format" in options[name]]
    assert with_format == FORMATTED


FORMS = [["--format", "json"], ["--format=json"], ["-f", "json"], ["-fjson"]]


@pytest.mark.parametrize(
    ("command", "form"), [*((name, FORMS[0]) for name in FORMATTED), *(("due", f) for f in FORMS[1:])]
)
def test_errors_are_in_the_envelope_of_every_command(bh, command, form):
    run = bh(command, "--no-such-option", *form)
    assert (run.code, run.json["command"], run.json["items"]) == (2, command, [])
    assert misfits(run.json, ENVELOPE | {"error": ERROR}) == []
    assert run.json["error"]["code"] == "usage"
    assert run.json["error"]["message"] in run.err


@pytest.mark.parametrize(
    ("call", "code", "name"),
    [
        case("sai cách dùng", ["due", "--month", 1, "--within", 1], 2, "usage"),
        case("dữ liệu sai", ["check", "{broken}"], 4, "data"),
        case("cơ sở dữ liệu hỏng", ["due", "--db", "{broken}"], 5, "database"),
        case("không có", ["due", "--agency", "xyz"], 6, "not_found"),
    ],
)
def test_every_kind_of_error_is_told_apart(bh, register, tmp_path, call, code, name):
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: b: c\n" * 200, encoding="utf-8")
    run = bh(*(str(part).format(broken=broken) for part in call), "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (code, name, [])
    assert misfits(run.json, ENVELOPE | {"error": ERROR}) == []
    assert bool(run.json["error"]["problems"]) == (name == "data")


def test_other_formats_have_no_envelope(bh, register):
    run = bh("due", "--agency", "xyz", "--format", "csv")
    assert (run.code, run.out) == (6, "")


# Every answer in every form

ANSI = re.compile(r"\x1b")


LONG = [
    ("duties", *AS_OF),
    ("report", *AS_OF),
    ("due", "--year", 2026, *AS_OF),
    ("compare", "cao-nguyen", "ven-bien", *AS_OF),
]
"""Hundreds of rows, which say no more about the form than ten do."""


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("call", [case(" ".join(map(str, call)), call) for call in ANSWERS if call not in LONG])
def test_a_table_fits_the_terminal(bh, register, monkeypatch, call, width):
    monkeypatch.setenv("COLUMNS", str(width))
    run = bh(*call, "--format", "table")
    assert run.code == 0
    assert not ANSI.search(run.out)
    assert [line for line in run.out.splitlines() if len(line) > width] == []


@pytest.mark.parametrize("call", CALLS)
def test_plain_text_csv_and_markdown(bh, register, monkeypatch, call):
    plain = bh(*call, "--format", "plain")
    assert plain == bh(*call), "what is piped is plain"
    assert not ANSI.search(plain.out)
    sheet = bh(*call, "--format", "csv").out
    assert sheet.startswith("\ufeff") or not sheet
    assert "\n" not in sheet.replace("\r\n", "")
    header, *rows = csv.reader(sheet.removeprefix("\ufeff").splitlines()) if sheet else [[]]
    if any(header):
        assert all(len(row) == len(header) for row in rows)
    markdown = bh(*call, "--format", "md").out
    bars = {len(re.findall(r"(?<!\\)\|", line)) for table in markdown.split("\n\n") for line in table.splitlines()
            if table.startswith("|")}  # fmt: skip
    assert bool(bars) == ("\n| ---" in markdown or "\n| ---:" in markdown)


def named(item):
    """The words by which a reader finds an item again: its key, its name, or what else it has."""
    if "differences" in item:  # a pair of duties, in columns that say whose they are
        return [side["id"].partition("/")[2] for side in (item["first"], item["second"]) if side]
    if "found" in item:
        return [item["id"]]
    if "weekday" in item:
        return [item["weekday"]]
    fields = ("key", "name", "duty", "no_duty", "id", "check", "db")
    field = next(field for field in fields if field in item)
    return [item["citation" if field == "no_duty" else field]]


def rows_of(sheet):
    header, *rows = csv.reader(sheet.removeprefix("\ufeff").splitlines()) if sheet else [[]]
    return header, rows


def workbook_rows(bh, call, tmp_path):
    """How many rows all sheets have below their heads."""
    file = tmp_path / "a.xlsx"
    assert bh(*call, "--output", file).code == 0
    book = openpyxl.load_workbook(file)
    return sum(page.max_row - 1 for page in book if page.max_row > 1)


@pytest.mark.parametrize("call", CALLS)
def test_no_format_loses_an_item_that_json_has(bh, register, tmp_path, monkeypatch, call):
    """A spreadsheet has a row for each item; people may read that several bodies have the same, in one row."""
    monkeypatch.setenv("COLUMNS", "400")
    assert bh("done", "cao-nguyen/24.1@2026:so-y-te", "--as-of", "2026-11-20", "--by", "văn thư").code == 0
    answer = bh(*call, "--format", "json").json
    items = [*answer["items"], *answer.get("waiting", [])]
    _header, rows = rows_of(bh(*call, "--format", "csv").out)
    assert len(rows) == len(items) or call[:2] == ("show", "chuong-trinh"), "a whole regulation is several tables"
    cells = Counter(cell.split(" (")[0] for row in rows for cell in row)
    for word, times in Counter(word for item in items for word in named(item)).items():
        assert cells[word.split(" (")[0]] >= times, word
    assert workbook_rows(bh, call, tmp_path) == len(rows)
    for format in ("table", "plain", "md"):
        shown = bh(*call, "--format", format).out.replace("\\", "")  # Markdown has escapes
        for item in items:
            assert all(word.partition(":")[0] in shown for word in named(item)), format


def test_plain_text_is_never_cut(bh, register, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    out = bh("duties", "-r", "cao-nguyen").out
    for item in bh("duties", "-r", "cao-nguyen", "--format", "json").json["items"]:
        assert item["summary"] in out


def test_json_is_the_same_on_any_terminal(bh, register, monkeypatch):
    wide = bh("due", "--year", 2026, *AS_OF, "--format", "json").out
    monkeypatch.setenv("COLUMNS", "20")
    assert bh("due", "--year", 2026, *AS_OF, "--format", "json").out == wide
    assert json.loads(wide)
