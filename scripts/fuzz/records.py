"""An office with records and files of its own, on which command lines and ledgers of others are tried."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from scripts.fuzz.stage import ROOT, bh, use_data

KEYS = (
    "cao-nguyen/24.1@2026-H1:so-y-te", "cao-nguyen/24.1@2026:so-y-te", "cao-nguyen/24.1@2025:so-y-te",
    "ven-bien/12.1@2026:so-y-te", "ven-bien/12.1@2026-Q3:so-tai-chinh", "lien-nganh/2.1@2026",
)  # fmt: skip
_FURTHER = (
    ("note", "đã gọi điện", "--on", "2026-11-01"),
    ("assign", "phòng Nghiệp vụ"),
    ("extend", "--to", "2026-12-31", "--reason", "theo công văn", "--yes"),
    ("done", "--doc", "12/BC", "--evidence", "minh-chung.txt", "--yes"),
    ("refuse", "--reason", "không thuộc thẩm quyền"),
    ("waive", "--reason", "được miễn", "--yes"),
)


class Office:
    """Made once in a folder; each case gets it as it was."""

    def __init__(self, folder: Path) -> None:
        self.kept, self.place = folder / "kept", folder / "office"
        self.kept.mkdir()
        self.place.mkdir()
        self.db = self.place / "bh.db"
        os.environ["BH_DB"] = str(self.db)
        use_data(ROOT / "tests" / "corpus")
        os.chdir(self.place)
        self._record()
        os.chdir(folder)
        shutil.copytree(self.place, self.kept, dirs_exist_ok=True, symlinks=True)

    def fresh(self) -> None:
        """Lay the folder anew, and work in it."""
        os.chdir(self.kept)
        shutil.rmtree(self.place)
        shutil.copytree(self.kept, self.place, symlinks=True)
        os.mkfifo(self.place / "ong-dan")
        os.chdir(self.place)

    def _record(self) -> None:
        for name, text in {
            "minh-chung.txt": "ký số", "khong.jsonl": "", "rac.bin": "\0\1\2", "sai.yaml": "id: sai\n",
            "nhat.txt": "đ" * 99
        }.items():  # fmt: skip
            Path(name).write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "tests" / "corpus" / "regulations" / "ven-bien.yaml", "van-ban.yaml")
        Path("thu-muc").mkdir()
        Path("lien-ket").symlink_to("bh.db")
        Path("vong").symlink_to("vong")
        for word, *rest in _FURTHER:
            for key in self._open_keys()[:2]:
                self._must(word, key, *rest)
        for key in self._open_keys()[2:4]:
            self._must("note", key, "ghi nhầm")
        self._must("undo", "--yes")
        self._must("ledger", "export", "so.jsonl")
        self._must("backup", "sao-luu.db")

    def _open_keys(self) -> list[str]:
        import json

        found = json.loads(bh("due", "--year", "2026", "-f", "json").out)["items"]
        keys = [one["key"] for one in found if one["state"] in ("open", "overdue")]
        return [key for key in keys if ":" in key.partition("@")[2]] or keys

    @staticmethod
    def _must(*args: str) -> None:
        if (run := bh(*args)).code:
            raise RuntimeError(f"{args}: {run.err}")
