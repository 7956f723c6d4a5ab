"""Somebody of every role, as `setup_roles` makes the roles, and a browser that they are signed in to."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from groupsite import roles

GROUPS: Final = {
    "editor": roles.EDITORS,
    "member": roles.MEMBERS,
    "translator": roles.TRANSLATORS,
    "officer": roles.OFFICERS,
    "reader": roles.MEMBERS,  # of which applications, a test says itself
}


def make_accounts(*names: str) -> dict[str, Any]:
    """By name: an administrator, and these of `GROUPS`. Each has an address."""
    roles.set_up_groups()
    model = get_user_model()
    made = {"administrator": model.objects.create_superuser("administrator", "a@example.org")}
    for name in names:
        made[name] = model.objects.create_user(name, f"{name}@example.org")
        made[name].groups.add(Group.objects.get(name=GROUPS[name]))
    return made


def make_viewer(*codenames: str) -> Any:
    """Somebody without a role, who may enter the admin and has these rights."""
    viewer = get_user_model().objects.create_user("viewer")
    rights = Permission.objects.filter(codename__in=["access_admin", *codenames])
    viewer.user_permissions.set(rights)
    return viewer


def signed_in(accounts: Mapping[str, Any], role: str) -> Client:
    """A browser of that account; of nobody's for "anonymous"."""
    client = Client()
    if role != "anonymous":
        client.force_login(accounts[role])
    return client
