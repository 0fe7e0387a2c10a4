"""The `bh` command, also as `python -m baohiem_cli`.

Little is imported before `main`: until it runs, Ctrl-C shows the traceback of the interpreter.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program; Ctrl-C is an ordinary end also while it is being loaded, which takes most of a short run."""
    gc.disable()  # a run is short: looking for cycles costs a tenth of it and frees next to nothing
    try:
        from baohiem_cli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as ended:
        _leave(ended.code)


def _leave(code: str | int | None) -> None:
    """End without taking the program apart, a tenth of a short run: what was opened is closed, what was said is out."""
    if isinstance(code, str):
        sys.exit(code)  # a text, which the interpreter shows
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # lost, closed, or not there: the code already says so
            stream.flush()
    os._exit(code or 0)


def _stopped() -> None:
    import signal
    from contextlib import suppress

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to be stopped
    from baohiem_cli.i18n import gettext as _

    with suppress(OSError, AttributeError):
        sys.stderr.write(_("Đã dừng.") + "\n")
    sys.exit(130)


if __name__ == "__main__":
    main()
