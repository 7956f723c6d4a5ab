"""Indexes what a request has written, after its response."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from groupsite.search.index.updating import update_index
from people.content.http_methods import READ_METHODS

logger = logging.getLogger(__name__)


def index_after_writing(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that updates the index after each response to a request that may have written."""

    def middleware(request: HttpRequest) -> Any:
        response: Any = get_response(request)
        if request.method not in READ_METHODS:
            # As Django closes uploaded files: after the response, and before the connection is closed.
            response._resource_closers.append(_update_index_outside_transactions)
        return response

    return middleware


def _update_index_outside_transactions() -> None:
    if connection.in_atomic_block:
        return
    try:
        update_index(timezone.now())  # noqa: TID251 — after the request
    except DatabaseError as error:
        logger.warning("The next search must update its index: %s", error)
