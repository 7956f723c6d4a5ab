"""Compares JSON with the part of JSON Schema that the description of the API uses."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "null": type(None),
}
FORMATS = {
    "date": date.fromisoformat,
    "date-time": lambda text: datetime.fromisoformat(text).utcoffset().total_seconds(),
    "uri": lambda text: {"http": 1, "https": 1, "mailto": 1}[text.partition(":")[0]],
}
KNOWN = {
    *("$ref", "anyOf", "type", "enum", "format", "description"),
    *("properties", "required", "additionalProperties", "items"),
}


def errors(value: Any, schema: dict[str, Any], document: dict[str, Any], at: str = "") -> list[str]:
    """Where the value is not what the schema says; an unknown keyword is an error too."""
    return list(_errors(value, schema, document, at))


def _errors(value: Any, schema: dict[str, Any], document: Any, at: str) -> Iterator[str]:
    yield from (f"{at}: unknown keyword {name}" for name in set(schema) - KNOWN)
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        yield from min((errors(value, one, document, at) for one in schema["anyOf"]), key=len)
        return
    yield from _errors_of_scalar(value, schema, at)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _errors(item, schema.get("items", {}), document, f"{at}[{number}]")
    if isinstance(value, dict) and "properties" in schema:
        yield from _errors_of_object(value, schema, document, at)


def _errors_of_scalar(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(_is_of_type(value, name) for name in types):
        yield f"{at}: {value!r} is no {types}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if isinstance(value, str) and "format" in schema:
        try:
            FORMATS[schema["format"]](value)
        except (ValueError, LookupError, AttributeError):
            yield f"{at}: {value!r} is no {schema['format']}"


def _errors_of_object(value: dict, schema: dict[str, Any], document: Any, at: str) -> Iterator[str]:
    yield from (
        f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value
    )
    for name, inner in value.items():
        if name in schema["properties"]:
            yield from _errors(inner, schema["properties"][name], document, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}.{name} is not described"


def _is_of_type(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))
