"""A page as a visitor gets it: its text as read, and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from bs4 import BeautifulSoup, NavigableString, Tag

from tests.data.sentences import plain

# Where these begin or end a new line begins; everything else runs on.
BLOCKS = (
    *("p", "li", "dt", "dd", "h1", "h2", "h3", "div", "section", "th", "td", "caption", "header"),
    *("aside", "article", "nav", "ul", "ol", "dl", "table", "tr", "option", "label", "br"),
)


@dataclass(frozen=True)
class Read:
    """The main part of a page; `whole` is everything that was sent, as it was sent."""

    main: Tag
    whole: str

    @classmethod
    def from_response(cls, response: Any) -> Self:
        assert response.status_code == 200
        whole = response.content.decode()
        main = BeautifulSoup(whole, "lxml").find("main")
        assert isinstance(main, Tag)
        return cls(main, whole)

    @property
    def text(self) -> str:
        """All words, with ordinary spaces and straight quotation marks."""
        return text_of(self.main)

    def one(self, selector: str) -> Tag:
        """The only element that fits."""
        (found,) = self.main.select(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        return [text_of(tag) for tag in self.main.select(selector)]

    def facts(self, selector: str) -> dict[str, str]:
        """A definition list as a dict."""
        return {
            text_of(term): text_of(term.find_next_sibling("dd"))
            for term in self.main.select(f"{selector} dt")
        }

    def section(self, heading_id: str) -> Tag:
        """The section that the heading with this id names."""
        return self.one(f'[aria-labelledby="{heading_id}"]')


def text_of(tag: Any) -> str:
    return plain("".join(_pieces(tag)))


def _pieces(tag: Tag) -> Iterator[str]:
    """The texts below an element, and line breaks; scripts and comments are no texts."""
    if tag.name in BLOCKS:
        yield "\n"
    for child in tag.contents:
        if isinstance(child, Tag):
            yield from _pieces(child)
        elif type(child) is NavigableString:
            yield child
    if tag.name in BLOCKS:
        yield "\n"


def visit(client: Any, page: Any, query: str = "") -> Read:
    return Read.from_response(client.get(f"{page.get_url()}{query}"))
