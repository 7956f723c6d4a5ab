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
def offer_pages_once(pages: PageQuerySet, request: HttpRequest) -> Any:
    return page_chooser.offer_once(pages, request)


# After Wagtail's own handler of such links, in whose place it stands.
@hooks.register("register_rich_text_features", order=1)
def lead_links_to_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(LanguageLinkHandler)


# A form that is made while hooks are still being found has asked for them all already.
lead_links_to_the_readers_language(rich_text_features)
