"""Redirects from old URLs, only to pages that visitors can open (R45)."""

from typing import Any
from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from people.content.records.page import RecordPageMixin
from people.content.request_time import received_at


class RedirectsToVisiblePages(RedirectMiddleware):
    """Wagtail's redirect middleware, but a redirect to a page that visitors cannot open gives 404."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        redirect = _matching_redirect(request)
        if (
            redirect
            and redirect.redirect_page
            and not is_page_public(redirect.redirect_page, request)
        ):
            return response
        return answer


def _matching_redirect(request: HttpRequest) -> Any:
    """Return the redirect that Wagtail would follow: with the query string, else without."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return get_redirect(request, path) or get_redirect(request, urlparse(path).path)


def is_page_public(page: Page, request: HttpRequest) -> bool:
    """Whether anonymous visitors can open the page at the time of the request."""
    specific = page.specific
    if isinstance(specific, RecordPageMixin):
        return specific.is_visible(received_at(request))
    return Page.objects.live().public().filter(pk=page.pk).exists()
