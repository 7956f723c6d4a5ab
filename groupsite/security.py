"""The content security policy: strict for visitors, what Wagtail's editors need for the admin."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.urls import reverse
from django.utils.csp import CSP

# The page editor and wagtail-localize's run inline scripts and styles. Never a nonce here: it would
# switch 'unsafe-inline' off.
ADMIN_CSP = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "worker-src": [CSP.SELF, "blob:"],
}


class ContentSecurityPolicy(ContentSecurityPolicyMiddleware):
    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_config = ADMIN_CSP
        return super().process_response(request, response)
