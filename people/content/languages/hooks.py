"""Wagtail hooks for languages and translations; `people.wagtail_hooks` imports them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text import features as rich_text_features
from wagtail.rich_text.feature_registry import FeatureRegistry

from people.content import localize
from people.content.languages import page_chooser, views
from people.content.languages.link_rewriting import LanguageLinkHandler
from people.content.records.permissions import may_edit_page

RESTART = "localize-restart-translation"  # the button of wagtail-localize


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    urls = [
        path("<int:page_id>/update/", views.update, name="update"),
        path("<int:page_id>/follow/", views.FollowView.as_view(), name="follow"),
    ]
    return [path("languages/", include((urls, "groupsite_people_languages")))]


@hooks.register("before_edit_page", order=-50)
def keep_text_on_restart(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep handwritten text when a stopped translation is restarted, which would overwrite it."""
    if request.method != "POST" or RESTART not in request.POST:
        return None
    page = page.specific
    if localize.stopped_translation_of(page) is None:
        return None
    if not may_edit_page(request.user, page):
        raise PermissionDenied
    if localize.built_differently(page):
        return redirect("groupsite_people_languages:follow", page.pk)
    localize.take_up(page, request.user)
    messages.success(request, _("The page is kept as a translation again, with all of its words."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_chooser_queryset")
def offer_pages_once(pages: PageQuerySet, request: HttpRequest) -> Any:
    return page_chooser.offer_once(pages, request)


# After Wagtail's own handler of such links, in whose place it stands.
@hooks.register("register_rich_text_features", order=1)
def lead_links_to_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(LanguageLinkHandler)


# A form that is made while hooks are still being found has asked for them all already.
lead_links_to_the_readers_language(rich_text_features)
