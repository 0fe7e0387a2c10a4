"""The big register that speed is measured with is a register: it loads."""

from __future__ import annotations

import importlib.util
from pathlib import Path

GENERATE = Path(__file__).resolve().parents[2] / "benchmarks" / "generate.py"


def test_what_is_generated_loads(bh, tmp_path):
    found = importlib.util.spec_from_file_location("generate", GENERATE)
    assert found and found.loader
    generate = importlib.util.module_from_spec(found)
    found.loader.exec_module(generate)
    generate.write(tmp_path, regulations=40, duties=10)
    run = bh("load", "--data", tmp_path, "--db", tmp_path / "bh.db")
    assert (run.code, run.err) == (0, "")
