"""The reference of the data files, written from the models that read them, by way of their JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

from baohiem_cli.commands.data.schema import DataFile
from baohiem_cli.domain import vocabulary
from baohiem_cli.domain.deadlines import rule
from baohiem_cli.files.format import json_schema
from baohiem_cli.views.common import labels

Schema = dict[str, Any]

WORD_LISTS: dict[type[StrEnum], Callable[[Any], str]] = {
    vocabulary.Kind: labels.kind_label,
    vocabulary.Cadence: labels.cadence_label,
    vocabulary.Performed: labels.performed_label,
    vocabulary.Reason: labels.reason_label,
}
"""The closed word lists that have Vietnamese names of their own."""

INTRODUCTION = """\
# Data format

Every field of the data files, written from `src/baohiem_cli/files/format/` by `python scripts/docs.py`. Files are
UTF-8 YAML without anchors and aliases; every key stands once; a key that is not listed here is an error. Where the
column "required" says "may be empty", `number:` without a value means "not known". Text is never converted: `no`,
`1.10` and `012` stay what was written, and only the fields that ask for a number, or for true or false, read them so.

`bh schema` prints the same as JSON Schema, for editors; `bh check` tells what is wrong with a file. A whole file
stands in [how to encode a regulation](../how-to/encode-a-regulation.md).
"""
RULES = "## Rules\n\nThe language of a deadline's `rule`, with the words of a text that it stands for.\n"
TYPES = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}
TEXTS = """\
## texts/*.json

The words of a regulation's text, cut into its provisions. `bh attach` writes them, one file for each regulation, named
by its id; nobody edits them by hand, and a later `bh attach` takes their place. The shipped data have none.
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for which in DataFile:
        name = f"{which}s/*.yaml" if which in (DataFile.REGULATION, DataFile.OVERLAY) else f"{which}.yaml"
        parts += _file(name, json.loads(json_schema.text(which)))
    parts += [TEXTS, RULES, (rule.__doc__ or "").partition("\n\n")[2]]
    parts.append("## Word lists\n\nThe values of closed lists, with the names that readers see.\n")
    parts += [_word_list(words, label) for words, label in WORD_LISTS.items()]
    return "\n".join(parts).rstrip() + "\n"


def _file(name: str, schema: Schema) -> Iterator[str]:
    """One file: its own fields, then those of every record in it, each below the keys that lead there."""
    records = schema.get("$defs", {})
    places = dict(_places(schema, records, ""))
    yield f"## {name}\n\n{schema['description']}\n"
    yield _fields(schema)
    for record in dict.fromkeys(places.values()):
        paths = [f"`{path}`" for path, found in places.items() if found == record]
        yield f"### {', '.join(paths)}\n\n{records[record]['description']}\n"
        yield _fields(records[record])


def _places(schema: Schema, records: dict[str, Schema], prefix: str) -> Iterator[tuple[str, str]]:
    """The keys that lead to a record, and its name, outermost first."""
    for key, field in schema.get("properties", {}).items():
        for name, many in _records_in(field):
            if "properties" in records[name]:
                path = f"{prefix}{key}{'[]' if many else ''}"
                yield path, name
                yield from _places(records[name], records, f"{path}.")


def _records_in(field: Schema, many: bool = False) -> Iterator[tuple[str, bool]]:
    if "$ref" in field:
        yield _name(field), many
    for option in _options(field):
        yield from _records_in(option, many)
    if "items" in field:
        yield from _records_in(field["items"], True)


def _fields(schema: Schema) -> str:
    rows = ["| key | required | value | meaning |", "|---|---|---|---|"]
    for key, field in schema["properties"].items():
        rows.append(f"| `{key}` | {_required(key, field, schema)} | {_value(field)} | {field['description']} |")
    return "\n".join(rows) + "\n"


def _required(key: str, field: Schema, schema: Schema) -> str:
    if key in schema.get("required", []):
        return "yes"
    if field.get("default"):
        return f"no: `{field['default']}`"
    return "no, may be empty" if {"type": "null"} in _options(field) else "no"


def _value(field: Schema) -> str:
    """What may be written there, in words."""
    if "$ref" in field:
        name = _name(field)
        if name == vocabulary.Scheme.__name__:
            return _any_of(vocabulary.Scheme)
        listed = name in {words.__name__ for words in WORD_LISTS}
        return f"one of [these words](#{name.lower()})" if listed else "record, see below"
    if options := [option for option in _options(field) if option.get("type") != "null"]:
        words = [_value(option) for option in options]
        one_or_many = len(options) == 2 and options[1].get("items") == options[0]
        return f"{words[0]}; or a list of such" if one_or_many else "; or ".join(words)
    if "items" in field:
        return f"list, each {_value(field['items'])}"
    if "enum" in field:
        return _any_of(field["enum"])
    return _scalar(field)


def _scalar(field: Schema) -> str:
    if "examples" in field:
        return "like " + ", ".join(f"`{example}`" for example in field["examples"])
    words = TYPES[field["type"] if isinstance(field["type"], str) else "string"]  # an editor takes 2024 for a number
    if "pattern" in field:
        words += " of a fixed form"
    if "maxLength" in field:
        words += f", at most {field['maxLength']} characters"
    if "minimum" in field:
        words += f" from {field['minimum']} to {field['maximum']}"
    return words


def _any_of(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _options(field: Schema) -> list[Schema]:
    """The forms that a value can have, where there are several."""
    return list(field.get("anyOf") or field.get("oneOf") or [])


def _name(field: Schema) -> str:
    return str(field["$ref"]).rpartition("/")[2]


def _word_list(words: type[StrEnum], label: Callable[[Any], str]) -> str:
    rows = [f"| `{word}` | {label(word)} |" for word in words]
    return "\n".join([f"### {words.__name__}\n\n{words.__doc__}\n", "| value | name |", "|---|---|", *rows]) + "\n"
