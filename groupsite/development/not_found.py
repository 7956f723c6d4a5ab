"""Middleware for development: shows the site's own 404 page, where DEBUG would list the URL patterns."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.views.defaults import page_not_found


class NotFoundPageMiddleware(MiddlewareMixin):
    """Shows the site's 404 page if a view raises Http404; unknown URLs get Django's page."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None
