"""Step 3: check and send; then the receipt."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.moments import received_at
from vacancies import intake, throttle
from vacancies.apply import addresses, screens
from vacancies.apply.doors import FOLDER, private_screen, too_often
from vacancies.models import Application, Stage
from vacancies.throttle import Action

TEMPLATE = f"{FOLDER}/send.html"


@private_screen("POST")
def send(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Shows what will be sent, and what is missing; a post sends it, however often it comes (R24)."""
    at = received_at(request)
    receipt_url = addresses.of_draft("receipt", token)
    if application.stage is Stage.RECEIVED:
        return HttpResponseRedirect(receipt_url, status=303)
    context = screens.documents(application, token, at)
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if wait := throttle.seconds_to_wait(Action.SUBMIT, request, at):
        return too_often(request, wait, TEMPLATE, context)
    try:
        intake.submit(application, at)
    except intake.IncompleteError:
        context = {**screens.documents(application, token, at), "was_sent": True}
        return render(request, TEMPLATE, context, status=422)
    return HttpResponseRedirect(receipt_url, status=303)


@private_screen()
def receipt(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    if application.stage is not Stage.RECEIVED:
        return HttpResponseRedirect(addresses.of_draft("draft", token))
    context = screens.receipt(application, token, received_at(request))
    return render(request, f"{FOLDER}/receipt.html", context)
