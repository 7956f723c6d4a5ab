"""Values of pages that refer to records, with links to the endpoints of these.

Models import this module, so it cannot import `wagtail.api.v2`, which needs loaded models.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from rest_framework.fields import Field, SkipField
from rest_framework.serializers import ListSerializer
from wagtail.api import APIField
from wagtail.api.utils import get_full_url
from wagtail.blocks import StreamValue
from wagtail.models import Page

from people.content.api.json_schemas import REFERENCE, array_of, described
from people.content.api.shown_values import OfVisiblePageMixin
from people.content.records.lookup import RecordLink
from people.content.records.record import Record
from people.content.request_time import time_of_context


def record_reference(
    context: dict[str, Any], model: type[Record], pk: int, name: str, *, has_page: bool = True
) -> dict[str, Any]:
    """Return {id, meta, name} of a record; `detail_url` is null without page or endpoint.

    Wagtail's API v3, which gives no context, has no endpoints of records.
    """
    router = context.get("router")
    path = router.get_object_detail_urlpath(model, pk) if router and has_page else None
    url = get_full_url(context["request"], path) if path else None
    return {"id": pk, "meta": {"type": model._meta.label, "detail_url": url}, "name": name}


class RecordOfVisiblePage(OfVisiblePageMixin, Field):
    """The record of a page as {id, meta, name}; its name is the title of the page."""

    schema = described(REFERENCE, "The record that holds the facts.")

    def get_attribute(self, instance: Any) -> Any:
        self.skip_hidden_page(instance)
        return instance

    def to_representation(self, value: Any) -> dict[str, Any]:
        pk = getattr(value, f"{value.record_field}_id")
        return record_reference(self.context, type(value).record_model(), pk, value.title)


class OnlyInDetailsMixin:
    """Mixin for serializer fields that need queries of their own: left out of lists."""

    parent: Any

    def get_attribute(self, instance: Page) -> Any:
        if self.parent is not None and isinstance(self.parent.parent, ListSerializer):
            raise SkipField
        return super().get_attribute(instance)  # type: ignore[misc]


class BlocksOfPage(OnlyInDetailsMixin, Field):
    """Blocks with what each tells of its value."""

    schema = described(array_of({"type": "object"}), "Blocks. Only in details, not in lists.")

    def to_representation(self, value: StreamValue) -> Any:
        return value.stream_block.get_api_representation(value, self.context)


class PublicReferencesOfPage(OnlyInDetailsMixin, Field):
    """References to the public records that a page names."""

    schema = described(array_of(REFERENCE), "Only in details, not in lists.")

    def __init__(self, links: Callable[[Any, datetime], Iterable[RecordLink]]) -> None:
        super().__init__(read_only=True, source="*")
        self.links = links

    def to_representation(self, value: Page) -> list[dict[str, Any]]:
        links = list(self.links(value, time_of_context(self.context)))
        pages = self.context.get("base_queryset", Page.objects.all()).filter(
            pk__in=[link.page.pk for link in links if link.page]
        )
        on_this_site = set(pages.values_list("pk", flat=True))
        return [
            record_reference(
                self.context,
                type(link.record),
                link.record.pk,
                link.title,
                has_page=bool(link.page),
            )
            for link in links
            if link.page is None or link.page.pk in on_this_site
        ]


def public_references_field(
    name: str, links: Callable[[Any, datetime], Iterable[RecordLink]]
) -> APIField:
    """Return an API field with references to the public records that `links(page, at)` returns."""
    return APIField(name, serializer=PublicReferencesOfPage(links))


def blocks_field(name: str) -> APIField:
    """Return an API field of a stream whose blocks read records."""
    return APIField(name, serializer=BlocksOfPage(read_only=True))


RECORD = APIField("record", serializer=RecordOfVisiblePage(read_only=True))
