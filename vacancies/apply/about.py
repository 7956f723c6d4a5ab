"""Step 1 once there is a draft: correcting name, address and phone."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.moments import received_at
from vacancies import intake
from vacancies.apply import addresses, screens
from vacancies.apply.doors import FOLDER, private_screen
from vacancies.apply.forms import PersonForm, typed
from vacancies.models import Application


@private_screen("POST")
def about(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    at = received_at(request)
    form = PersonForm(typed(request), initial=asdict(intake.person_of(application)))
    if request.method == "POST" and form.is_valid():
        intake.correct(application, form.person, at)
        return HttpResponseRedirect(addresses.of_draft("draft", token), status=303)
    context = {**screens.of_application(application, token, at), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, f"{FOLDER}/about.html", context, status=status)
