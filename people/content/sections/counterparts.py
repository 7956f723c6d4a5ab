"""The other languages of a page."""

from typing import Any

from wagtail.models import Page


def counterparts(page: Page) -> list[Any]:
    """Return the page's other languages as specific pages, in the order of the locales; no aliases."""
    others = page.get_translations().filter(alias_of=None).select_related("locale")
    return list(others.order_by("locale__pk").specific())


def original_of(page: Page, language: str = "") -> Any | None:
    """Return the page that is shown beside `page`: the one in `language`, else a live one, else a draft.

    None for a page without another language.
    """
    others = counterparts(page)
    chosen = [one for one in others if one.locale.language_code == language]
    live = [one for one in others if one.live]
    return next(iter([*chosen, *live, *others]), None)
