"""Reads the files of the demo's content. README.md says how they are written.

Values are checked as they are read: the error names the file and the value that is missing.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from groupsite.demo.content.markup import markdown_to_rich_text

type ByLanguage[T] = dict[str, T]

FOLDER: Final = Path(__file__).parent
# Those that have a folder. English is first: its pages are the originals.
LANGUAGES: Final = ("en", *sorted({path.parent.name for path in FOLDER.glob("*/site.md")} - {"en"}))
FRONT_MATTER: Final = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)
PART: Final = re.compile(r"^# (\S+)$", re.MULTILINE)
SINGLE_LINE_BREAK: Final = re.compile(r"(?<!\n)\n(?!\n)")


class ContentError(Exception):
    """A content file has invalid TOML, lacks a value, or has an unknown one."""


@cache
def read_toml(path: Path) -> dict[str, Any]:
    return _parse_toml(path.read_text("utf-8"), path)


def toml_value(path: Path, *keys: str) -> Any:
    """Return the value under these nested keys of a TOML file. Raises ContentError."""
    found: Any = read_toml(path)
    for key in keys:
        if key not in found:
            raise ContentError(f"{_relative_path(path)}: {'.'.join(keys)} missing.")
        found = found[key]
    return found


def read_text_file(path: Path) -> dict[str, Any]:
    """Return the values of a text file: plain ones from its front matter, the others as rich text."""
    source = path.read_text("utf-8")
    front = FRONT_MATTER.match(source)
    values = _with_joined_lines(_parse_toml(front[1], path)) if front else {}
    body, *parts = PART.split(source[front.end() :] if front else source)
    for name, text in zip(["body", *parts[::2]], [body, *parts[1::2]], strict=True):
        *tables, last = name.split(".")
        table = values
        for key in tables:
            table = table.setdefault(key, {})
        if text.strip():
            table[last] = markdown_to_rich_text(text)
    return values


def facts_in_table(table: str) -> dict[str, Any]:
    """Return a table of `facts.toml`."""
    return toml_value(FOLDER / "facts.toml", table)


def names_by_language(table: str, key: str) -> ByLanguage[Any]:
    """Return the value under the key of a table in `names.toml`, by language."""
    return {code: toml_value(FOLDER / code / "names.toml", table, key) for code in LANGUAGES}


def texts_by_language[T](kind: type[T], name: str, **tables: type) -> ByLanguage[T]:
    """Return an instance of `kind` per language, from text files. Raises ContentError.

    `tables` are values that hold several texts by key, and the class of one of these.
    """
    found = {}
    for code in LANGUAGES:
        path = FOLDER / code / f"{name}.md"
        values, source = read_text_file(path), _relative_path(path)
        for table, of in tables.items():
            rows = values.get(table, {})
            values[table] = {
                k: make_dataclass_instance(of, row, f"{source}, {k}") for k, row in rows.items()
            }
        found[code] = make_dataclass_instance(kind, values, source)
    return found


def make_dataclass_instance[T](kind: type[T], values: Mapping[str, Any], source: str) -> T:
    """Return an instance of the dataclass `kind`. Raises ContentError for a missing or unknown value."""
    wanted = fields(kind)  # type: ignore[arg-type]  # mypy has no name for "a dataclass"
    required = {
        field.name
        for field in wanted
        if field.default is MISSING and field.default_factory is MISSING
    }
    if missing := required - set(values):
        raise ContentError(f"{source}: {', '.join(sorted(missing))} missing.")
    if unknown := set(values) - {field.name for field in wanted}:
        raise ContentError(f"{source}: {', '.join(sorted(unknown))} unknown.")
    return kind(**values)


def instance_with_extra_facts[T](
    kind: type[T], key: str, values: Mapping[str, Any], **more: Any
) -> T:
    """Return an instance of `kind` with this key; values that are not its fields become its `facts`."""
    own = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    given = {name: value for name, value in values.items() if name in own}
    facts = {name: value for name, value in values.items() if name not in own}
    return make_dataclass_instance(kind, {"key": key, "facts": facts, **given, **more}, key)


def _parse_toml(source: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{_relative_path(path)}: {error}") from error


def _with_joined_lines(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the lines of each paragraph joined; an empty line separates paragraphs."""
    return {
        key: SINGLE_LINE_BREAK.sub(" ", value) if isinstance(value, str) else value
        for key, value in values.items()
    }


def _relative_path(path: Path) -> str:
    """Return the path relative to the content folder, for messages."""
    return path.relative_to(FOLDER).as_posix() if path.is_relative_to(FOLDER) else path.name
