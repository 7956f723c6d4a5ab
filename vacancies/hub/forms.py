"""What the acts ask. Each form carries what its reader was shown, to notice what changed meanwhile."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from vacancies import wording
from vacancies.lifecycle import Outcome, closing_instant
from vacancies.turns import told


class ActForm(forms.Form):
    known = forms.CharField(required=False, widget=forms.HiddenInput)

    # The answer holds already: the form was sent twice.
    is_done = False

    def __init__(self, *args: Any, vacancy: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vacancy, self.at = vacancy, at
        self.initial["known"] = told(vacancy)

    def clean(self) -> Any:
        data = super().clean()
        if self.is_stale() and not self.is_done:
            self.add_error(None, changed_meanwhile())
        return data

    def is_stale(self) -> bool:
        return bool(self.cleaned_data.get("known", "") != told(self.vacancy))

    def shown_again(self) -> None:
        """Once the user is told what changed, the next answer is to what holds now."""
        typed: Any = self.data
        self.data = {**typed.dict(), "known": told(self.vacancy)}


class ExtendForm(ActForm):
    deadline_on = forms.DateField(label=_("New last day to apply"), widget=AdminDateInput)
    deadline_time = forms.TimeField(
        label=_("until"),
        required=False,
        widget=AdminTimeInput,
        help_text=_("Only if not the whole day; inclusive."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["deadline_time"] = self.vacancy.deadline_time

    def clean(self) -> Any:
        day, clock = self.cleaned_data.get("deadline_on"), self.cleaned_data.get("deadline_time")
        now = (self.vacancy.deadline_on, self.vacancy.deadline_time)
        self.is_done = (day, clock) == now and self.is_stale()
        if day and "deadline_time" in self.cleaned_data and not self.is_done:
            self._ask_for_later(day, clock)
        return super().clean()

    def _ask_for_later(self, day: Any, clock: Any) -> None:
        old = self.vacancy.deadline_on
        if day <= old:
            later = gettext("The new last day must be later than %(date)s.")
            self.add_error("deadline_on", later % {"date": wording.date_text(old)})
        elif closing_instant(day, clock, self.vacancy.time_zone) <= self.at:
            self.add_error("deadline_on", gettext("This moment is over already."))


class OutcomeForm(ActForm):
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["outcome"] = self.vacancy.outcome

    def clean(self) -> Any:
        self.is_done = self.cleaned_data.get("outcome") == self.vacancy.outcome
        return super().clean()


def changed_meanwhile() -> str:
    return gettext(
        "Somebody has changed this vacancy meanwhile. What holds now stands above; please look at it "
        "and send your change again."
    )
