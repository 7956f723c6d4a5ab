"""Pages of research: the index, and one page per area and language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, Site

from people.content import localize
from people.content.admin.facts_panel import FactsPanel
from people.content.api.page_values import RECORD
from people.content.api.shown_values import (
    rich_text_fields_of_visible_page,
    text_fields_of_visible_page,
)
from people.content.findings.finding import Finding, warning
from people.content.http_methods import READ_METHODS
from people.content.link_previews.card import LinkPreviewCard
from people.content.pages.page_number import shown_page
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.lookup import (
    RecordLink,
    record_links,
    record_links_with_page,
)
from people.content.records.page import RecordPageManager, RecordPageMixin
from people.content.records.sites import site_of_lists
from people.content.records.translated_rows import TranslatedText
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.sorting import alphabetical_sort_key
from people.content.types import User
from people.directory import DirectoryEntry
from people.model_bases.clusterable import QuickClusterableModel
from people.models import Person
from people.models.persons import local_date
from people.prefetching import (
    ROLE_ROW_RELATIONS,
    prefetch_role_and_organisation_texts,
    prefetch_rows,
)
from research.figures.area_drawings import figure_svg
from research.formulas.stored_formula import FEATURE as FORMULA
from research.models.areas import LeadAndMembers, ResearchArea
from research.models.keywords import Keyword
from research.models.result_pictures import make_result_renditions_of_area, result_picture
from research.permissions import AreaPagePermissionTester, AreaPermissionPolicy

PAGE_SIZE = 30
MEMBERS_PAGE_SIZE = 60
OTHERS = 8  # the number of other areas linked from an area's page
PROSE = [
    *("h2", "h3", "bold", "italic", "ol", "ul", "link", "superscript", "subscript"),
    FORMULA,
]


class ResearchIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, "introduction"]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = ["groupsite_research.ResearchAreaPage"]
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    template = "groupsite_research/research_index_page.html"

    class Meta:
        verbose_name = _("index of research areas")
        verbose_name_plural = _("indexes of research areas")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at, site = received_at(request), site_of_lists(request)
        areas = ResearchArea.objects.visible(at).in_site(site).in_order().select_related("lead")
        chosen = shown_page(request, Paginator(areas, PAGE_SIZE))
        found = record_links_with_page(chosen.object_list, at)
        leads = {area.record.lead for area in found if area.record.lead}
        links = {entry.record: entry for entry in record_links(leads, at) if entry.record.live}
        return {
            **super().get_context(request, *args, **kwargs),
            "at": at,
            "areas_page": chosen,
            "rows": [(area, links.get(area.record.lead)) for area in found],
        }


class ResearchAreaPage(RecordPageMixin, Page, QuickClusterableModel):
    """The page of a research area in one language; its title is the area's public name."""

    record_field = "area"
    page_ptr = parent_page_field()
    area = models.ForeignKey(
        ResearchArea, verbose_name=_("area"), on_delete=models.PROTECT, related_name="pages"
    )
    tagline = models.CharField(
        _("tagline"),
        max_length=80,
        blank=True,
        help_text=_(
            "A few words, for lists on small screens. "
            "If you leave this empty, lists show the first sentence of the summary."
        ),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, also shown in lists.")
    )
    mark_explanation = models.CharField(
        _("what the figure shows"),
        max_length=255,
        blank=True,
        help_text=_("A sentence, printed below the figure that is drawn for the area."),
    )
    body = RichTextField(_("text"), blank=True, features=PROSE)
    result = models.TextField(
        _("result"), blank=True, help_text=_("What you have found, in one sentence.")
    )
    result_caption = models.TextField(
        _("caption"), blank=True, help_text=_("Below the picture, which is on the Facts tab.")
    )
    result_alt = models.TextField(
        _("description of the picture"),
        blank=True,
        help_text=_("For those who cannot see it: what it shows, in a sentence or two."),
    )

    objects = RecordPageManager()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields(
            "tagline", "summary", "mark_explanation", "body", "result", "result_caption"
        ),
    ]
    content_panels = [
        FactsPanel(),
        TitleFieldPanel("title"),
        "tagline",
        "summary",
        "mark_explanation",
        "body",
        MultiFieldPanel(["result", "result_caption", "result_alt"], heading=_("One result")),
    ]
    api_fields = [
        RECORD,
        *text_fields_of_visible_page("tagline", "summary", "mark_explanation"),
        *rich_text_fields_of_visible_page("body"),
        *text_fields_of_visible_page("result"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_research.ResearchIndexPage"]
    template = "groupsite_research/research_area_page.html"
    is_paginated = True  # its members, by ?page=
    override_translatable_fields = localize.synchronised("area")

    class Meta:
        verbose_name = _("research area page")
        verbose_name_plural = _("research area pages")

    @classmethod
    def own_pages_of_user(cls, user: User) -> Any:
        areas = AreaPermissionPolicy(ResearchArea).own_ids(user)
        return cls.objects.filter(area__in=areas, alias_of=None)

    def publishing_findings(self) -> list[Finding]:
        if self.area.result_picture_id is None or self.result_alt:
            return []
        sentence = _("The picture of the result has no description for those who cannot see it.")
        return [warning(str(sentence), "result_alt")]

    def prepare_preview(self, request: HttpRequest, mode_name: str) -> None:
        """Create the renditions of the area's picture, which a draft may not have yet."""
        make_result_renditions_of_area(self.area)

    def permissions_for_user(self, user: User) -> AreaPagePermissionTester:
        return AreaPagePermissionTester(user, self)

    def link_preview_card(self, at: datetime) -> LinkPreviewCard:
        """Return the title and the figure of the area."""
        return LinkPreviewCard(
            self.title,
            kind=gettext("Research area"),
            site_name=self.site_name_for_link_preview(),
            figure=figure_svg(self.area.key, self.area.figure),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        at, area = context["at"], self.record
        members: Any = LeadAndMembers(area, at, MEMBERS_PAGE_SIZE)
        members_page = shown_page(request, Paginator(members, MEMBERS_PAGE_SIZE))
        people = directory_entries(members_page.object_list, at)
        return {
            **context,
            "people": people,
            "members_page": members_page,
            "lead": _entry_of_lead(area, people, at),
            "keywords": keywords_of_area(area),
            "links": area.links_by_kind(),
            "result_picture": result_picture(area),
            "others": links_to_first_other_areas(area, at, site_of_lists(request)),
        }


def _entry_of_lead(
    area: ResearchArea, people: list[DirectoryEntry], at: datetime
) -> DirectoryEntry | None:
    """Return the lead's entry, also if it is on another page of the members; None without a live lead."""
    if found := [entry for entry in people if entry.person.pk == area.lead_id]:
        return found[0]
    lead = Person.objects.published(at).filter(pk=area.lead_id).with_portraits()
    return next(iter(directory_entries(lead, at)), None) if area.lead_id else None


def directory_entries(people: Any, at: datetime) -> list[DirectoryEntry]:
    """Return people as entries, each with its main role (or None) at `at` and its page."""
    links = record_links(people, at, page_fields=())
    prefetch_rows([link.record for link in links], "roles", ROLE_ROW_RELATIONS)
    entries = [
        DirectoryEntry(link.record, link.record.main_role(local_date(at)), link) for link in links
    ]
    prefetch_role_and_organisation_texts(entry.row for entry in entries)
    return entries


def links_to_first_other_areas(
    area: ResearchArea, at: datetime, site: Site | None = None
) -> list[RecordLink]:
    """Return links to at most eight other areas of the site with a public page, in order."""

    def others(at: datetime, area: int) -> Any:
        found = ResearchArea.objects.visible(at).in_site(site).exclude(pk=area)
        return found.in_order()[:OTHERS]

    form, key = "other areas" if site is None else None, Parameter(area._meta.pk, area.pk)
    return record_links_with_page(
        fetch_public_with_kept_sql(form, ResearchArea, others, at, [key]), at
    )


def keywords_of_area(area: ResearchArea) -> list[TranslatedText]:
    """Return the area's keywords, sorted, in the active language if translated, else as typed."""
    keywords = list(area.keywords.all())
    prefetch_rows(keywords, "texts")
    return sorted_keyword_names(keywords)


def sorted_keyword_names(keywords: Iterable[Keyword]) -> list[TranslatedText]:
    """Return the names in alphabetical order, in the active language if translated, else as typed."""
    found = [keyword.in_language() for keyword in keywords]
    return sorted(found, key=lambda name: alphabetical_sort_key(name.text))
