"""View to erase one application by hand: for recruitment officers, with a reason, logged (R75)."""

from typing import Any

from django import forms
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from vacancies.applications.committee_url import committee_url
from vacancies.committee.base_views import OfficerRequiredMixin
from vacancies.models import Retention
from vacancies.retention.erasure import erase_application_and_count_files


class ErasureReason(models.TextChoices):
    """Why an application is erased: fixed texts, so that the access log names no applicant."""

    REQUESTED = "requested", _("At the applicant’s request")
    TWICE = "twice", _("It was sent twice")
    NO_APPLICATION = (
        "none",
        _("It is not an application: somebody was testing the form, or it is spam"),
    )


class ErasureForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason for erasing it"), choices=ErasureReason.choices, widget=forms.RadioSelect
    )


class EraseApplicationView(OfficerRequiredMixin, WagtailAdminTemplateMixin, FormView):
    """View that asks for a reason and erases one application, unless it is on hold (R72)."""

    page_title = _("Erase this application")
    header_icon = "bin"
    form_class = ErasureForm
    template_name = "groupsite_vacancies/admin/committee/erase_application.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.redirect_if_on_hold() or super().get(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        with transaction.atomic():
            if refusal := self.redirect_if_on_hold():
                return refusal
            reason = ErasureReason(form.cleaned_data["reason"]).label
            number, pk = self.application.number, self.application.pk
            erase_application_and_count_files(
                pk, self.at, user=self.request.user, reason=str(reason)
            )
        text = gettext("Application %(number)s has been erased.") % {"number": number}
        messages.success(self.request, text)
        return redirect(committee_url("list", self.vacancy.pk))

    def redirect_if_on_hold(self) -> HttpResponse | None:
        """Return a redirect with an error message if the vacancy is on hold, else None."""
        holds = Retention.objects.select_for_update().filter(vacancy=self.vacancy, hold=True)
        with transaction.atomic():
            hold = holds.first()
        if hold is None:
            return None
        text = gettext("Nothing has been erased: there is a hold on these applications (%(why)s).")
        messages.error(self.request, text % {"why": hold.hold_reason})
        return redirect(committee_url("retention", self.vacancy.pk))

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        here = committee_url("application", self.vacancy.pk, self.application.pk)
        return [*super().parent_breadcrumbs(), (here, self.application.full_name)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            application=self.application,
            action_label=gettext("Erase permanently"),
            cancel_url=committee_url("application", self.vacancy.pk, self.application.pk),
            **kwargs,
        )
