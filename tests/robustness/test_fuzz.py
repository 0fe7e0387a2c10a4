"""A few of the cases of `scripts/fuzz`; `python scripts/chores.py fuzz` tries many thousands, in a sandbox.

Command lines are confined here: none names anything outside the folder of the test.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest
from scripts.fuzz import stage
from scripts.fuzz.checks import Failed, sane
from scripts.fuzz.commands import Commands
from scripts.fuzz.data import Data
from scripts.fuzz.ledger import Ledger
from scripts.fuzz.runner import Fuzzer, Tally, fuzz
from scripts.fuzz.stage import Hang, Run
from scripts.fuzz.texts import Texts

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a hang is stopped by a signal")


SANDBOX = stage.ROOT / "scripts" / "sandbox.sh"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Path]:
    with stage.stage(tmp_path):
        yield tmp_path


@pytest.mark.parametrize(
    ("fuzzer", "cases"),
    [(Data, 60), (partial(Commands, confined=True), 60), (Ledger, 30), (Texts, 200)],
    ids=["data", "commands", "ledger", "texts"],
)
def test_nothing_falls_over(scene: Path, fuzzer: Callable[[Path], Fuzzer], cases: int):
    tally = fuzz(fuzzer(scene), "ci", range(cases))
    assert tally.count >= cases
    assert tally.failures == {}
    assert tally.outcomes["accepted"] > cases / 20, "cases that are all refused at the door show nothing"
    assert tally.outcomes["refused"] > cases / 20


@pytest.mark.parametrize(
    "fuzzer",
    [Data, partial(Commands, confined=True), Ledger, Texts],
    ids=["data", "commands", "ledger", "texts"],
)
def test_a_case_comes_from_its_seed_and_number(scene: Path, fuzzer: Callable[[Path], Fuzzer]):
    made = fuzzer(scene)
    first, second, other = (made.make(Random(f"{seed} 7")) for seed in ("1", "1", "2"))
    assert first == second
    assert first != other


def test_confined_command_lines_stay_in_their_folder(scene: Path):
    made = Commands(scene, confined=True)
    calls = [call for number in range(300) for call in made.make(Random(str(number)))]
    words = [word for call in calls for one in call.args for word in (one, one.partition("=")[2])]
    assert [word for word in words if word.startswith(("/", "~", "-o/")) or ".." in word] == []


def sandboxed(words: str) -> str:
    """What a command of the shell prints in the sandbox."""
    run = subprocess.run([SANDBOX, "bash", "-c", words], capture_output=True, text=True, check=False, timeout=60)
    return run.stdout


def has_sandbox() -> bool:
    return sys.platform == "linux" and sandboxed("echo in") == "in\n"


@pytest.mark.skipif(not has_sandbox(), reason="needs root or bubblewrap, and a system that lets them")
def test_nothing_leaves_the_sandbox(tmp_path: Path):
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    harm = f"echo x >{tmp_path}/kept; rm {tmp_path}/kept; touch {tmp_path}/new /new; echo x >/proc/sys/kernel/hostname"
    assert sandboxed(f"{harm}; echo x >$TMPDIR/a && cat $TMPDIR/a") == "x\n", "but for its own folder"
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("kept", "kept")]
    devices = set(sandboxed("ls /dev").split()) - {
        "core",
        "fd",
        "ptmx",
        "pts",
        "shm",
        "stderr",
        "stdin",
        "stdout",
        "tty",
    }
    assert devices == {"full", "null", "random", "urandom", "zero"}
    assert sandboxed("echo /proc/[0-9]*").count("/proc/") < 8, "no process but its own"


class Faulty:
    """A fuzzer of lists of numbers, for a program that cannot bear a 7."""

    def __init__(self, fault: Callable[[], object]) -> None:
        self.fault = fault

    def make(self, random: Random) -> list[int]:
        return [random.randrange(10) for __ in range(10)]

    def run(self, case: list[int]) -> str:
        if 7 in case:
            self.fault()
        return "accepted"

    def smaller(self, case: list[int]) -> Iterator[list[int]]:
        yield from (case[:i] + case[i + 1 :] for i in range(len(case)))

    def show(self, case: list[int]) -> str:
        return str(case)

    def size(self, case: list[int]) -> int:
        return 1


def fail() -> None:
    raise Failed("cannot bear it", "at all")


def hang() -> None:
    raise Hang("store.py:7")


@pytest.mark.parametrize(
    ("fault", "kind", "smallest"), [(fail, "cannot bear it", "\n[7]\n"), (hang, "hang in store.py:7", "7")]
)
def test_failures_are_told_once_each_and_small(fault, kind, smallest):
    tally: Tally = fuzz(Faulty(fault), "1", range(20))
    assert list(tally.failures) == [kind]
    assert smallest in tally.failures[kind]
    assert tally.times[kind] == tally.outcomes["failed"] > 1
    assert tally.count == sum(tally.outcomes.values()) == 20


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (Run(1, "", ""), "exit code 1"),
        (Run(0, "", "", "KeyError app/x.py:3 f"), "bug: KeyError app/x.py:3 f"),
        (Run(0, "a\x1b[2J", ""), "control character on stdout"),
        (Run(0, "", "Lỗi: \u202e"), "control character on stderr"),
        (Run(2, "", "Traceback (most recent call last):"), "traceback"),
    ],
)
def test_what_is_not_sane(run, kind):
    with pytest.raises(Failed, match=kind.replace("(", ".")):
        sane(run)


def test_a_line_end_and_a_tab_are_sane():
    sane(Run(0, "a\tb\r\n", "Đã ghi\n"))
