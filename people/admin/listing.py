"""The list view of people in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

from people.admin.filters import PersonFilters, places_for
from people.content.admin.listing import TEMPLATES, FactColumn, RecordListView
from people.directory import Standing
from people.loading import load_role_words
from people.wording import years_text

LATER = pgettext_lazy("what a person is to the group", "comes later")


class PortraitColumn(Column):
    """Column with the portrait or the monogram; decorative, since the name is beside it."""

    cell_template_name = f"{TEMPLATES}/portrait_cell.html"

    def __init__(self) -> None:
        super().__init__("portrait", label="", accessor=lambda person: person)


class PersonListView(RecordListView):
    filterset_class = PersonFilters

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_portraits().select_related("user")

    def complete(self, records: list[Any]) -> None:
        found = places_for(self.request, records)
        load_role_words(row for place in found.values() for row in place.rows)
        for person in records:
            person.place = found[person.pk]

    def first_columns(self) -> list[Any]:
        return [PortraitColumn()]

    def fact_columns(self) -> list[Any]:
        found: list[Any] = [
            StatusTagColumn(
                "standing",
                label=_("In the group"),
                accessor=standing,
                primary=lambda person: person.place.standing == Standing.MEMBER,
            ),
            FactColumn("roles", label=_("Roles"), accessor=roles),
            FactColumn("organisation", label=_("Organisation"), accessor=organisations),
        ]
        if self.names_accounts:
            found.append(FactColumn("account", label=_("Account"), accessor=account))
        return found

    @property
    def names_accounts(self) -> bool:
        """Whether to show whose account a person is: only to users who may add people, as in the form."""
        return bool(self.user_has_permission("add"))

    def told(self) -> list[tuple[Any, Any]]:
        found: list[tuple[Any, Any]] = [
            *super().told(),
            (_("In the group"), standing),
            (_("Roles"), roles),
            (_("Organisation"), organisations),
            (_("E-mail"), lambda person: person.email),
        ]
        return [*found, (_("Account"), account)] if self.names_accounts else found


def standing(person: Any) -> str:
    place = person.place
    return str(place.standing.label if place.standing else LATER)


def roles(person: Any) -> str:
    """Return the current roles as text; of alumni, the last ones with their years."""
    return ", ".join(_role(row, person.place.standing) for row in person.place.rows)


def organisations(person: Any) -> str:
    names = [str(row.organisation) for row in person.place.rows]
    return ", ".join(dict.fromkeys(names))


def account(person: Any) -> str:
    return person.user.get_username() if person.user_id else ""


def _role(row: Any, what: Any) -> str:
    when = "" if what in (Standing.MEMBER, Standing.AFFILIATED) else _years(row)
    return f"{row.role} {when}".strip()


def _years(row: Any) -> str:
    return years_text(row.begins_on, row.ends_on)
