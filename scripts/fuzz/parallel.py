"""Many cases at once, each process in a folder of its own."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from scripts.fuzz.commands import Commands
from scripts.fuzz.data import Data
from scripts.fuzz.ledger import Ledger
from scripts.fuzz.runner import Fuzzer, Tally, fuzz
from scripts.fuzz.stage import stage
from scripts.fuzz.texts import Texts

KINDS: dict[str, Callable[[Path], Fuzzer]] = {"data": Data, "commands": Commands, "ledger": Ledger, "texts": Texts}
_LARGEST = 400
"""Cases for which one folder is set up."""


def work(kind: str, seed: str, numbers: list[int], seconds: float, known: tuple[str, ...]) -> Tally:
    """Some cases, in a folder of their own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, stage(Path(name)):
        note = Path(name).parent / f"{kind}-{os.getpid()}.present"
        return fuzz(KINDS[kind](Path(name)), seed, numbers, seconds=seconds, note=note, known=known)


def together(kind: str, seed: str, count: int, seconds: float, workers: int) -> Tally:
    """So many cases, on several processors."""
    tally, end = Tally(), time.monotonic() + seconds
    chunks = _chunks(max(1, min(_LARGEST, count // (4 * workers))))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=5) as pool:
        running: set[Future[Tally]] = set()
        told = time.monotonic()
        while True:
            while len(running) < workers and tally.count < count and time.monotonic() < end:
                left = end - time.monotonic()
                running.add(pool.submit(work, kind, seed, next(chunks), left, tuple(tally.failures)))
            if not running:
                return tally
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for one in done:
                try:
                    found = one.result()
                    for new in found.failures.keys() - tally.failures.keys():
                        print(f"FAILED: {new}\n{found.failures[new]}", file=sys.stderr, flush=True)
                    tally.add(found)
                except BrokenProcessPool:
                    numbers = [path.read_text() for path in Path(tempfile.gettempdir()).glob("*.present")]
                    tally.failures["a process died"] = f"--seed {seed}, one of --only {' '.join(numbers)}"
                    return tally
            if time.monotonic() - told > 60:
                told = time.monotonic()
                print(f"{tally.count} of {count}, {len(tally.failures)} kinds of failure", file=sys.stderr, flush=True)


def _chunks(size: int) -> Iterator[list[int]]:
    first = 0
    while True:
        yield list(range(first, first + size))
        first += size
