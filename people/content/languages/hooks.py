"""Wagtail hooks for languages and translations; `people.wagtail_hooks` imports them."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.query import PageQuerySet
from wagtail.rich_text import features as rich_text_features
from wagtail.rich_text.feature_registry import FeatureRegistry

from people.content.languages import page_chooser
from people.content.languages.link_rewriting import LanguageLinkHandler


@hooks.register("construct_page_chooser_queryset")
def prefer_edited_language_in_chooser(pages: PageQuerySet, request: HttpRequest) -> Any:
    """Prefer the edited page's language in the page chooser; a search lists each page once."""
    return page_chooser.order_or_deduplicate_by_language(pages, request)


# Runs after Wagtail's own hook, whose handler of page links it replaces.
@hooks.register("register_rich_text_features", order=1)
def register_language_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of page links by one that links to the reader's language."""
    features.register_link_type(LanguageLinkHandler)


# A form created while hooks are still being loaded has already read the features.
register_language_links(rich_text_features)
