"""Regular files: what only looks like one is wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import regular


def test_a_file_that_breaks_off_while_it_is_read(tmp_path: Path):
    """As `/proc/self/mem` does, which calls itself a regular file."""
    (tmp_path / "a").write_text("a\n", encoding="utf-8")
    with pytest.raises(WrongUsage, match="Không đọc được"), regular.opened(tmp_path / "a"):
        raise OSError(5, "Input/output error")
