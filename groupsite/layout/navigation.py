"""Navigation: menu, breadcrumbs, language switch and footer.

An anonymous visitor can open every page linked here. One `Navigation` serves one response and loads
each part when a template first uses it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from groupsite.contact.details import ContactDetails
from groupsite.layout.frame import (
    INDEXES,
    Frame,
    find_site,
    frame_of_request,
)
from groupsite.layout.parent_organisations import ParentOrganisationsAndTown
from groupsite.layout.routing import find_unpublished_page
from groupsite.models import GuidePage, GuidePositionKind
from people.content.languages.language_links import (
    LanguageLink,
    active_content_language,
    hreflang_links,
    links_to_other_languages,
    nearest_public_pages,
    public_versions_by_language,
)
from people.content.pages.page_number import page_number
from people.content.pages.page_part import PagePart, part_of_page, path_below_page, url_below
from people.content.records.translated_rows import TranslatedText
from people.content.records.visibility import public_pages
from people.content.request_time import received_at
from people.wording import without_soft_hyphens
from research.models import NewsIndexPage


@dataclass(frozen=True)
class NavigationLink:
    """A link; `current` is its aria-current: "page", or "true" for the section of the page."""

    title: str
    url: str
    current: str = ""
    open_positions: int = 0


class Navigation:
    """The links around one page, or around an error or search page (`page` None).

    A view without a page of its own may name the page that it belongs to, as the application form
    does with its posting: the menu and the breadcrumbs are then those of this `parent_page`.
    """

    def __init__(
        self, request: HttpRequest, page: Page | None, parent_page: Page | None = None
    ) -> None:
        self.request = request
        self.page = page
        self._place = page or parent_page
        self.at: datetime = received_at(request)

    @cached_property
    def language(self) -> str:
        """Return the active content language."""
        return active_content_language()

    @cached_property
    def site(self) -> Site | None:
        return find_site(self.request)

    @cached_property
    def _frame(self) -> Frame:
        return frame_of_request(self.request, self.site, self.language)

    @cached_property
    def home(self) -> Page | None:
        """Return the home page in the active language, if visitors can open it."""
        return self._frame.home

    @cached_property
    def home_url(self) -> str:
        return self._page_url(self.home) if self.home else f"/{self.language}/"

    @cached_property
    def group_name(self) -> str:
        """Return the group's name: the title of the home page in this language, else the site's name."""
        if self.home:
            return str(self.home.title)
        return str((self.site and self.site.site_name) or settings.WAGTAIL_SITE_NAME)

    @cached_property
    def parent_organisations(self) -> ParentOrganisationsAndTown:
        """Return the organisations above the site's organisation, nearest first, and its town."""
        return self._frame.parent_organisations

    @cached_property
    def texts(self) -> dict[str, TranslatedText]:
        """Return the site's texts outside its pages (see `groupsite.layout.texts`)."""
        return self._frame.site_texts.texts

    @cached_property
    def contact_details(self) -> ContactDetails:
        """Return how to reach the group: e-mail, phone, visiting address, map."""
        return self._frame.site_texts.contact_details

    @cached_property
    def index_links(self) -> dict[str, NavigationLink]:
        """Return the links to the public index pages, by the names in `INDEXES`."""
        return {
            name: self._page_link(child, self.open_position_count if name == "vacancies" else 0)
            for name, model in INDEXES.items()
            for child in self._frame.children_of_type(model)
        }

    @cached_property
    def menu(self) -> list[NavigationLink]:
        return list(self.index_links.values())

    @cached_property
    def footer_links(self) -> list[NavigationLink]:
        """Return links to the news and to pages with “Show in menus” that are not in the menu itself."""
        return [self._page_link(child) for child in self._frame.children_in_footer]

    @cached_property
    def news_index(self) -> Page | None:
        """Return the public index page of news in the active language; None without one."""
        return next(iter(self._frame.children_of_type(NewsIndexPage)), None)

    def guide_links(self, position_kind: str) -> list[NavigationLink]:
        """Return the links to the public guides for a kind of position; no query where none exists."""
        guides = self._frame.children_of_type(GuidePage)
        if not guides:
            return []
        rows = GuidePositionKind.objects.filter(kind=position_kind, page__in=guides)
        wanted = set(rows.values_list("page", flat=True))
        return [self._page_link(guide) for guide in guides if guide.pk in wanted]

    @cached_property
    def breadcrumbs(self) -> list[NavigationLink]:
        """Return the links to the public pages above what is shown, without the home page."""
        above = list(self._public_ancestors_below_home)
        if self.page is not None and self.part:
            above.append(self.page)
        return [
            NavigationLink(without_soft_hyphens(page.title), self._page_url(page)) for page in above
        ]

    @cached_property
    def _public_ancestors_below_home(self) -> list[Page]:
        place = self._place
        if place is None or not place.path or self.home is None:
            return []
        depth = self.home.depth + 1
        if place.depth <= depth:
            return []
        near = [child for child in self._frame.children if place.path.startswith(child.path)]
        if near and place.depth == depth + 1:
            return near
        between = Page.objects.ancestor_of(place).filter(depth__gt=self.home.depth)
        return list(public_pages(between).order_by("path"))

    @cached_property
    def open_position_count(self) -> int:
        """Return the number of open vacancies with a page in any language."""
        return self._frame.open_periods.count(self.at)

    @cached_property
    def public_versions_by_language(self) -> dict[str, Page]:
        """Return the public translations of this page, this one included, by language code."""
        return public_versions_by_language(self.request, self.page)

    @cached_property
    def other_language_links(self) -> list[LanguageLink]:
        """Return the links to the other languages of the site that have pages."""
        return [
            replace(link, url=f"{link.url}?missing=1") if link.missing else link
            for link in links_to_other_languages(
                self.request,
                self.page,
                self.public_versions_by_language,
                self._nearest_ancestor_in_language,
                self._query_string,
            )
        ]

    def _nearest_ancestor_in_language(self, language: str) -> Page | None:
        """Return the nearest page above this one in the language, else the home page in it, or None."""
        home = self._frame.homes.get(language)
        if not self._public_ancestors_below_home:
            return home
        return self._nearest_ancestors.get(language) or home

    @cached_property
    def _nearest_ancestors(self) -> dict[str, Page]:
        keys = [above.translation_key for above in self._public_ancestors_below_home]
        return nearest_public_pages(self.request, keys)

    @cached_property
    def _query_string(self) -> str:
        """Return the request's query string with its “?”, without `missing`; it keeps filters."""
        query = self.request.GET.copy()
        query.pop("missing", None)
        return f"?{query.urlencode()}" if query else ""

    @cached_property
    def came_from_untranslated_page(self) -> bool:
        """Whether the language switch led here because the previous page has no translation."""
        return self.request.GET.get("missing") == "1"

    @property
    def part(self) -> PagePart | None:
        """Return the part of the page that is shown, such as one publication of the list."""
        return part_of_page(self.request)

    @property
    def page_number(self) -> int:
        """Return which page of a long list is shown; 1 elsewhere."""
        return page_number(self.request)

    @cached_property
    def canonical_url(self) -> str:
        """Return the canonical URL, with `?page=` from the second page on; empty without a page.

        A filtered list is divided otherwise: its pages have the URL of the whole list.
        """
        if self.page is None or self.page.pk is None:
            return ""
        is_filtered = any(value for name, value in self.request.GET.items() if name != "page")
        is_later = self.page_number > 1 and not is_filtered
        leaf = f"?page={self.page_number}" if is_later else ""
        url = self.page.get_full_url(self.request) or ""
        return f"{url_below(url, path_below_page(self.request))}{leaf}"

    @cached_property
    def versions_of_unpublished_page(self) -> dict[str, Page]:
        """Return the public translations, by language code, of a page that was at this URL."""
        return public_versions_by_language(self.request, find_unpublished_page(self.request))

    def hreflang_links(self) -> Iterable[tuple[str, str]]:
        """Return (language code, URL) of each translation and of `x-default`, if there are several."""
        return hreflang_links(self.request, self.public_versions_by_language)

    def _page_link(self, page: Page, open_positions: int = 0) -> NavigationLink:
        title = without_soft_hyphens(page.title)
        return NavigationLink(title, self._page_url(page), self._aria_current(page), open_positions)

    def _aria_current(self, page: Page) -> str:
        if self._place is None or not self._place.path:
            return ""
        if self.page is not None and self.page.pk == page.pk:
            return "true" if self.part else "page"
        return "true" if self._place.path.startswith(page.path) else ""

    def _page_url(self, page: Page) -> str:
        return page.get_url(self.request) or ""
