"""One command for every chore: `python scripts/chores.py CHORE...`.

test      all tests
lint      style, types, layers, and whether docs and message catalogues are up to date
fix       style and formatting, mended
docs      write the generated parts of the documentation
lock      take the newest versions of other packages that pyproject.toml allows into constraints.txt
messages  write the template and the compiled catalogues of messages
wheel     build the wheel and try it in an environment of its own
single    build the program as one file, dist/bh.pyz, and try it
bench     measure how fast the program is (some minutes)
stress    kill the program and write at once, many times (some minutes)
fuzz      throw hostile data, command lines, ledgers and documents at the program, in a sandbox (an hour)
all       lint, test and wheel
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = "src tests benchmarks scripts"

CHORES: dict[str, tuple[str, ...]] = {
    "test": ("python -m pytest",),
    "lint": (
        f"python -m ruff check {CODE}",
        f"python -m ruff format --check {CODE}",
        "python -m mypy",
        "lint-imports",
        "python scripts/docs.py --check",
        "python scripts/messages.py check",
    ),
    "fix": (f"python -m ruff check --fix {CODE}", f"python -m ruff format {CODE}"),
    "docs": ("python scripts/docs.py",),
    "lock": ("python scripts/lock.py newest",),
    "messages": ("python scripts/messages.py extract", "python scripts/messages.py compile"),
    "wheel": ("python scripts/wheel.py",),
    "single": ("python scripts/single_file.py",),
    "bench": ("python benchmarks/run.py",),
    "stress": ("python scripts/stress.py",),
    "fuzz": (
        "python -m scripts.fuzz data --count 100000",
        "python -m scripts.fuzz commands --count 50000",
        "python -m scripts.fuzz ledger --count 10000",
        "python -m scripts.fuzz texts --count 100000",
    ),
}
ALL = ("lint", "test", "wheel")


def main() -> int:
    """The command: chores in the order given, up to the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chores", nargs="+", metavar="CHORE", choices=[*CHORES, "all"])
    for wanted in parser.parse_args().chores:
        for chore in ALL if wanted == "all" else (wanted,):
            for command in CHORES[chore]:
                if code := run(shlex.split(command)):
                    return code
    return 0


def run(command: list[str]) -> int:
    """Run one command with this Python and its neighbours."""
    print("$", shlex.join(command), flush=True)
    program = sys.executable if command[0] == "python" else str(Path(sys.executable).with_name(command[0]))
    return subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
