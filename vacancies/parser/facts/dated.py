"""Finds the deadline with its time and zone, and continuous evaluation, in running sentences.

What `deadline` does not know by heart: the date with the words that stand beside it.
"""

import re
from datetime import date
from typing import Any, Final

from vacancies.parser.text.cues import CUES, clause_around, speaks
from vacancies.parser.text.moments import Moment, find_dates, find_time, find_zone, time_of
from vacancies.parser.text.results import Match

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
_CLOSING_DAY: Final = re.compile(
    r"(?:on|by)\s+the\s+(?:closing|last)\s+(?:date|day)|sista\s+(?:ansökningsdag|dagen)",
    re.IGNORECASE,
)


def find(sentence: str, key: str, posted: date | None, near: date | None = None) -> list[Match]:
    return [*_deadline(sentence, key, posted, near), *_continuous(sentence, key)]


def _deadline(sentence: str, key: str, posted: date | None, near: date | None) -> list[Match]:
    found = find_dates(sentence, posted, near)
    at = 0
    for moment in found:
        if moment.start < at:
            continue
        strength = _strength(sentence, moment, key)
        if strength:
            last = _last_of_period(sentence, moment, found)
            return [_match(sentence, last, is_certain=strength > 1 and last.certain)]
        at = moment.end
    if not found and _CLOSING_DAY.search(sentence):
        return _time_alone(sentence)
    return []


def deadline_in(value: str, posted: date | None) -> dict[str, Any]:
    """Return the deadline that the value of a label is; the last day of a period."""
    dates = find_dates(value, posted)
    if not dates:
        return {}
    return _match(value, dates[-1], is_certain=True).values if dates[-1].certain else {}


def _last_of_period(sentence: str, moment: Moment, found: list[Moment]) -> Moment:
    """Return the second day of a period that begins with this one: "1.3. – 29.3."."""
    later = [one for one in found if one.start >= moment.end]
    is_period = later and re.fullmatch(
        r"\s*(?:–|—|-|to|till|until)\s*", sentence[moment.end : later[0].start]
    )
    return later[0] if is_period else moment


def _strength(sentence: str, moment: Moment, key: str) -> int:
    """Return 2 if the words name the deadline, 1 if they only may mean it, else 0."""
    before = sentence[max(0, moment.start - 110) : moment.start]
    clause = clause_around(sentence, moment.start, moment.end)
    near = before[-NEAR:]
    if speaks("deadline", "named", near):
        named = list(CUES["deadline"]["named"].finditer(near))[-1]
        if not speaks("deadline", "against", near[named.end() :]):
            return 2
    after = sentence[moment.end : moment.end + 25]
    if re.search(r"\bafter\s*$|\befter\s+(?:den\s+)?$", near) and re.search(
        r"\bnot\b|\binte\b|late", clause
    ):
        return 1 if speaks("deadline", "apply", clause) else 0
    has_until = speaks("deadline", "until", near[-28:]) or "latest" in after
    if not has_until or key in NOT_IN or not speaks("deadline", "apply", clause):
        return 0
    if speaks("deadline", "against", clause):
        return 0
    return 2 if key in ("how_to_apply", "deadline", "") else 1


def _match(sentence: str, moment: Moment, *, is_certain: bool) -> Match:
    values: dict[str, Any] = {"deadline_on": moment.on}
    after, start, end = sentence[moment.end : moment.end + 45], moment.start, moment.end
    before = sentence[max(0, moment.start - 45) : moment.start]
    if clock := find_time(after):
        values["deadline_time"] = time_of(clock.group())
        end = moment.end + clock.end()
    elif clock := find_time(before):
        values["deadline_time"] = time_of(clock.group())
        start = moment.start - len(before) + clock.start()
    if "deadline_time" in values and (
        zone := find_zone(before + sentence[moment.start : end + 30])
    ):
        values["time_zone"] = zone[0]
    return Match("deadline", values, start, end, is_certain)


def _time_alone(sentence: str) -> list[Match]:
    """Return the time of day that a sentence adds to a deadline stated elsewhere."""
    clock = find_time(sentence)
    at = time_of(clock.group()) if clock else None
    if clock is None or at is None:
        return []
    values: dict[str, Any] = {"deadline_time": at}
    if zone := find_zone(sentence):
        values["time_zone"] = zone[0]
    return [Match("deadline", values, *clock.span())]


def _continuous(sentence: str, key: str) -> list[Match]:
    if key in ("responsibilities", "required", "meritorious", "environment", "project_overview"):
        return []
    cues = CUES["continuous"]
    for found in cues["for"].finditer(sentence):
        clause = clause_around(sentence, *found.span())
        if cues["about"].search(clause) and not cues["against"].search(clause):
            return [Match("continuous", {"continuous_evaluation": True}, *found.span())]
    return []
