"""What speaks for the length, extent, start, salary and number of positions that were read."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Final

from vacancies.parser.evidence.advertisement import Advertisement, Evidence, evidence, is_labelled
from vacancies.parser.text import cues
from vacancies.parser.text.numbers import NUMBER, parse_number

_LENGTH: Final = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s*[–-]\s*(?P<most>{NUMBER}))?[\s-]*(?P<unit>years?|year-long|months?|år(?:s|ig\w*)?|månad\w*|mån)\b",
    re.IGNORECASE,
)
MONTHS: Final = {"y": 12, "å": 12, "m": 1}
# By kind of position: the shortest and the longest usual length in months.
USUAL: Final = {
    "doctoral": (24, 72),
    "postdoc": (6, 72),
    "thesis": (1, 14),
    "assistant": (1, 48),
}
ANY_LENGTH: Final = (1, 84)


def _lengths_in(text: str) -> set[int]:
    found = set()
    for one in _LENGTH.finditer(text):
        months = MONTHS[one["unit"][0].casefold()]
        found.add(parse_number(one["number"]) * months)
        if one["most"]:
            found.add(parse_number(one["most"]) * months)
    return found


def evidence_of_duration(ad: Advertisement) -> Evidence:
    facts = ad.facts("duration")
    least, most = ad.value("duration_min"), ad.value("duration_max")
    stated = {length for length in (least, most) if length}
    low, high = USUAL.get(ad.value("kind") or "", ANY_LENGTH)
    own = {one.source.text for one in facts}
    others = {
        length
        for field, sentence in ad.sentences
        for length in _lengths_in(sentence)
        if sentence not in own and _is_about_length(field, sentence)
    }
    beside = {length for text in own for length in _lengths_in(text)}
    return evidence(
        {
            "label": is_labelled(facts, "duration", "employment", "extent"),
            "said of the employment": any(
                cues.has_cue_word("duration", "for", text) for text in own
            ),
            "terms": any(ad.field_of(one) in ("terms", "benefits") for one in facts),
            "again": bool(others & stated),
            "title": ad.posting.title is not None
            and bool(_lengths_in(ad.posting.title.text) & stated),
        },
        {
            "unusual": not all(low <= length <= high for length in stated),
            "another": bool(others - stated),
            "another beside it": bool(beside - stated - {(most or 0) - (least or 0)}),
        },
    )


_OF_OTHERS: Final = re.compile(
    r"experience|erfarenhet|ago|sedan|within|inom|de senaste|last|old|gammal|uppsägning|provanställ|probation|per år|per year|every|var(?:je|t)",
    re.IGNORECASE,
)


def _is_about_length(field: str, sentence: str) -> bool:
    if field in ("required", "meritorious", "environment", "project_overview"):
        return False
    return cues.has_cue_word("duration", "for", sentence) and not _OF_OTHERS.search(sentence)


_PERCENT: Final = re.compile(
    r"\b(?P<share>\d{1,3})(?:\s*[–-]\s*(?P<most>\d{1,3}))?\s*(?:%|percent|per\s+cent|procent)"
)
_PART_TIME: Final = re.compile(
    r"\b(?:part[- ]time|deltid\w*|half[- ]time|halvtid\w*)\b", re.IGNORECASE
)


FIRST_LINES: Final = 12


def _shares(ad: Advertisement) -> set[int]:
    first = [("", line) for line in ad.lines[:FIRST_LINES]]
    return {
        int(share)
        for field, sentence in [*first, *ad.sentences]
        if field not in ("environment", "project_overview")
        for one in _PERCENT.finditer(sentence)
        for share in one.groups()
        if share
    }


def evidence_of_extent(ad: Advertisement) -> Evidence:
    facts, share = ad.facts("extent"), ad.value("extent_percent")
    others = _shares(ad) - {
        share,
        ad.value("teaching_percent"),
        100 - (ad.value("teaching_percent") or 0),
    }
    return evidence(
        {
            "label": is_labelled(facts, "extent", "employment"),
            "sentence": any(one.certain for one in facts),
            "terms": any(ad.field_of(one) in ("terms", "benefits", "") for one in facts),
            "title": ad.posting.title is not None and str(share) in ad.posting.title.text,
        },
        {
            "part time": share == WHOLE and _PART_TIME.search(ad.text) is not None,
            "another share": bool(others) and not is_labelled(facts, "extent"),
            "unusual": not 5 <= int(share or 0) <= WHOLE,
        },
    )


WHOLE: Final = 100


def evidence_of_teaching(ad: Advertisement) -> Evidence:
    facts, share = ad.facts("teaching"), ad.value("teaching_percent")
    beside = {
        int(part)
        for one in facts
        for found in _PERCENT.finditer(one.source.text)
        for part in found.groups()
        if part
    }
    return evidence(
        {
            "sentence": any(one.certain for one in facts),
            "teaching": any(cues.has_cue_word("teaching", "for", one.source.text) for one in facts),
            "label": is_labelled(facts, "teaching"),
        },
        {"another share": bool(beside - {share, WHOLE}), "unusual": not 1 <= int(share or 0) <= 90},
    )


def evidence_of_start(ad: Advertisement) -> Evidence:
    facts = ad.facts("start")
    on, deadline = ad.value("start_on"), ad.value("deadline_on")
    return evidence(
        {
            "label": is_labelled(facts, "start", "duration", "employment", "extent"),
            "words": any(cues.has_cue_word("start", "for", one.source.text) for one in facts),
            "sentence": any(one.certain for one in facts),
            "after the deadline": bool(on and deadline and on > deadline),
        },
        {
            "before the deadline": bool(on and deadline and on <= deadline),
            "far away": bool(on and deadline and on > deadline + timedelta(days=FURTHEST)),
        },
    )


FURTHEST: Final = 550  # days between the deadline and the start
# The least and the most that a month, a year and an hour bring in, by currency.
PLAUSIBLE: Final = {
    "SEK": {"month": (12_000, 110_000), "year": (200_000, 1_400_000), "hour": (120, 700)},
    "NOK": {"month": (20_000, 110_000), "year": (300_000, 1_400_000), "hour": (150, 800)},
    "DKK": {"month": (15_000, 110_000), "year": (250_000, 1_300_000), "hour": (120, 800)},
    "EUR": {"month": (900, 10_000), "year": (18_000, 130_000), "hour": (10, 80)},
    "GBP": {"month": (1_000, 9_000), "year": (15_000, 120_000), "hour": (9, 80)},
    "CHF": {"month": (2_500, 14_000), "year": (40_000, 200_000), "hour": (18, 110)},
    "USD": {"month": (1_500, 16_000), "year": (20_000, 220_000), "hour": (10, 120)},
}


def evidence_of_salary(ad: Advertisement) -> Evidence:
    facts, amount = ad.facts("salary"), ad.value("salary_amount")
    low, high = PLAUSIBLE.get(ad.value("salary_currency") or "", {}).get(
        ad.value("salary_period") or "", (Decimal(0), Decimal(10**7))
    )
    return evidence(
        {
            "label": is_labelled(facts, "salary"),
            "words": any(
                cues.has_cue_word("salary", "for", one.source.text)
                or cues.has_cue_word("salary", "agreed", one.source.text)
                for one in facts
            ),
            "sentence": any(one.certain for one in facts),
            "terms": any(ad.field_of(one) in ("terms", "benefits") for one in facts),
            "period": bool(amount and ad.value("salary_period") and ad.value("salary_currency")),
        },
        {
            "unlikely amount": amount is not None and not low <= amount <= high,
            "something else": any(
                cues.has_cue_word("salary", "against", one.source.text)
                for one in facts
                if amount is not None and not is_labelled([one], "salary")
            ),
        },
    )


MOST_POSITIONS: Final = 30


def evidence_of_positions(ad: Advertisement) -> Evidence:
    facts, number = ad.facts("positions"), ad.value("positions_min")
    return evidence(
        {
            "label": is_labelled(facts, "positions"),
            "sentence": any(one.certain for one in facts),
            "plausible": True,
        },
        {"unlikely": number is not None and not 1 <= number <= MOST_POSITIONS},
    )
