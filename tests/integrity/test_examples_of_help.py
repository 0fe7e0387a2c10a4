"""The examples of the help pages name shipped regulations, and are answered."""

from __future__ import annotations

import shlex
from importlib import import_module

import pytest

from baohiem_cli.cli.commands import module_of


@pytest.mark.parametrize(
    "example",
    [
        example
        for name in ("due", "duties", "show", "regulations", "agenda", "status", "targets", "matrix", "schema")
        for example in import_module(module_of(name)).EXAMPLES
    ],
)
def test_examples_of_questions_are_answered(bh, register, example):
    words = shlex.split(example.partition(" | ")[0].partition(" > ")[0])[1:]
    dated = [] if words[0] == "schema" or "--as-of" in words else ["--as-of", "2026-11-22"]
    run = bh(*words, *dated)
    assert run.code == 0, run.err
    assert run.out
