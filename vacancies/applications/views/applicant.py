"""View of step 1 of a draft or sent application: change the name, e-mail address and phone."""

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.content.request_time import received_at
from vacancies.applications import rate_limits, submission
from vacancies.applications.answers import questions_of_vacancy
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views import context as screens
from vacancies.applications.views.decorators import (
    TEMPLATE_FOLDER,
    rate_limited_response,
    token_view,
)
from vacancies.applications.views.forms import ApplicantDetailsForm, posted_data
from vacancies.models import Application
from vacancies.posting import form_urls

TEMPLATE = f"{TEMPLATE_FOLDER}/applicant.html"


@token_view("POST")
def applicant_details(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Show the form with the applicant's name, e-mail address and phone; a POST saves them."""
    at = received_at(request)
    form = ApplicantDetailsForm(
        posted_data(request),
        initial=model_to_dict(application, ApplicantDetailsForm.base_fields),
        questions=questions_of_vacancy(application.vacancy),
        answers=list(application.answers.all()),
    )
    context = {**screens.application_context(application, token, at), "form": form}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    person = form.applicant_details
    # Changing the address sends a mail to another mailbox, as a new draft does.
    if submission.would_change_email_address(application, person) and (
        wait := rate_limits.count_attempt_or_get_wait_seconds(
            LimitedAction.START, request, at, person.email
        )
    ):
        return rate_limited_response(request, wait, TEMPLATE, context)
    submission.update_applicant_details(application, person, at, form.answers)
    return HttpResponseRedirect(form_urls.applicant_view_url("draft", token), status=303)
