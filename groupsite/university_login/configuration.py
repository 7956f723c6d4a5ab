"""What `GROUPSITE_OIDC` says. Unknown or missing keys raise an error at the first sign-in page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True)
class UniversityLogin:
    """The university’s provider, and what its claims mean here.

    `groups` are names of groups here by the values of the claim `groups_claim`; members of other values
    are members of nothing. `superusers` are values of this claim whose members become superusers. With
    `link_by_email`, somebody with a verified address gets the account that has it, which loses its password
    and permissions. `second_factor` are values of `acr` or `amr` that replace two-step verification here.
    """

    issuer: str
    client_id: str
    client_secret: str
    name: str
    scopes: str = "openid profile email"
    groups_claim: str = "groups"
    groups: Mapping[str, str] = field(default_factory=dict)
    superusers: frozenset[str] = frozenset()
    link_by_email: bool = False
    second_factor: frozenset[str] = frozenset()


def university_login() -> UniversityLogin | None:
    """Return the configuration; None if the site has no provider."""
    return UniversityLogin(**settings.GROUPSITE_OIDC) if settings.GROUPSITE_OIDC else None
