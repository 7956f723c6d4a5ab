"""What all pages of a site share in one language: menu, footer, texts and the number of open positions.

It is read once after each change that visitors can see, and kept (`groupsite.layout.shared_values`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site

from groupsite.layout.parent_organisations import (
    ParentOrganisationsAndTown,
    get_parent_organisations_and_town,
)
from groupsite.layout.shared_values import shared_value
from groupsite.layout.texts import SiteTextsAndContact, site_texts_and_contact
from groupsite.models import GuidePage
from people.content.records.sites import site_of_lists
from people.content.records.visibility import public_pages
from people.content.request_time import received_at
from people.models import PersonIndexPage
from research.models import (
    NewsIndexPage,
    ProjectIndexPage,
    PublicationIndexPage,
    ResearchIndexPage,
)
from vacancies.models import Vacancy, VacancyIndexPage

# The index pages in the menu, in order, with their names in templates. Publications, projects and news are
# in the footer: with a fifth link the menu would not keep to one line on a phone, or beside the group’s name
# on a laptop.
INDEXES: Final = {
    "research": ResearchIndexPage,
    "people": PersonIndexPage,
    "vacancies": VacancyIndexPage,
}
SITE_OF_REQUEST: Final = "_wagtail_site"  # Wagtail keeps it under this name
# Pages below the home page that other pages link to, whether or not they are in menus.
IN_FOOTER: Final = (NewsIndexPage, ProjectIndexPage, PublicationIndexPage)
LINKED_FROM_PAGES: Final = (*INDEXES.values(), *IN_FOOTER, GuidePage)


@dataclass(frozen=True)
class OpenPeriods:
    """When the vacancies that have not ended at `since` open and close; None: no such instant."""

    since: datetime
    instants: tuple[tuple[datetime | None, datetime | None], ...]

    def count(self, at: datetime) -> int:
        """Return how many vacancies are open at `at`, which is not before `since`."""
        return sum(
            (opens is None or opens <= at) and (closes is None or at < closes)
            for opens, closes in self.instants
        )


@dataclass(frozen=True)
class Frame:
    """What all pages of a site share in one language; `children` are linked pages below the home page."""

    homes: dict[str, Page]
    home: Page | None
    children: tuple[Page, ...]
    parent_organisations: ParentOrganisationsAndTown
    site_texts: SiteTextsAndContact
    open_periods: OpenPeriods

    def children_of_type(self, *models: type[Page]) -> list[Page]:
        """Return the children of these types, in the order of the page tree."""
        return [child for child in self.children if child.specific_class in models]

    @property
    def children_in_footer(self) -> list[Page]:
        """Return the lists of research, and the children in menus that the menu itself does not have."""
        return [
            child
            for child in self.children
            if child.specific_class in IN_FOOTER
            or (child.show_in_menus and child.specific_class not in INDEXES.values())
        ]


def find_site(request: HttpRequest) -> Site | None:
    """Return the site of a request, as `Site.find_for_request` does, without a query if it is kept."""
    if not hasattr(request, SITE_OF_REQUEST):
        host, port = split_domain_port(request._get_raw_host())[0], request.get_port()  # type: ignore[attr-defined]
        site = shared_value(request, ("site", host, port), lambda: Site.find_for_request(request))
        setattr(request, SITE_OF_REQUEST, site)
    found: Site | None = getattr(request, SITE_OF_REQUEST)
    return found


def frame_of_request(request: HttpRequest, site: Site | None, language: str) -> Frame:
    """Return the frame around the pages of a site in a language, as of the start of the request."""
    at, key = received_at(request), ("frame", site and site.pk, language)
    frame = shared_value(request, key, lambda: _read_frame(request, site, language, at))
    if at < frame.open_periods.since:  # somebody has set the clock back
        return _read_frame(request, site, language, at)
    return frame


def _read_frame(request: HttpRequest, site: Site | None, language: str, at: datetime) -> Frame:
    homes = _public_homes_by_language(site)
    home = homes.get(language)
    vacancies = Vacancy.objects.in_site(site_of_lists(request))
    return Frame(
        homes=homes,
        home=home,
        children=_linked_children(home),
        parent_organisations=get_parent_organisations_and_town(request)
        if site
        else ParentOrganisationsAndTown(),
        site_texts=site_texts_and_contact(site, language),
        open_periods=OpenPeriods(at, tuple(vacancies.open_periods(at))),
    )


def _public_homes_by_language(site: Site | None) -> dict[str, Page]:
    if site is None:
        return {}
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    return {
        home.locale.language_code: home for home in public_pages(homes).select_related("locale")
    }


def _linked_children(home: Page | None) -> tuple[Page, ...]:
    """Return the public children of the home page that are in menus or that pages link to."""
    if home is None:
        return ()
    types: Any = ContentType.objects.get_for_models(*LINKED_FROM_PAGES).values()
    wanted = Q(show_in_menus=True) | Q(content_type__in=types)
    return tuple(public_pages(home.get_children().filter(wanted)).order_by("path"))
