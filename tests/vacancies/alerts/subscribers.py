"""Subscribers of alerts in the states they can be in, and what reaches them.

subscriber()                                 confirmed yesterday, daily, everything, in English
subscriber(weekly=True, kinds=["postdoc"])
subscriber(areas=[area], language="sv")
subscriber(unconfirmed=True)                 has asked, and has not opened the link
"""

import re
from datetime import datetime, timedelta
from typing import Any

from django.core import mail
from wagtail.models import Site

from tests.factories import NOW
from vacancies.alerts.links import subscription_url
from vacancies.models import AlertFrequency, AlertSubscription
from vacancies.retention.housekeeping import iter_run_tasks

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
YESTERDAY = NOW - DAY
# Wednesday 21 May 2025, ten past seven in Gothenburg; the Monday after.
MORNING = datetime.fromisoformat("2025-05-21T07:10+02:00")
MONDAY = datetime.fromisoformat("2025-05-26T07:10+02:00")


def subscriber(
    email: str = "alice@example.org",
    *,
    unconfirmed: bool = False,
    weekly: bool = False,
    areas: Any = (),
    at: datetime = YESTERDAY,
    **facts: Any,
) -> AlertSubscription:
    made = {
        "language": "en",
        "site": Site.objects.first(),
        "frequency": AlertFrequency.WEEKLY if weekly else AlertFrequency.DAILY,
        "area_keys": [str(area.key) for area in areas],
        "requested_at": at,
        "confirmed_at": None if unconfirmed else at,
        "told_until": None if unconfirmed else at,
        **facts,
    }
    return AlertSubscription.objects.create(email=email, **made)


def tend(*moments: datetime) -> list[str]:
    """What the timer does at these moments, and says."""
    return [line for at in moments for line in iter_run_tasks(at)]


def told(email: str = "alice@example.org") -> list[str]:
    """What each digest to this address names: the titles below each heading, in order."""
    return [named_in(message.body) for message in mail.outbox if message.to == [email]]


def named_in(body: str) -> str:
    lines = [line.strip() for line in body.splitlines()]
    wanted = re.compile(r"- .+|(New|Deadline extended|Closing soon|Nya|Förlängd .*|Stänger snart):")
    return " ".join(line.removeprefix("- ") for line in lines if wanted.fullmatch(line))


def page_of(subscription: AlertSubscription, name: str = "manage") -> str:
    return subscription_url(name, subscription)
