"""Parses a search query into safe words (R52), without operators of any database."""

import re
from dataclasses import dataclass
from typing import Final

from groupsite.search.index.words import LONGEST_WORD
from people.content.search_text import fold_text

# In characters. If somebody pastes a paragraph, the search uses its beginning.
LONGEST: Final = 200
MOST_WORDS: Final = 8

# Characters that HTML does not allow, or that change the direction of the following text.
UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

type Phrase = tuple[str, ...]  # words that must all be found
type Alternatives = tuple[Phrase, ...]  # phrases of which one must be found


@dataclass(frozen=True)
class Query:
    """A search query as typed and as words, with synonyms if they have been added."""

    text: str = ""  # as shown in the search field
    words: tuple[str, ...] = ()  # folded and unique, letters and digits only
    is_cut: bool = False  # whether the query was too long and has been cut
    with_synonyms: tuple[Alternatives, ...] = ()  # empty if no word has synonyms

    @property
    def parts(self) -> tuple[Alternatives, ...]:
        """Return what must be found: each part in one of its alternatives."""
        return self.with_synonyms or tuple(((word,),) for word in self.words)

    @property
    def words_and_synonyms(self) -> tuple[str, ...]:
        """Return the words of all alternatives, for highlighting."""
        found = (word for part in self.parts for phrase in part for word in phrase)
        return tuple(dict.fromkeys(found))

    @property
    def has_text_without_words(self) -> bool:
        """Whether the query has text but no letter or digit."""
        return bool(self.text) and not self.words


def parse_query(typed: str) -> Query:
    """Return the query that a visitor typed, cut to `LONGEST` characters and `MOST_WORDS` words."""
    text = " ".join(UNPRINTABLE.sub(" ", typed).split())
    kept = text[:LONGEST].rstrip()
    found = list(dict.fromkeys(word[:LONGEST_WORD] for word in fold_text(kept).split()))
    return Query(kept, tuple(found[:MOST_WORDS]), text != kept or len(found) > MOST_WORDS)


def has_word_with_prefix(folded_text: str, prefix: str) -> bool:
    """Whether a word of the text begins with `prefix`. Both are folded (`fold_text`)."""
    return f" {prefix}" in f" {folded_text} "
