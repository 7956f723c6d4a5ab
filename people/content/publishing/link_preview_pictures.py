"""Draws the link previews of published pages ahead of the first visitor, and deletes those no longer public.

Only what is published in a request is drawn ahead. After a command, and whenever a fact changes with
time, the first request for the picture draws it.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone, translation
from wagtail.models import Page

from people.content.after_response import (
    enqueue_after_response,
    is_in_request,
    run_after_response,
)
from people.content.django_versions import task
from people.content.link_previews.stored_pictures import (
    delete_stored_picture,
    stored_or_new_picture,
)
from people.content.records.page import RecordPageMixin
from people.content.records.record import Record


@task
def draw_link_preview_in_background(page_pk: int) -> None:
    """Draw and store the picture of a page, if visitors can open the page."""
    found = Page.objects.filter(pk=page_pk).first()
    page: Any = found.specific if found else None
    at = timezone.now()  # noqa: TID251 — a task has no request
    if page is not None and _is_visible_page_of_record(page, at):
        with translation.override(page.locale.language_code):
            stored_or_new_picture(page.pk, page.link_preview_card(at))


def _is_visible_page_of_record(page: Any, at: datetime) -> bool:
    return isinstance(page, RecordPageMixin) and page.is_visible(at)


def draw_link_preview_of_published_page(page: Any) -> None:
    """Draw the picture of a page after the response, if this is a request."""
    if isinstance(page, RecordPageMixin) and is_in_request():
        enqueue_after_response(draw_link_preview_in_background, page.pk)


def draw_link_previews_of_published_record(record: Any) -> None:
    """Draw the pictures of a record's live pages after the response, if this is a request."""
    if isinstance(record, Record) and is_in_request():
        run_after_response(partial(_draw_link_previews_of_record, record))


def _draw_link_previews_of_record(record: Record) -> None:
    for pk in record.pages.filter(live=True).values_list("pk", flat=True):
        enqueue_after_response(draw_link_preview_in_background, pk)


def delete_link_preview_of_page(page: Any) -> None:
    if isinstance(page, RecordPageMixin):
        delete_stored_picture(page.pk)


def delete_link_previews_of_record(record: Any) -> None:
    if isinstance(record, Record):
        for pk in record.pages.values_list("pk", flat=True):
            delete_stored_picture(pk)
