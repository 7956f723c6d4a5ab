"""Organisations in the format of the open data."""

from typing import Any

from people.models import Organisation
from people.models.postal_addresses import PostalAddress


def names_by_language(organisation: Organisation) -> dict[str, str]:
    """Return {language: name}. No query if the texts are loaded."""
    return {row.language: row.name for row in organisation.texts.all() if row.name}


def organisation_object(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation with its names in each language, and its identifiers."""
    return {
        "names": names_by_language(organisation),
        "abbreviation": organisation.abbreviation,
        "type": organisation.kind,
        "websites": {
            row.language: url
            for row in organisation.texts.all()
            if (url := row.url or organisation.url)
        },
        "ror": organisation.ror or None,
        "organisation_number": organisation.register_number() or None,
    }


def workplace_object(organisation: Organisation) -> dict[str, Any]:
    """Return the unit where the work is done, with those above it, nearest first."""
    above = [organisation_object(unit) for unit in organisation.ancestors()]
    return {**organisation_object(organisation), "part_of": above}


def address_object(address: PostalAddress) -> dict[str, str | None] | None:
    """Return a postal address; None if nothing is known."""
    if not address:
        return None
    return {
        "street": address.street or None,
        "postal_code": address.postal_code or None,
        "locality": address.locality or None,
        "country": address.country or None,
    }
