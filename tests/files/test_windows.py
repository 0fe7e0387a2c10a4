"""Names under which Windows loses a file."""

from __future__ import annotations

import pytest

from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import output, windows


@pytest.mark.parametrize(
    "name",
    ["NUL", "nul.csv", "Con.xlsx", "aux", "COM1.txt", "lpt¹.csv", "nul .csv", "prn.a.b", "due:12.csv", "a?.csv",
     "a*.csv", 'a".csv', "a|b", "a<b", "a\tb", "due.", "due "],
)  # fmt: skip
def test_a_name_that_loses_what_is_written(name):
    assert windows.is_lost(name)


@pytest.mark.parametrize(
    "name", ["due.csv", "Việc tháng 12.xlsx", "console.csv", "com.csv", "com10.csv", ".bh", "a b.csv"]
)
def test_a_name_that_keeps_it(name):
    assert not windows.is_lost(name)


def test_an_answer_is_not_written_where_windows_loses_it(tmp_path, monkeypatch):
    monkeypatch.setattr(output.sys, "platform", "win32")
    with pytest.raises(WrongUsage, match=r"NUL\.csv"):
        output.write(tmp_path / "NUL.csv", "x")
