"""Splits texts into words and the parts between them."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from people.content.search_text import fold_text, is_word_character

# PostgreSQL refuses words of 2 KB. Longer words are found by their beginning.
LONGEST_WORD: Final = 64
# Inside a name or a number: O’Connor is also looked for as oconnor, e-mail as email, 34,550 as 34550.
INNER_PUNCTUATION: Final = re.compile(
    r"(?<=[^\W\d_])['\u2019\u02bc\u2010\u2011-](?=[^\W\d_])|(?<=\d)[ .,\u00a0\u202f](?=\d{3}(?!\d))"
)
ASCII_WORD: Final = re.compile("([0-9A-Za-z]+)")
WHOLE: Final = " "  # after a word that is found as it is; others are found by their beginning


def is_whole(word: str) -> bool:
    """Whether this word of a query is found as it is, not by its beginning."""
    return word.endswith(WHOLE)


def without_mark(word: str) -> str:
    """Return a word of a query without the mark of whole words."""
    return word.removesuffix(WHOLE)


def words_and_gaps(text: str) -> Iterable[tuple[bool, str]]:
    """Yield the words of a text and the parts between them, in order, each as (is_word, part)."""
    if text.isascii():  # the usual case, and much faster
        for number, part in enumerate(ASCII_WORD.split(text)):
            if part:
                yield number % 2 == 1, part
        return
    for is_word, signs in groupby(text, key=is_word_character):
        yield is_word, "".join(signs)


def folded_text_and_joined_spellings(text: str) -> str:
    """Return the folded text, and then its words with the punctuation inside them left out."""
    folded = fold_text(text)
    joined = fold_text(INNER_PUNCTUATION.sub("", text))
    return folded if joined == folded else f"{folded} {joined}"


def word_by_folded_form(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of the texts as they are spelt, by their folded form."""
    words = (part for text in texts for is_word, part in words_and_gaps(text) if is_word)
    return {folded: word for word in words if (folded := fold_text(word))}
