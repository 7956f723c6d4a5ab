"""Content security policy and related response headers.

The policy is strict for visitors and for readers of applications. Wagtail's editors need a weaker
one.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.urls import reverse
from django.utils.csp import CSP

from vacancies.applications.committee_url import committee_url

# The editors of Wagtail and wagtail-localize run inline scripts and styles. Never add a nonce here:
# it would switch 'unsafe-inline' off.
ADMIN_CSP = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    # But no attribute such as onerror, which is how injected text runs scripts most easily.
    "script-src-attr": [CSP.NONE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
}


class ContentSecurityPolicyByPath(ContentSecurityPolicyMiddleware):
    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if allows_inline_scripts(request.path):
            response._csp_config = ADMIN_CSP
        return super().process_response(request, response)


def allows_inline_scripts(path: str) -> bool:
    """Whether inline scripts are allowed: in the admin, except where applications or secrets are shown."""
    if not path.startswith(reverse("wagtailadmin_home")):
        return False
    strict = (
        committee_url("index"),
        reverse("wagtailadmin_login"),
        reverse("groupsite_university_login:start"),
        # The key of an authenticator app, and recovery codes
        reverse("groupsite_second_factor:code"),
    )
    return not path.startswith(strict)


class CrossOriginResourcePolicy:
    """Sets Cross-Origin-Resource-Policy, so that no other site embeds or measures responses.

    Place it before middleware that responds by itself, such as static files and redirects to https.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


# Features that no page of ours uses (https://www.w3.org/TR/permissions-policy/).
UNUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


class PermissionsPolicy:
    """Sets Permissions-Policy: no script, ours or injected, can use these features of the browser."""

    value = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.value)
        return response
