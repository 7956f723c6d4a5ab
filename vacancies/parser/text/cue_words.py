"""Cue words that tell which fact a date, an amount or a number is, from `fact_words.toml`."""

import re
from typing import Final

from vacancies.parser.text.vocabulary import FACT_WORDS

_CLAUSE: Final = re.compile(
    r"[;–—]\s|,\s+(?=(?:but|and|while|men|och|medan|varav|of which)\b)|\.\s"
)


def _cue_pattern(words: str) -> re.Pattern[str]:
    stems = [stem.strip() for line in words.splitlines() for stem in line.split("|")]
    patterns = sorted(map(_stem_pattern, filter(None, stems)), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})", re.IGNORECASE)


def _stem_pattern(stem: str) -> str:
    plain = re.escape(stem.rstrip("$")).replace("_", r"[\s-]+")
    return plain + r"\b" if stem.endswith("$") else plain


CUES: Final = {
    fact: {name: _cue_pattern(words) for name, words in found.items()}
    for fact, found in FACT_WORDS.items()
}


def has_cue_word(fact: str, cue: str, text: str) -> bool:
    """Whether a text has a cue word of a fact; `cue` names the list of words in `fact_words.toml`."""
    return CUES[fact][cue].search(text) is not None


def clause_containing_span(sentence: str, start: int, end: int) -> str:
    """Return the clause of a sentence that contains the span from `start` to `end`."""
    begin, until = 0, len(sentence)
    for found in _CLAUSE.finditer(sentence):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            until = found.start()
            break
    return sentence[begin:until]
