"""Build the program as one file that any Python of this kind of machine runs, and see that it answers.

    python scripts/single_file.py [FILE]     default: dist/bh.pyz

The file holds the program and all its libraries, ready made: whoever runs it needs Python alone, and neither git, a
compiler nor a network. It unpacks itself into the user's home when it is first run. Libraries with compiled parts make
it one for a system and a version of Python; build it on one like those it is for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from wheel import QUESTIONS, ROOT, ask, wheel


def main() -> int:
    """Build it, and tell where the answers differ from this checkout's; 0 where nowhere."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist" / "bh.pyz").resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        build = ("-m", "shiv", "--compressed", "--console-script", "bh", "--python", "/usr/bin/env python3")
        only_wheels = ("--only-binary", ":all:", "--quiet")
        command = (sys.executable, *build, "--output-file", str(target), str(wheel(folder)), *only_wheels)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for question in QUESTIONS:
            from_file = ask(Path(sys.executable), (str(target), *question), folder / "home")
            if from_file != ask(Path(sys.executable).with_name("bh"), question, folder / "home"):
                print(f"the single file answers differently: bh {' '.join(question)}", file=sys.stderr)
                return 1
    print(f"{target.name}, {target.stat().st_size / 1e6:.0f} MB, answers {len(QUESTIONS)} questions like the checkout")
    return 0


if __name__ == "__main__":
    sys.exit(main())
