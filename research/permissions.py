"""Permissions of the members of an area or project, and of the authors of a publication."""

from typing import Any, Final

from django.db import models
from django.db.models import Q

from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.base_record import BaseRecord
from people.content.types import User
from people.permissions import OwnRecordsPolicy

CACHE: Final = "_groupsite_own_records"


def own_areas(user: User, areas: models.QuerySet) -> Any:
    """Return those of `areas` that the user leads or is a member of in the published facts."""
    mine = Q(lead__user=user) | Q(members__person__user=user)
    return areas.filter(pk__in=areas.model._default_manager.filter(mine).values("pk"))


def own_projects(user: User, projects: models.QuerySet) -> Any:
    """Return those of `projects` that the user is a member of in the published facts."""
    mine = projects.model._default_manager.filter(members__person__user=user)
    return projects.filter(pk__in=mine.values("pk"))


def own_publications(user: User, publications: models.QuerySet) -> Any:
    """Return those of `publications` that are public and whose author or editor the user is."""
    mine = publications.model._default_manager.filter(authorships__person__user=user)
    return publications.filter(live=True, pk__in=mine.values("pk"))


class MemberPermissionPolicy(OwnRecordsPolicy):
    """Permission policy that also lets the members of a record view its facts."""

    own_actions = frozenset({"view"})

    def records_of_member(self, user: User, records: models.QuerySet) -> Any:
        """Return those of `records` that the user is a member of in the published facts."""
        raise NotImplementedError

    def own_records(self, user: User) -> Any:
        return self.model._default_manager.filter(pk__in=self.own_ids(user))

    def has_own_records(self, user: User) -> bool:
        return bool(self.own_ids(user))

    def is_own_record(self, user: User, instance: BaseRecord) -> bool:
        return bool(user.is_active and user.pk and instance.pk in self.own_ids(user))

    def own_ids(self, user: User) -> set[int]:
        """Return the IDs of the user's own records; cached on the user, since lists ask for each row."""
        cache: dict[type[models.Model], set[int]] = vars(user).setdefault(CACHE, {})
        if self.model not in cache:
            mine = self.records_of_member(user, self.model._default_manager.all())
            cache[self.model] = set(mine.values_list("pk", flat=True))
        return cache[self.model]


class AreaPermissionPolicy(MemberPermissionPolicy):
    """Permission policy that also lets an area's lead and members view its facts."""

    def records_of_member(self, user: User, records: models.QuerySet) -> Any:
        return own_areas(user, records)

    def owner_users_q(self, instance: Any) -> Q:
        members = instance.members.values("person__user")
        return Q(pk__in=members) | Q(pk=instance.lead and instance.lead.user_id)


class ProjectPermissionPolicy(MemberPermissionPolicy):
    """Permission policy that also lets a project's members view its facts."""

    def records_of_member(self, user: User, records: models.QuerySet) -> Any:
        return own_projects(user, records)

    def owner_users_q(self, instance: Any) -> Q:
        return Q(pk__in=instance.members.values("person__user"))


class PublicationPermissionPolicy(MemberPermissionPolicy):
    """Permission policy that also lets authors change the links and files of their published papers.

    What they may change is `Publication.own_fields`. Drafts are for editors.
    """

    own_actions = frozenset({"view", "change", "publish"})

    def records_of_member(self, user: User, records: models.QuerySet) -> Any:
        return own_publications(user, records)

    def owner_users_q(self, instance: Any) -> Q:
        authors = instance.authorships.values("person__user") if instance.live else ()
        return Q(pk__in=authors)


class MemberPagePermissionTester(TranslatablePagePermissionTester):
    """Permission tester that also lets the members of a record edit drafts of its pages."""

    policy_class: type[MemberPermissionPolicy]

    def can_edit_page_itself(self) -> bool:
        if super().can_edit_page_itself():
            return True
        if not getattr(self.page, f"{self.page.record_field}_id") or self.page.alias_of_id:
            return False
        record = self.page.record
        return self.policy_class(type(record)).is_own_record(self.user, record)

    def can_copy(self) -> bool:
        return super().can_edit_page_itself()  # members propose texts, not new pages


class AreaPagePermissionTester(MemberPagePermissionTester):
    """Permission tester that also lets an area's lead and members edit drafts of its pages."""

    policy_class = AreaPermissionPolicy


class ProjectPagePermissionTester(MemberPagePermissionTester):
    """Permission tester that also lets a project's members edit drafts of its pages."""

    policy_class = ProjectPermissionPolicy
