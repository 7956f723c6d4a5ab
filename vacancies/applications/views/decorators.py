"""Decorators and common responses of the applicant's views.

Responses are not cached or indexed, and send no referrer (R36). A POST from another site is refused
by its Origin or Referer header, because there is no CSRF cookie. Errors that the applicant has not
caused, such as a full disk or an unavailable database, give 503, and nothing is stored (R27).
"""

import errno
import functools
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from people.content.request_time import received_at
from vacancies.applications import tokens
from vacancies.applications.erasure_dates import withdrawn_erasure_day_text
from vacancies.applications.files.upload_stream import DiscardFilesHandler, discard_rest_of_body
from vacancies.applications.submission import (
    ApplicationWithdrawnError,
    NotAcceptingApplicationsError,
)
from vacancies.applications.views.context import posting_link_context
from vacancies.applications.views.request_arrival import (
    RequestTooSlowError,
    max_upload_minutes,
    read_form_body,
)
from vacancies.models import Application, Stage, Vacancy
from vacancies.posting import form_urls, lifecycle

TEMPLATE_FOLDER: Final = "groupsite_vacancies/apply"
# In seconds.
RETRY_AFTER_SECONDS: Final = 60
DISK_ERRORS: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
OTHER_SITES: Final = {"cross-site", "same-site"}

View = Callable[..., HttpResponseBase]


def applicant_view(*methods: str) -> Callable[[View], View]:
    """Return a decorator for applicants' views: allows GET, HEAD and `methods`; shows errors as pages."""

    def decorator(view: View) -> View:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", *methods])
        @functools.wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            received_at(
                request
            )  # before the body is read, because a POST counts from its first byte
            request.upload_handlers = [DiscardFilesHandler(request)]  # the view may replace it
            response = _response_or_error_page(view, request, *args, **kwargs)
            if request.method == "POST":
                discard_rest_of_body(request)
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return wrapper

    return decorator


def token_view(*methods: str, takes_file: bool = False) -> Callable[[View], View]:
    """Return a decorator for views by token: refuses after the deadline; a GET may confirm the address.

    A POST has been read, and is in time, when the view is called; with `takes_file` the view reads
    it.
    """

    def decorator(view: View) -> View:
        @functools.wraps(view)
        def wrapper(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            application = tokens.application_of_token(token)
            if application is None:
                return render(request, f"{TEMPLATE_FOLDER}/no_such_link.html", status=404)
            if application.stage is Stage.WITHDRAWN:
                raise ApplicationWithdrawnError
            at = received_at(request)
            if not Vacancy.objects.accepting(at).filter(pk=application.vacancy_id).exists():
                return deadline_passed_response(request, application.vacancy, application)
            if request.method == "GET":  # mail scanners use HEAD
                tokens.confirm_email_if_token_was_mailed(application, token, at)
            if request.method == "POST" and not takes_file:
                read_form_body(request)
            return view(request, application, token, **kwargs)

        return applicant_view(*methods)(wrapper)

    return decorator


def accepting_vacancy_or_raise(request: HttpRequest, pk: int) -> Vacancy:
    """Return the vacancy if it accepts applications at the time of the request, else raise.

    Raises NotAcceptingApplicationsError if it has ended, Http404 if it is unknown or has no form.
    """
    at = received_at(request)
    if vacancy := Vacancy.objects.accepting(at).filter(pk=pk).first():
        return vacancy
    known = Vacancy.objects.ended(at).visible(at).filter(pk=pk).first()
    if known is None or not form_urls.form_url(known):
        raise Http404
    raise NotAcceptingApplicationsError


def deadline_passed_response(
    request: HttpRequest, vacancy: Vacancy, application: Application | None = None
) -> HttpResponse:
    """Return the page that is shown once applications have closed, with the application's state."""
    at = received_at(request)
    context = {
        **posting_link_context(vacancy, at),
        "application": application,
        "is_cancelled": vacancy.state(at) is lifecycle.State.CANCELLED,
    }
    status = 410 if request.method in ("GET", "HEAD") else 403
    return render(request, f"{TEMPLATE_FOLDER}/ended.html", context, status=status)


def service_busy_response(request: HttpRequest) -> HttpResponse:
    """Return the page that says that nothing was stored (status 503). Needs no database."""
    response = render(request, f"{TEMPLATE_FOLDER}/unavailable.html", status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def too_slow_response(request: HttpRequest) -> HttpResponse:
    """Return the page that says that the request took too long, so nothing changed (status 422).

    On 408 browsers would send everything again.
    """
    context = {"minutes": max_upload_minutes()}
    return render(request, f"{TEMPLATE_FOLDER}/too_slow.html", context, status=422)


def rate_limited_response(
    request: HttpRequest, seconds: int, template: str, context: Mapping[str, object]
) -> HttpResponse:
    """Return the page again, with what was typed and the minutes to wait (status 429, R35)."""
    minutes = -(-seconds // 60)
    response = render(request, template, {**context, "wait_minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _response_or_error_page(
    view: View, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in OTHER_SITES:
        context = {"here": request.path}
        return render(request, f"{TEMPLATE_FOLDER}/from_elsewhere.html", context, status=403)
    try:
        return view(request, *args, **kwargs)
    except NotAcceptingApplicationsError:
        return deadline_passed_response(request, _vacancy_of_view_arguments(kwargs))
    except ApplicationWithdrawnError:
        return _withdrawn_response(request, kwargs["token"])
    except (OperationalError, InterfaceError):
        return service_busy_response(request)
    except RequestTooSlowError:
        return too_slow_response(request)
    except UnreadablePostError:  # the client has disconnected, which is not our fault
        return HttpResponse(status=400)
    except OSError as error:
        return _disk_error_response_or_raise(request, error)


def _withdrawn_response(request: HttpRequest, token: str) -> HttpResponse:
    """Return the page for a withdrawn application's link. Raises Http404 for any other token."""
    application = tokens.application_of_token(token)
    if application is None or application.withdrawn_at is None:
        raise Http404
    erased_by = withdrawn_erasure_day_text(application.vacancy, application.withdrawn_at)
    context = {"application": application, "erased_by": erased_by}
    return render(request, f"{TEMPLATE_FOLDER}/withdrawn.html", context, status=410)


def _disk_error_response_or_raise(request: HttpRequest, error: OSError) -> HttpResponse:
    if error.errno in DISK_ERRORS:
        return service_busy_response(request)
    raise error


def _vacancy_of_view_arguments(view_kwargs: dict[str, Any]) -> Vacancy:
    if "vacancy" in view_kwargs:
        return Vacancy.objects.get(pk=view_kwargs["vacancy"])
    application = tokens.application_of_token(view_kwargs["token"])
    if application is None:
        raise Http404
    return application.vacancy
