"""How long applications are kept: per vacancy, and the rule of the site (R71, R72)."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from vacancies.applications import access_log, permissions
from vacancies.applications.committee_urls import committee_url
from vacancies.committee.base_views import AdministratorRequiredMixin, OfficerRequiredMixin
from vacancies.models import AccessAction, Retention, RetentionRule
from vacancies.posting import wording
from vacancies.retention import expiry as retention

MAX_MONTHS = 1200


class RetentionForm(forms.ModelForm):
    """Retention of one vacancy. `today` is the date in the vacancy's time zone."""

    keep_months = forms.IntegerField(
        label=_("Months to keep"),
        required=False,
        min_value=1,
        max_value=MAX_MONTHS,
        help_text=_("Empty: as the rule of the site says."),
    )

    class Meta:
        model = Retention
        fields = ["decided_on", "keep_months", "hold", "hold_reason"]
        # The browser's own date picker: Wagtail's needs an inline script, which the policy forbids
        # here.
        widgets = {"decided_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_decided_on(self) -> Any:
        day = self.cleaned_data["decided_on"]
        if day and day > self.today:
            raise forms.ValidationError(gettext("This day is yet to come."))
        return day

    def clean(self) -> Any:
        data = super().clean()
        if self.cleaned_data.get("hold") and not self.cleaned_data.get("hold_reason", "").strip():
            self.add_error("hold_reason", gettext("Say why nothing may be erased."))
        return data


class RetentionRuleForm(forms.ModelForm):
    """The site's retention rule. Nothing is erased until `confirmed` is ticked."""

    keep_months = forms.IntegerField(
        label=_("Months to keep applications"),
        min_value=1,
        max_value=MAX_MONTHS,
        help_text=_("Counted from the decision on the position. Two years are usual."),
    )
    readers_months = forms.IntegerField(
        label=_("Months that readers may read"),
        min_value=0,
        max_value=MAX_MONTHS,
        help_text=_("Counted from the decision; recruitment officers may read as long as kept."),
    )
    confirmed = forms.BooleanField(
        label=_("Erase applications by this rule"),
        required=False,
        help_text=_("Until this is ticked, nothing is erased."),
    )

    class Meta:
        model = RetentionRule
        fields = ["keep_months", "readers_months"]


class RetentionBaseView(WagtailAdminTemplateMixin, FormView):
    """Base of both retention views."""

    header_icon = "calendar-alt"
    page_title = _("Retention")
    template_name = "groupsite_vacancies/admin/committee/retention.html"

    def cancel_url(self) -> str:
        raise NotImplementedError

    def explanatory_sentences(self) -> list[str]:
        """Return the sentences above the form."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_label=gettext("Save"),
            cancel_url=self.cancel_url(),
            sentences=self.explanatory_sentences(),
            **kwargs,
        )


class RetentionView(OfficerRequiredMixin, RetentionBaseView):
    form_class = RetentionForm

    @cached_property
    def retention(self) -> Retention:
        found = Retention.objects.filter(vacancy=self.vacancy).first()
        return found or Retention(vacancy=self.vacancy)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "instance": self.retention,
            "today": self.local_time.date(),
        }

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        with transaction.atomic():
            form.save()
            self.log_access(AccessAction.CHANGED_RETENTION)
        messages.success(self.request, gettext("Saved."))
        return redirect(committee_url("retention", self.vacancy.pk))

    def cancel_url(self) -> str:
        return committee_url("list", self.vacancy.pk)

    def explanatory_sentences(self) -> list[str]:
        """Return sentences about the effect of the saved settings."""
        rule, saved = RetentionRule.load(), Retention.objects.filter(vacancy=self.vacancy).first()
        sentences = [
            gettext("This is about the applications for “%(vacancy)s”.") % {"vacancy": self.vacancy}
        ]
        if rule.confirmed_at is None:
            sentences.append(
                gettext("Nothing is erased yet: no administrator has confirmed the site’s rule.")
            )
        if saved is None or saved.decided_on is None:
            return [*sentences, gettext("Without a day of decision the applications are kept.")]
        last = permissions.last_day_of_reader_access(saved.decided_on)
        until = {"date": wording.date_text(last)}
        sentences.append(gettext("Readers may read until %(date)s.") % until)
        if saved.hold:
            return [*sentences, gettext("The hold stops erasing.")]
        kept = retention.last_day_of_retention(saved, rule)
        after = {"date": wording.date_text(kept) if kept else ""}
        return [*sentences, gettext("The applications are kept until %(date)s.") % after]


class RetentionRuleView(AdministratorRequiredMixin, RetentionBaseView):
    form_class = RetentionRuleForm

    @cached_property
    def rule(self) -> RetentionRule:
        return RetentionRule.load()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.rule}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "confirmed": self.rule.confirmed_at is not None}

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        rule, user = form.save(commit=False), self.request.user
        with transaction.atomic():
            if form.cleaned_data["confirmed"]:
                rule.confirm(user, self.at)
            else:
                rule.confirmed_at = rule.confirmed_by = None
                rule.save()
            access_log.log_access(AccessAction.CHANGED_RETENTION, None, user, self.at)
        messages.success(self.request, gettext("Saved."))
        return redirect(committee_url("retention_rule"))

    def cancel_url(self) -> str:
        return committee_url("index")

    def explanatory_sentences(self) -> list[str]:
        rule = RetentionRule.load()
        if rule.confirmed_at is None:
            return [gettext("This rule is a proposal. Nothing is erased until it is confirmed.")]
        sentence = gettext("Confirmed %(date)s by %(user)s.")
        user = rule.confirmed_by.get_username() if rule.confirmed_by else "–"
        day = wording.date_text(rule.confirmed_at.date())
        return [sentence % {"date": day, "user": user}]
