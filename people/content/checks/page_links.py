"""Checks the links in a page's text: links to hidden pages, or to a page in another language.

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
from wagtail.views import serve

from people.content.findings.finding import Finding, warning
from people.content.findings.texts import PAGE_LINK, PageText
from people.content.languages.link_rewriting import public_pages_by_id
from people.content.records.visibility import visible_ids

UNSAFE: Final = "http://"


@dataclass(frozen=True)
class LinkInText:
    """A link in a text: to a chosen page or to a typed URL."""

    text: PageText
    words: str
    page_id: int | None = None
    address: str = ""

    def found(self, sentence: str) -> Finding:
        values = {"where": self.text.label, "link": self.words}
        return warning(sentence % values, self.text.field)


def link_findings(texts: Iterable[PageText], locale: Locale, at: datetime) -> list[Finding]:
    """Return the findings about links in texts in the language of `locale`."""
    links = [link for text in texts if text.is_rich for link in _links(text)]
    inside = LinkedPages(links, locale, at)
    return [finding for link in links for finding in _of_link(link, inside)]


def _links(text: PageText) -> Iterator[LinkInText]:
    for tag in text.tree.find_all("a"):
        words = tag.get_text().strip() or str(tag.get("href", ""))
        if tag.get("linktype") == PAGE_LINK:
            number = str(tag.get("id", ""))
            yield LinkInText(text, words, page_id=int(number) if number.isdecimal() else 0)
        elif tag.get("href"):
            yield LinkInText(text, words, address=str(tag["href"]).strip())


def _of_link(link: LinkInText, inside: "LinkedPages") -> Iterator[Finding]:
    if link.page_id is not None:
        if link.page_id not in inside.answering:
            yield link.found(_unread())
    elif paths := inside.paths.get(link.address):
        typed = next((inside.typed[path] for path in paths if path in inside.typed), None)
        yield from inside.judge(link, typed)
    elif link.address.casefold().startswith(UNSAFE):
        sentence = _("“%(where)s”: the link “%(link)s” is not safe: it begins with http://.")
        yield link.found(sentence)


def _unread() -> str:
    return _("“%(where)s”: the link “%(link)s” leads to a page that visitors do not get.")


class LinkedPages:
    """The pages of this site that the links lead to, loaded together.

    A link to a chosen page leads to its translation in the reader's language
    (`people.content.languages.link_rewriting`); a typed URL always leads to the same page.
    """

    def __init__(self, links: list[LinkInText], locale: Locale, at: datetime) -> None:
        self.locale = locale
        with translation.override(locale.language_code):
            self.answering = {int(pk) for pk in public_pages_by_id(_chosen(links), at)}
        self.paths = _paths({link.address for link in links if link.address})
        wanted = {path for paths in self.paths.values() for path in paths}
        pages = list(Page.objects.filter(url_path__in=wanted)) if wanted else []
        self.typed = {page.url_path: page for page in pages}
        others = self._in_this_language(pages)
        self.visible_ids = visible_ids([*pages, *others], at)
        self.translated = {page.translation_key for page in others if page.pk in self.visible_ids}

    def _in_this_language(self, pages: list[Page]) -> list[Any]:
        keys = {page.translation_key for page in pages if page.locale_id != self.locale.pk}
        if not keys:
            return []
        return list(Page.objects.filter(translation_key__in=keys, locale=self.locale))

    def judge(self, link: LinkInText, page: Page | None) -> Iterator[Finding]:
        """Yield findings about a typed URL of this site and the page that it resolves to."""
        if page is None:
            yield link.found(_("“%(where)s”: the link “%(link)s” leads to no page of this site."))
        elif page.locale_id != self.locale.pk and page.translation_key in self.translated:
            yield link.found(
                _(
                    "“%(where)s”: the link “%(link)s” leads to a page in another language, "
                    "but there is one in this language."
                )
            )
        elif page.pk not in self.visible_ids:
            yield link.found(_unread())


def _chosen(links: list[LinkInText]) -> set[int]:
    return {link.page_id for link in links if link.page_id}


def _paths(addresses: set[str]) -> dict[str, list[str]]:
    """Return the possible paths inside the site by URL, for URLs that belong to this site."""
    if not addresses:
        return {}
    roots = Site.get_site_root_paths()
    found = {}
    for address in addresses:
        if paths := list(_inside(address, roots)):
            found[address] = paths
    return found


def _inside(address: str, roots: list[SiteRootPath]) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        return
    path = unquote(parts.path)
    if not _is_of_pages(path):
        return
    for root in roots:
        host = f"{parts.scheme}://{parts.netloc}"
        if parts.netloc and host != root.root_url.rstrip("/"):
            continue
        prefix = f"/{root.language_code}/"
        below = path.removeprefix(prefix) if path.startswith(prefix) else path.lstrip("/")
        yield f"{root.root_path}{below.rstrip('/')}/" if below.strip("/") else root.root_path


def _is_of_pages(path: str) -> bool:
    """Whether Wagtail serves pages at this path, rather than a view of its own URL pattern."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            return resolve(path).func is serve
    except Resolver404:
        return bool(settings.APPEND_SLASH) and not path.endswith("/") and _is_of_pages(f"{path}/")
