"""`bh` as tests run it in a process of its own: on their day and on their data.

    python tests/program.py ARG...      `bh ARG...`

`BH_TEST_NOW` is the moment, `BH_TEST_DATA` the directory that stands for the data of the program. The program itself
knows neither.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from baohiem_cli import clock, paths
from baohiem_cli.__main__ import main


def take_over() -> None:
    """Stop the clock and lay the data in place, as the environment says."""
    moment = datetime.fromisoformat(os.environ["BH_TEST_NOW"])
    data = Path(os.environ["BH_TEST_DATA"])
    clock.now = lambda: moment
    paths.shipped_data = lambda: data


if __name__ == "__main__":
    take_over()
    main()
