"""Excerpts of a text around the words of a query, and highlighting."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from groupsite.search.index.words import WHOLE, words_and_gaps
from people.content.search_text import fold_text

LENGTH: Final = 220
BEFORE: Final = 60  # characters before the first highlight
WINDOW: Final = LENGTH - BEFORE  # maximum distance of the last highlight from the first
ELLIPSIS: Final = "…"


def highlighted_html(text: str, words: Iterable[str]) -> SafeString:
    """Return escaped HTML (R57) with `<mark>` around words that begin with one of the (folded) words.

    A word with `WHOLE` after it must be the whole word.
    """
    words = tuple(words)
    return mark_safe(  # noqa: S308 — each part is escaped
        "".join(
            format_html("<mark>{}</mark>", part)
            if is_word and _matching_words(part, words)
            else conditional_escape(part)
            for is_word, part in words_and_gaps(text)
        )
    )


def excerpt(texts: Iterable[str], words: tuple[str, ...]) -> str:
    """Return the excerpt with the most words of the query, else the start of the first text."""
    texts = [" ".join(text.split()) for text in texts]
    best, most = "", 0
    for text in texts:
        start, count = _best_match_position_and_word_count(text, words)
        if count > most:
            best, most = _text_around(text, start), count
    if not most:
        best = _text_around(next(iter(texts), ""), 0)
    return best


def _matching_words(text_word: str, query_words: tuple[str, ...]) -> set[str]:
    """Return those of the query's words that are a prefix of this word of a text."""
    folded = fold_text(text_word).split()
    return {
        word for word in query_words if any(f"{part}{WHOLE}".startswith(word) for part in folded)
    }


def _best_match_position_and_word_count(text: str, words: tuple[str, ...]) -> tuple[int, int]:
    """Return the position of the first match in the best passage, and how many of the words it has."""
    found: list[tuple[int, set[str]]] = []
    at = 0
    for is_word, part in words_and_gaps(text):
        if is_word and (here := _matching_words(part, words)):
            found.append((at, here))
        at += len(part)
    best, most, end = 0, 0, 0
    held: Counter[str] = Counter()  # the words from here to the end of the window
    for start, here in found:
        while end < len(found) and found[end][0] < start + WINDOW:
            held.update(found[end][1])
            end += 1
        if (count := len(+held)) > most:
            best, most = start, count
        if most == len(words):
            break
        held.subtract(here)
    return best, most


def _text_around(text: str, position: int) -> str:
    """Return the passage around a position, cut between words."""
    start = max(position - BEFORE, 0)
    if start:
        start = text.find(" ", start, position) + 1 or position
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", start, end)
        end = end if end > position else start + LENGTH
    before, after = (f"{ELLIPSIS} " if start else ""), (f" {ELLIPSIS}" if end < len(text) else "")
    return f"{before}{text[start:end]}{after}"
