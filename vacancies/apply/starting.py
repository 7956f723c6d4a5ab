"""Before there is a draft: begin, or ask for the link to one that was begun."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.moments import received_at
from vacancies import intake, notice, throttle
from vacancies.apply import addresses, screens
from vacancies.apply.doors import FOLDER, accepting, screen, too_often
from vacancies.apply.forms import LinkForm, StartForm, typed
from vacancies.models import Vacancy
from vacancies.throttle import Action

START = f"{FOLDER}/start.html"
LINK = f"{FOLDER}/link.html"


@screen("POST")
def start(request: HttpRequest, vacancy: int) -> HttpResponse:
    """Step 1: who applies. A post begins a draft and leads to it."""
    wanted, at = accepting(request, vacancy), received_at(request)
    shown = notice.notice_for(wanted)
    form = StartForm(typed(request), initial={"key": uuid4()})
    context = {**screens.of_vacancy(wanted, at), "form": form, "notice": shown.html}
    context["slots"] = screens.documents_asked_for(context["posting"])
    if request.method != "POST":
        return render(request, START, context)
    if not form.is_valid():
        return render(request, START, context, status=422)
    if wait := throttle.seconds_to_wait(Action.START, request, at, form.person.email):
        return too_often(request, wait, START, context)
    return HttpResponseRedirect(_begin(wanted, form, shown, at), status=303)


def _begin(vacancy: Vacancy, form: StartForm, shown: notice.Shown, at: Any) -> str:
    """The address of the draft."""
    key = form.cleaned_data["key"]
    try:
        _application, token = intake.start(vacancy, form.person, key, shown, at)
    except intake.StaleFormError:  # from a form that was open for long: it begins anew
        _application, token = intake.start(vacancy, form.person, uuid4(), shown, at)
    return addresses.of_draft("draft", token)


@screen("POST")
def link(request: HttpRequest, vacancy: int) -> HttpResponse:
    """Mails the link again. The answer is the same for every address (R36)."""
    wanted, at = accepting(request, vacancy), received_at(request)
    form = LinkForm(typed(request))
    context = {**screens.of_vacancy(wanted, at), "form": form}
    if request.method != "POST":
        return render(request, LINK, context)
    if not form.is_valid():
        return render(request, LINK, context, status=422)
    email = form.cleaned_data["email"]
    if wait := throttle.seconds_to_wait(Action.LINK, request, at, email):
        return too_often(request, wait, LINK, context)
    intake.send_link_again(wanted, email, at)
    return render(request, f"{FOLDER}/link_sent.html", {**context, "email": email})
