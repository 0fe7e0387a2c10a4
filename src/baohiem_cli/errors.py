"""Every failure that the program expects, with its exit code.

Whatever is raised beyond these is a bug. The exit codes are part of the contract with cron jobs:
0 answered, 1 a bug, 2 wrong usage, 3 overdue found where asked, 4 data invalid, 5 database unusable,
6 no such agency, regulation, duty or key.
"""

from baohiem_cli.named_tuple import NamedTuple


class Problem(NamedTuple):
    """One thing wrong in a data file, at a place that an editor can jump to (lines and columns from 1)."""

    file: str
    line: int
    column: int
    message: str
    source: str = ""

    def __str__(self) -> str:
        """The first line is understood by editors; the second shows the offending line."""
        place = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{place}\n    {self.source}" if self.source else place


class BhError(Exception):
    """An expected failure: what happened and what to do, in the reader's language."""

    exit_code = 1
    code = "bug"

    def __init__(self, message: str, *, problems: tuple[Problem, ...] = (), nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = problems
        self.nearest = nearest


class WrongUsage(BhError):
    """The command line asks for something that does not exist or contradicts itself."""

    exit_code = 2
    code = "usage"


class DataInvalid(BhError):
    """Data files have problems; all of them are in `problems`."""

    exit_code = 4
    code = "data"


class DatabaseUnusable(BhError):
    """The database cannot be opened, read or written."""

    exit_code = 5
    code = "database"


class OutputLost(BhError):
    """The answer cannot be written where it should go, for the reason in `message`: a full disk, most of the time."""

    exit_code = 5
    code = "output"
    already = ""
    """What has been done all the same, in a few words without a full stop."""


class NotFound(BhError):
    """No such agency, regulation, duty or key; `nearest` has the closest names."""

    exit_code = 6
    code = "not_found"
