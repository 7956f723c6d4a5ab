"""A person as structured data: what their page shows, and nothing else."""

from collections.abc import Iterable

from django.http import HttpRequest

from people import portraits
from people.models import Person, PersonRole
from people.structured_data.json_ld import Node, full_url, node_id, without_empty_values
from people.structured_data.organisations import organisation_with_parents


def person(
    request: HttpRequest, one: Person, current_roles: Iterable[PersonRole], url: str
) -> Node:
    """Return a person as a node, with their current roles; former members have none. `url`: their page."""
    rows = list(current_roles)
    orcid = f"https://orcid.org/{one.orcid}" if one.orcid else ""
    units = {row.organisation.pk: row.organisation for row in rows}
    return without_empty_values(
        {
            **person_name(request, one),
            "givenName": one.given_name if one.family_name else "",
            "familyName": one.family_name if one.given_name else "",
            "jobTitle": list(dict.fromkeys(row.role.name().text for row in rows)),
            "affiliation": [organisation_with_parents(request, unit) for unit in units.values()],
            "email": one.email,
            "telephone": one.phone,
            "image": _portrait_url(request, one),
            "url": url,
            "sameAs": [link for link in (orcid, *(row.url for row in one.links.all())) if link],
        }
    )


def person_name(request: HttpRequest, one: Person) -> Node:
    """Return a node that only identifies and names a person."""
    return without_empty_values(
        {
            "@type": "Person",
            "@id": node_id(request, "person", one.key),
            "name": one.name,
            "honorificPrefix": str(one.get_honorific_display()) if one.honorific else "",
        }
    )


def _portrait_url(request: HttpRequest, one: Person) -> str:
    """Return the URL of the largest crop of the portrait; empty until it has been made."""
    made = portraits.portrait_sources(one.portrait) if one.portrait is not None else {}
    return full_url(request, made["jpeg"][-1][1].url) if made else ""
