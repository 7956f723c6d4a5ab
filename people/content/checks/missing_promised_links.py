"""Finds sentences that promise a link, such as "Read more about us.", and have none.

This happens when a text is pasted: the text is kept, and the links are lost.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning
from people.content.findings.page_texts_and_pictures import PageText

# Wordings that promise a link, in the languages of the site. "Here" and "här" alone promise nothing,
# as in "you will work here": only what points to a text or a form does.
PROMISE_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bread more\b(?=\s+(?:about|on|at|in|here)\b|\W*$)",
        r"^(?:please\s+)?(?:find out|learn|see|discover) more\b(?=\s+(?:about|on|at|in|here)\b|\W*$)",
        r"\b(?:click|press|tap|apply|register|sign up|see|read|found|available) here\b(?=\W*$|,|\s+to\b)",
        r"^(?:find|see|get|more|further)\b.*\b(?:information|details|instructions)\b.*\bhere\b(?=\W*$)",
        r"\bläs(?:a)?\s+(?:gärna\s+|också\s+|även\s+)?mer\b(?=\s+(?:om|på|i|här|via)\b|\W*$)",
        r"\bklicka\s+(?:gärna\s+)?här\b",
        r"\b(?:ansök|anmäl dig|ladda ner|se|läs|hittar du|finner du)\s+här\b(?=\W*$|,)",
        r"\b(?:information|instruktioner|formulär\w*|mallar|villkoren)\b.*\bfinns\b.*\bhär\b(?=\W*$)",
        r"^här\s+(?:hittar|finner)\s+du\b.*\b(?:information|formulär\w*|mallar|instruktioner)\b",
    )
)
# The sentence promises something on the page itself, or spells out the address.
LINK_NOT_NEEDED: Final = re.compile(
    r"\b(?:below|above|section|heading|nedan|ovan|avsnitt\w*|rubriken|annonsen)\b"
    r"|https?://|\bwww\.|\S@\S",
    re.IGNORECASE,
)
# Not headings: the text below a heading is what it promises.
PARAGRAPH_TAGS: Final = ("p", "li", "blockquote", "td", "th")
MAX_SENTENCE_LENGTH: Final = 400  # the patterns are slow in longer texts
LINK_MARK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"  # marks a link in the text of a block
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


def missing_promised_link_findings(texts: Iterable[PageText]) -> list[Finding]:
    """Return a warning for each different phrase of a text that promises a link and has none."""
    sentence = _(
        "“%(where)s” says “%(found)s”, but there is no link in that sentence. "
        "Add the link, or leave the words out."
    )
    return [
        warning(sentence % {"where": text.label, "found": found}, text.field)
        for text in texts
        for found in dict.fromkeys(_iter_phrases_without_promised_link(text))
    ]


def _iter_phrases_without_promised_link(text: PageText) -> Iterator[str]:
    """Yield the phrases of a text that promise a link, such as "read more", and have none."""
    for block in _iter_paragraphs_with_marked_links(text):
        for sentence in SENTENCE_END.split(" ".join(block.split())):
            if LINK_MARK in sentence or sentence.endswith(":") or LINK_NOT_NEEDED.search(sentence):
                continue
            if promise := _phrase_promising_link(sentence[:MAX_SENTENCE_LENGTH]):
                yield promise


def _phrase_promising_link(sentence: str) -> str:
    """Return the phrase of a sentence that promises a link; empty if there is none."""
    matches = (pattern.search(sentence) for pattern in PROMISE_PATTERNS)
    return next((match.group() for match in matches if match), "")


def _iter_paragraphs_with_marked_links(text: PageText) -> Iterator[str]:
    """Yield the paragraphs, list items and table cells as plain text, with links marked; no headings."""
    if not text.is_rich:
        yield from text.html.splitlines()
        return
    soup = BeautifulSoup(text.html, "html.parser")
    for link in soup.find_all("a"):
        link.insert(0, LINK_MARK)
    for block in soup.find_all(PARAGRAPH_TAGS):
        if isinstance(block, Tag) and not block.find(PARAGRAPH_TAGS):
            yield block.get_text(" ")
