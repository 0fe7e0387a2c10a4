"""A draft as YAML: the way a clerk would write it, with the words of the text above each provision as a comment.

Behind the mark of a provision stands a digest of its entry as the program wrote it, so that a later draft of the same
text can tell what a person has changed since.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from baohiem_cli.named_tuple import NamedTuple

WIDTH = 116
_PLAIN = re.compile(r"[^\W\d_][^:#\[\]{},&*!|>'\"%@`\\\n]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"})
_UNPRINTABLE = re.compile(r"[^\t -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIGEST = 8

_MARK = "nháp"
"""Before the digest, in the comment above a provision."""


class Commented(NamedTuple):
    """One provision: a heading that begins above it, where its words stand, the words, and its entry."""

    heading: str
    place: str
    words: str
    entry: Mapping[str, Any]


def regulation(preface: Sequence[str], head: Mapping[str, Any], provisions: Iterable[Commented]) -> str:
    """A regulation's file."""
    top = [line for key, value in head.items() if key != "chapters" for line in _pair(key, value, "")]
    headings = _pair("chapters", head["chapters"], "")
    lines = [f"# {_clean(line)}" for line in preface]
    lines += [f"# Đầu văn bản · {_MARK} {digest(top)}", *top]
    lines += [f"# Đề mục · {_MARK} {digest(headings)}", *headings, "provisions:"]
    for one in provisions:
        lines += provision(one)
    return "\n".join(lines) + "\n"


def provision(one: Commented) -> list[str]:
    """A provision's lines: comment and entry."""
    entry = entry_lines(one.entry)
    lines = [f"  # ---- {_clean(one.heading)} ----"] if one.heading else []
    lines.append(f"  # {one.place} · {_MARK} {digest(entry)}")
    for paragraph in one.words.split("\n"):
        lines += [f"  # {line}" for line in textwrap.wrap(_clean(paragraph), WIDTH - 4, break_long_words=False)]
    return lines + entry


def entry_lines(entry: Mapping[str, Any]) -> list[str]:
    """The lines of an item of a list, below a key at the left."""
    lines: list[str] = []
    for key, value in entry.items():
        lines += _pair(key, value, "    ")
    return ["  - " + lines[0][4:], *lines[1:]]


def digest(lines: Sequence[str]) -> str:
    """A short digest of an entry, by which a change of it is seen."""
    return hashlib.sha256("\n".join(line.rstrip() for line in lines).encode()).hexdigest()[:_DIGEST]


def agencies(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Entries of the registry of agencies, one a line."""
    return [f"  - {_flow(entry)}" for entry in entries]


def mark_of(line: str) -> str | None:
    """The digest that a line has which stands above a provision."""
    found = re.search(rf"· {_MARK} ([0-9a-f]{{{_DIGEST}}})\s*$", line)
    return found[1] if found else None


def _pair(key: str, value: Any, indent: str) -> list[str]:
    if value is None:
        return [f"{indent}{key}:"]
    if isinstance(value, Mapping):
        return [f"{indent}{key}:", *(line for k, v in value.items() for line in _pair(k, v, f"{indent}  "))]
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        return [f"{indent}{key}:", *(line for one in value for line in _item(one, f"{indent}  "))]
    if isinstance(value, list) and key == "doubts":
        return [f"{indent}{key}:", *(f"{indent}  - {scalar(one)}" for one in value)]
    return [f"{indent}{key}: {_flow(value)}"]


def _item(one: Mapping[str, Any], indent: str) -> list[str]:
    flat = all(not isinstance(value, Mapping | list) for value in one.values())
    if flat and "summary" not in one:
        return [f"{indent}- {_flow(one)}"]
    lines = [line for key, value in one.items() for line in _pair(key, value, f"{indent}  ")]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return scalar(value)


def scalar(value: object) -> str:
    """A value as YAML reads it back: quoted where it could be taken for something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = _clean(str(value))
    if (_PLAIN.fullmatch(text) and text.lower() not in _WORDS) or re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _clean(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())
