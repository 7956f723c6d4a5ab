"""Permissions of an area's lead and members: view its facts, edit drafts of its pages."""

from typing import Any, Final

from django.db import models
from django.db.models import Q

from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.record import Record
from people.content.types import User
from people.permissions import OwnRecordsPolicy

CACHE: Final = "_groupsite_own_areas"


def own_areas(user: User, areas: models.QuerySet) -> Any:
    """Return those of `areas` that the user leads or is a member of in the published facts."""
    mine = Q(lead__user=user) | Q(members__person__user=user)
    return areas.filter(pk__in=areas.model._default_manager.filter(mine).values("pk"))


class AreaPermissionPolicy(OwnRecordsPolicy):
    """Permission policy that also lets an area's lead and members view its facts."""

    own_actions = frozenset({"view"})

    def own_records(self, user: User) -> Any:
        return own_areas(user, self.model._default_manager.all())

    def has_own_records(self, user: User) -> bool:
        return bool(_own_area_ids(user, self.model))

    def is_own_record(self, user: User, instance: Record) -> bool:
        return is_lead_or_member(user, instance)

    def owner_users_q(self, instance: Record) -> Q:
        members = instance.members.values("person__user")
        return Q(pk__in=members) | Q(pk=instance.lead and instance.lead.user_id)


def is_lead_or_member(user: User, area: Record) -> bool:
    return bool(user.is_active and user.pk and area.pk in _own_area_ids(user, type(area)))


def _own_area_ids(user: User, model: type[Record]) -> set[int]:
    """Return the IDs of the user's own areas; cached on the user, since lists ask for each row."""
    if not hasattr(user, CACHE):
        found = own_areas(user, model._default_manager.all()).values_list("pk", flat=True)
        setattr(user, CACHE, set(found))
    ids: set[int] = getattr(user, CACHE)
    return ids


class AreaPagePermissionTester(TranslatablePagePermissionTester):
    """Permission tester that also lets an area's lead and members edit drafts of its pages."""

    def can_edit_page_itself(self) -> bool:
        if super().can_edit_page_itself():
            return True
        return bool(
            self.page.area_id
            and not self.page.alias_of_id
            and is_lead_or_member(self.user, self.page.area)
        )

    def can_copy(self) -> bool:
        return super().can_edit_page_itself()  # members propose texts, not new pages
