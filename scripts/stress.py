"""Kill, and write at once: nothing that was acknowledged may be lost, nothing half done may be there.

    python scripts/stress.py [--kills 300] [--writers 16] [--each 9] [--seed 1]

Runs `bh` of this environment on a database below a temporary directory. A command is acknowledged where it ends with 0;
its receipt must then fit the ledger for ever. After each kill the file must be whole, the chain sound, and the ledger
must have every acknowledged event and at most the whole command that was killed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.domain.ledger.receipts import receipt
from baohiem_cli.store.ledger.sqlite import SqliteLedger

BH = [sys.executable, "-m", "baohiem_cli"]


class Stress:
    """One database, the keys that can be recorded on it, and what was acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)  # noqa: S311 - chance, not secrecy
        self.db = folder / "bh.db"
        self.environment = {**os.environ, "BH_DB": str(self.db), "HOME": str(folder), "BH_USER": "thử"}
        self.receipts: list[str] = []
        found = json.loads(self.answer("due", "--from", "2015-01-01", "--to", "2026-11-01", "-f", "json"))["items"]
        self.keys = [item["key"] for item in found]
        self.random.shuffle(self.keys)
        self.answer("note", self.keys[0], "bắt đầu")
        self.answer("backup", str(folder / "copy.db"))
        self.answer("ledger", "export", str(folder / "other.jsonl"))

    def answer(self, *args: str) -> str:
        """What a command prints that must succeed."""
        done = subprocess.run([*BH, *args], env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{args}: {done.returncode}\n{done.stderr}")
        return done.stdout

    def command(self) -> list[str]:
        """Some command that writes."""
        key, another = self.keys.pop(), self.random.choice(self.keys)
        return self.random.choice([
            ["done", key, "--on", "2026-11-02", "--yes"], ["done", key, self.keys.pop(), "--on", "2026-11-02", "--yes"],
            ["extend", key, "--to", "2027-06-30", "--yes"], ["waive", key, "--reason", "thử", "--yes"],
            ["note", another, "ghi chú"], ["assign", another, "Lan"], ["undo", "--yes"],
            ["init", "--track-from", f"20{self.random.randint(10, 26)}-01-01"],
            ["ledger", "import", str(self.folder / "other.jsonl")],
            ["overdue", "--changed-since-last-run", "--job", "thử", "-f", "csv"], ["load", "--anew"],
            ["ledger", "export", str(self.folder / "out.jsonl"), "--force"],
            ["backup", str(self.folder / "out.db"), "--force"],
        ])  # fmt: skip

    def kill(self) -> str:
        """Start a command and kill it at some moment; `killed` or `acknowledged`."""
        command = [*self.command(), "-f", "json"]
        with subprocess.Popen(
            [*BH, *command], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            try:
                out, __ = process.communicate(timeout=self.random.uniform(0.02, 0.3))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                return "killed"
        self._acknowledge(process.returncode, out)
        return "acknowledged"

    def write(self, count: int) -> Iterator[str]:
        """Commands one after the other, as one of several writers does."""
        for __ in range(count):
            done = subprocess.run(
                [*BH, *self.command(), "-f", "json"], env=self.environment, capture_output=True, text=True, check=False
            )
            if done.returncode not in (0, 2, 6):  # 2 and 6: another one has just recorded the same
                yield f"{done.args}: {done.returncode}\n{done.stderr}"
            self._acknowledge(done.returncode, done.stdout)

    def faults(self) -> Iterator[str]:
        """What is wrong with the database, against what was acknowledged."""
        with closing(sqlite3.connect(self.db)) as db:
            if (sound := db.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
                yield f"file: {sound}"
            entries = list(SqliteLedger(db).entries())
        yield from (f"chain: {broken}" for broken in breaks(entries))
        kept = {receipt(entry) for entry in entries}
        yield from (f"lost: {one}" for one in self.receipts if one not in kept)

    def examined(self) -> int:
        """The exit code of the doctor."""
        return subprocess.run([*BH, "doctor"], env=self.environment, capture_output=True, check=False).returncode

    def _acknowledge(self, code: int, out: str) -> None:
        if code == 0 and out.startswith("{") and (given := json.loads(out).get("receipt")):
            self.receipts.append(given)


def main() -> int:
    """The command; 1 where something was lost or damaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("kills", 300), ("writers", 16), ("each", 9), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        stress = Stress(Path(folder), asked.seed)
        ended: dict[str, int] = {}
        faults: list[str] = []
        for number in range(asked.kills):
            how = stress.kill()
            ended[how] = ended.get(how, 0) + 1
            if number % 10 == 9 or number == asked.kills - 1:
                faults += stress.faults()
        with ThreadPoolExecutor(asked.writers) as pool:
            writers = pool.map(lambda __: list(stress.write(asked.each)), range(asked.writers))
            faults += [fault for found in writers for fault in found]
        faults += stress.faults()
        examined = stress.examined()
        left = sorted(path.name for path in Path(folder).iterdir() if path.name.startswith("."))
    print(f"{asked.kills} kills: {ended}; {asked.writers} writers with {asked.each} commands each")
    print(f"{len(stress.receipts)} acknowledged records; doctor: {examined}; left beside: {left}")
    print(f"{time.monotonic() - started:.0f} s; faults: {len(faults)}")
    print("\n".join(faults[:20]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
