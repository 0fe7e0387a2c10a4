"""Whether the texts that a regulation names stand in the order of time, and its dates after its own issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.text import partial_date
from baohiem_cli.files.checks.finding import Mistake, duties_of, shortened
from baohiem_cli.files.format.regulation import BasisEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _

_YEAR_OF_NUMBER = re.compile(r"/((?:19|20)\d\d)(?!\d)")


def older_texts(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """What a text rests on or replaces was issued before it, or on its day."""
    if file.issued is None:
        return
    named: list[tuple[KeyPath, BasisEntry, str]] = [
        *((("legal_basis", i), one, _("căn cứ ban hành ({0}) sau văn bản này ({1})"))
          for i, one in enumerate(file.legal_basis)),
        *((("replaces", i), one, _("văn bản bị thay thế ban hành ({0}) sau văn bản này ({1})"))
          for i, one in enumerate(file.replaces)),
    ]  # fmt: skip
    for path, one, message in named:
        if one.issued and _is_before(file.issued, one.issued):
            yield (*path, "issued"), message.format(one.issued, file.issued)


def newer_texts(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """What changes a text is issued after it, and on the day from which the change holds at the latest."""
    changes: list[tuple[KeyPath, BasisEntry, str | None]] = [
        (("history", i, "by"), one.by, one.on) for i, one in enumerate(file.history) if one.by
    ]
    changes += [
        (("provisions", i, "amended_by"), one.amended_by, one.start or one.until)
        for i, one in enumerate(file.provisions)
        if one.amended_by
    ]
    for path, by, on in changes:
        if by.issued is None:
            continue
        if file.issued and _is_before(by.issued, file.issued):
            message = _("văn bản sửa đổi ban hành ({0}) trước văn bản này ({1})")
            yield (*path, "issued"), message.format(by.issued, file.issued)
        elif on and _is_before(on, by.issued):
            yield (*path, "issued"), _("ban hành ({0}) sau ngày có thay đổi ({1})").format(by.issued, on)


def once_after_issue(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """What is done once is not due in a year before that of the issue."""
    for path, duty in duties_of(file):
        for i, entry in enumerate(duty.deadlines or []):
            year = _fixed_year(entry.rule)
            if year and file.issued and year < partial_date.earliest(file.issued).year:
                message = _("hạn '{0}' thuộc năm trước năm ban hành ({1})")
                yield (*path, "deadlines", i, "rule"), message.format(entry.rule, file.issued)


def numbers_of_their_year(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """The year in a text's number is that of its issue."""
    named: list[tuple[KeyPath, str | None, str | None]] = [(("number",), file.number, file.issued)]
    for key, entries in (("legal_basis", file.legal_basis), ("replaces", file.replaces)):
        named += [((key, i, "number"), one.number, one.issued) for i, one in enumerate(entries)]
    named += [(("history", i, "by", "number"), one.by.number, one.by.issued)
              for i, one in enumerate(file.history) if one.by]  # fmt: skip
    for path, number, issued in named:
        found = _YEAR_OF_NUMBER.search(number or "")
        if found and issued and int(found[1]) != partial_date.earliest(issued).year:
            yield path, _("năm trong số '{0}' khác năm ban hành ({1})").format(shortened(number or ""), issued)


def _is_before(one: str, other: str) -> bool:
    """Whether a day is before another for certain, whatever is not known of them."""
    return partial_date.latest(one) < partial_date.earliest(other)


def _fixed_year(text: str | None) -> int | None:
    try:
        rule = rules.parse(text) if text else None
    except ValueError:
        return None
    return rule.fixed.year if rule and rule.fixed else None
