"""One publication with all that visitors may see: without unpublished people and embargoed versions."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from people.content.records.lookup import RecordLink, record_links, record_links_with_page
from people.content.records.translated_rows import TranslatedText
from research.bibliography.addresses import arxiv_address, doi_address
from research.bibliography.identifiers import web_address
from research.bibliography.kinds import THESES, Kind
from research.bibliography.work import Work
from research.bibliography.writing.bibtex import bibtex
from research.bibliography.writing.citation import (
    after_venue,
    citation,
    citation_without_address,
    cited_address,
    place_in_venue,
)
from research.mathematics.html_text import html_of, html_paragraphs
from research.models import (
    Authorship,
    Project,
    Publication,
    PublicationVersion,
    ResearchArea,
    TaggedPublication,
)
from research.models.pages import sorted_keyword_names
from research.publication_facts.work_of_publication import public_work_of
from research.publication_pages.listed_publications import PrintedName


@dataclass(frozen=True)
class ShownVersion:
    """A public version. `is_file` if the file is on this site."""

    row: Any
    url: str
    is_file: bool


class PublicationDetails:
    """What the page of a publication shows. Each part is made when a template first asks for it."""

    def __init__(self, publication: Publication, at: datetime) -> None:
        rows = (
            Prefetch("authorships", Authorship.objects.select_related("person")),
            Prefetch("versions", PublicationVersion.objects.select_related("document")),
            Prefetch("tagged_items", TaggedPublication.objects.select_related("tag")),
            *("tagged_items__tag__texts", "links", "awards"),
        )
        prefetch_related_objects([publication], *rows)
        self.record, self.at = publication, at

    @cached_property
    def work(self) -> Work:
        return public_work_of(self.record, self.at)

    @cached_property
    def names(self) -> list[tuple[str, PrintedName]]:
        """Return pairs of a role and a printed name, in order."""
        rows = [row for row in self.record.authorships.all() if row.printed]
        people = {row.person.pk: row.person for row in rows if row.person and row.person.live}
        found = record_links(people.values(), self.at, page_fields=())
        links = {link.record.pk: link for link in found}
        return [(row.role, _printed_name(row, links.get(row.person_id or 0))) for row in rows]

    @property
    def authors(self) -> list[PrintedName]:
        return [name for role, name in self.names if role == "author"]

    @property
    def editors(self) -> list[PrintedName]:
        return [name for role, name in self.names if role == "editor"]

    @property
    def has_equal_authors(self) -> bool:
        return any(name.is_equal for name in self.authors)

    @property
    def parallel_title_html(self) -> str:
        return html_of(self.record.parallel_title)

    @property
    def abstract_html(self) -> str:
        """Return the abstract, if it is public."""
        return self.record.abstract_html if self.record.abstract_public else ""

    @property
    def abstract_paragraphs(self) -> list[str]:
        """Return the paragraphs of the abstract as HTML, if it is public."""
        return html_paragraphs(self.abstract_html)

    @property
    def place(self) -> str:
        """Return volume, issue and pages, as they follow the venue."""
        return after_venue(self.record) if self.record.venue else place_in_venue(self.record)

    @property
    def venue_label(self) -> str:
        """Return what the venue of this kind of publication is called."""
        if self.record.kind in THESES:
            return gettext("University")
        if self.record.kind == Kind.REPORT:
            return pgettext("a report", "Published by")
        return pgettext("a journal or book", "Published in")

    @property
    def date_text(self) -> str:
        """Return the date as exactly as it is known, in the active language."""
        one = self.record
        if not one.year or not one.month:
            return str(one.year or "")
        if not one.day:
            return f"{MONTHS[one.month]} {one.year}"
        try:
            return str(date_format(date(one.year, one.month, one.day)))
        except ValueError:
            return str(one.year)

    @property
    def doi_url(self) -> str:
        return doi_address(self.record.doi)

    @property
    def arxiv_url(self) -> str:
        return arxiv_address(self.record.arxiv)

    @cached_property
    def versions(self) -> list[ShownVersion]:
        """Return the public versions that lead somewhere."""
        found = [_shown(row) for row in self.record.versions.all() if row.is_public(self.at)]
        return [one for one in found if one.url]

    @cached_property
    def pdf(self) -> Any | None:
        """Return the document of the first public version that is a PDF file which everybody can open."""
        documents = (one.row.document for one in self.versions if one.is_file)
        for one in documents:
            is_pdf = one.file_extension.lower() == "pdf"
            if is_pdf and not one.collection.get_view_restrictions().exists():
                return one
        return None

    @property
    def links(self) -> list[Any]:
        """Return the links, in the order of their kinds."""
        kinds = [value for value, _label in self.record.links.model._meta.get_field("kind").choices]
        rows = [row for row in self.record.links.all() if web_address(row.url)]
        return sorted(rows, key=lambda row: kinds.index(row.kind))

    @property
    def awards(self) -> list[tuple[Any, str]]:
        """Return pairs of an award and its address on the web, which may be empty."""
        return [(row, web_address(row.url)) for row in self.record.awards.all()]

    @cached_property
    def areas(self) -> list[RecordLink]:
        areas = ResearchArea.objects.visible(self.at).filter(publications=self.record).in_order()
        return record_links_with_page(areas, self.at, page_fields=())

    @cached_property
    def projects(self) -> list[RecordLink]:
        found = Project.objects.visible(self.at).filter(publications=self.record)
        found = found.in_order(self.at).prefetch_related("funders__organisation__texts")
        return record_links_with_page(found, self.at, page_fields=())

    @property
    def keywords(self) -> list[TranslatedText]:
        return sorted_keyword_names(row.tag for row in self.record.tagged_items.all())

    @property
    def citation(self) -> str:
        return citation(self.work)

    @property
    def citation_without_address(self) -> str:
        return citation_without_address(self.work)

    @property
    def cited_address(self) -> str:
        return cited_address(self.work)

    @property
    def cited_url(self) -> str:
        """Return where the address of the citation leads; "" for an invented DOI."""
        return self.doi_url if self.record.doi else self.cited_address

    @property
    def bibtex(self) -> str:
        return bibtex(self.work)


def _printed_name(row: Authorship, link: RecordLink | None) -> PrintedName:
    page, person = (link.page, link.record) if link else (None, None)
    return PrintedName(str(row.as_name()), page, person, row.equal, bool(row.literal))


def _shown(row: Any) -> ShownVersion:
    """Return a version with the address that it leads to, the file first."""
    if row.document is not None:
        return ShownVersion(row, row.document.url, is_file=True)
    address = web_address(row.url) or doi_address(row.doi) or arxiv_address(row.arxiv)
    return ShownVersion(row, address, is_file=False)
