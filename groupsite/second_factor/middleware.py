"""Middleware: until the second factor has been shown, a signed-in user is an anonymous visitor."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from groupsite.second_factor import requirement
from people.content.request_time import received_at


class SecondFactor:
    """Replaces `request.user` by an anonymous user in sessions that wait for the second factor.

    So no view, template or permission check can forget the second factor. Where the view sends an
    anonymous user to a login page, this sends the user to the page for the code, or for setting up.
    Place it after `SessionLimits`, which ends these sessions too, and before
    `FormsSentWhileSignedOut`, which keeps their forms.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Without a session cookie nobody is logged in, and the session need not be loaded.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not is_waiting(request):
            response: HttpResponseBase = self.get_response(request)
            return response
        make_anonymous(request)
        response = self.get_response(request)
        return redirect_to_code_page(response) if is_redirect_to_a_login(response) else response


def is_waiting(request: HttpRequest) -> bool:
    return request.user.is_authenticated and requirement.is_waiting_for_second_factor(
        request, request.user, received_at(request)
    )


def make_anonymous(request: HttpRequest) -> None:
    setattr(request, requirement.WAITING_USER, request.user)
    anonymous = AnonymousUser()

    async def auser() -> AnonymousUser:
        return anonymous

    request.user = anonymous
    request.auser = auser


def is_redirect_to_a_login(response: Any) -> bool:
    logins = (reverse("wagtailadmin_login"), reverse("wagtailcore_login"))
    return response.status_code == 302 and urlsplit(response.headers["Location"]).path in logins


def redirect_to_code_page(response: Any) -> HttpResponseRedirect:
    """Return a redirect to the page for the code, with the URL that the login page would lead to."""
    query = parse_qs(urlsplit(response.headers["Location"]).query)
    return redirect_with_next("groupsite_second_factor:code", query.get("next", [""])[0])


def redirect_with_next(name: str, following: str) -> HttpResponseRedirect:
    """Return a redirect to a view, which then leads to the URL `following`."""
    address = reverse(name)
    return HttpResponseRedirect(
        f"{address}?{urlencode({'next': following})}" if following else address
    )
