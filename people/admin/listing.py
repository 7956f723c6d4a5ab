"""The admin's list of people."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.admin.filters import PersonFilters, membership_statuses_and_roles_for_request
from people.content.admin.columns import (
    LISTING_TEMPLATE_FOLDER,
    ExportOnlyColumn,
    PictureColumn,
    StatusColumn,
    TextColumn,
)
from people.content.admin.listing import SearchableRecordListView
from people.directory import MembershipStatus
from people.models import Person, PersonRole
from people.prefetching import prefetch_role_and_organisation_texts
from people.wording import years_text

JOINS_LATER = pgettext_lazy("what a person is to the group", "joins later")


class PersonListView(SearchableRecordListView):
    """The people list, with portraits, membership statuses, roles and accounts."""

    filterset_class = PersonFilters
    picture = PictureColumn(f"{LISTING_TEMPLATE_FOLDER}/portrait_cell.html")

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_portraits().select_related("user")

    def load_row_data(self, records: list[Any]) -> None:
        found = membership_statuses_and_roles_for_request(self.request, records)
        prefetch_role_and_organisation_texts(row for place in found.values() for row in place.rows)
        for person in records:
            person.membership_status_and_roles = found[person.pk]

    def fact_columns(self) -> list[Any]:
        columns = [
            StatusColumn(
                "membership_status",
                label=_("In the group"),
                accessor=membership_status_text,
                primary=lambda person: (
                    person.membership_status_and_roles.membership_status == MembershipStatus.MEMBER
                ),
            ),
            TextColumn("roles", label=_("Roles"), accessor=roles_text),
            TextColumn("organisation", label=_("Organisation"), accessor=organisations_text),
            ExportOnlyColumn("email", label=_("E-mail")),
        ]
        # As in the edit form, only users who may add people see the accounts.
        if self.user_has_permission("add"):
            columns.append(TextColumn("account", label=_("Account"), accessor=account_text))
        return columns


def membership_status_text(person: Person) -> str:
    membership_status = person.membership_status_and_roles.membership_status
    return str(membership_status.label if membership_status else JOINS_LATER)


def roles_text(person: Person) -> str:
    """Return the listed roles, separated by commas; with years for alumni and people yet to join."""
    return ", ".join(
        _role_text(row, person.membership_status_and_roles.membership_status)
        for row in person.membership_status_and_roles.rows
    )


def organisations_text(person: Person) -> str:
    """Return the organisations of the listed roles, each once, separated by commas."""
    names = [str(row.organisation) for row in person.membership_status_and_roles.rows]
    return ", ".join(dict.fromkeys(names))


def account_text(person: Person) -> str:
    """Return the username of the person's account; empty without an account."""
    return person.user.get_username() if person.user else ""


def _role_text(role: PersonRole, membership_status: MembershipStatus | None) -> str:
    if membership_status in (MembershipStatus.MEMBER, MembershipStatus.AFFILIATED):
        return str(role.role)
    return f"{role.role} {years_text(role.begins_on, role.ends_on)}".strip()
