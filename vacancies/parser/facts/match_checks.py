"""Checks whether a match is plausible, and whether a sentence has nothing but its facts."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from vacancies.parser.facts import duration_by_cue_words, employment_by_cue_words
from vacancies.parser.text import cue_words
from vacancies.parser.text.results import FactMatch
from vacancies.parser.text.vocabulary import unaccounted_words


def has_only_fillers_beside(
    sentence: str, matches: Iterable[FactMatch], extra_words: Collection[str] = ()
) -> bool:
    """Whether the words of a sentence outside the matches are fillers."""
    left, at = [], 0
    for match in sorted(matches, key=lambda match: match.start):
        left.append(sentence[at : match.start])
        at = max(at, match.end)
    left.append(sentence[at:])
    return not unaccounted_words(" ".join(left), extra_words)


# Sections whose numbers are about something else: "three years of experience".
NOT_OF_THE_JOB: Final = ("required", "meritorious", "environment")
OF_THE_JOB: Final = ("salary", "duration", "extent", "employment", "start")


_OF_POSITION: Final = re.compile(
    r"(?:the\s+)?(?:positions?|employment|appointment|tjänsten|anställningen)\b", re.IGNORECASE
)


def is_plausible_match(match: FactMatch, sentence: str, section_key: str) -> bool:
    if match.rule in OF_THE_JOB and section_key in NOT_OF_THE_JOB:
        is_named = section_key == "environment" and bool(_OF_POSITION.match(sentence))
        return is_named or match.values.get("salary") == "agreement"
    if match.rule == "employment":
        return not employment_by_cue_words.is_employment_form_only_possible_later(
            sentence, match.start, match.end
        )
    if match.rule == "extent":
        return _is_plausible_extent(match, sentence)
    if match.rule == "language":
        return re.search(r"fördel|gärna|helst|prefer|också|also", sentence) is None
    if match.rule == "duration":
        if "duration_min" in match.values and re.search(
            r"förläng|extend|prolong|renew|sammanlagt|totalt|in\s+total", sentence[: match.end]
        ):
            return False
        return not duration_by_cue_words.is_duration_of_something_else(
            sentence, match.start, match.end
        )
    return True


def _is_plausible_extent(match: FactMatch, sentence: str) -> bool:
    """Whether a match is neither a share of teaching nor "up to full time from 2028"."""
    figures = re.search(r"\d", sentence[match.start : match.end])
    begin = match.start + (figures.start() if figures else 0)
    before = sentence[max(0, begin - NEAR) : begin]
    near = employment_by_cue_words.words_around_percentage(sentence, match.start, match.end, 16)
    return (
        not employment_by_cue_words.is_share_of_teaching(sentence[:begin])
        and not (figures is None and cue_words.has_cue_word("extent", "later", before))
        and not cue_words.has_cue_word("extent", "against", near)
    )


NEAR: Final = 30  # characters


# The site prints that teaching extends the employment; other shares only divide the working hours.
_EXTENDS: Final = re.compile(r"\b(?:exten[ds]|prolong|förläng)\w*", re.IGNORECASE)
# What may happen for other reasons too.
_POSSIBLE: Final = re.compile(
    r"possib|\b(?:may|can|could)\s+be\s+(?:exten|prolong)|option|möjlig|kan\s+(?:komma\s+att\s+)?förläng",
    re.IGNORECASE,
)
# The usual words for doctoral students, whose employment is extended by this by law.
_AT_MOST: Final = re.compile(
    r"\b(?:up\s+to|at\s+most|no(?:t)?\s+more\s+than|max\w*|limited\s+to|högst|upp\s+till)\b",
    re.IGNORECASE,
)
_DUTIES: Final = re.compile(
    r"\b(?:departmental\s+dut|dut(?:y|ies)\s+(?:for|at)\s+the\s+dep|institutionstj)", re.IGNORECASE
)
_INCLUDED: Final = re.compile(r"\bof\s+which\b|\bvarav\b", re.IGNORECASE)


def checked_teaching_match(match: FactMatch, text: str, kind: str) -> FactMatch | None:
    """Return a match of teaching, perhaps less certain; None if it is a mere share of the hours.

    Except for doctoral positions, None if the text speaks of no extension: it is then a mere share of
    the working hours. `text` is the sentence, or its paragraph.
    """
    is_extended = _EXTENDS.search(text) is not None
    if kind != "doctoral":
        certain = match.certain and _POSSIBLE.search(text) is None
        return replace(match, certain=certain) if is_extended else None
    is_usual = is_extended or _AT_MOST.search(text) is not None or _DUTIES.search(text) is not None
    return replace(match, certain=match.certain and is_usual and _INCLUDED.search(text) is None)


def values_by_rule(matches: Iterable[FactMatch]) -> dict[str, dict[str, Any]]:
    """Return the values of the matches by rule; of two values for one field, the first counts."""
    found: dict[str, dict[str, Any]] = {}
    for match in matches:
        found[match.rule] = {**match.values, **found.get(match.rule, {})}
    return found
