"""Compares what is read with the JSON schemas of this folder."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "schemas"
GOOGLE = json.loads((FOLDER / "google-job-posting.schema.json").read_text(encoding="utf-8"))


def faults(instance: Any, schema: dict[str, Any], part: str = "") -> list[str]:
    """What does not fit the schema, and one of its `$defs` too."""
    # Importing it takes a second, which everybody who collects tests would wait.
    from jsonschema import Draft202012Validator, FormatChecker

    chosen = {**schema, "allOf": [schema["$defs"][part]]} if part else schema
    validator = Draft202012Validator(chosen, format_checker=FormatChecker())
    return [f"{list(one.path)}: {one.message}" for one in validator.iter_errors(instance)]
