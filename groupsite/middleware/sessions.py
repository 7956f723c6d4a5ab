"""Limits the duration of sessions (R63).

A session ends 12 hours after login. For users who can read applications it also ends after an hour
without a request; the automatic requests of an open editor do not count. Django itself ends
sessions when the password changes or the account is deactivated.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from people.content.languages.user_language import language_of_user
from people.content.request_time import received_at
from vacancies.applications import permissions

SIGNED_IN: Final = "groupsite_signed_in"
LAST_REQUEST: Final = "groupsite_last_request"
IDLE: Final = timedelta(hours=1).total_seconds()
# Minimum time between two writes of a session, since each one is a write to the database.
STEP: Final = timedelta(minutes=1).total_seconds()


def store_login_time(request: HttpRequest, **kwargs: Any) -> None:
    """Signal handler of `user_logged_in`: store the time of login, also as that of the last request."""
    now = received_at(request).timestamp()
    request.session[SIGNED_IN] = request.session[LAST_REQUEST] = now


class SessionLimits:
    """Ends old sessions, and those of idle readers of applications. Needs sessions, users and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Without a session cookie nobody is logged in, and the session need not be loaded.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            if is_session_too_old(request):
                end_session(request, idle=False)
            elif is_application_reader_idle(request):
                end_session(request, idle=True)
            elif not is_editor_ping(request):
                store_last_request_time(request)
        return self.get_response(request)


def is_session_too_old(request: HttpRequest) -> bool:
    """Whether the session has reached its maximum age, or has no login time."""
    age = received_at(request).timestamp() - request.session.get(SIGNED_IN, 0)
    return bool(age >= settings.SESSION_COOKIE_AGE)


def is_application_reader_idle(request: HttpRequest) -> bool:
    """Whether a user who may read applications has been idle for an hour."""
    idle = received_at(request).timestamp() - request.session.get(LAST_REQUEST, 0)
    return idle >= IDLE and permissions.may_read_some_applications(
        request.user, received_at(request)
    )


def is_editor_ping(request: HttpRequest) -> bool:
    """Whether the request is a ping of Wagtail's editor, which does not count as activity."""
    release = reverse("wagtailadmin_editing_sessions:release", args=[0])
    return request.path.startswith(release.removesuffix("release/0/"))


def store_last_request_time(request: HttpRequest) -> None:
    now = received_at(request).timestamp()
    if now - request.session.get(LAST_REQUEST, 0) >= STEP:
        request.session[LAST_REQUEST] = now


def end_session(request: HttpRequest, *, idle: bool) -> None:
    """Log out, and leave a message for the login page in the user's language."""
    language = language_of_user(request.user)
    logout(request)
    with translation.override(language):
        messages.warning(request, _sign_out_text(idle=idle))


def _sign_out_text(*, idle: bool) -> str:
    if idle:
        return gettext(
            "You have been signed out because you were inactive for an hour. Please sign in again."
        )
    return gettext("You have been signed out after 12 hours. Please sign in again.")
