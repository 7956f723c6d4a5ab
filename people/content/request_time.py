"""The time at which a request is evaluated, read once.

Every rule takes the moment as `at`. A view, a tag or a form asks here for it, so that one response
cannot call a vacancy open at its top and closed at its foot.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest

ATTRIBUTE: Final = "_groupsite_received_at"


def received_at(request: HttpRequest) -> datetime:
    """Return when this request arrived, aware and in UTC; read once and stored on the request."""
    moment = getattr(request, ATTRIBUTE, None)
    if not isinstance(moment, datetime):
        moment = datetime.now(UTC)
        setattr(request, ATTRIBUTE, moment)
    return moment


def elapsed(request: HttpRequest) -> timedelta:
    """Return the time since this request arrived."""
    return datetime.now(UTC) - received_at(request)


def judge_at(request: HttpRequest, at: datetime) -> None:
    """Evaluate this request at another time, such as for a preview or a proxy's cached request."""
    setattr(request, ATTRIBUTE, at)
