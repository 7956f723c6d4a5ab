"""Finds when the employment starts: a date, a month or season, as soon as possible, by agreement."""

import re
from datetime import date
from typing import Any, Final

from vacancies.parser.text.cues import clause_around, speaks
from vacancies.parser.text.moments import find_dates, find_rough
from vacancies.parser.text.results import Match

NOT_IN: Final = ("required", "meritorious", "profile", "environment", "contacts")
_SOON: Final = re.compile(
    r"(?:as\s+soon\s+as\s+possible|immediately|at\s+the\s+earliest\s+convenience|snarast(?:\s+möjligt)?|så\s+snart\s+som\s+möjligt|omgående"
    r"|omedelbart)(?:\s+(?:in|after|from|i|efter)\s+[^.;,(]{3,30}?20\d\d)?",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"(?:to\s+be\s+agreed(?:\s+upon)?|by\s+agreement|as\s+agreed|according\s+to\s+agreement|negotiable|flexible|by\s+arrangement|mutually\s+agreed"
    r"|(?:enligt|efter)\s+överenskommelse)",
    re.IGNORECASE,
)
NEAR: Final = 45


def find(sentence: str, key: str, posted: date | None, near: date | None = None) -> list[Match]:
    if key in NOT_IN:
        return []
    for moment in find_dates(sentence, posted, near):
        before = sentence[max(0, moment.start - NEAR) : moment.start]
        clause = clause_around(sentence, moment.start, moment.end)
        if _is_start(before, clause):
            values: dict[str, Any] = {"start": "date", "start_on": moment.on}
            certain = moment.certain and key in ("terms", "benefits", "")
            return [Match("start", values, moment.start, moment.end, certain)]
    if rough := find_rough(sentence):
        before = sentence[max(0, rough.start() - NEAR) : rough.start()]
        if _is_start(before, clause_around(sentence, *rough.span())):
            return [_words(sentence, rough, key)]
    return [match for match in (_soon(sentence, key), _agreed(sentence, key)) if match][:1]


def _is_start(before: str, clause: str) -> bool:
    return speaks("start", "for", before) and not speaks("start", "against", clause)


def _words(sentence: str, rough: re.Match[str], key: str) -> Match:
    """Return a month or a season in the advertisement's own words, with "as soon as possible" before it."""
    soon = next((one for one in _SOON.finditer(sentence) if one.end() >= rough.end()), None)
    found = soon or rough
    values = {"start_text": " ".join(found.group().split())} | ({"start": "soon"} if soon else {})
    return Match("start", values, *found.span(), key in ("terms", "benefits", ""))


def _soon(sentence: str, key: str) -> Match | None:
    found = _SOON.search(sentence)
    if found is None or not speaks(
        "start", "for", sentence[max(0, found.start() - 60) : found.end()]
    ):
        return None
    if re.search(
        r"answer|reply|apply|svar|ansök|contact|fill", sentence[: found.start()], re.IGNORECASE
    ):
        return None
    values = {"start": "soon", "start_text": " ".join(found.group().split())}
    return Match("start", values, *found.span(), key in ("terms", "benefits", ""))


def _agreed(sentence: str, key: str) -> Match | None:
    found = _AGREED.search(sentence)
    if found is None or key not in ("terms", "benefits"):
        return None
    before = sentence[max(0, found.start() - 40) : found.start()]
    is_other = re.search(r"lön|salar|pay|wage", before, re.IGNORECASE)
    if not speaks("start", "for", before) or is_other:
        return None
    return Match("start", {"start": "agreement", "start_text": found.group()}, *found.span())
