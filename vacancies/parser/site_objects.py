"""Loads the site's objects for the parser, in a constant number of queries."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from django.db.models import Prefetch

from people.content.records.record import Record
from people.models import Organisation, Person
from research.models import Project, ResearchArea
from vacancies.models import DocumentKind
from vacancies.parser.entities.known_objects import (
    KnownObject,
    KnownObjects,
    KnownOrganisation,
    KnownPerson,
    KnownProject,
)

BLOCK: Final = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
TAG: Final = re.compile(r"<[^>]+>")


def load_known_objects() -> KnownObjects:
    """Return people, organisations, areas, projects and document kinds, with drafts, in every language."""
    return KnownObjects(
        organisations=tuple(
            map(_known_organisation, Organisation.objects.prefetch_related("texts"))
        ),
        people=tuple(
            KnownPerson(person.pk, person.name, person.email)
            for person in Person.objects.in_alphabetical_order().only(
                "given_name", "family_name", "email"
            )
        ),
        areas=tuple(
            KnownObject(area.pk, names) for area, names in _records_with_names(ResearchArea)
        ),
        projects=tuple(
            KnownProject(project.pk, names, project.acronym)
            for project, names in _records_with_names(Project)
        ),
        documents=tuple(
            KnownObject(kind.pk, tuple(row.name for row in kind.texts.all()))
            for kind in DocumentKind.objects.offered().prefetch_related("texts")
        ),
    )


def paragraphs_without_markup(rich_text: str) -> list[str]:
    """Return the paragraphs, list items and headings of a rich text as plain text, without empty ones."""
    parts = (unescape(TAG.sub("", part)).strip() for part in BLOCK.split(rich_text))
    return [part for part in parts if part]


def _known_organisation(organisation: Organisation) -> KnownOrganisation:
    rows = list(organisation.texts.all())
    return KnownOrganisation(
        organisation.pk,
        organisation.kind,
        tuple(row.name for row in rows),
        organisation.abbreviation,
        organisation.url,
        tuple(part for row in rows for part in paragraphs_without_markup(row.text)),
        tuple(part for row in rows for part in paragraphs_without_markup(row.graduate_school)),
    )


def _records_with_names(model: type[Record]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield records with their names and the titles of their pages, since postings use those."""
    page_model: Any = model.page_model()
    pages = page_model._default_manager.only("title", f"{page_model.record_field}_id")
    records = model._default_manager.order_by("sort_order", "pk")
    for record in records.prefetch_related(Prefetch("pages", pages)):
        yield record, (record.name, *(page.title for page in record.pages.all()))
