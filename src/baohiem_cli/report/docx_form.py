"""An office's own Word template, filled with the fields of a letter.

A template is a file from outside: it runs in a sandbox, and what goes into a field is escaped, never read as
a field.
"""

from __future__ import annotations

import io
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from baohiem_cli.errors import WrongUsage
from baohiem_cli.report.answer import Form
from baohiem_cli.report.text import visible


def filled(form: Form) -> bytes:
    """The document. Raises WrongUsage for a file that is no template, and for fields that nobody knows."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_written)
    written = io.BytesIO()
    try:
        template = DocxTemplate(io.BytesIO(form.content))
        unknown = template.get_undeclared_template_variables(environment) - form.fields.keys()
        if unknown:
            raise WrongUsage(form.unknown.format(", ".join(sorted(unknown)), ", ".join(form.fields)))
        template.init_docx(reload=True)
        template.render(dict(form.fields), environment, autoescape=True)
        template.save(written)
    except (TemplateError, BadZipFile, PackageNotFoundError, SyntaxError, KeyError, ValueError, TypeError) as error:
        raise WrongUsage(form.broken) from error
    return written.getvalue()


def _written(value: Any) -> Any:
    """A value without a character that nobody sees."""
    return visible(value) if isinstance(value, str) else value
