"""Effect history: what happened to regulations, how they stand on a day, and which version answers for it."""

from __future__ import annotations

import pytest

from tests.commands.amending import amended, happened
from tests.domain.making import case
from tests.running import CORPUS, regulation


def items(run):
    assert run.code == 0, run.err
    return run.json["items"]


def status(bh, day: str, id: str = "quang-ngai") -> str:
    (head,) = items(bh("regulations", "-r", id, "--as-of", day, "--format", "json"))
    return head["status"]["label"] + ("" if head["status"]["confirmed"] else "?")


# Events and status


def test_regulations_are_in_effect_as_far_as_anybody_knows(bh, register):
    heads = items(bh("regulations", "--format", "json"))
    assert {head["id"] for head in heads} == CORPUS
    for head in heads:
        changed = head["id"] == "lien-nganh"
        effect, label = ("partly_ended", "hết hiệu lực một phần") if changed else ("in_effect", "còn hiệu lực")
        assert head["status"] == {"effect": effect, "label": label, "confirmed": False}
    assert bh("regulations").out.count("còn hiệu lực") == len(CORPUS) - 1


def test_what_the_texts_say_of_themselves(bh, register):
    found = {head["id"]: head["history"] for head in items(bh("regulations", "--history", "--format", "json"))}
    assert {id: [(one["event"], one["on"]) for one in events] for id, events in found.items()} == {
        "lien-nganh": [("issued", "2012-04-27"), ("in_effect", "2012-04-27"), ("amended", "2016-01-01")],
        "cao-nguyen": [("issued", "2024-05"), ("in_effect", "2024")],
        "ven-bien": [("issued", "2014-10-10"), ("in_effect", "2014-10-20")],
        "chuong-trinh": [("issued", "2013-06-19"), ("in_effect", "2013-06-19")],
    }
    confirmed = [one["event"] for events in found.values() for one in events if one["confirmed"]]
    assert confirmed == ["amended"]


def test_the_events_in_words(bh, own):
    own(amended())
    lines = [" ".join(line.split()) for line in bh("regulations", "--history", "-r", "quang-ngai").out.splitlines()]
    assert lines == [
        "Mã Ngày Sự kiện Theo văn bản Xác minh",
        "quang-ngai 05/01/2024 ban hành đã xác minh",
        "quang-ngai 05/01/2024 có hiệu lực đã xác minh",
        "quang-ngai 01/07/2026 được sửa đổi, bổ sung Quyết định sửa đổi 07/2026/QĐ-UBND đã xác minh",
    ]


@pytest.mark.parametrize(
    ("event", "before", "after"),
    [
        case("sửa đổi", "amended", "còn hiệu lực", "hết hiệu lực một phần"),
        case("thay thế một phần", "replaced_in_part", "còn hiệu lực", "hết hiệu lực một phần"),
        case("thay thế", "replaced", "còn hiệu lực", "hết hiệu lực toàn bộ"),
        case("bãi bỏ", "abolished", "còn hiệu lực", "hết hiệu lực toàn bộ"),
        case("hết thời hạn", "expired", "còn hiệu lực", "hết hiệu lực toàn bộ"),
    ],
)
def test_an_event_changes_the_status_on_its_day(bh, own, event, before, after):
    own(happened(regulation("quang-ngai"), event, "2026-07-01"))
    assert (status(bh, "2026-06-30"), status(bh, "2026-07-01")) == (before, after)
    assert status(bh, "2024-01-04") == "chưa có hiệu lực"


# An abolished regulation


def test_an_abolished_regulation_has_no_duties_from_that_day_on(bh, own):
    own(happened(regulation("quang-ngai", "before 07-02", "before 07-01"), "abolished", "2026-07-01"))
    dues = [item["due"] for item in items(bh("due", "-r", "quang-ngai", "--year", 2026, "--format", "json"))]
    assert dues == ["2026-06-30"]
    assert len(items(bh("duties", "-r", "quang-ngai", "--as-of", "2026-06-30", "--format", "json"))) == 2
    run = bh("duties", "-r", "quang-ngai", "--as-of", "2026-07-01", "--format", "json")
    assert items(run) == []
    (warning,) = run.json["warnings"]
    assert warning.startswith("quang-ngai hết hiệu lực toàn bộ ngày 01/07/2026")
    assert warning.endswith("--as-of 2026-06-30")


def test_a_regulation_not_yet_in_effect_has_no_duties_yet(bh, own):
    own(regulation("quang-ngai").replace("effect: {from: 2024-01-05", "effect: {from: 2027-01-01"))
    run = bh("duties", "-r", "quang-ngai", "--format", "json")
    assert items(run) == []
    assert run.json["warnings"][0].startswith("quang-ngai chưa có hiệu lực ngày 22/11/2026")
    assert len(items(bh("duties", "-r", "quang-ngai", "--as-of", "2027-01-01", "--format", "json"))) == 1


def test_a_programme_that_is_over_still_has_its_duties(bh, register):
    assert len(items(bh("duties", "-r", "chuong-trinh", "--format", "json"))) == 12
    assert {duty["regulation"] for duty in items(bh("duties", "--format", "json"))} == CORPUS - {"chuong-trinh"}


# An amended provision


@pytest.mark.parametrize(
    ("day", "summary", "valid_from", "valid_until"),
    [
        ("2026-06-30", "Báo cáo theo bản cũ.", None, "2026-06-30"),
        ("2026-07-01", "Báo cáo theo bản mới.", "2026-07-01", None),
    ],
)
@pytest.mark.parametrize(
    "command", [["duties", "-r", "quang-ngai"], ["show", "quang-ngai/1.1"]], ids=["duties", "show"]
)
def test_the_version_of_a_day(bh, own, command, day, summary, valid_from, valid_until):
    own(amended())
    (duty,) = items(bh(*command, "--as-of", day, "--format", "json"))
    assert (duty["id"], duty["summary"]) == ("quang-ngai/1.1", summary)
    assert (duty["valid_from"], duty["valid_until"]) == (valid_from, valid_until)
    assert (duty["amended_by"] or {}).get("number") == ("07/2026/QĐ-UBND" if valid_from else None)


def test_each_period_falls_due_by_the_version_of_its_day(bh, own):
    own(amended())
    found = items(bh("due", "-r", "quang-ngai", "--from", "2025-01-01", "--to", "2027-12-31", "--format", "json"))
    assert [(item["key"], item["due"], item["summary"]) for item in found] == [
        ("quang-ngai/1.1@2025:so-y-te", "2025-12-19", "Báo cáo theo bản cũ."),
        ("quang-ngai/1.1@2026:so-y-te", "2026-12-09", "Báo cáo theo bản mới."),
        ("quang-ngai/1.1@2027:so-y-te", "2027-12-09", "Báo cáo theo bản mới."),
    ]


def test_what_was_recorded_keeps_the_version_that_made_it(bh, own):
    own(regulation("quang-ngai", "before 12-20", summary="Báo cáo theo bản cũ."))
    assert bh("done", "quang-ngai/1.1@2025:so-y-te", "--on", "2025-12-18").code == 0
    own(amended(on="2026-01-01"))
    (found,) = items(bh("due", "-r", "quang-ngai", "--year", 2025, "--format", "json"))
    assert (found["due"], found["state"], found["summary"]) == ("2025-12-19", "done", "Báo cáo theo bản cũ.")
    assert items(bh("doctor", "--format", "json")) == []


def test_what_is_recorded_later_goes_to_the_version_of_the_period(bh, own):
    own(amended(on="2026-01-01", new_lead="Sở Tài chính"))
    assert bh("done", "quang-ngai/1.1@2025:so-y-te", "--on", "2026-02-01").code == 0
    assert bh("done", "quang-ngai/1.1@2026:so-tai-chinh", "--on", "2026-11-20").code == 0
    assert bh("done", "quang-ngai/1.1@2026:so-y-te", "--on", "2026-11-20").code == 6
    assert bh("done", "quang-ngai/1.1@2025:so-tai-chinh", "--on", "2026-11-20").code == 6


def test_what_was_triggered_keeps_the_version_of_that_day(bh, own):
    asked = amended(on="2026-10-01", new_lead="Sở Tài chính")
    for day in (20, 10):
        line = (
            "        cadence: annual\n        deadlines:\n"
            f"          - {{quote: trước ngày {day} tháng 12, rule: before 12-{day}}}"
        )
        assert line in asked
        asked = asked.replace(line, "        cadence: on_event\n        trigger: khi có yêu cầu")
    own(asked)
    for day, agency in (("2026-09-01", "so-y-te"), ("2026-11-01", "so-tai-chinh")):
        run = bh("trigger", "quang-ngai/1.1", "--on", day, "--due", "2026-12-01", "--format", "json")
        assert [item["key"].partition(":")[2] for item in items(run)] == [agency]
    found = items(bh("due", "-r", "quang-ngai", "--within", 30, "--format", "json"))
    assert sorted((item["agency"], item["summary"]) for item in found) == [
        ("so-tai-chinh", "Báo cáo theo bản mới."),
        ("so-y-te", "Báo cáo theo bản cũ."),
    ]


def test_agencies_have_the_duties_of_the_day(bh, own):
    own(amended(new_lead="Sở Tài chính"))
    for day, agency in (("2026-06-30", "syt"), ("2026-07-01", "Sở Tài chính")):
        for asked in ("syt", "Sở Tài chính"):
            run = bh("duties", "-r", "quang-ngai", "-a", asked, "--as-of", day, "--format", "json")
            assert len(items(run)) == (asked == agency)
        (flow,) = items(bh("flows", "-r", "quang-ngai", "--as-of", day, "--format", "json"))
        cells = items(bh("matrix", "-r", "quang-ngai", "--as-of", day, "--format", "json"))
        assert flow["from"] in {cell["agency"] for cell in cells}
        assert flow["from"] == ("so-y-te" if agency == "syt" else "so-tai-chinh")


def test_show_tells_of_the_other_version_and_of_the_dates_of_both(bh, own):
    own(amended(on="2026-12-01", rule="before 11-25", new="before 12-10"))
    out = bh("show", "quang-ngai/1.1").out
    assert "Báo cáo theo bản cũ." in out
    assert "đến 30/11/2026" in out
    assert "từ 01/12/2026 theo Quyết định sửa đổi 07/2026/QĐ-UBND: Báo cáo theo bản mới." in out
    (coming,) = [line for line in out.splitlines() if line.startswith("Thời hạn sắp tới:")]
    assert coming.split()[4:] == ["24/11/2026", "(2026)"]
    later = bh("show", "quang-ngai/1.1", "--as-of", "2026-11-25").out  # the old version, whose date has passed
    (coming,) = [line for line in later.splitlines() if line.startswith("Thời hạn sắp tới:")]
    assert coming.split()[4:] == ["không", "có", "ngày", "ấn", "định"]
    later = bh("show", "quang-ngai/1.1", "--as-of", "2026-12-11").out
    (coming,) = [line for line in later.splitlines() if line.startswith("Thời hạn sắp tới:")]
    assert coming.split()[4:] == ["09/12/2027", "(2027)"]


def test_a_regulation_counts_a_duty_once_whatever_its_versions(bh, own):
    own(amended())
    (head,) = items(bh("show", "quang-ngai", "--format", "json"))
    assert (head["provisions"], head["duties"], head["dated"]) == (1, 1, 1)
    (loaded,) = items(bh("load", "--format", "json"))
    assert loaded["duties"] == len(items(bh("duties", "-r", "chuong-trinh", "--format", "json"))) + len(
        items(bh("duties", "--format", "json"))
    )


@pytest.mark.parametrize(("day", "duties"), [("2026-12-31", 1), ("2027-01-01", 0)])
def test_show_and_regulations_count_alike(bh, own, day, duties):
    """None of an abolished text is left."""
    own(happened(regulation("quang-ngai"), "abolished", "2027-01-01"))
    for call in (("show", "quang-ngai"), ("regulations", "-r", "quang-ngai")):
        (item,) = bh(*call, "--as-of", day, "--format", "json").json["items"]
        assert (item["duties"], item["dated"]) == (duties, duties)


def test_new_versions_are_read_when_the_file_changes(bh, own):
    own(regulation("quang-ngai", "before 12-20"))
    before = bh("due", "-r", "quang-ngai", "--year", 2026, "--format", "json").json["items"][0]["due"]
    own(amended())
    after = bh("due", "-r", "quang-ngai", "--year", 2026, "--format", "json").json["items"][0]["due"]
    assert (before, after) == ("2026-12-19", "2026-12-09")
