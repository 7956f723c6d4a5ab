"""Keeps Wagtail's bulk action to the rules of `RecordDeleteView`; `people.wagtail_hooks` imports it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages

from people.content.deletion.obstacles import Deletion
from people.content.records.base_record import BaseRecord
from people.content.records.urls import list_url
from people.content.request_time import received_at

BULK_ACTION = "wagtail_bulk_action"


@hooks.register("before_delete_snippet")
def refuse_unsafe_bulk_record_deletion(
    request: HttpRequest, objects: Iterable[Any]
) -> HttpResponse | None:
    """Refuse the whole bulk deletion if a record cannot be deleted, or has pages to look at first."""
    if request.resolver_match is None or request.resolver_match.url_name != BULK_ACTION:
        return None  # the view of one record asks about its pages itself
    for record in objects:
        if isinstance(record, BaseRecord) and (
            reason := _reason_not_to_delete_in_bulk(record, request)
        ):
            url = reverse(type(record).snippet_viewset.get_url_name("delete"), args=[record.pk])
            button = messages.button(url, _("Open its delete screen"))
            messages.error(request, reason, buttons=[button])
            return redirect(list_url(type(record)))
    return None


def _reason_not_to_delete_in_bulk(record: BaseRecord, request: HttpRequest) -> str:
    """Return why the record is not deleted together with others; empty if it can be."""
    deletion = Deletion(record, request.user, received_at(request))
    sentences = " ".join(one.text for one in deletion.obstacles)
    if sentences:
        names = {"name": record, "reasons": sentences}
        return _("Nothing has been deleted. “%(name)s”: %(reasons)s") % names
    if count := len(deletion.pages):
        text = ngettext(
            "Nothing has been deleted. “%(name)s” has %(count)s page, which would be deleted too.",
            "Nothing has been deleted. “%(name)s” has %(count)s pages, which would be deleted too.",
            count,
        )
        return text % {"name": record, "count": count}
    return ""
