"""The one moment at which a request is judged.

Every rule takes the moment as `at`. A view, a tag or a form asks here for it, so that one response
cannot call a vacancy open at its top and closed at its foot.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest

ATTRIBUTE: Final = "_groupsite_received_at"


def received_at(request: HttpRequest) -> datetime:
    """When this request arrived, aware and in UTC: read from the clock once, then remembered."""
    moment = getattr(request, ATTRIBUTE, None)
    if not isinstance(moment, datetime):
        moment = datetime.now(UTC)
        setattr(request, ATTRIBUTE, moment)
    return moment


def elapsed(request: HttpRequest) -> timedelta:
    """How long ago this request arrived: of one whose body has been read, how long that took."""
    return datetime.now(UTC) - received_at(request)


def judge_at(request: HttpRequest, at: datetime) -> None:
    """Judges this request at another moment: a preview of what will be, a proxy that kept what was."""
    setattr(request, ATTRIBUTE, at)
