"""Who holds what on a day. The table is written from the instruments, one block for each body they speak of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.agencies.succession import Holding, Province, Succession, by_former, formers, heirs, holders
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Scheme
from tests.conftest import CORPUS_DATA
from tests.domain.making import D, case, duty
from tests.files.making import data_of

KNOWN = by_former(data_of(CORPUS_DATA)[0].successions)
NOBODY = None


def about(summary: str = "Báo cáo.", *schemes: Scheme) -> Duty:
    """A duty with this summary, for these insurances."""
    return duty()._replace(summary=summary, schemes=schemes)


def held(agency: str, day: str, of: Duty | None = None, successions=KNOWN) -> list[str | None]:
    return [holder.agency for holder in holders(agency, of, D(day), successions)]


INSURANCE = about("Báo cáo.", Scheme.BHXH, Scheme.BHTN)
PRESS = about("Chỉ đạo, định hướng báo chí tuyên truyền chính sách.", Scheme.BHYT)
REGISTRATION = about("Cung cấp danh sách doanh nghiệp đăng ký mới.")


@pytest.mark.parametrize(
    ("agency", "of", "since", "before", "after"),
    [
        # Nghị định 45/2025, 150/2025: 01/3/2025
        case("lao động: BHXH, BHTN", "so-ldtbxh", INSURANCE, "2025-03-01", "so-ldtbxh", "so-noi-vu"),
        case("lao động: người có công", "so-ldtbxh", about("Lập danh sách người có công."), "2025-03-01", "so-ldtbxh",
             "so-noi-vu"),
        case("lao động: trẻ em", "so-ldtbxh", about("Cấp thẻ cho trẻ em.", Scheme.BHYT), "2025-03-01", "so-ldtbxh",
             "so-y-te"),
        case("lao động: bảo trợ xã hội", "so-ldtbxh", about("Quản lý đối tượng bảo trợ xã hội."), "2025-03-01",
             "so-ldtbxh", "so-y-te"),
        case("lao động: dạy nghề", "so-ldtbxh", about("Chỉ đạo cơ sở giáo dục nghề nghiệp."), "2025-03-01",
             "so-ldtbxh", "so-gddt"),
        case("lao động: giảm nghèo", "so-ldtbxh", about("Chương trình giảm nghèo."), "2025-03-01", "so-ldtbxh",
             "so-nnmt"),
        case("lao động: việc không rõ thuộc mảng nào", "so-ldtbxh", about(), "2025-03-01", "so-ldtbxh", "so-noi-vu"),
        case("kế hoạch và đầu tư", "so-khdt", about(), "2025-03-01", "so-khdt", "so-tai-chinh"),
        case("đăng ký kinh doanh", "so-khdt", REGISTRATION, "2025-03-01", "so-khdt", "so-tai-chinh"),
        case("thông tin", "so-tttt", about(), "2025-03-01", "so-tttt", "so-khcn"),
        case("thông tin: báo chí", "so-tttt", PRESS, "2025-03-01", "so-tttt", "so-vhttdl"),
        case("dân tộc", "ban-dan-toc", about(), "2025-03-01", "ban-dan-toc", "so-dan-toc-ton-giao"),
        # Quyết định 381, 2229/QĐ-BTC
        case("thuế, lần một", "cuc-thue-tinh", about(), "2025-03-01", "cuc-thue-tinh", "chi-cuc-thue-khu-vuc"),
        case("thuế, lần hai", "cuc-thue-tinh", about(), "2025-07-01", "chi-cuc-thue-khu-vuc", "thue-tinh"),
        case("chi cục thuế", "chi-cuc-thue-khu-vuc", about(), "2025-07-01", "chi-cuc-thue-khu-vuc", "thue-tinh"),
        # Quyết định 391, 2286/QĐ-BTC
        case("BHXH Việt Nam", "bhxh-viet-nam", about(), "2025-03-01", "bhxh-viet-nam", "bhxh-viet-nam"),
        case("BHXH tỉnh thành khu vực", "bhxh-tinh", about(), "2025-03-01", "bhxh-tinh", "bhxh-khu-vuc"),
        case("BHXH khu vực lại thành tỉnh", "bhxh-tinh", about(), "2025-07-01", "bhxh-khu-vuc", "bhxh-tinh"),
        case("BHXH khu vực", "bhxh-khu-vuc", about(), "2025-07-01", "bhxh-khu-vuc", "bhxh-tinh"),
        case("BHXH huyện", "bhxh-huyen", about(), "2025-07-01", "bhxh-huyen", "bhxh-co-so"),
        # Nghị quyết 203/2025/QH15, Luật 72/2025/QH15: không ai kế tục một mình
        case("UBND huyện", "ubnd-huyen", INSURANCE, "2025-07-01", "ubnd-huyen", NOBODY),
        case("các phòng cấp huyện", "cac-phong-ban-huyen", about(), "2025-07-01", "cac-phong-ban-huyen", NOBODY),
        case("phòng giáo dục", "phong-gddt-huyen", about(), "2025-07-01", "phong-gddt-huyen", NOBODY),
        case("phòng, đoàn thể huyện", "phong-ban-doan-the-huyen", about(), "2025-07-01", "phong-ban-doan-the-huyen",
             NOBODY),
        case("HĐND huyện", "hdnd-huyen", about(), "2025-07-01", "hdnd-huyen", NOBODY),
        case("LĐLĐ huyện", "ldld-huyen", about(), "2025-07-01", "ldld-huyen", NOBODY),
        # Nghị định 26/2025
        case("ngân hàng nhà nước", "ngan-hang-nha-nuoc-tinh", about(), "2025-03-01", "ngan-hang-nha-nuoc-tinh",
             "ngan-hang-nha-nuoc-khu-vuc"),
        # Luật 97/2025/QH15: vẫn các tổ chức ấy
        case("LĐLĐ tỉnh", "ldld-tinh", about(), "2025-07-01", "ldld-tinh", "ldld-tinh"),
        case("nông dân", "hoi-nong-dan-tinh", about(), "2025-07-01", "hoi-nong-dan-tinh", "hoi-nong-dan-tinh"),
        case("phụ nữ", "hoi-lhpn-tinh", about(), "2025-07-01", "hoi-lhpn-tinh", "hoi-lhpn-tinh"),
        case("tỉnh đoàn", "tinh-doan", about(), "2025-07-01", "tinh-doan", "tinh-doan"),
        # Quyết định của Đảng
        case("tuyên giáo", "ban-tuyen-giao-tinh-uy", about(), "2025-02-11", "ban-tuyen-giao-tinh-uy",
             "ban-tuyen-giao-dan-van"),
        case("dân vận", "ban-dan-van-tinh-uy", about(), "2025-02-11", "ban-dan-van-tinh-uy", "ban-tuyen-giao-dan-van"),
        case("báo", "bao-tinh", about(), "2025-06-01", "bao-tinh", "bao-va-dai-ptth"),
        case("đài", "dai-ptth-tinh", about(), "2025-06-01", "dai-ptth-tinh", "bao-va-dai-ptth"),
        # Ban quản lý: thường được giữ
        case("khu công nghiệp", "ban-ql-kcn", about(), "2025-07-01", "ban-ql-kcn", "ban-ql-kcn"),
        case("khu kinh tế", "ban-ql-khu-kinh-te", about(), "2025-07-01", "ban-ql-khu-kinh-te", "ban-ql-khu-kinh-te"),
        # Không đổi gì
        case("thanh tra tỉnh vẫn còn", "thanh-tra-tinh", about(), "2025-07-01", "thanh-tra-tinh", "thanh-tra-tinh"),
        case("Sở Y tế", "so-y-te", about(), "2025-03-01", "so-y-te", "so-y-te"),
    ],
)  # fmt: skip
def test_who_holds_it_the_day_before_on_the_day_and_after(agency, of, since, before, after):
    day = D(since)
    assert held(agency, str(day - timedelta(days=1)), of) == [before]
    assert held(agency, since, of) == [after]
    assert held(agency, str(day + timedelta(days=30)), of) == [after]


def test_without_a_duty_all_that_hold_some_function():
    assert held("so-ldtbxh", "2026-01-01") == ["so-noi-vu", "so-y-te", "so-gddt", "so-nnmt"]


def test_a_duty_of_two_functions_has_two_holders():
    both = about("Chỉ đạo cơ sở giáo dục nghề nghiệp.", Scheme.BHXH)
    assert held("so-ldtbxh", "2026-01-01", both) == ["so-noi-vu", "so-gddt"]


def test_words_are_found_without_tones_and_in_any_case():
    assert held("so-ldtbxh", "2026-01-01", about("CHUONG TRINH GIAM NGHEO")) == ["so-nnmt"]


def test_the_steps_are_told_in_order():
    (holder,) = holders("cuc-thue-tinh", about(), D("2026-01-01"), KNOWN)
    assert [step.instrument for step in holder.steps] == ["Quyết định 381/QĐ-BTC", "Quyết định 2229/QĐ-BTC"]
    (same,) = holders("so-y-te", about(), D("2026-01-01"), KNOWN)
    assert same.steps == ()


@pytest.mark.parametrize(
    ("agency", "day", "had"),
    [
        case("ngày trước", "so-noi-vu", "2025-02-28", []),
        case("đúng ngày", "so-noi-vu", "2025-03-01", ["so-ldtbxh"]),
        case("qua một nơi", "thue-tinh", "2025-07-01", ["cuc-thue-tinh", "chi-cuc-thue-khu-vuc"]),
        case("nơi ở giữa đã hết", "chi-cuc-thue-khu-vuc", "2025-07-01", []),
        case("nơi ở giữa lúc còn", "chi-cuc-thue-khu-vuc", "2025-06-30", ["cuc-thue-tinh"]),
        case("hai nơi vào một", "ban-tuyen-giao-dan-van", "2026-01-01",
             ["ban-tuyen-giao-tinh-uy", "ban-dan-van-tinh-uy"]),
        case("vẫn là nó", "ldld-tinh", "2026-01-01", []),
        case("không ai kế tục UBND huyện", "ubnd-xa", "2026-01-01", []),
    ],
)  # fmt: skip
def test_whose_functions_a_body_has(agency, day, had):
    assert formers(agency, D(day), KNOWN) == (agency, *had)


@pytest.mark.parametrize(
    ("agency", "later"),
    [
        case("nhiều nơi", "so-ldtbxh", ["so-noi-vu", "so-y-te", "so-gddt", "so-nnmt"]),
        case("qua một nơi", "cuc-thue-tinh", ["chi-cuc-thue-khu-vuc", "thue-tinh"]),
        case("đi rồi về", "bhxh-tinh", ["bhxh-khu-vuc"]),
        case("vẫn là nó", "ldld-tinh", []),
        case("không ai kế tục", "ubnd-huyen", []),
    ],
)
def test_who_ever_has_its_functions(agency, later):
    assert list(heirs(agency, KNOWN)) == later


@pytest.mark.parametrize(
    ("wanted", "agency", "of", "day", "takes"),
    [
        case("nơi kế tục nhận việc của nó", "so-noi-vu", "so-ldtbxh", INSURANCE, "2025-03-01", True),
        case("nhưng không nhận việc của nơi khác", "so-y-te", "so-ldtbxh", INSURANCE, "2025-03-01", False),
        case("và không nhận trước ngày ấy", "so-noi-vu", "so-ldtbxh", INSURANCE, "2025-02-28", False),
        case("tên cũ vẫn hỏi được", "so-ldtbxh", "so-ldtbxh", INSURANCE, "2026-01-01", True),
        case("tên mới không kéo theo tên cũ", "so-ldtbxh", "so-noi-vu", INSURANCE, "2026-01-01", False),
    ],
)  # fmt: skip
def test_what_somebody_who_asks_takes(wanted, agency, of, day, takes):
    assert Holding(frozenset({wanted}), D(day), KNOWN).takes(agency, of) is takes


# The rules, on successions made up for them


def step(former: str, heir: str | None, since: str, until: str | None = None, **rest) -> Succession:
    return Succession(former, D(since), heir, "toàn bộ", "Nghị định", True, D(until) if until else None, **rest)


@pytest.mark.parametrize(
    ("day", "agency"),
    [
        case("trước", "2019-12-31", "a"),
        case("ngày đầu", "2020-01-01", "b"),
        case("ngày cuối", "2020-12-31", "b"),
        case("sau", "2021-01-01", "a"),
    ],
)
def test_both_ends_of_a_succession_belong_to_it(day, agency):
    assert held("a", day, about(), by_former([step("a", "b", "2020-01-01", "2020-12-31")])) == [agency]


def test_what_no_function_claims_goes_to_the_main_heir_or_without_one_to_all():
    main = [step("a", "b", "2020-01-01", words=("sổ",)), step("a", "c", "2020-01-01", main=True)]
    assert held("a", "2020-01-01", about("thẻ"), by_former(main)) == ["c"]
    none = [one._replace(main=False) for one in main]
    assert held("a", "2020-01-01", about("thẻ"), by_former(none)) == ["b", "c"]


names = st.sampled_from(["a", "b", "c", "d"])
days = st.dates(D("2020-01-01"), D("2020-01-10"))


@given(
    st.lists(st.builds(step, names, st.none() | names, days.map(str), st.none() | days.map(str)), max_size=8),
    names,
    days,
)
def test_any_tangle_of_successions_comes_to_an_end(steps, agency, day):
    tangle = by_former(steps)
    found = holders(agency, about(), day, tangle)
    assert found
    assert len(set(found)) == len(found)
    assert all(one.holds(day) for holder in found for one in holder.steps)
    assert agency in formers(agency, day, tangle)
    assert {holder.agency for holder in found} - {agency, None} <= set(heirs(agency, tangle))


@pytest.mark.parametrize(("day", "name"), [("2025-06-30", "Kon Tum"), ("2025-07-01", "Quảng Ngãi")])
def test_a_province_has_its_name_of_the_day(day, name):
    assert Province("Kon Tum", "Quảng Ngãi", D("2025-07-01"), "Nghị quyết", "tỉnh").on(D(day)) == name
