"""Measures what public pages and screens of the admin cost: queries, size of the HTML, processor time."""

import gzip
import time
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.content.records.urls import edit_url, list_url
from vacancies.models import Vacancy

REPEATS: Final = 9
ROW: Final = "| {name} | {queries} | {size:.1f} KiB | {time:.0f} ms |"


class Command(BaseCommand):
    """Requests each page of the seeded demonstration in this process, signed in where needed."""

    help = (
        "Measures the queries, the size and the processor time of some pages of the demonstration."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DEBUG = False
        for name, path, account in addresses():
            client = Client(headers={"host": "localhost"})
            if account:
                client.force_login(get_user_model().objects.get(username=account))
            queries, size, seconds = measure(client, path)
            row = ROW.format(name=name, queries=queries, size=size / 1024, time=seconds * 1000)
            self.stdout.write(row)


def addresses() -> Iterator[tuple[str, str, str]]:
    """Yield (name, path, the account that opens it: empty for a visitor)."""
    vacancy = Vacancy.objects.get(name__startswith="Demonstration")
    english, swedish = vacancy.pages.order_by("locale__pk")
    beside = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    yield "facts of a vacancy", edit_url(vacancy), "administrator"
    yield "dashboard", "/admin/", "administrator"
    for account in ("administrator", "editor", "translator"):
        yield f"texts beside the original, as {account}", beside, account
    yield "list of vacancies", list_url(Vacancy), "administrator"
    yield "home", "/en/", ""
    yield "posting", english.url, ""


def measure(client: Client, path: str) -> tuple[int, int, float]:
    """Return the queries, the bytes of the HTML, and the median processor time, with warm caches."""
    for _repeat in range(3):
        client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    count = len(queries)  # the next request resets the log
    if response.status_code != 200:
        raise RuntimeError(f"{path} answers {response.status_code}")
    is_compressed = response.get("Content-Encoding") == "gzip"
    html = gzip.decompress(response.content) if is_compressed else response.content
    return count, len(html), _median_time(client, path)


def _median_time(client: Client, path: str) -> float:
    times = []
    for _repeat in range(REPEATS):
        started = time.process_time()
        client.get(path)
        times.append(time.process_time() - started)
    return sorted(times)[REPEATS // 2]
