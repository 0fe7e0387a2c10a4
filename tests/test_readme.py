"""The README in both languages: its two set-up commands, and the output that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
SETUP = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


both = pytest.mark.parametrize("page", [README, VIETNAMESE], ids=["README.md", "README.vi.md"])


def shown(page: str) -> list[tuple[str, str]]:
    """Every command that a page shows, with its output."""
    blocks = re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [pair for block in blocks for pair in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


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


@both
def test_output_is_shown_of_several_commands(page):
    assert len(shown(page)) >= 2
    assert all(output.strip() for _command, output in shown(page))


@both
def test_no_shown_command_reads_the_real_day(page):
    """`scripts/docs.py --check` holds the output itself; what `bh init` sets does not depend on the day."""
    asked = [command for command, _output in shown(page) if not command.startswith("bh init ")]
    assert [command for command in asked if "--as-of" not in command] == []


def test_each_language_leads_to_the_other_in_its_first_lines():
    assert "(README.vi.md)" in "".join(README.splitlines()[:5])
    assert "(README.md)" in "".join(VIETNAMESE.splitlines()[:5])


def test_the_vietnamese_one_installs_the_same_way_on_both_systems():
    install = "pip install -q -c constraints.txt ."
    assert f".venv/bin/{install}" in SETUP[0]
    assert [line for line in VIETNAMESE.splitlines() if line.endswith(install)] == [
        rf".venv\Scripts\{install}",
        f".venv/bin/{install}",
    ]
