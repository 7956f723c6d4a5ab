"""A site with a list of news in both languages, and items in it."""

import datetime as dt
from typing import Any

from research.models import NewsArea, NewsIndexPage, NewsPage, NewsPerson
from tests.sites import GroupSite, pages_in_both_languages

TITLES = {"en": "News", "sv": "Nyheter"}


def add_indexes(site: GroupSite) -> dict[str, NewsIndexPage]:
    """A public list of news below the home page of each language."""
    return pages_in_both_languages(
        NewsIndexPage, (("News", "news"), ("Nyheter", "nyheter")), site.home
    )


def add_item(
    index: Any, title: str, *, day: int = 1, people: Any = (), areas: Any = (), **fields: Any
) -> NewsPage:
    """An item of this day of March 2026, with links in this order; public unless it is told not to be."""
    item = NewsPage(title=title, date=dt.date(2026, 3, day), locale=index.locale, **fields)
    item.people = [NewsPerson(person=one, sort_order=at) for at, one in enumerate(people)]
    item.areas = [NewsArea(area=one, sort_order=at) for at, one in enumerate(areas)]
    return index.add_child(instance=item)
