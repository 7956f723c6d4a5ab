"""Finds translations and sources of wagtail-localize by ID, and a source's enabled target pages."""

from typing import Any

from django.shortcuts import get_object_or_404

from people.content.localize.installed import INSTALLED

if INSTALLED:
    from wagtail_localize.models import Translation, TranslationSource


def get_translation_or_404(pk: int) -> Any:
    """Return a translation with its source. Raises Http404."""
    return get_object_or_404(Translation.objects.select_related("source"), pk=pk)


def targets_of_enabled_translations(source: "TranslationSource") -> list[Any]:
    """Return the target pages (or other objects) of the enabled translations of this source."""
    kept = source.translations.filter(enabled=True).select_related("source", "target_locale")
    return [translation.get_target_instance() for translation in kept]


def get_translation_source_or_404(pk: int) -> Any:
    """Return a translation source. Raises Http404."""
    return get_object_or_404(TranslationSource, pk=pk)
