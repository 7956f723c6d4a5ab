"""Bulk insertion of pages: the tree columns are computed here as treebeard would."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils.text import slugify
from wagtail.models import Page


@dataclass(frozen=True)
class NewPage:
    title: str
    translation_key: UUID
    fields: dict[str, Any] = field(default_factory=dict)  # of the specific model


def add_pages(parent: Page, model: type[Page], pages: Iterable[NewPage]) -> None:
    """Insert live pages of one model below `parent`, in its language. They are not yet searchable."""
    parent.refresh_from_db()
    pages, content_type = list(pages), ContentType.objects.get_for_model(model)
    first = _next_step(parent)
    rows = Page.objects.bulk_create(
        _row(parent, content_type, page, first + number) for number, page in enumerate(pages)
    )
    for row, page in zip(rows, pages, strict=True):
        # Raw: the Page row exists, and no signal handler acts.
        model(page_ptr=row, **page.fields).save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(rows))


def _next_step(parent: Page) -> int:
    last = parent.get_last_child()
    return 1 + (Page._str2int(last.path[-Page.steplen :]) if last else 0)


def _row(parent: Page, content_type: ContentType, page: NewPage, step: int) -> Page:
    slug = f"{slugify(page.title)}-{step}"
    return Page(
        path=Page._get_path(parent.path, parent.depth + 1, step),
        depth=parent.depth + 1,
        title=page.title,
        draft_title=page.title,
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        locale_id=parent.locale_id,
        translation_key=page.translation_key,
        content_type=content_type,
        first_published_at=parent.first_published_at,
        last_published_at=parent.last_published_at,
    )
