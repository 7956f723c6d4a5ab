"""Mails the link of a draft again; opening it confirms the e-mail address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from people.content.request_time import received_at
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views import context
from vacancies.applications.views.decorators import FOLDER, rate_limited_response, token_view
from vacancies.models import Application, MailKind, mail_queue
from vacancies.posting import form_urls

TEMPLATE = f"{FOLDER}/documents.html"


@token_view("POST")
def mail_link(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Mail the link to this draft, unlike `resend_link`, which asks for an address."""
    home, at = form_urls.draft_url("draft", token), received_at(request)
    if request.method != "POST":
        return HttpResponseRedirect(home)
    if wait := rate_limits.seconds_to_wait(LimitedAction.LINK, request, at, application.email):
        return rate_limited_response(
            request, wait, TEMPLATE, context.documents_context(application, token, at)
        )
    mail_queue.queue_for_applicant(MailKind.LINK, application, at)
    return HttpResponseRedirect(f"{home}?mailed=1", status=303)
