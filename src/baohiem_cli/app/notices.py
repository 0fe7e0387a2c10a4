"""Notices to the reader of an answer: records, which `views/common/notices.py` puts into words."""

from datetime import date
from pathlib import Path

from baohiem_cli.domain.agencies.succession import Province, Succession
from baohiem_cli.domain.records import InCharge
from baohiem_cli.domain.vocabulary import Effect
from baohiem_cli.errors import Problem
from baohiem_cli.named_tuple import NamedTuple


class DatabaseNew(NamedTuple):
    """There was no database at this place: nothing is recorded in the one that was made."""

    path: Path


class NothingWritable(NamedTuple):
    """Nothing can be written at the place of the database; `stale` tells that its data are older than the files."""

    path: Path
    stale: bool


class DatabaseUnread(NamedTuple):
    """The database cannot be read, so that files that it was given by name are not among the data."""

    path: Path


class SourceGone(NamedTuple):
    """A file that was loaded by name is no longer there."""

    path: Path


class SourceStrange(NamedTuple):
    """The database names a file to be read that is none of data, so that it is not read."""

    path: Path


class DataStale(NamedTuple):
    """The new data have problems, so that the answer follows the old ones."""

    problems: tuple[Problem, ...]


class BodyPassedOn(NamedTuple):
    """A body asked about is no more; `names` has those of both sides."""

    step: Succession
    names: dict[str, str]


class ProvinceMerged(NamedTuple):
    """The texts of a province that was merged into the one asked about are part of the answer."""

    name: str
    into: Province


class ProvinceGone(NamedTuple):
    """The province asked about belongs to another one by now."""

    name: str
    into: Province


class ProvinceWithoutTexts(NamedTuple):
    """No text of the province asked about is known."""

    name: str


class NotBinding(NamedTuple):
    """A regulation asked for by name does not bind on the day: not yet, or no longer since the day after `edge`."""

    regulation: str
    effect: Effect
    day: date
    edge: date


class SubjectMissing(NamedTuple):
    """The bodies asked about issued a regulation, or carry out the whole of it, and some duties name no subject."""

    regulation: str
    number: int
    in_charge: InCharge | None


class ApplicationOver(NamedTuple):
    """The application of a regulation is over since a day; so many of its duties are left out for that."""

    regulation: str
    ended: date
    left_out: int


class HolidaysGuessed(NamedTuple):
    """Days off after this year are guesses: no official notice has fixed them."""

    year: int


class FolderUnread(NamedTuple):
    """A folder among the data files that has such files too, which are not read."""

    path: Path


class FolderEmpty(NamedTuple):
    """A directory of data in which there are none."""

    path: Path


OfFiles = (
    DatabaseNew | DatabaseUnread | NothingWritable | SourceGone | SourceStrange | FolderUnread | FolderEmpty | DataStale
)
"""Notices that somebody should act on, also where the answer itself has nothing to tell."""

Notice = (
    OfFiles | BodyPassedOn | ProvinceMerged | ProvinceGone | ProvinceWithoutTexts | NotBinding | ApplicationOver
    | SubjectMissing | HolidaysGuessed
)  # fmt: skip
