"""View to paste a finished ad: first the text, then the review of what was found."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from people.content.admin.views import NewRecordView
from people.content.checks.findings_display import checks_panel_context
from people.content.request_time import received_at
from people.content.sections.section_texts import newest_draft
from vacancies.admin.paste.asked_differences import add_values_by_field
from vacancies.admin.paste.chosen_corrections import (
    add_text_changes_by_choice,
    add_uncorrected_sentences_warning,
    chosen_corrections_of_new_vacancy,
)
from vacancies.admin.paste.forms.text_form import PastedAdForm
from vacancies.admin.paste.other_language_draft import create_drafts_and_return_first_page
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.remaining_tasks import (
    RemainingTask,
    publishing_obstacles,
    reasons_by_rule_or_panel,
    remaining_tasks,
    suggested_additions,
)
from vacancies.admin.paste.review import ReviewForms, validate_all_forms
from vacancies.admin.paste.sentence_corrections import ChosenCorrections
from vacancies.admin.paste.unfinished_ad_view import (
    UnfinishedAdView,
    set_initial_from_submitted_data,
    space_separated_names_of_all_fields,
)
from vacancies.models import UnfinishedAd, VacancyPage
from vacancies.models.unfinished_ads import CREATE_INCOMPLETE_BUTTON

FOLDER = "groupsite_vacancies/admin/paste"


class PasteAdView(UnfinishedAdView, NewRecordView):
    new_form_class = PastedAdForm
    action_label = _("Continue to review")
    header_icon = "clipboard-list"
    template_name = f"{FOLDER}/ad_text.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_page_title(self) -> str:
        return gettext("Paste a finished ad")

    def render_text_form(self, form: PastedAdForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_review_forms(
        self, form: PastedAdForm, ad: UnfinishedAd, data: QueryDict | None
    ) -> ReviewForms:
        return ReviewForms(
            form.cleaned_data["text"],
            form.languages_of_texts(),
            self.request.user,
            data,
            added=ad.data,
            at=received_at(self.request),
        )

    def create_drafts_if_ready(self, form: PastedAdForm, ad: UnfinishedAd) -> HttpResponse | None:
        review = self.get_review_forms(form, ad, ad.data)
        second = self.get_other_language_review_forms(form, review)
        if not validate_all_forms([*review.forms, *(second.forms if second else [])]):
            return None
        if CREATE_INCOMPLETE_BUTTON not in self.request.POST and publishing_obstacles(
            review, second
        ):
            return None
        chosen = chosen_corrections_of_new_vacancy(review, second)
        answer = self.create_drafts_and_redirect(form, review, chosen)
        ad.delete()
        return answer

    def get_other_language_review_forms(
        self, form: PastedAdForm, review: ReviewForms
    ) -> OtherLanguageReviewForms | None:
        """Return the review of the other language's text; None if there is no such text."""
        index = form.other_index_page()
        if index is None:
            return None
        return OtherLanguageReviewForms(
            form.cleaned_data["other_text"],
            index.locale.language_code,
            review.known_objects,
            review.passages_for_new_page(),
            review.facts_of_new_vacancy(),
            review.data,
            first_language=review.language,
            user=self.request.user,
            facts_as_read=review.facts_as_read(),
        )

    def get_tasks_and_suggestions(
        self, form: PastedAdForm, ad: UnfinishedAd
    ) -> tuple[list[RemainingTask], list[RemainingTask]]:
        review = self.get_review_forms(form, ad, ad.data)
        second = self.get_other_language_review_forms(form, review)
        return remaining_tasks(review, second), suggested_additions(review, second)

    def create_drafts_and_redirect(
        self, form: PastedAdForm, review: ReviewForms, chosen: ChosenCorrections
    ) -> HttpResponse:
        page = create_drafts_and_return_first_page(review, form, chosen, self.request.user)
        messages.success(
            self.request,
            gettext("The drafts have been created. Read the text here, then check the facts."),
            buttons=self._publish_all_buttons(page),
        )
        for one in page.vacancy.pages.all():
            is_first = one.pk == page.pk
            left = chosen.left_in_first if is_first else chosen.left_in_second
            add_uncorrected_sentences_warning(self.request, newest_draft(one), left)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _publish_all_buttons(self, page: VacancyPage) -> list[Any]:
        """Return a list with the button that publishes both languages; empty if not available."""
        at = received_at(self.request)
        link = checks_panel_context(page, self.request, at).get("publish_all")
        return [messages.button(*link)] if link else []

    def render_review(self, form: PastedAdForm, ad: UnfinishedAd) -> HttpResponse:
        review = self.get_review_forms(form, ad, ad.data if ad.is_checked else None)
        second = self.get_other_language_review_forms(form, review)
        shown = [*review.forms, *(second.forms if second else [])]
        if second:
            add_values_by_field(second.difference_forms, review)
            add_text_changes_by_choice(second, review.read)
        if not ad.is_checked:
            set_initial_from_submitted_data(shown, ad.data)
        is_valid = ad.is_checked and validate_all_forms(shown)
        bound = review if ad.is_checked else review.as_if_submitted_unchanged()
        left = remaining_tasks(bound, second)
        obstacles = [one for one in left if one.text]
        review.problems = reasons_by_rule_or_panel(obstacles)
        if ad.is_checked:
            self.add_no_drafts_message(is_valid=is_valid)
        self.action_label = _("Create the drafts")
        self.template_name = f"{FOLDER}/review.html"
        return self.render_to_response(
            self.get_context_data(
                form=form,
                review=review,
                second=second,
                suggestions=suggested_additions(review, second),
                shown=space_separated_names_of_all_fields(shown),
                needed=[one for one in left if one.is_needed],
                undecided=[one for one in left if not one.is_needed],
                remaining_tasks=left,
                may_be_incomplete=is_valid and bool(obstacles),
            )
        )

    def add_no_drafts_message(self, *, is_valid: bool) -> None:
        """Add an error message on why no drafts were created."""
        text = (
            gettext(
                "Something is still missing. Add it where it is marked, or create drafts "
                "without it."
            )
            if is_valid
            else gettext("Some of this cannot be saved yet: see the marked fields.")
        )
        messages.error(self.request, text)
