"""The main button of a page or record in review; `people.wagtail_hooks` imports this module."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest
from wagtail import hooks

from people.content.findings.finding import Finding
from people.content.languages.tabs import record_of
from people.content.publishing.validation import (
    page_publishing_findings,
    record_publishing_findings,
)
from people.content.records.base_record import BaseRecord
from people.content.request_time import received_at

APPROVE_BUTTON: Final = "approve"
CANCEL_BUTTON: Final = "action-cancel-workflow"
LOCKED_BUTTONS: Final = ("action-page-locked", "action-locked")


@hooks.register("construct_page_action_menu", order=60)
@hooks.register("construct_snippet_action_menu", order=60)
def set_main_review_button(
    menu_items: list[Any], request: HttpRequest, context: Mapping[str, object]
) -> None:
    """Put "Approve" first for reviewers if nothing prevents it, and "Page locked" for authors.

    Authors cannot edit during the review: for them "Page locked" becomes the main button, in
    place of "Cancel workflow", so that a hasty click does not cancel the review.
    """
    instance = context.get("page") or context.get("instance")
    if context.get("view") != "edit" or record_of(instance) is None or not menu_items:
        return
    if menu_items[0].name == CANCEL_BUTTON:
        first = next((item for item in menu_items if item.name in LOCKED_BUTTONS), None)
    else:
        first = next((item for item in menu_items if _is_approve_without_comment(item)), None)
        if first is None or _findings_preventing_publishing(instance, request):
            return
    if first is not None:
        make_main_button(menu_items, first)


def make_main_button(menu_items: list[Any], item: Any) -> None:
    """Move an item of an action menu to its beginning, where Wagtail draws it as the button."""
    menu_items.remove(item)
    menu_items.insert(0, item)


def _is_approve_without_comment(item: Any) -> bool:
    """Whether the menu item approves at once, without Wagtail's dialog for a comment."""
    return item.name == APPROVE_BUTTON and not item.launch_modal


def _findings_preventing_publishing(instance: Any, request: HttpRequest) -> list[Finding]:
    """Return the findings that prevent publishing this record or page."""
    at = received_at(request)
    if isinstance(instance, BaseRecord):
        return record_publishing_findings(instance, instance.draft(), at)
    return page_publishing_findings(instance, request.user, at)
