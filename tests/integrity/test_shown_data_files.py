"""The data files that the how-tos show complete shipped regulations, and are valid beside them."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"


def test_the_shown_data_files_are_valid(bh, register, tmp_path):
    pages = "\n".join(page.read_text(encoding="utf-8") for page in sorted((DOCS / "how-to").glob("*.md")))
    blocks = re.findall(r"^```yaml\n(# file: (\S+)\n.*?)^```$", pages, re.MULTILINE | re.DOTALL)
    files = {name: content for content, name in blocks}
    assert {"my-data/agencies.yaml", "my-data/regulations/vi-du.yaml"} <= set(files)
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    checked = bh("check", tmp_path / "my-data", "--format", "json")
    assert checked.code == 0, checked.err
    assert [item["id"] for item in checked.json["items"]] == ["vi-du"]
