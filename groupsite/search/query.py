"""Parses a search query into safe words (R52), without operators of any database."""

import re
from dataclasses import dataclass
from typing import Final

from people.content.search_text import fold

# In characters: who pastes a whole paragraph gets an answer to its beginning.
LONGEST: Final = 200
MOST_WORDS: Final = 8
# A word of the index may be longer and is found all the same. PostgreSQL refuses words of 2 KB.
LONGEST_WORD: Final = 64

# Not allowed in HTML, or turning round what is printed after it (bidirectional controls).
UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True)
class Query:
    text: str = ""  # as it is printed again
    words: tuple[str, ...] = ()  # folded, each once: only letters and digits
    is_cut: bool = False  # whether more was asked than is answered

    @property
    def is_wordless(self) -> bool:
        """Whether the query has text but no letter or digit."""
        return bool(self.text) and not self.words


def read(asked: str) -> Query:
    """Return the query for what a visitor typed."""
    text = " ".join(UNPRINTABLE.sub(" ", asked).split())
    kept = text[:LONGEST].rstrip()
    found = list(dict.fromkeys(word[:LONGEST_WORD] for word in fold(kept).split()))
    return Query(kept, tuple(found[:MOST_WORDS]), text != kept or len(found) > MOST_WORDS)


def has_word_starting(folded: str, word: str) -> bool:
    """Whether a word of the folded text begins with `word`."""
    return f" {word}" in f" {folded}"


def has_words_starting(text: str, words: tuple[str, ...]) -> bool:
    """Whether each word is the beginning of a word of the text."""
    folded = fold(text)
    return all(has_word_starting(folded, word) for word in words)
