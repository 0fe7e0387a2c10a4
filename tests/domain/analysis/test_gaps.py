"""The checks for gaps and overlaps: each finds its case, and leaves what is well made alone."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.succession import Succession, by_former
from baohiem_cli.domain.analysis.finding import GapInput, RegulationFacts
from baohiem_cli.domain.analysis.gaps import CHECKS, UNNAMED, run_checks
from baohiem_cli.domain.records import Answerable, Citation, Duty
from baohiem_cli.domain.text.legal_basis import NewLaw, outdated
from baohiem_cli.domain.vocabulary import Cadence, Kind, Role
from baohiem_cli.views.common.dates import sentence
from tests.domain.making import D, case, deadline, duty, party

TODAY = D("2026-11-22")
BHXH, REPORTS_TO_BHXH = party("bhxh-tinh"), (party("so-y-te"), party("bhxh-tinh", Role.RECIPIENT))
TO_UBND = (BHXH, party("ubnd-tinh", Role.RECIPIENT))
SOCIAL = NewLaw("Luật Bảo hiểm xã hội", "41/2024/QH15", D("2025-07-01"), replaces=True, confirmed=True)
HEALTH = NewLaw("Luật Bảo hiểm y tế", "51/2024/QH15", D("2025-07-01"), replaces=False, confirmed=True)
GONE = Succession("ubnd-huyen", D("2025-07-01"), None, "tùy việc", "Nghị quyết 203/2025/QH15", True, main=True)


def make(*deadlines, id="mau/1", kind=Kind.REPORT, summary="Báo cáo tình hình.", cadence=None, place="Mẫu", **fields):
    one = duty(*deadlines, id=id, **fields)._replace(kind=kind, summary=summary, jurisdiction=place)
    return one._replace(cadence=tuple(map(Cadence, cadence))) if cadence else one


def report(*deadlines, id="mau/1", **fields):
    """What Sở Y tế reports to BHXH tỉnh."""
    return make(*deadlines, id=id, parties=REPORTS_TO_BHXH, **fields)


def compiled(*deadlines, id="mau/2", **fields):
    """What BHXH tỉnh makes of it for UBND tỉnh."""
    words = "Tổng hợp, báo cáo tình hình."
    return make(*deadlines, id=id, parties=TO_UBND, agencies=("bhxh-tinh",), summary=words, **fields)


def ground(*duties: Duty, heads=(), successions=(), laws=(SOCIAL, HEALTH), today=TODAY) -> GapInput:
    return GapInput(tuple(heads), duties, today, {}, by_former(successions), tuple(laws))


def of(name: str, *duties: Duty, **rest) -> list[list[str]]:
    """The ids of the duties of each finding of one check."""
    return [[duty.id for duty in finding.duties] for __, finding in run_checks(ground(*duties, **rest), [name])]


ANNUAL, LATER = deadline("annual", "before 12-20"), deadline("annual", "by 12-31")
COORDINATE = party("so-y-te", Role.COORDINATE)


def test_a_well_made_regulation_has_no_gaps():
    duties = (
        report(deadline("quarterly", "before day 5 of month+1"), ANNUAL, deadline("semiannual", "before 06-20", "H1")),
        compiled(deadline("quarterly", "before day 10 of month+1"), LATER, deadline("semiannual", "by 06-25", "H1")),
        make(deadline("annual", "in month 11"), id="mau/3", kind=Kind.PLAN, parties=(BHXH, COORDINATE)),
        make(id="mau/4", cadence=["on_event"], trigger="khi có yêu cầu", parties=REPORTS_TO_BHXH),
        make(id="mau/5", kind=Kind.COMMUNICATION, parties=(COORDINATE,), summary="Tuyên truyền."),
        make(deadline("annual"), id="mau/6", kind=Kind.REVIEW, parties=(BHXH,), summary="Tổng kết."),
        make(id="mau/7", kind=Kind.INFORMATION, parties=REPORTS_TO_BHXH, summary="Gửi danh sách doanh nghiệp."),
    )
    head = RegulationFacts(
        "mau", "2026-01-05", None, True, (Citation("Luật Bảo hiểm xã hội", "41/2024/QH15", None, None),)
    )
    assert list(run_checks(ground(*duties, heads=[head], successions=[GONE]))) == []


@pytest.mark.parametrize(
    ("one", "is_found"),
    [
        case("báo cáo định kỳ, không nói kỳ nào", make(undated="theo định kỳ"), True),
        case("thông tin định kỳ", make(kind=Kind.INFORMATION, undated="Định kỳ"), True),
        case("báo cáo, không nói gì", make(), True),
        case("báo cáo thường xuyên", make(cadence=["continuous"]), True),
        case("báo cáo có kỳ", make(deadline("annual")), False),
        case("báo cáo khi có việc", make(cadence=["on_event"], trigger="khi có yêu cầu"), False),
        case("báo cáo kết quả một cuộc kiểm tra", make(summary="Gửi kết quả kiểm tra."), False),
        case("thông tin, không nói gì", make(kind=Kind.INFORMATION), False),
        case("họp thường kỳ", make(kind=Kind.MEETING, undated="họp thường kỳ"), False),
    ],
)
def test_undated(one, is_found):
    assert of("undated-periodic", one) == ([[one.id]] if is_found else [])


@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.REPORT, Kind.REVIEW, Kind.MEETING, Kind.TRAINING])
def test_nobody_leads(kind):
    def with_roles(*roles):
        return make(kind=kind, parties=tuple(party(f"so-{i}", role) for i, role in enumerate(roles)))

    assert of("nobody-leads", with_roles(Role.COORDINATE, Role.COORDINATE, Role.RECIPIENT)) == [["mau/1"]]
    assert of("nobody-leads", with_roles(Role.LEAD, Role.COORDINATE)) == []
    assert of("nobody-leads", with_roles(Role.ADVISE, Role.COORDINATE)) == []


@pytest.mark.parametrize("kind", [Kind.COMMUNICATION, Kind.INSPECTION, Kind.ORGANISATION, Kind.ADVICE])
def test_together_is_enough_where_nothing_is_made(kind):
    assert of("nobody-leads", make(kind=kind, parties=(COORDINATE,))) == []


@pytest.mark.parametrize(
    ("received", "made", "is_found"),
    [
        case("không có hạn", report(ANNUAL), compiled(undated="định kỳ"), True),
        case("chỉ có định kỳ", report(ANNUAL), compiled(deadline("annual")), True),
        case("trước", report(ANNUAL), compiled(deadline("annual", "by 12-18")), True),
        case("cùng ngày", report(ANNUAL), compiled(deadline("annual", "by 12-19")), False),
        case("sau", report(ANNUAL), compiled(LATER), False),
        case("kỳ khác", report(ANNUAL), compiled(deadline("semiannual", "by 06-20", "H1")), False),
        case("các nơi gửi không có hạn", report(deadline("annual")), compiled(undated="định kỳ"), False),
        case("theo việc", report(ANNUAL), compiled(cadence=["on_event"], trigger="khi có vướng mắc"), False),
        case("văn bản khác", report(ANNUAL, id="khac/1"), compiled(undated="định kỳ"), False),
    ],
)
def test_compiler_date(received, made, is_found):
    pairs = of("compiler-date", received, made)
    assert pairs == ([[made.id, received.id]] if is_found else [])


def test_another_dated_report_of_the_compiler_is_enough():
    undated, dated = compiled(undated="định kỳ", id="mau/3"), compiled(LATER)
    assert of("compiler-date", report(ANNUAL), undated, dated) == []


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        case("ngày khác", report(LATER, id="mau/2"), True),
        case("toàn quốc", report(LATER, id="khac/2", place="Toàn quốc"), True),
        case("cùng ngày", report(ANNUAL, id="mau/2"), False),
        case("tỉnh khác", report(LATER, id="khac/2", place="Tỉnh khác"), False),
        case("số liệu khác", report(LATER, id="mau/2", summary="Gửi danh sách doanh nghiệp."), False),
        case("kỳ khác", report(deadline("monthly", "before day 5 of month+1"), id="mau/2"), False),
        case("cơ quan khác", report(LATER, id="mau/2", agencies=("so-tai-chinh",)), False),
        case("nơi nhận khác", make(LATER, id="mau/2", parties=(party("so-y-te"), TO_UBND[1])), False),
        case("loại khác", report(LATER, id="mau/2", kind=Kind.PLAN), False),
    ],
)
def test_same_data(other, is_found):
    one = report(ANNUAL)
    assert of("same-data", one, other) == ([[one.id, other.id]] if is_found else [])


def test_two_mere_frequencies_do_not_clash():
    assert of("same-data", report(deadline("annual")), report(deadline("annual"), id="mau/2")) == []


def test_ended_agency():
    districts = [make(id=f"mau/{i}", agencies=("so-y-te", "ubnd-huyen")) for i in (1, 2)]
    other = make(id="mau/3")
    assert of("ended-agency", *districts, other, successions=[GONE]) == [["mau/1", "mau/2"]]
    assert of("ended-agency", *districts, successions=[GONE], today=D("2025-06-30")) == []
    assert of("ended-agency", *districts, successions=[GONE._replace(heir="ubnd-xa")]) == []


def test_an_ended_agency_is_told_with_instrument_and_certainty():
    one = make(agencies=("ubnd-huyen",))
    ((__, finding),) = run_checks(ground(one, successions=[GONE._replace(confirmed=False)]), ["ended-agency"])
    assert "01/07/2025 (Nghị quyết 203/2025/QH15) (chưa xác minh)" in sentence(finding.message)


def test_what_is_over_leaves_nothing_to_anybody():
    one = make(agencies=("ubnd-huyen",))
    over = RegulationFacts("mau", "2013-06-19", "2020", True, (Citation("Luật Bảo hiểm xã hội", None, None, None),))
    assert of("ended-agency", one, heads=[over], successions=[GONE]) == []
    assert of("replaced-basis", heads=[over]) == []
    assert of("replaced-basis", heads=[over._replace(until="2026")]) == [[]]


@pytest.mark.parametrize(
    ("one", "is_found"),
    [
        case("sơ kết", make(kind=Kind.REVIEW, parties=(party(UNNAMED, group=True),)), True),
        case("việc có hạn", make(LATER, kind=Kind.REWARD, parties=(party(UNNAMED, group=True),)), True),
        case("giải pháp chung", make(kind=Kind.COMMUNICATION, parties=(party(UNNAMED, group=True),)), False),
        case("có chủ thể", make(kind=Kind.REVIEW, parties=(BHXH,)), False),
    ],
)
def test_no_subject(one, is_found):
    assert of("no-subject", one) == ([["mau/1"]] if is_found else [])


@pytest.mark.parametrize(
    ("cadence", "rule", "period", "is_found"),
    [
        ("semiannual", "before 06-10", "H1", True),
        ("semiannual", "before 06-15", "H1", True),
        ("semiannual", "by 06-15", "H1", False),
        ("semiannual", "before 07-05", "H1", False),
        ("semiannual", "by 12-14", "H2", True),
        ("quarterly", "by 03-14", "Q1", True),
        ("quarterly", "by 03-15", "Q1", False),
        ("quarterly", "before day 5 of month+1", None, False),
        ("monthly", "by 04-14", "M04", True),
        ("monthly", "by 04-15", "M04", False),
        ("annual", "before 12-10", None, True),
        ("annual", "before 12-16", None, False),
        ("annual", "before 12-10 next-year", None, False),
        ("four-monthly", "by 04-01", "T1", False),
        ("annual", None, None, False),
    ],
)
def test_before_closing(cadence, rule, period, is_found):
    one = make(deadline(cadence, rule, period))
    assert of("before-closing", one) == ([["mau/1"]] if is_found else [])
    assert of("before-closing", one._replace(kind=Kind.PLAN)) == []


@pytest.mark.parametrize(
    ("title", "number", "cited", "issued", "is_found"),
    [
        case("số cũ", "Luật Bảo hiểm xã hội", "58/2014/QH13", None, "2026-01-05", True),
        case("số mới", "Luật Bảo hiểm xã hội", "41/2024/QH15", None, "2024-08-01", False),
        case("ngày cũ", "Luật bảo hiểm xã hội", None, "2014-11-20", "2026", True),
        case("ngày mới", "Luật Bảo hiểm xã hội", None, "2024-06-29", "2024-08", False),
        case("văn bản cũ", "Luật Bảo hiểm xã hội", None, None, "2013-06-19", True),
        case("văn bản mới", "Luật Bảo hiểm xã hội", None, None, "2025-07-01", False),
        case("văn bản không rõ ngày", "Luật Bảo hiểm xã hội", None, None, None, True),
        case("luật được sửa, văn bản cũ", "Luật Bảo hiểm y tế", "25/2008/QH12", None, "2024-05", True),
        case("luật được sửa, văn bản mới", "Luật Bảo hiểm y tế", "25/2008/QH12", None, "2026-01-05", False),
        case("luật khác", "Luật Việc làm", None, "2013-11-16", "2024", False),
    ],
)
def test_outdated(title, number, cited, issued, is_found):
    basis = [Citation(title, number, cited, None)]
    assert bool(list(outdated(basis, issued, [SOCIAL, HEALTH], TODAY))) is is_found
    assert list(outdated(basis, issued, [SOCIAL, HEALTH], D("2025-06-30"))) == []


def test_one_finding_for_each_law():
    basis = tuple(Citation("Luật Bảo hiểm xã hội", number, None, None) for number in ("71/2006/QH11", "58/2014/QH13"))
    ((__, finding),) = run_checks(ground(heads=[RegulationFacts("mau", "2024", None, True, basis)]), ["replaced-basis"])
    assert sentence(finding.message) == "Luật Bảo hiểm xã hội đã được thay bằng luật số 41/2024/QH15 từ 01/07/2025"


def test_unconfirmed_effect():
    head = RegulationFacts("mau", "2024", None, False, ())
    assert of("unconfirmed-effect", heads=[head, head._replace(id="khac", confirmed=True)]) == [[]]


def test_every_check_stands_once_with_a_reason_and_a_label():
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert all(check.reason.template.endswith(".") for check in CHECKS)


def test_all_checks_or_only_those_wanted():
    one = make(kind=Kind.REVIEW, parties=(party(UNNAMED, group=True),))._replace(answerable=(Answerable(UNNAMED, "?"),))
    both = ground(one, heads=[RegulationFacts("mau", "2024", None, False, ())])
    assert [check.name for check, __ in run_checks(both)] == ["no-subject", "unconfirmed-effect"]
    assert [check.name for check, __ in run_checks(both, ["unconfirmed-effect"])] == ["unconfirmed-effect"]


def test_the_same_data_are_looked_for_in_one_place_and_in_what_binds_every_place():
    places = {"mau/1": "Mẫu", "khac/1": "Khác", "chung/1": "Toàn quốc", "mau/2": "MẪU"}
    days = (ANNUAL, LATER, deadline("annual", "by 11-30"), deadline("annual", "by 10-31"))
    duties = [report(day, id=id, place=place) for day, (id, place) in zip(days, places.items(), strict=True)]
    assert of("same-data", *duties) == [
        ["mau/1", "chung/1"], ["mau/1", "mau/2"], ["khac/1", "chung/1"], ["chung/1", "mau/2"],
    ]  # fmt: skip
