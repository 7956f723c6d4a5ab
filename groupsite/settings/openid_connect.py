"""Reads `GROUPSITE_OIDC` from the environment: the university’s provider, and what its claims mean here."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from groupsite.settings.environment import env, env_flag


def openid_connect_settings() -> dict[str, Any] | None:
    """Return the arguments of `UniversityLogin`, or None. Raises ImproperlyConfigured."""
    issuer = env.str("GROUPSITE_OIDC_ISSUER", default="")
    if not issuer:
        return None
    if not issuer.startswith("https://"):
        raise ImproperlyConfigured("GROUPSITE_OIDC_ISSUER: it begins with https://.")
    needed = {
        "client_id": env.str("GROUPSITE_OIDC_CLIENT_ID", default=""),
        "client_secret": env.str("GROUPSITE_OIDC_CLIENT_SECRET", default=""),
        "name": env.str("GROUPSITE_OIDC_NAME", default=""),
    }
    if missing := [name for name, value in needed.items() if not value]:
        raise ImproperlyConfigured(f"GROUPSITE_OIDC_{missing[0].upper()}: is missing.")
    return {
        "issuer": issuer,
        **needed,
        "groups_claim": env.str("GROUPSITE_OIDC_GROUPS_CLAIM", default="") or "groups",
        "groups": _groups(env.list("GROUPSITE_OIDC_GROUPS", default=[])),
        "superusers": frozenset(env.list("GROUPSITE_OIDC_SUPERUSERS", default=[])),
        "link_by_email": env_flag("GROUPSITE_OIDC_LINK_BY_EMAIL"),
        "second_factor": frozenset(env.list("GROUPSITE_OIDC_SECOND_FACTOR", default=[])),
    }


def _groups(pairs: list[str]) -> dict[str, str]:
    found = [[part.strip() for part in pair.rpartition("=")] for pair in pairs]
    if not all(value and name for value, _sign, name in found):
        raise ImproperlyConfigured(
            "GROUPSITE_OIDC_GROUPS: write value=Group, several separated by commas."
        )
    return {value: name for value, _sign, name in found}
