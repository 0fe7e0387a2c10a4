"""Opening the register: the database, brought up to date with the data files where they have changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from baohiem_cli import clock, paths
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files.sources import Source, stamp
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.register import catalogue, schema
from baohiem_cli.store.sqlite import Connection

VERSION = "0.1.0"
EXTRA = "extra_sources"
"""Where the register notes the files that were loaded by name."""


class Register:
    """An open register, and what its reader should be warned of."""

    __slots__ = ("db", "path", "warnings")

    def __init__(self, db: Connection, path: Path) -> None:
        self.db = db
        self.path = path
        self.warnings: list[str] = []


@contextmanager
def opened(db: Path | None, data: Path | None) -> Iterator[Register]:
    """The register of these places, up to date, as one snapshot: a load meanwhile does not mix into the answer.

    An invalid new file leaves the old data, with a warning.

    Raises DataInvalid only where there are no older data to answer from, and DatabaseUnusable.
    """
    path = paths.database(db)
    database = sqlite.connect(path)
    try:
        with sqlite.explaining(path):
            ledger.prepare(database, path, clock.today())
            register = Register(database, path)
            _refresh(register, data)
            with sqlite.snapshot(database):
                yield register
    finally:
        database.close()


class Sources(NamedTuple):
    """Where data come from, the later overriding the earlier: the shipped, the user's own, files loaded by name."""

    usual: tuple[Source, ...]
    extra: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Source, ...]:
        """All of them, in order."""
        return (*self.usual, *map(Source, self.extra))


def sources_of(noted: dict[str, str], path: Path, data: Path | None, named: Sequence[Path] = ()) -> Sources:
    """The sources of this run: `noted` is what the register knows of earlier loads, `named` what is new."""
    own = paths.own_data(data, path)
    usual = (Source(paths.shipped_data()), *([Source(own.resolve())] if own else []))
    extra = [*map(Path, noted.get(EXTRA, "").splitlines()), *(path.resolve() for path in named)]
    return Sources(usual, tuple(path for path in dict.fromkeys(extra) if Source(path) not in usual))


def current_stamp(sources: Sources) -> str:
    """What the register's stamp is if it holds just these files."""
    return stamp(sources.all, f"{VERSION} {schema.VERSION}")


def _refresh(register: Register, data: Path | None) -> None:
    noted = catalogue.meta(register.db)
    sources = sources_of(noted, register.path, data)
    register.warnings += [
        _("Không còn thấy {0}, đã nạp trước đây. Nếu đã bỏ hẳn, chạy 'bh load' để thôi nhắc.").format(path)
        for path in sources.extra
        if not path.exists()
    ]
    if noted.get("stamp") == current_stamp(sources):
        return
    from baohiem_cli.commands import rebuilding  # the YAML and validation libraries: only when a file changed

    try:
        rebuilding.rebuild(register.db, register.path, data)
    except DataInvalid as error:
        if "stamp" not in noted or noted.get("schema") != str(schema.VERSION):
            raise  # nothing that this program could answer from
        shown = "\n".join(map(str, error.problems))
        register.warnings.append(
            _("Dữ liệu mới có lỗi nên câu trả lời vẫn theo dữ liệu cũ. Chạy 'bh check' để xem:\n{0}").format(shown)
        )
