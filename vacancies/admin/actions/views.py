"""Views of the actions: each shows the consequences, a form, and one button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from people.content.admin.views import RecordActionView, RecordEditView
from people.content.records.permissions import may_publish
from people.content.records.urls import edit_url
from people.content.request_time import received_at
from vacancies.admin.actions import (
    actions,
    announced_extension,
    buttons,
    consequences,
    extension_reasons,
    forms,
)
from vacancies.admin.history import changes
from vacancies.posting.facts import extension_text


class VacancyActionView(RecordActionView):
    """Base of the action views: set `action`, `form_class`, `sentences`; implement `perform`."""

    http_method_names = ["get", "head", "post", "options"]
    form_class: Any = forms.ActionForm
    action: buttons.Action
    # A function that returns sentences about the consequences for the vacancy and the time.
    sentences: Callable[[Any, datetime], list[str]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.at, self.vacancy = received_at(request), self.get_record()
        policy = policy_registry.get(self.vacancy)
        if not policy.user_has_permission_for_instance(request.user, "publish", self.vacancy):
            raise PermissionDenied
        if not may_publish(request.user, self.vacancy):
            locked = _("These facts are locked or being reviewed. Nothing has been changed.")
            return self.redirect_with_message(messages.error, locked)
        if not self.is_available():
            return self.redirect_with_message(messages.warning, self.action_not_applied_message())
        return super().dispatch(request, *args, **kwargs)

    def is_available(self) -> bool:
        return self.action in buttons.available_actions(self.vacancy, self.at)

    def get_template_names(self) -> list[str]:
        return ["groupsite_vacancies/admin/vacancy_action.html"]

    def get_form_class(self) -> Any:
        return type(self).form_class  # the viewset's form_class is the model form of the facts

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "vacancy": self.vacancy, "at": self.at}

    def form_valid(self, form: forms.ActionForm) -> HttpResponse:
        if form.is_done:
            return self.redirect_with_message(messages.warning, self.action_not_applied_message())
        try:
            self.perform(form.cleaned_data)
        except actions.ChangedMeanwhileError:
            self.vacancy.refresh_from_db()
            form.add_error(None, forms.facts_changed_meanwhile_text(self.vacancy))
            return self.form_invalid(form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        return self.success_response()

    def success_response(self) -> HttpResponse:
        done = gettext("Done. The change is live in every language.")
        return self.redirect_with_message(messages.success, done)

    def form_invalid(self, form: forms.ActionForm) -> HttpResponse:
        form.update_expected_fingerprint()
        return super().form_invalid(form)

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        raise NotImplementedError

    def redirect_with_message(
        self, add_message: Callable[[HttpRequest, str | Promise], None], text: str | Promise
    ) -> HttpResponse:
        add_message(self.request, text)
        return redirect(self.url_after_action_or_refusal())

    def url_after_action_or_refusal(self) -> str:
        return reverse(self.index_url_name)

    def action_not_applied_message(self) -> str:
        return gettext("Nothing has been changed. The status of this vacancy is “%(state)s”.") % {
            "state": self.vacancy.state(self.at).label
        }

    def get_page_title(self) -> str:
        what = {"action": self.action.label, "vacancy": self.vacancy}
        return gettext("%(action)s: %(vacancy)s") % what

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sentences = type(self).sentences(self.vacancy, self.at)
        return super().get_context_data(
            sentences=[*sentences, *consequences.unpublished_changes_sentences(self.vacancy)],
            **kwargs,
        )


class CloseEarlyView(VacancyActionView):
    action = buttons.CLOSE
    sentences = staticmethod(consequences.consequences_of_closing)
    header_icon = action.icon
    action_label = _("Close now")

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        actions.close_early(
            self.vacancy, self.request.user, cleaned_data["expected_fingerprint"], self.at
        )


class RecordOutcomeView(VacancyActionView):
    action = buttons.OUTCOME
    form_class = forms.OutcomeForm
    sentences = staticmethod(consequences.consequences_of_outcome)
    header_icon = action.icon
    action_label = action.label

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        actions.publish_outcome(
            self.vacancy,
            self.request.user,
            cleaned_data["expected_fingerprint"],
            cleaned_data["outcome"],
        )


class ExtensionReasonView(VacancyActionView):
    """Edits the reason of an extension; linked from the edit form, and redirects to it."""

    action = buttons.REASON
    form_class = forms.ExtensionReasonForm
    sentences = staticmethod(consequences.consequences_of_giving_extension_reason)
    header_icon = action.icon
    action_label = _("Save the reason")

    def is_available(self) -> bool:
        """Load the extension in the URL, or raise Http404; its reason can always be edited."""
        self.extension = get_object_or_404(self.vacancy.extensions, pk=self.kwargs["extension"])
        return True

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "extension": self.extension}

    def perform(self, cleaned_data: dict[str, Any]) -> None:
        reasons = extension_reasons.typed_extension_reasons(cleaned_data)
        actions.publish_extension_reasons(
            self.extension, self.request.user, cleaned_data["expected_fingerprint"], reasons
        )

    def url_after_action_or_refusal(self) -> str:
        return edit_url(self.vacancy)

    def action_not_applied_message(self) -> str:
        return gettext("Nothing has been changed.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        row = self.extension
        context["sentences"].insert(0, f"{extension_text(row.extended_from, row.extended_to)}.")
        return {**context, "cancel_url": edit_url(self.vacancy)}


class VacancyEditView(RecordEditView):
    """Edit view of a vacancy with actions in the header menu; logs what its drafts change.

    The form and the message after publishing say what a later deadline prints on the posting.
    """

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        if self.request.method == "POST" and self.action != "publish":
            _ = self.facts_before  # a valid form writes into `self.object`
        self.public_deadline = self.live_object.deadline_on  # a valid form may write into it
        form = super().get_form(*args, **kwargs)
        announced_extension.announce_extension_in_deadline_field(
            form, self.live_object, received_at(self.request)
        )
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        is_moved = self.object.deadline_on != self.public_deadline
        if is_moved and not self.expects_json_response:
            announced_extension.add_message_if_deadline_extended(self.request, self.object.pk)
        return response

    def save_instance(self) -> Any:
        saved = super().save_instance()
        if self.action != "publish":
            changes.log_draft_changes(
                saved, self.new_revision, self.facts_before, self.request.user
            )
        return saved

    @cached_property
    def facts_before(self) -> dict[str, Any]:
        """Return the draft's facts before this edit; to be read before the form changes the object."""
        return changes.facts_snapshot(self.object)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        found = list(super().header_more_buttons)
        if not may_publish(self.request.user, self.live_object):
            return found
        return [*found, *buttons.action_buttons(self.live_object, received_at(self.request))]
