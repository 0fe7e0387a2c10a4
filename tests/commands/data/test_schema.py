"""`bh schema`: the schema for editors, as a file of its own."""

from __future__ import annotations

import json

import pytest

from baohiem_cli.commands.data.schema import DataFile
from baohiem_cli.files.format import json_schema


@pytest.mark.parametrize("which", list(DataFile))
def test_the_schema_is_printed_and_nothing_else(bh, which):
    run = bh("schema", which)
    assert (run.code, run.err, run.out) == (0, "", json_schema.text(which.value))
    assert json.loads(run.out)["title"]


def test_a_regulations_schema_is_printed_unless_another_is_asked_for(bh):
    assert bh("schema").out == bh("schema", "regulation").out != bh("schema", "agencies").out


def test_another_word_is_wrong_usage(bh):
    run = bh("schema", "nothing")
    assert run.code == 2
    assert "regulation" in run.err
