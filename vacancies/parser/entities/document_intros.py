"""Sentences that introduce a list of documents: "The application must contain the following:"."""

import re
from typing import Final

from vacancies.parser.text import sentences, vocabulary
from vacancies.parser.text.results import Piece

_INTRO: Final = re.compile(
    r"(?:(?:the|your|a\s+complete|din|en\s+fullständig)?\s*(?:applications?|ansökan"
    r"|ansökningen)\b.{0,60}"
    r"(?:includ|contain|consist|compris|attach|innehåll|bifog|omfatt|bestå)\w*"
    r"|contents\s+of\s+the\s+application|(?:please\s+)?(?:attach|upload|include|enclose|bifoga"
    r"|ladda\s+upp)\b|the\s+following\s+documents).{0,60}:\s*$",
    re.IGNORECASE,
)
# Before a list, however the sentence begins: "… is made by e-mail and contains".
ASKS_FOR_DOCUMENTS: Final = re.compile(
    r"(?:includ|contain|consist|compris|compos|attach|enclos|upload|provide|submit|following|document|material|asked\s+to|send|with"
    r"|innehåll|bifog|omfatt|bestå|ladda\s+upp|skicka|följande|handling|fogas|lämna|ska\s+ingå|behövs|dokument)\w*",
    re.IGNORECASE,
)
# The words of a sentence that says nothing but that a list follows: "It should contain:".
_BARE_WORDS: Final = re.compile(
    r"(?:it|they|this|these|the|an?|all|also|following|below|as|follows|of|up|with|in|for|this|order|and|or|separate"
    r"|you|your|we|are|is|be|to|will|shall|should|must|may|can|need|want|ask\w*|please|we|application\w*|materials?|elements?|documents?|files?"
    r"|appendi\w+|attachments?|enclosures?|parts?|what"
    r"|includ\w*|contain\w*|consist\w*|compris\w*|compos\w*|made|attach\w*|enclos\w*|upload\w*|provid\w*|submit\w*|send|sent|add|added"
    r"|det|den|de|detta|dessa|en|ett|alla|även|också|följande|nedan\w*|enligt|av|upp|med|i|till|som|denna|ordning|och|eller|separata?"
    r"|du|din|dina|vi|är|ska|skall|bör|måste|kan|får|vill|ha|behöv\w*|ber|om|ansök\w*|handling\w*|bilag\w*|dokument\w*|filer\w*"
    r"|delar|innehåll\w*|innefatt\w*|omfatt\w*|bestå\w*|ingå\w*|bifog\w*|foga\w*|fogas|finnas|ladda\w*|läm\w+|skick\w*|vad)",
    re.IGNORECASE,
)


def is_documents_intro(text: str) -> bool:
    """Whether a sentence introduces a list: "The application must include the following documents:"."""
    return bool(_INTRO.match(text))


def last_sentence_if_only_list_intro(paragraph: Piece) -> list[Piece]:
    """Return the last sentence, alone in a list, if it says only that a list follows; else []."""
    last = sentences.split_sentences(paragraph)[-1]
    return [last] if _says_only_that_list_follows(last.text) else []


def filler_words_of_list_intro(text: str) -> list[str]:
    """Return the words of a text that add nothing to the introduction of a list: "it", "contain"."""
    return [word for word in vocabulary.words_of(text) if _BARE_WORDS.fullmatch(word)]


def _says_only_that_list_follows(text: str) -> bool:
    words = re.findall(r"[\w@/.]*\w", text)
    has_end = text.rstrip().endswith((".", "!", "?", ";", ","))
    is_lead = text.rstrip().endswith(":") or (len(words) > 1 and not has_end)
    return is_lead and all(map(_BARE_WORDS.fullmatch, words))


_LEAD: Final = re.compile(r",?\s+(?:and|och|samt)\s+(?=[^.;]*:$)", re.IGNORECASE)
SHORTEST_HEAD: Final = 3  # words


def text_before_lead_to_list(text: str) -> str:
    """Return a sentence up to the words that only lead to a list; empty without them, or if it is short.

    "It must be written in English and contain:" becomes "It must be written in English."
    """
    for joint in reversed(list(_LEAD.finditer(text))):
        head = text[: joint.start()]
        is_lead = ASKS_FOR_DOCUMENTS.search(text[joint.end() :]) is not None
        if is_lead and _says_only_that_list_follows(text[joint.end() :]):
            return f"{head}." if len(head.split()) >= SHORTEST_HEAD else ""
    return ""
