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

from groupsite.demo.content.markup import rich_text

type ByLanguage[T] = dict[str, T]

FOLDER: Final = Path(__file__).parent
# Those that have a folder. English is first: its pages are the originals.
LANGUAGES: Final = ("en", *sorted({path.parent.name for path in FOLDER.glob("*/site.md")} - {"en"}))
FRONT_MATTER: Final = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)
PART: Final = re.compile(r"^# (\S+)$", re.MULTILINE)
SINGLE_LINE_BREAK: Final = re.compile(r"(?<!\n)\n(?!\n)")


class ContentError(Exception):
    """A content file cannot be read, lacks a value, or has an unknown one."""


@cache
def read_toml(path: Path) -> dict[str, Any]:
    return _toml(path.read_text("utf-8"), path)


def value(path: Path, *keys: str) -> Any:
    """Return what a TOML file has under these keys. Raises ContentError."""
    found: Any = read_toml(path)
    for key in keys:
        if key not in found:
            raise ContentError(f"{_name(path)}: {'.'.join(keys)} missing.")
        found = found[key]
    return found


def read_text(path: Path) -> dict[str, Any]:
    """Return the values of a text file: plain ones from its front matter, the others as rich text."""
    source = path.read_text("utf-8")
    front = FRONT_MATTER.match(source)
    values = _unwrapped(_toml(front[1], path)) if front else {}
    body, *parts = PART.split(source[front.end() :] if front else source)
    for name, text in zip(["body", *parts[::2]], [body, *parts[1::2]], strict=True):
        *tables, last = name.split(".")
        table = values
        for key in tables:
            table = table.setdefault(key, {})
        if text.strip():
            table[last] = rich_text(text)
    return values


def facts(table: str) -> dict[str, Any]:
    """Return a table of `facts.toml`."""
    return value(FOLDER / "facts.toml", table)


def names(table: str, key: str) -> ByLanguage[Any]:
    """Return what `names.toml` of each language has under the key of a table."""
    return {code: value(FOLDER / code / "names.toml", table, key) for code in LANGUAGES}


def texts[T](kind: type[T], name: str, **tables: type) -> ByLanguage[T]:
    """Return the text file of this name in each language. Raises ContentError.

    `tables` are values that hold several texts by key, and the class of one of these.
    """
    found = {}
    for code in LANGUAGES:
        path = FOLDER / code / f"{name}.md"
        values, source = read_text(path), _name(path)
        for table, of in tables.items():
            rows = values.get(table, {})
            values[table] = {k: fill(of, row, f"{source}, {k}") for k, row in rows.items()}
        found[code] = fill(kind, values, source)
    return found


def fill[T](kind: type[T], values: Mapping[str, Any], source: str) -> T:
    """Return a `kind`, a dataclass, with these values. Raises ContentError."""
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


def with_facts[T](kind: type[T], key: str, values: Mapping[str, Any], **more: Any) -> T:
    """Return a `kind` of this key; values that are not fields of it become its `facts`."""
    own = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    given = {name: value for name, value in values.items() if name in own}
    facts = {name: value for name, value in values.items() if name not in own}
    return fill(kind, {"key": key, "facts": facts, **given, **more}, key)


def _toml(source: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{_name(path)}: {error}") from error


def _unwrapped(values: dict[str, Any]) -> dict[str, Any]:
    """Join lines of plain texts; an empty line separates paragraphs."""
    return {
        key: SINGLE_LINE_BREAK.sub(" ", value) if isinstance(value, str) else value
        for key, value in values.items()
    }


def _name(path: Path) -> str:
    """Return the path relative to the content folder, for messages."""
    return path.relative_to(FOLDER).as_posix() if path.is_relative_to(FOLDER) else path.name
