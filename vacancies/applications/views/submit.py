"""Views of step 3: check and submit, and the receipt."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.content.request_time import received_at
from vacancies.applications import rate_limits, submission
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views import context as screens
from vacancies.applications.views.decorators import (
    TEMPLATE_FOLDER,
    rate_limited_response,
    token_view,
)
from vacancies.models import Application, Stage
from vacancies.posting import form_urls

TEMPLATE = f"{TEMPLATE_FOLDER}/submit.html"


@token_view("POST")
def submit(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Show what will be sent and what is missing; a POST submits the application, once (R24)."""
    at = received_at(request)
    receipt_url = form_urls.applicant_view_url("receipt", token)
    if application.stage is Stage.RECEIVED:
        return HttpResponseRedirect(receipt_url, status=303)
    if request.method != "POST":
        return render(request, TEMPLATE, screens.documents_context(application, token, at))
    if wait := rate_limits.count_attempt_or_get_wait_seconds(LimitedAction.SUBMIT, request, at):
        context = screens.documents_context(application, token, at)
        return rate_limited_response(request, wait, TEMPLATE, context)
    try:
        submission.submit_application(application, at)
    except submission.ApplicationIncompleteError:
        context = {**screens.documents_context(application, token, at), "was_sent": True}
        return render(request, TEMPLATE, context, status=422)
    return HttpResponseRedirect(receipt_url, status=303)


@token_view()
def receipt(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Show the receipt; redirect to the draft if the application is not submitted."""
    if application.stage is not Stage.RECEIVED:
        return HttpResponseRedirect(form_urls.applicant_view_url("draft", token))
    context = screens.receipt_context(application, token, received_at(request))
    return render(request, f"{TEMPLATE_FOLDER}/receipt.html", context)
