"""Which records and pages the dashboard considers for a user."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import TRANSLATE_PERMISSION
from people.content.records.base_record import BaseRecord
from people.content.records.page import RecordPageMixin
from people.content.records.record import Record
from people.content.types import User

RECORD_ACTIONS_FOR_CHANGE = ("change", "publish", "view")


def record_models_in_admin() -> list[Any]:
    """Return the installed record models that have views in the admin."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BaseRecord) and hasattr(model, "snippet_viewset")
    ]


def records_with_any_permission(user: User, model: type[BaseRecord], *actions: str) -> Any:
    """Return a queryset of the records for which the user has one of these permissions."""
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, list(actions))


def non_record_models_beside_original() -> list[Any]:
    """Return the installed page models without records that are edited beside their original."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, EditedBesideOriginal) and not issubclass(model, RecordPageMixin)
    ]


def possibly_permitted_record_pages(user: User, model: type[Record], action: str) -> Any:
    """Return the pages of records that the user may be allowed to "change" or "publish".

    The model must have pages. Selects by permissions on the page tree, on the records, and to
    translate. The caller must still ask each page (`permissions_for_user`).
    """
    page_model = model.page_model()
    records = records_with_any_permission(
        user, model, *(RECORD_ACTIONS_FOR_CHANGE if action == "change" else [action])
    ).order_by()
    own_pages = Q(**{f"{page_model.record_field}__in": records.values("pk")})
    return _pages_with_permission(user, page_model, action, own_pages)


def possibly_permitted_pages_without_record(user: User, page_model: Any, action: str) -> Any:
    """Return pages without records that the user may be allowed to "change" or "publish".

    The caller must still check each page, as for `possibly_permitted_record_pages`.
    """
    return _pages_with_permission(user, page_model, action, Q())


def _pages_with_permission(user: User, page_model: Any, action: str, own_pages: Q) -> Any:
    """Return the pages, but no aliases, that are in `own_pages` or permitted by the page tree.

    "change" includes all pages for users with the permission to translate.
    """
    pages = page_model._default_manager.filter(alias_of=None)
    if action == "change" and user.is_active and user.has_perm(TRANSLATE_PERMISSION):
        return pages
    policy = policy_registry.get_by_type(Page)
    by_tree = policy.instances_user_has_any_permission_for(user, {action})
    return pages.filter(Q(pk__in=by_tree.order_by().values("pk")) | own_pages)


def may_edit_pages_of_others(user: User) -> bool:
    """Whether the user may edit pages of others, by a group permission or as a translator."""
    if not user.is_active:
        return False
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_permission(user, "change") or user.has_perm(TRANSLATE_PERMISSION))
