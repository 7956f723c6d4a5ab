"""wagtail-localize's own rows, as the addresses of its views name them."""

from typing import Any

from django.shortcuts import get_object_or_404

from people.content.localize.installed import INSTALLED

if INSTALLED:
    from wagtail_localize.models import Translation, TranslationSource


def translation_by_id(pk: int) -> Any:
    """Raises Http404."""
    return get_object_or_404(Translation.objects.select_related("source"), pk=pk)


def translations_of(source: Any) -> list[Any]:
    """The pages (or other objects) that are kept as translations of this source."""
    kept = source.translations.filter(enabled=True).select_related("source", "target_locale")
    return [translation.get_target_instance() for translation in kept]


def source_by_id(pk: int) -> Any:
    """What translations are made from. Raises Http404."""
    return get_object_or_404(TranslationSource, pk=pk)
