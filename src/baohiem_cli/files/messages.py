"""The faults that a model found, in the reader's language: the value found, the value expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from baohiem_cli.errors import Problem
from baohiem_cli.files.format import agencies, types
from baohiem_cli.files.near_rules import near
from baohiem_cli.files.overlays import Completed
from baohiem_cli.files.yaml_reader import Document, KeyPath, printable
from baohiem_cli.i18n import gettext as _

_SHOWN = 60

_FORMS = {
    types.REF_PATTERN: "'24.1', '27.1.a', 'V.3.e', 'QD.2.1'",
    types.HEADING_PATTERN: "'24', 'V.3', 'QD.2'",
    types.SLUG_PATTERN: "'kon-tum'",
    types.PARTIAL_PATTERN: "2024, 2024-05, 2024-05-10",
    types.DAY_PATTERN: "2024-05-10",
    types.PERIOD_PATTERN: "H1, Q4, T2, M11",
    types.RULE_PATTERN: "'before 07-05', 'by 12-31', 'in month 11', 'before day 5 of month+1', 'by 2016-03-31', "
    "'within 5 working days of event'",
}


def problems_of(document: Document | Completed, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """One problem for each finding of the model, at its place in the file."""
    for detail in error.errors(include_url=False):
        path: KeyPath = tuple(step for step in detail["loc"] if step not in (agencies.WORD, agencies.LIST))
        yield document.problem(path, _message(detail, path, model))


def _message(detail: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> str:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    value, context = detail.get("input"), detail.get("ctx", {})
    kind = detail["type"]
    if not path:
        return _("tệp là {0}; cần các khóa: {1}").format(_found(value), ", ".join(_fields(model, ())))
    if kind == "missing":
        return _("thiếu khóa bắt buộc '{0}'").format(name)
    if kind == "extra_forbidden":
        return _unknown_key(name, _fields(model, path[:-1]))
    if kind == types.NO_SUCH_DAY:
        return _("không có ngày {0}").format(value)
    if kind == types.NO_YEAR:
        return _("năm {0} nằm ngoài khoảng {1}-{2}").format(str(value)[:4], types.FIRST_YEAR, types.LAST_YEAR)
    if kind == "string_too_long":
        return _("'{0}' dài {1} ký tự; tối đa {2}").format(name, len(str(value).strip()), context["max_length"])
    if kind in ("string_too_short", "too_short"):
        return _("'{0}' không được để trống").format(name)
    return _("'{0}' là {1}; cần {2}").format(name, _found(value), _expected(kind, context, str(value)) or detail["msg"])


def _unknown_key(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if close:
        return _("không có khóa '{0}'; có phải '{1}'?").format(printable(key), close[0])
    return _("không có khóa '{0}'; các khóa được dùng: {1}").format(printable(key), ", ".join(known))


def _expected(kind: str, context: dict[str, Any], value: str) -> str | None:
    if kind == "string_pattern_mismatch" and context["pattern"] == types.RULE_PATTERN:
        meant, shown = near(value), _FORMS[types.RULE_PATTERN]
        if meant and f"'{meant}'" not in shown:
            return _("dạng như {0}; có phải '{1}'?").format(shown, meant)
    if kind in ("enum", "literal_error"):
        return _("một trong: {0}").format(context["expected"].replace(" or ", ", "))
    if kind == "string_pattern_mismatch":
        return _("dạng như {0}").format(_FORMS.get(context["pattern"], context["pattern"]))
    if kind == types.NO_WHOLE or kind.startswith("int_"):
        return _("một số nguyên")
    if kind in (types.NO_DECIMAL, "finite_number") or kind.startswith("float_"):
        return _("một số, phần lẻ sau dấu chấm: 94.3")
    return {
        "string_type": _("chữ"),
        "list_type": _("danh sách"),
        "model_type": _("nhóm khóa"),
        "bool_type": _("true hoặc false"),
        "bool_parsing": _("true hoặc false"),
        "greater_than_equal": _("số không nhỏ hơn {0}").format(context.get("ge")),
        "less_than_equal": _("số không lớn hơn {0}").format(context.get("le")),
    }.get(kind)


def _found(value: object) -> str:
    if value is None:
        return _("trống")
    if isinstance(value, dict):
        return _("một nhóm khóa")
    if isinstance(value, list):
        return _("một danh sách")
    text = printable(str(value))
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[: _SHOWN - 1]}…'"


def _fields(model: type[BaseModel], path: KeyPath) -> list[str]:
    here: type[BaseModel] | None = model
    for step in path:
        if here is not None and isinstance(step, str):
            field = next((f for n, f in here.model_fields.items() if step in (n, f.alias)), None)
            here = _model_in(field.annotation) if field else None
    return [f.alias or name for name, f in here.model_fields.items()] if here else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def already_in(path: Path, regulation: str, other: Path) -> Problem:
    """Two files of one source that hold the same regulation."""
    return Problem(str(path), 1, 1, _("văn bản '{0}' đã có ở {1}").format(regulation, other))
