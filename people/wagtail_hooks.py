"""Wagtail hooks of this app: viewsets, menus and buttons."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import Context
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.action_menu import PublishMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

import people.content.access.hooks
import people.content.admin.hooks
import people.content.admin.review_buttons
import people.content.deletion.hooks
import people.content.languages.hooks
import people.content.side_by_side.hooks  # noqa: F401 — what they register
from people.admin.listing import PersonListView
from people.admin.own_content_panel import OwnContentPanel
from people.content.access.publishing_refusals import publishing_errors_of_texts
from people.content.admin import listing
from people.content.admin.new_record_form import NewRecordForm
from people.content.admin.review_buttons import make_main_button
from people.content.admin.session_status import lost_connection_script, session_status
from people.content.admin.views import NewRecordView
from people.content.admin.viewsets import RecordViewSet
from people.content.checks.findings_display import checks_panel_context
from people.content.dashboard.drafts import DraftsToPublishPanel
from people.content.dashboard.outdated_pages import OutdatedPagesPanel
from people.content.facts_form.choosers import RecordChooserViewSet
from people.content.languages.tabs import record_of, record_or_page_of
from people.content.local_time_instants import start_of_next_local_day
from people.content.publishing.validation import (
    page_publishing_findings,
    publishing_errors_outside_editor,
)
from people.content.records.base_record import BaseRecord
from people.content.records.page import RecordPageMixin
from people.content.records.permissions import may_publish
from people.content.request_time import received_at
from people.content.typed_dates.date_preview_view import preview_typed_date_or_time
from people.content.types import User
from people.models import Organisation, Person, PersonPage, Role
from people.models.panels import hide_inline_panels_without_formset
from people.permissions import PersonPermissionPolicy
from people.structured_data import Node, person

register_permission_policy(Person, PersonPermissionPolicy(Person))


class NewPersonForm(NewRecordForm):
    """Form of "New person": creates the person and the first page, with the name as its title."""

    field_order = ["index", "given_name", "family_name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given, family = (Person._meta.get_field(f"{part}_name") for part in ("given", "family"))
        self.fields["given_name"] = given.formfield(help_text="")
        self.fields["family_name"] = family.formfield()
        del self.fields["title"]

    def build_record(self, model: type[BaseRecord]) -> Any:
        names = ("given_name", "family_name")
        return model(**{name: self.cleaned_data[name] for name in names})


class NewPersonView(NewRecordView):
    new_form_class = NewPersonForm


class PersonViewSet(RecordViewSet):
    model = Person
    index_view_class = PersonListView
    add_view_class = NewPersonView
    new_label = _("New person")
    icon = "user"
    menu_order = 210
    menu_label = _("People")
    index_template_name = listing.TEMPLATE
    search_fields = ["given_name", "family_name", "email"]
    ordering = ["sort_key"]

    def get_edit_handler(self) -> Any:
        return hide_inline_panels_without_formset(super().get_edit_handler())


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    chooser_viewset_class = RecordChooserViewSet
    list_display = ["__str__", "kind", "parent"]
    search_fields = ["abbreviation", "texts__name"]
    search_backend_name = None  # translation rows have no search index


class RoleViewSet(SnippetViewSet):
    model = Role
    icon = "tag"
    chooser_viewset_class = RecordChooserViewSet
    list_display = ["__str__", "sort_order"]
    search_fields = ["texts__name"]
    search_backend_name = None


register_snippet(PersonViewSet)
register_snippet(OrganisationViewSet)
register_snippet(RoleViewSet)


@hooks.register("before_create_page")
def redirect_to_new_record(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Redirect the creation of a record's page to "New …"; None for other pages."""
    if not issubclass(page_class, RecordPageMixin):
        return None
    return redirect(page_class.record_model().snippet_viewset.get_url_name("add"))


@hooks.register("construct_page_action_menu")
def rename_publish_button_of_page(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]
) -> None:
    """Rename the publish button when publishing the page will publish its facts too."""
    page: Any = context.get("page")
    if record_of(page) is None or page.record.live:
        return
    for place, item in enumerate(menu_items):
        if item.name == "action-publish":
            menu_items[place] = named = copy(item)  # Wagtail uses the same object on all pages
            named.label = _("Publish page and facts")


@hooks.register("construct_page_action_menu", order=50)
def put_publish_button_of_page_first(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]
) -> None:
    """Make "Publish" the default action of a page that no finding prevents from being published."""
    page: Any = context.get("page")
    offered = next((item for item in menu_items if item.name == "action-publish"), None)
    if offered is None or context.get("view") != "edit" or record_or_page_of(page) is None:
        return
    if page.workflow_in_progress or page_publishing_findings(
        page, request.user, received_at(request)
    ):
        return
    make_main_button(menu_items, offered)


@hooks.register("construct_snippet_action_menu")
def add_publish_button_of_facts(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]
) -> None:
    """Add "Publish" for users who may publish this record only, such as their own person."""
    record = context.get("instance")
    offered = any(item.name == PublishMenuItem.name for item in menu_items)
    if isinstance(record, BaseRecord) and not offered and may_publish(request.user, record):
        menu_items.append(PublishMenuItem(order=30))


@hooks.register("construct_snippet_action_menu", order=50)
def put_publish_button_of_facts_first(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]
) -> None:
    """Make "Publish" the default action of public facts that may be published as they are.

    Otherwise a changed deadline stays a draft although the screen says "Saved".
    """
    record: Any = context.get("instance")
    offered = next((item for item in menu_items if item.name == PublishMenuItem.name), None)
    if offered is None or not isinstance(record, BaseRecord) or context.get("view") != "edit":
        return
    if not record.live or record.workflow_in_progress:
        return
    errors = checks_panel_context(record, request, received_at(request)).get("errors", [])
    if any(error.is_here for error in errors):
        return
    make_main_button(menu_items, offered)


@hooks.register("after_bulk_action")
def report_pages_not_published(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: Any
) -> None:
    """Add a warning message for each page that a bulk action did not publish."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return
    for page in Page.objects.filter(pk__in=[page.pk for page in objects]).specific():
        reasons = (
            publishing_errors_outside_editor(page, request.user)
            if record_of(page)
            else publishing_errors_of_texts(page)
        )
        if reasons:
            values = {"page": page, "reasons": " ".join(reasons)}
            text = gettext("Visitors do not see this version of “%(page)s” yet. %(reasons)s")
            messages.warning(request, text % values)


@hooks.register("construct_homepage_panels")
def add_dashboard_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend([OwnContentPanel(), OutdatedPagesPanel(), DraftsToPublishPanel()])


@hooks.register("next_change_of_public_pages")
def end_of_day_in_site_time_zone(at: datetime) -> datetime:
    """Return the end of the day in the site's time zone: roles begin and end by its date.

    See `people.models.persons.local_date`.
    """
    return start_of_next_local_day(at, timezone.get_default_timezone())


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        (
            (static(f"groupsite_people/css/{name}.css"),)
            for name in ("admin", "admin-checks", "admin-connection")
        ),
    )


@hooks.register("register_admin_urls")
def register_date_preview_url() -> list[Any]:
    url = path(
        "understood-date/", preview_typed_date_or_time, name="groupsite_people_understood_date"
    )
    return [url]


@hooks.register("register_admin_urls")
def register_session_status_url() -> list[Any]:
    return [path("session/", session_status, name="groupsite_people_session")]


hooks.register("insert_editor_js", lost_connection_script)


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    scripts = ("repeated-markup", "language-tabs", "unsaved-translation", "checks")
    return format_html_join(
        "\n",
        '<script src="{}"></script>',
        ((static(f"groupsite_people/js/{name}.js"),) for name in scripts),
    )


@hooks.register("register_page_listing_more_buttons")
def page_listing_copy_button(
    page: Page, user: User, next_url: str | None = None, **kwargs: Any
) -> Any:
    """Yield a button for the explorer that copies the record with all of its languages."""
    record = record_of(page.specific)
    if record and page.alias_of_id is None:
        name = type(record).snippet_viewset.get_url_name("copy")
        yield copy_all_languages_button(reverse(name, args=[record.pk]))


def copy_all_languages_button(url: str) -> Button:
    return Button(_("Copy with facts and languages"), url, icon_name="copy", priority=31)


@hooks.register("groupsite_structured_data")
def structured_data_of_person(page: Page, context: Context) -> Iterable[Node]:
    """Yield the person whose page this is."""
    if isinstance(page, PersonPage):
        request = context["request"]
        url = page.get_full_url(request) or ""
        yield person(request, page.record, context["roles"], url)
