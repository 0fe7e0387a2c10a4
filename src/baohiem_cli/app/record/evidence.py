"""Evidence: files that prove what was done, held against what was recorded of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.payloads import Done, Evidence
from baohiem_cli.domain.ledger.standing import effective
from baohiem_cli.files import evidence
from baohiem_cli.files.evidence import Changed
from baohiem_cli.named_tuple import NamedTuple


class Examined(NamedTuple):
    """A file that was named as evidence of a key, and what has become of it; None where it is as it was.

    `moved` is where its content was found again.
    """

    key: str
    evidence: Evidence
    changed: Changed | None
    moved: Path | None = None


def described(files: Sequence[Path]) -> tuple[Evidence, ...]:
    """The record of each file: its path, size and digest."""
    return tuple(evidence.describe(path) for path in files)


def examined(register: Register, today: date, root: Path | None = None) -> list[Examined]:
    """Every file named as evidence by an event that counts.

    What is not in its place is looked for below `root`, and among the copies that a backup brought.
    """
    roots = (*([root] if root else []), evidence.folder_of(register.path))
    return [
        _examined(event.key, kept, roots)
        for event in effective(register.ledger.with_evidence(), today, register.ledger.lineage())
        if isinstance(done := event.payload, Done)
        for kept in done.evidence
    ]


def _examined(key: str, kept: Evidence, roots: Sequence[Path]) -> Examined:
    changed = evidence.changed(kept)
    moved = evidence.found(kept, *roots) if changed else None
    return Examined(key, kept, None if moved else changed, moved)
