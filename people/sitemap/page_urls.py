"""The URLs of many pages of one site, without loading the pages."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.coreutils import WAGTAIL_APPEND_SLASH
from wagtail.models import Site


class PageUrls:
    """Gives the URLs of a site's pages, as `Page.get_full_url` does, from their `url_path`."""

    def __init__(self, site: Site) -> None:
        # The longest root first: a page belongs to the nearest home page above it.
        self._prefixes = sorted(_prefix_by_root_path(site), key=lambda one: -len(one[0]))

    def full_url(self, url_path: str) -> str:
        """Return the URL of the page with this `url_path`; empty if it is not below a home page."""
        for root_path, prefix in self._prefixes:
            if url_path.startswith(root_path):
                rest = quote(url_path[len(root_path) :])
                return f"{prefix}{rest if WAGTAIL_APPEND_SLASH else rest.rstrip('/')}"
        return ""


def _prefix_by_root_path(site: Site) -> Iterator[tuple[str, str]]:
    """Yield (`url_path` of a home page, its full URL), for each language of the site."""
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk:
            try:
                with translation.override(root.language_code):
                    yield root.root_path, root.root_url + reverse("wagtail_serve", args=("",))
            except NoReverseMatch:  # pages are not served here
                continue
