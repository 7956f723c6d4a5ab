"""Views for outcome and retention of one vacancy, and the site's retention rule (R71, R72)."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content.admin.columns import NO_WRAP_CLASS, ActionColumn, TextColumn
from people.content.sorting import person_sort_key
from vacancies.admin.actions import actions, buttons
from vacancies.admin.actions.forms import facts_changed_meanwhile_text
from vacancies.applications import access_log, permissions
from vacancies.applications.committee_url import committee_url
from vacancies.committee.base_views import (
    TABLE_CSS_CLASSES,
    AdministratorRequiredMixin,
    OfficerRequiredMixin,
)
from vacancies.committee.retention_forms import OutcomeAndRetentionForm, SiteRetentionRuleForm
from vacancies.models import AccessAction, Application, Retention, RetentionRule
from vacancies.posting import wording
from vacancies.retention import expiry as retention

ERASABLE_COLUMNS: Final = [
    TextColumn("name", label=_("Name"), accessor="full_name"),
    TextColumn("number", label=_("Receipt number"), classname=NO_WRAP_CLASS),
    ActionColumn(
        _("Erase"),
        lambda one: committee_url("application_erase", one.vacancy_id, one.pk),
        lambda one: one.full_name,
    ),
]


class RetentionBaseView(WagtailAdminTemplateMixin, FormView):
    """Base of the two views with a form about retention."""

    header_icon = "calendar-alt"
    page_title = _("Retention")
    template_name = "groupsite_vacancies/admin/committee/retention.html"

    def cancel_url(self) -> str:
        raise NotImplementedError

    def explanatory_sentences(self) -> list[str]:
        """Return the sentences that the page prints above the form."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_label=gettext("Save"),
            cancel_url=self.cancel_url(),
            sentences=self.explanatory_sentences(),
            **kwargs,
        )


class OutcomeAndRetentionView(OfficerRequiredMixin, RetentionBaseView):
    page_title = _("After the decision")
    form_class = OutcomeAndRetentionForm
    template_name = "groupsite_vacancies/admin/committee/outcome_and_retention.html"

    @cached_property
    def saved_or_new_retention(self) -> Retention:
        found = Retention.objects.filter(vacancy=self.vacancy).first()
        return found or Retention(vacancy=self.vacancy)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "instance": self.saved_or_new_retention,
            "vacancy": self.vacancy,
            "at": self.at,
            "may_record_outcome": self.may_record_outcome(),
        }

    def may_record_outcome(self) -> bool:
        is_available = buttons.OUTCOME in buttons.available_actions(self.vacancy, self.at)
        return is_available and permissions.may_record_outcome(self.request.user, self.vacancy)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.save(form)
        except actions.ChangedMeanwhileError:
            self.vacancy.refresh_from_db()
            form.add_error(None, facts_changed_meanwhile_text(self.vacancy))
            return self.form_invalid(form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(self.request, gettext("Saved."))
        return redirect(committee_url("retention", self.vacancy.pk))

    def form_invalid(self, form: Any) -> HttpResponse:
        form.update_expected_fingerprint()
        return super().form_invalid(form)

    @transaction.atomic
    def save(self, form: Any) -> None:
        """Save a changed retention and publish a changed outcome; raise and save neither if refused.

        Raises ChangedMeanwhileError or ValidationError; then neither is saved.
        """
        if form.would_change_retention():
            form.save()
            self.log_access(AccessAction.CHANGED_RETENTION)
        if form.outcome_if_changed:
            actions.publish_outcome(
                self.vacancy,
                self.request.user,
                form.cleaned_data["expected_fingerprint"],
                form.outcome_if_changed,
                has_permission=permissions.may_record_outcome,
            )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = Application.objects.received().filter(vacancy=self.vacancy)
        found = sorted(sent, key=lambda one: person_sort_key(one.family_name, one.given_name))
        table = Table(ERASABLE_COLUMNS, found, classname=TABLE_CSS_CLASSES) if found else None
        return super().get_context_data(erasable=table, **kwargs)

    def cancel_url(self) -> str:
        return committee_url("list", self.vacancy.pk)

    def explanatory_sentences(self) -> list[str]:
        """Return sentences on what the saved settings mean for readers and erasure."""
        rule, saved = RetentionRule.load(), Retention.objects.filter(vacancy=self.vacancy).first()
        sentences = [
            gettext("This is about the applications for “%(vacancy)s”.")
            % {"vacancy": self.vacancy},
            gettext(
                "Erasing all of them cannot be undone, so it takes two people: a recruitment officer records "
                "the date of the decision, and an administrator confirms the retention rule."
            ),
        ]
        if not permissions.may_record_outcome(self.request.user, self.vacancy):
            sentences.append(
                gettext("The facts are locked or being reviewed: no result can be recorded now.")
            )
        if rule.confirmed_at is None:
            sentences.append(
                gettext(
                    "Nothing will be erased yet: no administrator has confirmed the site’s "
                    "retention rule."
                )
            )
        if saved is None or saved.decided_on is None:
            return [
                *sentences,
                gettext(
                    "Until the date of the decision has been recorded, the applications are kept."
                ),
            ]
        last = permissions.last_day_of_reader_access(saved.decided_on)
        until = {"date": wording.date_text(last)}
        sentences.append(gettext("Readers have access until %(date)s.") % until)
        if saved.hold:
            return [*sentences, gettext("The hold prevents erasure.")]
        kept = retention.last_day_of_retention(saved, rule)
        after = {"date": wording.date_text(kept) if kept else ""}
        return [*sentences, gettext("The applications are kept until %(date)s.") % after]


class SiteRetentionRuleView(AdministratorRequiredMixin, RetentionBaseView):
    form_class = SiteRetentionRuleForm

    @cached_property
    def site_rule(self) -> RetentionRule:
        return RetentionRule.load()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.site_rule}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "confirmed": self.site_rule.confirmed_at is not None}

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
        sentence = gettext("Confirmed on %(date)s by %(user)s.")
        user = rule.confirmed_by.get_username() if rule.confirmed_by else "–"
        day = wording.date_text(rule.confirmed_at.date())
        return [sentence % {"date": day, "user": user}]
