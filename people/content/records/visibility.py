"""Which pages, of any type, anonymous visitors can open."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wagtail.models import Page
from wagtail.query import PageQuerySet

from people.content.records.page import RecordPageMixin
from people.content.records.view_restrictions import view_restriction_exists, without_aliases


def public_pages(pages: PageQuerySet) -> Any:
    """Return the live, unrestricted pages, without aliases; for page types without records.

    Aliases count as missing translations, as for pages of records.
    """
    return without_aliases(pages.live().exclude(view_restriction_exists()))


def visible_page_ids(pages: Iterable[Page], at: datetime) -> set[int]:
    """Return the IDs of the pages that visitors can open at `at`.

    One query, and one for each type of record.
    """
    kinds: dict[Any, set[int]] = defaultdict(set)
    for page in pages:
        model = page.cached_content_type.model_class()
        is_of_record = model is not None and issubclass(model, RecordPageMixin)
        kinds[model if is_of_record else Page].add(page.pk)
    found: set[int] = set()
    for model, ids in kinds.items():
        if model is Page:
            live = Page.objects.live().exclude(view_restriction_exists()).filter(pk__in=ids)
        else:
            live = model.objects.visible(at).filter(pk__in=ids)
        found.update(live.values_list("pk", flat=True))
    return found


def visible_pages(at: datetime) -> Any:
    """Return the pages of any type that anonymous visitors can open at `at`, without aliases."""
    pages = public_pages(Page.objects.all())
    for model in record_page_models():
        pages = _without_pages_of_other_records(
            pages, model, model.record_model().objects.published(at)
        )
    return pages


def pages_for_sitemap(pages: PageQuerySet, at: datetime) -> Any:
    """Return those of the pages that a sitemap lists: see `RecordPageMixin.records_in_sitemap`."""
    pages = public_pages(pages)
    for model in record_page_models():
        pages = _without_pages_of_other_records(pages, model, model.records_in_sitemap(at))
    return pages


def _without_pages_of_other_records(pages: Any, model: Any, records: Any) -> Any:
    """Return the pages without those of this model whose record is not among these."""
    others = model.objects.exclude(**{f"{model.record_field}__in": records})
    return pages.exclude(pk__in=others.values("pk"))


def record_page_models() -> list[Any]:
    """Return all page models, not abstract, that hold the texts of records."""
    return [model for model in _all_subclasses(RecordPageMixin) if not model._meta.abstract]


def _all_subclasses(model: type) -> list[Any]:
    """Return all subclasses of a class, direct or not."""
    found: list[type] = list(model.__subclasses__())
    return found + [below for one in found for below in _all_subclasses(one)]
