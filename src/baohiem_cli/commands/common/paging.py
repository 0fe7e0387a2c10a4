"""A pager for an answer that is longer than the terminal, as git has one."""

from __future__ import annotations

from contextlib import suppress

from baohiem_cli import paths


def paged(text: str) -> bool:
    """Whether a pager has shown the text: it is longer than the terminal, and there is a pager that can be run."""
    if text.count("\n") < paths.height():
        return False
    pager = paths.pager()
    if pager is None:
        return False
    import signal
    import subprocess  # 10 ms, only for a long answer that a person reads

    try:
        process = subprocess.Popen(pager.command, stdin=subprocess.PIPE, env=pager.environment)  # noqa: S603 - the user's
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pager's own matter, as in git
    try:
        with suppress(BrokenPipeError):  # left before its end
            process.communicate(text.encode())
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True
