"""Serializer fields of the API, each with the JSON Schema of its value.

Models import this module, so it cannot import `wagtail.api.v2`, which needs loaded models.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from rest_framework import fields
from wagtail.api import APIField
from wagtail.api.rich_text import APIRichText
from wagtail.blocks import StreamValue

from people.content.api.json_schemas import STRING, Schema, array_of, described
from people.content.request_time import time_of_context

# In the context of a serializer whose pages have all been filtered by the public rule.
ONLY_VISIBLE = "groupsite_only_visible_pages"


class ShownValue(fields.Field):
    """Read-only field with what a function returns for an object and the data loaded for its list."""

    def __init__(self, function: Callable[[Any, Any], Any], schema: Schema) -> None:
        super().__init__(read_only=True)
        self.function, self.schema = function, schema

    def get_attribute(self, instance: models.Model) -> models.Model:
        return instance

    def to_representation(self, value: models.Model) -> Any:
        return self.function(value, self.context["view"].loaded)


def shown_value(function: Callable[[Any, Any], Any], schema: Schema) -> APIField:
    """Return an API field named as the function; its docstring describes the value."""
    description = (function.__doc__ or "").strip().partition("\n")[0]
    documented = described(schema, description) if description else schema
    return APIField(function.__name__, serializer=ShownValue(function, documented))


class OfVisiblePageMixin:
    """Mixin for serializer fields: leaves the field out if visitors cannot open the page.

    Wagtail's own endpoints of pages do not know which records are public. Its API v3 binds the fields
    without a context.
    """

    context: dict[str, Any]

    def get_attribute(self, instance: Any) -> Any:
        self.skip_hidden_page(instance)
        return super().get_attribute(instance)  # type: ignore[misc]

    def skip_hidden_page(self, page: Any) -> None:
        """Raise SkipField if visitors cannot open the page. No query if all have been filtered."""
        is_known = self.context.get(ONLY_VISIBLE)
        if not is_known and not page.is_visible(time_of_context(self.context)):
            raise fields.SkipField


class PlainTextOfVisiblePage(OfVisiblePageMixin, fields.CharField):
    schema = STRING


class RichTextOfVisiblePage(OfVisiblePageMixin, fields.CharField):
    schema = described(STRING, "HTML; with `rich_text_format=db_html`, as Wagtail stores it.")

    def to_representation(self, value: str) -> Any:
        form = self.context.get("_wagtail_rich_text_format") or APIRichText.get_default_format()
        return APIRichText.serialize(value, format=form)


class StreamOfVisiblePage(OfVisiblePageMixin, fields.Field):
    schema = array_of({"type": "object"})

    def to_representation(self, value: StreamValue) -> Any:
        return value.stream_block.get_api_representation(value, self.context)


def text_fields_of_visible_page(*names: str) -> list[APIField]:
    """Return API fields of plain texts that are left out if visitors cannot open the page."""
    return [APIField(name, serializer=PlainTextOfVisiblePage(read_only=True)) for name in names]


def rich_text_fields_of_visible_page(*names: str) -> list[APIField]:
    """Return API fields of rich texts that are left out if visitors cannot open the page."""
    return [APIField(name, serializer=RichTextOfVisiblePage(read_only=True)) for name in names]


def stream_fields_of_visible_page(*names: str) -> list[APIField]:
    """Return API fields of streams that are left out if visitors cannot open the page."""
    return [APIField(name, serializer=StreamOfVisiblePage(read_only=True)) for name in names]
