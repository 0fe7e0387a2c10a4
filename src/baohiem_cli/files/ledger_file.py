"""The ledger as JSON Lines: one header that counts the events, then one event a line.

Nothing in such a file is taken on trust: it may be cut off or edited by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from baohiem_cli.domain.ledger.chain import Break, Fault, breaks
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.i18n import gettext as _

FORMAT = 1
_FIELDS = ("id", "origin", "number", "batch", "at", "actor", "act", "key", "on", "data", "previous", "hash")
_TEXTS = ("id", "origin", "batch", "at", "actor", "act", "key", "on", "previous", "hash")


def text(events: Sequence[Event]) -> str:
    """The header and the events."""
    lines = [json.dumps({"ledger": FORMAT, "events": len(events)})]
    for event in events:
        fields = {name: getattr(event, name) for name in _FIELDS} | {"act": event.act.value, "on": event.on.isoformat()}
        lines.append(json.dumps(fields, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def read(path: Path) -> list[Event]:
    """The events of a file, by origin and number. Raises DataInvalid with every line that is wrong."""
    problems: list[Problem] = []
    events: list[Event] = []
    lines: dict[tuple[str, int], int] = {}
    try:
        whole = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = _("không đọc được tệp: {0}").format(error)
        raise DataInvalid(message, problems=(Problem(str(path), 1, 1, message),)) from error
    rows = whole.removesuffix("\n").split("\n")  # splitlines() would also cut a text at U+2028
    promised = _header(rows[0])
    if promised is None:
        problems.append(Problem(str(path), 1, 1, _("dòng đầu không phải đầu tệp sổ ghi nhận của bh")))
    for line, row in enumerate(rows[1:], 2):
        try:
            event = _event(_parsed(row))
        except (ValueError, TypeError, KeyError) as error:
            problems.append(Problem(str(path), line, 1, _("dòng hỏng hoặc bị cắt: {0}").format(error)))
            continue
        events.append(event)
        lines[event.origin, event.number] = line
    if promised is not None and promised != len(rows) - 1:
        message = _("tệp ghi có {0} ghi nhận nhưng chỉ thấy {1}: tệp bị cắt hoặc bị sửa").format(
            promised, len(rows) - 1
        )
        problems.append(Problem(str(path), len(rows), 1, message))
    events.sort(key=lambda event: (event.origin, event.number))
    problems += [Problem(str(path), lines[broken.origin, broken.number], 1, fault(broken)) for broken in breaks(events)]
    if problems:
        raise DataInvalid(
            _("Tệp sổ ghi nhận có {0} lỗi; không ghi gì vào cơ sở dữ liệu.").format(len(problems)),
            problems=tuple(sorted(problems)),
        )
    return events


def fault(broken: Break) -> str:
    """The fault at a break of a chain, in words."""
    return {
        Fault.MISSING: _("thiếu ghi nhận trước số {0}").format(broken.number),
        Fault.DETACHED: _("không nối với ghi nhận trước nó"),
        Fault.CHANGED: _("nội dung đã bị sửa"),
    }[broken.fault]


def _header(row: str) -> int | None:
    try:
        header = json.loads(row)
        return int(header["events"]) if header["ledger"] == FORMAT else None
    except (ValueError, TypeError, KeyError):
        return None


def _parsed(row: str) -> Any:
    try:
        return json.loads(row)
    except ValueError as error:
        raise ValueError(_("không phải JSON")) from error


def _event(fields: Any) -> Event:
    if not isinstance(fields, dict) or set(fields) != set(_FIELDS):
        raise ValueError(_("thiếu hoặc thừa trường"))
    if not all(isinstance(fields[name], str) for name in _TEXTS) or not isinstance(fields["data"], dict):
        raise ValueError(_("trường sai kiểu"))
    if not isinstance(fields["number"], int):
        raise ValueError(_("số thứ tự sai kiểu"))
    return Event(**{**fields, "act": Act(fields["act"]), "on": date.fromisoformat(fields["on"])})
