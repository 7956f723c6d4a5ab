"""Pages of vacancies: the index, and one page per vacancy and language."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site
from wagtail.search import index

from people.content import localize
from people.content.admin.facts_panel import FactsPanel
from people.content.api.page_values import RECORD
from people.content.api.shown_values import (
    rich_text_fields_of_visible_page,
    stream_fields_of_visible_page,
    text_fields_of_visible_page,
)
from people.content.findings.finding import Finding
from people.content.http_methods import READ_METHODS
from people.content.link_previews.card import LinkPreviewCard
from people.content.pages.page_number import note_page_number
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.latest_drafts import draft_to_read
from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.page import RecordPageManager, RecordPageMixin
from people.content.records.sites import site_of_lists
from people.content.request_time import judge_at, received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel
from research.figures.area_drawings import figure_svg
from research.models import ResearchArea
from vacancies.models.querysets import VacancyQuerySet, facts_changed_at
from vacancies.models.vacancy import Vacancy
from vacancies.posting import previews
from vacancies.posting.context import posting_context
from vacancies.posting.facts import apply_by_text
from vacancies.posting.lifecycle import ENDED_STATES, OPEN_STATES
from vacancies.posting.openings import vacancy_index_context
from vacancies.posting.validation import page_text, untranslated_facts

PROSE = ["h3", "bold", "italic", "ol", "ul", "link", "superscript", "subscript"]


# Sections with their own field, in the order of a posting.
SECTION_FIELDS = (
    "project_overview",
    "environment",
    "about_programme",
    "required",
    "meritorious",
    "responsibilities",
    "terms",
    "benefits",
    "discover_more",
    "how_to_apply",
)


class SectionBlock(StructBlock):
    """An extra section of a posting, without a field of its own."""

    heading = CharBlock(label=_("Heading"), max_length=120)
    text = RichTextBlock(label=_("Text"), features=PROSE)

    class Meta:
        icon = "title"
        label = pgettext_lazy("of a posting", "Section")


def rich_text_field(label: str | Promise, help_text: str | Promise = "") -> RichTextField:
    return RichTextField(label, blank=True, features=PROSE, help_text=help_text)


class VacancyIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """All vacancies: open ones first, then those that have ended, by year."""

    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = ["groupsite_vacancies.VacancyPage"]
    is_paginated = True  # by ?page=
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    template = "groupsite_vacancies/vacancy_index_page.html"

    class Meta:
        verbose_name = _("index of vacancies")
        verbose_name_plural = _("indexes of vacancies")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at, site = received_at(request), site_of_lists(request)
        context = super().get_context(request, *args, **kwargs)
        areas = _links_to_areas(at, site)
        found = vacancy_index_context(Vacancy.objects.in_site(site), areas, request.GET, at)
        note_page_number(request, found["vacancies_page"])
        return {**context, "at": at, **found}


def _links_to_areas(at: datetime, site: Site | None) -> list[RecordLink]:
    """Return links to the published areas that have a page, in the site's order."""

    def areas(at: datetime) -> Any:
        found = ResearchArea.objects.published(at).in_site(site)
        return found.in_order().only("key", "name")

    form = "areas of the list of vacancies" if site is None else None
    found = fetch_public_with_kept_sql(form, ResearchArea, areas, at)
    return record_links_with_page(found, at, page_fields=())


class VacancyPage(RecordPageMixin, Page, QuickClusterableModel):
    """The texts of a vacancy in one language. Its facts are fields of the record (`Vacancy`).

    Sentences that state facts (supervisors, teaching, duration, salary, documents, deadline,
    contacts) are generated from the record and printed between the sections.
    """

    record_field = "vacancy"
    word_relations = ("guidance",)
    relations_of_rows = ("kind__texts",)
    page_ptr = parent_page_field()
    vacancy = models.ForeignKey(
        Vacancy, verbose_name=_("vacancy"), on_delete=models.PROTECT, related_name="pages"
    )
    lead = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_(
            "What the work is about, in two sentences. A blank line starts a new paragraph."
        ),
    )
    project_overview = rich_text_field(_("project overview"))
    environment = rich_text_field(_("research environment"))
    about_programme = rich_text_field(
        _("about the programme"), _("Leave empty to show the programme’s own text.")
    )
    required = rich_text_field(_("required qualifications"), _("As a list."))
    meritorious = rich_text_field(_("desirable qualifications"), _("As a list."))
    responsibilities = rich_text_field(
        _("main responsibilities"),
        _("As a list. If teaching extends the employment, its share is printed from the facts."),
    )
    terms = rich_text_field(
        _("contract terms"), _("As a list. Duration and salary are printed from the facts.")
    )
    benefits = rich_text_field(_("what we offer"), _("As a list."))
    discover_more = rich_text_field(_("discover more"))
    how_to_apply = rich_text_field(
        _("how to apply"),
        _("Only what is not already in the document rules, which are printed from the facts."),
    )
    extra_sections = StreamField(
        [("section", SectionBlock())], blank=True, verbose_name=_("further sections")
    )

    objects = RecordPageManager()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("lead", *SECTION_FIELDS, "extra_sections"),
        index.RelatedFields("guidance", prefix_search_fields("lead_in", "text")),
    ]
    content_panels = [
        FactsPanel(),
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("project_overview"),
                FieldPanel("environment"),
                FieldPanel("about_programme"),
            ],
            heading=_("The project and where it is done"),
        ),
        MultiFieldPanel(
            [FieldPanel("required"), FieldPanel("meritorious")], heading=_("Your profile")
        ),
        FieldPanel("responsibilities"),
        MultiFieldPanel(
            [FieldPanel("terms"), FieldPanel("benefits"), FieldPanel("discover_more")],
            heading=_("Terms and what we offer"),
        ),
        FieldPanel("how_to_apply"),
        InlinePanel("guidance", heading=_("Guidance on documents"), label=_("document")),
        FieldPanel("extra_sections"),
    ]
    api_fields = [
        RECORD,
        *text_fields_of_visible_page("lead"),
        *rich_text_fields_of_visible_page(*SECTION_FIELDS),
        *stream_fields_of_visible_page("extra_sections"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_vacancies.VacancyIndexPage"]
    template = "groupsite_vacancies/vacancy_page.html"
    override_translatable_fields = localize.synchronised("vacancy")

    class Meta:
        verbose_name = _("vacancy page")
        verbose_name_plural = _("vacancy pages")

    @classmethod
    def records_in_sitemap(cls, at: datetime) -> VacancyQuerySet:
        """Return the open vacancies (R48)."""
        return Vacancy.objects.open(at)

    @classmethod
    def facts_changed_at(cls) -> models.Expression:
        """Return when facts that the page shows last changed, those of supervisors included."""
        return facts_changed_at("vacancy")

    def publishing_findings(self) -> list[Finding]:
        facts = self.vacancy if self.vacancy.live else draft_to_read(self.vacancy)
        return [
            *page_text.missing_section_findings(self),
            *untranslated_facts.unreadable_question_errors(facts, [self.locale.language_code]),
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **posting_context(self, context["at"])}

    def link_preview_card(self, at: datetime) -> LinkPreviewCard:
        """Return the title, type and deadline or state, and the figure of the first research area."""
        state = self.vacancy.state(at)
        area = self._first_published_area(at)
        return LinkPreviewCard(
            self.title,
            kind=str(self.vacancy.get_kind_display()),
            facts=(str(state.label),) if state in ENDED_STATES else (),
            urgent_fact=apply_by_text(self.vacancy) if state in OPEN_STATES else "",
            site_name=self.site_name_for_link_preview(),
            figure=figure_svg(area.key, area.figure) if area else "",
        )

    def _first_published_area(self, at: datetime) -> ResearchArea | None:
        def first(at: datetime, pk: int) -> Any:
            return ResearchArea.objects.published(at).filter(vacancies=pk).in_order()[:1]

        key = Parameter(Vacancy._meta.pk, self.vacancy.pk)
        found = fetch_public_with_kept_sql("area of a vacancy", ResearchArea, first, at, [key])
        return next(iter(found), None)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return previews.MODES

    def prepare_preview(self, request: HttpRequest, mode_name: str) -> None:
        judge_at(
            request,
            previews.set_facts_for_preview_mode(self.vacancy, mode_name, received_at(request)),
        )
