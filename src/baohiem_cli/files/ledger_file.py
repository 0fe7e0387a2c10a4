"""The ledger as JSON Lines: one header that counts the events, then one event a line.

Nothing in such a file is taken on trust: it may be cut off, edited by hand, or made to do harm. Each line is held
against what a command can have written. Files are read line by line, whatever their size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.chain import Break, Fault, digest
from baohiem_cli.domain.ledger.events import Entry, Event, event_of, recorded_on
from baohiem_cli.domain.ledger.payloads import ABOUT_THE_LEDGER, FIRST_DAY, LEDGER_KEY, Act, Undo, Unreadable, text_of
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import regular
from baohiem_cli.i18n import gettext as _

FORMAT = 1
LONGEST_LINE = 1 << 20
"""Characters of one line: far more than any event has."""

DEEPEST = 8
"""Levels of an object: more than the content of any act has."""

MOST_PROBLEMS = 100
"""How many problems are told; a file that has more is none of ours."""

_FIELDS = Entry._fields
_TEXTS = tuple(name for name in _FIELDS if name not in ("number", "data"))
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")


def lines(entries: Iterable[Entry], count: int) -> Iterator[str]:
    """The header and the entries, a line each."""
    yield json.dumps({"ledger": FORMAT, "events": count}) + "\n"
    for entry in entries:
        yield json.dumps(entry._asdict(), ensure_ascii=False) + "\n"


def read(path: Path, now: str) -> Iterator[Entry]:
    """The entries of a file, as they are read; `now` is this moment (UTC, ISO 8601), beyond which nothing was recorded.

    Raises DataInvalid with every line that is wrong, at the latest behind the last one: nothing may be done with what
    was read until then.
    """
    reading = _Reading(path, _a_day_after(now))
    try:
        with regular.opened(path) as file:
            yield from reading.entries(_rows(file))
    except UnicodeError as error:
        reading.tell(1, _("tệp không phải UTF-8; hãy xuất lại bằng: bh ledger export TỆP"))
        raise reading.refusal() from error
    if reading.problems:
        raise reading.refusal()


def received(entries: Sequence[Entry], sender: str, now: str, heads: Mapping[str, tuple[int, str]]) -> Iterator[Entry]:
    """Entries that came by another way than a file, under the same rules; `heads` are those of their chains here.

    Raises DataInvalid as `read` does; a line is then the place in what was received, behind a header.
    """
    reading = _Reading(Path(sender), _a_day_after(now), heads)
    yield from reading.entries(lines(entries, len(entries)))
    if reading.problems:
        raise reading.refusal()


def fault(broken: Break) -> str:
    """The fault at a break of a chain, in words."""
    return {
        Fault.MISSING: _("thiếu ghi nhận trước số {0}").format(broken.number),
        Fault.DETACHED: _("không nối với ghi nhận trước nó"),
        Fault.CHANGED: _("nội dung đã bị sửa"),
        Fault.TWICE: _("ghi nhận số {0} đã có ở trên").format(broken.number),
    }[broken.fault]


class _Links:
    """The chains of a file, whatever the order of its lines; only what came too early is kept."""

    def __init__(self, heads: Mapping[str, tuple[int, str]]) -> None:
        self._heads = dict(heads)
        self._early: dict[str, dict[int, tuple[int, str, str]]] = {}

    def breaks_at(self, entry: Entry, line: int) -> Iterator[tuple[int, Break]]:
        """What an entry shows to be wrong: with itself, or with those that waited for it."""
        if digest(entry) != entry.hash:
            yield line, Break(entry.origin, entry.number, Fault.CHANGED)
        number, __ = self._heads.get(entry.origin, (0, ""))
        early = self._early.setdefault(entry.origin, {})
        if entry.number <= number or entry.number in early:
            yield line, Break(entry.origin, entry.number, Fault.TWICE)
            return
        early[entry.number] = line, entry.previous, entry.hash
        while number + 1 in early:
            number += 1
            yield from self._link(entry.origin, number)

    def breaks_at_end(self) -> Iterator[tuple[int, Break]]:
        """What came too early and is still not reached."""
        for origin, early in self._early.items():
            for number in sorted(early):
                if number != self._heads.get(origin, (0, ""))[0] + 1:
                    line, __, hash = early.pop(number)
                    self._heads[origin] = number, hash
                    yield line, Break(origin, number, Fault.MISSING)
                else:
                    yield from self._link(origin, number)

    def _link(self, origin: str, number: int) -> Iterator[tuple[int, Break]]:
        line, previous, hash = self._early[origin].pop(number)
        if previous != self._heads.get(origin, (0, ""))[1]:
            yield line, Break(origin, number, Fault.DETACHED)
        self._heads[origin] = number, hash


class _Refused(Exception):
    """What is wrong with a line."""


class _Reading:
    """One file as it is read: what is wrong so far, and what another line may take back."""

    def __init__(self, path: Path, latest: str, heads: Mapping[str, tuple[int, str]] = MappingProxyType({})) -> None:
        self.path = path
        self._latest = latest
        self.problems: list[Problem] = []
        self._doubtful: dict[str, tuple[Problem, str | None]] = {}
        self._taken_back: dict[str, set[str]] = {}
        self._links = _Links(heads)

    def tell(self, line: int, message: str) -> None:
        """Note what is wrong with a line."""
        self.problems.append(Problem(str(self.path), line, 1, message))

    def refusal(self) -> DataInvalid:
        """The failure with all that is wrong."""
        shown = sorted(self.problems)[:MOST_PROBLEMS]
        return DataInvalid(
            _("Tệp sổ ghi nhận có {0} lỗi; không ghi gì vào cơ sở dữ liệu.").format(len(self.problems)),
            problems=tuple(shown),
        )

    def entries(self, rows: Iterator[str]) -> Iterator[Entry]:
        """The entries of the lines behind the header."""
        promised = _header(next(rows, ""))
        if promised is None:
            self.tell(1, _("dòng đầu không phải đầu tệp sổ ghi nhận của bh"))
        line, blank, count = 1, 0, 0
        for line, row in enumerate(rows, 2):
            if not row.strip():
                blank = blank or line
                continue
            if blank:
                self.tell(blank, _("dòng trống giữa tệp"))
                blank = 0
            count += 1
            try:
                entry = _entry(row)
            except _Refused as wrong:
                self.tell(line, _("dòng hỏng hoặc bị cắt: {0}").format(wrong))
                if len(self.problems) > MOST_PROBLEMS:
                    return
                continue
            self._examine(entry, line)
            if not self.problems:
                yield entry
        for place, broken in self._links.breaks_at_end():
            self.tell(place, fault(broken))
        if promised is not None and promised != count:
            message = _("tệp ghi có {0} ghi nhận nhưng chỉ thấy {1}: tệp bị cắt hoặc bị sửa").format(promised, count)
            self.tell(max(line - (1 if blank else 0), 1), message)
        for id, (problem, by) in self._doubtful.items():
            origins = self._taken_back.get(id, set())
            if not origins or (by is not None and by not in origins):
                self.problems.append(problem)

    def _examine(self, entry: Entry, line: int) -> None:
        for place, broken in self._links.breaks_at(entry, line):
            self.tell(place, fault(broken))
        if self.problems and self.problems[-1].line == line:
            return
        by: str | None = None  # who alone can take it back; what cannot be read, anybody
        try:
            event = event_of(entry)
            by = event.origin
            _check(event, self._latest)
        except (Unreadable, _Refused) as wrong:
            said = _("trường {0} thiếu hoặc sai").format(wrong.field) if isinstance(wrong, Unreadable) else str(wrong)
            # What should never have been recorded can be taken back: with its undo it does no harm.
            message = _("không lệnh nào ghi thế này: {0}").format(said)
            self._doubtful[entry.id] = Problem(str(self.path), line, 1, message), by
            return
        if isinstance(undo := event.payload, Undo):
            self._taken_back.setdefault(undo.event, set()).add(event.origin)


def _rows(file: TextIO) -> Iterator[str]:
    """The lines of a file; of one that is too long no more than shows that it is."""
    while row := file.readline(LONGEST_LINE + 1):
        rest = row
        while len(rest) > LONGEST_LINE and not rest.endswith("\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield row


def _header(row: str) -> int | None:
    try:
        header = json.loads(row)
        return int(header["events"]) if header["ledger"] == FORMAT else None
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def _entry(row: str) -> Entry:
    if len(row) > LONGEST_LINE:
        raise _Refused(_("dòng dài hơn {0} ký tự").format(LONGEST_LINE))
    try:
        fields = json.loads(row, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise _Refused(_("lồng quá sâu")) from error
    except ValueError as error:
        raise _Refused(_("không phải JSON")) from error
    if not isinstance(fields, dict) or fields.keys() != set(_FIELDS):
        raise _Refused(_("thiếu hoặc thừa trường"))
    number = fields["number"]
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 2**63:
        raise _Refused(_("số thứ tự sai kiểu"))
    if not isinstance(fields["data"], dict):
        raise _Refused(_("trường sai kiểu"))
    for name in _TEXTS:
        try:
            text_of(fields[name])
        except ValueError as error:
            raise _Refused(_("trường {0} sai kiểu").format(name)) from error
    _keepable(fields["data"])
    return Entry(**fields)


def _keepable(value: Any, depth: int = 0) -> None:
    """Refuse texts that cannot be kept as UTF-8, and what is deeper than anything that an act holds."""
    if depth > DEEPEST:
        raise _Refused(_("lồng quá sâu"))
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise _Refused(_("chữ không phải UTF-8")) from error
    elif isinstance(value, Mapping):
        for name, one in value.items():
            _keepable(name, depth + 1)
            _keepable(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            _keepable(one, depth + 1)


def _a_day_after(now: str) -> str:
    """The clocks of two offices differ by less than a day."""
    later = datetime.fromisoformat(now.replace("Z", "+00:00")) + timedelta(days=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _check(event: Event, latest: str) -> None:
    """Refuse what each field alone allows, and no command writes."""
    if not (event.id and event.origin and event.batch and event.actor.strip()):
        raise _Refused(_("mã, nguồn, lệnh hay người ghi bị trống"))
    try:
        if not _MOMENT.fullmatch(event.at):
            raise ValueError
        moment = datetime.fromisoformat(event.at.replace("Z", "+00:00"))
    except ValueError as error:
        raise _Refused(_("thời điểm ghi không đúng dạng")) from error
    if event.at > latest or moment.date() < FIRST_DAY:
        raise _Refused(_("thời điểm ghi {0} chưa đến (theo đồng hồ máy này) hoặc quá xa").format(event.at))
    if event.act is not Act.UNDO and event.on > recorded_on(event):
        raise _Refused(_("ngày {0} sau thời điểm ghi").format(f"{event.on:%d/%m/%Y}"))
    if event.act in ABOUT_THE_LEDGER:
        if event.key != LEDGER_KEY or (event.act is Act.CONTINUE and event.number != 1):
            raise _Refused(_("ghi nhận về sổ không đúng chỗ"))
    elif event.act not in (Act.MEASURE, Act.UNDO, Act.REKEY) and keys.parse(event.key) is None:
        raise _Refused(_("'{0}' không phải mã kỳ").format(event.key))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(constant: str) -> None:
    raise ValueError(constant)
