"""The JSON Schema of the data files, from the models that read them."""

from __future__ import annotations

import json

from pydantic import BaseModel

from baohiem_cli.files.models import AgenciesFile, CalendarFile, RegulationFile

_MODELS: dict[str, type[BaseModel]] = {"regulation": RegulationFile, "agencies": AgenciesFile, "calendar": CalendarFile}


def text(name: str) -> str:
    """The schema of one kind of file, as JSON with a final newline.

    Empty values (`number:`) are allowed where a field may be missing: pydantic says so by itself.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_MODELS[name].model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
