"""Step 1 once there is a draft: correcting name, address and phone."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.moments import received_at
from vacancies import intake, throttle
from vacancies.apply import addresses, screens
from vacancies.apply.doors import FOLDER, private_screen, too_often
from vacancies.apply.forms import PersonForm, typed
from vacancies.models import Application
from vacancies.throttle import Action

TEMPLATE = f"{FOLDER}/about.html"


@private_screen("POST")
def about(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    at = received_at(request)
    form = PersonForm(typed(request), initial=asdict(intake.person_of(application)))
    context = {**screens.of_application(application, token, at), "form": form}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    person = form.person
    # Another mailbox is written to, as by a new draft.
    if intake.moves(application, person) and (
        wait := throttle.seconds_to_wait(Action.START, request, at, person.email)
    ):
        return too_often(request, wait, TEMPLATE, context)
    intake.correct(application, person, at)
    return HttpResponseRedirect(addresses.of_draft("draft", token), status=303)
