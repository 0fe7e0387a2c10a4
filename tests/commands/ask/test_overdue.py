"""`bh overdue`: what is late, how late, by whose date; silent where there is nothing."""

from __future__ import annotations

import pytest

from tests.commands.office import ANNUAL, AWAITED, OTHER, PLAN, QUARTERLY, TODAY
from tests.domain.making import case

BOTH = ("so-y-te", "so-tai-chinh")
Q4_BEFORE, Q1, Q2, Q3, Q4 = (
    [f"{QUARTERLY}@{period}:{agency}" for agency in BOTH]
    for period in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
)
H1, H2 = (f"{AWAITED}@{period}:so-tai-chinh" for period in ("2026-H1", "2026-H2"))
TIMELINE = [
    ("2026-01-04", Q4_BEFORE), ("2026-04-04", Q1), ("2026-06-30", [H1]), ("2026-07-04", Q2), ("2026-10-04", Q3),
    ("2026-12-19", [ANNUAL, OTHER]), ("2026-12-31", [PLAN, H2]), ("2027-01-04", Q4),
]  # fmt: skip
"""What falls due when."""

CLEAN = ("overdue", "-r", "mau", "--kind", "meeting")
OCCURRENCE = {
    "key", "duty", "regulation", "jurisdiction", "ref", "citation", "summary", "kind", "schemes", "agency",
    "agency_name", "via_group", "agencies", "period", "opens", "due", "submit_by", "basis", "quote", "state", "days",
    "confirmed", "extended_to", "granted_late", "done_on", "document", "refused", "assigned", "conflicts",
}  # fmt: skip


def late_on(day):
    """What the table says is overdue on a day, oldest first."""
    return [key for due, keys in TIMELINE if due < day for key in keys]


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-01-04", "2026-01-05", "2026-06-30", "2026-07-01", "2026-07-04", "2026-07-05", "2026-12-19",
     "2026-12-20", "2026-12-31", "2027-01-01", "2027-01-04", "2027-01-05"],
)  # fmt: skip
def test_a_thing_is_overdue_from_the_day_after_its_day_on(office, day):
    assert office.overdue(day) == late_on(day)


def test_december_survives_new_year(office):
    before = [key for key in office.overdue("2026-12-31") if key in (ANNUAL, OTHER)]
    assert before == [ANNUAL, OTHER]
    for day in ("2027-01-01", "2027-03-31", "2027-12-31"):
        assert set(before) <= set(office.overdue(day))


def test_an_item_says_how_late_it_is(office):
    answer = office.answer("overdue", "-r", "mau", day="2026-12-21")
    assert (answer["command"], answer["version"], answer["as_of"]) == ("overdue", 1, "2026-12-21")
    assert (answer["track_from"], answer["warnings"]) == ("2026-01-01", [])
    found = {item["key"]: item for item in answer["items"]}
    assert found.keys() == set(late_on("2026-12-21"))
    item = found[ANNUAL]
    assert set(item) >= OCCURRENCE
    assert (item["state"], item["days"], item["due"], item["basis"]) == ("overdue", -2, "2026-12-19", "explicit")
    assert (item["agency"], item["period"], item["duty"]) == ("so-y-te", "2026", "mau/1.1")
    assert [item["due"] for item in answer["items"]] == sorted(item["due"] for item in answer["items"])


@pytest.mark.parametrize(
    ("day", "ageing"),
    [
        case("một ngày", "2026-01-05", (2, 0, 0)),
        case("30 ngày", "2026-02-03", (2, 0, 0)),
        case("31 ngày", "2026-02-04", (0, 2, 0)),
        case("120 ngày", "2026-05-04", (2, 2, 0)),
        case("121 ngày", "2026-05-05", (0, 2, 2)),
        case("cuối năm", "2026-12-31", (2, 2, 7)),
    ],
)
def test_what_is_late_is_counted_by_age(office, day, ageing):
    answer = office.answer("overdue", "-r", "mau", day=day)
    assert answer["ageing"] == dict(zip(("1-30", "31-120", "121-"), ageing, strict=True))
    new, older, old = ageing
    assert office.run("overdue", "-r", "mau", day=day).out.splitlines()[0] == (
        f"Quá hạn {sum(ageing)} việc (1–30 ngày: {new}; 31–120 ngày: {older}; trên 120 ngày: {old})"
    )


def test_a_person_reads_two_parts(office):
    out = office.run("overdue", "-r", "mau", day="2026-07-10").out
    explicit, inferred = "Theo ngày văn bản ấn định: 6", "Theo ngày suy ra từ định kỳ: 1"
    assert out.index(explicit) < out.index("mau/1.2@2026-Q1") < out.index(inferred) < out.index("mau/1.4@2026-H1")
    assert "Theo dõi từ 01/01/2026; kỳ đến hạn trước ngày ấy không tính." in out.splitlines()
    (row,) = [line for line in out.splitlines() if "mau/1.2@2026-Q1" in line]
    assert row.split()[:2] == ["97", "04/04/2026"]
    assert "2 cơ quan" not in row
    assert "Sở Y tế; Sở Tài chính" in row


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        case("ấn định", ["--basis", "explicit"], [*Q4_BEFORE, *Q1, *Q2]),
        case("suy ra", ["--basis", "inferred"], [H1]),
        case("cơ quan", ["-a", "SYT"], [keys[0] for keys in (Q4_BEFORE, Q1, Q2)]),
        case("cơ quan và loại", ["-a", "STC", "--kind", "information"], [H1]),
        case("văn bản khác", ["-r", "lien-nganh", "--basis", "explicit", "-r", "mau", "--cadence", "semiannual"], []),
    ],
)
def test_filters_leave_what_fits(office, filters, keys):
    assert office.overdue("2026-07-10", *filters) == keys


@pytest.mark.parametrize(
    ("grace", "quarters"),
    [(0, [Q4_BEFORE, Q1, Q2]), (5, [Q4_BEFORE, Q1, Q2]), (6, [Q4_BEFORE, Q1]), (96, [Q4_BEFORE, Q1]),
     (97, [Q4_BEFORE]), (400, [])],
)  # fmt: skip
def test_grace_leaves_out_what_is_a_little_late(office, grace, quarters):
    found = office.overdue("2026-07-10", "--grace", grace, "--basis", "explicit")
    assert found == [key for keys in quarters for key in keys]


@pytest.mark.parametrize("format", ["plain", "table", "csv", "md"])
@pytest.mark.parametrize("options", [[], ["--exit-code"], ["--changed-since-last-run"]])
def test_nothing_overdue_prints_nothing_at_all(office, format, options):
    run = office.run(*CLEAN, "--format", format, *options)
    assert (run.code, run.out, run.err) == (0, "", "")


def test_nothing_overdue_is_an_empty_envelope_in_json(office):
    run = office.run(*CLEAN, "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert run.json == {
        "command": "overdue", "version": 1, "as_of": TODAY, "warnings": [], "track_from": "2026-01-01",
        "ageing": {"1-30": 0, "31-120": 0, "121-": 0}, "office": None, "items": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "code"),
    [
        case("có quá hạn", ["--exit-code"], 3),
        case("không hỏi", [], 0),
        case("không có", ["--exit-code", "--kind", "meeting"], 0),
        case("trong ngày ân hạn", ["--exit-code", "--grace", 365], 0),
        case("dạng JSON", ["--exit-code", "--format", "json"], 3),
        case("sai cách dùng", ["--exit-code", "--grace", -1], 2),
        case("không có cơ quan", ["--exit-code", "-a", "Sở Không Có"], 6),
    ],
)
def test_scripts_read_the_exit_code(office, args, code):
    run = office.run("overdue", "-r", "mau", *args)
    assert run.code == code
    assert bool(run.out) is (code == 3 or not args or "json" in args)


def test_an_extended_day_that_has_passed_shows_both_days(office):
    office.run("extend", ANNUAL, "--to", "2026-12-31", day="2026-12-01")
    out = office.run("overdue", "-r", "mau", "-a", "SYT", "--kind", "report", day="2027-01-03").out
    (row,) = [line for line in out.splitlines() if ANNUAL in line]
    assert row.split()[0] == "3"
    assert "31/12/2026 (gia hạn; gốc 19/12/2026)" in row


def test_what_stands_alike_shares_a_row_and_what_is_in_conflict_does_not(office):
    def rows():
        out = office.run("overdue", "-r", "mau", "--cadence", "annual", "--basis", "explicit", day="2026-12-20").out
        return [line for line in out.splitlines() if "mau/1.1@2026" in line]

    (row,) = rows()
    assert "mau/1.1@2026  " in row
    office.run("assign", OTHER, "Minh")
    first, second = rows()
    assert ANNUAL in first
    assert OTHER in second
    assert "giao Minh" in second
