"""Views of step 2: uploads, one file at a time, each checked and stored immediately."""

import re
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from people.content.request_time import received_at
from vacancies import conf
from vacancies.applications import rate_limits, storage_limits
from vacancies.applications.files import attachments
from vacancies.applications.files.attachments import FileRefusedError
from vacancies.applications.files.downloads import pdf_response
from vacancies.applications.files.upload_stream import UploadTooLargeError, read_upload
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views import context as screens
from vacancies.applications.views.decorators import (
    TEMPLATE_FOLDER,
    rate_limited_response,
    token_view,
)
from vacancies.applications.views.request_arrival import (
    has_body_arrived_fast_enough,
    max_upload_minutes,
)
from vacancies.models import Application, ApplicationFile, DocumentRule, MailKind, mail_queue
from vacancies.posting import form_urls

TEMPLATE = f"{TEMPLATE_FOLDER}/documents.html"
ID: Final = re.compile(r"[0-9]{1,18}")


@token_view()
def documents(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Show the requested documents, the uploaded files, and an upload form for each document."""
    at = received_at(request)
    context = screens.documents_context(
        application, token, at, uploaded_pks=_pks_of_uploads_in_query(request)
    )
    context["was_mailed"] = "mailed" in request.GET
    return render(request, TEMPLATE, context)


@token_view("POST", takes_file=True)
def upload_file(
    request: HttpRequest, application: Application, token: str, kind: int
) -> HttpResponse:
    """Upload one file for one document. A refusal shows the whole step with an error.

    The query may name the file that it replaces, and files uploaded before, which the response
    lists too.
    """
    rule = get_object_or_404(application.vacancy.document_rules.select_related("kind"), kind=kind)
    home, at = form_urls.applicant_view_url("draft", token), received_at(request)
    if request.method != "POST":  # the browser went back to a URL that only accepts files
        return HttpResponseRedirect(home)
    if wait := rate_limits.count_attempt_or_get_wait_seconds(LimitedAction.UPLOAD, request, at):
        return rate_limited_response(
            request, wait, TEMPLATE, screens.documents_context(application, token, at)
        )
    try:
        file = _attach_upload_and_get_pk(request, application, rule)
    except FileRefusedError as refusal:
        context = screens.documents_context(
            application,
            token,
            at,
            errors={kind: refusal.message},
            uploaded_pks=_pks_of_uploads_in_query(request),
        )
        return render(request, TEMPLATE, context, status=refusal.status)
    uploaded = urlencode({"kept": [*_pks_of_uploads_in_query(request), file]}, doseq=True)
    return HttpResponseRedirect(f"{home}?{uploaded}#slot-{kind}", status=303)


def _pks_of_uploads_in_query(request: HttpRequest) -> list[int]:
    """Return the primary keys of files uploaded before, from the query string, unchecked."""
    return [int(pk) for pk in request.GET.getlist("kept") if ID.fullmatch(pk)][: conf.max_files()]


def _replaced_file_pk(request: HttpRequest) -> int | None:
    pk = request.GET.get("replaces", "")
    return int(pk) if ID.fullmatch(pk) else None


def _attach_upload_and_get_pk(
    request: HttpRequest, application: Application, rule: DocumentRule
) -> int:
    """Attach the uploaded file and return its primary key. Raises FileRefusedError."""
    at, replaced = received_at(request), _replaced_file_pk(request)
    left = storage_limits.bytes_left_by_limit(application, rule, replaced)
    try:
        sent = read_upload(request, "file", min(left.values()))
    except UploadTooLargeError as error:
        limit = next(limit for limit, most in left.items() if error.min_size > most)
        raise attachments.storage_limit_error(limit, application, rule, error.name) from error
    if not has_body_arrived_fast_enough(request):
        raise attachments.too_slow_error(rule, max_upload_minutes())
    if sent is None:
        text = gettext("%(document)s: choose a file first, then upload it.")
        raise FileRefusedError(text % {"document": rule.kind.name().text})
    if application.confirmed_at is None and rate_limits.count_attempt_or_get_wait_seconds(
        LimitedAction.UNCONFIRMED,
        request,
        at,
        amount=rate_limits.kilobytes_rounded_up(sent.path.stat().st_size),
    ):
        raise attachments.unconfirmed_address_error(application, rule)
    file = attachments.attach_file(application, rule, sent, at, replaced_pk=replaced)
    return file.pk


@token_view("POST")
def remove_file(
    request: HttpRequest, application: Application, token: str, file: int
) -> HttpResponse:
    """Remove one uploaded file. A refusal shows the whole step with an error."""
    home, at = form_urls.applicant_view_url("draft", token), received_at(request)
    if request.method != "POST":
        return HttpResponseRedirect(home)
    kind = application.files.filter(pk=file).values_list("kind_id", flat=True).first() or 0
    try:
        attachments.detach_file(application, file, at)
    except FileRefusedError as refusal:
        errors = {kind: refusal.message}
        context = screens.documents_context(application, token, at, errors=errors)
        return render(request, TEMPLATE, context, status=refusal.status)
    return HttpResponseRedirect(f"{home}?removed=1#slot-{kind}" if kind else home, status=303)


@token_view()
def download_file(
    request: HttpRequest, application: Application, token: str, file: int
) -> HttpResponseBase:
    """Download one of the application's files as stored. Raises Http404 for any other file."""
    for found, name in application.files_with_names():
        if found.pk == file:
            try:
                return pdf_response(found, name)
            except FileNotFoundError:
                return _lost_file_response(request, application, token, found, name)
    raise Http404


def _lost_file_response(
    request: HttpRequest, application: Application, token: str, file: ApplicationFile, name: str
) -> HttpResponse:
    """Return the whole step, with an error at the document whose stored bytes are gone."""
    text = gettext("%(file)s: the file is not there any more. Please upload it again.")
    errors = {file.kind_id: text % {"file": name}}
    context = screens.documents_context(application, token, received_at(request), errors=errors)
    return render(request, TEMPLATE, context, status=HTTPStatus.GONE)


@token_view("POST")
def mail_link(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Mail a link to this application to the applicant. Opening the link confirms the address."""
    home, at = form_urls.applicant_view_url("draft", token), received_at(request)
    if request.method != "POST":
        return HttpResponseRedirect(home)
    if wait := rate_limits.count_attempt_or_get_wait_seconds(
        LimitedAction.LINK, request, at, application.email
    ):
        return rate_limited_response(
            request, wait, TEMPLATE, screens.documents_context(application, token, at)
        )
    mail_queue.queue_mail_for_applicant(MailKind.LINK, application, at)
    return HttpResponseRedirect(f"{home}?mailed=1", status=303)
