"""View to withdraw a draft or a submitted application."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people.content.request_time import received_at
from vacancies.applications import submission
from vacancies.applications.erasure_dates import withdrawn_erasure_day_text
from vacancies.applications.views import context as screens
from vacancies.applications.views.decorators import TEMPLATE_FOLDER, token_view
from vacancies.models import Application


@token_view("POST")
def withdraw(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Ask for confirmation; a POST withdraws the application, and its links stop working."""
    at = received_at(request)
    context = {
        **screens.application_context(application, token, at),
        "erased_by": withdrawn_erasure_day_text(application.vacancy, at),
    }
    if request.method != "POST":
        return render(request, f"{TEMPLATE_FOLDER}/withdraw.html", context)
    submission.withdraw_application(application, at)
    return render(request, f"{TEMPLATE_FOLDER}/withdrawn.html", {**context, "just_now": True})
