"""How fast the program is, as ratios measured in one run on one machine, against the limits.

    python benchmarks/run.py [--small] [--only due|register|ledger|units|reading]

Whole processes are measured, in turns, so that both sides of a ratio meet the same noise. Ratios are of CPU time, which
other programs on the machine disturb less than time on the clock; that ratio stands beside, and `spread` is the
distance between the quartiles of time as a share of its median. The exit code is 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

import events
import generate

TURNS = 15
REGULATIONS, SMALL = 1000, 50
"""Regulations of the big register, and of a quick look, which says little about its limits."""

EVENTS = 2000
"""Events of the ledger of the shipped register."""

EVENTS_EACH = 1000
"""Events of the big register's ledger for each regulation."""

PAGES = 100
"""Pages of a long text; a page has 40 lines."""

ONE_PROVINCE = ("--agency", "Sở Y tế", "--province", "Nam Định")
MONTH = ("due", "--month", "12")
AS_OF = ("--as-of", events.LAST.isoformat())
OVERDUE = ("overdue", *AS_OF)
IMPORT_TYPER = (sys.executable, "-c", "import typer")

Command = Sequence[str] | Iterator[Sequence[str]]
"""A command, or one for each turn where it cannot be repeated."""


@dataclass(frozen=True)
class Process:
    """One finished process."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    lines: int


@dataclass(frozen=True)
class Times:
    """The same process several times."""

    runs: tuple[Process, ...]

    @property
    def median(self) -> float:
        """Its usual time in seconds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def least(self) -> float:
        """Its time with the least noise."""
        return min(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """Its usual share of a processor in seconds."""
        return statistics.median(run.cpu_seconds for run in self.runs)

    @property
    def lines(self) -> int:
        """What it prints."""
        return self.runs[0].lines

    def __str__(self) -> str:
        """CPU time, and the median of time with its spread and the minimum, in milliseconds."""
        low, _, high = statistics.quantiles((run.seconds for run in self.runs), n=4)
        spread = (high - low) / self.median
        times = f"median {self.median * 1000:.0f} ms, spread {spread:.0%}, min {self.least * 1000:.0f} ms"
        return f"{times}; CPU {self.cpu * 1000:.0f} ms"


@dataclass(frozen=True)
class Result:
    """One line of the table; without a limit it only informs."""

    name: str
    measured: float
    unit: str
    detail: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the limit holds."""
        if self.limit is None:
            return "-"
        return "PASS" if self.measured < self.limit else "FAIL"

    def __str__(self) -> str:
        """The line."""
        limit = "" if self.limit is None else f"{self.limit:g}{self.unit}"
        return f"{self.verdict:<5}{self.name:<44}{self.measured:>9.2f}{self.unit:<4}{limit:>8}  {self.detail}"


class Machine:
    """Runs processes in one clean environment, below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.databases = folder / "databases"
        bh = shutil.which("bh", path=str(Path(sys.executable).parent))
        self.bh = [bh] if bh else [sys.executable, "-m", "baohiem_cli"]
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "LANG": "C.UTF-8",
            "BH_DB": str(self.databases / "shipped.db"),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),  # compiled once, wherever the two sides are installed
        }

    def run(self, command: Sequence[str]) -> Process:
        """Run a process to its end. Raises CalledProcessError where it fails."""
        with (self.folder / "answer").open("w+b") as answer, (self.folder / "talk").open("w+b") as talk:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=answer, stderr=talk, env=self.environment, cwd=self.folder)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                talk.seek(0)
                sys.stderr.buffer.write(talk.read())
                raise subprocess.CalledProcessError(process.returncode, command)
            answer.seek(0)
            lines = sum(1 for _ in answer)
        unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kibibytes
        return Process(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, lines)

    def alternate(self, *commands: Command, turns: int = TURNS) -> list[Times]:
        """Run commands in turns, after one turn that warms caches."""
        turns_of = [one if isinstance(one, Iterator) else repeat(one) for one in commands]
        rounds = [[self.run(next(one)) for one in turns_of] for _ in range(turns + 1)]
        return [Times(tuple(runs)) for runs in zip(*rounds[1:], strict=True)]

    def answer(self) -> str:
        """What the last process printed."""
        return (self.folder / "answer").read_text(encoding="utf-8")

    def options(self, database: str, *data: Path) -> list[str]:
        """The options that name a database of this folder, and where its own data are."""
        named = ["--data", str(data[0])] if data else []
        return ["--db", str(self.databases / f"{database}.db"), *named]

    @cache  # noqa: B019 # there is one machine
    def loaded(self, regulations: int) -> tuple[list[str], Process]:
        """The generated register: the options that ask it, and its first load."""
        data = self.folder / "generated"
        generate.write(data, regulations)
        options = self.options("big", data)
        return options, self.run([*self.bh, "load", *options])


def ratio(name: str, one: Times, other: Times, limit: float) -> Result:
    """One CPU time over another, and the same by time on the clock."""
    wall = f"by median of time {one.median / other.median:.2f}, by minimum {one.least / other.least:.2f}"
    lines = f"; {one.lines} lines against {other.lines}"
    return Result(name, one.cpu / other.cpu, "x", wall + lines, limit)


def each_line(name: str, times: Times) -> Result:
    """CPU time for each line that is printed."""
    return Result(f"  {name}, for each line", times.cpu / times.lines * 1e6, " us", f"{times.lines} lines; {times}")


def measure_due(machine: Machine) -> Iterator[Result]:
    """The shipped register: its first build, and the price of a question beside that of typer alone."""
    builds = [machine.run([*machine.bh, *MONTH, *machine.options(f"first-{n}")]) for n in range(6)]
    first = Times(tuple(builds[1:]))  # not the one that compiled the program: installers have done that for a user
    yield Result("first build of the shipped data", first.median, " s", str(first), 2)
    question = [*machine.bh, *MONTH]
    typer, due, table = machine.alternate(IMPORT_TYPER, question, [*question, "--format", "table"])
    yield ratio("bh due --month 12 / import typer", due, typer, 1.6)
    yield Result("  import typer", typer.median * 1000, " ms", str(typer))
    yield Result("  bh due --month 12", due.median * 1000, " ms", str(due))
    yield Result("  bh due --month 12 --format table", table.median * 1000, " ms", str(table))


def measure_register(machine: Machine, regulations: int) -> Iterator[Result]:
    """The generated register: loading, and questions beside the same ones to the shipped register."""
    register, first = machine.loaded(regulations)
    yield Result(f"first load of {regulations} regulations", first.seconds, " s", f"{regulations * 100} duties", 90)
    yield Result("  peak memory of that", first.peak_mb, " MB", "", 1000)
    (again,) = machine.alternate([*machine.bh, "load", *register], turns=5)
    yield Result("load again, nothing changed", again.median, " s", str(again), 1)

    question = [*machine.bh, *MONTH, *ONE_PROVINCE]
    small, big = machine.alternate(question, [*question, *register])
    yield ratio("bh due, one agency and province: big/shipped", big, small, 1.5)
    yield Result("  shipped", small.median * 1000, " ms", str(small))
    yield Result("  big", big.median * 1000, " ms", str(big))

    small, big = machine.alternate([*machine.bh, *MONTH], [*machine.bh, *MONTH, *register], turns=3)
    yield Result("bh due --month 12: big/shipped", big.cpu / small.cpu, "x", "")
    yield each_line("shipped", small)
    yield each_line("big", big)


def measure_ledger(machine: Machine, regulations: int) -> Iterator[Result]:
    """What a full ledger costs: beside typer alone, and of the generated register beside the shipped one."""
    shipped = machine.options("recorded")
    overdue = [*machine.bh, *OVERDUE]
    machine.run([*overdue, *shipped])
    events.write(machine.databases / "recorded.db", EVENTS)
    machine.run([*overdue, *shipped, "--format", "json"])
    owed = [item["key"] for item in json.loads(machine.answer())["items"]]
    done = ([*machine.bh, "done", key, *shipped, "--yes"] for key in owed)
    typer, late, recorded = machine.alternate(IMPORT_TYPER, [*overdue, *shipped], done)
    yield ratio(f"bh overdue, {EVENTS} events / import typer", late, typer, 2)
    yield ratio("bh done KEY / import typer", recorded, typer, 2)
    yield Result("  bh overdue", late.median * 1000, " ms", str(late))
    yield Result("  bh done KEY", recorded.median * 1000, " ms", str(recorded))

    register, _ = machine.loaded(regulations)
    wanted = regulations * EVENTS_EACH
    started = time.perf_counter()
    events.write(machine.databases / "big.db", wanted)
    yield Result(f"recording {wanted} events", time.perf_counter() - started, " s", "in one transaction")
    question = [*overdue, *ONE_PROVINCE]
    small, big = machine.alternate([*question, *shipped], [*question, *register])
    yield ratio("bh overdue, agency and province: big/shipped", big, small, 3)
    yield Result("  shipped", small.median * 1000, " ms", str(small))
    yield Result("  big", big.median * 1000, " ms", str(big))

    small, big = machine.alternate([*overdue, *shipped], [*overdue, *register], turns=3)
    growth = (big.cpu / big.lines) / (small.cpu / small.lines)
    yield Result("bh overdue, each line: big/shipped", growth, "x", "", 1)
    yield each_line("shipped", small)
    yield each_line("big", big)


def measure_units(machine: Machine) -> Iterator[Result]:
    """166 communes counted one by one: one agency asks as quickly as without them, the rest costs what it prints."""
    folders = [machine.folder / name for name in ("classes", "bodies")]
    for folder in folders:
        generate.write(folder, 1, 1000)
        text = next((folder / "regulations").iterdir())
        placed = re.sub("^jurisdiction: .*$", "jurisdiction: Thanh Hóa", text.read_text(encoding="utf-8"), flags=re.M)
        placed = placed.replace("lead: 'Sở Tài chính'", "lead: 'UBND cấp xã'")  # a text that lays much on communes
        text.write_text(placed, encoding="utf-8")
    generate.write_units(folders[1], "Thanh Hóa", "thanh-hoa")
    sides = [[*machine.bh, *OVERDUE, *machine.options(folder.name, folder)] for folder in folders]
    agency = ["-a", "Sở Y tế", "-p", "Thanh Hóa"]
    one, each = machine.alternate(*([*side, *agency] for side in sides))
    yield ratio("bh overdue, one agency: 166 communes/none", each, one, 1.1)
    classes, bodies = machine.alternate(*([*side, "--format", "csv"] for side in sides), turns=5)
    growth = (bodies.cpu / bodies.lines) / (classes.cpu / classes.lines)
    yield Result("bh overdue, each line: 166 communes/none", growth, "x", "", 1)
    yield each_line("classes", classes)
    yield each_line("bodies", bodies)


def measure_reading(machine: Machine) -> Iterator[Result]:
    """A text of 100 pages without pictures, read into a draft and held against it."""
    text = machine.folder / "van-ban.txt"
    text.write_text(generate.text(PAGES), encoding="utf-8")
    folder = machine.folder / "drafted"
    draft = [*machine.bh, "draft", str(text), "--id", "dai", "--to", str(folder), "--replace"]
    (drafted,) = machine.alternate(draft, turns=5)
    yield Result(f"bh draft, a text of {PAGES} pages", drafted.median, " s", str(drafted), 3)
    yield Result("  peak memory of that", max(run.peak_mb for run in drafted.runs), " MB", "", 300)
    options = machine.options("drafted", folder)
    machine.run([*machine.bh, "attach", "dai", str(text), *options])
    (proved,) = machine.alternate([*machine.bh, "proof", "dai", *options, "-f", "json"], turns=5)
    yield Result("  bh proof of that", proved.median, " s", str(proved))


def main() -> int:
    """Measure, print, and tell by the exit code whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help=f"generate only {SMALL} regulations")
    parser.add_argument(
        "--only", choices=("due", "register", "ledger", "units", "reading"), help="measure only this part"
    )
    options = parser.parse_args()
    print(f"{'':<5}{'':<44}{'measured':>9}{'':<4}{'limit':>8}")
    results = []
    with tempfile.TemporaryDirectory(prefix="bh-benchmark-") as name:
        machine = Machine(Path(name))
        regulations = SMALL if options.small else REGULATIONS
        parts = {
            "due": lambda: measure_due(machine),
            # before the ledger: a process begins with the peak memory of the one that started it
            "reading": lambda: measure_reading(machine),
            "register": lambda: measure_register(machine, regulations),
            "ledger": lambda: measure_ledger(machine, regulations),
            "units": lambda: measure_units(machine),
        }
        for part in [options.only] if options.only else parts:
            for result in parts[part]():
                print(result, flush=True)
                results.append(result)
    return int(any(result.verdict == "FAIL" for result in results))


if __name__ == "__main__":
    sys.exit(main())
