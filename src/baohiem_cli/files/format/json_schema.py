"""The JSON Schema of the data files, from the models that read them."""

from __future__ import annotations

import json

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import StringSchema

from baohiem_cli.files.format.agencies import AgenciesFile
from baohiem_cli.files.format.calendar import CalendarFile
from baohiem_cli.files.format.overlay import OverlayFile
from baohiem_cli.files.format.regulation import RegulationFile
from baohiem_cli.files.format.succession import LegalFile, ProvincesFile, SuccessionFile
from baohiem_cli.files.format.units import UnitsFile

_MODELS: dict[str, type[BaseModel]] = {
    "regulation": RegulationFile,
    "overlay": OverlayFile,
    "agencies": AgenciesFile,
    "calendar": CalendarFile,
    "succession": SuccessionFile,
    "provinces": ProvincesFile,
    "legal_basis": LegalFile,
    "units": UnitsFile,
}


class _AsEditorsRead(GenerateJsonSchema):
    """To an editor an unquoted `2024` or `24.1` is a number; the program reads the text as it stands."""

    def str_schema(self, schema: StringSchema) -> JsonSchemaValue:
        """Allow both."""
        return {**super().str_schema(schema), "type": ["string", "number"]}


def text(name: str) -> str:
    """The schema of one kind of file, as JSON with a final newline.

    Empty values (`number:`) are allowed where a field may be missing: pydantic says so by itself.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_MODELS[name].model_json_schema(by_alias=True, schema_generator=_AsEditorsRead),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
