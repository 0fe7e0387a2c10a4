"""Reports of failures: words on stderr for users, exit codes for scripts."""

from __future__ import annotations

import errno
import sys

from baohiem_cli import paths
from baohiem_cli.cli import streams
from baohiem_cli.cli.call import Call
from baohiem_cli.cli.commands import COMMANDS
from baohiem_cli.errors import BhError, DatabaseUnusable, OutputLost, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.i18n import system_words

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


def no_text(error: UnicodeEncodeError, call: Call) -> int:
    """A name that is not UTF-8 has come this far, such as that of a data file."""
    return expected(WrongUsage(_("'{0}' không phải UTF-8.").format(error.object)), call)


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


def output_lost(error: OutputLost) -> int:
    """Standard output takes nothing more, so that the words alone tell of it."""
    streams.discard(sys.stdout)
    form = _("{0}, nhưng không in được kết quả: {1}.") if error.already else _("{0}Không in được kết quả: {1}.")
    print(_("Lỗi: {0}").format(form.format(error.already, error.message)), file=sys.stderr)
    return error.exit_code


def system(error: OSError, call: Call) -> int:
    """The system refused a file that the command line or the data name, or else a bug."""
    if error.filename is None:
        return bug(error, call)
    message = _("Không dùng được {0}: {1}.").format(paths.shown(error.filename), system_words(error))
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
    return expected(DatabaseUnusable(message) if full else WrongUsage(message), call)


def bug(error: Exception, call: Call) -> int:
    """Report an unexpected exception; re-raise it when BH_DEBUG is set."""
    if paths.debug():
        raise error
    message = _("Lỗi của chương trình: {0}: {1}").format(type(error).__name__, error)
    if call.wants_json:
        _print_envelope(BhError(message), call)
    print(message, file=sys.stderr)
    if COMMANDS.get((call.command or "").partition(" ")[0]) in ("record", "data"):
        print(_("Lệnh có thể đã kịp ghi hoặc đổi dữ liệu: xem bằng bh log và bh doctor."), file=sys.stderr)
    else:
        print(_("Dữ liệu của bạn còn nguyên."), file=sys.stderr)
    print(_("Chạy lại với BH_DEBUG=1 để lấy chi tiết gửi người phát triển."), file=sys.stderr)
    return BhError.exit_code


def interrupted() -> int:
    """Ctrl-C."""
    print(_("Đã dừng."), file=sys.stderr)
    return INTERRUPTED


def reader_gone() -> int:
    """The program at the other end of the pipe (`head`) has read enough."""
    streams.discard(sys.stdout)
    return 0


def _print_envelope(error: BhError, call: Call) -> None:
    from baohiem_cli.report import json

    try:
        print(json.failure(call.command, call.as_of, error), end="", flush=True)
    except (BrokenPipeError, OutputLost):  # the words and the exit code still tell
        streams.discard(sys.stdout)
