"""Permissions on persons: editors may edit everyone, members themselves."""

from collections.abc import Collection
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import Model, Q
from wagtail.permission_policies import ModelPermissionPolicy

from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.base_record import BaseRecord
from people.content.types import User

CACHE: Final = "_groupsite_has_own_records"


class OwnRecordsPolicy(ModelPermissionPolicy):
    """Model permission policy that also lets users perform `own_actions` on their own records."""

    own_actions: frozenset[str]

    def own_records(self, user: User) -> Any:
        """Return a queryset of the user's own records; callers check that the user is active."""
        raise NotImplementedError

    def has_own_records(self, user: User) -> bool:
        """Whether any record is the user's own; cached on the user, since each menu and list asks."""
        cache: dict[type[Model], bool] = vars(user).setdefault(CACHE, {})
        if self.model not in cache:
            cache[self.model] = self.own_records(user).exists()
        return cache[self.model]

    def is_own_record(self, user: User, instance: BaseRecord) -> bool:
        """Whether the record is the user's own, so that `own_actions` are permitted."""
        raise NotImplementedError

    def owner_users_q(self, instance: BaseRecord) -> Q:
        """Return a Q that selects the users whose own record `instance` is."""
        raise NotImplementedError

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether the user has the permission on the model or on any own record, for menus and lists."""
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        if any(super(OwnRecordsPolicy, self).user_has_permission(user, a) for a in actions):
            return True
        has_own_actions = not self.own_actions.isdisjoint(actions)
        return has_own_actions and user.is_active and self.has_own_records(user)

    def user_has_permission_for_instance(
        self, user: User, action: str, instance: BaseRecord
    ) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in self.own_actions and self.is_own_record(user, instance)

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: BaseRecord
    ) -> bool:
        return any(self.user_has_permission_for_instance(user, a, instance) for a in actions)

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> Any:
        if any(super(OwnRecordsPolicy, self).user_has_permission(user, a) for a in actions):
            return self.model._default_manager.all()
        if self.own_actions.intersection(actions) and user.is_active:
            return self.own_records(user)
        return self.model._default_manager.none()

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: BaseRecord
    ) -> Any:
        users = super().users_with_any_permission(actions)
        if not self.own_actions.intersection(actions):
            return users
        mine = self.owner_users_q(instance) & Q(is_active=True)
        return get_user_model().objects.filter(Q(pk__in=users.values("pk")) | mine)


class PersonPermissionPolicy(OwnRecordsPolicy):
    """Policy that also lets users view, change and publish the person linked to their account."""

    own_actions = frozenset({"change", "publish", "view"})

    def own_records(self, user: User) -> Any:
        return self.model._default_manager.filter(user=user)

    def is_own_record(self, user: User, instance: BaseRecord) -> bool:
        return is_own_person(user, instance)

    def owner_users_q(self, instance: BaseRecord) -> Q:
        return Q(pk=instance.user_id)


def is_own_person(user: User, person: BaseRecord) -> bool:
    """Whether the person is linked to the account of this active user."""
    return bool(user.is_active and person.user_id is not None and person.user_id == user.pk)


class PersonPagePermissionTester(TranslatablePagePermissionTester):
    """Page permissions that also let users edit and publish the page of their own person."""

    def _is_own_page(self) -> bool:
        return bool(self.page.person_id) and is_own_person(self.user, self.page.person)

    def can_edit_page_itself(self) -> bool:
        return super().can_edit_page_itself() or (self._is_own_page() and not self.page.alias_of_id)

    def can_publish(self) -> bool:
        return super().can_publish() or self._is_own_page()
