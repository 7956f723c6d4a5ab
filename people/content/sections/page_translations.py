"""Finds a page's translations as specific pages, and the one that is shown as its original."""

from collections.abc import Iterable
from typing import Any, Final

from wagtail.models import Page

TRANSLATIONS_ATTRIBUTE: Final = "_specific_translations"


def specific_translations(page: Page) -> list[Any]:
    """Return the page's other languages as specific pages, ordered by locale, without aliases.

    Makes no query if the caller has loaded them and passed them to `cache_specific_translations`.
    """
    if (known := vars(page).get(TRANSLATIONS_ATTRIBUTE)) is not None:
        return list(known)
    others = page.get_translations().filter(alias_of=None).select_related("locale")
    return list(others.order_by("locale__pk").specific())


def cache_specific_translations(pages: Iterable[Page]) -> None:
    """Cache each page's other languages on it; `pages` are all languages of one page."""
    pages = [page for page in pages if page.alias_of_id is None]
    for page in pages:
        vars(page)[TRANSLATIONS_ATTRIBUTE] = [other for other in pages if other.pk != page.pk]


def preferred_original(page: Page, language: str = "") -> Any | None:
    """Return the page shown beside `page`: in `language`, else a live one, else a draft, else None.

    None for a page without another language.
    """
    others = specific_translations(page)
    chosen = [one for one in others if one.locale.language_code == language]
    live = [one for one in others if one.live]
    return next(iter([*chosen, *live, *others]), None)
