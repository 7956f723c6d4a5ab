"""Fictional people with portraits and pages, from `people.toml`."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from groupsite.demo.content.files import ByLanguage, instance_with_extra_facts, read_toml
from groupsite.demo.content.markup import markdown_to_rich_text
from groupsite.demo.content.people import DemoPerson
from groupsite.demo.portraits import Face

FILE: Final = read_toml(Path(__file__).with_name("people.toml"))


@dataclass(frozen=True)
class FictionalPerson(DemoPerson):
    """A fictional person; `pages` are the languages of their pages."""

    face: Face | None = None
    pages: list[str] = field(default_factory=list)


def _fictional_person(key: str, values: dict[str, Any]) -> FictionalPerson:
    face = _face_from_values(values["face"]) if "face" in values else None
    return instance_with_extra_facts(
        FictionalPerson, key, {"email": f"{key}@example.org", **values}, face=face
    )


def _face_from_values(values: dict[str, Any]) -> Face:
    """Return a face; colours are RGB values or names from the file."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        known = FILE["colours"].get(value, value) if isinstance(value, str) else value
        found[name] = tuple(known) if isinstance(known, list) else known
    return Face(**found)


CROWD: Final = tuple(_fictional_person(key, values) for key, values in FILE["people"].items())
# What the page of every one of them says.
PAGE: Final[ByLanguage[dict[str, str]]] = {
    code: {**texts, "biography": markdown_to_rich_text(texts["biography"])}
    for code, texts in FILE["page"].items()
}
