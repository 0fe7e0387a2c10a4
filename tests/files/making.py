"""A small, well-made regulation, and short ways to spoil it and to see what is said about it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from baohiem_cli.domain.records import Duty, Regulation
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading, registry
from baohiem_cli.files.format.agencies import AgencyEntry, GroupEntry
from baohiem_cli.files.loading import Common
from baohiem_cli.files.sources import Source

GOOD = """\
id: mau
number: 01/2024/QĐ-UBND
title: Quy chế phối hợp mẫu
document: Quy chế phối hợp
jurisdiction: Sơn La
issuer: UBND tỉnh
issued: 2024-05-10
schemes: [BHXH, BHYT]
effect:
  from: 2024-05-20
  until: 2030
  confirmed: false
legal_basis:
  - {title: Luật Bảo hiểm xã hội, number: 58/2014/QH13, issued: 2014-11-20}
source: Bản mẫu, viết tay.
chapters:
  - number: Quyết định
    articles:
      - {ref: QD.1}
  - number: Chương I
    title: Quy định chung
    articles:
      - {ref: "1", title: Nguyên tắc}
      - {ref: "2", title: Báo cáo}
      - {ref: "3", title: Chỉ tiêu}
provisions:
  - ref: QD.1
    no_duty: effect
  - ref: "1"
    no_duty: principle
  # Điều 2
  - ref: "2.1"
    duties:
      - summary: Báo cáo tình hình tham gia BHYT.
        lead: Sở Y tế
        recipient: BHXH tỉnh
        kind: report
        cadence: quarterly
        deadlines:
          - {quote: trước ngày 05 của tháng đầu quý sau, rule: before day 5 of month+1}
  - ref: "2.2"
    duties:
      - summary: Họp giao ban.
        lead: [Sở Y tế, BHXH tỉnh]
        coordinate: các sở, ban, ngành
        kind: meeting
        cadence: [annual, on_event]
        performed: together
        deadlines:
          - {cadence: annual, quote: hằng năm}
        trigger: khi cần thiết
      - summary: Tổng kết Quy chế.
        lead: BHXH tỉnh
        kind: review
        cadence: once
        deadlines:
          - {quote: trong quý I năm 2030, rule: in quarter 2030-Q1}
  - ref: "2.3.a"
    duties:
      - summary: Cung cấp số liệu khám chữa bệnh.
        lead: Sở Y tế
        kind: information
        cadence: none
        undated: theo định kỳ
  - ref: "3"
    targets:
      - {id: bhyt-2025, indicator: Tỷ lệ tham gia BHYT, unit: '% dân số', value: 94.3, year: 2025}
      - {id: bhxh-2025, indicator: Tỷ lệ tham gia BHXH, unit: '% lực lượng lao động', value: 15, year: 2025}
"""

AGENCIES: tuple[AgencyEntry | GroupEntry, ...] = (
    AgencyEntry(id="ubnd-tinh", name="Ủy ban nhân dân tỉnh", aliases=["UBND tỉnh"], level="province", type="committee"),
    AgencyEntry(id="bhxh-tinh", name="Bảo hiểm xã hội tỉnh", short="BHXH tỉnh", level="province", type="insurance"),
    AgencyEntry(id="so-y-te", name="Sở Y tế", aliases=["SYT"], level="province", type="department"),
    AgencyEntry(id="so-tai-chinh", name="Sở Tài chính", level="province", type="department"),
    GroupEntry(id="cac-so", name="các sở, ban, ngành", members="charged", types=["department"], level="province"),
    GroupEntry(id="bhxh-cac-cap", name="BHXH các cấp", members=["bhxh-tinh"], level="province"),
)
REGISTRY = registry.build(AGENCIES)

HERE = "‸"
"""Stands in a spoilt passage where the problem is to be reported."""


def changed(*changes: tuple[str, str]) -> str:
    """The regulation with passages replaced; each stands in it once."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} × {old!r}"
        text = text.replace(old, new)
    return text


def placed(text: str) -> tuple[str, str]:
    """The text without its mark, and where the mark stands, as `line:column`."""
    assert text.count(HERE) == 1
    before, __, after = text.partition(HERE)
    return before + after, f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


def load(text: str, folder: Path) -> Regulation:
    """The records of a file with this text."""
    file = folder / "mau.yaml"
    file.write_text(text, encoding="utf-8")
    return loading.regulation(file, REGISTRY)


def said(text: str, folder: Path) -> list[str]:
    """Every problem of a file with this text, as `line:column: message`; none where it is sound."""
    try:
        load(text, folder)
    except DataInvalid as error:
        return [f"{problem.line}:{problem.column}: {problem.message}" for problem in error.problems]
    return []


@cache
def data_of(folder: Path) -> tuple[Common, dict[str, Regulation]]:
    """What a data directory holds."""
    source = Source(folder)
    common = loading.common([source])
    records = [loading.regulation(path, common.registry) for path in source.regulation_files()]
    return common, {record.id: record for record in records}


def duty_of(folder: Path, id: str) -> Duty:
    """One duty of a data directory."""
    regulation = data_of(folder)[1][id.partition("/")[0]]
    return next(duty for entry in regulation.provisions for duty in entry.duties if duty.id == id)


class _Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2's core schema, by which editors read: 2024 is a number, 2024-05-10 and no are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


_Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(null|~|)\Z"), ["n", "~", ""])
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), ["t", "f"])
_Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+(\.[0-9]*)?\Z"), list("-+0123456789"))


def as_editors_read(text: str) -> Any:
    """What an editor's YAML reader makes of a text."""
    return yaml.load(text, Loader=_Core)  # noqa: S506 - it is a safe one
