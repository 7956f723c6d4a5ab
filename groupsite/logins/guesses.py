"""Rate limits of login attempts and password resets.

Accounts are counted by the name that was typed, so unknown ones are counted exactly as known ones. An
attempt is counted when it begins and taken back when it turns out to be right. It is counted at the
moment when it is checked, not when its request began to arrive: a slow post would reach back to a window
that has ended.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import Limit, network, same_name

WINDOW: Final = 15 * 60  # seconds
# Two windows meet in any quarter of an hour: of one account at most ten guesses are checked in it.
PER_ACCOUNT: Final = Limit(5, WINDOW)
PER_ADDRESS: Final = Limit(50, WINDOW)
RESETS_PER_MAILBOX: Final = Limit(4)
RESETS_PER_ADDRESS: Final = Limit(30)

Limits = Mapping[str, Limit]


class TooManyAttemptsError(Exception):
    """The rate limit is reached. `of_account`: a new password unlocks this account at once."""

    def __init__(self, seconds: int, *, of_account: bool) -> None:
        super().__init__(f"again in {seconds} seconds")
        self.seconds = seconds
        self.of_account = of_account


def at_login(account: str, request: HttpRequest | None) -> Limits:
    """Limits of a guess at the password of an account."""
    return _account(account) | _address(request)


def at_shared_password(what: str, request: HttpRequest) -> Limits:
    """Limits of a guess at a shared password, per network, so that nobody else is locked out."""
    return {f"password of {what} from {network(request)}": PER_ACCOUNT} | _address(request)


def at_reset(email: str, request: HttpRequest | None) -> Limits:
    """Limits of asking for a link to a new password."""
    return {
        f"reset for {same_name(email)}": RESETS_PER_MAILBOX,
        f"resets from {network(request)}": RESETS_PER_ADDRESS,
    }


def begin(limits: Limits, at: datetime) -> None:
    """Count one attempt. Raises TooManyAttemptsError where there have been enough."""
    if refusal := rate_limits.count(limits, at):
        raise TooManyAttemptsError(refusal.seconds, of_account=refusal.name.startswith(_OF_ACCOUNT))


def forget_account(account: str, at: datetime) -> None:
    """Reset the count of an account whose password has been changed."""
    rate_limits.forget(_account(account), at)


_OF_ACCOUNT: Final = "login of "


def _account(account: str) -> dict[str, Limit]:
    return {_OF_ACCOUNT + same_name(account): PER_ACCOUNT}


def _address(request: HttpRequest | None) -> dict[str, Limit]:
    """Nobody's address is known outside of a request: then the account alone counts."""
    return {f"guesses from {network(request)}": PER_ADDRESS} if request else {}
