"""The ledger as JSON Lines: read back whole, or refused whole with every line that is wrong."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import ledger_file
from tests.domain.making import case
from tests.domain.recorded import chained, done, event, ledgers, undone

FIRST = done("2026-12-18", doc="123/BC-SYT", note="đã gửi\u2028qua văn thư")
EVENTS = sorted(
    chained([FIRST, event("extend", "2026-12-15", to="2026-12-31"), event("note", "2026-12-20", origin="noi", text="…"),
             undone("2026-12-21", FIRST)]),
    key=lambda one: (one.origin, one.number),
)  # fmt: skip


def written(events, total=None):
    text = ledger_file.text(events)
    return text if total is None else text.replace(f'"events": {len(events)}', f'"events": {total}', 1)


def read(content, folder):
    path = folder / "so.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return ledger_file.read(path)


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
        case("dòng trống", joined([*rows()[:3], "", *rows()[3:]]), [4, 6]),
        case("dòng chép hai lần", joined([*rows()[:3], *rows()[2:]]), [4, 6]),
        case("sửa ngày", edited(3, lambda fields: fields.update(on="2026-12-30")), [3]),
        case("sửa người ghi", edited(5, lambda fields: fields.update(actor="Minh")), [5]),
        case("sửa nội dung", edited(2, lambda fields: fields["data"].update(doc="124/BC-SYT")), [2]),
        case("sửa hai dòng", joined([*edited(2, lambda f: f.update(actor="Minh")).split("\n")[:2],
                                     *edited(4, lambda f: f.update(actor="Minh")).split("\n")[2:5]]), [2, 4]),
        case("sửa băm", edited(2, lambda fields: fields.update(hash="0" * 64)), [2, 3]),
        case("ngày không có thật", edited(2, lambda fields: fields.update(on="2026-02-30")), [2, 3]),
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
    with pytest.raises(DataInvalid):
        ledger_file.read(tmp_path / "chua-co.jsonl")


@given(st.data())
def test_a_file_cut_off_anywhere_is_refused(data):
    whole = written(EVENTS).encode()
    length = data.draw(st.integers(0, len(whole) - 2))
    with tempfile.TemporaryDirectory() as folder:
        assert refused(whole[:length], Path(folder))


def test_more_or_fewer_events_than_the_header_says_are_refused(tmp_path):
    assert refused(written(EVENTS, total=3), tmp_path) == [5]
    assert refused(written(EVENTS, total=5), tmp_path) == [5]
