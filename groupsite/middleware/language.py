"""Django's LocaleMiddleware, without redirects to /en/… for the admin, documents and files."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

# The same in each language: the page cache stores them once, with their headers.
FOR_ALL_LANGUAGES = ("/favicon.ico", "/open-data/", "/sitemap")
# URLs without a language prefix. If one is not found, Django should not look for it under /en/ or
# /sv/.
WITHOUT_LANGUAGE = (
    *("/admin/", "/api/", "/documents/", "/media/", "/static/"),
    *FOR_ALL_LANGUAGES,
)


class LocaleMiddlewareWithUnprefixedUrls(LocaleMiddleware):
    """Django's LocaleMiddleware, but a 404 below /admin/, /api/ etc. is not redirected to /en/…."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        if request.path_info.startswith(WITHOUT_LANGUAGE):
            if not request.path_info.startswith(FOR_ALL_LANGUAGES):
                response.headers.setdefault("Content-Language", get_language() or "")
            return response
        return super().process_response(request, response)
