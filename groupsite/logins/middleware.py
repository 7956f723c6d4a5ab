"""Middleware that keeps forms submitted while signed out, and limits attempts at passwords."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language

from groupsite import error_responses
from groupsite.logins import attempt_limits, forms_sent_while_signed_out, views
from groupsite.logins.attempt_limits import Limits, TooManyAttemptsError
from groupsite.logins.hashing import HashingBusyError
from vacancies.applications import rate_limits

ATTRIBUTE: Final = "_groupsite_guess"
BUSY_SECONDS: Final = 10
# The fields of the account page that require the password.
OWN_PASSWORD: Final = ("password-old_password", "name_email-current_password")


def _page_password_limits(request: HttpRequest, view_kwargs: Mapping[str, object]) -> Limits:
    return attempt_limits.shared_password_limits(
        f"page {view_kwargs['page_view_restriction_id']}", request
    )


def _collection_password_limits(request: HttpRequest, view_kwargs: Mapping[str, object]) -> Limits:
    return attempt_limits.shared_password_limits(
        f"collection {view_kwargs['restriction_id']}", request
    )


def _own_account_limits(request: HttpRequest, view_kwargs: Mapping[str, object]) -> Limits:
    """Return the limits of the account page if a password was sent to it; else none."""
    posted = any(request.POST.get(field) for field in OWN_PASSWORD)
    if not posted or not request.user.is_authenticated:
        return {}
    return attempt_limits.login_limits(request.user.get_username(), request)


# Wagtail's views that check a password themselves, with their limits.
PASSWORD_VIEWS: Final[dict[str, Callable[[HttpRequest, Any], Limits]]] = {
    "wagtailcore_authenticate_with_password": _page_password_limits,
    "wagtaildocs_authenticate_with_password": _collection_password_limits,
    "wagtailadmin_account": _own_account_limits,
}


class PasswordAttemptLimits:
    """Middleware that limits attempts at Wagtail's password forms, and answers login errors: 429, 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        limits, at = getattr(request, ATTRIBUTE, (None, None))
        if limits and at and response.status_code in (302, 303):
            rate_limits.undo_attempt_count(limits, at)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        view_args: tuple[object, ...],
        view_kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        view_limits = (
            PASSWORD_VIEWS.get(request.resolver_match.view_name) if request.resolver_match else None
        )
        if view_limits is None or request.method != "POST":
            return None
        limits, at = view_limits(request, view_kwargs), datetime.now(UTC)
        try:
            attempt_limits.count_attempt_or_raise(limits, at)
        except TooManyAttemptsError as error:
            return too_many_attempts_response(error)
        setattr(request, ATTRIBUTE, (limits, at))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, TooManyAttemptsError):
            return too_many_attempts_response(error)
        if isinstance(error, HashingBusyError):
            return error_responses.service_unavailable_response(BUSY_SECONDS)
        return None


def too_many_attempts_response(error: TooManyAttemptsError) -> HttpResponse:
    """Return the 429 response, which is the same whether or not the account exists."""
    context = {
        "language": get_language(),
        "minutes": math.ceil(error.retry_after / 60),
        "is_account_limit": error.is_account_limit,
    }
    return error_responses.retry_later_response("429.html", 429, error.retry_after, context)


class FormsSentWhileSignedOut:
    """Middleware that shows a login page with the form that a signed-out author has sent.

    Needs users and messages. A form that nobody has checked for forgery is never kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and forms_sent_while_signed_out.is_redirect_to_login(response):
            response = self.respond_to_signed_out_form(request) or response
        forms_sent_while_signed_out.set_form_authors_cookie_after_login(request, response)
        return response

    def respond_to_signed_out_form(self, request: HttpRequest) -> HttpResponse | None:
        """Return the login page with the form, 403 for a script, or None after adding a warning."""
        if forms_sent_while_signed_out.is_sent_by_script(request):
            return HttpResponse(status=403)
        is_checked = getattr(request, "csrf_processing_done", False)
        if is_checked and (signed := forms_sent_while_signed_out.sign_posted_form(request)):
            return views.render_login_with_kept_form(request, signed)
        views.warn_form_not_saved(request)
        return None
