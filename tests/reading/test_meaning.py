"""Provisions of made-up regulations, in the language of administration."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.vocabulary import Kind, Performed, Reason, Scheme
from baohiem_cli.reading.duty import Known
from baohiem_cli.reading.meaning import understand
from baohiem_cli.reading.part import Field, Part
from tests.domain.making import case

KNOWN = (
    Known("so-y-te", ("Sở Y tế",)),
    Known("so-tai-chinh", ("Sở Tài chính",)),
    Known("ubnd-tinh", ("Ủy ban nhân dân tỉnh", "UBND tỉnh")),
    Known("bhxh-tinh", ("Bảo hiểm xã hội tỉnh", "BHXH tỉnh")),
    Known("lien-quan", ("các cơ quan liên quan", "các cơ quan, đơn vị liên quan")),
)


def part(text, *, ref="5.1", title="", fields=(), below=()):
    return Part(ref, title, text, 1, 1, fields=tuple(Field(*one) for one in fields), below=below)


def heading(title, *, ref="5", text="", below=()):
    return Part(ref, title, text, 1, 1, below=below)


def duties(text, *above, **options):
    return understand(part(text, **options), above, KNOWN).duties


def parties(duty):
    return {(one.key, one.name) for one in duty.parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("một chủ thể", "Sở Y tế có trách nhiệm kiểm tra các cơ sở.", {("lead", "Sở Y tế")}),
        case("chủ trì phối hợp", "Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra các cơ sở.",
             {("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")}),
        case("chỉ phối hợp", "Sở Y tế phối hợp với Sở Tài chính rà soát giá thuốc.",
             {("coordinate", "Sở Y tế"), ("with", "Sở Tài chính")}),
        case("tham mưu", "Sở Y tế tham mưu cho UBND tỉnh bố trí kinh phí.",
             {("advise", "Sở Y tế"), ("recipient", "UBND tỉnh")}),
        case("gửi báo cáo", "Sở Y tế tổng hợp, gửi báo cáo về Ủy ban nhân dân tỉnh.",
             {("lead", "Sở Y tế"), ("recipient", "Ủy ban nhân dân tỉnh")}),
        case("cung cấp cho", "Sở Y tế cung cấp danh sách cơ sở cho Bảo hiểm xã hội tỉnh.",
             {("lead", "Sở Y tế"), ("recipient", "Bảo hiểm xã hội tỉnh")}),
        case("chủ thể sau ngày", "Trước ngày 15/12 hằng năm, Sở Y tế tổng hợp kết quả.", {("lead", "Sở Y tế")}),
        case("chủ thể sau trường hợp", "Trường hợp hồ sơ thiếu thì Sở Y tế hướng dẫn bổ sung.", {("lead", "Sở Y tế")}),
        case("câu bị động", "Tài liệu họp do Sở Y tế chuẩn bị và được gửi trước khi họp.", {("lead", "Sở Y tế")}),
        case("đề nghị", "Đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Sở Y tế giám sát.",
             {("lead", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"), ("lead", "Sở Y tế")}),
        case("giao", "Giao Sở Y tế chủ trì xây dựng kế hoạch.", {("lead", "Sở Y tế")}),
        case("nơi ban hành giao việc", "UBND tỉnh yêu cầu Sở Y tế, Sở Tài chính triển khai thực hiện.",
             {("lead", "Sở Y tế"), ("lead", "Sở Tài chính")}),
        case("hai chủ thể", "Sở Y tế, Sở Tài chính hướng dẫn thực hiện.",
             {("lead", "Sở Y tế"), ("lead", "Sở Tài chính")}),
        case("cơ quan thường trực", "Sở Y tế - cơ quan thường trực Ban Chỉ đạo tổng hợp kết quả.",
             {("lead", "Sở Y tế")}),
        case("mở ngoặc sau tên", "Sở Y tế (cơ quan thường trực) tổng hợp kết quả.", {("lead", "Sở Y tế")}),
        case("căn cứ quyết định thi hành", "Sở Y tế; Sở Tài chính căn cứ Quyết định thi hành.",
             {("lead", "Sở Y tế"), ("lead", "Sở Tài chính")}),
        case("thi hành quyết định",
             "Giám đốc: Sở Y tế, Sở Tài chính; BHXH tỉnh chịu trách nhiệm thi hành Quyết định này.",
             {("lead", "Sở Y tế"), ("lead", "Sở Tài chính"), ("lead", "BHXH tỉnh")}),
    ],
)  # fmt: skip
def test_who_acts_by_the_sentence(text, expected):
    (duty,) = duties(text)
    assert parties(duty) >= expected


@pytest.mark.parametrize(
    "title",
    [
        case("tên cơ quan", "Sở Y tế"),
        case("trách nhiệm của", "Trách nhiệm của Sở Y tế"),
        case("nhiệm vụ, quyền hạn của", "Nhiệm vụ, quyền hạn của Sở Y tế"),
        case("đề nghị", "Đề nghị Sở Y tế"),
        case("đối với", "Đối với Sở Y tế"),
        case("câu dẫn", "Sở Y tế có trách nhiệm:"),
        case("chữ dính nhau", "Trách nhiệm củaSở Y tế"),
    ],
)
def test_who_acts_by_the_heading(title):
    (duty,) = duties("Kiểm tra việc thực hiện chế độ.", heading(title))
    assert parties(duty) == {("lead", "Sở Y tế")}


def test_the_nearest_heading_counts():
    (duty,) = duties("Kiểm tra việc thực hiện.", heading("Trách nhiệm của Sở Tài chính"), heading("Sở Y tế", ref="5.1"))
    assert parties(duty) == {("lead", "Sở Y tế")}


def test_the_part_played_is_inherited_from_a_lead_in():
    above = (heading("Sở Y tế"), heading("", ref="5.1", text="Phối hợp với Sở Tài chính:"))
    (duty,) = duties("Hỗ trợ các cơ sở khám, chữa bệnh.", *above)
    assert parties(duty) == {("coordinate", "Sở Y tế"), ("with", "Sở Tài chính")}


def test_the_sentence_before_names_the_subject():
    __, second = duties("Sở Y tế kiểm tra việc thực hiện. Định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh.")
    assert ("lead", "Sở Y tế") in parties(second)


def test_bodies_named_in_another_provision():
    first = part("Sở Y tế, Sở Tài chính phối hợp rà soát.", ref="5.1")
    article = heading("Tổ chức thực hiện", below=(first,))
    (duty,) = understand(
        part("Các cơ quan nêu tại khoản 1 Điều này báo cáo UBND tỉnh.", ref="5.2"), (article,), KNOWN
    ).duties
    assert {("lead", "Sở Y tế"), ("lead", "Sở Tài chính")} <= parties(duty)


def test_lines_beside_an_item_say_who_and_when():
    fields = (
        ("Cơ quan thực hiện", "Sở Y tế chủ trì, phối hợp với Sở Tài chính; các cơ quan, đơn vị liên quan."),
        ("Thời gian thực hiện", "Hoàn thành trong quý II/2026"),
    )
    (duty,) = duties("Xây dựng bộ tiêu chí đánh giá.", fields=fields)
    assert parties(duty) == {
        ("lead", "Sở Y tế"),
        ("coordinate", "Sở Tài chính"),
        ("coordinate", "các cơ quan, đơn vị liên quan"),
    }
    assert [one.rule for one in duty.deadlines] == ["in quarter 2026-Q2"]


def test_columns_of_a_table_say_who_and_when():
    fields = (("Chủ trì", "Sở Y tế"), ("Phối hợp", "Sở Tài chính, BHXH tỉnh"), ("Thời gian", "Thường xuyên"))
    (duty,) = duties("Tuyên truyền chính sách.", fields=fields)
    assert parties(duty) == {("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính"), ("coordinate", "BHXH tỉnh")}
    assert duty.cadence == ("continuous",)


def test_a_time_that_is_not_read_is_a_doubt():
    (duty,) = duties("Phát triển hạ tầng.", fields=(("Chủ trì", "Sở Y tế"), ("Thời gian", "2026 - 2030")))
    assert duty.deadlines == ()
    assert any("2026 - 2030" in doubt for doubt in duty.doubts)


def test_a_field_may_name_an_event():
    (duty,) = duties("Cung cấp số liệu.", fields=(("Chủ trì", "Sở Y tế"), ("Thời gian", "Khi có yêu cầu")))
    assert (duty.cadence, duty.trigger) == (("on_event",), "Khi có yêu cầu")


def test_a_field_with_two_times_makes_two_duties():
    found = duties("Rà soát.", fields=(("Chủ trì", "Sở Y tế"), ("Thời gian", "Quý II, quý IV/2026")))
    assert [one.rule for duty in found for one in duty.deadlines] == ["in quarter 2026-Q2", "in quarter 2026-Q4"]


def test_a_lead_in_has_the_time_of_what_is_below_it():
    (duty,) = duties("Rà soát danh sách.", heading("", text="Hằng quý, Sở Y tế có trách nhiệm:"))
    assert [(one.cadence, one.rule) for one in duty.deadlines] == [("quarterly", None)]


def test_the_next_sentence_dates_the_report_before_it():
    text = "Định kỳ hằng quý Sở Y tế báo cáo UBND tỉnh. Báo cáo quý gửi trước ngày 05 của tháng đầu quý sau."
    (duty,) = duties(text)
    assert [one.rule for one in duty.deadlines] == ["before day 5 of month+1"]


def test_who_passes_a_report_on_owes_it_by_its_own_day():
    text = (
        "Trước ngày 10/12 hằng năm, Sở Tài chính báo cáo kết quả về Sở Y tế để tổng hợp, "
        "báo cáo UBND tỉnh trước ngày 20/12 hằng năm."
    )
    first, second = duties(text)
    assert (("lead", first.parties[0].name), first.deadlines[0].rule) == (("lead", "Sở Tài chính"), "before 12-10")
    assert (second.parties[0].name, second.deadlines[0].rule) == ("Sở Y tế", "before 12-20")


def test_each_act_between_semicolons_is_a_duty():
    found = duties("Sở Y tế xây dựng kế hoạch; tổ chức tập huấn; báo cáo UBND tỉnh.")
    assert [one.kind for one in found] == [Kind.PLAN, Kind.TRAINING, Kind.REPORT]


def test_a_semicolon_in_a_list_of_bodies_parts_nothing():
    (duty,) = duties("Sở Y tế; Sở Tài chính có trách nhiệm phối hợp kiểm tra.")
    assert {one.name for one in duty.parties} == {"Sở Y tế", "Sở Tài chính"}


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        case("phạm vi", "Phạm vi điều chỉnh", "Quy chế này quy định việc phối hợp.", Reason.SCOPE),
        case("đối tượng", "Đối tượng áp dụng", "Các sở, ban, ngành.", Reason.SCOPE),
        case("nguyên tắc", "Nguyên tắc phối hợp", "Bảo đảm thống nhất, kịp thời.", Reason.PRINCIPLE),
        case("mục đích", "Mục đích, yêu cầu", "Nâng cao nhận thức của người dân.", Reason.PURPOSE),
        case("giải thích", "Giải thích từ ngữ", "Cơ sở là nơi khám bệnh.", Reason.DEFINITION),
        case("nội dung", "Nội dung phối hợp", "Tuyên truyền chính sách.", Reason.CONTENT),
        case("kinh phí", "Kinh phí thực hiện", "Kinh phí do ngân sách nhà nước bảo đảm hằng năm.", Reason.FUNDING),
        case("hiệu lực", "Điều khoản thi hành", "Quyết định này có hiệu lực kể từ ngày ký.", Reason.EFFECT),
        case("hiệu lực không có đầu đề", "", "Quyết định này có hiệu lực kể từ ngày ký.", Reason.EFFECT),
    ],
)
def test_why_a_provision_lays_no_duty(title, text, reason):
    meaning = understand(part(text), (heading(title),), KNOWN)
    assert (meaning.duties, meaning.no_duty) == ((), reason)


def test_a_principle_that_charges_somebody_is_a_duty():
    assert duties("Sở Y tế có trách nhiệm thông tin kịp thời.", heading("Nguyên tắc phối hợp"))


def test_an_act_among_the_closing_clauses_is_a_duty():
    (duty,) = duties("Căn cứ tình hình thực tế, Sở Y tế hướng dẫn thực hiện.", heading("Điều khoản thi hành"))
    assert parties(duty) == {("lead", "Sở Y tế")}


def test_what_sets_an_act_off():
    (duty,) = duties("Sở Y tế báo cáo UBND tỉnh khi có yêu cầu.")
    assert duty.trigger == "khi có yêu cầu"
    assert duty.cadence == ("on_event",)


def test_periodic_and_on_request():
    (duty,) = duties("Định kỳ hằng năm hoặc đột xuất khi có yêu cầu, Sở Y tế báo cáo UBND tỉnh.")
    assert duty.cadence == ("annual", "on_event")


def test_a_joint_act_is_performed_together_and_a_report_by_each():
    (joint,) = duties("Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức kiểm tra.")
    (own,) = duties("Sở Y tế, Sở Tài chính báo cáo UBND tỉnh.")
    assert (joint.performed, own.performed) == (Performed.TOGETHER, Performed.EACH)


def test_whom_a_body_directs_works_with_others_not_the_body_itself():
    (duty,) = duties("Sở Y tế chỉ đạo các cơ sở khám bệnh phối hợp với Bảo hiểm xã hội tỉnh rà soát thẻ.")
    assert ("lead", "Sở Y tế") in parties(duty)
    assert ("coordinate", "Bảo hiểm xã hội tỉnh") not in parties(duty)
    assert duty.performed is Performed.EACH


def test_an_article_about_working_together_makes_nobody_a_partner():
    (duty,) = duties("Sở Y tế hướng dẫn thực hiện.", heading("Phối hợp trong công tác tuyên truyền"))
    assert parties(duty) == {("lead", "Sở Y tế")}


def test_the_insurances_that_a_clause_names():
    (duty,) = duties("Sở Y tế tuyên truyền chính sách BHYT, bảo hiểm thất nghiệp.")
    assert duty.schemes == (Scheme.BHYT, Scheme.BHTN)


def test_a_body_is_no_insurance():
    (duty,) = duties("Sở Y tế gửi danh sách cho Bảo hiểm xã hội tỉnh.")
    assert duty.schemes == ()


def test_both_sides_are_those_that_issued_the_text():
    sides = ("Sở Y tế", "Bảo hiểm xã hội tỉnh")
    (duty,) = understand(part("Hai bên có trách nhiệm trao đổi thông tin."), (), KNOWN, sides=sides).duties
    assert [one.known for one in duty.parties] == ["so-y-te", "bhxh-tinh"]


def test_nobody_named_is_a_doubt():
    (duty,) = duties("Xây dựng kế hoạch xúc tiến.")
    assert duty.parties == ()
    assert any("không nêu ai" in doubt for doubt in duty.doubts)


def test_digits_of_a_scan_are_a_doubt():
    (duty,) = duties("Sở Y tế báo cáo trước ngày l5/12 hằng năm.")
    assert any("l5/12" in doubt for doubt in duty.doubts)


def test_a_summary_is_short():
    (duty,) = duties("Sở Y tế hướng dẫn " + "các cơ sở khám bệnh, chữa bệnh trên địa bàn " * 12)
    assert len(duty.summary) < 160
    assert duty.summary.startswith("Hướng dẫn")


def test_two_days_for_one_period_are_two_duties():
    found = duties("Sở Y tế gửi dự thảo trước ngày 10/11 và bản chính trước ngày 10/12 hằng năm.")
    assert [one.rule for duty in found for one in duty.deadlines] == ["before 11-10", "before 12-10"]
    assert all(len(duty.deadlines) == 1 for duty in found)


@pytest.mark.parametrize("text", ["", " ", ".", "-", "Điều", "1.", "(", "…" * 200, "a; b; c;", "Sở", "Sở Y tế", "\n\n"])
def test_nothing_of_sense_is_no_failure(text):
    assert understand(part(text), (), KNOWN)


@pytest.mark.parametrize(
    ("text", "cadences"),
    [
        case("hoàn thành sau dấu chấm phẩy", "Sở Y tế rà soát danh sách; hoàn thành trong quý IV/2026.", [("once",)]),
        case("thời hạn ở câu sau", "Sở Y tế rà soát danh sách. Thời hạn: trước ngày 15/12 hằng năm.", [("annual",)]),
        case(
            "yêu cầu đột xuất",
            "Sở Y tế hằng quý cung cấp số liệu; trong 05 ngày làm việc đối với yêu cầu đột xuất.",
            [("quarterly", "on_event")],
        ),
        case(
            "việc khác mở đầu bằng ngày",
            "Sở Y tế giao chỉ tiêu trước ngày 31/01 hằng năm; ngày 20 hằng tháng báo cáo UBND tỉnh.",
            [("annual",), ("monthly",)],
        ),
    ],
)
def test_a_clause_that_is_only_a_time_dates_the_act_before_it(text, cadences):
    assert [duty.cadence for duty in duties(text)] == cadences


def test_a_trigger_ends_where_a_limit_begins():
    (duty,) = duties("Sở Y tế thông báo cho BHXH tỉnh khi có thay đổi trong vòng 03 ngày làm việc.")
    assert duty.trigger == "khi có thay đổi"


TWO = ("Bảo hiểm xã hội tỉnh", "Công an tỉnh")


def of_article(*clauses):
    """The duties of the last clause of an article in a text that two bodies have issued together."""
    below = tuple(part(text, ref=f"5.{number}") for number, text in enumerate(clauses, 1))
    article = heading("Phối hợp kiểm tra", below=below)
    return understand(below[-1], (article,), KNOWN, sides=TWO).duties


def test_both_sides_are_those_that_the_article_names():
    (duty,) = of_article("Sở Y tế phối hợp với Sở Tài chính kiểm tra các cơ sở.", "Hằng năm, hai bên họp đánh giá.")
    assert {name for __, name in parties(duty)} == {"Sở Y tế", "Sở Tài chính"}


def test_where_the_article_names_nobody_they_are_those_that_issued_the_text():
    (duty,) = of_article("Nguyên tắc kiểm tra.", "Hằng năm, hai bên họp đánh giá.")
    assert {name for __, name in parties(duty)} == set(TWO)


def test_what_is_done_together_by_nobody_named_is_done_by_both():
    (duty,) = of_article("Nguyên tắc kiểm tra.", "Phối hợp kiến nghị xử lý các đơn vị trốn đóng.")
    assert {name for key, name in parties(duty) if key == "lead"} == set(TWO)
    assert duty.doubts == ()


def test_the_end_of_a_period_is_no_event():
    (duty,) = duties("Sở Y tế báo cáo UBND tỉnh 15 ngày trước khi kết thúc năm.")
    assert (duty.cadence, duty.trigger) == (("annual",), None)
