"""Filters of the people list."""

from collections.abc import Callable, Iterable
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.admin.membership_and_listed_roles import (
    MembershipStatusAndRoles,
    membership_statuses_and_roles,
)
from people.content.admin.filters import RADIO_FILTER_OPTIONS, RecordFilters
from people.content.request_time import received_at
from people.directory import MembershipStatus
from people.models import Organisation, PeopleSettings, Person, PersonRole, Role
from people.models.pages import organisation_ids_within_or_all
from people.models.persons import local_date


class AccountFilterChoices(models.TextChoices):
    LINKED = "linked", pgettext_lazy("account of a person", "linked")
    NONE = "none", pgettext_lazy("account of a person", "not linked")


def membership_statuses_and_roles_for_request(
    request: HttpRequest, people: Iterable[Person]
) -> dict[int, MembershipStatusAndRoles]:
    """Return `membership_statuses_and_roles` in the site's organisation on the day of the request."""
    organisation_ids = organisation_ids_within_or_all(
        PeopleSettings.for_request(request).organisation
    )
    return membership_statuses_and_roles(people, organisation_ids, local_date(received_at(request)))


class PersonFilters(RecordFilters):
    """Filters of the people list: membership, role, organisation and account."""

    membership_status = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter of people", "Membership"),
        choices=MembershipStatus.choices,
        **RADIO_FILTER_OPTIONS,
        method="filter_membership_status",
    )
    role = django_filters.ModelChoiceFilter(
        label=_("Role"),
        queryset=lambda _request: Role.objects.prefetch_related("texts"),
        **RADIO_FILTER_OPTIONS,
        method="filter_role",
    )
    organisation = django_filters.ModelChoiceFilter(
        label=_("Organisation"),
        queryset=lambda _request: Organisation.objects.prefetch_related("texts"),
        **RADIO_FILTER_OPTIONS,
        method="filter_organisation",
    )
    account = django_filters.ChoiceFilter(
        label=_("Account"),
        choices=AccountFilterChoices.choices,
        **RADIO_FILTER_OPTIONS,
        method="filter_account",
    )

    class Meta:
        model = Person
        fields = ["membership_status", "role", "organisation", "account"]

    @cached_property
    def membership_statuses_and_roles_by_person_id(self) -> dict[int, MembershipStatusAndRoles]:
        return membership_statuses_and_roles_for_request(self.request, Person.objects.all())

    def filter_membership_status(
        self, people: models.QuerySet, _name: str, membership_status: str
    ) -> Any:
        ids = [
            pk
            for pk, found in self.membership_statuses_and_roles_by_person_id.items()
            if found.membership_status == membership_status
        ]
        return people.filter(pk__in=ids)

    def filter_role(self, people: models.QuerySet, _name: str, role: Role) -> Any:
        """Return people with this role among those listed: current, the last of alumni, else any."""
        return people.filter(
            pk__in=self._person_ids_with_matching_listed_role(lambda row: row.role_id == role.pk)
        )

    def filter_organisation(
        self, people: models.QuerySet, _name: str, organisation: Organisation
    ) -> Any:
        """Return people whose role, as in `filter_role`, is in this organisation or below it."""
        organisation_ids = Organisation.objects.ids_within(organisation)
        return people.filter(
            pk__in=self._person_ids_with_matching_listed_role(
                lambda row: row.organisation_id in organisation_ids
            )
        )

    def filter_account(self, people: models.QuerySet, _name: str, value: str) -> Any:
        return people.filter(user__isnull=value == AccountFilterChoices.NONE)

    def _person_ids_with_matching_listed_role(
        self, matches: Callable[[PersonRole], bool]
    ) -> list[int]:
        return [
            pk
            for pk, found in self.membership_statuses_and_roles_by_person_id.items()
            if any(map(matches, found.rows))
        ]
