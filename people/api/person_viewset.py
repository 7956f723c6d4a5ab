"""The endpoint of people."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from people.api.person_values import FIELDS, LoadedPeople
from people.content.api.record_viewset import PAGES_OF_RECORD, RecordAPIViewSet
from people.models import PeopleSettings, Person
from people.models.pages import organisation_ids_within_or_all
from people.models.persons import local_date
from people.prefetching import prefetch_role_and_organisation_texts


class PeopleAPIViewSet(RecordAPIViewSet):
    """People with a public page, in alphabetical order, as their pages show them."""

    name = "people"
    model = Person
    body_fields = ["id", *FIELDS, PAGES_OF_RECORD]
    listing_default_fields = [
        *RecordAPIViewSet.listing_default_fields,
        *("name", "membership", "roles"),
    ]
    nested_default_fields = [*RecordAPIViewSet.nested_default_fields, "name"]
    filter_fields = ("id", "given_name", "family_name")

    def get_queryset(self) -> Any:
        return super().get_queryset().in_alphabetical_order().with_role_rows().with_portraits()

    def load(self, records: Sequence[Person]) -> LoadedPeople:
        prefetch_role_and_organisation_texts(
            row for person in records for row in person.roles.all()
        )
        prefetch_related_objects(records, "texts", "links")
        group = PeopleSettings.for_request(self.scope.request).organisation
        return LoadedPeople(
            **vars(super().load(records)),
            day=local_date(self.scope.at),
            organisation_ids=organisation_ids_within_or_all(group),
        )
