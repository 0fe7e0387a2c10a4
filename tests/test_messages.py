"""The program speaks Vietnamese throughout, its catalogues are in order, and another language can be added."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from gettext import bindtextdomain
from pathlib import Path

import pytest
import typer.core
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from baohiem_cli import paths
from baohiem_cli.cli import wording
from baohiem_cli.report.formats import Format

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "messages.py"
_spec = importlib.util.spec_from_file_location("messages_script", SCRIPT)
messages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(messages)

ENGLISH = re.compile(
    r"\b(Usage|Options?|OPTIONS|Arguments?|Commands?|COMMAND|ARGS|INTEGER|TEXT|int|str|Missing|Invalid|Error|No such"
    r"|Show|Install|Possible|Did you mean|unexpected|requires?|required|is not|range|does not|default|this message)\b"
)

TALK = ("LANG", "LC_", "PYTHONUTF8", "PYTHONIOENCODING")
"""Variables by which a machine says its language and encoding; cron has none."""


@pytest.fixture(scope="module")
def template():
    """The template of the program's own messages, collected once."""
    return messages.template(messages.PACKAGE)


@pytest.fixture
def locale(tmp_path, template, monkeypatch):
    """A copy of the catalogues, to spoil."""
    monkeypatch.setattr(messages, "template", lambda package: template)
    return Path(shutil.copytree(paths.locale_dir(), tmp_path / "locale"))


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_catalogues_are_up_to_date():
    ran = subprocess.run([sys.executable, SCRIPT, "check"], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("messages.pot", 'msgid "Lỗi: {0}"', 'msgid "Sai: {0}"', "messages.pot: out of date"),
        ("vi/LC_MESSAGES/messages.po", '"Thiếu lệnh."', '"Cần một lệnh."', "messages.mo: out of date"),
        ("vi/LC_MESSAGES/messages.po", "lệnh {name!r}", "lệnh {name}", "placeholders differ"),
        ("vi/LC_MESSAGES/messages.po", "Thừa tham số: {arguments}", "Thừa tham số.", "placeholders differ"),
        ("vi/LC_MESSAGES/messages.po", "Thừa tham số: {arguments}", "Thừa tham số: {arguments", "placeholders differ"),
    ],
)
def test_the_check_finds(locale, file, old, new, problem):
    spoil(locale / file, old, new)
    assert problem in "\n".join(messages.problems(locale, messages.PACKAGE))


def test_the_check_misses_a_catalogue_that_was_never_compiled(locale):
    (locale / "vi/LC_MESSAGES/messages.mo").unlink()
    assert ["messages.mo: out of date" in problem for problem in messages.problems(locale, messages.PACKAGE)] == [True]


def test_the_template_changes_only_with_the_messages(tmp_path):
    source = tmp_path / "module.py"
    source.write_text('_("Một")\n_("Hai {0}")\n', encoding="utf-8")
    first = messages.template(tmp_path)
    source.write_text('\n\n# a comment\n_("Một")\n\n_("Hai {0}")\n', encoding="utf-8")
    assert messages.template(tmp_path) == first
    source.write_text('_("Một")\n', encoding="utf-8")
    assert messages.template(tmp_path) != first


def test_vietnamese_has_every_text_of_typer_and_no_other():
    with (paths.locale_dir() / "vi/LC_MESSAGES/messages.po").open("rb") as file:
        translated = {message.id for message in read_po(file, locale="vi") if message.id and message.string}
    looked_up_by_typer = {found[1] for found in extract_from_file("python", typer.core.__file__)}
    assert translated == looked_up_by_typer | {*wording.REFUSALS, *wording.HELP_TEXTS}


@pytest.mark.parametrize("command", ["", "due", "duties", "show", "regulations", "load", "check", "schema"])
def test_help_pages_are_vietnamese(bh, command):
    ran = bh(*command.split(), "--help")
    # The words of options, values and examples are English by design.
    prose = re.sub(r"--?[\w-]+|<[\w|-]+>|JSON Schema|^ +bh .*|\[mặc định: \w+\]", "", ran.out, flags=re.MULTILINE)
    assert (ran.code, ran.err, ENGLISH.findall(prose)) == (0, "", [])
    assert re.match(rf"Cách dùng: .*{command} \[TÙY CHỌN\]", ran.out)
    assert "In trang này rồi thoát." in prose


def test_numbers_have_a_vietnamese_kind(bh):
    assert "--month SỐ " in bh("due", "--help").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--", "Thiếu lệnh."),
        ("xyzzy", "Không có lệnh 'xyzzy'."),
        ("regulation", "Không có lệnh 'regulation'; có phải 'regulations'?"),
        ("--nope", "Không có tùy chọn --nope."),
        ("--version=3", "Tùy chọn '--version' không nhận giá trị."),
        ("due -z", "Không có tùy chọn -z."),
        ("due --provinc", "Không có tùy chọn --provinc; gần giống: --joint, --province."),
        ("due --month", "Tùy chọn '--month' cần một giá trị."),
        ("due --month x", "Giá trị của '--month' không hợp lệ: 'x' không phải số nguyên."),
        ("due --month 13", "Giá trị của '--month' không hợp lệ: 13 nằm ngoài khoảng 1<=x<=12."),
        ("due --month {0}", "Giá trị của '--month' không hợp lệ: '{0}' không phải số nguyên."),
        (
            "due --format x",
            "Giá trị của '--format' / '-f' không hợp lệ: 'x' không có trong danh sách; "
            f"chọn một trong: {', '.join(repr(format.value) for format in Format)}.",
        ),
        ("due 1 int", "Thừa tham số: 1 int"),
        ("show", "Thiếu tham số 'MÃ'."),
        ("backup .", "Giá trị của 'TỆP' không hợp lệ: '.' là thư mục, không phải tệp."),
        ("due --data nowhere", "Giá trị của '--data' không hợp lệ: không có thư mục 'nowhere'."),
        ("due --data file", "Giá trị của '--data' không hợp lệ: 'file' là tệp, không phải thư mục."),
        ("check nowhere", "Giá trị của '[TỆP|THƯ MỤC]...' không hợp lệ: không có 'nowhere'."),
        ("due --month 0", "Giá trị của '--month' không hợp lệ: 0 nằm ngoài khoảng 1<=x<=12."),
    ],
)
def test_refusals_are_vietnamese(bh, line, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    ran = bh(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"Lỗi: {said}"
    assert ENGLISH.findall(re.sub(r"--\w+|'[^']*'|1 int", "", ran.err)) == []


def test_an_empty_word_too_many(bh):
    assert bh("due", "").err.startswith("Lỗi: Thừa tham số: \n")


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Missing option '--to'. Choose from:\n\ta,\n\tb", "Thiếu tùy chọn '--to'. Chọn một trong:\n\ta,\n\tb"),
        ("Missing argument 'X'. Choose from:\n\ta", "Thiếu tham số 'X'. Chọn một trong:\n\ta"),
        ("Missing option '--to'.", "Thiếu tùy chọn '--to'."),
        ("Invalid value: 'x' is not a valid int.", "Giá trị không hợp lệ: 'x' không phải số nguyên."),
        ("Path 'x' is not readable.", "không đọc được 'x'."),
        ("Something that typer does not say", "Something that typer does not say"),
        ("Không có tệp.", "Không có tệp."),
    ],
)
def test_forms_that_no_command_meets_today(bh, english, vietnamese):
    bh("--version")  # sets the language
    assert wording.refusal(english) == vietnamese


@pytest.mark.parametrize("extra", [{}, {"LANG": "C"}, {"LANGUAGE": "en", "LC_ALL": "C"}])
def test_the_language_does_not_depend_on_the_machine(extra):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(TALK)}
    command = [sys.executable, "-m", "baohiem_cli", "due", "--month", "13"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=plain | extra)
    assert ran.stderr.startswith("Lỗi: Giá trị của '--month' không hợp lệ: 13 nằm ngoài khoảng 1<=x<=12.")


def test_an_english_catalogue_makes_the_program_english(bh, tmp_path, monkeypatch):
    po = tmp_path / "en/LC_MESSAGES/messages.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "Lỗi: {0}"\nmsgstr "Error: {0}"\n', encoding="utf-8")
    messages.compile_all(tmp_path)
    monkeypatch.setattr(paths, "locale_dir", lambda: tmp_path)
    monkeypatch.setenv("BH_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "")  # the program sets it; monkeypatch restores it
    before = bindtextdomain("messages")
    try:
        ran = bh("due", "--month", "13")
    finally:
        bindtextdomain("messages", before)
    assert ran.err.startswith("Error: Invalid value for '--month': 13 is not in the range 1<=x<=12.\n")
