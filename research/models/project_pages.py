"""Pages of projects: the list, and one page per project and language."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from people.content import localize
from people.content.admin.facts_panel import FactsPanel
from people.content.api.page_values import RECORD
from people.content.api.shown_values import (
    rich_text_fields_of_visible_page,
    text_fields_of_visible_page,
)
from people.content.http_methods import READ_METHODS
from people.content.link_previews.card import LinkPreviewCard
from people.content.pages.page_number import note_page_number
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.page import RecordPageManager, RecordPageMixin
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel
from people.models.persons import local_date
from people.prefetching import prefetch_texts
from research.models.areas import ResearchArea
from research.models.pages import PROSE
from research.models.project_list import project_list_context, shown_members
from research.models.projects import Project
from research.permissions import ProjectPagePermissionTester, ProjectPermissionPolicy


class ProjectIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """The list of projects in one language: running, planned and ended."""

    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, "introduction"]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = ["groupsite_research.ProjectPage"]
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    is_paginated = True
    template = "groupsite_research/project_index_page.html"

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at = received_at(request)
        projects = Project.objects.visible(at).in_site(site_of_lists(request))
        found = project_list_context(projects, request.GET, at)
        note_page_number(request, found["projects_page"])
        return {**super().get_context(request, *args, **kwargs), "at": at, **found}


class ProjectPage(RecordPageMixin, Page, QuickClusterableModel):
    """The page of a project in one language; its title is the project's public name."""

    record_field = "project"
    page_ptr = parent_page_field()
    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, related_name="pages"
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, also shown in lists.")
    )
    body = RichTextField(
        _("text"), blank=True, features=PROSE, help_text=_("What the project is about.")
    )
    outcome = RichTextField(
        _("results"), blank=True, features=PROSE, help_text=_("What the project has found.")
    )

    objects = RecordPageManager()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("summary", "body", "outcome"),
    ]
    content_panels = [FactsPanel(), TitleFieldPanel("title"), "summary", "body", "outcome"]
    api_fields = [
        RECORD,
        *text_fields_of_visible_page("summary"),
        *rich_text_fields_of_visible_page("body", "outcome"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_research.ProjectIndexPage"]
    template = "groupsite_research/project_page.html"
    override_translatable_fields = localize.synchronised("project")

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")

    @classmethod
    def own_pages_of_user(cls, user: User) -> Any:
        projects = ProjectPermissionPolicy(Project).own_ids(user)
        return cls.objects.filter(project__in=projects, alias_of=None)

    def permissions_for_user(self, user: User) -> ProjectPagePermissionTester:
        return ProjectPagePermissionTester(user, self)

    def link_preview_card(self, at: dt.datetime) -> LinkPreviewCard:
        """Return the title, the acronym and the years of the project."""
        facts = (self.project.acronym, self.project.years)
        return LinkPreviewCard(
            self.title,
            kind=gettext("Research project"),
            facts=tuple(fact for fact in facts if fact),
            site_name=self.site_name_for_link_preview(),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        at, project = context["at"], self.record
        members, former_members = shown_members(project, at)
        facts = {"areas": public_areas(project, at), **organisations_of_project(project)}
        own = (project.acronym, project.begins_on, project.ends_on, project.url)
        return {
            **context,
            **facts,
            "state": project.state(local_date(at)),
            "has_facts": any((*own, *facts.values())),
            "members": members,
            "former_members": former_members,
        }


def public_areas(project: Project, at: dt.datetime) -> list[RecordLink]:
    """Return links to the areas of a project that have a public page, in order."""
    ids = [area.pk for area in project.areas.all()]
    areas = ResearchArea.objects.visible(at).filter(pk__in=ids).in_order() if ids else []
    return record_links_with_page(areas, at)


def organisations_of_project(project: Project) -> dict[str, Any]:
    """Return the funders (rows), partners (rows) and coordinator of a project, with their texts."""
    funders, partners = list(project.funders.all()), list(project.partners.all())
    organisations = [row.organisation for row in (*funders, *partners)]
    prefetch_texts([*organisations, project.coordinator])
    return {"funders": funders, "partners": partners, "coordinator": project.coordinator}
