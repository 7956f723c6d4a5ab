"""Prints what screens of the admin cost an administrator: queries, KiB of HTML, processor time.

`demo` measures everything, `large` only what could grow with the number of records. What a process does
after it has sent the response is not counted, and neither are statements that begin and end
transactions.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final
from unittest.mock import patch

import django

django.setup()

# The models can be imported only now.
from bs4 import BeautifulSoup  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from groupsite.search.index import indexing_middleware  # noqa: E402
from people.content.records.urls import edit_url  # noqa: E402
from tools.hosts.visitor import values  # noqa: E402
from vacancies.models import Vacancy  # noqa: E402

REPEATS: Final = 9
FORM: Final = "#w-editor-form, #page-edit-form"
TRANSACTIONS: Final = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


@dataclass
class Cost:
    queries: int
    kib: float
    milliseconds: list[float]


def measure(
    act: Callable[[dict[str, Any]], HttpResponse],
    expected: int = 200,
    prepare: Callable[[], dict[str, Any]] = dict,
) -> Cost:
    """Act several times, after once for the caches. What is prepared for each act is not measured."""
    act(prepare())
    times = []
    for _repeat in range(REPEATS):
        data = prepare()
        with (
            patch.object(indexing_middleware, "_update_index_outside_transactions"),
            CaptureQueriesContext(connection) as captured,
        ):
            started = time.process_time()
            response = act(data)
            times.append((time.process_time() - started) * 1000)
        if response.status_code != expected:
            raise RuntimeError(f"{response.request['PATH_INFO']} answers {response.status_code}")
    is_compressed = response.get("Content-Encoding") == "gzip"
    html = gzip.decompress(response.content) if is_compressed else response.content
    queries = [one for one in captured if not one["sql"].startswith(TRANSACTIONS)]
    return Cost(len(queries), len(html) / 1024, times)


def form(client: Client, path: str) -> dict[str, Any]:
    """Return what a browser would send of the editor, unchanged."""
    found = BeautifulSoup(client.get(path).content, "html.parser").select_one(FORM)
    assert found
    # A script counts the sections that have no name: there are none.
    data: dict[str, Any] = {"extra_sections-count": "0"}
    for name, value in values(found):
        data.setdefault(name, []).append(value)
    return data


def changed_form(client: Client, path: str, field: str) -> Callable[[], dict[str, Any]]:
    """Return a function that opens the editor and changes a field, each time to something new."""
    numbers = count(1)

    def opened() -> dict[str, Any]:
        return form(client, path) | {field: f"Changed {next(numbers)}"}

    return opened


def measure_editor(client: Client, name: str, path: str, field: str) -> dict[str, Cost]:
    """Measure an autosave and publishing."""

    def autosave(data: dict[str, Any]) -> HttpResponse:
        return client.post(path, data, headers={"accept": "application/json"})

    def publish(data: dict[str, Any]) -> HttpResponse:
        return client.post(path, data | {"action-publish": "action-publish"})

    opened = changed_form(client, path, field)
    return {
        f"autosave_{name}": measure(autosave, 200, opened),
        f"publish_{name}": measure(publish, 302, opened),
    }


def main(site: str) -> None:
    account = get_user_model().objects.create_superuser("bench", password=None)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account)
    vacancy = Vacancy.objects.accepting(datetime.now(UTC)).order_by("-pk")[0]
    page = vacancy.pages.order_by("locale__pk")[0]
    facts, words = edit_url(vacancy), reverse("wagtailadmin_pages:edit", args=[page.pk])
    costs = {
        "facts": measure(lambda _data: client.get(facts)),
        "dashboard": measure(lambda _data: client.get("/admin/")),
    }
    if site == "demo":
        costs |= measure_editor(client, "facts", facts, "reference")
        costs |= measure_editor(client, "page", words, "title")
    json.dump({name: asdict(cost) for name, cost in costs.items()}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
