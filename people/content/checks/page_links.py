"""Checks the links in a page's text: hidden, missing or insecure targets, and other languages.

All pages behind the links are loaded together, so the number of queries does not grow with the
links.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site
from wagtail.models.sites import SiteRootPath

from people.content.findings.finding import Finding, warning
from people.content.findings.page_texts_and_pictures import PAGE_LINK, PageText
from people.content.languages.link_rewriting import link_targets_by_page_id
from people.content.records.visibility import visible_page_ids

INSECURE_SCHEME: Final = "http://"
# The URL pattern below which pages are served: by Wagtail's view, or by one of the site that calls it.
WAGTAIL_URL_NAME: Final = "wagtail_serve"


@dataclass(frozen=True)
class LinkInText:
    """A link in a text: to a chosen page or to a typed URL."""

    text: PageText
    words: str
    page_id: int | None = None
    url: str = ""

    def make_warning(self, sentence: str) -> Finding:
        """Return a warning about this link; `sentence` has placeholders for the field and the link."""
        values = {"where": self.text.label, "link": self.words}
        return warning(sentence % values, self.text.field)


def link_findings(texts: Iterable[PageText], locale: Locale, at: datetime) -> list[Finding]:
    """Return the findings about links in the rich texts; all `texts` are in the language of `locale`."""
    links = [link for text in texts if text.is_rich for link in _links_in_text(text)]
    linked_pages = LinkedPages(links, locale, at)
    return [finding for link in links for finding in _link_findings(link, linked_pages)]


def _links_in_text(text: PageText) -> Iterator[LinkInText]:
    """Yield the links in a rich text."""
    for tag in text.soup.find_all("a"):
        words = tag.get_text().strip() or str(tag.get("href", ""))
        if tag.get("linktype") == PAGE_LINK:
            number = str(tag.get("id", ""))
            yield LinkInText(text, words, page_id=int(number) if number.isdecimal() else 0)
        elif tag.get("href"):
            yield LinkInText(text, words, url=str(tag["href"]).strip())


def _link_findings(link: LinkInText, linked_pages: "LinkedPages") -> Iterator[Finding]:
    """Yield the findings about one link."""
    if link.page_id is not None:
        if link.page_id not in linked_pages.answering:
            yield link.make_warning(_hidden_page_sentence())
    elif paths := linked_pages.paths.get(link.url):
        typed = next(
            (linked_pages.typed[path] for path in paths if path in linked_pages.typed), None
        )
        yield from linked_pages.typed_url_findings(link, typed)
    elif link.url.casefold().startswith(INSECURE_SCHEME):
        sentence = _(
            "“%(where)s”: the link “%(link)s” is not secure, because it begins with http://."
        )
        yield link.make_warning(sentence)


def _hidden_page_sentence() -> str:
    """Return the warning about a link to a page that visitors cannot open, with placeholders."""
    return _("“%(where)s”: the link “%(link)s” leads to a page that visitors cannot see.")


class LinkedPages:
    """The pages of this site that the links lead to, loaded together.

    A link to a chosen page leads to its translation in the reader's language
    (`people.content.languages.link_rewriting`); a typed URL always leads to the same page.
    """

    def __init__(self, links: list[LinkInText], locale: Locale, at: datetime) -> None:
        self.locale = locale
        with translation.override(locale.language_code):
            self.answering = {
                int(pk) for pk in link_targets_by_page_id(_chosen_page_ids(links), at)
            }
        self.paths = _site_paths_by_url({link.url for link in links if link.url})
        wanted = {path for paths in self.paths.values() for path in paths}
        pages = list(Page.objects.filter(url_path__in=wanted)) if wanted else []
        self.typed = {page.url_path: page for page in pages}
        others = self._translations_in_locale(pages)
        self.visible_page_ids = visible_page_ids([*pages, *others], at)
        self.translated = {
            page.translation_key for page in others if page.pk in self.visible_page_ids
        }

    def _translations_in_locale(self, pages: list[Page]) -> list[Any]:
        keys = {page.translation_key for page in pages if page.locale_id != self.locale.pk}
        if not keys:
            return []
        return list(Page.objects.filter(translation_key__in=keys, locale=self.locale))

    def typed_url_findings(self, link: LinkInText, page: Page | None) -> Iterator[Finding]:
        """Yield findings about a typed URL of this site; `page` is the page it leads to.

        `page` is None if the URL leads to no page.
        """
        if page is None:
            yield link.make_warning(
                _("“%(where)s”: the link “%(link)s” does not lead to a page on this site.")
            )
        elif page.locale_id != self.locale.pk and page.translation_key in self.translated:
            yield link.make_warning(
                _(
                    "“%(where)s”: the link “%(link)s” leads to a page in another language, but "
                    "that page also exists in this language."
                )
            )
        elif page.pk not in self.visible_page_ids:
            yield link.make_warning(_hidden_page_sentence())


def _chosen_page_ids(links: list[LinkInText]) -> set[int]:
    """Return the IDs of the pages that were chosen in the editor, not typed as a URL."""
    return {link.page_id for link in links if link.page_id}


def _site_paths_by_url(urls: set[str]) -> dict[str, list[str]]:
    """Return {URL: possible `url_path`s of its page} for the URLs that Wagtail serves on this site."""
    if not urls:
        return {}
    roots = Site.get_site_root_paths()
    found = {}
    for url in urls:
        if paths := list(_possible_site_paths(url, roots)):
            found[url] = paths
    return found


def _possible_site_paths(url: str, root_paths: list[SiteRootPath]) -> Iterator[str]:
    """Yield the `url_path`s that the URL may have on each site; none if it leads elsewhere."""
    parts = urlsplit(url)
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        return
    path = unquote(parts.path)
    if not _is_served_by_wagtail(path):
        return
    for root in root_paths:
        host = f"{parts.scheme}://{parts.netloc}"
        if parts.netloc and host != root.root_url.rstrip("/"):
            continue
        prefix = f"/{root.language_code}/"
        below = path.removeprefix(prefix) if path.startswith(prefix) else path.lstrip("/")
        yield f"{root.root_path}{below.rstrip('/')}/" if below.strip("/") else root.root_path


def _is_served_by_wagtail(path: str) -> bool:
    """Whether Wagtail serves pages at this path, rather than a view of its own URL pattern."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            return resolve(path).url_name == WAGTAIL_URL_NAME
    except Resolver404:
        return (
            bool(settings.APPEND_SLASH)
            and not path.endswith("/")
            and _is_served_by_wagtail(f"{path}/")
        )
