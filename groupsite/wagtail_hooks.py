"""Wagtail hooks of the site: the handbook, the dashboard, the menu, the search and the page cache."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from groupsite.contact.dashboard import MissingEmailPanel
from groupsite.handbook.views import ChapterView, ContentsView, show_picture
from groupsite.models import SynonymGroup
from groupsite.monitoring.dashboard import ServerPanel
from groupsite.page_cache.declarations import declare_page_without_restrictions
from groupsite.search.unanswered_report import UnansweredWordsReport, may_see_report
from groupsite.second_factor import account_panel, changes
from groupsite.university_login import identities
from people.content.local_time_instants import start_of_next_local_day

HANDBOOK = [
    path("", ContentsView.as_view(), name="contents"),
    path("pictures/<str:name>", show_picture, name="picture"),
    path("<slug:name>/", ChapterView.as_view(), name="chapter"),
]
UNANSWERED_WORDS = [
    path("", UnansweredWordsReport.as_view(), name="words"),
    path("results/", UnansweredWordsReport.as_view(results_only=True), name="words_results"),
]


@hooks.register("register_admin_urls")
def register_handbook_urls() -> list[Any]:
    return [path("handbook/", include((HANDBOOK, "groupsite_handbook")))]


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    add_to_settings_menu = True
    menu_label = _("Search synonyms")
    list_display: ClassVar = ["__str__"]
    search_fields: ClassVar = ["synonyms__text"]
    search_backend_name = None  # the synonyms have no search index

    def get_queryset(self, request: HttpRequest) -> Any:
        return SynonymGroup.objects.prefetch_related("synonyms").order_by("pk")


register_snippet(SynonymGroupViewSet)

hooks.register("register_account_settings_panel", account_panel.SecondFactorPanel)
hooks.register("register_user_listing_buttons", account_panel.buttons_in_list_of_users)
hooks.register("register_log_actions", changes.register_log_actions)
hooks.register("register_log_actions", identities.register_log_actions)


class UnansweredWordsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_report(request.user)


@hooks.register("register_reports_menu_item")
def register_unanswered_words_menu_item() -> MenuItem:
    address = reverse(UnansweredWordsReport.index_url_name)
    label = UnansweredWordsReport.page_title
    return UnansweredWordsMenuItem(label, address, icon_name="search", order=900)


@hooks.register("register_admin_urls")
def register_unanswered_words_urls() -> list[Any]:
    return [path("reports/searches/", include((UNANSWERED_WORDS, "groupsite_unanswered")))]


@hooks.register("on_serve_page", order=1000)
def declare_unrestricted_pages_public(serve: Callable[..., Any]) -> Callable[..., Any]:
    """Return `serve`, wrapped to declare pages without view restrictions as public.

    Runs inside Wagtail's check of view restrictions, since its order is higher.
    """
    return declare_page_without_restrictions(serve)


@hooks.register("next_change_of_public_pages")
def next_change_of_printed_date(at: datetime) -> datetime:
    """Return the end of the day in the site's time zone: a printed page names the date.

    See `groupsite/printed_from.html`.
    """
    return start_of_next_local_day(at, timezone.get_default_timezone())


@hooks.register("register_help_menu_item")
def register_handbook_menu_item() -> MenuItem:
    address = reverse("groupsite_handbook:contents")
    # Listed before Wagtail's own help, because it describes this site.
    return MenuItem(_("Handbook"), address, name="handbook", icon_name="help", order=100)


@hooks.register("construct_homepage_panels")
def add_missing_email_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(MissingEmailPanel())


@hooks.register("construct_homepage_panels")
def add_server_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ServerPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def remove_homepage_summary_items(request: HttpRequest, summary_items: list[SummaryItem]) -> None:
    """Remove all summary items, such as counts of pages and images, from the home page of the admin."""
    summary_items.clear()


@hooks.register("construct_help_menu")
def restrict_wagtail_help_items(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Hide Wagtail's own items of the *Help* menu from all but administrators; the handbook remains."""
    if not request.user.is_superuser:
        menu_items[:] = [one for one in menu_items if not isinstance(one, DismissibleMenuItem)]
