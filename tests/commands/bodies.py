"""A made-up text of Thanh Hóa that charges 13 departments, every commune and every district, and lists of these."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.running import Bh, head, place

SO = "y-te tai-chinh noi-vu gddt tu-phap nnmt khcn vhttdl dan-toc-ton-giao"
DEPARTMENTS = (
    *(f"so-{name}" for name in SO.split()), "thanh-tra-tinh", "cong-an-tinh", "thue-tinh", "van-phong-ubnd-tinh",
)  # fmt: skip

TEXT = (
    head("xa-phuong", "Báo cáo", "Cấp huyện", "Đột xuất", place="Thanh Hóa", number="31/2024/QĐ-UBND")
    + f"""\
  - ref: "1.1"
    duties:
      - summary: Báo cáo kết quả thu BHXH trên địa bàn.
        lead: UBND cấp xã
        recipient: Bảo hiểm xã hội tỉnh
        kind: report
        cadence: quarterly
        performed: each
        deadlines: [{{quote: trước ngày 05 của tháng đầu quý sau, rule: before day 5 of month+1}}]
  - ref: "1.2"
    duties:
      - summary: Báo cáo năm.
        lead: [{", ".join(DEPARTMENTS)}]
        recipient: Bảo hiểm xã hội tỉnh
        kind: report
        cadence: annual
        performed: each
        deadlines: [{{quote: trước ngày 15 tháng 11, rule: before 11-15}}]
  - ref: "2.1"
    duties:
      - summary: Giao chỉ tiêu cho xã.
        lead: UBND cấp huyện
        kind: target
        cadence: semiannual
        performed: each
        deadlines: [{{quote: định kỳ 6 tháng}}]
  - ref: "3"
    duties:
      - summary: Báo cáo đột xuất.
        lead: UBND cấp xã
        recipient: Bảo hiểm xã hội tỉnh
        kind: report
        cadence: on_event
        performed: each
        trigger: khi có yêu cầu
"""
)
"""On 22/11/2026: 1.1 for Q3 was due on 04/10/2026; 1.2 for 2026 on 14/11/2026; 2.1 on the last of a half-year."""

NATIONAL = (
    head("ca-nuoc", place="Toàn quốc", number="16/2020/QĐ-BHXH", issued="2020-01-05")
    + """\
  - ref: "1.1"
    duties:
      - summary: Báo cáo năm.
        lead: BHXH tỉnh
        recipient: BHXH Việt Nam
        kind: report
        cadence: annual
        performed: each
        deadlines: [{quote: trước ngày 15 tháng 11, rule: before 11-15}]
  - ref: "1.2"
    duties:
      - summary: Lập kế hoạch phối hợp.
        lead: [BHXH tỉnh, LĐLĐ tỉnh]
        kind: plan
        cadence: annual
        performed: together
        deadlines: [{quote: trước ngày 01 tháng 10, rule: before 10-01}]
"""
)
"""On 22/11/2026 1.1 for 2026 was due on 14/11/2026 in each province, 1.2 on 30/9/2026."""

COMMUNES = tuple(f"UBND xã Số {i}" for i in range(1, 167))
DISTRICTS = ("UBND huyện Một", "UBND huyện Hai")

HEIR = """\
successions:
  - former: ubnd-huyen
    since: 2025-07-01
    to: ubnd-xa
    scope: giao chỉ tiêu
    main: true
    instrument: Quyết định đặt ra để thử
    confirmed: true
"""
"""Whom an office states in its own data as the one who holds a district's duties now."""


def units() -> str:
    """The office's list: 166 communes since 01/7/2025, two districts until the day before."""
    communes = (
        f"  - {{id: thanh-hoa.xa-so-{i}, agency: ubnd-xa, name: {name}, province: Thanh Hóa, since: 2025-07-01}}\n"
        for i, name in enumerate(COMMUNES, 1)
    )
    districts = (
        f"  - {{id: thanh-hoa.huyen-{id}, agency: ubnd-huyen, name: {name}, province: Thanh Hóa, until: 2025-06-30}}\n"
        for id, name in zip(("mot", "hai"), DISTRICTS, strict=True)
    )
    return "".join(["units:\n", *communes, *districts])


class Province:
    """The office of a province, with a database and data of its own."""

    def __init__(self, bh: Bh, folder: Path) -> None:
        self.bh, self.db, self.data = bh, folder / "bh.db", place(folder / "data", TEXT, NATIONAL)

    def lists(self, text: str | None = None) -> None:
        """Put the list of units beside the texts."""
        (self.data / "units.yaml").write_text(text or units(), encoding="utf-8")

    def run(self, *args: object) -> Run:
        return self.bh(*args, "--db", self.db, "--data", self.data)

    def items(self, *args: object) -> list[Any]:
        run = self.run(*args, "--format", "json")
        assert run.code == 0, run.err
        items: list[Any] = run.json["items"]
        return items

    def keys(self, *args: object) -> list[str]:
        return [item["key"] for item in self.items(*args)]

    def done(self, *args: object) -> None:
        run = self.run("done", *args, "--yes")
        assert run.code == 0, run.err


@pytest.fixture
def thanh_hoa(bh: Bh, tmp_path: Path) -> Province:
    """An office in Thanh Hóa that has not listed its communes."""
    office = Province(bh, tmp_path / "thanh-hoa")
    assert office.run("init", "--track-from", "2024-01-01").code == 0
    return office
