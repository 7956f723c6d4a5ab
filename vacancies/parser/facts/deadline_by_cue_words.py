"""Finds the deadline with its time and zone, and continuous evaluation, in running sentences.

For sentences without a pattern in `deadline_and_posting_date_patterns`: a date, and the words beside it.
"""

import re
from datetime import date
from typing import Any, Final

from vacancies.parser.text.cue_words import CUES, clause_containing_span, has_cue_word
from vacancies.parser.text.dates_and_times import (
    FoundDate,
    find_dates,
    find_time_of_day,
    find_time_zone,
    parse_time_of_day,
)
from vacancies.parser.text.results import FactMatch

NEAR: Final = 60
# Sections that state other dates: of a degree, of a project.
NOT_IN: Final = (
    "required",
    "meritorious",
    "profile",
    "environment",
    "project_overview",
    "contacts",
)
ABOUT_APPLYING: Final = ("how_to_apply", "deadline")
# "By Sunday 23 August 2026." below the heading of an application says no more than a date.
_ONLY_UNTIL: Final = re.compile(
    r"\W*(?:by|before|until|till|no\s+later\s+than|senast|före|innan|till\s+och\s+med|t\.o\.m\.?)\s+"
    r"(?:den\s+|on\s+|the\s+)?",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"\W*(?:but|and|men|och|dock)\b", re.IGNORECASE)
_IS_LAST_DAY: Final = re.compile(
    r"\s*(?:is|är)\s+(?:the\s+|our\s+)?(?:last\s+day|deadline|closing\s+date|sista\s+(?:dag|ansökn|datum))",
    re.IGNORECASE,
)
# "Open position, posted on 12 March 2026".
_NAMES_ANOTHER_DAY: Final = re.compile(
    r"\b(?:posted|published|announced|modified|updated|publicera\w*|utlyst\w*|utannonsera\w*|uppdatera\w*|ändra\w*)"
    r"\s*(?:on\b|den\b)?\s*:?\s*$",
    re.IGNORECASE,
)
_CLOSING_DAY: Final = re.compile(
    r"(?:on|by)\s+the\s+(?:closing|last)\s+(?:date|day)|closing\s+time|on\s+the\s+(?:date|day)\s+above|sista\s+(?:ansökningsdag|dagen)",
    re.IGNORECASE,
)


def find_matches(
    sentence: str, section_key: str, posting_date: date | None, nearby_date: date | None = None
) -> list[FactMatch]:
    return [
        *_deadline_matches(sentence, section_key, posting_date, nearby_date),
        *_continuous_evaluation_matches(sentence, section_key),
    ]


def _deadline_matches(
    sentence: str, section_key: str, posting_date: date | None, nearby_date: date | None
) -> list[FactMatch]:
    found = find_dates(sentence, posting_date, nearby_date)
    at = 0
    for moment in found:
        if moment.start < at or _NAMES_ANOTHER_DAY.search(sentence[: moment.start]):
            continue
        strength = _deadline_word_strength(sentence, moment, section_key)
        if strength:
            last = _last_date_of_period(sentence, moment, found)
            return [_deadline_match(sentence, last, is_certain=strength > 1 and last.certain)]
        at = moment.end
    if not found and _CLOSING_DAY.search(sentence):
        return _time_without_date_matches(sentence)
    return []


def deadline_values_of_label(label_value: str, posting_date: date | None) -> dict[str, Any]:
    """Return the vacancy values of a labelled deadline, the last day of a period; {} if uncertain."""
    dates = find_dates(label_value, posting_date)
    if not dates:
        return {}
    return (
        _deadline_match(label_value, dates[-1], is_certain=True).values if dates[-1].certain else {}
    )


def _last_date_of_period(
    sentence: str, found_date: FoundDate, all_dates: list[FoundDate]
) -> FoundDate:
    """Return the last date of a period that begins with this date ("1.3. – 29.3."), else this date."""
    later = [one for one in all_dates if one.start >= found_date.end]
    is_period = later and re.fullmatch(
        r"\s*(?:–|—|-|to|till|until)\s*", sentence[found_date.end : later[0].start]
    )
    return later[0] if is_period else found_date


def _deadline_word_strength(sentence: str, found_date: FoundDate, section_key: str) -> int:
    """Return 2 if the words beside a date name the deadline, 1 if they may mean it, else 0."""
    before = sentence[max(0, found_date.start - 110) : found_date.start]
    clause = clause_containing_span(sentence, found_date.start, found_date.end)
    near = before[-NEAR:]
    if has_cue_word("deadline", "named", near):
        named = list(CUES["deadline"]["named"].finditer(near))[-1]
        if not has_cue_word("deadline", "against", near[named.end() :]):
            return 2
    after = sentence[found_date.end : found_date.end + 35]
    if _IS_LAST_DAY.match(after):
        return 2
    if section_key in ABOUT_APPLYING and _ONLY_UNTIL.fullmatch(sentence[: found_date.start]):
        return 2
    if re.search(r"\bafter\s*$|\befter\s+(?:den\s+)?$", near) and re.search(
        r"\bnot\b|\binte\b|late", clause
    ):
        return 1 if has_cue_word("deadline", "apply", clause) else 0
    has_until = has_cue_word("deadline", "until", near[-28:]) or "latest" in after
    if not has_until or section_key in NOT_IN or has_cue_word("deadline", "against", clause):
        return 0
    if not has_cue_word("deadline", "apply", clause):
        is_second = _GOES_ON.match(clause) and has_cue_word("deadline", "apply", sentence)
        return 1 if is_second and section_key in ABOUT_APPLYING else 0
    return 2 if section_key in ("how_to_apply", "deadline", "") else 1


def _deadline_match(sentence: str, found_date: FoundDate, *, is_certain: bool) -> FactMatch:
    values: dict[str, Any] = {"deadline_on": found_date.on}
    after = sentence[found_date.end : found_date.end + 45]
    start, end = found_date.start, found_date.end
    before = sentence[max(0, found_date.start - 45) : found_date.start]
    if clock := find_time_of_day(after):
        values["deadline_time"] = parse_time_of_day(clock.group())
        end = found_date.end + clock.end()
    elif clock := find_time_of_day(before):
        values["deadline_time"] = parse_time_of_day(clock.group())
        start = found_date.start - len(before) + clock.start()
    if "deadline_time" in values and (
        zone := find_time_zone(before + sentence[found_date.start : end + 30])
    ):
        values["time_zone"] = zone[0]
    return FactMatch("deadline", values, start, end, is_certain)


def _time_without_date_matches(sentence: str) -> list[FactMatch]:
    """Return the match of a time of day without a date, which belongs to a deadline stated elsewhere."""
    clock = find_time_of_day(sentence)
    at = parse_time_of_day(clock.group()) if clock else None
    if clock is None or at is None:
        return []
    values: dict[str, Any] = {"deadline_time": at}
    if zone := find_time_zone(sentence):
        values["time_zone"] = zone[0]
    return [FactMatch("deadline", values, *clock.span())]


SHORTEST_ABOUT: Final = 5  # words: "First come, first served."


def _continuous_evaluation_matches(sentence: str, section_key: str) -> list[FactMatch]:
    if section_key in (
        "responsibilities",
        "required",
        "meritorious",
        "environment",
        "project_overview",
    ):
        return []
    cues = CUES["continuous"]
    for found in cues["for"].finditer(sentence):
        clause = clause_containing_span(sentence, *found.span())
        is_about = cues["about"].search(clause) or (
            section_key in ABOUT_APPLYING and len(sentence.split()) <= SHORTEST_ABOUT
        )
        if is_about and not cues["against"].search(clause):
            return [FactMatch("continuous", {"continuous_evaluation": True}, *found.span())]
    return []
