"""JSON for programs: the envelope that all commands share, failures included."""

from __future__ import annotations

import json
from datetime import date

from baohiem_cli.errors import BhError
from baohiem_cli.report.answer import Answer
from baohiem_cli.report.text import escaped

CONTRACT_VERSION = 1
"""The `version` of the envelope: fields are added without a new one, never removed or renamed."""


def render(answer: Answer) -> str:
    """The envelope of an answer."""
    return _text(
        {
            "command": answer.command,
            "version": CONTRACT_VERSION,
            "as_of": answer.as_of,
            "warnings": list(answer.warnings),
            **answer.extra,
            "items": list(answer.items),
        }
    )


def failure(command: str | None, as_of: date, error: BhError) -> str:
    """The envelope of a failure; `command` is None where the command line names none."""
    problems = [
        {"file": p.file, "line": p.line, "column": p.column, "message": p.message, "source": p.source}
        for p in error.problems
    ]
    told = {"code": error.code, "message": error.message, "problems": problems, "nearest": list(error.nearest)}
    return _text(
        {
            "command": command,
            "version": CONTRACT_VERSION,
            "as_of": as_of,
            "warnings": [],
            "error": told,
            "items": [],
        }
    )


def _text(envelope: dict[str, object]) -> str:
    return escaped(json.dumps(envelope, ensure_ascii=False, indent=2, default=_iso)) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
