"""View to paste the text of another language, review it, and save it as a draft."""

from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Locale

from people.content.admin.add_language_views import redirect_to_existing_page
from people.content.language_names import language_name
from people.content.languages.tabs import tabs_for_instance
from people.content.pages.permissions import may_edit_page_itself, may_view_page
from people.content.publishing.actions import ensure_index_page_in_language
from people.content.records.permissions import may_add_language, may_change
from people.content.sections.page_translations import preferred_original
from people.content.sections.section_texts import newest_draft, section_texts, text_digest
from vacancies.admin.paste.chosen_corrections import (
    add_text_changes_by_choice,
    add_uncorrected_sentences_warning,
    chosen_corrections,
)
from vacancies.admin.paste.existing_page_and_facts import (
    existing_facts_of_vacancy,
    fields_with_text,
    passages_of_page,
)
from vacancies.admin.paste.forms.text_form import PastedOtherLanguageForm
from vacancies.admin.paste.other_language_draft import SavedDraft, save_other_language_draft
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.remaining_tasks import RemainingTask, unanswered_difference_tasks
from vacancies.admin.paste.sentence_corrections import ChosenCorrections
from vacancies.admin.paste.unfinished_ad_view import (
    REVIEWED_PAGE_KEY,
    UnfinishedAdView,
    set_initial_from_submitted_data,
    space_separated_names_of_all_fields,
)
from vacancies.models import UnfinishedAd
from vacancies.parser.site_objects import load_known_objects

ORIGINAL_DIGEST_FIELD: Final = "original"  # a digest of the original that the review was beside
FOLDER = "groupsite_vacancies/admin/paste"


class PasteOtherLanguageView(UnfinishedAdView):
    """View that saves a pasted text as the draft page of a language; creates a missing page."""

    action_label = _("Continue to review")
    header_icon = "clipboard-list"
    template_name = f"{FOLDER}/other_language_text.html"
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.record = self.get_record()
        self.locale = get_object_or_404(Locale, language_code=self.kwargs["language"])
        self.kept_language = self.locale.language_code
        pages = self._pages_queryset()
        self.page = pages.filter(locale=self.locale).first()
        self.original = self._viewable_original_page(pages)
        if self.original is None:
            raise Http404
        self._check_permission()
        return super().dispatch(request, *args, **kwargs)

    def _pages_queryset(self) -> Any:
        return self.record.pages.filter(alias_of=None).select_related("locale")

    def _viewable_original_page(self, pages: Any) -> Any:
        found = (
            preferred_original(self.page)
            if self.page
            else pages.exclude(locale=self.locale).order_by("-live", "locale__pk").first()
        )
        return found if found and may_view_page(self.request.user, found) else None

    def _check_permission(self) -> None:
        user = self.request.user
        if not may_change(user, self.record) or not may_add_language(user, self.record):
            raise PermissionDenied
        if self.page is not None:
            rights = self.page.permissions_for_user(user)
            if (
                not (may_edit_page_itself(user, self.page) or rights.can_edit())
                or rights.page_locked()
            ):
                raise PermissionDenied

    def get_page_title(self) -> str:
        return gettext("Paste the finished text")

    def get_page_subtitle(self) -> str:
        return f"{self.locale.get_display_name()}: {self.record}"

    def get_form_class(self) -> Any:
        return PastedOtherLanguageForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "language": self.kept_language}

    def render_text_form(self, form: PastedOtherLanguageForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def create_drafts_if_ready(
        self, form: PastedOtherLanguageForm, ad: UnfinishedAd
    ) -> HttpResponse | None:
        if self.page is not None and ad.data.get(REVIEWED_PAGE_KEY) == "":
            return redirect_to_existing_page(self.request, self.page)
        review = self._review_forms(form.cleaned_data["text"], ad.data)
        if not review.is_valid() or not review.has_changes():
            return None
        if ad.data.get(ORIGINAL_DIGEST_FIELD, self._original_digest) != self._original_digest:
            self._add_original_changed_message()
            return None
        return self._save_draft(review, ad)

    @cached_property
    def _original_digest(self) -> str:
        """Return a digest of the original's texts, to detect changes during the review."""
        return text_digest(section_texts(newest_draft(self.original)))

    def _add_original_changed_message(self) -> None:
        says = gettext(
            "The text in %(language)s has changed since you opened this review, and is shown here as "
            "it is now. Check the sections again. Nothing has been saved yet."
        )
        language = language_name(self.original.locale.language_code)
        messages.warning(self.request, says % {"language": language})

    def get_tasks_and_suggestions(
        self, form: PastedOtherLanguageForm, ad: UnfinishedAd
    ) -> tuple[list[RemainingTask], list[RemainingTask]]:
        review = self._review_forms(form.cleaned_data["text"], ad.data)
        return unanswered_difference_tasks(review), []

    def _review_forms(self, text: str, data: Any) -> OtherLanguageReviewForms:
        page = newest_draft(self.page) if self.page else None
        original = newest_draft(self.original)
        return OtherLanguageReviewForms(
            text,
            self.locale.language_code,
            load_known_objects(),
            passages_of_page(original),
            replace(existing_facts_of_vacancy(self.record.draft()), title=original.title),
            data,
            first_language=original.locale.language_code,
            title=page.title if page else "",
            fields_with_text=fields_with_text(page) if page else frozenset(),
            user=self.request.user,
        )

    @transaction.atomic
    def _save_draft(self, review: OtherLanguageReviewForms, ad: UnfinishedAd) -> HttpResponse:
        user = self.request.user
        self.record.lock_row()
        if self.page is None and (
            begun := self._pages_queryset().filter(locale=self.locale).first()
        ):
            return redirect_to_existing_page(self.request, begun)
        index = None if self.page else ensure_index_page_in_language(self.model, self.locale, user)
        chosen = chosen_corrections(review)
        made = save_other_language_draft(
            review, self.record, self.original, self.page, index, user, chosen
        )
        self._add_result_messages(review, made)
        self._add_uncorrected_original_warning(chosen)
        add_uncorrected_sentences_warning(
            self.request, newest_draft(made.page), chosen.left_in_second
        )
        ad.delete()
        return redirect("wagtailadmin_pages:edit", made.page.pk)

    def _add_result_messages(
        self, review: OtherLanguageReviewForms, saved_draft: SavedDraft
    ) -> None:
        if review.written_passage_destinations():
            text = gettext("The text is in the draft. Nothing is published yet.")
        else:
            text = gettext("No section was chosen, so only the title and the facts were changed.")
        messages.success(self.request, text)
        if kept := review.headings_of_unreplaced_sections():
            says = gettext("These sections were not replaced: %(headings)s.")
            messages.info(self.request, says % {"headings": ", ".join(kept)})
        if saved_draft.has_facts:
            messages.info(
                self.request,
                gettext("The facts have a newer draft. Publish it on the Facts tab."),
            )

    def _add_uncorrected_original_warning(self, chosen: ChosenCorrections) -> None:
        """Add a warning with the sentences of the original for which a correction was chosen."""
        if not chosen.first:
            return
        values = {
            "language": self.original.locale.get_display_name(),
            "sentences": " ".join(f"“{one}”" for one in chosen.first),
        }
        says = gettext("Correct the other language (%(language)s), which still says: %(sentences)s")
        messages.warning(self.request, says % values)

    def render_review(self, form: PastedOtherLanguageForm, ad: UnfinishedAd) -> HttpResponse:
        review = self._review_forms(form.cleaned_data["text"], ad.data if ad.is_checked else None)
        if not ad.is_checked:
            set_initial_from_submitted_data(review.forms, ad.data)
        elif not review.is_valid():
            messages.error(
                self.request, gettext("Some of this cannot be saved yet: see the marked fields.")
            )
        elif not review.has_changes():
            text = gettext("Nothing has been changed: no section was chosen.")
            messages.warning(self.request, text)
        self.template_name = f"{FOLDER}/other_language_review.html"
        self.action_label = _("Add it to the draft") if self.page else _("Create the draft")
        add_text_changes_by_choice(review)
        shown = space_separated_names_of_all_fields(review.forms)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                second=review,
                shown=shown,
                remaining_tasks=unanswered_difference_tasks(review),
                reviewed_page=self.page,
                original_digest=self._original_digest,
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["tabs"] = tabs_for_instance(
            self.record, self.request.user, current_tab=self.locale.pk
        )
        context["cancel_url"] = self._cancel_url()
        return context

    def _cancel_url(self) -> str:
        if self.page is not None:
            return reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        name = self.model.snippet_viewset.get_url_name("start_language")
        return reverse(name, args=[self.record.pk, self.locale.language_code])
