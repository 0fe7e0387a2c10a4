"""Cases, one after the other: each made from the seed and its number, judged, and made small where it fails."""

from __future__ import annotations

import faulthandler
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Protocol

from scripts.fuzz.checks import Failed
from scripts.fuzz.stage import Hang, limited

HANG = 20.0
"""Seconds that a case may take; the usual one takes some hundredths."""

_SMALLER = 60.0


class Fuzzer(Protocol):
    """One kind of cases."""

    def make(self, random: Random) -> Any:
        """A case."""

    def run(self, case: Any) -> str:
        """Judge a case: `accepted` or `refused`. Raises Failed."""

    def smaller(self, case: Any) -> Iterator[Any]:
        """The case with something left out, in several ways."""

    def show(self, case: Any) -> str:
        """The case for a reader."""

    def size(self, case: Any) -> int:
        """How many files, lines or calls it stands for."""


@dataclass
class Tally:
    """What came out: outcomes, and of each kind of failure how often, and its first case made small."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take in another one."""
        self.count += other.count
        self.outcomes += other.outcomes
        self.times += other.times
        self.failures = {**other.failures, **self.failures}

    def lines(self) -> Iterator[str]:
        """For the reader."""
        yield f"{self.count} cases: " + ", ".join(f"{n} {name}" for name, n in sorted(self.outcomes.items()))
        for kind, shown in self.failures.items():
            yield f"\nFAILED {self.times[kind]} times: {kind}\n{shown}"
        yield f"{len(self.failures)} kinds of failure"


def fuzz(fuzzer: Fuzzer, seed: str, numbers: Iterable[int], *, seconds: float = float("inf"), note: Path | None = None,
         known: Iterable[str] = ()) -> Tally:  # fmt: skip
    """Try the cases of these numbers, for so long; `note` gets the number of the present one.

    Kinds of failure that are `known` are counted, and not made small again.
    """
    tally, end, seen = Tally(), time.monotonic() + seconds, set(known)
    for number in numbers:
        if time.monotonic() > end:
            break
        if note:
            note.write_text(str(number))
        case = fuzzer.make(Random(f"{seed} {number}"))
        tally.count += fuzzer.size(case)
        failed = _failure(fuzzer, case, tally.outcomes)
        if failed is None:
            continue
        tally.outcomes["failed"] += fuzzer.size(case)
        tally.times[failed.kind] += 1
        if failed.kind not in seen:
            seen.add(failed.kind)
            case, failed = _smallest(fuzzer, case, failed)
            tally.failures[failed.kind] = f"--seed {seed} --only {number}\n{fuzzer.show(case)}\n{failed.detail}"
    return tally


def _failure(fuzzer: Fuzzer, case: Any, outcomes: Counter[str] | None = None) -> Failed | None:
    faulthandler.dump_traceback_later(3 * HANG, exit=True)  # for what no signal can stop
    try:
        with limited(HANG):
            outcome = fuzzer.run(case)
        if outcomes is not None:
            outcomes[outcome] += fuzzer.size(case)
    except Failed as failed:
        return failed
    except Hang as hang:
        return Failed(f"hang in {hang}")
    finally:
        faulthandler.cancel_dump_traceback_later()
    return None


def _smallest(fuzzer: Fuzzer, case: Any, failed: Failed) -> tuple[Any, Failed]:
    end = time.monotonic() + _SMALLER
    again = True
    while again and time.monotonic() < end and not failed.kind.startswith("hang"):
        again = False
        for smaller in fuzzer.smaller(case):
            found = _failure(fuzzer, smaller)
            if found is not None and found.kind == failed.kind:
                case, failed, again = smaller, found, True
                break
    return case, failed
