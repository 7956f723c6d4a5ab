"""Splits texts into words and the parts between them."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from people.content.search_text import fold_text, is_word_character

ASCII_WORD: Final = re.compile("([0-9A-Za-z]+)")


def words_and_gaps(text: str) -> Iterable[tuple[bool, str]]:
    """Yield the words of a text and the parts between them, in order, each as (is_word, part)."""
    if text.isascii():  # the usual case, and much faster
        for number, part in enumerate(ASCII_WORD.split(text)):
            if part:
                yield number % 2 == 1, part
        return
    for is_word, signs in groupby(text, key=is_word_character):
        yield is_word, "".join(signs)


def spelt_words(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of the texts as they are spelt, by their folded form."""
    words = (part for text in texts for is_word, part in words_and_gaps(text) if is_word)
    return {folded: word for word in words if (folded := fold_text(word))}
