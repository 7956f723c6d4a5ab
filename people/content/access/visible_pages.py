"""Querysets and ids of the pages that a user may see or edit in the admin."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from people.content.records.view_restrictions import view_restriction_exists
from people.content.records.visibility import record_page_models
from people.content.types import User

PAGE_PERMISSION_ACTIONS: set[str] = {"add", "change", "publish", "lock", "unlock"}


def pages_visible_in_admin(user: User, pages: PageQuerySet) -> Any:
    """Return those of the pages that are public (no aliases), or on which the user has a permission."""
    if user.is_superuser and user.is_active:
        return pages
    shown = (
        Q(live=True, alias_of=None)
        & ~Q(pk__in=_page_ids_of_unpublished_records())
        & ~Q(view_restriction_exists())
    )
    found = Page.objects.filter(shown | Q(pk__in=page_ids_with_any_permission(user))).values_list(
        "pk", flat=True
    )
    return pages.filter(pk__in=list(found))  # all that Wagtail's search can filter by


def page_ids_with_any_permission(user: User) -> set[int]:
    """Return ids of the pages the user may edit, publish or lock, by a group or as their own."""
    policy = policy_registry.get_by_type(Page)
    found = policy.instances_user_has_any_permission_for(user, PAGE_PERMISSION_ACTIONS)
    ids = set(found.values_list("pk", flat=True))
    for model in record_page_models():
        ids.update(model.own_pages_of_user(user).values_list("pk", flat=True))
    return ids


def _page_ids_of_unpublished_records() -> set[int]:
    """Return ids of the pages whose record is not live."""
    return {
        pk
        for model in record_page_models()
        for pk in model.objects.filter(**{f"{model.record_field}__live": False}).values_list(
            "pk", flat=True
        )
    }
