"""Evidence for and against the start date that was read from an ad."""

import re
from datetime import timedelta
from typing import Final

from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    FactsOfRule,
    evidence_from_conditions,
)
from vacancies.parser.text.dates_and_times import find_dates

FURTHEST: Final = 550  # days between the deadline and the start


def evidence_of_start(ad: Advertisement) -> Evidence:
    read, on, deadline = (
        FactsOfRule(ad, "start"),
        ad.fact_value("start_on"),
        ad.fact_value("deadline_on"),
    )
    return evidence_from_conditions(
        {
            "label": read.is_labelled("duration", "employment", "extent"),
            "words": read.has_cue("for"),
            "sentence": read.has_certain_fact,
            "after the deadline": bool(on and deadline and on > deadline),
        },
        {
            "end of a period": any(
                _is_start_read_from_end_of_period(ad, text) for text in read.texts
            ),
            "before the deadline": bool(on and deadline and on <= deadline),
            "far away": bool(on and deadline and on > deadline + timedelta(days=FURTHEST)),
        },
    )


_BEFORE_AN_END: Final = re.compile(
    r"(?:\bto|\buntil|\btill(?:\s+och\s+med)?|\bt\.o\.m\.?|\bthrough|[–-])\s*(?:the\s+|den\s+)?"
    r"(?:(?:beginning|end|middle|början|slutet|mitten)\s+(?:of|av)\s+)?$",
    re.IGNORECASE,
)


def _is_start_read_from_end_of_period(ad: Advertisement, sentence: str) -> bool:
    """Whether what was read as the start is the end of a period: "January to June 2027"."""
    words = str(ad.fact_value("start_text") or "")
    place = sentence.find(words) if words else -1
    if place < 0 and ad.fact_value("start_on"):
        found = [one for one in find_dates(sentence) if one.on == ad.fact_value("start_on")]
        place = found[0].start if found else -1
    return place > 0 and _BEFORE_AN_END.search(sentence[:place]) is not None
