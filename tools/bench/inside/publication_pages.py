"""Prints pages with publications, with the path and the number of queries of each."""

import json
import sys
from typing import Any
from urllib.parse import urlencode, urlsplit

import django

django.setup()

# The models can be imported only now.
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from people.models import Person, PersonPage  # noqa: E402
from research.models import Publication, PublicationIndexPage  # noqa: E402


def path_of(page: Any) -> str:
    return urlsplit(page.get_url()).path


def paths() -> dict[str, str]:
    """Return the path of each page; the person is the one with most publications."""
    person = Person.objects.annotate(number=Count("authorships")).order_by("-number", "pk")[0]
    own = Publication.objects.of_person(person).order_by("pk")[0]
    index = path_of(PublicationIndexPage.objects.get(locale__language_code="en"))
    words = own.title_text.split()[0]
    query = urlencode({"person": str(person.key), "year": own.year, "q": words})
    return {
        "list": index,
        "filter": f"{index}?{query}",
        "detail": f"{index}{own.cite_key}/",
        "person": path_of(PersonPage.objects.get(person=person, locale__language_code="en")),
        "bibtex": f"{index}bibtex/",
        **{name: f"/en/search/?{urlencode({'q': text})}" for name, text in searches(own).items()},
    }


def searches(own: Publication) -> dict[str, str]:
    """Return words of one title, of its first author and of the venue with most publications."""
    venues = Publication.objects.exclude(venue="").values_list("venue")
    venue, _number = venues.annotate(number=Count("pk")).order_by("-number", "venue")[0]
    return {
        "search_empty": "",
        "search_title": max(own.title_text.split(), key=len),
        "search_author": own.authorships.order_by("sort_order")[0].family,
        "search_venue": max(venue.split(), key=len),
    }


def queries(client: Client, path: str) -> int:
    """Return the number of queries once the process has kept what it keeps."""
    for _request in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
            list(response)  # of a file that is sent while it is written
    if response.status_code != 200:
        raise RuntimeError(f"{path} answers {response.status_code}")
    return len(captured)


def main() -> None:
    client = Client(headers={"host": "127.0.0.1"})
    found = {
        name: {"path": path, "queries": queries(client, path)} for name, path in paths().items()
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
