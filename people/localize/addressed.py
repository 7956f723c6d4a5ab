"""wagtail-localize's own rows, as the addresses of its views name them."""

from typing import Any

from django.shortcuts import get_object_or_404

from people.localize.installed import INSTALLED

if INSTALLED:
    from wagtail_localize.models import Translation, TranslationSource


def translation_by_id(pk: int) -> Any:
    """Raises Http404."""
    return get_object_or_404(Translation.objects.select_related("source"), pk=pk)


def source_by_id(pk: int) -> Any:
    """What translations are made from. Raises Http404."""
    return get_object_or_404(TranslationSource, pk=pk)
