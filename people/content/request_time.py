"""The time at which a request is evaluated, read once.

Every rule takes this time as `at`. Views, template tags and forms get it here, so that one response
cannot show a vacancy as open in one place and as closed in another.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest

ATTRIBUTE: Final = "_groupsite_received_at"


def received_at(request: HttpRequest) -> datetime:
    """Return when this request arrived, in UTC, or the time set with `judge_at`; the same each time."""
    moment = getattr(request, ATTRIBUTE, None)
    if not isinstance(moment, datetime):
        moment = datetime.now(UTC)
        setattr(request, ATTRIBUTE, moment)
    return moment


def time_of_context(context: Mapping[str, Any]) -> datetime:
    """Return when the request in a template's context arrived; without a request, the time now."""
    request = context.get("request")
    return datetime.now(UTC) if request is None else received_at(request)


def time_since_received(request: HttpRequest) -> timedelta:
    """Return the time since this request arrived."""
    return datetime.now(UTC) - received_at(request)


def judge_at(request: HttpRequest, at: datetime) -> None:
    """Set the time at which this request is evaluated, such as for a preview or behind a proxy."""
    setattr(request, ATTRIBUTE, at)
