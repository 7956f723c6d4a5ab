"""The challenge that an authenticator has to sign: kept in the session, for minutes, and used once.

A session has one challenge at a time. It is bound to what was asked and to the account, so nothing signed
for one purpose, session or account serves another.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.http import HttpRequest

SECONDS: Final = 300
SESSION_KEY: Final = "groupsite_passkey_challenge"


class Purpose(StrEnum):
    REGISTER = "register"
    SIGN_IN = "sign in"  # also to confirm a change


def keep_challenge(
    request: HttpRequest, purpose: Purpose, account: Any, challenge: str, at: datetime
) -> None:
    """Keep a challenge for the account with this primary key; None if nobody has signed in."""
    request.session[SESSION_KEY] = {
        "purpose": purpose.value,
        "account": _text(account),
        "challenge": challenge,
        "at": at.timestamp(),
    }


def take_challenge(
    request: HttpRequest, purpose: Purpose, account: Any, at: datetime
) -> str | None:
    """Return the challenge, and forget it; None if it is for something else, or too old."""
    kept = request.session.pop(SESSION_KEY, None)
    if kept is None or (kept["purpose"], kept["account"]) != (purpose.value, _text(account)):
        return None
    is_recent = 0 <= at.timestamp() - kept["at"] <= SECONDS
    return str(kept["challenge"]) if is_recent else None


def _text(account: Any) -> str | None:
    return None if account is None else str(account)
