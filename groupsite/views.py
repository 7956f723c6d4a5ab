"""robots.txt and security.txt (R60)."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.content.request_time import received_at

# RFC 9116 requires an expiry date, preferably within a year, so that old copies are not trusted.
SECURITY_LASTS = timedelta(days=180)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Serve robots.txt: crawlers may read everything except the admin. It names the sitemap."""
    sitemap = request.build_absolute_uri(reverse("groupsite_sitemap:sitemap"))
    lines = ["User-agent: *", f"Disallow: {reverse('wagtailadmin_home')}", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Serve security.txt with the URL in GROUPSITE_SECURITY_CONTACT; 404 if it is empty."""
    contact = getattr(settings, "GROUPSITE_SECURITY_CONTACT", "")
    if not contact:
        raise Http404
    midnight = received_at(request).astimezone(UTC).replace(hour=0, minute=0, second=0)
    ends = (midnight + SECURITY_LASTS).strftime("%Y-%m-%dT%H:%M:%SZ")
    languages = ", ".join(code for code, _name in settings.LANGUAGES)
    lines = [
        f"Contact: {contact}",
        f"Expires: {ends}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
