"""Base classes of StreamField blocks that show public records in the reader's language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.models import Site
from wagtail.snippets.blocks import SnippetChooserBlock

from people.content.facts_form.choosers import RecordChooserWidget
from people.content.records.lookup import RecordLink
from people.content.records.record import RecordQuerySet
from people.content.records.sites import site_of_lists
from people.content.request_time import time_of_context

IS_BLOCK_PREVIEW: Final = "is_groupsite_block_preview"
LINKED_STYLESHEETS: Final = "_groupsite_linked_stylesheets"


class RecordChooserBlock(SnippetChooserBlock):
    """Chooser of a record or vocabulary entry: the same in every language, and kept when it is deleted.

    The value of what has been deleted is an unsaved instance with its primary key, so that a list that
    was limited to one area does not become a list of all.
    """

    @cached_property
    def widget(self) -> RecordChooserWidget:
        if not self.has_explicit_icon:
            self.set_meta_options({"icon": self.target_model.snippet_viewset.icon})
        return RecordChooserWidget(self.target_model, icon=self.meta.icon)

    def to_python(self, value: int | None) -> models.Model | None:
        return None if value is None else super().to_python(value) or self._deleted(value)

    def bulk_to_python(self, values: list[int | None]) -> list[models.Model | None]:
        found = super().bulk_to_python(values)
        return [
            one or (None if pk is None else self._deleted(pk))
            for pk, one in zip(values, found, strict=True)
        ]

    def get_form_state(self, value: models.Model | None) -> Any:
        if value is None or not value._state.adding:
            return super().get_form_state(value)
        return {
            "id": value.pk,
            "edit_url": None,
            RecordChooserWidget.display_title_key: gettext("(deleted)"),
        }

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Return Wagtail's block for the migrations of hosts, so that this class may move."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kwargs

    def _deleted(self, pk: int) -> models.Model:
        return self.target_model(pk=pk)

    # wagtail-localize asks each block for the texts to translate.

    def get_translatable_segments(self, value: models.Model | None) -> list[Any]:
        return []

    def restore_translated_segments(
        self, value: models.Model | None, segments: list[Any]
    ) -> models.Model | None:
        return value


class PublicRecordsBlock(StructBlock):
    """Base of blocks that show public records below a heading. Nothing is shown if there are none.

    A subclass implements `public_context`, `public_api_values` and `get_preview_value`. In previews, its
    template says why visitors see nothing.
    """

    heading = CharBlock(
        label=_("Heading"),
        required=False,
        default="",  # wagtail-localize does not take None
        max_length=120,
        help_text=_("Leave empty to use the standard heading."),
    )

    def public_context(self, value: StructValue, at: datetime, site: Site | None) -> dict[str, Any]:
        """Return what the template shows of this value to everybody. Override this.

        Lists are limited to `site` (`people.content.records.sites`); what was chosen is not.
        """
        raise NotImplementedError

    def public_api_values(
        self, value: StructValue, at: datetime, site: Site | None
    ) -> dict[str, Any]:
        """Return the options and IDs for the API, without what is not public. Override this."""
        raise NotImplementedError

    def value_without_texts(self, value: StructValue) -> StructValue:
        """Return the same choices without the heading, for the page in another language."""
        return self.normalize({**value, "heading": ""})

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        at = time_of_context(context)
        level = self.meta.heading_level
        return {
            **context,
            "at": at,
            "heading": value.get("heading") or "",
            "heading_level": level,
            "heading_level_of_items": level + 1,
            "stylesheet": self._stylesheet_template_once(request),
            "is_preview": IS_BLOCK_PREVIEW in context or getattr(request, "is_preview", False),
            **self.public_context(value, at, site_of_lists(request)),
        }

    def get_preview_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_preview_context(value, parent_context=parent_context)
        return {**context, IS_BLOCK_PREVIEW: True}

    def get_api_representation(
        self, value: StructValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        at = time_of_context(context or {})
        site = site_of_lists((context or {}).get("request"))
        return {"heading": value.get("heading") or "", **self.public_api_values(value, at, site)}

    def _stylesheet_template_once(self, request: HttpRequest | None) -> str:
        """Return the template that links to the stylesheet, once for each request; then an empty string."""
        if request is None:
            return str(self.meta.stylesheet)
        linked: set[str] = getattr(request, LINKED_STYLESHEETS, set())
        if self.meta.stylesheet in linked:
            return ""
        setattr(request, LINKED_STYLESHEETS, linked | {self.meta.stylesheet})
        return str(self.meta.stylesheet)

    class Meta:
        heading_level = 2
        stylesheet = "groupsite_people/stylesheet.html"
        preview_template = StructBlock.DEFAULT_PREVIEW_TEMPLATE  # named, so that there is a preview


def chosen_among_records(
    records: RecordQuerySet, chosen: Iterable[models.Model | None]
) -> list[Any]:
    """Return the chosen objects that are among these records, once each, in the order chosen."""
    ids = list(dict.fromkeys(one.pk for one in chosen if one is not None))
    found = records.in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def number_to_show(value: StructValue, default: int, most: int) -> int:
    """Return the value's `number`, or the default if it is empty; at most `most`."""
    return min(value.get("number") or default, most)


def chosen_objects(value: StructValue, name: str) -> list[Any]:
    """Return what was chosen in this list of choosers, without empty ones."""
    return [one for one in value.get(name) or () if one is not None]


def stored_pk(chosen: models.Model | None) -> int | None:
    """Return the primary key of a chosen object; None if nothing is chosen or it has been deleted."""
    return None if chosen is None or chosen._state.adding else chosen.pk


def list_url_of_first_page(links: Iterable[RecordLink | None]) -> str:
    """Return the URL of the list that the first of these pages is below; empty without a page."""
    page = next((link.page for link in links if link and link.page), None)
    return f"{page.url.rstrip('/').rpartition('/')[0]}/" if page else ""
