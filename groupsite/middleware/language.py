"""Django's LocaleMiddleware, without redirects to /en/… for the admin, documents and files; and the
admin in the language of its user."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language

from people.content.languages.user_language import preferred_language

ADMIN: Final = "/admin/"

# The same in each language: the page cache stores them once, with their headers.
FOR_ALL_LANGUAGES = ("/favicon.ico", "/open-data/", "/sitemap")
# URLs without a language prefix. If one is not found, Django should not look for it under /en/ or
# /sv/.
WITHOUT_LANGUAGE = (
    *(ADMIN, "/api/", "/documents/", "/media/", "/static/"),
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


class AdminInLanguageOfUser:
    """Answers users of the admin in the language of their account, not in that of their browser.

    Wagtail does so for its views only: a refusal, a page that does not exist and what a middleware says
    come from outside of them. Place it after AuthenticationMiddleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Without a session cookie nobody is logged in, and the session need not be loaded.
        is_signed_in = (
            request.path_info.startswith(ADMIN)
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
        )
        language = preferred_language(request.user) if is_signed_in else ""
        if not language:
            return self.get_response(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
