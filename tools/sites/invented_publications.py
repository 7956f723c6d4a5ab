"""Publications of the invented group, marked in titles and names; from `invented_publications.toml`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from groupsite.demo import records
from groupsite.demo.content.files import read_toml
from groupsite.demo.page_tree import publish_in_all_languages
from groupsite.models import HomePage
from research.models import (
    Authorship,
    LinkDecision,
    Publication,
    PublicationAward,
    PublicationIndexPage,
    PublicationLink,
    PublicationVersion,
)

FILE: Final = read_toml(Path(__file__).with_name("invented_publications.toml"))
SAME_NAMED: Final = (
    *("kind", "month", "day", "volume", "issue", "pages", "number", "language"),
    *("parallel_language", "abstract"),
)
PDF: Final = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def add(
    found: Mapping[str, records.Found], prefix: str, day: date, marked: Callable[..., str]
) -> None:
    """Add the list of publications below the home pages, and the publications."""
    home = HomePage.objects.get(locale__language_code="en")
    publish_in_all_languages(home, lambda code: PublicationIndexPage(**FILE["list"][code]))
    for number, own in enumerate(FILE["publications"], start=1):
        facts = {name: own[name] for name in SAME_NAMED if name in own}
        parallel = own.get("parallel_title", "")
        publication = Publication(
            cite_key=f"{prefix}{number}",
            title=marked(own["title"], own["language"]),
            parallel_title=parallel and marked(parallel, own["parallel_language"]),
            year=day.year - own["years_ago"],
            venue=FILE["venues"].get(own.get("venue"), ""),
            doi=f"10.5555/groupsite-demo.{number}",
            abstract_public=True,
            is_selected=own.get("selected", False),
            **facts,
        )
        publication.authorships = list(_names(own, found["people"], prefix))
        publication.versions = _versions(own, day)
        publication.links = [PublicationLink(**row) for row in own.get("links", ())]
        publication.awards = [PublicationAward(name=name) for name in own.get("awards", ())]
        publication.areas = [found["areas"][key] for key in own["areas"]]
        publication.projects = [found["projects"][key] for key in own.get("projects", ())]
        records.save_and_publish(publication)


def _names(own: Mapping[str, Any], people: records.Found, prefix: str) -> Iterator[Authorship]:
    crowd = [
        f"{chr(ord('A') + place % 26)}. Nobody {place + 1}" for place in range(own.get("crowd", 0))
    ]
    for place, name in enumerate([*own["names"], *crowd]):
        row = Authorship(sort_order=place, equal=place < own.get("equal", 0))
        if name.startswith("@"):
            row.person, row.decided = people[prefix + name[1:]], LinkDecision.EDITOR
            row.given, row.family = row.person.given_name, row.person.family_name
            row.selected = own.get("selected", False)
        elif name.startswith("="):
            row.literal = f"{name[1:]} (demo)"
        else:
            row.given, _space, family = name.partition(" ")
            row.family = f"{family} (demo)"
        yield row


def _versions(own: Mapping[str, Any], day: date) -> list[PublicationVersion]:
    """Return the versions; a file under embargo becomes public at the end of next year."""
    rows = [PublicationVersion(**row) for row in own.get("versions", ())]
    if own.get("embargoed_file"):
        file = ContentFile(PDF, "invented-under-embargo.pdf")
        document = get_document_model().objects.create(title="Under embargo (demo)", file=file)
        rows.append(
            PublicationVersion(
                kind="accepted", document=document, public_from=date(day.year + 1, 12, 31)
            )
        )
    for place, row in enumerate(rows):
        row.sort_order = place
    return rows
