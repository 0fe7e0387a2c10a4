"""What no command line may hold, whatever the command."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "call",
    [("due", "--output", ""), ("due", "--output="), ("due", "--data", ""), ("due", "--db", ""), ("backup", ""),
     ("restore", ""), ("ledger", "export", ""), ("ledger", "import", ""), ("verify", "--root", ""), ("check", ""),
     ("load", ""), ("diff", "cao-nguyen", ""), ("done", "cao-nguyen/24.1@2026:so-y-te", "--evidence", "")],
    ids=" ".join,
)  # fmt: skip
def test_an_empty_path_is_refused(bh, register, tmp_path, monkeypatch, call):
    """Python takes it for the directory that it is called in; in a script it is a variable that was never set."""
    monkeypatch.chdir(tmp_path)
    run = bh(*call)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Lỗi: ")
    assert "Traceback" not in run.err
