"""News: short, dated items that link people and research areas, and their list in one language."""

import datetime as dt
from typing import Any, ClassVar, Final, Self

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now  # noqa: TID251 — a form's default is of when it opens
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PageManager, Site
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from people.content import localize
from people.content.api.page_values import public_references_field
from people.content.http_methods import READ_METHODS
from people.content.pages.page_number import shown_page
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.lookup import RecordLink, record_links, record_links_with_page
from people.content.records.sites import pages_of_site
from people.content.records.visibility import public_pages
from people.content.request_time import received_at
from people.content.search_text import (
    FoldedAutocompleteField,
    prefix_search_fields,
    rich_text_in_one_line,
)
from people.content.typed_dates.date_fields import TypedDateModelField
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel
from people.models import Person
from people.models.persons import local_date
from research.feeds.news_feed import FEED_URL_PART, feed_response, feed_url
from research.models.areas import ResearchArea
from research.models.fields.news_picture import NewsPicture
from research.models.fields.panels import AreasPanel

PAGE_SIZE: Final = 20


def today() -> dt.date:
    """Return today's date in the site's time zone, whatever zone the editor has chosen."""
    return local_date(now())


class NewsIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """The list of news in one language, newest first, and its feed."""

    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, "introduction"]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = ["groupsite_research.NewsPage"]
    is_paginated = True  # by ?page=
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    template = "groupsite_research/news_index_page.html"

    class Meta:
        verbose_name = _("index of news")
        verbose_name_plural = _("indexes of news")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [FEED_URL_PART] and self.live:
            return RouteResult(self, kwargs={"is_feed": True})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, is_feed: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if is_feed:
            return feed_response(request, self, self.items())
        return super().serve(request, *args, **kwargs)

    def items(self) -> "NewsPageQuerySet":
        """Return the public items of this list, newest first."""
        return NewsPage.objects.public_to_visitors().child_of(self).newest_first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        items = shown_page(request, Paginator(self.items(), PAGE_SIZE))
        return {
            **super().get_context(request, *args, **kwargs),
            "at": received_at(request),
            "news_page": items,
            "feed_url": feed_url(self, request),
        }


class NewsPageQuerySet(PageQuerySet):
    def public_to_visitors(self) -> Self:
        """Return the items that anonymous visitors can open, without aliases."""
        pages: Self = public_pages(self)
        return pages

    def in_site(self, site: Site | None) -> Self:
        """Return the items in this site; all of them for None (`site_of_lists`)."""
        return self.filter(pages_of_site(site))

    def in_active_language(self) -> Self:
        return self.filter(locale__language_code=get_language() or "")

    def about_person(self, person: Person) -> Self:
        return self.filter(pk__in=NewsPerson.objects.filter(person=person).values("page"))

    def about_area(self, area: ResearchArea) -> Self:
        return self.filter(pk__in=NewsArea.objects.filter(area=area).values("page"))

    def newest_first(self) -> Self:
        """Sort by date, then by the time of first publication, newest first."""
        return self.order_by("-date", "-first_published_at", "-pk").select_related("locale")


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)


class NewsPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """A news item in one language, such as a thesis that was defended."""

    page_ptr = parent_page_field()
    date = TypedDateModelField(_("date"), default=today)
    body = RichTextField(
        _("text"),
        blank=True,
        features=["bold", "italic", "ol", "ul", "link"],
        help_text=_("A few sentences. Lists show only the first part of the text."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("description of the picture"),
        max_length=255,
        blank=True,
        help_text=_("For those who cannot see it: what it shows, in a sentence or two."),
    )

    objects = NewsPageManager()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("body"),
    ]
    content_panels = [
        *Page.content_panels,
        "date",
        "body",
        MultiFieldPanel(["picture", "picture_alt"], heading=_("Picture")),
        InlinePanel(
            "people",
            heading=_("People"),
            label=_("person"),
            help_text=_("The item also appears on their pages."),
        ),
        InlinePanel(
            "areas",
            heading=_("Research areas"),
            label=_("research area"),
            help_text=_("The item also appears on the pages of these areas."),
        ),
    ]
    api_fields = [
        "date",
        "body",
        APIField("shown_picture", serializer=NewsPicture(read_only=True, source="*")),
        public_references_field("public_people", lambda page, at: page.public_people(at)),
        public_references_field("public_areas", lambda page, at: page.public_areas(at)),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_research.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods = READ_METHODS
    template = "groupsite_research/news_page.html"
    override_translatable_fields = localize.synchronised("date", "picture")

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    @property
    def plain_text(self) -> str:
        """Return the text without markup, for lists."""
        return rich_text_in_one_line(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at = received_at(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "at": at,
            "people": self.public_people(at),
            "areas": self.public_areas(at),
        }

    def public_people(self, at: dt.datetime) -> list[RecordLink]:
        """Return the people in the order of the form, without those who are not public."""
        ids = list(dict.fromkeys(row.person_id for row in self.people.all()))
        people = Person.objects.published(at).in_bulk(ids) if ids else {}
        return record_links([people[pk] for pk in ids if pk in people], at)

    def public_areas(self, at: dt.datetime) -> list[RecordLink]:
        """Return the areas in the order of the form, without those that have no public page."""
        ids = list(dict.fromkeys(row.area_id for row in self.areas.all()))
        areas = ResearchArea.objects.published(at).in_bulk(ids) if ids else {}
        return record_links_with_page([areas[pk] for pk in ids if pk in areas], at)


class NewsPerson(Orderable):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )

    panels = ["person"]

    class Meta(Orderable.Meta):
        verbose_name = _("person in a news item")
        verbose_name_plural = _("people in a news item")

    def __str__(self) -> str:
        return str(self.person)


class NewsArea(Orderable):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(
        ResearchArea, verbose_name=_("research area"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [AreasPanel("area")]

    class Meta(Orderable.Meta):
        verbose_name = _("research area of a news item")
        verbose_name_plural = _("research areas of a news item")

    def __str__(self) -> str:
        return str(self.area)
