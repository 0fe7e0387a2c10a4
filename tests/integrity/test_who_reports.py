"""Who answers for the reports of two regulations, read off their texts by hand."""

from __future__ import annotations

from baohiem_cli.domain.records import Answerable
from baohiem_cli.domain.vocabulary import Basis, Cadence, Performed
from tests.files.making import duty_of
from tests.running import SHIPPED

KON_TUM_24_1 = (
    "so-ldtbxh so-y-te so-tai-chinh so-khdt so-gddt so-noi-vu so-tttt so-tu-phap thanh-tra-tinh ban-dan-toc "
    "cuc-thue-tinh cong-an-tinh ban-ql-khu-kinh-te lien-minh-htx-tinh hiep-hoi-dn-tinh ubnd-huyen ldld-tinh "
    "mttq-tinh hoi-nong-dan-tinh hoi-lhpn-tinh tinh-doan"
)
"""Điều 5 to Điều 22, in the order of the text, without Điều 7: BHXH tỉnh receives the reports."""

THANH_HOA_12_1 = (
    "so-ldtbxh so-y-te so-tai-chinh so-khdt so-gddt so-noi-vu so-tttt cong-an-tinh thanh-tra-tinh cuc-thue-tinh "
    "ngan-hang-nha-nuoc-tinh ban-ql-kkt-nghi-son"
)
"""The sở, ban, ngành of Điều 6 and 7: no newspaper, no post, none of the Party, and not BHXH tỉnh, which receives."""


def test_who_reports_by_kon_tum_24_1():
    duty = duty_of(SHIPPED, "kon-tum/24.1")
    assert " ".join(one.agency for one in duty.answerable) == KON_TUM_24_1
    assert {one.via for one in duty.answerable} == {"các cơ quan, đơn vị"}
    assert duty.answerable[0].name == "Sở Lao động - Thương binh và Xã hội"
    assert duty.performed is Performed.EACH
    assert [(d.cadence, d.period, d.rule, d.basis) for d in duty.deadlines] == [
        (Cadence.SEMIANNUAL, "H1", "before 07-05", Basis.EXPLICIT),
        (Cadence.ANNUAL, None, "before 12-20", Basis.EXPLICIT),
    ]


def test_who_reports_by_thanh_hoa_12_1():
    duty = duty_of(SHIPPED, "thanh-hoa/12.1")
    through_the_group = [one.agency for one in duty.answerable if one.via == "các sở, ban, ngành liên quan"]
    assert " ".join(through_the_group) == THANH_HOA_12_1
    by_name = [one for one in duty.answerable if one.via is None]
    assert by_name == [Answerable("ubnd-huyen", "UBND các huyện, thị xã, thành phố")]
    assert len(duty.answerable) == 13
    assert [(d.cadence, d.period, d.rule) for d in duty.deadlines] == [
        (Cadence.QUARTERLY, None, "before day 5 of month+1"),
        (Cadence.SEMIANNUAL, "H1", "before 06-10"),
        (Cadence.ANNUAL, None, "before 12-10"),
    ]
