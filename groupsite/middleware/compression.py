"""Compresses HTML responses where no proxy does.

Static files are compressed when they are collected. Downloads such as documents are not compressed:
their formats are compressed already, and a download should keep its Content-Length.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedPages(GZipMiddleware):
    """Gzips HTML only, and adds random bytes so that the length reveals no secrets (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
