"""The ledger as JSON Lines: read back whole, or refused whole with every line that is wrong."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import entry_of, event_of
from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.files import ledger_file
from tests.domain.making import case
from tests.domain.recorded import chained, done, event, ledgers, undone

NOW = "2027-02-01T00:00:00.000Z"
"""When files are read: after all that they tell."""

FIRST = done("2026-12-18", doc="123/BC-SYT", note="đã gửi\u2028qua văn thư")
EVENTS = sorted(
    chained([FIRST, event("extend", "2026-12-15", to="2026-12-31"), event("note", "2026-12-20", origin="noi", text="…"),
             undone("2026-12-21", FIRST)]),
    key=lambda one: (one.origin, one.number),
)  # fmt: skip


def written(events, total=None):
    text = "".join(ledger_file.lines(map(entry_of, events), len(events)))
    return text if total is None else text.replace(f'"events": {len(events)}', f'"events": {total}', 1)


def read(content, folder):
    path = folder / "so.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return sorted(map(event_of, list(ledger_file.read(path, NOW))), key=lambda one: (one.origin, one.number))


def refused(content, folder):
    """The lines that are told of, in order."""
    with pytest.raises(DataInvalid) as refusal:
        read(content, folder)
    assert refusal.value.exit_code == 4
    assert {problem.file for problem in refusal.value.problems} == {str(folder / "so.jsonl")}
    return [problem.line for problem in refusal.value.problems]


@given(ledgers())
def test_what_is_written_is_read_back(events):
    with tempfile.TemporaryDirectory() as folder:
        listed = sorted(events, key=lambda one: (one.origin, one.number))
        assert read(written(listed), Path(folder)) == listed


def test_a_line_is_plain_json_in_utf8(tmp_path):
    header, first, *rest = written(EVENTS).split("\n")
    assert json.loads(header) == {"ledger": 1, "events": 4}
    assert "đã gửi" in first
    fields = json.loads(first)
    assert (fields["act"], fields["on"], fields["data"]["doc"]) == ("done", "2026-12-18", "123/BC-SYT")
    assert rest[-1] == ""


def rows():
    return written(EVENTS).split("\n")[:-1]


def joined(lines):
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    "change",
    [
        case("thứ tự dòng khác", lambda: joined([rows()[0], *rows()[:0:-1]])),
        case("có BOM", lambda: "\ufeff" + joined(rows())),
        case("xuống dòng kiểu Windows", lambda: joined(rows()).replace("\n", "\r\n")),
        case("không xuống dòng cuối tệp", lambda: joined(rows())[:-1]),
        case("dòng trống cuối tệp", lambda: joined(rows()) + "\n \n"),
        case("UTF-16 của PowerShell", lambda: joined(rows()).replace("\n", "\r\n").encode("utf-16")),
    ],
)
def test_what_editors_and_mail_do_to_a_file_does_no_harm(tmp_path, change):
    assert read(change(), tmp_path) == EVENTS


def edited(line, change):
    """The file with the fields of one event changed."""
    lines = rows()
    fields = json.loads(lines[line - 1])
    change(fields)
    lines[line - 1] = json.dumps(fields, ensure_ascii=False)
    return joined(lines)


def without(*gone):
    return joined(row for number, row in enumerate(rows(), 1) if number not in gone)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        case("tệp rỗng", "", [1]),
        case("thiếu dòng đầu", without(1), [1, 2]),
        case("dòng đầu của phiên bản khác", joined(['{"ledger": 2, "events": 4}', *rows()[1:]]), [1]),
        case("dòng đầu không phải JSON", joined(["sổ", *rows()[1:]]), [1]),
        case("thiếu dòng cuối", without(5), [4]),
        case("thiếu hai dòng", without(2, 5), [2, 3]),
        case("dòng cuối bị cắt", joined(rows())[:-20], [5]),
        case("chỉ còn dòng đầu", rows()[0], [1]),
        case("dòng trống", joined([*rows()[:3], "", *rows()[3:]]), [4]),
        case("dòng chép hai lần", joined([*rows()[:3], *rows()[2:]]), [4, 6]),
        case("sửa ngày", edited(3, lambda fields: fields.update(on="2026-12-30")), [3]),
        case("sửa người ghi", edited(5, lambda fields: fields.update(actor="Minh")), [5]),
        case("sửa nội dung", edited(2, lambda fields: fields["data"].update(doc="124/BC-SYT")), [2]),
        case("sửa hai dòng", joined([*edited(2, lambda f: f.update(actor="Minh")).split("\n")[:2],
                                     *edited(4, lambda f: f.update(actor="Minh")).split("\n")[2:5]]), [2, 4]),
        case("sửa băm", edited(2, lambda fields: fields.update(hash="0" * 64)), [2, 3]),
        case("ngày không có thật", edited(2, lambda fields: fields.update(on="2026-02-30")), [2]),
        case("việc không có", edited(4, lambda fields: fields.update(act="xoa")), [4]),
        case("thừa trường", edited(5, lambda fields: fields.update(more=1)), [5]),
        case("thiếu trường", edited(5, lambda fields: fields.pop("actor")), [5]),
        case("sai kiểu chữ", edited(5, lambda fields: fields.update(actor=1)), [5]),
        case("sai kiểu số", edited(5, lambda fields: fields.update(number="3")), [5]),
        case("sai kiểu nội dung", edited(5, lambda fields: fields.update(data=[])), [5]),
        case("không phải bản ghi", joined([*rows()[:4], "[]"]), [5]),
        case("nguồn khác", edited(4, lambda fields: fields.update(origin="ha2")), [4, 4]),
    ],
)  # fmt: skip
def test_every_wrong_line_is_told_and_nothing_is_read(tmp_path, content, lines):
    assert refused(content, tmp_path) == lines


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"SQLite format 3\x00\xff", "sổ".encode("utf-16")])
def test_what_is_no_text_is_refused(tmp_path, content):
    assert refused(content, tmp_path) == [1]


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(WrongUsage):
        list(ledger_file.read(tmp_path / "chua-co.jsonl", NOW))


@given(st.data())
def test_a_file_cut_off_anywhere_is_refused(data):
    whole = written(EVENTS).encode()
    length = data.draw(st.integers(0, len(whole) - 2))
    with tempfile.TemporaryDirectory() as folder:
        assert refused(whole[:length], Path(folder))


def test_more_or_fewer_events_than_the_header_says_are_refused(tmp_path):
    assert refused(written(EVENTS, total=3), tmp_path) == [5]
    assert refused(written(EVENTS, total=5), tmp_path) == [5]


# Lines that no command writes: their chain is sound, and they are refused all the same


def sound(**changes):
    """A file of one event whose chain holds, whatever it says."""
    entry = entry_of(FIRST._replace(number=1))._replace(**changes)
    return [json.dumps({"ledger": 1, "events": 1}), json.dumps(entry._replace(hash=digest(entry))._asdict())]


PROOF = {"path": "/a.pdf", "size": 1, "sha256": "ab" * 32}
NO_COMMAND_WRITES = {
    "assign nobody": {"act": "assign", "data": {}},
    "assign a number": {"act": "assign", "data": {"who": 1}},
    "extend to nothing": {"act": "extend", "data": {}},
    "extend to no day": {"act": "extend", "data": {"to": "2026-02-30"}},
    "extend to a short day": {"act": "extend", "data": {"to": "20261231"}},
    "extend to the year 9999": {"act": "extend", "data": {"to": "9999-12-31"}},
    "trigger without a day": {"act": "trigger", "data": {"doc": "1"}},
    "undo nothing": {"act": "undo", "data": {}},
    "undo a list": {"act": "undo", "data": {"event": ["a"]}},
    "rekey to nothing": {"act": "rekey", "data": {}},
    "rekey to no text": {"act": "rekey", "data": {"to": 1}},
    "rekey to no key": {"act": "rekey", "data": {"to": "mau"}},
    "note without text": {"act": "note", "data": {}},
    "measure text": {"act": "measure", "data": {"value": "90"}},
    "measure more than any figure": {"act": "measure", "key": "mau/a", "data": {"value": 10**400}},
    "measure true": {"act": "measure", "data": {"value": True}},
    "evidence is no list": {"data": {"evidence": {}}},
    "evidence without a digest": {"data": {"evidence": [{"path": "/a.pdf", "size": 1}]}},
    "evidence with a text for its size": {"data": {"evidence": [{**PROOF, "size": "1"}]}},
    "evidence of no digest": {"data": {"evidence": [{**PROOF, "sha256": "ab"}]}},
    "evidence with NUL": {"data": {"evidence": [{**PROOF, "path": "/a\0.pdf"}]}},
    "a field that no act has": {"data": {"more": 1}},
    "a field of another act": {"data": {"to": "2026-12-31"}},
    "half a character": {"data": {"note": "\ud800"}},
    "half a character as the actor": {"actor": "\udcff"},
    "no actor": {"actor": " "},
    "a number that is true": {"number": True},
    "number zero": {"number": 0},
    "a number beyond all": {"number": 2**70},
    "the year 26": {"on": "0026-12-18"},
    "a day after its recording": {"on": "2026-12-19"},
    "a day without dashes": {"on": "20261218"},
    "no moment": {"at": "hôm qua"},
    "a moment without a zone": {"at": "2026-12-18T02:00:00"},
    "no such month": {"at": "2026-13-18T02:00:00.000Z"},
    "no key": {"key": "mau"},
    "an act of another program": {"act": "burn"},
    "a setting on a key": {"act": "setting", "data": {"name": "track_from", "value": "2026-01-01"}},
    "recorded tomorrow": {"at": "2027-02-02T00:00:00.001Z"},
    "a measurement below zero": {"act": "measure", "data": {"value": -1}},
    "a measurement beyond all": {"act": "measure", "data": {"value": 1e13}},
    "no id": {"id": ""},
    "a text without end": {"data": {"note": "x" * 20_001}},
}


@pytest.mark.parametrize("changes", NO_COMMAND_WRITES.values(), ids=NO_COMMAND_WRITES)
def test_a_line_that_no_command_writes_is_refused(tmp_path, changes):
    assert set(refused(joined(sound(**changes)), tmp_path)) == {2}


def test_a_sound_line_is_read(tmp_path):
    assert len(read(joined(sound()), tmp_path)) == 1


@pytest.mark.parametrize(
    "row",
    [
        case("lồng sâu", "[" * 200_000),
        case("không phải số", sound()[1].replace('"data": {', '"data": {"value": NaN, ')),
        case("vô cực", sound()[1].replace('"data": {', '"data": {"value": Infinity, ')),
        case("tên hai lần", sound()[1].replace('"data": {', '"data": {"doc": "x", ')),
        case("trường hai lần", sound()[1].replace('{"id"', '{"number": 2, "id"')),
        case("dòng dài vô tận", "{" + " " * (ledger_file.LONGEST_LINE + 2) + "}"),
    ],
)
def test_a_line_that_two_programs_would_read_differently_is_refused(tmp_path, row):
    assert set(refused(joined([sound()[0], row]), tmp_path)) == {2}


def test_what_should_never_have_been_recorded_comes_in_with_its_undo(tmp_path):
    """So an office that holds such a line can take it back, and go on sending its ledger."""
    wrong = entry_of(FIRST._replace(number=1))._replace(act="assign", data={})
    wrong = wrong._replace(hash=digest(wrong))
    undo = entry_of(undone("2026-12-21", FIRST)._replace(number=2, previous=wrong.hash))
    undo = undo._replace(hash=digest(undo))
    assert len(list(entries_of([wrong, undo], tmp_path))) == 2


def test_what_another_office_takes_back_stays_refused(tmp_path):
    wrong = entry_of(FIRST._replace(number=1, at="2030-01-01T00:00:00Z"))
    wrong = wrong._replace(hash=digest(wrong))
    undo = entry_of(undone("2026-12-21", FIRST)._replace(origin="noi", number=1, previous=""))
    undo = undo._replace(hash=digest(undo))
    with pytest.raises(DataInvalid, match="1 lỗi"):
        list(entries_of([wrong, undo], tmp_path))


def entries_of(entries, folder):
    path = folder / "so.jsonl"
    path.write_text("".join(ledger_file.lines(entries, len(entries))), encoding="utf-8")
    return ledger_file.read(path, NOW)
