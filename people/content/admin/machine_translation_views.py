"""Views that create the page of a missing language by machine translation."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from people.content.admin.add_language_views import AddPageLanguageView, AddRecordLanguageView
from people.content.localize import machine_translation
from people.content.pages.slugs import slug_from_title
from people.content.sections import machine_texts, section_confirmation
from people.content.sections.section_texts import live_or_newest_draft, section_label, section_texts
from people.content.side_by_side.add_empty_blocks_and_rows import add_empty_blocks_and_rows


class MachineTranslationMixin:
    """Mixin for the views of a missing language: creates its page by machine translation."""

    http_method_names: Any = ["post"]
    start_url_name: str = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        if not view._can_machine_translate():
            raise Http404
        original = live_or_newest_draft(view.originals[0])
        try:
            answers = machine_translation.request_translations(original, view.locale)
        except machine_translation.MachineTranslationError as failed:
            messages.error(request, str(failed))
            return redirect(view.url_of_view_for_language(self.start_url_name))
        page, result = self._get_or_create_translated_page(answers, original)
        if result is not None:
            self._add_result_message(page, result)
        return redirect("wagtailadmin_pages:edit", page.pk)

    @transaction.atomic
    def _get_or_create_translated_page(
        self, answers: machine_translation.MachineTranslations, original: Page
    ) -> tuple[Any, machine_translation.MachineTranslationResult | None]:
        """Create the draft; return (page, result), or (page, None) if the page exists already."""
        view: Any = self
        user = view.request.user
        view._lock_rows_for_new_language()
        made = view._existing_page()
        if made is not None:
            return made, None
        page = view._create_page()
        add_empty_blocks_and_rows(page, original)
        result = machine_translation.fill_in_machine_translations(answers, original, page)
        page.slug = self._slug_from_translated_title(page)
        page.save_revision(user=user, clean=False)
        section_confirmation.save_section_baseline(page, original, user, machine=answers.tool)
        others = section_texts(page).keys() - result.sections
        machine_texts.mark_sections_as_read(page, others, user)
        return page, result

    def _slug_from_translated_title(self, page: Page) -> str:
        """Return an available slug made from the translated title."""
        parent = page.get_parent()
        slug = slug_from_title(page.title) or page.slug
        return find_available_slug(parent, slug, ignore_page_id=page.pk)

    def _add_result_message(
        self, page: Page, result: machine_translation.MachineTranslationResult
    ) -> None:
        """Add a message: which tool translated, which sections have untranslated text."""
        view: Any = self
        names = {"tool": result.tool}
        sentences = [
            _(
                "%(tool)s has translated the page. Read and correct each section before you publish it."
            )
            % names
        ]
        if result.kept:
            names["sections"] = ", ".join(section_label(page, section) for section in result.kept)
            sentences.append(
                _(
                    "Some text was not translated, because its translation had lost a link, was "
                    "too long or could not be used. Look for it in these sections: %(sections)s."
                )
                % names
            )
        add = messages.warning if result.kept else messages.success
        add(view.request, " ".join(sentences))


class RecordMachineTranslationView(MachineTranslationMixin, AddRecordLanguageView):
    """Creates a record's page in a missing language by machine translation."""


class PageMachineTranslationView(MachineTranslationMixin, AddPageLanguageView):
    """Creates a page without a record in a missing language by machine translation."""
