"""System check of a deployment: the groups that the university’s claims give exist."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.models import Group
from django.core import checks
from django.db import DatabaseError

from groupsite.university_login.configuration import university_login


def check_groups_exist(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error for each group that is named in the configuration and does not exist."""
    config = university_login()
    if config is None:
        return []
    named = set(config.groups.values())
    try:
        existing = set(Group.objects.filter(name__in=named).values_list("name", flat=True))
    except DatabaseError:  # not migrated yet, or away, which another check reports
        return []
    return [
        checks.Error(
            f"GROUPSITE_OIDC_GROUPS: there is no group “{name}”.",
            hint="Write the name as it is in Settings, Groups, or run manage.py setup_roles.",
            id="groupsite.E005",
        )
        for name in sorted(named - existing)
    ]


def register_group_check() -> None:
    checks.register(check_groups_exist, checks.Tags.security, deploy=True)
