"""Middleware of the demo: shows the site's own 404 page, where DEBUG would list the URL patterns."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.views.defaults import page_not_found


class NotFoundPageMiddleware(MiddlewareMixin):
    """Middleware for Http404 raised by a view; unknown URLs still get Django's page."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None
