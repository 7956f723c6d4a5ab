"""Limits on e-mails with a link to confirm alerts: one an hour to a mailbox, and three a day.

Anybody can type anybody's address, so the limits must not depend on a subscription, which its owner
can delete. Each of these e-mails is remembered for a day by a keyed hash of the mailbox, from which
no address can be read or confirmed; housekeeping deletes it with the other expired counts.
"""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from vacancies.applications.rate_limits import mailbox_of_address
from vacancies.models import AttemptCount

MIN_INTERVAL: Final = timedelta(hours=1)
PERIOD: Final = timedelta(days=1)
MAX_MAILS_IN_PERIOD: Final = 3
SALT: Final = "groupsite_vacancies.alerts.mail_limits"


def count_mail_unless_limited(email: str, at: datetime) -> bool:
    """Count an e-mail to the mailbox of this address and return True; False if a limit is reached.

    Hashes that were made with a key in SECRET_KEY_FALLBACKS count too.
    """
    recent = _recent_mails(email).filter(ends_at__gt=at)
    ends_by_key = dict(recent.values_list("key", "ends_at"))
    is_too_soon = any(ends_at > at + PERIOD - MIN_INTERVAL for ends_at in ends_by_key.values())
    if is_too_soon or len(ends_by_key) >= MAX_MAILS_IN_PERIOD:
        return False
    free = next(key for key in _keys(email, settings.SECRET_KEY) if key not in ends_by_key)
    ends_at = at + PERIOD
    _row, is_new = AttemptCount.objects.get_or_create(
        key=free, defaults={"count": 1, "ends_at": ends_at}
    )
    # Two requests at once choose the same key, and only one of them changes the row.
    reusable = AttemptCount.objects.filter(key=free, ends_at__lte=at)
    return is_new or bool(reusable.update(ends_at=ends_at))


def limits_end_at(email: str) -> list[datetime]:
    """Return until when each e-mail that was counted for this mailbox is remembered, sorted."""
    return sorted(_recent_mails(email).values_list("ends_at", flat=True))


def _recent_mails(email: str) -> QuerySet[AttemptCount]:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return AttemptCount.objects.filter(
        key__in=[key for secret in secrets for key in _keys(email, secret)]
    )


def _keys(email: str, secret: str | bytes) -> list[str]:
    """Return the database keys of the e-mails to this mailbox that can be remembered at once."""
    return [
        salted_hmac(
            SALT, f"{mailbox_of_address(email)} {number}", secret=secret, algorithm="sha256"
        ).hexdigest()
        for number in range(MAX_MAILS_IN_PERIOD)
    ]
