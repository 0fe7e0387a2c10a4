"""Build the wheel, install it into a new environment, and see that it answers like this checkout.

It is called from the root of the file system, with an empty home and nothing else in the environment: what it needs
must be in the wheel.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = (
    ("due", "--year", "2026", "--month", "12", "--as-of", "2026-11-22", "--format", "json"),
    ("regulations", "--as-of", "2026-11-22"),
    ("--help",),
)


def main() -> int:
    """Tell what differs; 0 where nothing does."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        programs = install(folder)
        for question in QUESTIONS:
            from_wheel = ask(programs / "bh", question, folder / "home")
            from_checkout = ask(Path(sys.executable).with_name("bh"), question, folder / "home")
            if not from_wheel or from_wheel != from_checkout:
                print(f"the wheel answers differently: bh {' '.join(question)}", file=sys.stderr)
                return 1
    print(f"the wheel answers {len(QUESTIONS)} questions like the checkout")
    return 0


def wheel(folder: Path) -> Path:
    """Build the wheel into a folder."""
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    (built,) = folder.glob("*.whl")
    return built


def install(folder: Path) -> Path:
    """Build and install; the directory of the new environment's programs."""
    built = wheel(folder)
    place = folder / "environment"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", built], check=True)
    return programs


def ask(program: Path, question: tuple[str, ...], home: Path) -> str:
    """The answer of a program that knows nothing of this machine; it may name its home, a new one each time."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows starts nothing without
    environment = kept | {"HOME": str(home), "LOCALAPPDATA": str(home), "COLUMNS": "80"}
    return subprocess.check_output([program, *question], cwd=home.anchor, env=environment, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
