"""YAML: every scalar stays text, everything has its place, and what no data may have is refused at its place."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import yaml_reader
from tests.domain.making import case


def data(text: str) -> object:
    return yaml_reader.parse(text.encode(), "f.yaml").data


def refused(raw: bytes) -> list[str]:
    """What is said of a file's bytes, as `line:column: message`, with the offending line after ` | `."""
    with pytest.raises(DataInvalid) as caught:
        yaml_reader.parse(raw, "f.yaml")
    assert caught.value.message == caught.value.problems[0].message
    assert {problem.file for problem in caught.value.problems} == {"f.yaml"}
    return [f"{p.line}:{p.column}: {p.message} | {p.source}" for p in caught.value.problems]


TEXTS = [
    case("điều 1.10 không phải 1.1", "ref: 1.10", "1.10"),
    case("số 0 đứng đầu", "number: 012", "012"),
    case("no không phải sai", "title: no", "no"),
    case("on không phải đúng", "title: on", "on"),
    case("true cũng là chữ", "title: true", "true"),
    case("ngày không có thật", "issued: 2024-02-30", "2024-02-30"),
    case("giờ không phải cơ số 60", "quote: 12:30", "12:30"),
    case("mũ", "number: 1e3", "1e3"),
    case("số hệ 16", "number: 0x1F", "0x1F"),
    case("gạch dưới", "number: 1_000", "1_000"),
    case("vô cùng", "value: .inf", ".inf"),
    case("gộp khóa", "title: <<", "<<"),
    case("dấu ngã trong ngoặc", "title: '~'", "~"),
    case("chữ null trong ngoặc", 'title: "null"', "null"),
    case("rỗng trong ngoặc", "title: ''", ""),
    case("để trống", "title:", None),
    case("dấu ngã", "title: ~", None),
    case("null", "title: null", None),
    case("thẻ bị bỏ qua", "title: !!int 012", "012"),
    case("thẻ Python bị bỏ qua", "title: !!python/object/apply:os.getcwd []", []),
    case("khối gấp", "title: >-\n  một\n  hai", "một hai"),
    case("danh sách", "title: [1.10, no, '']", ["1.10", "no", ""]),
    case("nhóm", "title: {a: 1.10, 012: b}", {"a": "1.10", "012": "b"}),
]


@pytest.mark.parametrize(("line", "value"), TEXTS)
def test_a_scalar_stays_the_text_that_was_written(line: str, value: object):
    assert list(data(line + "\n").values()) == [value]


SAME = {"tên": "Việt Nam", "số": ["1", "2"]}
FORMS = [
    case("thường", "tên: Việt Nam\nsố: [1, 2]\n".encode()),
    case("BOM", "\ufefftên: Việt Nam\nsố: [1, 2]\n".encode()),
    case("CRLF", "tên: Việt Nam\r\nsố:\r\n- 1\r\n- 2\r\n".encode()),
    case("BOM và CRLF", "\ufefftên: Việt\r\n  Nam\r\nsố: [1,\r\n 2]\r\n".encode()),
    case("CR", "tên: Việt Nam\rsố: [1, 2]\r".encode()),
    case("dòng cuối không xuống dòng", "tên: Việt Nam\nsố: [1, 2]".encode()),
    case("có dấu mở và đóng văn bản", "%YAML 1.2\n---\ntên: Việt Nam\nsố: [1, 2]\n...\n".encode()),
    case("có ghi chú", "# ghi chú\ntên: Việt Nam # ghi chú\nsố: [1, 2]\n".encode()),
]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("raw", FORMS)
def test_forms_of_a_file_that_mean_the_same(raw: bytes):
    assert yaml_reader.parse(raw, "f.yaml").data == SAME


SYNTAX = "hãy xem thụt dòng, dấu ngoặc kép và dấu hai chấm"
LATIN = "tệp không phải UTF-8 (byte {0}); hãy lưu lại với bảng mã UTF-8"
COLON = "dấu hai chấm ở chỗ không được dùng; chữ có ': ' phải để trong ngoặc kép"
CODED = "tệp dùng bảng mã {0}; hãy lưu lại bằng UTF-8"
FONT = "chữ gõ theo bảng mã {0}, không phải Unicode; hãy chuyển mã rồi lưu lại bằng UTF-8"
ODD = "thụt dòng bằng {0}, trông như dấu cách mà không phải; hãy dùng dấu cách thường"
CONTROL = "ký tự điều khiển {0} không được dùng trong tệp"
DEEP = "lồng nhau quá 30 cấp"

REFUSED = [
    # encoding
    case("Latin-1", b"a: b\nt\xc3\xaan: c\xe0\n", f"2:7: {LATIN.format('0xe0')} | "),
    case("Latin-1 sau BOM", b"\xef\xbb\xbfa: \xe9\n", f"1:4: {LATIN.format('0xe9')} | "),
    case("UTF-16", "a: b\n".encode("utf-16"), "1:1: tệp dùng bảng mã UTF-16; hãy lưu lại bằng UTF-8 | "),
    case("UTF-16 không BOM", "a: Việt\n".encode("utf-16-be"), f"1:1: {CODED.format('UTF-16')} | "),
    case("UTF-16 LE không BOM", "a: Việt\n".encode("utf-16-le"), f"1:1: {CODED.format('UTF-16')} | "),
    case("UTF-32", "a: b\n".encode("utf-32"), f"1:1: {CODED.format('UTF-32')} | "),
    case(
        "TCVN3",
        b"a: b\nc: B\xb8o c\xb8o n\xa8m, \xae\xedn h\xb9n\n",
        "2:5: tệp không phải UTF-8 mà có lẽ là TCVN3 (ABC) (byte 0xb8); hãy chuyển sang UTF-8 | ",
    ),
    case(
        "Windows-1258",
        "a: đơn vị nợ tiền, ưu tiên".encode("cp1258", "ignore"),
        "1:4: tệp không phải UTF-8 mà có lẽ là Windows-1258 (byte 0xf0); hãy chuyển sang UTF-8 | ",
    ),
    case(
        "TCVN3 dán vào",
        "a: b\nc: B¸o c¸o n¨m, ®Õn h¹n\n".encode(),
        f"2:1: {FONT.format('TCVN3 (ABC)')} | c: B¸o c¸o n¨m, ®Õn h¹n",
    ),
    case("VNI dán vào", "a: Baûo hieåm xaõ hoäi\n".encode(), f"1:1: {FONT.format('VNI')} | a: Baûo hieåm xaõ hoäi"),
    case("cắt giữa chữ", "a: b\nc: ế".encode()[:-1], f"2:4: {LATIN.format('0xe1')} | "),
    case("NUL", "tên: Việt Nam\nb: \0x\n".encode(), f"2:4: {CONTROL.format('U+0000')} | b: U+0000x"),
    case("ESC", "tên: Việt Nam\nế: \x1b[2J\n".encode(), f"2:4: {CONTROL.format('U+001B')} | ế: U+001B[2J"),
    case("C1", "tên: Việt Nam\nế: \x9b2J\n".encode(), f"2:4: {CONTROL.format('U+009B')} | ế: U+009B2J"),
    case("ngắt trang", b"a: b\x0cc: d\n", f"1:5: {CONTROL.format('U+000C')} | a: bU+000Cc: d"),
    case("FFFE", "a: \ufffe\n".encode(), f"1:4: {CONTROL.format('U+FFFE')} | a: U+FFFE"),
    case(
        "ESC viết bằng mã",
        b'a: b\nc: "d\\e[2J"\n',
        r'2:4: có ký tự điều khiển hoặc xuống dòng: dU+001B[2J | c: "d\e[2J"',
    ),
    case(
        "chữ đổi chiều",
        "a: [b, c\u202ed]\n".encode(),
        "1:8: có ký tự điều khiển hoặc xuống dòng: cU+202Ed | a: [b, cU+202Ed]",
    ),
    case(
        "dấu cách không ngắt",
        "a: b\u00a0c\n".encode(),
        "1:4: có ký tự điều khiển hoặc xuống dòng: bU+00A0c | a: bU+00A0c",
    ),
    case("nhiều dòng", b"a: |\n  b\n  c\n", "1:4: có ký tự điều khiển hoặc xuống dòng: bU+000AcU+000A | a: |"),
    # emptiness
    case("rỗng", b"", "1:1: tệp rỗng | "),
    case("chỉ có BOM", b"\xef\xbb\xbf", "1:1: tệp rỗng | "),
    case("chỉ có ghi chú", b"# a\n\n# b\n", "1:1: tệp rỗng | "),
    case("chỉ có dấu mở", b"---\n", "1:1: tệp rỗng | "),
    case("chỉ có null", b"~\n", "1:1: tệp rỗng | "),
    # keys
    case("khóa hai lần", b"a: 1\nb: 2\na: 3\n", "3:1: khóa 'a' đã có ở dòng 1; mỗi khóa chỉ viết một lần | a: 3"),
    case(
        "khóa hai lần, một có ngoặc",
        "ế: {b: 1, ô: 2, 'b': 3}\n".encode(),
        "1:17: khóa 'b' đã có ở dòng 1; mỗi khóa chỉ viết một lần | ế: {b: 1, ô: 2, 'b': 3}",
    ),
    case(
        "khóa hai lần trong danh sách",
        b"x:\n  - a: 1\n  - a: 1\n    a: 2\n",
        "4:5: khóa 'a' đã có ở dòng 3; mỗi khóa chỉ viết một lần | a: 2",
    ),
    case(
        "khóa có mã điều khiển hai lần",
        b'"\\e": 1\n"\\e": 2\n',
        "2:1: khóa 'U+001B' đã có ở dòng 1; mỗi khóa chỉ viết một lần | \"\\e\": 2",
    ),
    case("khóa là danh sách", b"a: b\n? [a, b]\n: c\n", "2:3: khóa phải là một từ | ? [a, b]"),
    # aliases and nesting
    case("bí danh", b"a: &x [1]\nb: *x\n", "2:4: không dùng bí danh (*x): hãy viết lại nội dung | b: *x"),
    case(
        "bí danh của một chữ",
        b"a: &x 1\nb: [2, *x]\n",
        "2:8: không dùng bí danh (*x): hãy viết lại nội dung | b: [2, *x]",
    ),
    case("bí danh chưa có", b"a: *x\n", "1:4: không dùng bí danh (*x): hãy viết lại nội dung | a: *x"),
    case("bí danh của chính nó", b"a: &x [*x]\n", "1:8: không dùng bí danh (*x): hãy viết lại nội dung | a: &x [*x]"),
    case(
        "gộp khóa", b"a: &x {b: 1}\nc: {<<: *x}\n", "2:9: không dùng bí danh (*x): hãy viết lại nội dung | c: {<<: *x}"
    ),
    case("lồng 31 cấp", b"[" * 31 + b"]" * 31, f"1:31: {DEEP} | {'[' * 31}{']' * 31}"),
    case("lồng 31 cấp theo dòng", b"- " * 31 + b"a", f"1:61: {DEEP} | {'- ' * 31}a"),
    # documents
    case("hai văn bản", b"a: b\n---\nc: d\n", "2:1: mỗi tệp chỉ chứa một văn bản: không dùng '---' để ngăn đôi | ---"),
    # odd spaces in place of an indent
    case("dấu cách không ngắt thụt dòng", "a: 1\n\u00a0 b: 2\nc: 3\n".encode(), f"2:1: {ODD.format('U+00A0')} | b: 2"),
    case("trong danh sách", "a:\n  - x: 1\n  \u00a0 y: 2\n".encode(), f"3:3: {ODD.format('U+00A0')} | y: 2"),
    case("gạch đầu dòng", "a:\n  - x\n\u2003 - y\n".encode(), f"3:1: {ODD.format('U+2003')} | - y"),
    # syntax
    case("Tab", b"a:\n\tb: c\n", "2:1: không thụt dòng bằng phím Tab; hãy dùng dấu cách | b: c"),
    case(
        "hai dấu hai chấm",
        "tên: Điều 1: Phạm vi\n".encode(),
        f"1:12: sai cú pháp YAML ({COLON}); {SYNTAX} | tên: Điều 1: Phạm vi",
    ),
    case(
        "ngoặc kép không đóng",
        b'a: b\nc: "d\ne: f\n',
        f'2:4: sai cú pháp YAML (tệp hết mà chưa đóng ngoặc kép trong chữ để trong ngoặc); {SYNTAX} | c: "d',
    ),
    case(
        "ngoặc vuông không đóng",
        b"a: [b,\nc: d",
        f"1:4: sai cú pháp YAML (thiếu dấu ',' hoặc ']' trong ngoặc vuông); {SYNTAX} | a: [b,",
    ),
    case(
        "thụt dòng lệch",
        b"a:\n    b: c\n  d: e\n",
        f"3:3: sai cú pháp YAML (thụt dòng lệch với dòng trên trong một nhóm khóa); {SYNTAX} | d: e",
    ),
    case(
        "phẩy thừa đầu danh sách",
        b"a: [, b]\n",
        f"1:5: sai cú pháp YAML (thiếu giá trị); {SYNTAX} | a: [, b]",
    ),
]
"""words for the row, bytes, `line:column: message | offending line`"""


@pytest.mark.parametrize(("raw", "told"), REFUSED)
def test_what_no_file_may_have_is_refused_at_its_place(raw: bytes, told: str):
    assert refused(raw) == [told]


def test_every_problem_is_told_and_a_syntax_error_after_them():
    told = refused(b"a: 1\na: &x [2]\nb: *x\nc: [\n")
    assert [one.split(" | ")[0].split(";")[0].split("(")[0] for one in told] == [
        "2:1: khóa 'a' đã có ở dòng 1",
        "3:4: không dùng bí danh ",
        "5:1: sai cú pháp YAML ",
    ]


def test_a_control_character_is_told_once_a_line():
    assert [one.split(" ")[0] for one in refused(b"a: \x01\x02\x03\nb: c\nd: \x01\n")] == ["1:4:", "3:4:"]


def test_a_long_line_is_shown_in_part():
    assert refused(b"a: &x 1\nb: *x # " + b"y" * 500)[0].endswith(" | " + "b: *x # " + "y" * 192)


def test_as_deep_as_allowed():
    value = data("[" * 30 + "]" * 30)
    for __ in range(29):
        [value] = value
    assert value == []


def test_aliases_cannot_blow_up():
    """Ten lists of ten of the list before are 10^10 texts to who expands them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    assert len(refused("\n".join(lines).encode())) == 100


@pytest.mark.parametrize("opening", [b"[", b"- ", b"{a: ", b"? ", b"? [", b"- ? - "])
def test_depth_cannot_overflow_the_stack(opening: bytes):
    assert "lồng nhau quá 30 cấp" in refused(opening * 200_000)[-1]


DEEPER_THAN_LIBYAML = [
    case("ngay từ đầu", b"", f"1:31: {DEEP}"),
    case("trong một khóa", b"a: b\nc: ", f"2:33: {DEEP}"),
    case("sau ngoặc đóng sai", b"{]", "1:2: sai cú pháp YAML (thiếu giá trị"),
    case("sau bí danh làm khóa", b"{*x ", "1:2: khóa phải là một từ"),
    case("thiếu dấu phẩy", b"['a' 'b' ", "1:6: sai cú pháp YAML (thiếu dấu ',' hoặc ']'"),
]
"""words for the row, what stands before 1,500 levels, how the first problem begins"""


@pytest.mark.parametrize(("before", "told"), DEEPER_THAN_LIBYAML)
def test_the_limit_of_libyaml_is_never_told(before: bytes, told: str):
    """From 0.2.6 on it scans 1,000 levels ahead and stops there, before it tells of a mistake that stands first."""
    problems = refused(before + b"[" * 1500)
    assert problems[0].startswith(told)
    assert not any("nesting" in problem for problem in problems)


def test_columns_count_characters_and_every_kind_of_line_break():
    document = yaml_reader.parse("a: 1\r\nb: 2\rc: 3\u2028ế: {ệ: 1, d: 2}\n".encode(), "f.yaml")
    assert [document.problem((key,), "").line for key in "abcế"] == [1, 2, 3, 4]
    assert str(document.problem(("ế", "d"), "sai")) == "f.yaml:4:11: sai\n    ế: {ệ: 1, d: 2}"


PLACES = [
    case("cả tệp", (), "1:1"),
    case("khóa", ("b",), "2:1"),
    case("khóa bên trong", ("b", "c"), "3:3"),
    case("phần tử", ("b", "c", 1), "5:9"),
    case("phần tử viết trên một dòng", ("b", "d", 1), "6:10"),
    case("khóa trong phần tử", ("b", "e", 0, "h"), "7:14"),
    case("khóa không có: nơi gần nhất ở trên", ("b", "x", "y"), "2:1"),
    case("phần tử không có", ("b", "c", 9), "3:3"),
    case("phần tử của một chữ", ("a", 0), "1:1"),
]


@pytest.mark.parametrize(("path", "place"), PLACES)
def test_a_problem_stands_at_the_key_or_item_that_its_path_leads_to(path: tuple[str | int, ...], place: str):
    text = "a: 1\nb:\n  c:\n    - x\n    - - y\n  d: [x, y]\n  e: [{g: 1, h: 2}]\n"
    text = text.replace("    - - y", "    -   y")
    problem = yaml_reader.parse(text.encode(), "f.yaml").problem(path, "")
    assert (f"{problem.line}:{problem.column}", problem.source) == (place, text.splitlines()[problem.line - 1].strip())


@given(st.text(alphabet="ab1ế:-?[]{},&*!|>'\"%#~ \n\t\r\u2028\x85\x00", max_size=60))
def test_whatever_the_text_it_is_read_or_refused_at_a_place_in_it(text: str):
    try:
        yaml_reader.parse(text.encode(), "f.yaml")
    except DataInvalid as error:
        lines = re.split("\r\n|[\n\r\x85\u2028]", text)
        assert error.problems
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.binary(max_size=60))
def test_whatever_the_bytes_they_are_read_or_refused(raw: bytes):
    try:
        yaml_reader.parse(raw, "f.yaml")
    except DataInvalid as error:
        assert error.problems


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "lon.yaml"
    path.touch()
    os.truncate(path, yaml_reader.SIZE_LIMIT + 1)
    monkeypatch.setattr(os, "read", lambda *given: pytest.fail("read"))
    with pytest.raises(DataInvalid) as caught:
        yaml_reader.read(path, "lon.yaml")
    told = "lon.yaml:1:1: tệp lớn hơn 5 triệu byte; hãy tách thành nhiều văn bản"
    assert [str(problem) for problem in caught.value.problems] == [told]


def test_a_file_as_large_as_allowed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "vua.yaml"
    path.write_text("a: b\n")
    monkeypatch.setattr(yaml_reader, "SIZE_LIMIT", 5)
    assert yaml_reader.read(path, "vua.yaml").data == {"a": "b"}


@pytest.mark.parametrize(
    ("make", "told"),
    [
        case("thư mục", Path.mkdir, "đây là thư mục"),
        case("ống dẫn", os.mkfifo, "đây là ống dẫn (FIFO), không phải tệp"),
        case("thiết bị", lambda path: path.symlink_to("/dev/zero"), "đây là thiết bị, không phải tệp"),
        case("thiết bị rỗng", lambda path: path.symlink_to("/dev/null"), "đây là thiết bị, không phải tệp"),
        case("liên kết hỏng", lambda path: path.symlink_to("gone"), "không có tệp này"),
        case("liên kết vòng", lambda path: path.symlink_to(path), "liên kết vòng quanh"),
        case("không có", lambda path: None, "không có tệp này"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_of_the_data(make, told: str, tmp_path: Path):
    path = tmp_path / "hong.yaml"
    make(path)
    with pytest.raises(DataInvalid, match=f"^không đọc được tệp: {re.escape(told)}$") as caught:
        yaml_reader.read(path, "hong.yaml")
    assert [(p.file, p.line, p.column) for p in caught.value.problems] == [("hong.yaml", 1, 1)]


@pytest.mark.parametrize("written", ["Ðoàn điều tra", "Ɖoàn điều tra", unicodedata.normalize("NFD", "Đoàn điều tra")])
def test_letters_are_read_in_one_form(written: str):
    document = yaml_reader.parse(f"{written}: [{written}, α-β]\n".encode(), "t.yaml")
    assert document.data == {"Đoàn điều tra": ["Đoàn điều tra", "α-β"]}
    assert document.lines[0].startswith(written)
