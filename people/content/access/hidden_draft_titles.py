"""Hides titles and URLs of drafts in the admin from users who may see, but not edit, a page.

Wagtail shows the draft's title of every page, and has no setting that changes this in all of its
choosers, headings and messages.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import escape
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    PageLinkElementHandler,
)
from wagtail.models import Page

from people.content.access import viewer


def patch_admin_display_titles() -> None:
    """Patch `Page.get_admin_display_title` to hide draft titles; called once, at start-up."""
    titled: Any = Page
    titled.get_admin_display_title = _with_draft_title_hidden(Page.get_admin_display_title)


def _with_draft_title_hidden(get_title: Callable[[Any], str]) -> Callable[[Any], str]:
    """Wrap a page's title method: users who may not edit the page get the live title."""

    @wraps(get_title)
    def wrapper(self: Any) -> str:
        asking = viewer.current_viewer()
        drafted = self.live and self.draft_title != self.title
        if asking is None or not drafted or asking.may_edit_or_translate_page(self):
            return get_title(self)
        return str(self.title)

    return wrapper


class VisiblePageLinkElementHandler(PageLinkElementHandler):
    """Rich text link handler: a page the viewer may not see, or any without a viewer, looks deleted."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        asking = viewer.current_viewer()
        if asking is None or not asking.may_see_page(int(attrs["id"])):
            return {"id": int(attrs["id"]), "url": None, "parentId": None}
        found: dict[str, Any] = super().get_attribute_data(attrs)
        return found


# The same as Wagtail's rule, except for links to pages.
LINK_RULE: Final = {
    "from_database_format": {
        "a[href]": ExternalLinkElementHandler("LINK"),
        'a[linktype="page"]': VisiblePageLinkElementHandler("LINK"),
    },
    "to_database_format": {"entity_decorators": {"LINK": link_entity}},
}


class HideDraftTitleMixin:
    """Mixin for the external link chooser: hides draft titles; a link to a hidden page remains external."""

    def post(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = super().post(request)  # type: ignore[misc]
        answer = json.loads(response.content)
        found = answer.get("internal") or answer.get("result") or {}
        asking = viewer.current_viewer()
        if "adminTitle" not in found or asking is None:
            return response
        page = Page.objects.get(pk=found["id"])
        if asking.may_edit_or_translate_page(page):
            return response
        if not asking.may_see_page(page.pk):
            kept: HttpResponse = self.render_chosen_response(self.get_result_data())  # type: ignore[attr-defined]
            return kept
        found["adminTitle"] = page.title
        if "html" in answer:
            answer["html"] = answer["html"].replace(escape(page.draft_title), escape(page.title))
        return JsonResponse(answer)
