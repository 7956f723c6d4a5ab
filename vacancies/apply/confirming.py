"""Having the link to one's draft mailed once more: opening it shows that the address is one's own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from people.moments import received_at
from vacancies import outbox, throttle
from vacancies.apply import addresses, screens
from vacancies.apply.doors import FOLDER, private_screen, too_often
from vacancies.models import Application, MailKind
from vacancies.throttle import Action

TEMPLATE = f"{FOLDER}/documents.html"


@private_screen("POST")
def mail_link(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Unlike the form that asks for an address, this mails the link to this very draft."""
    home, at = addresses.of_draft("draft", token), received_at(request)
    if request.method != "POST":
        return HttpResponseRedirect(home)
    if wait := throttle.seconds_to_wait(Action.LINK, request, at, application.email):
        return too_often(request, wait, TEMPLATE, screens.documents(application, token, at))
    outbox.put(MailKind.LINK, application, at)
    return HttpResponseRedirect(f"{home}?mailed=1", status=303)
