"""From the file to records: ids, parties, deadlines, bounds, and who answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baohiem_cli.domain.records import Answerable, Bounds, Citation, Deadline, Duty, Heading, Party, Target
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Performed, Reason, Role, Scheme
from tests.domain.making import case
from tests.files.making import GOOD, changed, load


def duties(text: str, folder: Path) -> dict[str, Duty]:
    return {duty.id: duty for entry in load(text, folder).provisions for duty in entry.duties}


def test_the_head_of_a_regulation(tmp_path: Path):
    record = load(GOOD, tmp_path)
    assert (record.id, record.number, record.title) == ("mau", "01/2024/QĐ-UBND", "Quy chế phối hợp mẫu")
    assert (record.document, record.jurisdiction, record.issuer) == ("Quy chế phối hợp", "Sơn La", ("UBND tỉnh",))
    assert record.schemes == (Scheme.BHXH, Scheme.BHYT)
    assert (record.issued, record.effect_from, record.effect_until) == ("2024-05-10", "2024-05-20", "2030")
    assert (record.applies_from, record.applies_until, record.confirmed, record.effect_note) == (
        None,
        None,
        False,
        None,
    )
    assert record.legal_basis == (Citation("Luật Bảo hiểm xã hội", "58/2014/QH13", "2014-11-20", None),)
    assert (record.replaces, record.doubts, record.source) == ((), (), "Bản mẫu, viết tay.")


def test_headings_carry_their_chapter(tmp_path: Path):
    assert load(GOOD, tmp_path).headings == (
        Heading("QD.1", None, "Quyết định", None),
        Heading("1", "Nguyên tắc", "Chương I", "Quy định chung"),
        Heading("2", "Báo cáo", "Chương I", "Quy định chung"),
        Heading("3", "Chỉ tiêu", "Chương I", "Quy định chung"),
    )


def test_provisions_say_why_they_lay_no_duty_or_what_they_aim_at(tmp_path: Path):
    provisions = {entry.ref: entry for entry in load(GOOD, tmp_path).provisions}
    assert list(provisions) == ["QD.1", "1", "2.1", "2.2", "2.3.a", "3"]
    assert [entry.no_duty for entry in provisions.values()] == [Reason.EFFECT, Reason.PRINCIPLE, None, None, None, None]
    assert [len(entry.duties) for entry in provisions.values()] == [0, 0, 1, 2, 1, 0]
    assert provisions["3"].targets == (
        Target("bhyt-2025", "3", "Tỷ lệ tham gia BHYT", None, "% dân số", 94.3, 2025),
        Target("bhxh-2025", "3", "Tỷ lệ tham gia BHXH", None, "% lực lượng lao động", 15.0, 2025),
    )


def test_a_duty_with_all_it_has(tmp_path: Path):
    assert duties(GOOD, tmp_path)["mau/2.1"] == Duty(
        id="mau/2.1",
        regulation="mau",
        number="01/2024/QĐ-UBND",
        jurisdiction="Sơn La",
        ref="2.1",
        citation="Điều 2 khoản 1",
        summary="Báo cáo tình hình tham gia BHYT.",
        kind=Kind.REPORT,
        schemes=(Scheme.BHXH, Scheme.BHYT),
        parties=(
            Party("so-y-te", "Sở Y tế", Role.LEAD, group=False),
            Party("bhxh-tinh", "BHXH tỉnh", Role.RECIPIENT, group=False),
        ),
        cadence=(Cadence.QUARTERLY,),
        deadlines=(
            Deadline(
                Cadence.QUARTERLY,
                "trước ngày 05 của tháng đầu quý sau",
                Basis.EXPLICIT,
                rule="before day 5 of month+1",
            ),
        ),
        performed=Performed.EACH,
        answerable=(Answerable("so-y-te", "Sở Y tế"),),
        bounds=Bounds(date(2024, 5, 20), date(2030, 12, 31), date(2030, 12, 31)),
    )


def test_a_second_duty_of_a_provision_has_a_number(tmp_path: Path):
    found = duties(GOOD, tmp_path)
    assert list(found) == ["mau/2.1", "mau/2.2", "mau/2.2#2", "mau/2.3.a"]
    assert found["mau/2.2#2"].ref == "2.2"
    assert found["mau/2.2#2"].citation == "Điều 2 khoản 2"


def test_words_of_a_duty_that_no_calendar_dates(tmp_path: Path):
    found = duties(GOOD, tmp_path)
    assert (found["mau/2.2"].trigger, found["mau/2.2"].cadence) == ("khi cần thiết", (Cadence.ANNUAL, Cadence.ON_EVENT))
    assert (found["mau/2.3.a"].undated, found["mau/2.3.a"].deadlines) == ("theo định kỳ", ())


DEADLINES = [
    case("chỉ có định kỳ", "mau/2.2", Deadline(Cadence.ANNUAL, "hằng năm", Basis.INFERRED)),
    case(
        "có năm",
        "mau/2.2#2",
        Deadline(Cadence.ONCE, "trong quý I năm 2030", Basis.EXPLICIT, None, "in quarter 2030-Q1"),
    ),
]


@pytest.mark.parametrize(("id", "deadline"), DEADLINES)
def test_a_deadline_is_explicit_where_the_text_gives_the_date(id: str, deadline: Deadline, tmp_path: Path):
    assert duties(GOOD, tmp_path)[id].deadlines == (deadline,)


def test_a_deadline_s_period_and_the_frequency_that_the_text_leaves_to_choose(tmp_path: Path):
    text = changed(
        ("cadence: quarterly", "cadence: semiannual"),
        ("{quote: trước", "{period: H1, alternative: quarterly, quote: trước"),
    )
    [deadline] = duties(text, tmp_path)["mau/2.1"].deadlines
    assert (deadline.cadence, deadline.period, deadline.alternative) == (Cadence.SEMIANNUAL, "H1", Cadence.QUARTERLY)


def test_a_general_deadline_leaves_a_period_to_its_own(tmp_path: Path):
    text = changed(("month+1}", "month+1}\n          - {quote: cuối năm, period: Q4, rule: by 12-31}"))
    general, own = duties(text, tmp_path)["mau/2.1"].deadlines
    assert (general.period, general.but, own.period, own.but) == (None, ("Q4",), "Q4", ())


def test_two_years_are_counted_from_the_first_year_of_application(tmp_path: Path):
    text = changed(
        ("cadence: [annual, on_event]", "cadence: [biennial, on_event]"),
        ("{cadence: annual,", "{cadence: biennial,"),
        ("legal_basis:", "application: {from: 2025-07}\nlegal_basis:"),
    )
    [deadline] = duties(text, tmp_path)["mau/2.2"].deadlines
    assert (deadline.cadence, deadline.start) == (Cadence.BIENNIAL, 2025)


def test_schemes_of_its_own_go_before_those_of_the_head(tmp_path: Path):
    text = changed(("undated: theo định kỳ", "undated: theo định kỳ\n        schemes: BHTN"))
    assert duties(text, tmp_path)["mau/2.3.a"].schemes == (Scheme.BHTN,)


PARTIES = [
    case("chủ trì", "lead: [Sở Y tế, BHXH tỉnh]", [("so-y-te", Role.LEAD, False), ("bhxh-tinh", Role.LEAD, False)]),
    case("tham mưu", "advise: SYT", [("so-y-te", Role.ADVISE, False)]),
    case("phối hợp", "coordinate: Sở Tài chính", [("so-tai-chinh", Role.COORDINATE, False)]),
    case(
        "cùng với",
        "coordinate: SYT\n        with: BHXH tỉnh",
        [("so-y-te", Role.COORDINATE, False), ("bhxh-tinh", Role.COORDINATE, True)],
    ),
    case(
        "nơi nhận đứng cuối",
        "recipient: UBND tỉnh\n        lead: SYT",
        [("so-y-te", Role.LEAD, False), ("ubnd-tinh", Role.RECIPIENT, False)],
    ),
]


@pytest.mark.parametrize(("keys", "parties"), PARTIES)
def test_parties_by_role_and_as_the_text_names_them(keys: str, parties: list[tuple[str, Role, bool]], tmp_path: Path):
    text = changed(("lead: Sở Y tế\n        kind: information", f"{keys}\n        kind: information"))
    found = duties(text, tmp_path)["mau/2.3.a"].parties
    assert [(party.agency, party.role, party.partner) for party in found] == parties
    assert all(party.name in keys for party in found)


BOUNDS = [
    case(
        "ngày", "from: 2024-05-20\n  until: 2030", "", Bounds(date(2024, 5, 20), date(2030, 12, 31), date(2030, 12, 31))
    ),
    case(
        "tháng", "from: 2024-05\n  until: 2030-04", "", Bounds(date(2024, 5, 31), date(2030, 4, 30), date(2030, 4, 30))
    ),
    case("năm", "from: 2024", "", Bounds(date(2024, 12, 31), None, None)),
    case("không rõ: lấy ngày ban hành", "note: chưa rõ", "", Bounds(date(2024, 5, 10), None, None)),
    case(
        "thời gian áp dụng",
        "from: 2024-05-20",
        "application: {from: 2016, until: 2020}\n",
        Bounds(date(2016, 12, 31), date(2020, 12, 31), None),
    ),
    case(
        "áp dụng hết trước khi bãi bỏ",
        "from: 2024\n  until: 2033-03",
        "application: {until: 2031}\n",
        Bounds(date(2024, 12, 31), date(2031, 12, 31), date(2033, 3, 31)),
    ),
]


@pytest.mark.parametrize(("effect", "application", "bounds"), BOUNDS)
def test_what_is_not_known_of_a_start_counts_as_late_as_it_can_be(
    effect: str, application: str, bounds: Bounds, tmp_path: Path
):
    text = changed(("from: 2024-05-20\n  until: 2030", effect), ("legal_basis:", f"{application}legal_basis:"))
    assert {duty.bounds for duty in duties(text, tmp_path).values()} == {bounds}


def test_a_group_of_charged_agencies_is_who_the_regulation_charges_but_not_the_recipient(tmp_path: Path):
    text = changed(
        ("lead: Sở Y tế\n        recipient: BHXH tỉnh", "lead: các sở, ban, ngành\n        recipient: UBND tỉnh"),
        ("lead: Sở Y tế\n        kind", "lead: [Sở Tài chính, UBND tỉnh]\n        kind"),
    )
    assert duties(text, tmp_path)["mau/2.1"].answerable == (
        Answerable("so-y-te", "Sở Y tế", "các sở, ban, ngành"),
        Answerable("so-tai-chinh", "Sở Tài chính", "các sở, ban, ngành"),
    )
