"""What a site gives its visitors and has stored, as one process sees it, so that two can be compared.

    python -m tests.faults.moved_site fill 300    adds applications; prints a moment and their tokens
    python -m tests.faults.moved_site take        reads that, and prints hashes of pages and files

The hashes are of the bytes of each public page, list, feed and calendar, of each applicant's link, and
of each file. What is random in every response is left out.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import django
import time_machine
from django.test import Client, override_settings
from django.utils import translation

RANDOM = re.compile(rb'((?:nonce|name="(?:csrfmiddlewaretoken|key)"\s+value)=)"[^"]*"')
LISTS = (
    *("/en/people/?page=2", "/sv/personer/?page=2", "/en/news/feed/", "/sv/nyheter/feed/"),
    *("/en/vacancies/?page=2", "/sv/lediga-tjanster/?page=2", "/sitemap.xml", "/robots.txt"),
    *("/en/search/?q=information", "/sv/sok/?q=doktorand", "/en/search/?q=a"),
)
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def fill(count: int) -> dict[str, Any]:
    """Add applications, of which a third each are sent, drafts and withdrawn, with a token for each."""
    from tests.applications import ApplicationFactory
    from vacancies.applications.tokens import create_token
    from vacancies.models import Application, Vacancy, VacancyPage

    at = datetime.now(UTC)
    page = VacancyPage.objects.filter(slug="demonstration-phd-position").first()
    vacancy = page.vacancy if page else Vacancy.objects.filter(document_rules__pk__gt=0)[0]
    tokens = []
    for number in range(count):
        state = [{"received": True}, {"incomplete": True}, {"withdrawn": True}][number % 3]
        found = ApplicationFactory(vacancy=vacancy, given_name="Åsa 🙂", number=None, **state)
        tokens.append(create_token(found, at))
        if number % 3 == 0:
            Application.objects.filter(pk=found.pk).update(number=f"CS-2026-11-{found.pk:06}")
    return {"at": at.isoformat(), "tokens": tokens}


def urls(tokens: list[str]) -> Iterator[str]:
    from wagtail.models import Page

    from tests.groupsite.page_cache.whole_site import feed_paths
    from vacancies.models import Vacancy

    yield from LISTS
    yield from filter(None, (page.get_url() for page in Page.objects.order_by("path").iterator()))
    for language, apply, draft in (("en", "apply", "draft"), ("sv", "ansok", "utkast")):
        yield from (f"/{language}/feeds/{path}" for path in feed_paths())
        for pk in Vacancy.objects.order_by("pk").values_list("pk", flat=True)[:50]:
            yield f"/{language}/{apply}/{pk}/"
        yield from (f"/{language}/{apply}/{draft}/{token}/" for token in tokens)


def pages(tokens: list[str]) -> dict[str, tuple[int, str]]:
    """Return status and SHA-256 by URL."""
    found = {}
    for url in urls(tokens):
        translation.deactivate()
        # A request that names an account passes the page cache.
        response = Client(headers={"host": "127.0.0.1", "authorization": "none"}).get(url)
        content = response.getvalue() if response.streaming else response.content
        found[url] = (response.status_code, hashlib.sha256(RANDOM.sub(rb"\1", content)).hexdigest())
    return found


def files() -> dict[str, str]:
    """Return the SHA-256 of each file by its area and name."""
    from groupsite.backup.areas import areas, iter_files
    from groupsite.backup.folder import copy_and_hash

    found = {}
    for area, storage in areas().items():
        for file in iter_files(storage):
            with storage.open(file.name) as content:
                found[f"{area}/{file.name}"] = copy_and_hash(content)[0]
    return found


def take(at: str, tokens: list[str]) -> dict[str, Any]:
    from django.conf import settings

    with (
        # The clock stands still: what a page says must not depend on how fast the machine is.
        time_machine.travel(datetime.fromisoformat(at), tick=False),
        override_settings(STORAGES=settings.STORAGES | PLAIN),
    ):
        return {"pages": pages(tokens), "files": files()}


if __name__ == "__main__":
    django.setup()
    what, *arguments = sys.argv[1:]
    found = fill(int(arguments[0])) if what == "fill" else take(**json.load(sys.stdin))
    json.dump(found, sys.stdout)
