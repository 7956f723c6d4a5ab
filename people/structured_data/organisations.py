"""Organisations as structured data, with their addresses and the organisations above them."""

from typing import Final

from django.http import HttpRequest

from people import portraits
from people.models import Organisation, OrganisationKind
from people.models.postal_addresses import PostalAddress
from people.structured_data.json_ld import Node, full_url, node_id, without_empty_values

# Types of https://schema.org/Organization. All others are a plain "Organization".
TYPES: Final[dict[str, str]] = {
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganisationKind.DEPARTMENT: "ResearchOrganization",
    OrganisationKind.DIVISION: "ResearchOrganization",
    OrganisationKind.GROUP: "ResearchOrganization",
}
EMPLOYERS: Final = (OrganisationKind.UNIVERSITY, OrganisationKind.COMPANY)


def employer_of(unit: Organisation) -> Organisation:
    """Return the university or company that a unit belongs to, else the topmost unit above it."""
    return unit.self_or_ancestor_of_kind(*EMPLOYERS) or [unit, *unit.ancestors()][-1]


def organisation_with_parents(request: HttpRequest, unit: Organisation) -> Node:
    """Return a unit as a node, with the units above it as `parentOrganization`. No logo.

    Needs no query if parents and texts are loaded.
    """
    found: Node = {}
    for one in reversed([unit, *unit.ancestors()]):
        found = organisation(request, one) | ({"parentOrganization": found} if found else {})
    return found


def organisation(request: HttpRequest, unit: Organisation) -> Node:
    """Return an organisation as a node, without its logo and the organisations above it."""
    ror, number = unit.ror.strip(), unit.organisation_number
    identifiers = [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in (("ROR", ror), ("organisation number", number))
        if value
    ]
    is_address = ror.startswith("https://")
    return without_empty_values(
        {
            "@type": TYPES.get(unit.kind, "Organization"),
            "@id": ror if is_address else node_id(request, "organisation", unit.pk),
            "name": unit.name().text or unit.abbreviation,
            "alternateName": unit.abbreviation if unit.name().text else "",
            "url": unit.website(),
            "sameAs": [url for url in (unit.website(), ror if is_address else "") if url],
            "identifier": identifiers,
            "address": postal_address(own_address(unit)),
        }
    )


def organisation_with_logo(request: HttpRequest, unit: Organisation) -> Node:
    """Return an organisation as a node, with its logo. One query if it has one."""
    found, logo = organisation(request, unit), portraits.logo_rendition(unit)
    return found | ({"logo": full_url(request, logo.url)} if logo else {})


def own_address(unit: Organisation) -> PostalAddress:
    """Return the address that is written on this unit itself."""
    return PostalAddress(unit.street, unit.postal_code, unit.locality, unit.country)


def postal_address(address: PostalAddress) -> Node:
    """Return an address as a node; empty if nothing is known."""
    if not address:
        return {}
    return without_empty_values(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.locality,
            "addressCountry": address.country,
        }
    )
