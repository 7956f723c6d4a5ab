"""What an account of the university may do here: there is no password of it to ask for.

So a passkey alone does not open it, because who has left the university cannot sign in there; and its session
sets up a second factor only within ten minutes of signing in there, because a stolen one could otherwise.
"""

from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

RECENT_SECONDS: Final = 600
SIGNED_IN_AT: Final = "groupsite_oidc_at"  # in the session: seconds since 1970
AGAIN: Final = "again"  # in the address: the provider is to ask for the password again


def is_university_account(user: Any) -> bool:
    return bool(user.groupsite_university_identities.exists())


def signed_in_at_university(auth_time: object, at: datetime) -> int:
    """Return when the provider asked who it is, in seconds since 1970; if it does not say, that is `at`.

    https://openid.net/specs/openid-connect-core-1_0.html#IDToken (`auth_time`)
    """
    now = int(at.timestamp())
    if auth_time is None:
        return now
    return min(auth_time, now) if isinstance(auth_time, int) else 0


def is_recent(seconds: int, at: datetime) -> bool:
    return at.timestamp() - seconds <= RECENT_SECONDS


def must_sign_in_again(request: HttpRequest, user: Any) -> bool:
    """Whether the session must come back from the university before it sets up a second factor."""
    if user.has_usable_password() or not is_university_account(user):
        return False
    return not is_recent(request.session.get(SIGNED_IN_AT, 0), datetime.now(UTC))


def redirect_to_university(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the university, which asks who it is, and then back to this page."""
    query = urlencode({AGAIN: "1", "next": request.get_full_path()})
    return redirect(f"{reverse('groupsite_university_login:start')}?{query}")
