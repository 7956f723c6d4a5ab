"""Who must have a second factor, and which sessions have not shown theirs yet."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

from groupsite.second_factor.models import SecondFactor
from vacancies.applications import permissions

VERIFIED: Final = "groupsite_second_factor"  # in the session: the key of the factor
ACCOUNT_PERMISSIONS: Final = (
    "auth.add_user",
    "auth.change_user",
    "auth.add_group",
    "auth.change_group",
)
# in sessions in which the university’s provider has asked for a second factor: the key of the account's
# factor here at that time, "" if it had none
VERIFIED_BY_PROVIDER: Final = "groupsite_second_factor_of_provider"
WAITING_USER: Final = "_groupsite_waiting_user"  # on the request


def second_factor_of(user: Any) -> SecondFactor | None:
    """Return the user's second factor; makes no query if `RateLimitedBackend` has loaded the user."""
    try:
        factor: SecondFactor = user.groupsite_second_factor
    except SecondFactor.DoesNotExist:
        return None
    return factor


def must_have_second_factor(user: Any, at: datetime) -> bool:
    """Whether the setting is on, and the user may read applications, or let any account read them."""
    return bool(settings.GROUPSITE_SECOND_FACTOR_REQUIRED) and (
        permissions.may_read_some_applications(user, at) or may_administer_accounts(user)
    )


def may_administer_accounts(user: Any) -> bool:
    """Whether the user may give accounts permissions: Wagtail’s form can even make a superuser."""
    return any(user.has_perm(permission) for permission in ACCOUNT_PERMISSIONS)


def is_waiting_for_second_factor(request: HttpRequest, user: Any, at: datetime) -> bool:
    """Whether this session must show a code, or set up a second factor, before it is signed in."""
    by_provider = request.session.get(VERIFIED_BY_PROVIDER)
    factor = second_factor_of(user)
    if factor is None:
        return by_provider is None and must_have_second_factor(user, at)
    return str(factor.key) not in (request.session.get(VERIFIED), by_provider)


def verify_session(request: HttpRequest, factor: SecondFactor) -> None:
    """Note in the session that it has shown the second factor; the session gets a new key."""
    request.session.cycle_key()
    request.session[VERIFIED] = str(factor.key)


def accept_second_factor_of_provider(request: HttpRequest) -> None:
    """Note in the session that the university’s provider has asked for a second factor, after the login.

    As every session, it has to show the second factor of this site when that is set up or changed later.
    """
    factor = second_factor_of(request.user)
    request.session[VERIFIED_BY_PROVIDER] = str(factor.key) if factor else ""


def forget_verification(request: HttpRequest, **kwargs: Any) -> None:
    """Signal handler of `user_logged_in`: every password must be followed by a code.

    Django keeps the session if its user signs in again, which restarts the 12 hours.
    """
    request.session.pop(VERIFIED, None)
    request.session.pop(VERIFIED_BY_PROVIDER, None)


def waiting_user(request: HttpRequest) -> Any:
    """Return the user who has entered the password, but not yet the second factor; else None."""
    return getattr(request, WAITING_USER, None)
