"""Refuses to publish incomplete translations and machine texts that nobody has read.

wagtail-localize says "published" in any case. Pages of records have a list of everything that is
missing (`people.content.checks.edit_view_mixins`); this is for the other pages, and for many at once.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from people.content import localize
from people.content.findings.finding import finding_texts
from people.content.language_names import language_name
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.publishing.validation import unread_machine_text_findings, untranslated_findings
from people.content.sections.section_texts import newest_draft


class ReportUnpublishedTranslationsMixin:
    """Mixin for "Sync translated pages": adds an error message for each page not published."""

    request: HttpRequest
    object: Any

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if form.cleaned_data["publish_translations"]:
            for page in localize.targets_of_enabled_translations(self.object):
                add_message_if_unpublishable(self.request, page)
        return response


def publishing_errors_of_texts(page: Page) -> list[str]:
    """Return sentences that say why the page's texts may not be published; empty if they may."""
    if isinstance(page, EditedBesideOriginal):
        return finding_texts(unread_machine_text_findings(newest_draft(page)))
    return (
        finding_texts(untranslated_findings(page))
        if isinstance(page, localize.WholeTranslation)
        else []
    )


def add_message_if_unpublishable(request: HttpRequest, page: Page) -> bool:
    """Add an error message if the page's texts may not be published; return whether it did."""
    if reasons := publishing_errors_of_texts(page):
        values = {"page": page, "language": language_name(page.locale.language_code)}
        sentence = _("“%(page)s” (%(language)s) was not published.") % values
        messages.error(request, " ".join([sentence, *reasons]))
    return bool(reasons)


def block_publishing_incomplete_page_by_api(
    request: HttpRequest, pk: int, action_name: str, **_rest: Any
) -> None:
    """Raise PermissionDenied if the admin's API would publish a page with incomplete texts."""
    page = get_object_or_404(Page, pk=pk).specific
    if action_name == "publish" and publishing_errors_of_texts(page):
        raise PermissionDenied


def block_publishing_incomplete_translation(
    request: HttpRequest, page: Page
) -> HttpResponse | None:
    """Refuse "Publish" of untranslated or unread texts: add an error message, return a redirect; else None.

    Runs before wagtail-localize's editor handles the request.
    """
    page = page.specific
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not page.permissions_for_user(request.user).can_publish():
        return None  # wagtail-localize refuses
    return redirect(request.path) if add_message_if_unpublishable(request, page) else None
