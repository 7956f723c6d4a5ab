"""Rate limits of attempts at logins and shared passwords, and of password resets.

Attempts are counted by the typed account name, whether or not the account exists. An attempt counts
from its start and is taken back if the password is right. The time of the check decides which
window it counts in, not the time of the request, since a slow request could count in a window that
has ended.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest

from groupsite.logins.hashing import HashingBusyError
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import (
    AttemptLimit,
    client_ip_address_or_network,
    normalised_username_or_email,
)

WINDOW: Final = 15 * 60  # seconds
DAY: Final = 24 * 3600
# Any 15 minutes touch two windows, so an account gets at most ten guesses in them.
PER_ACCOUNT: Final = AttemptLimit(5, WINDOW)
PER_ADDRESS: Final = AttemptLimit(50, WINDOW)
# Codes of the second factor have six digits: five guesses every 15 minutes would find one in a year.
CODES_PER_DAY: Final = AttemptLimit(10, DAY)
WRONG_CODES_UNTOLD: Final = AttemptLimit(4, DAY)
WRONG_CODES_TOLD: Final = AttemptLimit(1, DAY)
# Each starts a session, which is a row of the database.
BEGUN_LOGINS: Final = AttemptLimit(300, WINDOW)
RESETS_PER_MAILBOX: Final = AttemptLimit(4)
RESETS_PER_ADDRESS: Final = AttemptLimit(30)

Limits = Mapping[str, AttemptLimit]


class TooManyAttemptsError(Exception):
    """A rate limit is reached; a new password resets it if `is_account_limit`."""

    def __init__(self, retry_after: int, *, is_account_limit: bool) -> None:
        super().__init__(f"again in {retry_after} seconds")
        self.retry_after = retry_after
        self.is_account_limit = is_account_limit


def check_counted_attempt[Result](limits: Limits, check: Callable[[datetime], Result]) -> Result:
    """Count an attempt, and return what `check` finds at this time.

    Takes the count back if the result is true, or if the password could not be checked. Raises
    TooManyAttemptsError before the check, or HashingBusyError.
    """
    at = datetime.now(UTC)
    count_attempt_or_raise(limits, at)
    try:
        result = check(at)
    except HashingBusyError:  # the password was not checked
        rate_limits.undo_attempt_count(limits, at)
        raise
    if result:
        rate_limits.undo_attempt_count(limits, at)
    return result


def login_limits(username: str, request: HttpRequest | None) -> Limits:
    """Return the rate limits of a login: for the account, and for the client network."""
    return _account_limit(username) | _network_limit(request)


def second_factor_limits(username: str, request: HttpRequest | None) -> Limits:
    """Return the limits of codes: for the account, which a new password does not reset, and the network."""
    return _second_factor_limit(username) | _network_limit(request)


def recovery_code_limits(request: HttpRequest | None) -> Limits:
    """Return the limit per client network, also of passkeys: nobody guesses 80 bits or a signature."""
    return _network_limit(request)


def begun_login_limits(request: HttpRequest) -> Limits:
    """Return the limit per client network of how often somebody begins to sign in without a password."""
    return {f"logins begun from {client_ip_address_or_network(request)}": BEGUN_LOGINS}


def is_wrong_code_worth_telling(username: str, at: datetime) -> bool:
    """Count a wrong code after the right password; whether to tell the owner: at the fifth of a day."""
    account = normalised_username_or_email(username)
    untold = {f"wrong codes of {account}": WRONG_CODES_UNTOLD}
    told = {f"wrong codes told to {account}": WRONG_CODES_TOLD}
    if rate_limits.count_attempt_unless_limited(untold, at) is None:
        return False
    return rate_limits.count_attempt_unless_limited(told, at) is None


def shared_password_limits(resource: str, request: HttpRequest) -> Limits:
    """Return the limits per client network: for this shared password, and for all passwords."""
    return {
        f"password of {resource} from {client_ip_address_or_network(request)}": PER_ACCOUNT
    } | _network_limit(request)


def password_reset_limits(email: str, request: HttpRequest | None) -> Limits:
    """Return the rate limits of password resets: one for the mailbox, and one for the client network."""
    return {
        f"reset for {normalised_username_or_email(email)}": RESETS_PER_MAILBOX,
        f"resets from {client_ip_address_or_network(request)}": RESETS_PER_ADDRESS,
    }


def count_attempt_or_raise(limits: Limits, at: datetime) -> None:
    """Count one attempt. Raises TooManyAttemptsError if a limit has been reached."""
    if refusal := rate_limits.count_attempt_unless_limited(limits, at):
        raise TooManyAttemptsError(
            refusal.seconds, is_account_limit=refusal.name.startswith(_ACCOUNT_PREFIX)
        )


def reset_account_attempts(username: str, at: datetime) -> None:
    """Delete the count of attempts at an account, since its password has been changed."""
    rate_limits.delete_attempt_counts(_account_limit(username), at)


def reset_second_factor_attempts(username: str, at: datetime) -> None:
    """Delete the count of wrong codes of an account, since its second factor has been removed."""
    rate_limits.delete_attempt_counts(_second_factor_limit(username), at)


_ACCOUNT_PREFIX: Final = "login of "


def _account_limit(username: str) -> dict[str, AttemptLimit]:
    return {_ACCOUNT_PREFIX + normalised_username_or_email(username): PER_ACCOUNT}


def _second_factor_limit(username: str) -> dict[str, AttemptLimit]:
    account = normalised_username_or_email(username)
    return {f"code of {account}": PER_ACCOUNT, f"code in a day of {account}": CODES_PER_DAY}


def _network_limit(request: HttpRequest | None) -> dict[str, AttemptLimit]:
    """Return the limit per client network; none without a request."""
    return {f"guesses from {client_ip_address_or_network(request)}": PER_ADDRESS} if request else {}
