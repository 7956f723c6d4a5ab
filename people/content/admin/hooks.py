"""Wagtail hooks of pages edited beside their original; `people.wagtail_hooks` imports them."""

from typing import Any

from django.urls import include, path
from wagtail import hooks

from people.content.admin.add_language_views import AddPageLanguageView
from people.content.admin.machine_translation_views import PageMachineTranslationView
from people.content.admin.viewsets import FallbackPageBesideOriginalViewSet


@hooks.register("register_admin_viewset")
def register_fallback_page_viewset() -> FallbackPageBesideOriginalViewSet:
    """Return the fallback viewset of page types that are edited beside their original."""
    return FallbackPageBesideOriginalViewSet()


@hooks.register("register_admin_urls")
def register_add_language_urls() -> list[Any]:
    """Return the URLs of the views that create a missing language of a page without a record."""
    start, machine = AddPageLanguageView.as_view(), PageMachineTranslationView.as_view()
    urls = [
        path("<int:page_id>/<slug:language>/", start, name="start"),
        path("<int:page_id>/<slug:language>/machine/", machine, name="machine"),
    ]
    return [path("languages/", include((urls, "groupsite_people_languages")))]
