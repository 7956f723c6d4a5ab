"""Compresses HTML responses where no proxy does.

Static files are compressed when they are collected. What is handed out from a file (documents) goes
as it is: such formats are compressed already, and a download keeps its length.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedPages(GZipMiddleware):
    """GZip for HTML only, with random bytes against guessing secrets by length (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
