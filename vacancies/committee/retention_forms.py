"""Forms for outcome and retention of one vacancy, and for the site's retention rule."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.typed_dates.date_fields import TypedDateField
from vacancies import conf
from vacancies.admin.actions import consequences
from vacancies.admin.actions.forms import facts_changed_meanwhile_text
from vacancies.models import Retention, RetentionRule, Vacancy
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint
from vacancies.posting.lifecycle import OPEN_STATES, Outcome

MAX_MONTHS: Final = 1200


class OutcomeAndRetentionForm(forms.ModelForm):
    """Form for outcome and retention of one vacancy, as of the time `at`.

    Has no outcome while `may_record_outcome` is false. `expected_fingerprint` detects that the
    facts have changed since the form was loaded.
    """

    expected_fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("Result"), required=False, widget=forms.RadioSelect)
    keep_months = forms.IntegerField(
        label=_("Retention period (months)"),
        required=False,
        min_value=1,
        max_value=MAX_MONTHS,
        help_text=_("Leave empty to use the site’s rule."),
    )

    class Meta:
        model = Retention
        fields = ["decided_on", "keep_months", "hold", "hold_reason"]
        field_classes = {"decided_on": TypedDateField}

    field_order = ["outcome", "decided_on", "keep_months", "hold", "hold_reason"]

    def __init__(
        self, *args: Any, vacancy: Vacancy, at: datetime, may_record_outcome: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vacancy, self.at = vacancy, at
        if not may_record_outcome:
            del self.fields["outcome"], self.fields["expected_fingerprint"]
            return
        field: Any = self.fields["outcome"]
        none_yet = [] if vacancy.outcome else [("", gettext("Not recorded"))]
        field.choices = [*none_yet, *Outcome.choices]
        field.help_text = " ".join(consequences.consequences_of_outcome(vacancy, at))
        self.initial["outcome"] = vacancy.outcome
        self.initial["expected_fingerprint"] = deadline_and_outcome_fingerprint(vacancy)

    @property
    def outcome_if_changed(self) -> str:
        """Return the chosen outcome if it differs from the public one, else ""."""
        chosen = self.cleaned_data.get("outcome", "")
        return chosen if chosen != self.vacancy.outcome else ""

    def clean_decided_on(self) -> Any:
        day = self.cleaned_data["decided_on"]
        if day and day > self.at.astimezone(ZoneInfo(self.vacancy.time_zone)).date():
            raise forms.ValidationError(gettext("This date is in the future."))
        if (
            day
            and not self.cleaned_data.get("outcome")
            and self.vacancy.state(self.at) in OPEN_STATES
        ):
            text = gettext(
                "The vacancy is still open: record the result too, or close the vacancy first."
            )
            raise forms.ValidationError(text)
        return day

    def update_expected_fingerprint(self) -> None:
        """Set the hidden fingerprint to that of the current facts, for a resubmission."""
        typed: Any = self.data
        self.data = {
            **typed.dict(),
            "expected_fingerprint": deadline_and_outcome_fingerprint(self.vacancy),
        }

    def would_change_retention(self) -> bool:
        return bool(set(self.changed_data) & set(self._meta.fields or ()))

    def clean(self) -> Any:
        data = super().clean()
        expected = self.cleaned_data.get("expected_fingerprint")
        if self.outcome_if_changed and expected != deadline_and_outcome_fingerprint(self.vacancy):
            self.add_error(None, facts_changed_meanwhile_text(self.vacancy))
        if self.cleaned_data.get("hold") and not self.cleaned_data.get("hold_reason", "").strip():
            self.add_error("hold_reason", gettext("Say why nothing may be erased."))
        return data


def _keep_months_help_text() -> str:
    """Return the help text of the retention period; what is usual only in Sweden."""
    if conf.is_in_sweden():
        return gettext("Counted from the decision on the position. Two years is usual.")
    return gettext("Counted from the decision on the position.")


class SiteRetentionRuleForm(forms.ModelForm):
    """Form for the site's retention rule, by which nothing is erased until `confirmed` is ticked."""

    keep_months = forms.IntegerField(
        label=_("Retention period for applications (months)"),
        min_value=1,
        max_value=MAX_MONTHS,
        help_text=lazy(_keep_months_help_text, str)(),
    )
    readers_months = forms.IntegerField(
        label=_("Access for readers (months)"),
        min_value=0,
        max_value=MAX_MONTHS,
        help_text=_(
            "Counted from the decision. Recruitment officers have access for the whole retention "
            "period."
        ),
    )
    confirmed = forms.BooleanField(
        label=_("Erase applications according to this rule"),
        required=False,
        help_text=_("Until this is ticked, nothing is erased."),
    )

    class Meta:
        model = RetentionRule
        fields = ["keep_months", "readers_months"]
