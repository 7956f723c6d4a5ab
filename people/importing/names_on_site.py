"""Finds roles and organisations by their names; what is not certain is refused, never guessed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import ValidationError

from people.models import Organisation, Role

# How many names of the site a refusal lists.
LISTED: Final = 30


class NamesOnSite:
    """The roles and organisations of the site by name, read once."""

    def __init__(self, names_in_source: Mapping[str, str] | None = None) -> None:
        """Take names in the source whose names on the site are others."""
        given = names_in_source or {}
        self._names_in_source = {folded_name(name): own for name, own in given.items()}

    @cached_property
    def _roles(self) -> dict[str, set[Any]]:
        roles = Role.objects.prefetch_related("texts")
        return objects_by_name((role, [row.name for row in role.texts.all()]) for role in roles)

    @cached_property
    def _organisations(self) -> dict[str, set[Any]]:
        units = Organisation.objects.prefetch_related("texts")
        return objects_by_name(
            (unit, [unit.abbreviation, unit.ror, *(row.name for row in unit.texts.all())])
            for unit in units
        )

    def role(self, name: str) -> Role:
        """Return the role with this name in any language. Raises ValidationError."""
        return only_object_named("role", self._own_name(name), self._roles)

    def organisation(self, name: str) -> Organisation:
        """Return the organisation with this name, abbreviation or ROR. Raises ValidationError."""
        return only_object_named("organisation", self._own_name(name), self._organisations)

    def _own_name(self, name: str) -> str:
        return self._names_in_source.get(folded_name(name), name)


def objects_by_name(objects: Iterable[tuple[Any, list[str]]]) -> dict[str, set[Any]]:
    """Return the objects by each of their names, in lower case; `objects` has (object, names)."""
    found = defaultdict(set)
    for one, names in objects:
        for name in filter(None, map(folded_name, names)):
            found[name].add(one)
    return found


def folded_name(name: str) -> str:
    """Return a name in lower case with single spaces, for comparing."""
    return " ".join(name.casefold().split())


def only_object_named(kind: str, name: str, objects: dict[str, set[Any]]) -> Any:
    """Return the only object with this name, from `objects_by_name`. Raises ValidationError.

    `kind` is the word for such an object in the error.
    """
    if not name:
        raise ValidationError(f"Name the {kind}.")
    found = objects.get(folded_name(name), set())
    if not found:
        known = sorted({str(one) for each in objects.values() for one in each})[:LISTED]
        raise ValidationError(
            f"The site has no {kind} “{name}”. It has: {', '.join(known) or 'none'}."
        )
    if len(found) > 1:
        raise ValidationError(f"The site has {len(found)} {kind}s with the name “{name}”.")
    return next(iter(found))
