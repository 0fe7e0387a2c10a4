"""Reports of failures: words on stderr for users, exit codes for scripts."""

from __future__ import annotations

import os
import sys

from baohiem_cli import paths
from baohiem_cli.cli.call import Call
from baohiem_cli.errors import BhError, WrongUsage
from baohiem_cli.i18n import gettext as _

INTERRUPTED = 130
"""The exit code of a program stopped by Ctrl-C, as shells use it."""


def expected(error: BhError, call: Call) -> int:
    """A failure that the program knows; with `--format json` the envelope carries it too."""
    if call.wants_json:
        _print_envelope(error, call)
    for problem in error.problems:
        print(problem, file=sys.stderr)
    print(_("Lỗi: {0}").format(error.message), file=sys.stderr)
    return error.exit_code


def usage_or_bug(error: Exception, call: Call) -> int:
    """A refusal of the command line by typer itself, or a bug: anything else."""
    message = getattr(error, "format_message", None)
    if message is None:
        return bug(error, call)
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return WrongUsage.exit_code
    code = expected(WrongUsage(message()), call)
    if context is not None:
        print(_("Xem cách dùng: {0} --help").format(context.command_path), file=sys.stderr)
    return code


def bug(error: Exception, call: Call) -> int:
    """Report an unexpected exception; re-raise it when BH_DEBUG is set."""
    if paths.debug():
        raise error
    message = _("Lỗi của chương trình: {0}: {1}").format(type(error).__name__, error)
    if call.wants_json:
        _print_envelope(BhError(message), call)
    print(message, file=sys.stderr)
    print(
        _("Dữ liệu của bạn còn nguyên. Chạy lại với BH_DEBUG=1 để lấy chi tiết gửi người phát triển."), file=sys.stderr
    )
    return BhError.exit_code


def interrupted() -> int:
    """Ctrl-C."""
    print(_("Đã dừng."), file=sys.stderr)
    return INTERRUPTED


def reader_gone() -> int:
    """The program at the other end of the pipe (`head`) has read enough."""
    os.dup2(
        os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
    )  # discard buffered output: the reader closed the pipe
    return 0


def _print_envelope(error: BhError, call: Call) -> None:
    from baohiem_cli.report import json

    try:
        print(json.failure(call.command, call.as_of, error), end="", flush=True)
    except BrokenPipeError:  # the exit code still tells
        reader_gone()
