"""Pages for a browser, from the templates beside: one file that asks the network for nothing, where text stays text.

Every value goes through `_written` and is escaped. Styles and scripts are files of their own that a template takes in
with `own`; the policy of the page allows them by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from baohiem_cli.report.answer import Answer, Document
from baohiem_cli.report.text import human, visible

_TEMPLATES = Path(__file__).with_name("templates")


def render(answer: Answer) -> str:
    """The page of an answer; empty where it has none."""
    return written(answer.page()) if answer.page else ""


def written(document: Document) -> str:
    """A template filled with its values."""
    return environment(document.translate).get_template(document.template).render(document.values) + "\n"


def environment(translate: Callable[[str], str] = str) -> Environment:
    """The templates, with `_()` for words in the reader's language, `own` and `digest` for styles and scripts."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_written,
    )
    made.globals.update(_=translate, own=_own, digest=_digest)
    made.filters["iso"] = date.isoformat
    return made


def _written(value: Any) -> Any:
    """A value as a reader writes it, without a character that nobody sees; markup is one already."""
    return value if hasattr(value, "__html__") else visible(human(value))


def _own(name: str) -> Markup:
    """A style or script of ours, as it stands in its file."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 # nobody else writes there


def _digest(name: str) -> str:
    """The digest by which a page's policy allows it."""
    found = hashlib.sha256(_own(name).encode()).digest()
    return f"sha256-{base64.b64encode(found).decode()}"
