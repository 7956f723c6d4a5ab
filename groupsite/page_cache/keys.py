"""Which requests can be answered from the cache, and by which key."""

import hashlib
import re
from functools import cache
from typing import Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from groupsite.page_cache.release_digest import release_digest

METHODS: Final = ("GET", "HEAD")
# The one parameter that a stored page may have. Its page type declares it (`declarations`).
PAGE_NUMBER: Final = re.compile(r"page=[1-9]\d{0,3}", re.ASCII)
# What Django accepts as a CSRF cookie; it replaces all others, in a response for one visitor.
CSRF_COOKIE: Final = re.compile(r"[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?", re.ASCII)
ACCEPTS_GZIP: Final = re.compile(r"\bgzip\b")  # as Django's middleware decides
LONGEST_PATH: Final = 500
CHEAP: Final = ("/robots.txt", "/.well-known/")  # they read nothing, not even a generation


def key_of_request(request: HttpRequest) -> str | None:
    """Return the key of an anonymous request for what may be a public page; None for all others."""
    query = request.META.get("QUERY_STRING", "")
    if (
        request.method not in METHODS
        or (query and not PAGE_NUMBER.fullmatch(query))
        or len(request.path) > LONGEST_PATH
        or request.path.startswith(never_stored_path_prefixes())
        or is_identified(request)
    ):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    accepts_gzip = bool(ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
    parts = (release_digest(), request.scheme, host, request.path, query, str(accepts_gzip))
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def is_identified(request: HttpRequest) -> bool:
    """Whether the response may be for one visitor: known to the site, or with cookies that change it."""
    if "HTTP_AUTHORIZATION" in request.META or "REMOTE_USER" in request.META:
        return True
    cookies = request.COOKIES
    if not cookies:
        return False
    csrf = cookies.get(settings.CSRF_COOKIE_NAME)
    if csrf is not None and not CSRF_COOKIE.fullmatch(csrf):
        return True
    return any(name in cookies for name in cookies_that_change_pages())


@cache
def cookies_that_change_pages() -> tuple[str, ...]:
    """Return the cookies that can change a page. A valid CSRF cookie cannot: no stored page has a token."""
    return (settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "messages")


@cache
def never_stored_path_prefixes() -> tuple[str, ...]:
    """Return the beginnings of paths at which nothing is ever stored."""
    private = {
        *CHEAP,
        reverse("wagtailadmin_home"),
        reverse("wagtaildocs_serve", args=[0, "_"]).removesuffix("0/_"),
        f"/{settings.STATIC_URL.lstrip('/')}",
        f"/{settings.MEDIA_URL.lstrip('/')}",
    }
    for code, _name in settings.LANGUAGES:
        with override(code):
            private.add(reverse("groupsite_vacancies:start", args=[0]).removesuffix("0/"))
    return tuple(sorted(private))
