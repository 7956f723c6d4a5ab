"""Permissions on records and their drafts. `user` None is the system."""

from typing import Any

from django.db import models
from django.db.models import Q
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

from people.content.pages.permissions import (
    TRANSLATE_PERMISSION,
    may_edit_page_itself,
    may_view_page,
)
from people.content.records.base_record import BaseRecord
from people.content.sections.page_translations import specific_translations
from people.content.types import User

ACTIONS_THAT_IMPLY_VIEWING = ("add", "change", "delete", "publish", "view")
FILE_ACTIONS = ("choose", "change", "delete")


def may_change(user: User, record: models.Model) -> bool:
    """Whether the user may change this record or other object."""
    policy = policy_registry.get(record)
    return bool(policy.user_has_permission_for_instance(user, "change", record))


def may_add_language(user: User, owner: BaseRecord | Page) -> bool:
    """Whether the user may add a language: as a translator, or with permission to add pages.

    False for a record without pages.

    `owner` is a record, or a page that has none. The permission to change it is not enough:
    members may edit their own person but not the parent page. Translators who may not change it
    must be able to view one of its pages.
    """
    if isinstance(owner, BaseRecord) and not owner.has_pages():
        return False
    translates = user.is_active and user.has_perm(TRANSLATE_PERMISSION)
    is_page = isinstance(owner, Page)
    if may_edit_page_itself(user, owner) if is_page else may_change(user, owner):
        pages = policy_registry.get_by_type(Page)
        return bool(translates or pages.user_has_permission(user, "add"))
    return translates and any(may_view_page(user, page) for page in _pages_in_every_language(owner))


def _pages_in_every_language(owner: BaseRecord | Page) -> Any:
    """Return the pages in all languages, of a record or of a page without a record."""
    if isinstance(owner, Page):
        return [owner, *specific_translations(owner)]
    return _non_alias_pages(owner)


def _non_alias_pages(record: Any) -> Any:
    """Return the pages of a record in all languages, without aliases."""
    model = type(record).page_model()
    return model.objects.filter(**{model.record_field: record}, alias_of=None)


def may_see_draft(user: User, record: BaseRecord) -> bool:
    """Whether the user may see draft facts: with permission to change, publish or view them.

    Other users who edit its page see the published facts.
    """
    policy = policy_registry.get(record)
    return bool(
        policy.user_has_any_permission_for_instance(user, ["change", "publish", "view"], record)
    )


def may_publish(user: User | None, record: BaseRecord) -> bool:
    """Whether the user may publish now: has permission, and there is no lock or open workflow."""
    if record.locked or record.workflow_in_progress:
        return False
    if user is None:
        return True
    policy = policy_registry.get(record)
    return bool(policy.user_has_permission_for_instance(user, "publish", record))


def objects_visible_in_admin(user: User, queryset: models.QuerySet) -> Any:
    """Return the objects the user may see: live ones, and drafts they have a permission on.

    Images and documents are visible to users who may choose or change them. Objects of other models
    without drafts are visible to everyone with access to the admin.
    """
    if issubclass(queryset.model, CollectionMember):
        policy = policy_registry.get_by_type(queryset.model)
        theirs = policy.instances_user_has_any_permission_for(user, FILE_ACTIONS)
        return queryset.filter(pk__in=theirs.values("pk"))
    if not hasattr(queryset.model, "live"):
        return queryset
    theirs = policy_registry.get_by_type(queryset.model).instances_user_has_any_permission_for(
        user, ACTIONS_THAT_IMPLY_VIEWING
    )
    return queryset.filter(Q(live=True) | Q(pk__in=theirs.values("pk")))
