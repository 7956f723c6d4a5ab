"""Swedish in which everything a catalogue says is ⟦marked⟧: what has no mark, no catalogue says.

`marked_swedish()` swaps the catalogue in memory. `unmarked()` lists the texts of a page that come
neither from a catalogue nor from its content; `content()` is what the database says in Swedish.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.apps import apps
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import trans_real
from wagtail.fields import StreamField

from people.content.records.translated_rows import TranslationRow
from people.drawings import initials
from people.models import Person
from tests.sources import LABELS

OPENS, CLOSES = "⟦", "⟧"
LANGUAGE = "sv"
SPOKEN = ("alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title")
SILENT = {"script", "style", "template", "noscript", "code"}
# Labels for editors and values that the machine reads: no content of a page.
INTERNAL = {"name": {"Vacancy", "ResearchArea", "Keyword"}}
# Part of an address: Django remembers it, so that a mark would outlast the test.
ADDRESS = re.compile(r"[a-z-]+/")
LETTERS = re.compile(r"[^\W\d_]")
# The form on paper, written out: nobody translates it.
PRINTED_URL = re.compile(r"https?://[\w.:-]+/[\w./-]*")
EDGES = ' \n\t.,:;!?()[]–—-/·…"“”'


class Marking:
    """Django's own Swedish, but each message it knows is the English one between marks.

    Known are the messages of our catalogues and of Django's and Wagtail's; what none of them has
    comes out bare, as it would in English on the page.
    """

    def __init__(self, swedish: Any, *, knows_all: bool) -> None:
        self._swedish = swedish
        self._knows_all = knows_all

    def __getattr__(self, name: str) -> Any:
        return getattr(self._swedish, name)

    def gettext(self, message: str) -> str:
        if ADDRESS.fullmatch(message) or not self._knows(message):
            return str(self._swedish.gettext(message))
        return self._marked(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        if not self._knows((singular, 0)):
            return str(self._swedish.ngettext(singular, plural, number))
        return self._marked(singular if number == 1 else plural)

    def _knows(self, key: str | tuple[str, int]) -> bool:
        return self._knows_all or key in self._swedish._catalog

    def _marked(self, message: str) -> str:
        words = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        return f"{OPENS}{words}{CLOSES}" if words.strip() else words


@contextmanager
def marked_swedish(*, knows_all: bool = False) -> Iterator[None]:
    """While it lasts, whoever asks for Swedish gets marks, requests included.

    `knows_all` marks what no catalogue has too: Wagtail's Swedish has gaps, and they are not ours.
    """
    swedish = trans_real.translation(LANGUAGE)
    trans_real._translations[LANGUAGE] = Marking(swedish, knows_all=knows_all)
    try:
        yield
    finally:
        trans_real._translations[LANGUAGE] = swedish


class Reader:
    """Reads texts one after another and keeps what no mark encloses.

    A mark may stand inside another, and may open in one text and close in a later one: a message
    can hold markup.
    """

    def __init__(self) -> None:
        self.depth = 0

    def outside_marks(self, text: str) -> list[str]:
        pieces = [""]
        for character in text:
            if character in OPENS + CLOSES:
                self.depth += 1 if character == OPENS else -1
                pieces.append("")
            elif self.depth == 0:
                pieces[-1] += character
        parts = (part.strip(EDGES) for piece in pieces for part in re.split(" [–-] ", piece))
        return [part for part in parts if LETTERS.search(part)]


def outside_marks(text: str) -> list[str]:
    """What stands in one text outside its marks."""
    return Reader().outside_marks(_plain(text))


def unmarked(html: str, content: str = "") -> list[str]:
    """What a reader of the page meets that is neither marked nor, as whole words, in the content.

    What is marked with another `lang` is that language's business.
    """
    soup, words = BeautifulSoup(html, "html.parser"), _plain(content)

    def is_content(text: str) -> bool:
        found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", words)
        return bool(found or PRINTED_URL.fullmatch(text)) or not LETTERS.search(text)

    return [
        part
        for part in (*_texts(soup), *_attributes(soup))
        if not (is_content(part) or all(map(is_content, part.split(", "))))
    ]


def _texts(soup: BeautifulSoup) -> Iterator[str]:
    reader = Reader()
    for node in soup.find_all(string=True):
        if type(node) is NavigableString:
            parts = reader.outside_marks(_plain(node))
            yield from parts if _is_read(node.parent) else ()
    assert reader.depth == 0, "a marked message was cut"


def _attributes(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(_is_read):
        for text in _spoken_attributes(tag):
            yield from outside_marks(text)


def _spoken_attributes(tag: Tag) -> Iterator[str]:
    yield from (str(tag[name]) for name in SPOKEN if tag.has_attr(name))
    if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"}:
        yield str(tag.get("value", ""))
    if tag.name == "meta" and tag.get("name") == "description":
        yield str(tag.get("content", ""))


def _is_read(tag: Tag | None) -> bool:
    while tag is not None:
        if tag.name in SILENT or (tag.name != "html" and tag.get("lang", LANGUAGE) != LANGUAGE):
            return False
        tag = tag.parent
    return True


def content(*, for_editors: bool = False) -> str:
    """Every word that the database says in Swedish, or in no language: names, addresses.

    Editors read the words of every language, and the names of records.
    """
    return " ¦ ".join(
        text
        for label in LABELS.values()
        for model in apps.get_app_config(label).get_models()
        for row in _rows(model, for_editors)
        for text in _words_of(row, for_editors)
        if text
    )


def _rows(model: type[models.Model], for_editors: bool) -> Iterable[Any]:
    rows = model._base_manager.all()
    if for_editors:
        return rows
    if issubclass(model, TranslationRow):
        return rows.filter(language=LANGUAGE)
    if any(field.name == "locale" for field in model._meta.get_fields()):
        return rows.filter(locale__language_code=LANGUAGE)
    return rows


def _words_of(row: Any, for_editors: bool) -> Iterator[str]:
    for field in row._meta.get_fields():
        if not isinstance(field, models.CharField | models.TextField | StreamField):
            continue
        if field.choices or field.name.endswith("_key"):
            continue
        if for_editors or type(row).__name__ not in INTERNAL.get(field.name, ()):
            markup = str(field.value_from_object(row)).replace("<", " <")
            yield unescape(strip_tags(markup))
    if isinstance(row, Person):
        yield row.name
        yield initials(row.given_name, row.family_name)


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())
