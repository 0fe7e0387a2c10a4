"""How fast the program is, as ratios measured in one run on one machine, against the limits.

    python benchmarks/run.py [--small] [--only due|register]

Whole processes are measured, in turns, so that both sides of a ratio meet the same noise. `spread` is the distance
between the quartiles as a share of the median: a ratio is worth no more than that. The exit code is 1 where a limit is
missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generate

TURNS = 15
SMALL = 50
"""Regulations of a quick look, which says little about the limits of the big register."""

MONTH = ("due", "--month", "12")
FILTERED = (*MONTH, "--agency", "Sở Y tế", "--province", "Nam Định")


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
        """Its usual share of a processor in seconds, which says more than time where other programs run too."""
        return statistics.median(run.cpu_seconds for run in self.runs)

    def __str__(self) -> str:
        """The median with its spread, and the minimum, in milliseconds."""
        low, _, high = statistics.quantiles((run.seconds for run in self.runs), n=4)
        spread = (high - low) / self.median
        return f"median {self.median * 1000:.0f} ms, spread {spread:.0%}, min {self.least * 1000:.0f} ms"


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

    def run(self, command: list[str]) -> Process:
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

    def alternate(self, *commands: list[str], turns: int = TURNS) -> list[Times]:
        """Run commands in turns, after one turn that warms caches."""
        for command in commands:
            self.run(command)
        rounds = [[self.run(command) for command in commands] for _ in range(turns)]
        return [Times(tuple(runs)) for runs in zip(*rounds, strict=True)]


def compared(one: Times, other: Times) -> str:
    """The same ratio by steadier figures than the median of time."""
    return f"ratio of minima {one.least / other.least:.2f}, of CPU time {one.cpu / other.cpu:.2f}"


def measure_due(machine: Machine) -> Iterator[Result]:
    """The shipped register: its first build, and the price of a question beside that of typer alone."""
    builds = [machine.run([*machine.bh, *MONTH, "--db", str(machine.databases / f"first-{n}.db")]) for n in range(6)]
    first = Times(tuple(builds[1:]))  # not the one that compiled the program: installers have done that for a user
    yield Result("first build of the shipped data", first.median, " s", str(first), 2)
    alone = [sys.executable, "-c", "import typer"]
    question = [*machine.bh, *MONTH]
    typer, due, table = machine.alternate(alone, question, [*question, "--format", "table"])
    yield Result("bh due --month 12 / import typer", due.median / typer.median, "x", compared(due, typer), 1.6)
    yield Result("  import typer", typer.median * 1000, " ms", str(typer))
    yield Result("  bh due --month 12", due.median * 1000, " ms", str(due))
    yield Result("  bh due --month 12 --format table", table.median * 1000, " ms", str(table))


def measure_register(machine: Machine, regulations: int) -> Iterator[Result]:
    """The generated register: loading, and questions beside the same ones to the shipped register."""
    data = machine.folder / "generated"
    generate.write(data, regulations)
    register = ["--db", str(machine.databases / "big.db"), "--data", str(data)]
    load = [*machine.bh, "load", *register]
    first = machine.run(load)
    yield Result(f"first load of {regulations} regulations", first.seconds, " s", f"{regulations * 100} duties", 90)
    yield Result("  peak memory of that", first.peak_mb, " MB", "", 1000)
    (again,) = machine.alternate(load, turns=5)
    yield Result("load again, nothing changed", again.median, " s", str(again), 1)

    small, big = machine.alternate([*machine.bh, *FILTERED], [*machine.bh, *FILTERED, *register])
    detail = f"{compared(big, small)}, {big.runs[0].lines} lines against {small.runs[0].lines}"
    yield Result("bh due, one agency and province: big/shipped", big.median / small.median, "x", detail, 1.5)
    yield Result("  shipped", small.median * 1000, " ms", str(small))
    yield Result("  big", big.median * 1000, " ms", str(big))

    small, big = machine.alternate([*machine.bh, *MONTH], [*machine.bh, *MONTH, *register], turns=3)
    rows = f"{big.runs[0].lines} lines against {small.runs[0].lines}"
    yield Result("bh due --month 12: big/shipped", big.median / small.median, "x", rows)
    for name, times in (("shipped", small), ("big", big)):
        per_line = times.median / times.runs[0].lines
        yield Result(f"  {name}, for each line", per_line * 1e6, " us", str(times))


def main() -> int:
    """Measure, print, and tell by the exit code whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help=f"generate only {SMALL} regulations")
    parser.add_argument("--only", choices=("due", "register"), help="measure only this part")
    options = parser.parse_args()
    print(f"{'':<5}{'':<44}{'measured':>9}{'':<4}{'limit':>8}")
    results = []
    with tempfile.TemporaryDirectory(prefix="bh-benchmark-") as name:
        machine = Machine(Path(name))
        parts = {
            "due": lambda: measure_due(machine),
            "register": lambda: measure_register(machine, SMALL if options.small else 1000),
        }
        for part in [options.only] if options.only else parts:
            for result in parts[part]():
                print(result, flush=True)
                results.append(result)
    return int(any(result.verdict == "FAIL" for result in results))


if __name__ == "__main__":
    sys.exit(main())
