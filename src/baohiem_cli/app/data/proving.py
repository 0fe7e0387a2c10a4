"""A register held against the text that was attached to it: in a file that is checked, or in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from baohiem_cli.app.lookup import find_regulation
from baohiem_cli.app.register import Register
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Agency, Duty, Provision, Regulation
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.errors import Problem, WrongUsage
from baohiem_cli.files import yaml_reader
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.proving.proof import Facts, Finding, Proved, Sort, prove
from baohiem_cli.store.register import catalogue, duties

_SHOWN = 80
"""Letters of a text that a message repeats."""


class Compared(NamedTuple):
    """A regulation with its text and its register side by side."""

    regulation: Regulation
    rows: tuple[Proved, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that does not meet, in the order of the text."""
        return tuple(finding for row in self.rows for finding in row.findings)


class Told(NamedTuple):
    """A finding, and where in the regulation's file it is to be mended."""

    finding: Finding
    problem: Problem


def compared(register: Register, name: str) -> Compared:
    """A regulation of the register beside its text. Raises NotFound, and WrongUsage where no text is attached."""
    id = find_regulation(register.db, name)
    passages = catalogue.passages(register.db, id)
    if not passages:
        raise WrongUsage(_("Chưa gắn lời văn; gắn bằng: bh attach {0} TỆP").format(id))
    (summary,) = catalogue.regulations(register.db, Question(regulations=(id,)))
    provisions = tuple(_with_duties(register, id))
    return Compared(summary.regulation, _rows(passages, provisions, summary.regulation, _agencies(register)))


def findings_in(
    path: Path, regulation: Regulation, passages: Sequence[Passage], agencies: Iterable[Agency]
) -> Iterator[Told]:
    """What of a file does not meet its text, each at its line."""
    document = yaml_reader.read(path, str(path))
    for row in _rows(passages, regulation.provisions, regulation, agencies):
        for one in row.findings:
            yield Told(one, document.problem(_path(one.where), message(one)))


def message(one: Finding) -> str:
    """What does not meet, in one sentence."""
    place = _place(one)
    match one.sort:
        case Sort.ENTRY:
            return _("văn bản có {0} mà dữ liệu chưa ghi: “{1}”").format(place, _shortened(one.words))
        case Sort.WORDS:
            return _("văn bản đã gắn không có {0}").format(place)
        case Sort.QUOTE:
            return _("lời văn của {0} không có “{1}”").format(place, _shortened(one.words))
        case Sort.TIME:
            return _("“{1}” ở {0} chưa ghi thành hạn hay định kỳ nào").format(place, _shortened(one.words))
        case Sort.BODY:
            return _("“{1}” ở {0} chưa là bên nào").format(place, _shortened(one.words))


def _place(one: Finding) -> str:
    """The provision, and where its words begin."""
    cited = refs.citation(one.ref)
    if one.line is None:
        return cited
    if one.page is None:
        return _("{0} (dòng {1})").format(cited, one.line)
    return _("{0} (trang {1}, dòng {2})").format(cited, one.page, one.line)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _rows(
    passages: Sequence[Passage], provisions: Sequence[Provision], regulation: Regulation, agencies: Iterable[Agency]
) -> tuple[Proved, ...]:
    day = regulation.issued or ""
    issued = date.fromisoformat(day) if day.count("-") == 2 else None
    return prove(passages, provisions, Facts(tuple(agencies), regulation.issuer, issued))


def _path(where: Sequence[int]) -> yaml_reader.KeyPath:
    """The place in a file of an entry, or of a duty's deadline."""
    match where:
        case (entry, duty, deadline):
            return ("provisions", entry, "duties", duty, "deadlines", deadline, "quote")
        case (entry,):
            return ("provisions", entry, "ref")
        case _:
            return ("provisions",)


def _with_duties(register: Register, id: str) -> Iterator[Provision]:
    """The provisions of a regulation, every version with its own duties and figures."""
    of_ref: dict[str, list[Duty]] = {}
    for duty in duties.duties(register.db, Question(regulations=(id,))):
        of_ref.setdefault(duty.ref, []).append(duty)
    figures = catalogue.targets(register.db, id)
    for ref, versions in catalogue.provisions(register.db, id).items():
        targets = tuple(one for one in figures if one.ref == ref)
        for one in versions:
            own = tuple(duty for duty in of_ref.get(ref, ()) if duty.version.first == one.version.first)
            yield one._replace(duties=own, targets=targets)


def _agencies(register: Register) -> Iterable[Agency]:
    return catalogue.agencies(register.db).values()
