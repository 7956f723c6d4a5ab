"""Asking the search as a visitor does, and reading the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once


@dataclass(frozen=True)
class Answer:
    response: Any
    main: Tag

    @property
    def items(self) -> list[Tag]:
        return self.main.select(".results > li")

    @property
    def titles(self) -> list[str]:
        return [text(item.select_one(".results__title")) for item in self.items]

    @property
    def marks(self) -> list[str]:
        return [mark.get_text() for mark in self.main.select("mark")]

    @property
    def kinds(self) -> list[str]:
        return [text(link) for link in self.main.select(".kinds a")]

    @property
    def empty(self) -> str:
        return text(self.main.select_one(".empty"))

    def item(self, title: str) -> Tag:
        return self.items[self.titles.index(title)]


type Ask = Callable[..., Answer]


def text(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""


@pytest.fixture
def ask(client: Client) -> Ask:
    def send(words: str | None = None, language: str = "en", **more: str) -> Answer:
        with translation.override(language):
            address = reverse("groupsite_search")
        query = more if words is None else {"q": words, **more}
        response = client.get(address, query)
        assert response.status_code == 200
        return Answer(response, BeautifulSoup(response.text, "lxml").main)

    return send


@pytest.fixture
@made_once
def waves(group_site: Any) -> Any:
    """A posting in two languages with supervisor, programme and area; a person without a page."""
    alice = PersonFactory(family_name="Jörnsten", role="Professor")
    area = AreaFactory(lead=alice, keywords=[("lattices", "gitter")])
    vacancy = VacancyFactory(
        supervisors=[alice], areas=[area], funded=True, documents=["CV"], reference="W-2025/17"
    )
    group_site.add(alice, biography="<p>She studies &lt;ripples&gt;.</p>")
    for record, english, swedish in (
        (area, "Coding theory", "Kodningsteori"),
        (vacancy, "Understanding transformers", "Att förstå transformermodeller"),
    ):
        pages = group_site.add(record)
        for language, title in (("en", english), ("sv", swedish)):
            pages[language].title = title
            pages[language].save()
    PersonFactory(bob=True)
    return group_site
