"""Rate limits (R35) per network address, and per e-mail address in forms that ask for one.

Counts are rows of the database (`docs/decisions/0016-limits-on-guessing.md`), in windows that start
at the same time for everybody. Refused attempts are not counted and do not prolong the wait. The
limits per network address are generous, because many applicants may share the address of a
university's gateway; those for mail to one mailbox are strict. Reading pages is not limited.
X-Forwarded-For is ignored: behind a proxy, REMOTE_ADDR must be set.
"""

import ipaddress
import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from vacancies import conf
from vacancies.models.private.attempts import AttemptCount

HOUR: Final = 3600  # seconds
# Providers assign IPv6 prefixes of this length; the customer chooses the rest.
IPV6_PREFIX: Final = 64
# A slow POST counts in the window in which it began to arrive, so windows are kept for this long.
KEPT_AFTER_WINDOW: Final = timedelta(hours=1)


class LimitedAction(StrEnum):
    START = "start"
    REPEAT = "repeat"  # the same form again, which creates nothing and sends no mail
    LINK = "link"
    UPLOAD = "upload"
    SUBMIT = "submit"
    ALERT = "alert"  # asking for alerts by e-mail
    # Kilobytes uploaded before the address is confirmed (`vacancies.applications.storage_limits`).
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class AttemptLimit:
    """The maximum number of attempts in a time window of `seconds`."""

    attempts: int
    seconds: int = HOUR


@dataclass(frozen=True)
class LimitReached:
    """A refused attempt: the name of the limit that it reached, and the seconds to wait."""

    name: str
    seconds: int


PER_ADDRESS: Final = {
    LimitedAction.START: AttemptLimit(60),
    LimitedAction.REPEAT: AttemptLimit(600),
    LimitedAction.LINK: AttemptLimit(30),
    LimitedAction.UPLOAD: AttemptLimit(600),
    LimitedAction.SUBMIT: AttemptLimit(120),
    LimitedAction.ALERT: AttemptLimit(30),
}
PER_MAILBOX: Final = {
    LimitedAction.START: AttemptLimit(6),
    LimitedAction.LINK: AttemptLimit(4),
    LimitedAction.ALERT: AttemptLimit(6),
}


def count_attempt_or_get_wait_seconds(
    action: LimitedAction, request: HttpRequest, at: datetime, email: str = "", amount: int = 1
) -> int:
    """Count an attempt (if limits are on) and return 0; if a limit is reached, return the seconds to wait."""
    if not conf.is_rate_limited() or not _limit_per_network(action).attempts:
        return 0
    limits = {f"{action} {client_ip_address_or_network(request)}": _limit_per_network(action)}
    if email and action in PER_MAILBOX:
        limits[f"{action} {mailbox_of_address(email)}"] = PER_MAILBOX[action]
    refusal = count_attempt_unless_limited(limits, at, amount)
    return refusal.seconds if refusal else 0


def kilobytes_rounded_up(n_bytes: int) -> int:
    """Return bytes as kilobytes, the unit of `LimitedAction.UNCONFIRMED`, rounded up."""
    return -(-n_bytes // 1024)


def _limit_per_network(action: LimitedAction) -> AttemptLimit:
    """Return the limit of an action per network; 0 attempts mean no limit."""
    if action is LimitedAction.UNCONFIRMED:
        return AttemptLimit(conf.unconfirmed_network_megabytes() * 1024)
    return PER_ADDRESS[action]


def count_attempt_unless_limited(
    limits: Mapping[str, AttemptLimit], at: datetime, amount: int = 1
) -> LimitReached | None:
    """Count an attempt under each name and return None; if a limit is reached, return its name and wait.

    `amount` is how much the attempt counts. Refused attempts are not counted.
    """
    windows = [_LimitWindow.for_limit(name, limit, at) for name, limit in limits.items()]
    if refusal := _longest_exceeded_limit(windows, at, amount):
        return refusal  # refused attempts write nothing, so that a flood of them does not block the database
    with transaction.atomic():
        AttemptCount.objects.bulk_create(
            [AttemptCount(key=window.key, ends_at=window.ends_at) for window in windows],
            ignore_conflicts=True,
        )
        for key in sorted(window.key for window in windows):  # in a fixed order, to avoid deadlocks
            AttemptCount.objects.filter(key=key).update(count=F("count") + amount)
        return _longest_exceeded_limit(windows, at, 0)


def undo_attempt_count(limits: Mapping[str, AttemptLimit], at: datetime) -> None:
    """Subtract one from the counts of these names in the time windows of `at`."""
    keys = sorted(_LimitWindow.for_limit(name, limit, at).key for name, limit in limits.items())
    with transaction.atomic():
        for key in keys:
            AttemptCount.objects.filter(key=key, count__gt=0).update(count=F("count") - 1)


def delete_attempt_counts(limits: Mapping[str, AttemptLimit], at: datetime) -> None:
    """Delete the counts of these names in the time windows that contain `at`."""
    keys = [_LimitWindow.for_limit(name, limit, at).key for name, limit in limits.items()]
    AttemptCount.objects.filter(key__in=keys).delete()


def delete_old_attempt_counts(at: datetime) -> int:
    """Delete the counts of time windows that ended an hour ago or earlier; return how many."""
    return AttemptCount.objects.filter(ends_at__lte=at - KEPT_AFTER_WINDOW).delete()[0]


def client_ip_address_or_network(request: HttpRequest | None) -> str:
    """Return the client's IPv4 address or IPv6 network; an invalid address unchanged."""
    text = str(request.META.get("REMOTE_ADDR", "")) if request else ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))


def normalised_username_or_email(identifier: str) -> str:
    """Return a typed user name or e-mail address, normalised in case, space and Unicode form."""
    return unicodedata.normalize("NFKC", identifier.strip()).casefold()


def mailbox_of_address(email: str) -> str:
    """Return a typed address normalised, without a part that begins with a plus sign.

    Most mail servers deliver alice+jobs@example.org to alice@example.org.
    """
    local, _at, domain = normalised_username_or_email(email).rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


@dataclass(frozen=True)
class _LimitWindow:
    """A time window of one limit: the database key of its count, and its end."""

    name: str
    limit: AttemptLimit
    key: str
    ends_at: datetime

    @classmethod
    def for_limit(cls, name: str, limit: AttemptLimit, at: datetime) -> "_LimitWindow":
        number = int(at.timestamp()) // limit.seconds
        # The database holds only keyed hashes, from which no address can be read or confirmed.
        text = f"{name} {limit.seconds} {number}".encode(errors="surrogatepass")
        key = salted_hmac("groupsite_vacancies.throttle", text, algorithm="sha256").hexdigest()
        return cls(name, limit, key, datetime.fromtimestamp((number + 1) * limit.seconds, UTC))


def _longest_exceeded_limit(
    windows: Iterable[_LimitWindow], at: datetime, amount: int
) -> LimitReached | None:
    """Return the limit with the longest wait that `amount` more would exceed, else None."""
    windows = list(windows)
    rows = AttemptCount.objects.filter(key__in=[window.key for window in windows])
    counts = dict(rows.values_list("key", "count"))
    refusals = [
        LimitReached(window.name, math.ceil((window.ends_at - at).total_seconds()))
        for window in windows
        if counts.get(window.key, 0) + amount > window.limit.attempts
    ]
    return max(refusals, key=lambda refusal: refusal.seconds, default=None)
