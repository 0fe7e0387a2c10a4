"""Texts that are attached to regulations: kept whole, and anything else in their place told."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import texts

TEXT = texts.Attached("mau", "mau.pdf", (Passage("1", "Điều 1. Phạm vi", 1, 3), Passage("1.1", "Chữ", None, 4)))


def test_what_is_written_is_read(tmp_path):
    file = tmp_path / "texts" / "mau.json"
    texts.write(file, TEXT)
    texts.write(file, TEXT)
    assert texts.read(file) == TEXT


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"regulation": 1}', b"[" * 100_000])
def test_anything_else_is_told_with_what_to_do(tmp_path, content):
    file = tmp_path / "mau.json"
    file.write_bytes(content)
    with pytest.raises(DataInvalid) as refused:
        texts.read(file)
    (problem,) = refused.value.problems
    assert (problem.file, "bh attach mau" in problem.message) == (str(file), True)
