"""Hold every answer of this program against those of another version, for a rebuild that is to change none.

    python scripts/compare_answers.py OLD_PYTHON [NEW_PYTHON] [--only WORD]

Each Python has a version installed. Both run the same command lines on the shipped data, on the same day and with the
same clock: questions in every format with typical filters, records in a fixed order, work on data and the database,
wrong usage. Standard output, standard error and the exit code are compared, without what is new in each run (ids,
hashes, times, scratch folders). Differences are printed as unified diffs with a count for each command and format;
the exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

DAY = "2026-11-22"
FORMATS = ("table", "wide", "plain", "json", "csv", "md")
KEY, OTHER, JOINT = "kon-tum/24.1@2026:so-y-te", "kon-tum/24.1@2026:so-tai-chinh", "kon-tum/7.4@2026"

QUESTIONS = (
    "due", "due --month 12", "due --month 12 -a syt", "due --year 2026 -r thanh-hoa", "due --year 2039",
    "due --from 2014-01-01 --to 2016-12-31", "due --within 400 -p 'Kon Tum'", "due -a 'Sở Nội vụ' --within 200",
    "due -a 'Sở Nội vụ' --within 200 --as-written", "due --year 2026 --basis explicit",
    "due --month 2 --as-of 2027-02-01",
    "due --year 2026 --kind report --role recipient -a bhxh-tinh", "due --year 2026 --scheme BHTN --cadence quarterly",
    "overdue", "overdue -a 'Sở Y tế'", "overdue --grace 100", "overdue --exit-code -r kon-tum", "overdue -r son-la",
    "overdue --basis explicit", "agenda -a bhxh-tinh", "agenda -a 'Sở Y tế' -p 'Thanh Hóa'", "agenda",
    "status", "status --by regulation", "status --by kind --year 2025", "status --by province -a syt",
    "duties", "duties -a 'Sở Y tế'", "duties danh sách doanh nghiệp", "duties -a syt --role lead --kind report",
    "duties -r son-la", "duties -p 'Quảng Ngãi'", "duties -a 'Sở Nội vụ' --as-written", "duties dieu 24",
    "show kon-tum", "show son-la", "show nam-dinh", "show kon-tum/24.1", "show kon-tum/24.1 --explain",
    "show thanh-hoa/12", "show son-la/V.3", "show 'Điều 24 khoản 1' -r kon-tum", "show 'Điều 1'", "show kon-tum/99",
    "show 24/2014/QĐ-UBND", "show bhxh-tld-1619/18.1#2 --explain", "show kon-tum/QD.1", "show khong-co",
    "regulations", "regulations --history", "regulations -a syt --as-of 2015-01-01", "targets", "targets -r son-la",
    "agencies", "agencies 'Sở Nội vụ'", "agencies 'Sở Ma thuật'", "provinces", "provinces 'Kon Tum'", "provinces Huế",
    "provinces --as-of 2024-01-01", "matrix", "matrix -r kon-tum", "matrix --by article -r nam-dinh",
    "matrix -a syt --by article", "flows", "flows -r kon-tum", "flows -r thanh-hoa --graph mermaid",
    "flows -r kon-tum --graph dot", "compare kon-tum nam-dinh", "compare thanh-hoa kon-tum --min 60",
    "compare kon-tum kon-tum", "gaps", "gaps -r kon-tum", "gaps --check same-data --check compiler-date", "log",
)  # fmt: skip

RECORDS = (
    f"done {KEY} --on 2026-11-20 --doc 123/BC-SYT --note 'đã gửi' --by Lan", f"done {KEY}", f"log {KEY}",
    f"extend {OTHER} --to 2026-12-31 --doc 45/KH --reason 'chờ số liệu' --by Lan", f"extend {OTHER} --to 2026-12-01",
    "waive kon-tum/24.1@2026:so-noi-vu --reason 'đã sáp nhập'", "done kon-tum/24.1 --period 2026-H1 -a syt --dry-run",
    "refuse kon-tum/24.1@2026-H1:so-y-te --reason 'không thuộc thẩm quyền' --by Lan", f"note {OTHER} 'chờ' --by Lan",
    f"assign {OTHER} 'Phòng Kế hoạch' --by Lan", f"done {JOINT} --dry-run", "done kon-tum/24.1@2026:khong-co",
    "done thanh-hoa/12.1@2026-Q3:so-y-te --on 2026-11-01 --by Lan", "done khong-co/1@2026",
    f"done {KEY} --on 2027-01-01",
    "measure son-la/bhyt-dan-so-2015 --value 91.2 --as-of 2015-12-31 --source 'Báo cáo 12' --by Lan",
    "measure son-la/khong-co --value 1", f"rekey {OTHER} kon-tum/24.1@2026:so-y-te --dry-run", "targets -r son-la",
    "due --month 12", "overdue", "agenda -a 'Sở Y tế'", "status", "log", "log --limit 2", "verify", "doctor",
    "undo --yes --by Lan", "undo --dry-run", "undo", "log", "due --month 12 -r kon-tum",
)  # fmt: skip

ONCE = (
    "--version", "nonsense", "due --month 13", "due --month", "due --nonsense", "due --format xml", "dues",
    "due --month 12 --within 3", "due --from 2026-02-30", "due --to 2026-01-01 --from 2026-02-01", "due extra",
    "due -a 'Sở'", "due -a 'so y t'", "due -r khong", "due -p 'Hà'", "show", "ledger", "ledger nonsense", "init",
    "init --track-from 2026-06-01", "init", "overdue", "load", "load khong-co.yaml", "check", "check bad.yaml",
    "schema", "schema agencies", "diff kon-tum kon-tum.yaml", "diff kon-tum bad.yaml", "diff khong-co kon-tum.yaml",
    "backup b.db",
    "backup b.db", "restore b.db", "restore bad.yaml", "ledger export so.jsonl", "ledger import so.jsonl",
    "ledger export", "ledger import bad.yaml", "doctor", "due --as-of 1990-01-01", "due --as-of 9999-12-31",
    "overdue --changed-since-last-run --within 60", "overdue --changed-since-last-run", "due --db bad.yaml",
    "gaps --check nonsense", "status --by nonsense", "matrix --by nonsense", "undo",
)  # fmt: skip

DRIVER = r"""
import io, json, os, sys, shlex
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from baohiem_cli import clock
from baohiem_cli.cli.main import main
given, told = sys.stdin, sys.stdout
sys.stdin = open(os.devnull)
for line in given:
    asked = json.loads(line)
    moment = datetime(2026, 11, 22, 1, tzinfo=UTC) + timedelta(seconds=asked["number"])
    clock.now = lambda: moment
    os.environ |= {"COLUMNS": asked["columns"], "BH_DB": asked["db"]}
    sys.argv = ["bh", *shlex.split(asked["line"])]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
    out.flush(), err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    print(json.dumps([code, *said]), file=told, flush=True)
"""


class Version:
    """One installed version with a scratch folder of its own."""

    def __init__(self, python: str, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        (folder / "bad.yaml").write_text("id: [\n", encoding="utf-8")
        shipped = Path(__file__).resolve().parent.parent / "data" / "regulations" / "kon-tum.yaml"
        text = shipped.read_text(encoding="utf-8").replace("before 12-20", "before 12-15")
        (folder / "kon-tum.yaml").write_text(text, encoding="utf-8")
        home = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA")}
        quiet = {name: value for name, value in os.environ.items() if not name.startswith(("BH_", "XDG_"))}
        self.process = subprocess.Popen(
            [Path(python).absolute(), "-c", DRIVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=folder,
            env=quiet | home | {"BH_USER": "tester", "NO_COLOR": "1"},
        )

    def answer(self, line: str, columns: int, db: str) -> tuple[int, str, str]:
        """Exit code, output and errors of one command line, without what differs in every run."""
        assert self.process.stdin and self.process.stdout  # noqa: S101 - both are pipes
        self.number += 1
        asked = {"line": line, "columns": str(columns), "db": str(self.folder / db), "number": self.number}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        code, out, err = json.loads(self.process.stdout.readline())
        return code, self._plain(out), self._plain(err)

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin  # noqa: S101 - it is a pipe
        self.process.stdin.close()
        self.process.wait()

    def _plain(self, text: str) -> str:
        text = text.replace(str(self.folder), "FOLDER")
        text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "UUID", text)
        text = re.sub(r"\b[0-9a-f]{64}\b", "SHA256", text)
        text = re.sub(r"\b[0-9a-f]{6}/(\d+)\b", r"ORIGIN/\1", text)
        text = re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "MOMENT", text)
        text = re.sub(r"\.\d{8}-\d{6}-\d{6}\.bak", ".MOMENT.bak", text)
        return re.sub(r'("size": )\d+', r"\1SIZE", text)


def lines() -> Iterator[tuple[str, str, int, str]]:
    """Every command line: its format, the line, the columns of the terminal, the database."""
    for format in FORMATS:
        name, columns = ("table", 200) if format == "wide" else (format, 80)
        for line in QUESTIONS:
            day = "" if "--as-of" in line else f" --as-of {DAY}"
            yield format, f"{line}{day} --format {name}", columns, "questions.db"
        for line in RECORDS:
            yield format, f"{line} --format {name}", columns, f"records-{format}.db"
    for line in ONCE:
        yield "once", line, 80, "once.db"
    for command in dict.fromkeys(line.split()[0] for line in (*QUESTIONS, *RECORDS, *ONCE) if line[0].isalpha()):
        yield "help", f"{command} --help", 80, "once.db"
    yield "help", "--help", 80, "once.db"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="a Python that has the old version")
    parser.add_argument("new", nargs="?", default=sys.executable, help="one that has the new version; this one")
    parser.add_argument("--only", default="", help="only command lines that contain this")
    options = parser.parse_args()
    compared: Counter[str] = Counter()
    different: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        versions = (Version(options.old, Path(first)), Version(options.new, Path(second)))
        for format, line, columns, db in lines():
            if options.only not in line:
                continue
            compared[format] += 1
            old, new = (version.answer(line, columns, db) for version in versions)
            if old != new:
                different[format, line.split()[0]] += 1
                print(f"\n$ bh {line}   [{format}]" + (f"   exit {old[0]} -> {new[0]}" if old[0] != new[0] else ""))
                for before, after in zip(old[1:], new[1:], strict=True):
                    told = difflib.unified_diff(before.splitlines(), after.splitlines(), "old", "new", "", "", 1, "")
                    print(*list(told)[:24], sep="\n")
        for version in versions:
            version.close()
    print("\ncompared:", ", ".join(f"{format} {count}" for format, count in compared.items()))
    print("different:", ", ".join(f"{format} {name} {n}" for (format, name), n in different.items()) or "none")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
