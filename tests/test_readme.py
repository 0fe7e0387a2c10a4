"""The README: its two set-up commands, and the output that it shows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SETUP = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def shown() -> list[tuple[str, str]]:
    """Every command that the README shows, with its output."""
    return [pair for block in BLOCKS for pair in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def test_two_commands_set_up_and_stand_near_the_top():
    first, second = SETUP
    assert first.endswith("&& .venv/bin/pip install -q -c constraints.txt . && .venv/bin/bh due --month 12")
    assert second.endswith("&& .venv/bin/pip install -q -c constraints.txt -e '.[dev]' && .venv/bin/pytest")
    assert README.splitlines().index(second) < 30


def test_windows_has_its_line():
    (line,) = (line for line in README.splitlines() if line.startswith("On Windows:"))
    assert all(program in line for program in (r"Scripts\pip", r"Scripts\bh due --month 12", r"Scripts\pytest"))


def test_ci_runs_these_very_commands():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep '^python3 -m venv ' README.md" in script
    assert "pip install -q -c" not in script


def test_output_is_shown_of_several_commands():
    assert len(shown()) >= 2
    assert all(output.strip() for _command, output in shown())


def test_no_shown_command_reads_the_real_day():
    """`scripts/docs.py --check` holds the output itself."""
    assert all("--as-of" in command for command, _output in shown())
