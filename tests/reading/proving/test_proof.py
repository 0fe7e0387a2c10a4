"""Where a text and its register do not meet, in provisions that are made up for it."""

from __future__ import annotations

from datetime import date

import pytest

from baohiem_cli.domain.records import Agency, Citation, Party, Provision, Target, Version
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.domain.vocabulary import Cadence, Reason, Role
from baohiem_cli.reading.proving.proof import Facts, Marking, prove
from tests.domain.making import case, deadline
from tests.domain.making import duty as made

AGENCIES = (
    Agency("so-y-te", "Sở Y tế", None, "province", "department"),
    Agency("so-tai-chinh", "Sở Tài chính", None, "province", "department"),
    Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh", None, "province", "committee", ("UBND tỉnh",)),
)
FACTS = Facts(AGENCIES, ("Ủy ban nhân dân tỉnh",), date(2024, 1, 5))
LEAD = Party("so-y-te", "Sở Y tế", Role.LEAD, group=False)
HELPS = Party("so-tai-chinh", "Sở Tài chính", Role.COORDINATE, group=False)


def provision(ref: str, *duties, reason: Reason | None = None, note: str | None = None, **rest) -> Provision:
    return Provision(ref, reason, note, duties, rest.pop("targets", ()), **rest)


def duty(*deadlines, cadence=(), summary: str = "Làm việc ấy.", doubt=None, draft=False, **rest):
    """A duty without a time of its own unless it has deadlines."""
    told = {"summary": summary, "doubt": doubt, "draft": draft}
    return made(*deadlines, **rest)._replace(**told, **({"cadence": cadence} if cadence else {}))


def yearly(quote: str, rule: str | None = None, *parties: Party, **rest):
    one = deadline("annual", rule)._replace(quote=quote)
    return duty(one, parties=parties or (LEAD,), **rest)


def found(texts: dict[str, str], *provisions: Provision) -> list[tuple[str, str, str]]:
    passages = [Passage(ref, text, None, line) for line, (ref, text) in enumerate(texts.items(), 1)]
    told = [one for row in prove(passages, provisions, FACTS) for one in row.findings]
    return [(str(one.sort), one.ref, one.words) for one in told]


SAID = "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm."
TO = Party("ubnd-tinh", "UBND tỉnh", Role.RECIPIENT, group=False)


def test_nothing_is_told_where_both_meet():
    assert found({"3.1": SAID}, provision("3.1", yearly("trước ngày 15/12 hằng năm", "before 12-15", LEAD, TO))) == []


@pytest.mark.parametrize(
    ("texts", "entry", "told"),
    [
        case(
            "trích dẫn khác số",
            {"3.1": SAID},
            provision("3.1", yearly("trước ngày 16/12 hằng năm", "before 12-15", LEAD, TO)),
            [("quote", "3.1", "trước ngày 16/12 hằng năm")],
        ),
        case(
            "trích dẫn đọc nhầm chữ",
            {"3.1": SAID.replace("trước", "trưởc").replace("hằng", "hảng")},
            provision("3.1", yearly("trước ngày 15/12 hằng năm", "before 12-15", LEAD, TO)),
            [],
        ),
        case(
            "trích dẫn ở câu dẫn phía trên",
            {"3": "Hằng năm, Sở Y tế có trách nhiệm:", "3.a": "Lập kế hoạch kiểm tra;"},
            provision("3.a", yearly("Hằng năm")),
            [],
        ),
        case(
            "thời gian chưa thành hạn",
            {"3.1": SAID},
            provision("3.1", duty(parties=(LEAD, TO), cadence=(Cadence.NONE,))),
            [("time", "3.1", "trước ngày 15/12 hằng năm")],
        ),
        case(
            "thời gian mà người đọc đã nêu là chưa rõ",
            {"3.1": SAID},
            provision("3.1", duty(parties=(LEAD, TO), cadence=(Cadence.NONE,), doubt="'trước ngày 15/12 hằng năm' mờ")),
            [],
        ),
        case(
            "ngày trong điều khoản ghi là không có nhiệm vụ",
            {"3.1": SAID},
            provision("3.1", reason=Reason.CONTENT),
            [("time", "3.1", "trước ngày 15/12 hằng năm")],
        ),
        case(
            "thường xuyên trong nguyên tắc",
            {"3.1": "Việc phối hợp được thực hiện thường xuyên, kịp thời."},
            provision("3.1", reason=Reason.PRINCIPLE),
            [],
        ),
        case(
            "năm của chỉ tiêu",
            {"3.1": "Đến năm 2030, tỷ lệ bao phủ bảo hiểm y tế đạt 95% dân số."},
            provision("3.1", targets=(Target("bhyt", "3.1", "Bao phủ", None, "% dân số", 95.0, 2030),)),
            [],
        ),
        case(
            "cơ quan phối hợp chưa ghi",
            {"3.1": "Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán."},
            provision("3.1", duty(parties=(LEAD,), cadence=(Cadence.NONE,))),
            [("body", "3.1", "Sở Tài chính")],
        ),
        case(
            "cơ quan ở đề mục chưa ghi",
            {"3": "Sở Y tế", "3.1": "Phối hợp với Sở Tài chính lập dự toán."},
            provision("3.1", duty(parties=(HELPS,), cadence=(Cadence.NONE,))),
            [("body", "3.1", "Sở Y tế")],
        ),
        case(
            "cơ quan mà tóm tắt của người đã nêu",
            {"3.1": "Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán."},
            provision("3.1", duty(parties=(LEAD,), cadence=(Cadence.NONE,), summary="Cùng Sở Tài chính lập dự toán.")),
            [],
        ),
        case(
            "tóm tắt của bản nháp chỉ là chữ của văn bản",
            {"3.1": "Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán."},
            provision(
                "3.1",
                duty(parties=(LEAD,), cadence=(Cadence.NONE,), summary="Cùng Sở Tài chính lập dự toán.", draft=True),
            ),
            [("body", "3.1", "Sở Tài chính")],
        ),
        case(
            "nơi ban hành ra lệnh không phải một bên",
            {"3.1": "Ủy ban nhân dân tỉnh yêu cầu Sở Y tế triển khai thực hiện."},
            provision("3.1", duty(parties=(LEAD,), cadence=(Cadence.NONE,))),
            [],
        ),
        case(
            "dữ liệu không có lời văn",
            {"3.1": "Sở Y tế lập danh sách."},
            provision("3.2", duty(parties=(LEAD,), cadence=(Cadence.NONE,))),
            [("entry", "3.1", "Sở Y tế lập danh sách."), ("words", "3.2", "")],
        ),
        case(
            "gạch đầu dòng nằm trong điều khoản đã ghi",
            {"3.1": "Sở Y tế có trách nhiệm:", "3.1.-1": "lập danh sách;", "3.1.-2": "gửi danh sách."},
            provision("3.1", duty(parties=(LEAD,), cadence=(Cadence.NONE,))),
            [],
        ),
    ],
)
def test_each_thing_that_does_not_meet_is_told_once(texts, entry, told):
    assert found(texts, entry) == told


def test_a_version_that_another_text_made_is_not_held_against_this_one():
    later = Version(date(2025, 1, 1), date.max, Citation("Quyết định", "5/2025/QĐ-UBND"))
    first = Version(date.min, date(2024, 12, 31))
    told = found(
        {"3.1": SAID},
        provision("3.1", yearly("trước ngày 15/12 hằng năm", "before 12-15", LEAD, TO), version=first),
        provision("3.1", yearly("trước ngày 30/11 hằng năm", "before 11-30", LEAD, TO), version=later),
    )
    assert told == []


def test_words_are_marked_where_they_stand():
    entry = provision("3.1", yearly("trước ngày 15/12 hằng năm", "before 12-15", LEAD, TO))
    (row,) = prove([Passage("3.1", SAID, None, 1)], [entry], FACTS)
    assert [(row.unit.text[one.start : one.end], one.marking) for one in row.marks] == [
        ("Sở Y tế", Marking.PARTY),
        ("Ủy ban nhân dân tỉnh", Marking.PARTY),
        ("trước ngày 15/12 hằng năm", Marking.QUOTE),
    ]


def test_both_sides_stand_in_the_order_of_the_text():
    passages = [Passage("2", "Nhiệm vụ", None, 1), Passage("2.1", "Sở Y tế lập danh sách.", None, 2)]
    entries = [provision("1", reason=Reason.SCOPE), provision("2.1", duty()), provision("2.2", duty())]
    assert [row.unit.ref for row in prove(passages, entries, FACTS)] == ["1", "2", "2.1", "2.2"]
