"""The catalogues of translations, read through the tool that keeps them (`.ci/messages.py`)."""

import importlib.util
from collections.abc import Iterator
from types import ModuleType
from typing import NamedTuple

from babel.messages.catalog import Catalog

from tests.sources import ROOT


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ci_messages", ROOT / ".ci" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = _tool()
PACKAGES = tuple(messages.SOURCES)
# What ships in the wheel, beside whatever catalogues a host has.
PLUGIN = ("people", "research", "vacancies")


class Entry(NamedTuple):
    """One message: its English forms (one, or singular and plural) and its Swedish ones."""

    context: str | None
    english: tuple[str, ...]
    swedish: tuple[str, ...]

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext looks for."""
        return self.context, self.english[0]

    def __str__(self) -> str:
        return f"{self.english[0]!r}" + (f" ({self.context})" if self.context else "")


def forms(words: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def entries_of(catalogue: Catalog) -> Iterator[Entry]:
    """Every message, without the header."""
    for message in catalogue:
        if message.id:
            yield Entry(message.context, forms(message.id), forms(message.string))


def entries(package: str) -> list[Entry]:
    """The Swedish catalogue of one package."""
    path = messages.catalogue_path(package, "sv")
    return list(entries_of(messages.read_catalogue(path, "sv")))
