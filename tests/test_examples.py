"""The examples for schedulers do what their comments say: cron's as cron runs it, the others the same command."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from baohiem_cli.domain.ledger.payloads import Act
from tests.running import PROGRAM, place, regulation

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
TASK = {"": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def crontab() -> tuple[dict[str, str], list[str], str]:
    """The settings of the crontab fragment, and its one line: the five fields of its time, and its command."""
    rows = [row for row in text("examples/cron/bh-overdue.cron").splitlines() if row and not row.startswith("#")]
    settings = dict(row.split("=", 1) for row in rows if re.match(r"[A-Z_]+=", row))
    (line,) = [row for row in rows if not re.match(r"[A-Z_]+=", row)]
    *time, command = line.split(None, 5)
    return {name: value.strip('"') for name, value in settings.items()}, time, command


def unit(name: str) -> ConfigParser:
    """A systemd unit."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text(f"examples/systemd/{name}"))
    return parser


def task() -> ElementTree.Element:
    """The task for Windows."""
    return ElementTree.fromstring(text("examples/windows/bh-overdue.xml"))  # noqa: S314 # our own file


def arguments() -> list[str]:
    """The command of the crontab, as words: what all examples run, of which cron alone sends a mail."""
    *words, option, form = shlex.split(crontab()[2])
    assert (option, form) == ("--format", "mail")
    return words


# cron


@pytest.fixture
def as_cron(tmp_path: Path):
    """Run a command as cron does: a bare environment, the home directory, a pipe for the output."""
    if os.name == "nt":
        pytest.skip("there is no cron on Windows")
    settings, _, _ = crontab()
    programs = tmp_path / "bin"
    programs.mkdir()
    bh = programs / "bh"
    bh.write_text(f'#!/bin/sh\nexec {shlex.join(map(str, PROGRAM))} "$@"\n', encoding="utf-8")
    bh.chmod(0o755)
    path = f"{programs}:/usr/bin:/bin"
    test = {name: value for name, value in os.environ.items() if name.startswith("BH_TEST_")}
    bare = {**settings, **test, "HOME": str(tmp_path), "LOGNAME": "van-thu", "SHELL": "/bin/sh", "PATH": path}

    def run(command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["/bin/sh", "-c", command],
            env=bare,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return run


def test_cron_mails_a_readable_list(november, as_cron):
    assert as_cron("bh init --track-from 2025-01-01").returncode == 0
    run = as_cron(crontab()[2])
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode("utf-8", errors="strict")
    assert said.startswith("Quá hạn ")
    assert "Sở Y tế" in said
    assert "cao-nguyen/24.1@2025-H1:so-y-te" in said
    assert all(letter.isprintable() or letter == "\n" for letter in said)
    assert "\ufffd" not in said
    assert max(map(len, said.splitlines())) < 998  # what mail allows in one line


def test_cron_mails_nothing_while_nothing_is_overdue(as_cron):
    assert as_cron("bh init --track-from 2999-01-01").returncode == 0
    run = as_cron(crontab()[2])
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_cron_mails_what_goes_wrong(as_cron):
    command = crontab()[2].replace("Sở Y tế", "Sở Y té tỉnh")
    run = as_cron(command)
    assert run.returncode == 6
    assert "Sở Y tế" in run.stderr.decode("utf-8", errors="strict")


def test_cron_mails_that_data_are_wrong_also_while_nothing_is_overdue(as_cron, tmp_path):
    place(tmp_path / "own", regulation("vi-du").replace("kind: report", "kind: repo"))
    assert as_cron("bh init --track-from 2999-01-01").returncode == 0
    run = as_cron(f"{crontab()[2]} --data own")
    assert (run.returncode, run.stdout) == (0, b"")
    assert "vi-du.yaml:" in run.stderr.decode("utf-8", errors="strict")


def test_cron_line():
    settings, time, command = crontab()
    assert time == ["30", "7", "*", "*", "1-5"]
    assert "%" not in command  # for cron the end of the line
    assert settings["CONTENT_TYPE"] == "text/plain; charset=UTF-8"
    assert settings["PATH"].endswith(":/usr/bin:/bin")
    assert text("examples/cron/bh-overdue.cron").endswith("\n")  # cron ignores a last line without an end


# systemd and Windows


def test_systemd_runs_the_same_command_at_the_same_time():
    service, timer = unit("bh-overdue.service"), unit("bh-overdue.timer")
    program, *rest = shlex.split(service["Service"]["ExecStart"])
    assert Path(program).is_absolute()
    assert [Path(program).name, *rest] == arguments()
    assert service["Service"]["Type"] == "oneshot"
    assert timer["Timer"] == {"OnCalendar": "Mon..Fri 07:30 Asia/Ho_Chi_Minh", "Persistent": "true"}
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert "Unit" not in timer["Timer"]  # so that it starts the service of its own name


def test_windows_runs_the_same_command_at_the_same_time():
    root = task()
    (action,) = root.findall("Actions/Exec", TASK)
    script = action.findtext("Command", namespaces=TASK).rpartition("\\")[2]
    assert ["bh", *shlex.split(action.findtext("Arguments", namespaces=TASK))] == arguments()
    assert (EXAMPLES / "windows" / script).is_file()
    assert root.findtext("Triggers/CalendarTrigger/StartBoundary", namespaces=TASK).endswith("T07:30:00")
    days = [day.tag.partition("}")[2] for day in root.find("Triggers/CalendarTrigger/ScheduleByWeek/DaysOfWeek", TASK)]
    assert days == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    assert root.find("Actions", TASK).get("Context") == root.find("Principals/Principal", TASK).get("id")


def test_the_windows_script_passes_its_arguments_on_and_is_plain_ascii():
    script = (EXAMPLES / "windows" / "bh-overdue.cmd").read_bytes().decode("ascii")
    assert '\\bh.exe" %* > ' in script


# The ledger's format as documented


def documented(language: str) -> str:
    """The one block of a language on the page."""
    (block,) = re.findall(
        rf"^```{language}\n(.*?)^```$", text("docs/reference/ledger-format.md"), re.MULTILINE | re.DOTALL
    )
    return block


def test_the_documented_ledger_can_be_imported(bh, register, tmp_path):
    (tmp_path / "so.jsonl").write_text(documented("json"), encoding="utf-8")
    run = bh("ledger", "import", tmp_path / "so.jsonl", "--format", "json")
    assert run.code == 0, run.err
    assert run.json["items"][0]["new"] == len(documented("json").splitlines()) - 1 > 1
    assert bh("doctor").code == 0


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [("", "", None), ("123/BC", "124/BC", "/1 "), ('"number": 2', '"number": 3', "/3 "), ('"undo"', '"done"', "/2 ")],
)
def test_the_documented_check_needs_nothing_of_the_program(tmp_path, old, new, refused):
    script, source = tmp_path / "check_ledger.py", tmp_path / "so.jsonl"
    script.write_text(documented("python"), encoding="utf-8")
    source.write_text(documented("json").replace(old, new), encoding="utf-8")
    run = subprocess.run([sys.executable, "-I", script, source], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == (1 if refused else 0)
    assert (refused or "") in run.stderr


def test_every_act_is_documented():
    rows = re.findall(r"^\| `(\w+)` \|", text("docs/reference/ledger-format.md"), re.MULTILINE)
    assert {act.value for act in Act} <= set(rows)
