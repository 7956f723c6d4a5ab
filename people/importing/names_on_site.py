"""Finds roles and organisations by their names; what is not certain is refused, never guessed."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import ValidationError

from people.models import Organisation, Role

# How many names of the site a refusal lists.
LISTED: Final = 30


class NamesOnSite:
    """The roles and organisations of the site by name, read once."""

    @cached_property
    def _roles(self) -> dict[str, set[Any]]:
        roles = Role.objects.prefetch_related("texts")
        return _by_folded_name((role, [row.name for row in role.texts.all()]) for role in roles)

    @cached_property
    def _organisations(self) -> dict[str, set[Any]]:
        units = Organisation.objects.prefetch_related("texts")
        return _by_folded_name(
            (unit, [unit.abbreviation, unit.ror, *(row.name for row in unit.texts.all())])
            for unit in units
        )

    def role(self, name: str) -> Role:
        """Return the role with this name in any language. Raises ValidationError."""
        return _only_one("role", name, self._roles)

    def organisation(self, name: str) -> Organisation:
        """Return the organisation with this name, abbreviation or ROR. Raises ValidationError."""
        return _only_one("organisation", name, self._organisations)


def _by_folded_name(objects: Iterable[tuple[Any, list[str]]]) -> dict[str, set[Any]]:
    found = defaultdict(set)
    for one, names in objects:
        for name in filter(None, map(_folded, names)):
            found[name].add(one)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _only_one(kind: str, name: str, objects: dict[str, set[Any]]) -> Any:
    found = objects.get(_folded(name), set())
    if not found:
        known = sorted({str(one) for each in objects.values() for one in each})[:LISTED]
        raise ValidationError(
            f"The site has no {kind} “{name}”. It has: {', '.join(known) or 'none'}."
        )
    if len(found) > 1:
        raise ValidationError(f"The site has {len(found)} {kind}s with the name “{name}”.")
    return next(iter(found))
