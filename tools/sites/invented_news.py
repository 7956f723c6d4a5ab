"""News of the invented group, in each language, marked in its titles; from `invented_news.toml`."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from wagtail.models import Page

from groupsite.demo import records
from groupsite.demo.content.files import read_toml
from groupsite.demo.content.markup import markdown_to_rich_text
from groupsite.demo.page_tree import publish_in_all_languages
from groupsite.models import HomePage
from research.models import NewsArea, NewsIndexPage, NewsPage, NewsPerson

FILE: Final = read_toml(Path(__file__).with_name("invented_news.toml"))


def add(
    found: Mapping[str, records.Found], prefix: str, day: date, marked: Callable[[str, str], str]
) -> None:
    """Add the list of news below the home pages, and its items. `prefix`: of keys and slugs."""
    home = HomePage.objects.get(locale__language_code="en")
    index = publish_in_all_languages(home, lambda code: NewsIndexPage(**FILE["list"][code]))
    for own in FILE["items"].values():
        people = [found["people"][prefix + key] for key in own["people"]]
        areas = [found["areas"][key] for key in own["areas"]]
        facts = {"date": day - timedelta(days=own["days_ago"])}
        publish_in_all_languages(index, _builder(own, facts, people, areas, prefix, marked))


def _builder(
    own: Mapping[str, Any],
    facts: Mapping[str, Any],
    people: list[Any],
    areas: list[Any],
    prefix: str,
    marked: Callable[[str, str], str],
) -> Callable[[str], Page]:
    def build(code: str) -> Page:
        texts = own[code]
        page = NewsPage(
            title=marked(texts["title"], code),
            slug=prefix + texts["slug"],
            body=markdown_to_rich_text(texts["body"]),
            **facts,
        )
        page.people = [NewsPerson(person=one, sort_order=at) for at, one in enumerate(people)]
        page.areas = [NewsArea(area=one, sort_order=at) for at, one in enumerate(areas)]
        return page

    return build
