"""Notices to the reader of an answer: records, which `views/notices.py` puts into words."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from baohiem_cli.domain.agencies.succession import Province, Succession
from baohiem_cli.domain.vocabulary import Effect
from baohiem_cli.errors import Problem


class SourceGone(NamedTuple):
    """A file that was loaded by name is no longer there."""

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


class NotBinding(NamedTuple):
    """A regulation asked for by name does not bind on the day: not yet, or no longer since the day after `edge`."""

    regulation: str
    effect: Effect
    day: date
    edge: date


class HolidaysGuessed(NamedTuple):
    """Days off after this year are guesses: no official notice has fixed them."""

    year: int


class FolderUnread(NamedTuple):
    """A folder among the data files that has such files too, which are not read."""

    path: Path


Notice = (
    FolderUnread | SourceGone | DataStale | BodyPassedOn | ProvinceMerged | ProvinceGone | NotBinding | HolidaysGuessed
)
