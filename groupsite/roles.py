"""Who may do what in the admin: the groups of the site and their rights.

Administrators are superusers and need no group. Editors have all pages, facts and images. Members
have the admin's door only: that they may edit their own person follows from the account chosen on
that person (`people.permissions`), not from a group. Recruitment officers have the door too, read
all applications and name their readers; a reader needs the door and that act, not a group.

Wagtail's own "Editors" is taken over and its "Moderators" left alone: the moderation workflow that
Wagtail sets up names it.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from people.models import Organisation, Person, Role
from research.models import Keyword, ResearchArea
from vacancies.models import DocumentKind, Vacancy
from vacancies.permissions import MANAGE

EDITORS: Final = "Editors"
MEMBERS: Final = "Members"
OFFICERS: Final = "Recruitment officers"

FACTS: Final = (Person, Organisation, Role, ResearchArea, Keyword, Vacancy, DocumentKind)
ADMIN: Final = ("wagtailadmin.access_admin",)
RECRUITING: Final = (MANAGE,)
TRANSLATING: Final = ("wagtail_localize.submit_translation",)
PAGES: Final = tuple(
    f"wagtailcore.{action}_page" for action in ("add", "change", "publish", "lock", "unlock")
)
IMAGES: Final = tuple(f"wagtailimages.{action}_image" for action in ("add", "change", "choose"))


@transaction.atomic
def set_up() -> list[str]:
    """Makes the groups and gives them what they lack; says in sentences what that was.

    Takes nothing away: rights that an administrator added stay.
    """
    editors, members, officers = _group(EDITORS), _group(MEMBERS), _group(OFFICERS)
    return [
        *_grant(editors, [*_named(ADMIN + TRANSLATING), *_all_of(FACTS)]),
        *_grant_below(GroupPagePermission, editors, PAGES, page=Page.get_first_root_node()),
        *_grant_below(
            GroupCollectionPermission, editors, IMAGES, collection=Collection.get_first_root_node()
        ),
        *_grant(members, _named(ADMIN)),
        *_grant(officers, _named(ADMIN + RECRUITING)),
    ]


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _named(names: Iterable[str]) -> list[Permission]:
    """The permissions called "app.codename". Raises LookupError where one does not exist."""
    names = list(names)
    wanted = Q()
    for name in names:
        app, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    if len(found) != len(names):
        raise LookupError(f"Migrate first: not all of these permissions exist: {names}")
    return found


def _all_of(models: Iterable[Any]) -> list[Permission]:
    """Every permission on the models: to add, change, delete, view, and publish and lock drafts."""
    kinds = ContentType.objects.get_for_models(*models).values()
    return list(Permission.objects.filter(content_type__in=kinds).select_related("content_type"))


def _grant(group: Group, permissions: Iterable[Permission]) -> list[str]:
    held = set(group.permissions.values_list("pk", flat=True))
    missing = [permission for permission in permissions if permission.pk not in held]
    group.permissions.add(*missing)
    return [_sentence(group, permission) for permission in missing]


def _grant_below(rows: Any, group: Group, names: Iterable[str], **place: Any) -> list[str]:
    """Gives rights on everything below a page or collection."""
    return [
        _sentence(group, permission)
        for permission in _named(names)
        if rows.objects.get_or_create(group=group, permission=permission, **place)[1]
    ]


def _sentence(group: Group, permission: Permission) -> str:
    kind = permission.content_type
    return f"{group.name}: {kind.app_label}.{permission.codename}"
