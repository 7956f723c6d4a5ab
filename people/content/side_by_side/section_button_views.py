"""Views of the buttons of a section: *Still right*, *Looks right*, and those that use a machine.

For scripts they return the changed parts of the screen; otherwise they redirect to the form.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import PageActionMenu
from wagtail.models import Page

from people.content.checks.findings_display import checks_panel_context
from people.content.request_time import received_at
from people.content.sections import machine_texts, section_confirmation
from people.content.sections.changes import section_url_suffix
from people.content.sections.section_texts import newest_draft, section_label
from people.content.side_by_side.edit_view import (
    ORIGINAL_LANGUAGE_PARAMETER,
    SHOWN_DIGEST_PREFIX,
    section_and_text_visibility,
)
from people.content.side_by_side.original import FORM_DIGEST_PREFIX, Original, original_for
from people.content.side_by_side.section_translation import (
    change_section_of_pressed_button,
    section_to_change,
)


def confirm_sections_as_still_right(request: HttpRequest, page_id: int) -> HttpResponse:
    """Confirm sections as still right, unless the original has changed since it was shown."""
    page = _editable_stored_page_or_403(request, page_id)
    if request.method != "POST":  # such as after signing in again
        return redirect("wagtailadmin_pages:edit", page_id)
    original = _shown_original(request, page)
    if original is None:
        raise Http404
    names = _section_names(request)
    shown = {
        name: _shown_original_digest(request, name) for name in names if name in original.texts
    }
    refused = section_confirmation.confirm_sections_and_return_refused(
        page, original.other, shown, request.user
    )
    is_refused = bool(refused) or len(shown) < len(set(names))
    problem = _("The original has changed again. Look at the new difference.") if is_refused else ""
    return _confirmation_response(request, page_id, problem)


def mark_machine_text_as_read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Mark machine-translated sections as read by this user, unless they have changed since."""
    page = _editable_stored_page_or_403(request, page_id)
    if request.method != "POST":
        return redirect("wagtailadmin_pages:edit", page_id)
    shown = {
        name: _post_or_query_value(request, f"{FORM_DIGEST_PREFIX}{name}")
        for name in _section_names(request)
    }
    changed = machine_texts.mark_as_read_and_return_changed(page, shown, request.user)
    problem = ""
    if changed:
        names = ", ".join(section_label(page, name) for name in changed)
        problem = _(
            "Somebody has changed these sections since you opened the page, so they have not been "
            "confirmed: %(sections)s. Reload the page to read them."
        ) % {"sections": names}
    checks = checks_panel_context(page, request, received_at(request))
    menu = PageActionMenu(
        request, view="edit", page=newest_draft(page), lock=page.get_lock(), locked_for_user=False
    )
    return _confirmation_response(
        request, page_id, problem, {**checks, "was_machine_text": True, "action_menu": menu}
    )


def translate_or_restore_section(request: HttpRequest, page_id: int) -> HttpResponse:
    """Translate a section again, or bring its earlier text back, without saving a form first.

    For browsers without scripts; with them, the edit view saves the form before.
    """
    page = _editable_stored_page_or_403(request, page_id)
    original = _shown_original(request, page)
    section = section_to_change(request) if request.method == "POST" else ""
    if section and original:
        change_section_of_pressed_button(request, page, original)
    return redirect(
        f"{_edit_form_url(page_id, original)}{section_url_suffix(section) if section else ''}"
    )


def _editable_stored_page_or_403(request: HttpRequest, page_id: int) -> Any:
    """Return the stored page. Raises PermissionDenied without the right to edit, or on POST if locked.

    A locked page can be opened, but not posted. Raises Http404 without a page.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit() or (request.method == "POST" and rights.page_locked()):
        raise PermissionDenied
    return page


def _shown_original(request: HttpRequest, page: Page) -> Original | None:
    """Return the original in the form's language, else another that the user may see, else None."""
    return original_for(
        newest_draft(page), request.user, _post_or_query_value(request, ORIGINAL_LANGUAGE_PARAMETER)
    )


def _shown_original_digest(request: HttpRequest, section: str) -> str:
    """Return the digest of the original's text that the form has shown."""
    return _post_or_query_value(request, f"{SHOWN_DIGEST_PREFIX}{section}")


def _post_or_query_value(request: HttpRequest, name: str) -> str:
    """Return a value from the form, else from the URL that a button posts to."""
    return request.POST.get(name) or request.GET.get(name, "")


def _section_names(request: HttpRequest) -> list[str]:
    """Return the names of the sections that the request confirms, from the form and the URL."""
    return list(dict.fromkeys([*request.POST.getlist("section"), *request.GET.getlist("section")]))


def _confirmation_response(
    request: HttpRequest,
    page_id: int,
    error_message: str,
    more_parts: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Return the changed parts of the screen for scripts; else a redirect to the form."""
    page = Page.objects.get(pk=page_id).specific  # read again: sections have been confirmed
    original = _shown_original(request, page)
    if request.headers.get("x-requested-with") != "XMLHttpRequest":
        if error_message:
            messages.error(request, error_message)
        return redirect(_edit_form_url(page_id, original))
    sections = [
        section_and_text_visibility(original, name)
        for name in _section_names(request)
        if original and name in original.texts
    ]
    context = {
        **(more_parts or {}),
        "page": page,
        "original": original,
        "sections": sections,
        "refused": error_message,
    }
    template = "groupsite_people/admin/side_by_side/confirmed.html"
    return render(request, template, context, status=409 if error_message else 200)


def _edit_form_url(page_id: int, original: Original | None) -> str:
    """Return the URL of the edit form, with the language of the original that was shown."""
    url = reverse("wagtailadmin_pages:edit", args=[page_id])
    return (
        f"{url}?{ORIGINAL_LANGUAGE_PARAMETER}={original.code}"
        if original and original.language_choices
        else url
    )
