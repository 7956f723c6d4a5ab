"""Wagtail hooks of publications; `research.wagtail_hooks` imports them."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from people.content.admin import listing
from people.content.admin.viewsets import RecordViewSet
from people.content.request_time import received_at
from people.models.panels import hide_inline_panels_without_formset
from research.admin.areas_of_authors import AddAreasOfAuthors
from research.admin.inbox import menu, update_history, urls
from research.admin.inbox.dashboard import InboxPanel
from research.admin.name_form_views import NameFormViewSet
from research.admin.notes_on_person import publications_of_person
from research.admin.publication_bulk_actions import BULK_ACTIONS
from research.admin.publication_listing import PublicationListView
from research.admin.publication_merging import MergePublications
from research.models import Publication
from research.permissions import PublicationPermissionPolicy
from research.publication_facts.embargoes import is_document_embargoed, next_end_of_embargo

register_permission_policy(Publication, PublicationPermissionPolicy(Publication))


class PublicationViewSet(RecordViewSet):
    model = Publication
    index_view_class = PublicationListView
    new_label = _("New publication")
    icon = "doc-full-inverse"
    menu_hook = menu.HOOK
    menu_order = 10
    menu_label = _("All publications")
    index_template_name = listing.TEMPLATE
    search_fields = ["title_text"]
    ordering = ["-sort_date", "-pk"]

    def get_edit_handler(self) -> Any:
        return hide_inline_panels_without_formset(super().get_edit_handler())


register_snippet(PublicationViewSet)

for action in (*BULK_ACTIONS, AddAreasOfAuthors, MergePublications):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_urls")
def register_inbox_urls() -> list[Any]:
    return [path("publications-inbox/", include((urls.urlpatterns, urls.NAMESPACE)))]


@hooks.register("construct_homepage_panels")
def add_inbox_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(InboxPanel())


@hooks.register("register_admin_viewset")
def register_name_form_viewset() -> NameFormViewSet:
    return NameFormViewSet()


hooks.register("register_log_actions", update_history.register_log_formatters)
hooks.register("groupsite_notes_on_person", publications_of_person)


@hooks.register("next_change_of_public_pages")
def next_end_of_an_embargo(at: datetime) -> datetime | None:
    """Return when the next version becomes public, for the page cache."""
    return next_end_of_embargo(at)


@hooks.register("before_serve_document")
def hide_embargoed_document(document: Any, request: HttpRequest) -> None:
    """Raise Http404 for a file that belongs only to versions that visitors may not see yet."""
    if not request.user.has_perm("wagtailadmin.access_admin") and is_document_embargoed(
        document, received_at(request)
    ):
        raise Http404
