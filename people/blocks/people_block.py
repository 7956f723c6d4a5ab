"""StreamField block with people: chosen ones, or those who hold a role at the time of the request."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, ListBlock, StructValue
from wagtail.models import Site

from people.blocks.record_blocks import (
    PublicRecordsBlock,
    RecordChooserBlock,
    chosen_among_records,
    chosen_objects,
    list_url_of_first_page,
    number_to_show,
    stored_pk,
)
from people.content.records.lookup import RecordLink, record_links
from people.directory import DirectoryEntry
from people.models import Organisation, Person, PersonRole
from people.models.directory_order import holders_in_role_order
from people.models.persons import local_date
from people.prefetching import prefetch_role_and_organisation_texts

DEFAULT_NUMBER: Final = 12
MAX_PEOPLE: Final = 60


class PeopleBlock(PublicRecordsBlock):
    """Public people: those chosen, in that order, or else those who now hold a role.

    A chosen person who is unpublished later is left out.
    """

    people = ListBlock(
        RecordChooserBlock("groupsite_people.Person", label=_("Person")),
        label=_("Chosen people"),
        default=[],
        max_num=MAX_PEOPLE,
        help_text=_(
            "Shown in this order. If you choose people here, the role, organisation and number "
            "below make no difference."
        ),
    )
    role = RecordChooserBlock(
        "groupsite_people.Role",
        label=_("Role"),
        required=False,
        help_text=_("Includes the roles that are listed under it."),
    )
    organisation = RecordChooserBlock(
        "groupsite_people.Organisation",
        label=_("Organisation"),
        required=False,
        help_text=_("Includes the organisations that are part of it."),
    )
    number = IntegerBlock(
        label=_("Number of people"),
        default=DEFAULT_NUMBER,
        min_value=1,
        max_value=MAX_PEOPLE,
        help_text=_("If there are more, a link leads to all of them."),
    )

    def public_context(self, value: StructValue, at: datetime, site: Site | None) -> dict[str, Any]:
        if chosen := chosen_objects(value, "people"):
            people = chosen_among_records(_published_people(at), chosen)
            return {"entries": _entries(people, PersonRole.objects.all(), at), "list_url": ""}
        number = number_to_show(value, DEFAULT_NUMBER, MAX_PEOPLE)
        rows = _current_rows(value, at)
        people = _published_people(at).in_site(site)
        found = list(holders_in_role_order(people, rows)[: number + 1])
        entries = _entries(found[:number], rows, at)
        has_more = len(found) > number
        return {
            "entries": entries,
            "list_url": list_url_of_first_page(one.linked for one in entries) if has_more else "",
        }

    def public_api_values(
        self, value: StructValue, at: datetime, site: Site | None
    ) -> dict[str, Any]:
        everybody = Person.objects.published(at)
        number = number_to_show(value, DEFAULT_NUMBER, MAX_PEOPLE)
        chosen = chosen_objects(value, "people")
        public = chosen_among_records(everybody, chosen)
        rows = _current_rows(value, at)
        holders = holders_in_role_order(everybody.in_site(site), rows)
        shown = public if chosen else list(holders[:number])
        return {
            "people": [person.pk for person in public],
            "role": stored_pk(value.get("role")),
            "organisation": stored_pk(value.get("organisation")),
            "number": number,
            "shown": [person.pk for person in shown],
        }

    class Meta:
        icon = "group"
        label = _("People")
        description = _(
            "People with a role in an organisation, or those you choose, with portraits."
        )
        template = "groupsite_people/blocks/people.html"
        preview_value: dict[str, Any] = {}


def _published_people(at: datetime) -> Any:
    return Person.objects.published(at).with_role_rows().with_portraits()


def _current_rows(value: StructValue, at: datetime) -> QuerySet[PersonRole]:
    """Return the current rows with the chosen role, or one listed under it, in the organisation."""
    rows = PersonRole.objects.filter(PersonRole.current_q(local_date(at)))
    if role := value.get("role"):
        under = "role__listed_under"
        rows = rows.filter(
            Q(role=role.pk) | Q(**{under: role.pk}) | Q(**{f"{under}__listed_under": role.pk})
        )
    if organisation := value.get("organisation"):
        rows = rows.filter(organisation__in=Organisation.objects.ids_within(organisation))
    return rows


def _entries(
    people: Iterable[Person], rows: QuerySet[PersonRole], at: datetime
) -> list[DirectoryEntry]:
    """Return an entry for each person, with their page and first current role among `rows`, or None."""
    links: list[RecordLink] = record_links(people, at)
    day = local_date(at)
    ids = set(
        rows.filter(person__in=[link.record.pk for link in links]).values_list("pk", flat=True)
    )
    entries = [
        DirectoryEntry(
            link.record,
            next((row for row in link.record.current_roles(day) if row.pk in ids), None),
            link,
        )
        for link in links
    ]
    prefetch_role_and_organisation_texts(entry.row for entry in entries)
    return entries
