"""Views to start an application, or to get the link to an existing one."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.content.request_time import received_at
from vacancies.applications import privacy_notice, rate_limits, submission
from vacancies.applications.answers import questions_of_vacancy
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views import context as screens
from vacancies.applications.views.decorators import (
    TEMPLATE_FOLDER,
    accepting_vacancy_or_raise,
    applicant_view,
    rate_limited_response,
)
from vacancies.applications.views.forms import ResendLinkForm, StartForm, posted_data
from vacancies.models import Vacancy
from vacancies.posting import form_urls

START = f"{TEMPLATE_FOLDER}/start.html"
LINK = f"{TEMPLATE_FOLDER}/resend_link.html"


@applicant_view("POST")
def start(request: HttpRequest, vacancy: int) -> HttpResponse:
    """Show the form to start an application; a POST creates the draft and redirects to it."""
    wanted, at = accepting_vacancy_or_raise(request, vacancy), received_at(request)
    shown = privacy_notice.notice_in_active_language(wanted)
    questions = questions_of_vacancy(wanted)
    form = StartForm(posted_data(request), initial={"key": uuid4()}, questions=questions)
    if request.method != "POST":
        return render(request, START, _start_context(wanted, at, form, shown))
    if not form.is_valid():
        return render(request, START, _start_context(wanted, at, form, shown), status=422)
    address, wait = _start_draft_and_get_url_or_wait(request, wanted, form, shown)
    if wait:
        context = _start_context(wanted, at, form, shown)
        return rate_limited_response(request, wait, START, context)
    return HttpResponseRedirect(address, status=303)


def _start_context(
    vacancy: Vacancy, at: datetime, form: StartForm, notice: privacy_notice.RenderedNotice
) -> dict[str, Any]:
    """Return the context of the page on which an application is started."""
    context = {**screens.vacancy_context(vacancy, at), "form": form, "notice": notice.html}
    return {**context, "slots": screens.requested_documents(context["posting"])}


def _start_draft_and_get_url_or_wait(
    request: HttpRequest, vacancy: Vacancy, form: StartForm, notice: privacy_notice.RenderedNotice
) -> tuple[str, int]:
    """Create the draft and return (its URL, 0); if a limit is reached, ("", seconds to wait).

    The same form again counts as a repetition. The check runs while the vacancy is locked, so that
    a double click does not create two drafts.
    """
    person, key, at = form.applicant_details, form.cleaned_data["key"], received_at(request)
    with transaction.atomic():
        submission.lock_accepting_vacancy(vacancy.pk, at)
        again = submission.is_start_form_repeated(vacancy, person, key, at)
        action = LimitedAction.REPEAT if again else LimitedAction.START
        if wait := rate_limits.count_attempt_or_get_wait_seconds(action, request, at, person.email):
            return "", wait
        _application, token = submission.start_application(
            vacancy, person, key, notice, at, form.answers
        )
        return form_urls.applicant_view_url("draft", token), 0


@applicant_view("POST")
def resend_link(request: HttpRequest, vacancy: int) -> HttpResponse:
    """Show the form to get the link again; a POST mails it, always with the same response.

    So nobody learns whether an address has applied (R36).
    """
    wanted, at = accepting_vacancy_or_raise(request, vacancy), received_at(request)
    form = ResendLinkForm(posted_data(request))
    context = {**screens.vacancy_context(wanted, at), "form": form}
    if request.method != "POST":
        return render(request, LINK, context)
    if not form.is_valid():
        return render(request, LINK, context, status=422)
    email = form.cleaned_data["email"]
    if wait := rate_limits.count_attempt_or_get_wait_seconds(
        LimitedAction.LINK, request, at, email
    ):
        return rate_limited_response(request, wait, LINK, context)
    submission.queue_new_link_mail(wanted, email, at)
    return render(request, f"{TEMPLATE_FOLDER}/link_sent.html", {**context, "email": email})
