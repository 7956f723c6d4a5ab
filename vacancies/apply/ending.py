"""Withdrawing, draft or application."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people.moments import received_at
from vacancies import intake
from vacancies.apply import screens
from vacancies.apply.doors import FOLDER, private_screen
from vacancies.models import Application


@private_screen("POST")
def withdraw(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Asks; a post does it. Afterwards no link opens this application any more."""
    at = received_at(request)
    context = screens.of_application(application, token, at)
    if request.method != "POST":
        return render(request, f"{FOLDER}/withdraw.html", context)
    intake.withdraw(application, at)
    return render(request, f"{FOLDER}/withdrawn.html", {**context, "just_now": True})
