"""Reads a JSON file: a list of objects, whose keys are the columns of a CSV file.

Objects by language (`"biography": {"en": "…"}`) are columns such as `biography_en`, and a list of
objects (`"roles": [{"role": "…"}, …]`) is columns such as `role` and `role_2`.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from people.content.importing.source_rows import (
    MAX_ROWS,
    MAX_TABLE_BYTES,
    VALUE_SEPARATOR,
    SourceRow,
    UnreadableFileError,
    column_name,
    decoded_text,
    read_limited_file,
    stripped_nonempty_cells,
)

# Objects and lists: each takes more memory than its two characters, and is there before it is counted.
PARTS_OF_ROW: Final = 20


def read_json_file(path: Path) -> list[SourceRow]:
    """Return the objects of the file as rows. Raises UnreadableFileError."""
    text = decoded_text(path, read_limited_file(path, MAX_TABLE_BYTES))
    if not text.strip():
        raise UnreadableFileError(f"{path} is empty.")
    if text.count("{") + text.count("[") > MAX_ROWS * PARTS_OF_ROW:
        raise UnreadableFileError(f"{path} has too many objects and lists. Divide it.")
    try:
        items = json.loads(text, object_pairs_hook=_object_with_different_keys)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise UnreadableFileError(f"{path} is not a JSON file: {reason}.") from error
    if not isinstance(items, list):
        raise UnreadableFileError(f"{path} must contain a list of objects.")
    if len(items) > MAX_ROWS:
        raise UnreadableFileError(f"{path} has more than {MAX_ROWS} items. Divide it.")
    return [_row(item, f"item {number}", path.parent) for number, item in enumerate(items, 1)]


def _object_with_different_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _value in pairs).most_common(1)[0][0]
        raise ValueError(f"the key “{twice}” is in an object twice")
    return found


def _row(item: object, place: str, folder: Path) -> SourceRow:
    if not isinstance(item, dict):
        return SourceRow(place, {}, folder, "is not an object.")
    return row_from_mapping(item, place, folder)


def row_from_mapping(item: dict[str, object], place: str, folder: Path) -> SourceRow:
    """Return a row with the values of a nested mapping; with a `problem` if one has no column."""
    try:
        return SourceRow(place, stripped_nonempty_cells(_cells(item)), folder)
    except ValueError as error:
        return SourceRow(place, {}, folder, str(error))


def _cells(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        name = column_name(key)
        if isinstance(value, dict):
            for part, text in value.items():
                yield f"{name}_{column_name(part)}", _scalar_text(name, text)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield from _numbered_cells(name, value)
        elif isinstance(value, list):
            yield name, VALUE_SEPARATOR.join(_scalar_text(name, one) for one in value)
        else:
            yield name, _scalar_text(name, value)


def _numbered_cells(name: str, objects: list[object]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(objects, 1):
        if not isinstance(one, dict):
            raise ValueError(f"has both objects and other values in “{name}”.")
        suffix = "" if number == 1 else f"_{number}"
        for key, value in one.items():
            yield f"{column_name(key)}{suffix}", _scalar_text(name, value)


def _scalar_text(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    raise ValueError(f"has a nested value in “{name}” that no column can hold.")
