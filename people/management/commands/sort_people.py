"""Stores the place of each person in alphabetical order again, after the site's alphabet has changed."""

from typing import Any

from django.core.management.base import BaseCommand

from people.content.sorting import person_sort_key
from people.models import Person


class Command(BaseCommand):
    help = "Sorts all people again, after GROUPSITE_SWEDISH_ALPHABET or LANGUAGE_CODE has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        moved = []
        for person in Person.objects.only("sort_key", "family_name", "given_name"):
            key = person_sort_key(person.family_name, person.given_name)
            if key != person.sort_key:
                person.sort_key = key
                moved.append(person)
        Person.objects.bulk_update(moved, ["sort_key"], batch_size=500)
        self.stdout.write(f"People with another place: {len(moved)}.")
