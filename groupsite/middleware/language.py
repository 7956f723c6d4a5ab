"""The language of a request: from the URL, else from the browser."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

# Addresses without a language: what is not found there is not looked for under /en/ or /sv/.
WITHOUT_LANGUAGE = ("/admin/", "/documents/", "/media/", "/static/")


class LanguageOfAddress(LocaleMiddleware):
    """Django's LocaleMiddleware without its redirect of 404s in the admin to /en/admin/…."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        if request.path_info.startswith(WITHOUT_LANGUAGE):
            response.headers.setdefault("Content-Language", get_language() or "")
            return response
        return super().process_response(request, response)
