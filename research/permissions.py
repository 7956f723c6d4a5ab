"""Permissions of an area's members: view its facts, and propose changes to its pages."""

from collections.abc import Collection
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy

from people.content.records.page_permissions import RecordPagePermissionTester
from people.content.records.record import Record
from people.content.types import User

CACHE: Final = "_groupsite_own_areas"


def own_areas(user: User, areas: models.QuerySet) -> Any:
    """Return areas that the user leads or is a member of, by the published facts."""
    mine = Q(lead__user=user) | Q(members__person__user=user)
    return areas.filter(pk__in=areas.model._default_manager.filter(mine).values("pk"))


class AreaPermissionPolicy(ModelPermissionPolicy):
    """Model permissions; also lets an area's members view its facts."""

    def user_has_permission(self, user: User, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action == "view" and user.is_active and self._own(user).exists()

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Record) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action == "view" and user.is_active and belongs_to(user, instance)

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Record
    ) -> bool:
        return any(self.user_has_permission_for_instance(user, a, instance) for a in actions)

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> Any:
        if any(super(AreaPermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return self.model._default_manager.all()
        if "view" in actions and user.is_active:
            return self._own(user)
        return self.model._default_manager.none()

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Record
    ) -> Any:
        users = super().users_with_any_permission(actions)
        if "view" not in actions:
            return users
        people = instance.members.values("person__user")
        mine = Q(pk__in=people) | Q(pk=instance.lead and instance.lead.user_id)
        users_and_mine = Q(pk__in=users.values("pk")) | (mine & Q(is_active=True))
        return get_user_model().objects.filter(users_and_mine)

    def _own(self, user: User) -> Any:
        return own_areas(user, self.model._default_manager.all())


def belongs_to(user: User, area: Record) -> bool:
    return bool(user.is_active and user.pk and area.pk in _own_ids(user, type(area)))


def _own_ids(user: User, model: type[Record]) -> set[int]:
    """Return ids of the user's own areas, cached on the user: lists ask for every row."""
    if not hasattr(user, CACHE):
        found = own_areas(user, model._default_manager.all()).values_list("pk", flat=True)
        setattr(user, CACHE, set(found))
    ids: set[int] = getattr(user, CACHE)
    return ids


class AreaPagePermissionTester(RecordPagePermissionTester):
    """Page permissions; also lets an area's members edit drafts, which an editor publishes."""

    def can_change(self) -> bool:
        if super().can_change():
            return True
        return bool(
            self.page.area_id
            and not self.page.alias_of_id
            and belongs_to(self.user, self.page.area)
        )

    def can_copy(self) -> bool:
        return super().can_change()  # members propose texts, not new pages
