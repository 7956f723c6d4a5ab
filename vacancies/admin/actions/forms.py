"""Forms of the actions; each detects that the facts have changed since it was loaded."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.publishing.stale_forms import published_or_unpublished_sentence
from people.content.typed_dates.date_fields import TypedDateField, TypedTimeField
from vacancies.admin.actions import extension_reasons
from vacancies.admin.actions.actions import extension_reasons_fingerprint
from vacancies.models import Vacancy, VacancyExtension
from vacancies.posting import wording
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint
from vacancies.posting.lifecycle import Outcome, State, closing_instant
from vacancies.posting.validation.publishing import skipped_time_error


class ActionForm(forms.Form):
    expected_fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    # The facts are already as requested, because the form was sent twice.
    is_done = False

    def __init__(self, *args: Any, vacancy: Vacancy, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vacancy, self.at = vacancy, at
        self.initial["expected_fingerprint"] = self.current_fingerprint()

    def clean(self) -> Any:
        data = super().clean()
        if self.is_stale() and not self.is_done:
            self.add_error(None, facts_changed_meanwhile_text(self.vacancy))
        return data

    def current_fingerprint(self) -> str:
        """Return the current deadline and outcome as one string, to detect changes."""
        return deadline_and_outcome_fingerprint(self.vacancy)

    def is_stale(self) -> bool:
        return bool(self.cleaned_data.get("expected_fingerprint", "") != self.current_fingerprint())

    def update_expected_fingerprint(self) -> None:
        """Set the hidden fingerprint to that of the current facts, for a resubmission."""
        typed: Any = self.data
        self.data = {**typed.dict(), "expected_fingerprint": self.current_fingerprint()}


class ExtendDeadlineForm(ActionForm):
    deadline_on = TypedDateField(label=_("New application deadline"))
    deadline_time = TypedTimeField(
        label=_("Until (time)"),
        required=False,
        help_text=_(
            "Only if it does not close at the end of that day. Applications are accepted until this time."
        ),
    )

    is_confirmed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["deadline_time"] = self.vacancy.deadline_time
        if (
            self.vacancy.state(self.at) != State.SCHEDULED
        ):  # before the opening nobody has seen the earlier deadline
            self.fields.update(extension_reasons.extension_reason_fields({}))

    def clean(self) -> Any:
        day, clock = self.cleaned_data.get("deadline_on"), self.cleaned_data.get("deadline_time")
        now = (self.vacancy.deadline_on, self.vacancy.deadline_time)
        self.is_done = (day, clock) == now and self.is_stale()
        if sentence := skipped_time_error(day, clock, self.vacancy.time_zone):
            self.add_error("deadline_time", sentence)
        elif day and "deadline_time" in self.cleaned_data and not self.is_done:
            self._add_error_unless_later_and_future(day, clock)
        data = super().clean()
        self.is_confirmed = self.data.get("confirmed") == self.confirmation_value()
        return data

    def confirmation_value(self) -> str:
        """Return the typed deadline as one string, to compare with the confirmed one."""
        day, clock = self.cleaned_data.get("deadline_on"), self.cleaned_data.get("deadline_time")
        return f"{day} {clock:%H:%M}" if clock else str(day)

    def _add_error_unless_later_and_future(self, day: date, clock: time | None) -> None:
        old = self.vacancy.deadline_on
        if old is not None and day <= old:
            later = gettext("The new deadline must be later than %(date)s.")
            self.add_error("deadline_on", later % {"date": wording.date_text(old)})
        elif closing_instant(day, clock, self.vacancy.time_zone) <= self.at:
            self.add_error("deadline_on", gettext("This time has already passed."))


class OutcomeForm(ActionForm):
    outcome = forms.ChoiceField(
        label=_("Result"), choices=Outcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["outcome"] = self.vacancy.outcome

    def clean(self) -> Any:
        self.is_done = self.cleaned_data.get("outcome") == self.vacancy.outcome
        return super().clean()


class ExtensionReasonForm(ActionForm):
    def __init__(self, *args: Any, extension: VacancyExtension, **kwargs: Any) -> None:
        self.extension = extension
        super().__init__(*args, **kwargs)
        self.fields.update(extension_reasons.extension_reason_fields(extension.reasons()))

    def current_fingerprint(self) -> str:
        return extension_reasons_fingerprint(self.extension)

    def clean(self) -> Any:
        reasons = {
            code: text
            for code, text in extension_reasons.typed_extension_reasons(self.cleaned_data).items()
            if text
        }
        self.is_done = reasons == self.extension.reasons()
        return super().clean()


def facts_changed_meanwhile_text(vacancy: Vacancy) -> str:
    again = gettext(
        "Somebody else has changed this vacancy in the meantime. Its current status is shown "
        "above. Please check it and send your change again."
    )
    return f"{again} {published_or_unpublished_sentence(vacancy)}"
