"""The conventions of reading that a machine can hold; docs/how-to/encode-a-regulation.md has all of them.

`bh check` tells them. A file is loaded all the same: they are our way of reading, and an own file may have another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.agencies.responsibility import CHARGED
from baohiem_cli.domain.deadlines.wording import cadences
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.vocabulary import DATED, Cadence, Kind, Performed
from baohiem_cli.files.checks.duties import cadence_of_entry, quotes_agree
from baohiem_cli.files.checks.finding import Mistake, duties_of
from baohiem_cli.files.checks.order import numbers_of_their_year
from baohiem_cli.files.format.regulation import DutyEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _

_DIRECTS = re.compile(r"(?:(?:thuong xuyen|tang cuong|quan ly|dinh huong|huong dan|kip thoi|cung|tiep tuc) )*chi dao\b")
_JOINT = re.compile(r"\bchu tri phoi hop\b")
_MUTUAL = re.compile(r"\b(?:cho nhau|lan nhau)\b|\bben kia\b")
_TAKES_PART = re.compile(r"(?:chu dong |tich cuc )*tham gia\b")


def frequencies_agree(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A quote that says how often says the cadence, or the one that the text leaves to choose.

    A deadline of one period may say the year too: "trước ngày 10/12 hằng năm" dates the second half of each.
    """
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            cadence, said = cadence_of_entry(duty, entry), cadences(entry.quote)
            of_each_year = {Cadence.ANNUAL} if entry.period else set()
            if cadence not in DATED or not said or said & {cadence, entry.alternative, *of_each_year}:
                continue
            message = _("định kỳ '{0}' trái với trích dẫn '{1}': cần '{2}'")
            here: KeyPath = (*path, "deadlines", i, "cadence") if entry.cadence else (*path, "cadence")
            yield here, message.format(cadence, entry.quote, "', '".join(sorted(said)))


def schemes_of_head(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A duty is about insurances of its regulation; where the text goes beyond, a doubt names the one that it adds."""
    for path, duty in duties_of(file):
        told = fold(" ".join([*file.doubts, duty.doubt or ""])).split()
        for i, scheme in enumerate(duty.schemes or ()):
            if scheme not in file.schemes and fold(scheme) not in told:
                message = _("'{0}' không có ở 'schemes' của văn bản ({1}): bỏ, hoặc nói rõ ở 'doubt'")
                yield (*path, "schemes", i), message.format(scheme, ", ".join(file.schemes))


def directives(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """The main verb of who owes it decides: "Chỉ đạo X làm Y" is a directive, whatever Y is."""
    for path, duty in duties_of(file):
        if duty.kind is not Kind.DIRECTIVE and any(_DIRECTS.match(fold(words)) for words in _words(duty)):
            yield (
                (*path, "kind"),
                _("'kind' là '{0}', nhưng nhiệm vụ là \"Chỉ đạo …\": cần 'directive'").format(duty.kind),
            )


def joint_acts(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """A joint act is "chủ trì, phối hợp với B" and "phối hợp với B"; "từng" makes several of it."""
    for path, duty in duties_of(file):
        if duty.performed is Performed.TOGETHER:
            continue
        said = [fold(words) for words in _words(duty)]
        if any(_JOINT.search(words) for words in said):
            yield (*path, "performed"), _("\"chủ trì, phối hợp\" là một việc chung: 'performed' cần là 'together'")
        elif _has_partners(duty, registry) and not any(
            "tung" in words.split() for words in (*said, fold(duty.doubt or ""))
        ):
            yield (
                (*path, "performed"),
                _(
                    "một cơ quan cùng nơi phối hợp là một việc chung: 'performed' cần là 'together' "
                    "(nơi được chỉ đạo thì ghi ở 'directed')"
                ),
            )


def performed_written(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Where several act, whether each owes its own is written out, so that nobody has to know the default."""
    for path, duty in duties_of(file):
        names = duty.acting()
        group = registry.find(names[0]) if len(names) == 1 else None
        if "performed" not in duty.model_fields_set and (len(names) > 1 or (group and group.is_group)):
            yield path, _("nhiệm vụ chưa ghi 'performed': cần 'each' hoặc 'together'")


def mutual_exchanges(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """What two sides owe each other is two duties, each with its recipient."""
    for path, duty in duties_of(file):
        receiving = duty.recipient or duty.recipient_either
        if any(_MUTUAL.search(fold(words)) for words in _words(duty)) and not receiving:
            message = _(
                "hai bên làm cho nhau: cần hai nhiệm vụ, mỗi chiều một, có 'recipient', nêu tên thay \"bên kia\""
            )
            yield path, message


def takes_part(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Who is to "tham gia" takes part: somebody else leads, named or not."""
    for path, duty in duties_of(file):
        if duty.lead and _TAKES_PART.match(fold(duty.summary)):
            yield (*path, "lead"), _("\"Tham gia\" là cùng làm: ghi ở 'coordinate' thay cho 'lead'")


def collectives_listed(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Whom a collective of one regulation means is listed, each with its reason, and never derived in silence."""
    listed = {group.id for entry in file.collectives if (group := registry.find(entry.group))}
    for path, duty in duties_of(file):
        for name in duty.acting():
            group = registry.find(name)
            if group and group.members == CHARGED and group.id not in listed:
                listed.add(group.id)  # told once
                message = _("nhóm '{0}' chưa có thành viên ở 'collectives': liệt kê từng cơ quan kèm lý do")
                yield path, message.format(name)


CONVENTIONS = (
    quotes_agree, frequencies_agree, numbers_of_their_year, schemes_of_head, directives, joint_acts, mutual_exchanges,
    takes_part,
)  # fmt: skip
"""What `bh check` refuses; a new one is added here."""

REMARKS = (performed_written, collectives_listed)
"""What it only remarks on: files of before have neither, and are read as they were."""


def _words(duty: DutyEntry) -> Iterator[str]:
    """The words that tell what is done: the summary, what sets it off, and quotes."""
    yield duty.summary
    yield from (deadline.quote for deadline in duty.deadlines or [])
    if duty.trigger:
        yield duty.trigger


def _has_partners(duty: DutyEntry, registry: Registry) -> bool:
    """Whether one body, and no group, acts together with others."""
    acting = duty.acting()
    partners = [*(duty.coordinate or [] if duty.lead or duty.advise else []), *(duty.with_ or [])]
    body = registry.find(acting[0]) if len(acting) == 1 else None
    return bool(partners) and body is not None and not body.is_group
