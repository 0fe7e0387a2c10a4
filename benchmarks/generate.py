"""A big register in the format of the data files: as many regulations as wanted, the same at every run.

    python benchmarks/generate.py DIR [--regulations 1000] [--duties 100]

writes DIR/regulations/gen-0001.yaml and so on. The mix is that of the shipped regulations, with somewhat more dated
duties. The text is written directly: a YAML library would take longer than the register's own build.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu",
    "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ",
    "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh",
    "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Tiền Giang", "TP Hồ Chí Minh", "Trà Vinh", "Tuyên Quang", "Vĩnh Long",
    "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

LEADERS = {
    "Bảo hiểm xã hội tỉnh": 20, "Sở Y tế": 14, "Sở Lao động - Thương binh và Xã hội": 13, "Sở Tài chính": 6,
    "Ủy ban nhân dân các huyện, thành phố": 6, "UBND các huyện, thành phố": 5, "Sở Giáo dục và Đào tạo": 5,
    "Sở Kế hoạch và Đầu tư": 4, "Cục Thuế tỉnh": 4, "Công an tỉnh": 3, "Liên đoàn Lao động tỉnh": 3, "Sở Nội vụ": 2,
    "Sở Thông tin và Truyền thông": 2, "Ban Chỉ đạo": 2, "Sở Tư pháp": 1, "Thanh tra tỉnh": 1, "Ban Dân tộc": 1,
    "Đài Phát thanh và Truyền hình tỉnh": 1, "Hội Nông dân tỉnh": 1, "Hội Liên hiệp Phụ nữ tỉnh": 1, "Tỉnh đoàn": 1,
    "các sở, ban, ngành": 3, "các cơ quan, đơn vị": 1, "UBND cấp xã": 1,
}  # fmt: skip
"""Who heads an article and leads its duties, with weights; names as the shipped registry of agencies knows them."""

PARTNERS = (
    "Bảo hiểm xã hội tỉnh", "Sở Y tế", "Sở Lao động - Thương binh và Xã hội", "Sở Tài chính", "Sở Giáo dục và Đào tạo",
    "Liên đoàn Lao động tỉnh", "Công an tỉnh", "Cục Thuế tỉnh", "các sở, ban, ngành", "UBND các huyện, thành phố",
    "các cơ quan liên quan",
)  # fmt: skip
RECIPIENTS = ("Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Ban Chỉ đạo", "cấp có thẩm quyền")

DATED: dict[tuple[str, ...], int] = {
    ("annual", "{quote: hằng năm}"): 34,
    ("annual", "{quote: vào tháng 11 hằng năm, rule: in month 11}"): 6,
    ("annual", "{quote: trước ngày 20 tháng 12, rule: before 12-20}"): 7,
    ("annual", "{quote: trước ngày 10 tháng 01 năm sau, rule: before 01-10 next-year}"): 6,
    ("annual", "{quote: trong quý I hằng năm, rule: in quarter 1}"): 3,
    ("quarterly", "{quote: hằng quý}"): 13,
    ("quarterly", "{quote: trước ngày 05 của tháng đầu quý sau, rule: before day 5 of month+1}"): 6,
    ("semiannual", "{quote: định kỳ 6 tháng một lần}"): 8,
    ("semiannual", "{quote: trước ngày 15/6, period: H1, rule: before 06-15}"): 4,
    ("[semiannual, annual]",
     "{cadence: semiannual, quote: trước ngày 05 tháng 7, period: H1, rule: before 07-05}",
     "{cadence: annual, quote: hằng năm}"): 4,
    ("monthly", "{quote: trước ngày 10 của tháng sau, rule: before day 10 of month+1}"): 3,
    ("once", "{{quote: trong quý I năm {year}, rule: in quarter {year}-Q1}}"): 4,
    ("once", "{{quote: 'chậm nhất ngày 31/3/{year}', rule: by {year}-03-31}}"): 2,
}  # fmt: skip
"""Cadence and deadlines of a dated duty, with weights."""

DATED_SHARE = 0.25
UNDATED: dict[tuple[str, ...], int] = {("none",): 80, ("continuous",): 6, ("on_event",): 14}

ACTS = {
    "report": "Báo cáo tình hình", "information": "Cung cấp thông tin về", "meeting": "Họp giao ban về",
    "plan": "Xây dựng kế hoạch", "inspection": "Thanh tra, kiểm tra", "communication": "Tuyên truyền, phổ biến",
    "budget": "Lập dự toán kinh phí cho", "training": "Tập huấn nghiệp vụ về", "complaint": "Giải quyết đơn thư về",
    "directive": "Chỉ đạo đơn vị trực thuộc về", "advice": "Tham mưu giải pháp về", "review": "Sơ kết, tổng kết",
    "organisation": "Tổ chức thực hiện", "enforcement": "Xử lý vi phạm về",
}  # fmt: skip
MATTERS = (
    "việc thu bảo hiểm xã hội bắt buộc", "việc phát triển người tham gia bảo hiểm y tế hộ gia đình",
    "việc chi trả trợ cấp thất nghiệp qua hệ thống bưu điện", "việc cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
    "việc đóng bảo hiểm của doanh nghiệp nợ từ 3 tháng trở lên", "việc giám định chi phí khám bệnh, chữa bệnh",
    "việc hỗ trợ mức đóng cho hộ cận nghèo", "việc đối chiếu danh sách lao động với cơ quan thuế",
    "việc bảo hiểm y tế học sinh, sinh viên", "việc giải quyết chế độ ốm đau, thai sản",
)  # fmt: skip


LINES_A_PAGE, LETTERS_A_LINE = 40, 90
SENTENCES = (
    "Chủ trì, phối hợp với {partner} tham mưu {recipient} xây dựng kế hoạch thực hiện chính sách bảo hiểm xã hội, bảo "
    "hiểm y tế trên địa bàn; báo cáo kết quả trước ngày {day} tháng 12 hằng năm.",
    "Cung cấp cho {partner} danh sách người tham gia bảo hiểm y tế do ngân sách hỗ trợ đóng chậm nhất ngày {day} tháng "
    "đầu quý sau, kèm số liệu thu, chi của kỳ trước.",
    "Hướng dẫn các cơ quan, đơn vị thực hiện quy trình chuyên môn; thường xuyên kiểm tra, đôn đốc việc đóng bảo hiểm "
    "xã hội, kịp thời kiến nghị {recipient} xử lý vi phạm theo quy định của pháp luật.",
    "Trong {day} ngày làm việc kể từ ngày nhận được đề nghị của {partner}, trả lời bằng văn bản và gửi {recipient} để "
    "theo dõi, tổng hợp.",
)


def text(pages: int) -> str:
    """A regulation of so many pages in wrapped lines, as a PDF or a typist leaves them."""
    random, lines, article = Random(1), ["QUY CHẾ", "Phối hợp thực hiện chính sách bảo hiểm xã hội"], 0
    leaders = list(LEADERS)
    while len(lines) < pages * LINES_A_PAGE:
        article += 1
        lines.append(f"Điều {article}. Trách nhiệm của {random.choice(leaders)}")
        for clause in range(1, random.randint(4, 9)):
            words = random.choice(SENTENCES).format(
                partner=random.choice(PARTNERS), recipient=random.choice(RECIPIENTS), day=random.randint(2, 28)
            )
            lines += textwrap.wrap(f"{clause}. {words}", LETTERS_A_LINE)
    return "\n".join(lines) + "\n"


def write(folder: Path, regulations: int = 1000, duties: int = 100, seed: int = 2014) -> None:
    """Write the register below `folder`. A smaller register is the beginning of a bigger one."""
    target = folder / "regulations"
    target.mkdir(parents=True, exist_ok=True)
    for number in range(1, regulations + 1):
        text = "\n".join(regulation(number, duties, Random(f"{seed} {number}")))
        (target / f"gen-{number:04d}.yaml").write_text(text + "\n", encoding="utf-8")


def regulation(number: int, duties: int, random: Random) -> Iterator[str]:
    """The lines of one file."""
    year = random.randint(2015, 2025)  # after the law that the texts rest on
    articles = list(_articles(duties, random))
    province = PROVINCES[(number - 1) % len(PROVINCES)]
    yield f"id: gen-{number:04d}"
    yield f"number: {number}/{year}/QĐ-UBND"
    yield f"title: Quy chế phối hợp thực hiện chính sách bảo hiểm xã hội, bảo hiểm y tế trên địa bàn tỉnh {province}"
    yield "document: Quy chế phối hợp"
    yield f"jurisdiction: {province}"
    yield "issuer: Ủy ban nhân dân tỉnh"
    yield f"issued: {year}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    yield "schemes: [BHXH, BHYT, BHTN]"
    yield "effect:"
    yield f"  from: {year + 1}-01-01"
    yield "  confirmed: true"
    yield "legal_basis:"
    yield "  - {title: Luật Bảo hiểm y tế, number: 25/2008/QH12, issued: 2008-11-14}"
    yield "source: Văn bản giả định, sinh ra để đo tốc độ."
    yield "chapters:"
    yield "  - number: Chương I"
    yield "    title: Quy định chung"
    yield "    articles:"
    yield '      - {ref: "1", title: Phạm vi điều chỉnh}'
    yield '      - {ref: "2", title: Nguyên tắc phối hợp}'
    yield "  - number: Chương II"
    yield "    title: Trách nhiệm của các cơ quan"
    yield "    articles:"
    for article, (leader, __) in enumerate(articles, 3):
        yield f"      - {{ref: \"{article}\", title: '{leader}'}}"
    yield "provisions:"
    yield from _without_duty("1", "scope")
    yield from chain.from_iterable(_without_duty(f"2.{clause}", "principle") for clause in range(1, 4))
    for article, (leader, clauses) in enumerate(articles, 3):
        for clause in range(1, clauses + 1):
            yield f'  - ref: "{article}.{clause}"'
            yield "    duties:"
            yield from _duty(leader, year + 1, random)


def write_units(folder: Path, province: str, id: str, number: int = 166) -> None:
    """The list of an office: so many communes of its province, each of which owes what a text gives to UBND cấp xã."""
    entries = (
        f"  - {{id: {id}.xa-so-{i}, agency: ubnd-xa, name: UBND xã Số {i}, province: {province}, since: 2025-07-01}}\n"
        for i in range(1, number + 1)
    )
    (folder / "units.yaml").write_text("".join(["units:\n", *entries]), encoding="utf-8")


def _articles(duties: int, random: Random) -> Iterator[tuple[str, int]]:
    """The articles: who leads there, and how many clauses with one duty each."""
    while duties > 0:
        clauses = min(duties, random.randint(3, 8))
        yield _weighted(LEADERS, random), clauses
        duties -= clauses


def _without_duty(ref: str, reason: str) -> Iterator[str]:
    yield f'  - ref: "{ref}"'
    yield f"    no_duty: {reason}"


def _duty(leader: str, year: int, random: Random) -> Iterator[str]:
    kind = random.choice(list(ACTS))
    yield f"      - summary: '{ACTS[kind]} {random.choice(MATTERS)}.'"
    yield f"        lead: '{leader}'"
    if random.random() < 0.35:
        yield f"        coordinate: [{_others(PARTNERS, leader, random.randint(1, 3), random)}]"
    if kind in ("report", "information", "advice"):
        yield f"        recipient: [{_others(RECIPIENTS, leader, 1, random)}]"
    yield f"        kind: {kind}"
    cadence, *deadlines = _weighted(DATED if random.random() < DATED_SHARE else UNDATED, random)
    yield f"        cadence: {cadence}"
    yield f"        performed: {'together' if kind in ('meeting', 'plan') else 'each'}"
    if cadence == "on_event":
        yield "        trigger: khi có yêu cầu"
    if deadlines:
        yield "        deadlines:"
    for deadline in deadlines:
        yield f"          - {deadline.format(year=year + 1) if cadence == 'once' else deadline}"


def _others(names: Sequence[str], leader: str, count: int, random: Random) -> str:
    """Some names in the form of a YAML list; two wordings of one body must not meet in a duty."""
    districts = "các huyện" in leader
    possible = [name for name in names if name != leader and not (districts and "các huyện" in name)]
    return ", ".join(f"'{name}'" for name in random.sample(possible, count))


def _weighted(weights: dict[Item, int], random: Random) -> Item:
    return random.choices(list(weights), list(weights.values()))[0]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--regulations", type=int, default=1000)
    parser.add_argument("--duties", type=int, default=100, help="duties of each regulation")
    parser.add_argument("--seed", type=int, default=2014)
    options = parser.parse_args()
    write(options.folder, options.regulations, options.duties, options.seed)


if __name__ == "__main__":
    main()
