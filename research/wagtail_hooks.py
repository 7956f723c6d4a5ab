"""Wagtail hooks of this app: viewsets, and a person's areas in the dashboard panel *My pages*."""

from collections.abc import Iterable
from datetime import datetime

from django.template import Context
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.rich_text import features as rich_text_features
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from people.admin import own_content_panel
from people.content.admin import listing
from people.content.admin.viewsets import RecordViewSet
from people.content.pages.page_part import path_below_page, url_below
from people.models import Person
from people.structured_data import Node
from research.admin import publication_hooks  # noqa: F401 — registers its hooks
from research.admin.area_listing import AreaListView
from research.admin.news_listing import NewsViewSet
from research.admin.project_listing import ProjectListView
from research.formulas.preview_view import preview_formula
from research.formulas.rich_text_feature import PREVIEW_URL_NAME, register_formula
from research.models import (
    Keyword,
    Project,
    ProjectMember,
    ProjectPage,
    PublicationIndexPage,
    ResearchArea,
    ResearchAreaPage,
)
from research.permissions import AreaPermissionPolicy, ProjectPermissionPolicy
from research.structured_data import publication, research_area, research_project

register_permission_policy(ResearchArea, AreaPermissionPolicy(ResearchArea))
register_permission_policy(Project, ProjectPermissionPolicy(Project))


LEADS = pgettext_lazy("to a research area", "You lead this area.")
BELONGS = pgettext_lazy("to a research area", "You are a member of this area.")


class ResearchAreaViewSet(RecordViewSet):
    model = ResearchArea
    index_view_class = AreaListView
    new_label = _("New research area")
    icon = "draft"
    menu_order = 220
    menu_label = _("Research areas")
    index_template_name = listing.TEMPLATE
    search_fields = ["name"]
    ordering = ["sort_order", "pk"]


class ProjectViewSet(RecordViewSet):
    model = Project
    index_view_class = ProjectListView
    new_label = _("New project")
    icon = "folder-open-inverse"
    menu_order = 225
    menu_label = _("Projects")
    index_template_name = listing.TEMPLATE
    search_fields = ["name", "acronym"]
    ordering = ["sort_order", "pk"]


class KeywordViewSet(SnippetViewSet):
    model = Keyword
    icon = "tag"
    list_display = ["name", "typed_in"]


register_snippet(ResearchAreaViewSet)
register_snippet(ProjectViewSet)
register_snippet(KeywordViewSet)


@hooks.register("register_admin_viewset")
def register_news_viewset() -> NewsViewSet:
    return NewsViewSet()


@hooks.register("register_rich_text_features")
def register_formula_feature(features: FeatureRegistry) -> None:
    register_formula(features)


@hooks.register("register_admin_urls")
def register_formula_preview() -> list[URLPattern]:
    return [path("formula/", preview_formula, name=PREVIEW_URL_NAME)]


# A form created while hooks are still being loaded has already read the features.
register_formula(rich_text_features)


@hooks.register(own_content_panel.HOOK, order=10)
def areas_for_own_content_panel(
    person: Person, at: datetime
) -> Iterable[own_content_panel.RecordOfPerson]:
    """Yield all areas that a person leads or belongs to, also unpublished ones, for *My pages*."""
    for area in ResearchArea.objects.with_member(person).with_page_titles().in_order():
        role = LEADS if area.lead_id == person.pk else BELONGS
        yield own_content_panel.RecordOfPerson(area, role)


@hooks.register(own_content_panel.HOOK, order=15)
def projects_for_own_content_panel(
    person: Person, at: datetime
) -> Iterable[own_content_panel.RecordOfPerson]:
    """Yield all projects that a person works in, also unpublished ones, for *My pages*."""
    rows = ProjectMember.objects.filter(person=person)
    roles = {row.project_id: row.get_role_display() for row in rows}
    if not roles:
        return
    for project in Project.objects.with_member(person).with_page_titles().in_order(at):
        yield own_content_panel.RecordOfPerson(project, roles[project.pk])


@hooks.register("groupsite_structured_data")
def structured_data_of_project(page: Page, context: Context) -> Iterable[Node]:
    """Yield the project whose page this is."""
    if isinstance(page, ProjectPage):
        yield research_project(context["request"], page, context)


@hooks.register("groupsite_structured_data")
def structured_data_of_publication(page: Page, context: Context) -> Iterable[Node]:
    """Yield the publication that is shown below its list."""
    if isinstance(page, PublicationIndexPage) and "publication" in context:
        request = context["request"]
        url = url_below(page.get_full_url(request) or "", path_below_page(request))
        yield publication(request, context["publication"], url)


@hooks.register("groupsite_structured_data")
def structured_data_of_area(page: Page, context: Context) -> Iterable[Node]:
    """Yield the research area whose page this is."""
    if isinstance(page, ResearchAreaPage):
        yield research_area(context["request"], page)
