"""The paste view: first the text, then the review of what was found."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from people.content.admin.views import NewRecordView
from people.content.checks.report import checks_context
from people.content.request_time import received_at
from vacancies.admin.paste.corrections import ChosenValues
from vacancies.admin.paste.forms.text_form import TextForm
from vacancies.admin.paste.other_language_draft import create_both_drafts
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.review import ReviewForms, are_valid
from vacancies.admin.paste.unfinished import (
    UnfinishedAdView,
    prefixed_field_names,
    restore_initial_values,
)
from vacancies.models import UnfinishedAd, VacancyPage

FOLDER = "groupsite_vacancies/admin/paste"


class PasteAdView(UnfinishedAdView, NewRecordView):
    new_form_class = TextForm
    action_label = _("Read the text")
    header_icon = "clipboard-list"
    template_name = f"{FOLDER}/text.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_page_title(self) -> str:
        return gettext("Paste a finished ad")

    def show_text(self, form: TextForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_review_forms(
        self, form: TextForm, ad: UnfinishedAd, data: QueryDict | None
    ) -> ReviewForms:
        language = form.cleaned_data["index"].locale.language_code
        user = self.request.user
        return ReviewForms(form.cleaned_data["text"], language, user, data, added=ad.data)

    def finish(self, form: TextForm, ad: UnfinishedAd) -> HttpResponse | None:
        review = self.get_review_forms(form, ad, ad.data)
        second = self.get_other_language_review_forms(form, review)
        if not are_valid([*review.forms, *(second.forms if second else [])]):
            return None
        chosen = second.chosen_values() if second else ChosenValues()
        answer = self.create_drafts_and_redirect(form, review, chosen)
        ad.delete()
        return answer

    def get_other_language_review_forms(
        self, form: TextForm, review: ReviewForms
    ) -> OtherLanguageReviewForms | None:
        """Return the review of the other language's text, if there is one."""
        index = form.other_index_page()
        if index is None:
            return None
        return OtherLanguageReviewForms(
            form.cleaned_data["other_text"],
            index.locale.language_code,
            review.known_objects,
            review.passages(),
            review.facts_of_new_vacancy(),
            review.data,
            first_language=review.language,
            user=self.request.user,
        )

    def create_drafts_and_redirect(
        self, form: TextForm, review: ReviewForms, chosen: ChosenValues
    ) -> HttpResponse:
        page = create_both_drafts(review, form, chosen, self.request.user)
        messages.success(
            self.request,
            gettext("The drafts are made. Read the words here, then look through the facts."),
            buttons=self._publish_all_buttons(page),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _publish_all_buttons(self, page: VacancyPage) -> list[Any]:
        """Return the button that leads on to publishing both languages, where nothing must be fixed."""
        at = received_at(self.request)
        link = checks_context(page, self.request, at).get("publish_all")
        return [messages.button(*link)] if link else []

    def show_review(self, form: TextForm, ad: UnfinishedAd) -> HttpResponse:
        review = self.get_review_forms(form, ad, ad.data if ad.is_checked else None)
        second = self.get_other_language_review_forms(form, review)
        shown = [*review.forms, *(second.forms if second else [])]
        if not ad.is_checked:
            restore_initial_values(shown, ad.data)
        elif not are_valid(shown):
            messages.error(
                self.request, gettext("Some of this cannot be saved yet: see the marked fields.")
            )
        self.action_label = _("Make the drafts")
        self.template_name = f"{FOLDER}/review.html"
        return self.render_to_response(
            self.get_context_data(
                form=form,
                review=review,
                second=second,
                shown=prefixed_field_names(shown),
                open_choices=[*(second.open_choices() if second else []), *review.open_choices()],
            )
        )
