"""Reads docs/reference/terms.md: each English term with its translations, and the words not used."""

import re
from typing import Final

from tests.sources import ROOT

TEXT: Final = (ROOT / "docs" / "reference" / "terms.md").read_text(encoding="utf-8")
ROW: Final = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)
NO_WORDS: Final = re.compile(r"%\(\w+\)[sd]|%%|\{[\w ]*\}|</?\w[^>]*>|<\w+:\w+>")
ENDING: Final = r"(?:s|es|ed|ing)?"
VOWEL_AT_THE_END: Final = re.compile(r"(?<=\w{3})[aeo]$")


def rows(heading: str) -> list[tuple[str, str]]:
    """The rows of the table below a heading, without its head."""
    section = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [(left, right) for left, right in ROW.findall(section)[2:]]


def pattern(words: list[str], ending: str = "") -> re.Pattern[str]:
    """Any of the words, whole, in either case, without what a template puts in."""
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w-])(?:{either}){ending}(?![\w-])", re.IGNORECASE)


def not_used(heading: str) -> re.Pattern[str]:
    """Return what finds the words of a table; `kind (regards)` is allowed before "regards"."""
    words = [word for left, _ in rows(heading) for word in left.split(", ")]
    return re.compile(
        "|".join(pattern([bare], unless).pattern for bare, unless in map(_exception, words)),
        re.IGNORECASE,
    )


def _exception(word: str) -> tuple[str, str]:
    bare, _, allowed = word.rstrip(")").partition(" (")
    return bare, rf"(?! {re.escape(allowed)})" if allowed else ""


def uses(term: str, text: str) -> bool:
    """Whether an English text has the term, in one of its forms."""
    return bool(pattern([term], ENDING).search(NO_WORDS.sub("", text)))


def translates(translations: str, text: str) -> bool:
    """Whether a Swedish text has all stems of one of the translations, also inside of compounds."""
    return any(
        all(VOWEL_AT_THE_END.sub("", word) in text.lower() for word in one.split())
        for one in re.sub(r" \(.+?\)", "", translations.lower()).split("; ")
    )
