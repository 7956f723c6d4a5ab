"""Whether the site has an endpoint of pages that does not know which records are public."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.views import PagesAPIViewSet

from people.content.api.anonymous_viewset import AnonymousAPIViewSet


def page_endpoints_without_public_rule() -> list[str]:
    """Return the classes of endpoints of pages that are not ours, the admin's own left out."""
    found = {view.cls for view in _views(get_resolver().url_patterns) if hasattr(view, "cls")}
    return sorted(
        f"{one.__module__}.{one.__name__}"
        for one in found
        if issubclass(one, PagesAPIViewSet)
        and not issubclass(one, AnonymousAPIViewSet | PagesAdminAPIViewSet)
    )


def _views(patterns: Any) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.callback
        else:
            yield from _views(pattern.url_patterns)
