"""The values of organisations and of choices, with labels in the active language."""

from typing import Any, Final

from django.db import models

from people.content.api.json_schemas import (
    INTEGER,
    STRING,
    URL,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.models import Organisation, OrganisationKind

ORGANISATION: Final = object_of(
    id=INTEGER,
    name=STRING,
    abbreviation=STRING,
    kind=object_of_value_and_label(OrganisationKind.values),
    website=described(nullable(URL), "In the language of `locale` if there is one."),
)


def choice(value: str, choices: type[models.TextChoices]) -> dict[str, str]:
    """Return a choice as {value, label}."""
    return {"value": str(value), "label": str(choices(value).label)}


def organisation_value(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation, which needs no query if its texts are prefetched."""
    return {
        "id": organisation.pk,
        "name": organisation.name().text,
        "abbreviation": organisation.abbreviation,
        "kind": choice(organisation.kind, OrganisationKind),
        "website": organisation.website() or None,
    }
