"""Parsed pages are taken apart when the test that has parsed them is over.

The elements of a page know each other, so only the garbage collector would find them. They were four
fifths of what it found, and going through them took a twentieth of a run. What fixtures have parsed stays.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bs4 import BeautifulSoup

_parsed: list[BeautifulSoup] = []


def noting(init: Callable[..., None]) -> Callable[..., None]:
    """Wrap `BeautifulSoup.__init__`. The product's parser is another, and may keep what it has parsed."""

    def init_and_note(self: BeautifulSoup, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        if self.builder.NAME == "lxml":
            _parsed.append(self)

    return init_and_note


@contextmanager
def soups_end_here() -> Iterator[None]:
    """Take apart what is parsed in this block; after an exception, which may show it, all stays."""
    _parsed.clear()
    yield
    for soup in _parsed:
        take_apart(soup)
    _parsed.clear()


def take_apart(soup: BeautifulSoup) -> None:
    element = soup.contents[0] if soup.contents else None
    soup.__dict__.clear()
    while element is not None:
        following = element.__dict__.get("next_element")
        element.__dict__.clear()
        element = following
