"""What a user reads when something goes wrong, on stderr, and the exit code that scripts read."""

from __future__ import annotations

import os
import sys

from baohiem_cli.errors import BhError, WrongUsage
from baohiem_cli.i18n import gettext as _

INTERRUPTED = 130
"""What shells use for a program stopped by Ctrl-C."""


def expected(error: BhError, args: list[str]) -> int:
    """A failure that the program knows; with `--format json` the envelope carries it too."""
    if _wants_json(args):
        _print_envelope(error, args)
    for problem in error.problems:
        print(problem, file=sys.stderr)
    print(_("Lỗi: {0}").format(error.message), file=sys.stderr)
    return error.exit_code


def usage_or_bug(error: Exception, args: list[str]) -> int:
    """A refusal of the command line by typer itself, or a bug: anything else."""
    message = getattr(error, "format_message", None)
    if message is None:
        return bug(error, args)
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return WrongUsage.exit_code
    code = expected(WrongUsage(message()), args)
    if context is not None:
        print(_("Xem cách dùng: {0} --help").format(context.command_path), file=sys.stderr)
    return code


def bug(error: Exception, args: list[str]) -> int:
    """Something that should not happen: say so, keep the trace for who asks for it."""
    if os.environ.get("BH_DEBUG"):
        raise error
    message = _("Lỗi của chương trình: {0}: {1}").format(type(error).__name__, error)
    if _wants_json(args):
        _print_envelope(BhError(message), args)
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
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered has nowhere to go
    return 0


def _wants_json(args: list[str]) -> bool:
    joined = " ".join(args)
    return any(form in joined for form in ("--format json", "--format=json", "-f json", "-fjson"))


def _print_envelope(error: BhError, args: list[str]) -> None:
    import json

    from baohiem_cli import clock
    from baohiem_cli.report.render import CONTRACT_VERSION

    problems = [
        {"file": p.file, "line": p.line, "column": p.column, "message": p.message, "source": p.source}
        for p in error.problems
    ]
    envelope: dict[str, object] = {
        "command": next((arg for arg in args if not arg.startswith("-")), None),
        "version": CONTRACT_VERSION,
        "as_of": clock.today().isoformat(),
        "warnings": [],
        "error": {"code": error.code, "message": error.message, "problems": problems, "nearest": list(error.nearest)},
        "items": [],
    }
    try:
        print(json.dumps(envelope, ensure_ascii=False, indent=2), flush=True)
    except BrokenPipeError:  # the exit code still tells
        reader_gone()
