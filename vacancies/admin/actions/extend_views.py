"""Views that extend a deadline, after a preview, and that undo an extension."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages

from people.content.records.translated_rows import text_in_language_or_fallback
from vacancies.admin.actions import actions, buttons, consequences, extension_reasons, forms
from vacancies.admin.actions.views import VacancyActionView
from vacancies.models import Vacancy
from vacancies.models.extensions import undoable_extension
from vacancies.posting import wording
from vacancies.posting.facts import extension_text
from vacancies.posting.lifecycle import State


class ExtendDeadlineView(VacancyActionView):
    action = buttons.EXTEND
    form_class = forms.ExtendDeadlineForm
    sentences = staticmethod(consequences.consequences_of_extending)
    header_icon = action.icon
    action_label = _("Continue")

    def form_valid(self, form: Any) -> HttpResponse:
        if form.is_confirmed or form.is_done:
            return super().form_valid(form)
        self.action_label = buttons.EXTEND.label
        return self.render_to_response(
            self.get_context_data(
                form=form,
                confirmed=form.confirmation_value(),
                deadline_previews=self.deadline_previews(form.cleaned_data),
            )
        )

    def deadline_previews(self, cleaned_data: dict[str, Any]) -> list[dict[str, str]]:
        """Return a dict for each language (code, name, text): what the posting will say of the deadline."""
        found = []
        for code, name in get_content_languages().items():
            with translation.override(code):
                found.append(
                    {"code": code, "name": name, "text": self._deadline_preview(code, cleaned_data)}
                )
        return found

    def _deadline_preview(self, language: str, cleaned_data: dict[str, Any]) -> str:
        day, clock = cleaned_data["deadline_on"], cleaned_data["deadline_time"]
        deadline = wording.deadline_parts(day, clock, self.vacancy.time_zone)
        sentences = [gettext("Apply by %(deadline)s.") % {"deadline": deadline}]
        if self.vacancy.deadline_on and self.vacancy.state(self.at) != State.SCHEDULED:
            text = extension_text(self.vacancy.deadline_on, day)
            reasons = extension_reasons.typed_extension_reasons(cleaned_data)
            reason = text_in_language_or_fallback(reasons, language).text  # as on the posting
            sentences.append(f"{text}: {reason}." if reason else f"{text}.")
        return " ".join(sentences)

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        new_deadline = actions.NewDeadline(
            cleaned_data["deadline_on"],
            cleaned_data["deadline_time"],
            extension_reasons.typed_extension_reasons(cleaned_data),
        )
        digest = cleaned_data["expected_fingerprint"]
        actions.extend_deadline(self.vacancy, self.request.user, digest, new_deadline)

    def success_response(self) -> HttpResponse:
        done = gettext("Done. The change is live in every language.")
        url = buttons.action_url(buttons.UNDO_EXTENSION, self.vacancy)
        button = messages.button(url, gettext("Undo the extension"))
        messages.success(self.request, done, buttons=[button])
        return redirect(self.url_after_action_or_refusal())


def _consequences_of_undoing_extension(vacancy: Vacancy, at: datetime) -> list[str]:
    extension = undoable_extension(vacancy, at)
    if extension is None:
        return []
    deadline = wording.deadline_parts(
        extension.extended_from, extension.time_before, vacancy.time_zone
    )
    return [
        gettext("The application deadline will again be %(deadline)s.") % {"deadline": deadline},
        gettext(
            "Visitors will no longer see the extension. It will stay in the history of the vacancy, and "
            "applicants who were notified of it will be notified of the earlier date."
        ),
        gettext("This is possible for 15 minutes after the extension."),
    ]


class UndoExtensionView(VacancyActionView):
    action = buttons.UNDO_EXTENSION
    sentences = staticmethod(_consequences_of_undoing_extension)
    header_icon = action.icon
    action_label = action.label

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        extension = undoable_extension(self.vacancy, self.at)
        if extension is None:
            raise actions.ChangedMeanwhileError
        digest = cleaned_data["expected_fingerprint"]
        actions.undo_extension(self.vacancy, self.request.user, digest, extension)
