"""Where things are, and what the environment says: the only place that reads it.

| variable | meaning |
|---|---|
| `BH_DB` | the database; otherwise a file in the user's data directory |
| `BH_DATA` | a directory with the user's own regulations; otherwise `data/` beside the database |
| `BH_PROVINCE`, `BH_AGENCY` | the office of this call; otherwise the one that `bh init` has set |
| `BH_HUB`, `BH_SYNC` | the shared ledger; any value of the second: send to it after each record |
| `BH_LANG` | language of messages; otherwise Vietnamese, whatever the machine's locale |
| `BH_USER` | who records, where `--by` does not say; otherwise the name that the system knows |
| `BH_DEBUG` | raises an unexpected exception instead of reporting it |
| `BH_PAGER`, `PAGER` | what shows an answer longer than the terminal; otherwise less |
| `NO_COLOR`, `COLUMNS`, `LINES` | their standard meaning |
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple

_PACKAGE = Path(__file__).resolve().parent
_FALLBACK_WIDTH = 80


def shipped_data() -> Path:
    """The data that come with the program: inside the wheel, or beside `src/` in a checkout."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "data"


def locale_dir() -> Path:
    """The message catalogues."""
    return _PACKAGE / "locale"


def language() -> str:
    """The language of messages."""
    return os.environ.get("BH_LANG") or "vi"


def languages() -> list[str]:
    """The languages that there are, Vietnamese first, which the messages are written in."""
    others = sorted(one.name for one in locale_dir().iterdir() if one.is_dir() and one.name != "vi")
    return ["vi", *others]


def set_language(code: str) -> None:
    """Tell gettext, which typer uses as well, whose default would be the machine's locale."""
    os.environ["LANGUAGE"] = code


def database(option: Path | None) -> Path:
    """The database: the option, else `BH_DB`, else the user's data directory."""
    if option:
        return option
    given = _checked("BH_DB", os.environ.get("BH_DB"))
    return Path(given) if given else user_dir() / "bh.db"


def hub() -> str | None:
    """The address of the hub."""
    return _checked("BH_HUB", os.environ.get("BH_HUB")) or None


def syncs_always() -> bool:
    """Whether each record is followed by `bh sync`."""
    return bool(os.environ.get("BH_SYNC"))


def own_data(option: Path | None, database: Path) -> Path | None:
    """The user's own regulations: the option, else `BH_DATA`, else `data/` beside the database, if it is there.

    Raises WrongUsage where `BH_DATA` names no directory: its duties would be missing without a word.
    """
    if option:
        return option
    if given := _checked("BH_DATA", os.environ.get("BH_DATA")):
        if not Path(given).is_dir():
            raise WrongUsage(_("BH_DATA là {0}, nhưng không có thư mục ấy.").format(given))
        return Path(given)
    usual = database.parent / "data"
    return usual if usual.is_dir() else None


def province() -> str | None:
    """The province that `BH_PROVINCE` names."""
    return _filled("BH_PROVINCE")


def agency() -> str | None:
    """The agency that `BH_AGENCY` names."""
    return _filled("BH_AGENCY")


def user_dir() -> Path:
    """Where the user's files of this program live on this system."""
    import platformdirs  # 8 ms, and only a run without BH_DB needs it

    return Path(platformdirs.user_data_dir("bh", appauthor=False))


def stdout_is_terminal() -> bool:
    """Whether a person reads the answer as it is printed."""
    return sys.stdout.isatty()


def stderr_is_terminal() -> bool:
    """Whether a person sees what is told while the program works, on a terminal that can move back in a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def stdout_is_closed() -> bool:
    """Whether the program was started without a standard output, so that nobody reads what it prints."""
    return bool(getattr(sys.stdout, "closed_at_start", False))


def stdout_continues_a_file() -> bool:
    """Whether standard output goes behind what a file already holds (`>>`)."""
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size > 0


def stdin_is_terminal() -> bool:
    """Whether somebody can answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def width() -> int:
    """Columns of the terminal; `COLUMNS` goes first."""
    return shutil.get_terminal_size((_FALLBACK_WIDTH, 24)).columns


def height() -> int:
    """Lines of the terminal; `LINES` goes first."""
    return shutil.get_terminal_size((_FALLBACK_WIDTH, 24)).lines


class Pager(NamedTuple):
    """A program that shows a long text page by page, and the environment in which it runs."""

    command: tuple[str, ...]
    environment: Mapping[str, str]


def pager() -> Pager | None:
    """The pager that `BH_PAGER` or `PAGER` names, else less; None for an empty one, `cat`, and a dumb terminal.

    Without options of the user's own less ends by itself where the text fits, and leaves it on the terminal.
    """
    import shlex  # only for a long answer that a person reads

    named = next((value for name in ("BH_PAGER", "PAGER") if (value := os.environ.get(name)) is not None), "less")
    try:
        command = tuple(shlex.split(named))
    except ValueError:  # a quotation mark that does not end
        return None
    if not command or command == ("cat",) or os.environ.get("TERM") == "dumb" or not shutil.which(command[0]):
        return None
    return Pager(command, {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ})


def colour() -> bool:
    """Whether colour is welcome (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shown(path: object) -> str:
    """A path as text, whatever the system gave it as."""
    return os.fsdecode(path) if isinstance(path, bytes) else str(path)


def debug() -> bool:
    """Whether an unexpected exception is wanted as it is."""
    return bool(os.environ.get("BH_DEBUG"))


def environment(**more: str) -> dict[str, str]:
    """The environment for a program that is called, with a few variables of its own."""
    return {**os.environ, **more}


def use_utf8() -> None:
    """UTF-8 on every stream: Windows and cron's bare locale would otherwise refuse Vietnamese.

    Line ends go out as they are written: Windows would double those of CSV.
    """
    for stream, line_ends in ((sys.stdin, {}), (sys.stdout, {"newline": ""}), (sys.stderr, {})):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace", **line_ends)


def user() -> str:
    """The name of the person who records: `BH_USER`, else the user's name on the system."""
    given = _checked("BH_USER", os.environ.get("BH_USER"))
    if given and given.strip():
        return given
    import getpass

    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container without a passwd entry
        return "?"
    return name if _is_text(name) else "?"


def _filled(name: str) -> str | None:
    """A variable that says something: an empty one is as good as none."""
    value = _checked(name, os.environ.get(name))
    return value if value and value.strip() else None


def _checked(name: str, value: str | None) -> str | None:
    """The value of a variable. Raises WrongUsage where it holds bytes that are not UTF-8."""
    if value is not None and not _is_text(value):
        raise WrongUsage(_("Biến {0} không phải UTF-8.").format(name))
    return value


def _is_text(value: str) -> bool:
    """Python keeps bytes that are not UTF-8 as halves of pairs."""
    return value.isascii() or not any("\ud800" <= mark <= "\udfff" for mark in value)
