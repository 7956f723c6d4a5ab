"""Permission checks on Wagtail's workflow views: only editors and reviewers may open them.

Wagtail's own views answer every user that something "is not currently awaiting moderation", with
its name. All other users get Http404.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from people.content.records.base_record import BaseRecord
from people.content.records.permissions import may_change


def check_page_workflow_permission(request: HttpRequest, page_id: int, **_rest: Any) -> None:
    """Raise Http404 unless the user may edit the page, as its reviewers may during the review."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404


def check_record_workflow_permission(
    request: HttpRequest, model: type[BaseRecord], pk: str, **_rest: Any
) -> None:
    """Raise Http404 unless the user may change the record or review it."""
    record = get_object_or_404(model, pk=unquote(str(pk)))
    task = record.current_workflow_task
    reviews = task is not None and task.user_can_access_editor(record, request.user)
    if not may_change(request.user, record) and not reviews:
        raise Http404
