"""Throw hostile input at the program, and tell what does not hold.

    python -m scripts.fuzz data --count 100000
    python -m scripts.fuzz commands --count 50000
    python -m scripts.fuzz ledger --count 10000
    python -m scripts.fuzz texts --count 100000

All of it runs inside `scripts/sandbox.sh`: a random command line may name any file that there is.
Cases are made from the seed and their number: `--seed S --only N` tries one again. Leaves with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from scripts.fuzz.parallel import KINDS, together, work
from scripts.fuzz.stage import ROOT


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--count", type=int, default=1000, help="files, command lines, ledgers or documents to try")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="the number of one case to try again")
    parser.add_argument(
        "--no-sandbox", action="store_true", help="in a container of its own: may destroy what it reaches"
    )
    asked = parser.parse_args()
    if not os.environ.get("SANDBOX") and not asked.no_sandbox:
        sandbox = str(ROOT / "scripts" / "sandbox.sh")
        os.chdir(ROOT)
        os.execv(sandbox, [sandbox, sys.executable, "-m", "scripts.fuzz", *sys.argv[1:]])  # noqa: S606 - no shell is meant
    begun = time.monotonic()
    if asked.only is not None:
        tally = work(asked.kind, asked.seed, [asked.only], asked.seconds, ())
    else:
        tally = together(asked.kind, asked.seed, asked.count, asked.seconds, asked.workers)
    print(f"{asked.kind}, seed {asked.seed}, {time.monotonic() - begun:.0f} s,", *tally.lines(), sep="\n")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
