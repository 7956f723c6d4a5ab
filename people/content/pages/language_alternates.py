"""The versions of a page in other languages, as `hreflang` names them."""

from collections.abc import Mapping
from typing import Final

from wagtail.coreutils import get_content_languages

X_DEFAULT: Final = "x-default"  # for readers of all other languages


def language_alternates(urls: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (hreflang, URL) of each version, given by language code; empty if there is only one.

    `x-default` is the version in the first of the site's languages that has one.
    """
    if len(urls) < 2:
        return []
    default = next((code for code in get_content_languages() if code in urls), min(urls))
    return [*sorted(urls.items()), (X_DEFAULT, urls[default])]
