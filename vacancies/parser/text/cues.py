"""Words that tell which fact a date, an amount or a number is, from `fact_words.toml`."""

import re
from typing import Final

from vacancies.parser.text.vocabulary import FACT_WORDS

_CLAUSE: Final = re.compile(
    r"[;–—]\s|,\s+(?=(?:but|and|while|men|och|medan|varav|of which)\b)|\.\s"
)


def _compiled(words: str) -> re.Pattern[str]:
    stems = [stem.strip() for line in words.splitlines() for stem in line.split("|")]
    patterns = sorted(map(_pattern, filter(None, stems)), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})", re.IGNORECASE)


def _pattern(stem: str) -> str:
    plain = re.escape(stem.rstrip("$")).replace("_", r"[\s-]+")
    return plain + r"\b" if stem.endswith("$") else plain


CUES: Final = {
    fact: {name: _compiled(words) for name, words in found.items()}
    for fact, found in FACT_WORDS.items()
}


def speaks(fact: str, name: str, text: str) -> bool:
    """Whether one of the words of a fact is in the text."""
    return CUES[fact][name].search(text) is not None


def clause_around(sentence: str, start: int, end: int) -> str:
    """Return the clause of a sentence that a span stands in."""
    begin, until = 0, len(sentence)
    for found in _CLAUSE.finditer(sentence):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            until = found.start()
            break
    return sentence[begin:until]
