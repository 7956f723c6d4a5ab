"""JSON Schemas of the values that the API returns, as OpenAPI 3.1 uses them."""

from collections.abc import Iterable
from typing import Any, Final

type Schema = dict[str, Any]

STRING: Final[Schema] = {"type": "string"}
INTEGER: Final[Schema] = {"type": "integer"}
BOOLEAN: Final[Schema] = {"type": "boolean"}
DATE: Final[Schema] = {"type": "string", "format": "date"}
INSTANT: Final[Schema] = {"type": "string", "format": "date-time"}
URL: Final[Schema] = {"type": "string", "format": "uri"}


def described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def nullable(schema: Schema) -> Schema:
    """Return the schema of this value or null."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def array_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def object_of(**properties: Schema) -> Schema:
    """Return the schema of an object that always has these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def object_of_value_and_label(values: Iterable[str]) -> Schema:
    """Return the schema of a choice: its machine-readable value and its label."""
    return object_of(value={"type": "string", "enum": list(values)}, label=STRING)


REFERENCE: Final = object_of(
    id=INTEGER,
    meta=object_of(type=STRING, detail_url=described(nullable(URL), "Null without public page.")),
    name=STRING,
)
PAGES: Final = array_of(
    object_of(
        id=INTEGER,
        locale=STRING,
        title=STRING,
        html_url=nullable(URL),
        detail_url=described(nullable(URL), "Null if no endpoint of pages is registered."),
    )
)
PICTURE: Final = object_of(format=STRING, width=INTEGER, height=INTEGER, url=URL)
