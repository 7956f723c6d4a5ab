"""Folds texts for the search index, so that SQLite and PostgreSQL match them alike.

A model declares which of its fields hold text:

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("lead", "body"),
    ]

Wagtail's index then holds each text twice: unchanged for a host's own `search()`, and folded for
`autocomplete()`, which matches the beginnings of words. Folding happens here because SQLite and
PostgreSQL fold and split words differently.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

# Letters that Unicode does not decompose to Latin letters, as people type them without the key.
LATIN_SUBSTITUTES: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
EN_DASH: Final = "\N{EN DASH}"
BLOCK_END: Final = re.compile(r"</(?:p|h[1-6]|li|blockquote|t[dh])>", re.IGNORECASE)
CLOSING_PUNCTUATION: Final = (*".!?…:;,–", "")  # no dash is added after these
CHARACTER_CACHE_SIZE: Final = 4096  # characters whose classification is cached
# Most text is ASCII, which makes this many times faster than classifying each character.
NOT_LETTERS_OR_DIGITS: Final = re.compile("[^0-9A-Za-z]+")


def fold_text(text: str) -> str:
    """Return the text in lower case without diacritics or punctuation: "Jörn-Åke!" is "jorn ake".

    The result has only letters, digits and spaces, so no database can read a word as an operator.
    """
    if text.isascii():
        return " ".join(NOT_LETTERS_OR_DIGITS.sub(" ", text).casefold().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(map(_keep_letter_or_digit, plain.translate(LATIN_SUBSTITUTES))).split())


def query_matcher(query: str) -> Callable[..., bool]:
    """Return a function that tells whether texts contain each word of the query, even as a part.

    A query without letters and digits matches everything.
    """
    words = fold_text(query).split()

    def matches(*texts: Any) -> bool:
        text = fold_text(" ".join(str(one) for one in texts if one))
        return all(word in text for word in words)

    return matches


@lru_cache(maxsize=CHARACTER_CACHE_SIZE)
def is_word_character(character: str) -> bool:
    """Whether a character is part of a word: a letter, digit, mark or invisible character.

    A soft hyphen is invisible, for example.
    """
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Cf"


@lru_cache(maxsize=CHARACTER_CACHE_SIZE)
def _keep_letter_or_digit(character: str) -> str:
    """Return a letter or digit unchanged, nothing for a mark or invisible character, else a space."""
    if not is_word_character(character):
        return " "
    return character if unicodedata.category(character)[0] in "LN" else ""


class FoldedAutocompleteField(index.AutocompleteField):
    """An AutocompleteField whose text is folded: lower case, without diacritics or punctuation."""

    def get_value(self, obj: index.Indexed) -> str:
        """Return the field's value as folded text, for the search index."""
        return fold_text(self.plain_text(obj))

    def plain_text(self, obj: index.Indexed) -> str:
        """Return the field's value as plain text, not folded; lists and blocks are joined."""
        field = self._model_field(obj)
        if isinstance(field, RichTextField):
            return rich_text_in_one_line(field.value_from_object(obj))
        value = super().get_value(obj)
        return in_one_line(value) if isinstance(field, StreamField) else _joined_text(value)

    def _model_field(self, obj: index.Indexed) -> Any:
        """Return the model field; None if the text comes from a method."""
        try:
            return self.get_field(type(obj))
        except FieldDoesNotExist:
            return None


def rich_text_in_one_line(html: str) -> str:
    """Return rich text as one line of plain text, with a dash after a heading.

    >>> rich_text_in_one_line("<h2>Where we are</h2><p>In Gothenburg.</p><p>By the sea.</p>")
    'Where we are – In Gothenburg. By the sea.'
    """
    blocks = BLOCK_END.split(html.replace("<br", " <br"))
    return in_one_line(unescape(strip_tags(block)) for block in blocks)


def in_one_line(texts: Iterable[str]) -> str:
    """Join texts with a space, or with a dash after one that ends without punctuation."""
    joined = ""
    for text in filter(None, (" ".join(one.split()) for one in texts)):
        gap = " " if joined[-1:] in CLOSING_PUNCTUATION else f" {EN_DASH} "
        joined = f"{joined}{gap}{text}" if joined else text
    return joined


def prefix_search_fields(*names: str) -> list[Any]:
    """Return a SearchField and a FoldedAutocompleteField for each of these model fields or methods.

    Wagtail's `Page.search_fields` already has a SearchField for the title.
    """
    return [field(name) for name in names for field in (index.SearchField, FoldedAutocompleteField)]


def indexed_texts_without_title(obj: index.Indexed) -> list[str]:
    """Return the plain, non-empty texts of an object's FoldedAutocompleteFields, without its title."""
    return [text for text in _iter_indexed_texts(obj, type(obj).get_search_fields()) if text]


def _iter_indexed_texts(obj: index.Indexed, fields: Iterable[index.BaseField]) -> Iterable[str]:
    """Yield plain texts of the FoldedAutocompleteFields among these, also in related objects; no titles."""
    for field in fields:
        if isinstance(field, FoldedAutocompleteField) and field.field_name != "title":
            yield field.plain_text(obj)
        elif isinstance(field, index.RelatedFields):
            related = field.get_value(obj)
            rows = related.all() if isinstance(related, models.Manager) else [related]
            for row in rows:
                yield from _iter_indexed_texts(row, field.fields)


def _joined_text(value: object) -> str:
    """Join the value that a search field returns: a text, or nested lists of texts."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(filter(None, map(_joined_text, value)))
    return "" if value is None else str(value).strip()
