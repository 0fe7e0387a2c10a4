"""The help pages: every command is there, explained in Vietnamese, with examples that work."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from importlib.metadata import version

import pytest
import typer.main

from baohiem_cli.cli.commands import COMMANDS, HEADINGS, module_of
from baohiem_cli.cli.main import build

GROUPS = ("ledger", "hub")
"""Commands that only hold others."""
HELP = {name: help for heading in HEADINGS for name, help in heading.commands.items()}
SINGLE = [name for name in COMMANDS if name not in GROUPS]


@pytest.fixture(scope="module")
def group():
    return typer.main.get_command(build())


def flat(text):
    return " ".join(text.split())


def test_the_first_page_lists_every_command_in_order(bh):
    page = bh("--help").out
    listed = re.findall(r"^  ([a-z]+) {2,}\S", page[page.index("\nHỏi:\n") :], re.MULTILINE)
    assert listed == list(COMMANDS)
    assert bh("-h").out == page


def test_without_a_command_the_first_page_is_shown(bh):
    run = bh()
    assert (run.code, run.out) == (2, "")
    assert "Hỏi:" in run.err


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: heading.folder)
def test_commands_stand_under_their_heading_with_whole_lines(bh, heading):
    page = bh("--help").out
    _before, title, after = page.partition(f"\n{heading.title}:\n")
    assert title
    section = after.partition("\n\n")[0]
    for name, help in heading.commands.items():
        assert f"{name} {help}" in flat(section)


def test_a_group_of_commands_has_whole_lines_too(bh):
    assert "Nhập sổ của nơi khác; nhập hai lần cũng như một." in flat(bh("ledger", "--help").out)


@pytest.mark.parametrize("words", [[], ["due"], ["ledger"], ["ledger", "export"]])
def test_help_is_a_command_too(bh, words):
    assert bh("help", *words) == bh(*words, "--help")


def test_help_of_what_does_not_exist(bh):
    run = bh("help", "dues")
    assert (run.code, run.out) == (2, "")
    assert "due" in run.err


def test_the_version(bh):
    run = bh("--version")
    assert (run.code, run.out) == (0, f"bh {version('baohiem-cli')}\n")


@pytest.mark.parametrize("command", SINGLE)
def test_every_command_explains_itself(bh, command):
    module = import_module(module_of(command))
    page = bh(command, "--help")
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith(f"Cách dùng: bh {command} ")
    assert flat(HELP[command]) in flat(page.out)
    assert "\n  Ví dụ:\n" in page.out
    for example in module.EXAMPLES:
        assert f"    {example}\n" in page.out + "\n"
    assert bh(command, "-h") == page


@pytest.mark.parametrize("command", SINGLE)
def test_every_option_and_argument_is_explained(group, command):
    unexplained = [param.name for param in group.get_command(None, command).params if not (param.help or "").strip()]
    assert unexplained == []


@pytest.mark.parametrize("command", SINGLE)
def test_examples_are_command_lines_that_the_program_takes(group, command):
    """Their options and values exist; files that they name are a user's."""
    for example in import_module(module_of(command)).EXAMPLES:
        program, name, *words = shlex.split(example.partition(" | ")[0].partition(" > ")[0])
        assert (program, name) == ("bh", command)
        known = {word for option in group.get_command(None, command).params for word in option.opts}
        assert {word for word in words if word.startswith("-")} <= known


def test_a_help_page_needs_no_database(bh, monkeypatch, tmp_path):
    monkeypatch.setenv("BH_DB", str(tmp_path / "none.db"))
    assert bh("due", "--help").code == 0
    assert not (tmp_path / "none.db").exists()
