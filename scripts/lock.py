"""Which versions of other packages are used: `python scripts/lock.py newest | lowest`.

newest  resolves the newest versions that pyproject.toml allows into constraints.txt, which CI and developers install
lowest  prints constraints with the lowest version of each dependency that pyproject.toml allows, to be tried out

constraints.txt is made on Linux. A package that only another system needs is not in it, and pip takes its newest there.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "constraints.txt"
INTRODUCTION = "# What CI and developers install; written by `python scripts/chores.py lock`.\n"
LOWEST = re.compile(r"([\w-]+)>=([\w.]+)")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", choices=["newest", "lowest"])
    if parser.parse_args().which == "lowest":
        print(lowest(), end="")
    else:
        LOCK.write_text(INTRODUCTION + newest(), encoding="utf-8", newline="\n")
    return 0


def newest() -> str:
    """One line for each package of a new environment with the program and what its developers need."""
    with TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts" if os.name == "nt" else "bin", "python")
        pip = [python, "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", f"{ROOT}[dev]"], check=True)
        return subprocess.check_output([*pip, "freeze", "--exclude", "baohiem-cli"], encoding="utf-8")


def lowest() -> str:
    """One line for each dependency of the program that has a lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = (LOWEST.match(dependency) for dependency in project["dependencies"])
    return "".join(f"{one[1]}=={one[2]}\n" for one in found if one)


if __name__ == "__main__":
    sys.exit(main())
