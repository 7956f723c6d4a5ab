"""Reads YAML and TOML as nested texts, and the front matter of Markdown files.

Every scalar is read as text: a phone number keeps its zeros, and “no” remains a word. Aliases are
refused, because a few lines with aliases of aliases can stand for gigabytes of data, or for themselves.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from people.content.importing.source_rows import (
    UnreadableFileError,
    decoded_text,
    read_limited_file,
)

MAX_BYTES: Final = 512 * 1024
# Of front matter, since a parser's time can grow faster than the text; a list of people may be longer.
MAX_YAML_CHARACTERS: Final = 64 * 1024
MAX_TOML_CHARACTERS: Final = 8 * 1024
MAX_DEPTH: Final = 20


class MarkdownFile(NamedTuple):
    """The front matter of a Markdown file, and the Markdown after it."""

    values: dict[str, Any]
    body: str


class _TextLoader(yaml.BaseLoader):
    """Loads plain data only: texts, lists and mappings without aliases or repeated keys."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read; write the value itself")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(key.value for key, _value in node.value if isinstance(key.value, str))
        if twice := sorted(key for key, count in keys.items() if count > 1):
            raise yaml.YAMLError(f"a key is there twice: {', '.join(twice)}")
        return super().construct_mapping(node, deep)


def read_yaml_file(path: Path) -> Any:
    """Return the content of a YAML file as nested texts. Raises UnreadableFileError."""
    return _yaml_value(path, decoded_text(path, read_limited_file(path, MAX_BYTES)))


def read_markdown_file(path: Path) -> MarkdownFile:
    """Return the front matter (YAML or TOML, if any) and the body. Raises UnreadableFileError."""
    text = decoded_text(path, read_limited_file(path, MAX_BYTES)).replace("\r\n", "\n")
    kinds = (("---", _yaml_value, MAX_YAML_CHARACTERS), ("+++", _toml_value, MAX_TOML_CHARACTERS))
    for fence, read, limit in kinds:
        if text.startswith(f"{fence}\n"):
            head, found, body = text[len(fence) :].partition(f"\n{fence}\n")
            if not found:
                head, found, body = text[len(fence) :].rpartition(f"\n{fence}")
            if not found or body.strip().startswith(fence):
                raise UnreadableFileError(f"{path} has front matter without an end.")
            if len(head) > limit:
                raise UnreadableFileError(f"{path} has front matter of over {limit // 1024} KB.")
            values = read(path, head) or {}
            if not isinstance(values, dict):
                raise UnreadableFileError(f"{path} has front matter that is no list of values.")
            return MarkdownFile(values, body.strip())
    return MarkdownFile({}, text.strip())


def _yaml_value(path: Path, text: str) -> Any:
    try:
        value = yaml.load(text, Loader=_TextLoader)  # noqa: S506 — a loader of texts only
        return _nested_texts(value)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        reason = (
            " ".join(str(error).split()) if not isinstance(error, RecursionError) else "too deep"
        )
        raise UnreadableFileError(f"{path} has YAML that cannot be read: {reason}.") from error


def _toml_value(path: Path, text: str) -> Any:
    try:
        return _nested_texts(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"{path} has TOML that cannot be read: {error}.") from error


def _nested_texts(value: Any, depth: int = 0) -> Any:
    """Return the value with texts for scalars and keys. Raises ValueError if it is too deep."""
    if depth > MAX_DEPTH:
        raise ValueError("it is nested too deeply")
    if isinstance(value, dict):
        return {str(key): _nested_texts(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_nested_texts(one, depth + 1) for one in value]
    return "" if value in (None, "null", "~") else str(value)
