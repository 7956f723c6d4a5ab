"""Prints how long it takes from publishing a page until a visitor reads the change: pairs of milliseconds.

The second of each pair is processor time.

A page is changed and published as code does it, then requested until it shows the change, with the page
cache as in production.
"""

import json
import sys
import time
from datetime import UTC, datetime
from typing import Final

import django

django.setup()

# The models can be imported only now.
from django.test import Client  # noqa: E402

from vacancies.models import Vacancy, VacancyPage  # noqa: E402

TIMES: Final = 50


def until_visible(client: Client, page: VacancyPage, number: int) -> tuple[float, float]:
    page.title = f"Published {number} times"
    path = page.get_url()
    started, worked = time.monotonic(), time.process_time()
    page.save_revision().publish()
    while page.title.encode() not in client.get(path, headers={"accept-encoding": ""}).content:
        if time.monotonic() - started > 10:
            raise RuntimeError(f"{path} does not change")
    return (time.monotonic() - started) * 1000, (time.process_time() - worked) * 1000


def main() -> None:
    client = Client(headers={"host": "127.0.0.1"})
    vacancy = Vacancy.objects.accepting(datetime.now(UTC)).order_by("-pk")[0]
    page = vacancy.pages.order_by("locale__pk")[0]
    for number in range(3):
        until_visible(client, VacancyPage.objects.get(pk=page.pk), number)
    waits = [
        until_visible(client, VacancyPage.objects.get(pk=page.pk), 100 + number)
        for number in range(TIMES)
    ]
    json.dump(waits, sys.stdout)


if __name__ == "__main__":
    main()
