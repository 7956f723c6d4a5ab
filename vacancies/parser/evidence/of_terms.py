"""Evidence for and against duration, extent, teaching, salary and number of positions in an ad."""

import re
from decimal import Decimal
from typing import Final

from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    FactsOfRule,
    contains_word_of_evidence_group,
    evidence_from_conditions,
)
from vacancies.parser.facts import employment_by_cue_words
from vacancies.parser.text import cue_words
from vacancies.parser.text.numbers import HALF_MORE, NUMBER, parse_number

TERMS: Final = frozenset(("terms", "benefits"))
NOT_OF_THE_JOB: Final = ("required", "meritorious", "environment", "project_overview")
_LENGTH: Final = re.compile(
    rf"(?<![\d.,])\b(?P<number>{NUMBER})(?:\s*[–-]\s*(?P<most>{NUMBER}))?{HALF_MORE}[\s-]*"
    r"(?P<unit>years?|year-long|months?|år(?:s|ig\w*)?|månad\w*|mån)\b",
    re.IGNORECASE,
)
MONTHS: Final = {"y": 12, "å": 12, "m": 1}  # by the first letter of the unit
# By kind of position: the shortest and the longest usual length in months.
USUAL: Final = {"doctoral": (24, 72), "postdoc": (6, 72), "thesis": (1, 14), "assistant": (1, 48)}
ANY_LENGTH: Final = (1, 84)


def _durations_in_months(text: str) -> set[int]:
    """Return the durations that a text states, in months."""
    return {
        parse_number(number) * (months := MONTHS[one["unit"][0].casefold()])
        + (months // 2 if one["half"] and number == (one["most"] or one["number"]) else 0)
        for one in _LENGTH.finditer(text)
        for number in (one["number"], one["most"])
        if number
    }


def evidence_of_duration(ad: Advertisement) -> Evidence:
    read = FactsOfRule(ad, "duration")
    least, most = ad.fact_value("duration_min") or 0, ad.fact_value("duration_max") or 0
    stated = {least, most} - {0}
    low, high = USUAL.get(ad.fact_value("kind") or "", ANY_LENGTH)
    others = _employment_durations_elsewhere(ad, read.texts)
    beside = {length for text in read.texts for length in _durations_in_months(text)}
    title = ad.posting.title.text if ad.posting.title else ""
    return evidence_from_conditions(
        {
            "label": read.is_labelled("employment", "extent"),
            "said of the employment": read.has_cue("for"),
            "terms": bool(read.fields & TERMS),
            "again": bool(others & stated),
            "title": bool(_durations_in_months(title) & stated),
        },
        {
            "unusual": not all(low <= length <= high for length in stated),
            "another": bool(others - stated),
            "another beside it": bool(beside - stated - {most - least}),
        },
    )


def _employment_durations_elsewhere(ad: Advertisement, texts: list[str]) -> set[int]:
    """Return the durations of employment, in months, in sentences other than these."""
    return {
        length
        for field, sentence in ad.section_fields_and_sentences
        if field not in NOT_OF_THE_JOB
        and sentence not in texts
        and cue_words.has_cue_word("duration", "for", sentence)
        and not contains_word_of_evidence_group("other_lengths", sentence)
        for length in _durations_in_months(sentence)
    }


_PERCENT: Final = re.compile(
    r"\b(?P<share>\d{1,3})(?:\s*[–-]\s*(?P<most>\d{1,3}))?\s*(?:%|percent|per\s+cent|procent)"
)
FIRST_LINES: Final = 12
WHOLE: Final = 100  # percent
LEAST: Final = 5


def _percentages_in(text: str) -> set[int]:
    return {int(share) for one in _PERCENT.finditer(text) for share in one.groups() if share}


def evidence_of_extent(ad: Advertisement) -> Evidence:
    read, share = FactsOfRule(ad, "extent"), int(ad.fact_value("extent_percent") or 0)
    texts = [
        *ad.lines[:FIRST_LINES],
        *(
            text
            for field, text in ad.section_fields_and_sentences
            if field not in NOT_OF_THE_JOB[2:]
        ),
    ]
    others = {
        one for text in texts for one in _percentages_in(text)
    } - _shares_of_teaching_and_rest(ad)
    return evidence_from_conditions(
        {
            "label": read.is_labelled("employment"),
            "sentence": read.has_certain_fact,
            "terms": bool(read.fields & {*TERMS, ""}),
            "title": ad.posting.title is not None
            and share in _percentages_in(ad.posting.title.text),
        },
        {
            "part time": share == WHOLE and contains_word_of_evidence_group("part_time", ad.text),
            "another share": bool(others - {share}) and not read.is_labelled(),
            "unusual": not LEAST <= share <= WHOLE,
        },
    )


def _shares_of_teaching_and_rest(ad: Advertisement) -> set[int]:
    """Return the shares of teaching in the text, and what they leave of the working hours."""
    found = {
        share
        for _field, text in ad.section_fields_and_sentences
        for share in employment_by_cue_words.teaching_share_as_set(text)
    }
    return found | {WHOLE - share for share in found}


MOST_TEACHING: Final = 50  # percent


def evidence_of_teaching_share(ad: Advertisement) -> Evidence:
    read, share = FactsOfRule(ad, "teaching"), int(ad.fact_value("teaching_percent") or 0)
    beside = {one for text in read.texts for one in _percentages_in(text)}
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "sentence": read.has_certain_fact,
            "teaching": read.has_cue("for"),
        },
        {
            "another share": bool(beside - {share, WHOLE}),
            "unusual": not 0 < share <= MOST_TEACHING,
            "permanent": ad.fact_value("employment_form") == "permanent",
        },
    )


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
ANY_AMOUNT: Final = (Decimal(0), Decimal(10**7))


def evidence_of_salary(ad: Advertisement) -> Evidence:
    read, amount = FactsOfRule(ad, "salary"), ad.fact_value("salary_amount")
    currency, period = ad.fact_value("salary_currency") or "", ad.fact_value("salary_period") or ""
    low, high = PLAUSIBLE.get(currency, {}).get(period, ANY_AMOUNT)
    is_labelled = read.is_labelled()
    return evidence_from_conditions(
        {
            "label": is_labelled,
            "words": read.has_cue("for") or read.has_cue("agreed"),
            "sentence": read.has_certain_fact,
            "terms": bool(read.fields & TERMS),
            "period": bool(amount and period and currency),
        },
        {
            "unlikely amount": amount is not None and not low <= amount <= high,
            "something else": amount is not None and not is_labelled and read.has_cue("against"),
        },
    )


MOST_POSITIONS: Final = 30


def evidence_of_number_of_positions(ad: Advertisement) -> Evidence:
    read, number = FactsOfRule(ad, "positions"), ad.fact_value("positions_min")
    is_plausible = number is None or 1 <= number <= MOST_POSITIONS
    return evidence_from_conditions(
        {"label": read.is_labelled(), "sentence": read.has_certain_fact, "plausible": is_plausible},
        {"unlikely": not is_plausible},
    )
