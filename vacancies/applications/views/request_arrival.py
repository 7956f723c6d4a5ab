"""When a POST to the form counts as received, and whether it is in time (R31).

A POST counts from its first byte. If that byte arrives before the deadline, the POST is in time,
provided that the whole body arrives within GROUPSITE_VACANCIES_UPLOAD_SECONDS; a slower one is
refused at any time. This holds for every POST of the form. So nothing that arrives later than the
deadline and these seconds changes anything.

Without a proxy the first byte is the head of the request (`people.content.request_time`). A proxy
that buffers the body states how long that took (`groupsite.middleware.proxy`).
"""

from typing import Final

from django.http import HttpRequest, UnreadablePostError

from people.content.request_time import time_since_received
from vacancies import conf

FORM_CONTENT_TYPE: Final = "application/x-www-form-urlencoded"


class RequestTooSlowError(Exception):
    """Raised if the request body took longer to arrive than allowed."""


def read_form_body(request: HttpRequest) -> None:
    """Read a POST without files to its end. Raises RequestTooSlowError or UnreadablePostError."""
    request.POST  # noqa: B018 — reads the body
    if not has_body_arrived_fast_enough(request):
        raise RequestTooSlowError
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type == FORM_CONTENT_TYPE and len(request.body) < int(length):
        raise UnreadablePostError("The form was cut off.")


def has_body_arrived_fast_enough(request: HttpRequest) -> bool:
    """Whether the body, which has been read, arrived within the time allowed for an upload."""
    return time_since_received(request).total_seconds() <= conf.upload_seconds()


def max_upload_minutes() -> int:
    """Return the time allowed for an upload in minutes, rounded up, for messages."""
    return -(-conf.upload_seconds() // 60)
