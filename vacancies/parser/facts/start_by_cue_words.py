"""Finds when the employment starts: a date, a month or season, as soon as possible, by agreement."""

import re
from datetime import date
from itertools import pairwise
from typing import Any, Final

from vacancies.parser.text.cue_words import clause_containing_span, has_cue_word
from vacancies.parser.text.dates_and_times import find_dates, find_month_or_season
from vacancies.parser.text.results import FactMatch

NOT_IN: Final = ("required", "meritorious", "profile", "environment", "contacts")
_SOON: Final = re.compile(
    r"(?:as\s+soon\s+as\s+possible|immediately|at\s+the\s+earliest(?:\s+possible)?\s+(?:date|time|convenience|opportunity)|snarast(?:\s+möjligt)?|så\s+snart\s+som\s+möjligt|omgående"
    r"|omedelbart)(?:\s+(?:in|after|from|i|efter)\s+[^.;,(]{3,30}?20\d\d)?",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"(?:to\s+be\s+agreed(?:\s+upon)?|by\s+agreement|as\s+agreed|according\s+to\s+agreement|negotiable|flexible|by\s+arrangement|mutually\s+agreed"
    r"|(?:enligt|efter)\s+överenskommelse)",
    re.IGNORECASE,
)
NEAR: Final = 45


# In any section: "The preferred starting date is …".
_SAYS_START: Final = re.compile(
    r"(?:the\s+|our\s+|vårt\s+|ett\s+)?(?:preferred|expected|planned|desired|earliest|intended|önskat|planerat|beräknat|tidigaste)\s+"
    r"(?:start\w*(?:\s+date)?|tillträde\w*|anställningsstart)\b"
    r"|(?:the\s+)?(?:start(?:ing)?\s+date|tillträdesdag\w*|startdatum)\s+(?:is|will\s+be|är|blir)\b",
    re.IGNORECASE,
)


def find_matches(
    sentence: str, section_key: str, posting_date: date | None, nearby_date: date | None = None
) -> list[FactMatch]:
    if section_key in NOT_IN and not _SAYS_START.match(sentence):
        return []
    for moment in find_dates(sentence, posting_date, nearby_date):
        before = sentence[max(0, moment.start - NEAR) : moment.start]
        clause = clause_containing_span(sentence, moment.start, moment.end)
        if _is_start_of_employment(before, clause):
            values: dict[str, Any] = {"start": "date", "start_on": moment.on}
            certain = (
                moment.certain
                and section_key in ("terms", "benefits", "")
                and not has_cue_word("start", "against", clause)
            )
            return [FactMatch("start", values, moment.start, moment.end, certain)]
    if rough := find_month_or_season(sentence):
        before = sentence[max(0, rough.start() - NEAR) : rough.start()]
        if _is_start_of_employment(before, clause_containing_span(sentence, *rough.span())):
            return [_month_or_season_match(sentence, rough, section_key)]
    if found := _start_of_period_match(sentence, section_key, posting_date):
        return [found]
    if found := _week_match(sentence, section_key):
        return [found]
    return [
        match
        for match in (
            _as_soon_as_possible_match(sentence, section_key),
            _start_by_agreement_match(sentence, section_key),
        )
        if match
    ][:1]


# So near to a date that the rest of the clause may be about something else.
_STRONG: Final = re.compile(
    r"(?:\b(?:anställning\w*|uppdrag\w*|arbetet|tjänst\w*|jobbet|position|employment|appointment|contract|post|job)\s+(?:will\s+)?(?:börjar|startar|påbörjas|inleds"
    r"|starts?|begins?|commences?)|\bto\s+commence|\bcommencing|\bto\s+be\s+filled|\btillträd\w*|\banställningsstart|\bmed\s+start)"
    r"\s*(?:(?:on|from|as\s+of|by|in|är|sker|från|den|the|:)\s*)*$",
    re.IGNORECASE,
)
_OF_A_MEETING: Final = re.compile(r"interview|intervju|\bweek\s+comm", re.IGNORECASE)
_WEEK: Final = re.compile(
    r"(?:\b(?:från|from|start\w*|börja\w*|inled\w*)\s+(?:(?:i|in|och\s+med)\s+)?)(?P<week>(?:vecka|week|v\.?)\s?\d{1,2})\b",
    re.IGNORECASE,
)


def _is_start_of_employment(text_before: str, clause: str) -> bool:
    if _STRONG.search(text_before) and not _OF_A_MEETING.search(clause):
        return True
    return has_cue_word("start", "for", text_before) and not has_cue_word(
        "start", "against", clause
    )


def _start_of_period_match(
    sentence: str, section_key: str, posting_date: date | None
) -> FactMatch | None:
    """Return the match of the first day or week of a stated period of employment; else None."""
    if section_key not in ("terms", "benefits") or not has_cue_word("duration", "for", sentence):
        return None
    dates = find_dates(sentence, posting_date)
    for first, last in pairwise(dates):
        between = sentence[first.end : last.start]
        if re.fullmatch(
            r"\s*(?:–|—|-|to|till|until|and|och)\s*(?:(?:och\s+med\s+)?den\s+)?", between
        ):
            values = {"start": "date", "start_on": first.on}
            return FactMatch("start", values, first.start, first.end, certain=False)
    if found := _WEEK.search(sentence):
        return FactMatch("start", {"start_text": found["week"]}, *found.span(), certain=False)
    return None


def _week_match(sentence: str, section_key: str) -> FactMatch | None:
    """Return the match of a start in a numbered week ("You start in week 35"); else None."""
    found = _WEEK.search(sentence)
    if found is None or section_key not in ("terms", "benefits"):
        return None
    clause = clause_containing_span(sentence, *found.span())
    if not _is_start_of_employment(found.group(), clause) or _OF_A_MEETING.search(clause):
        return None
    return FactMatch("start", {"start_text": found["week"]}, *found.span(), certain=False)


def _month_or_season_match(
    sentence: str, month_or_season: re.Match[str], section_key: str
) -> FactMatch:
    """Return the match of a start in a month or season; "as soon as possible" with or after it wins."""
    soon = next(
        (one for one in _SOON.finditer(sentence) if one.end() >= month_or_season.end()), None
    )
    found = soon or month_or_season
    values = {"start_text": " ".join(found.group().split())} | ({"start": "soon"} if soon else {})
    return FactMatch("start", values, *found.span(), section_key in ("terms", "benefits", ""))


def _as_soon_as_possible_match(sentence: str, section_key: str) -> FactMatch | None:
    found = _SOON.search(sentence)
    if found is None or not has_cue_word(
        "start", "for", sentence[max(0, found.start() - 60) : found.end()]
    ):
        return None
    if re.search(
        r"answer|reply|apply|svar|ansök|contact|fill(?!ed|\s+the\s+following)",
        sentence[: found.start()],
        re.IGNORECASE,
    ):
        return None
    values = {"start": "soon", "start_text": " ".join(found.group().split())}
    return FactMatch("start", values, *found.span(), section_key in ("terms", "benefits", ""))


def _start_by_agreement_match(sentence: str, section_key: str) -> FactMatch | None:
    found = _AGREED.search(sentence)
    if found is None or section_key not in ("terms", "benefits"):
        return None
    before = sentence[max(0, found.start() - 40) : found.start()]
    is_other = re.search(r"lön|salar|pay|wage", before, re.IGNORECASE)
    if not has_cue_word("start", "for", before) or is_other:
        return None
    return FactMatch("start", {"start": "agreement", "start_text": found.group()}, *found.span())
