"""How often one may ask (R35): per network address, and per e-mail address where one is typed.

Counts live in Django's cache, in windows of an hour. Many applicants may share one address behind a
university's gateway, so those numbers are generous; mail to one mailbox is not. Reading is never
limited. X-Forwarded-For is not looked at: a proxy in front must set REMOTE_ADDR.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from vacancies import conf

WINDOW: Final = 3600  # seconds


class Action(StrEnum):
    START = "start"
    REPEAT = "repeat"  # the same form again: nothing begins, and nobody is written to
    LINK = "link"
    UPLOAD = "upload"
    SUBMIT = "submit"
    UNCONFIRMED = "unconfirmed"  # kilobytes for mailboxes that may be anybody's (vacancies.room)


PER_ADDRESS: Final = {
    Action.START: 60,
    Action.REPEAT: 600,
    Action.LINK: 30,
    Action.UPLOAD: 600,
    Action.SUBMIT: 120,
}
PER_MAILBOX: Final = {Action.START: 6, Action.LINK: 4}


def seconds_to_wait(
    action: Action, request: HttpRequest, at: datetime, email: str = "", amount: int = 1
) -> int:
    """0 where this may be done now (and is counted); else after how many seconds, for Retry-After."""
    who = [(PER_ADDRESS, request.META.get("REMOTE_ADDR", ""))]
    if email:
        who.append((PER_MAILBOX, email.casefold()))
    return max(_count(limits, action, name, at, amount) for limits, name in who)


def kilobytes(size: int) -> int:
    return -(-size // 1024)


def _count(
    limits: Mapping[Action, int], action: Action, name: str, at: datetime, amount: int
) -> int:
    limit = _limit(limits, action)
    if not limit:
        return 0
    window, gone = divmod(int(at.timestamp()), WINDOW)
    # No address and no mailbox stands in the cache as it is.
    key = hashlib.sha256(f"{action} {name} {window}".encode(errors="surrogatepass")).hexdigest()
    key = f"groupsite_vacancies.throttle.{key}"
    cache.add(key, 0, WINDOW)
    try:
        count = cache.incr(key, amount)
    except ValueError:  # it went between the two
        return 0
    return WINDOW - gone if count > limit else 0


def _limit(limits: Mapping[Action, int], action: Action) -> int:
    """0: none, as a test of load must be able to say for all of them."""
    if not conf.throttles():
        return 0
    if action is Action.UNCONFIRMED:
        return conf.unconfirmed_network_megabytes() * 1024
    return limits.get(action, 0)
