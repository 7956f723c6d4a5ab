"""Submits a finished translation to the page's workflow: wagtail-localize can only publish it."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from people.content import localize
from people.content.pages.permissions import may_view_page
from people.content.types import User

ADDRESS: Final = "groupsite_people_submit_translation"


def translation_review_note_context(page: Page, user: User) -> dict[str, Any]:
    """Return the context of the review note above wagtail-localize's editor; {} for no note.

    There is no note if the page is no translation, or if the user may publish it.
    """
    if not isinstance(page, Page) or not localize.has_enabled_translation(page):
        return {}
    rights = page.permissions_for_user(user)
    state = page.current_workflow_state
    if state is not None:
        who = get_user_display_name(state.requested_by) if state.requested_by else _("Somebody")
        return {"submitted": state, "who": who, "publishes": rights.can_publish()}
    if rights.can_publish() or not rights.can_submit_for_moderation():
        return {}
    return {"url": reverse(ADDRESS, args=[page.pk])}


@require_POST
def submit_translation_for_review(request: HttpRequest, page_id: int) -> HttpResponse:
    """Save the translation as a draft, start the page's workflow and redirect to the editor.

    If it cannot be submitted, adds an error message instead.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    source = localize.source_page_of(page)
    if source is None:
        raise Http404
    if not page.permissions_for_user(request.user).can_edit() or not may_view_page(
        request.user, source
    ):
        raise PermissionDenied
    if problem := _submission_error(page, request.user):
        messages.error(request, problem)
    else:
        _save_and_start_workflow(page, request.user)
        messages.success(
            request, _("“%(page)s” was submitted for review. Thank you.") % {"page": page}
        )
    return redirect("wagtailadmin_pages:edit", page.pk)


def _submission_error(page: Page, user: User) -> str:
    """Return why the translation cannot be submitted for review; empty if it can."""
    if page.workflow_in_progress:
        return _("This page is already being reviewed.")
    if not page.permissions_for_user(user).can_submit_for_moderation():
        return _(
            "This page cannot be submitted for review: it is locked, or its section has no "
            "workflow."
        )
    return localize.untranslated_texts_sentences(page)


@transaction.atomic
def _save_and_start_workflow(page: Page, user: User) -> None:
    """Save the translation as the page's draft and start the page's workflow."""
    localize.save_translation_draft(page, user)
    page.refresh_from_db()
    page.get_workflow().start(page, user)
