"""Finds the salary in running sentences by cue words; the sentences stay in the text."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from vacancies.parser.text.cue_words import CUES, clause_containing_span, has_cue_word
from vacancies.parser.text.dates_and_times import find_dates
from vacancies.parser.text.numbers import states_limit_of_amount
from vacancies.parser.text.results import FactMatch

_AMOUNT: Final = r"(?:\d{1,3}(?:[ .,’']\d{3})+|\d{2,7})(?:[.,]\d{2})?(?![\d.,]*\d)"
_CODES: Final = {
    **dict.fromkeys(("kr", "kronor", "skr", "sek"), "SEK"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "pounds"), "GBP"),
    **dict.fromkeys(("$", "usd", "us$"), "USD"),
    **dict.fromkeys(("chf", "fr.", "sfr"), "CHF"),
    **dict.fromkeys(("nok",), "NOK"),
    **dict.fromkeys(("dkk",), "DKK"),
    **{code.casefold(): code for code in ("ISK", "PLN", "CZK", "CAD", "AUD", "JPY", "HUF")},
}
_CURRENCY: Final = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
_TO: Final = rf"\s*(?:–|—|-|to|till|and|och)\s*(?:{_CURRENCY})?\s*"
_MONEY: Final = re.compile(
    rf"(?:(?<!\w)(?P<c1>{_CURRENCY})\s?(?P<a1>{_AMOUNT})(?:{_TO}(?P<h1>{_AMOUNT}))?"
    rf"|(?P<a2>(?<![\w.,]){_AMOUNT})(?:{_TO}(?P<h2>{_AMOUNT}))?\s?(?P<c2>{_CURRENCY})(?!\w))",
    re.IGNORECASE,
)
_PERIODS: Final = (
    (
        "month",
        (
            r"(?:per|a|each|i|/|om|pr\.?)\s*(?:calendar\s+)?(?:months?|månad(?:en)?|mån)\b"
            r"|monthly|månadslön|månatlig"
        ),
    ),
    (
        "year",
        r"(?:per|a|each|om|/|pr\.?)\s*(?:year|annum|år(?:et)?)\b|annual|yearly|p\.a\.|årslön|årligen",
    ),
    ("hour", r"(?:per|a|an|each|i|/)\s*(?:hour|timme|tim)\b|hourly|timlön|timpenning"),
)
PERIODS: Final = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PERIODS)
LEAST: Final = {"month": 500, "year": 5000, "hour": 5}
MOST: Final = {"month": 200_000, "year": 2_500_000, "hour": 1500}
_FROM: Final = re.compile(r"valid|from|as\s+of|gäller|från|fr\.o\.m|per\s+den", re.IGNORECASE)


# "… som gäller från och med 2025-10-01: 33 200 kr".
_VALID_BEFORE: Final = re.compile(
    r"\b(?:valid|applies|apply|applicable|gäller|gällande)\s+(?:from|as\s+of|från(?:\s+och\s+med)?|fr\.o\.m\.)\s+"
    r"(?P<date>[^,;:]{6,25})[,;:]\s*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
NEAR: Final = 25  # characters between "valid from" and its date


def find_matches(
    sentence: str, section_key: str, posting_date: date | None, paragraph: str = ""
) -> list[FactMatch]:
    """Return the match of the salary in a sentence; `paragraph` is the text around it."""
    if section_key in ("required", "meritorious", "profile", "environment"):
        return []
    money = [
        match
        for match in _MONEY.finditer(sentence)
        if _is_salary_amount(sentence, match, section_key, paragraph)
    ]
    if money:
        return [_salary_match(sentence, money[0], posting_date)]
    if section_key in ("how_to_apply", "contacts", "responsibilities"):
        return []
    found = CUES["salary"]["agreed"].search(sentence)
    if found and has_cue_word("salary", "for", sentence):
        return [FactMatch("salary", {"salary": "agreement"}, *found.span())]
    return []


def _is_salary_amount(
    sentence: str, amount_match: re.Match[str], section_key: str, paragraph: str
) -> bool:
    """Whether an amount is pay, by the words around it and its size for the period; False if it has none."""
    whole = sentence[max(0, amount_match.start() - 110) : amount_match.start()]
    before = _ASIDE.sub(" ", whole)[-70:]
    after = _NEXT_THING.split(sentence[amount_match.end() : amount_match.end() + 34])[0]
    period = _pay_period(sentence, amount_match)
    if (
        period is None
        or not LEAST[period]
        <= _parse_amount(amount_match["a1"] or amount_match["a2"])
        <= MOST[period]
    ):
        return False
    is_named = has_cue_word("salary", "for", sentence) or (
        section_key in ("terms", "benefits") and has_cue_word("salary", "for", paragraph)
    )
    is_named = is_named or (
        section_key in ("terms", "benefits") and not sentence[: amount_match.start()].strip()
    )
    last_against = _offset_of_last_cue("against", before)
    return (
        is_named
        and last_against <= _offset_of_last_cue("for", before)
        and not has_cue_word("salary", "against", after)
    )


_ASIDE: Final = re.compile(r",[^,;\d]{0,80},")
_NEXT_THING: Final = re.compile(
    r"[,;(]|\b(?:plus|and|och|samt|with|med|including|incl|inklusive)\b"
)


def _offset_of_last_cue(cue: str, text: str) -> int:
    return max((found.start() for found in CUES["salary"][cue].finditer(text)), default=-1)


def _pay_period(sentence: str, amount_match: re.Match[str]) -> str | None:
    """Return "month", "year" or "hour": after the amount, else before it; None if no period is named."""
    after = sentence[amount_match.end() : amount_match.end() + 50]
    before = sentence[: amount_match.start()]
    places = [
        (found.start(), name) for name, pattern in PERIODS if (found := pattern.search(after))
    ]
    if places:
        return min(places)[1]
    named = [
        (found.start(), name) for name, pattern in PERIODS for found in pattern.finditer(before)
    ]
    return max(named)[1] if named else None


def _salary_match(
    sentence: str, amount_match: re.Match[str], posting_date: date | None
) -> FactMatch:
    values: dict[str, Any] = {
        "salary": "amount",
        "salary_amount": _parse_amount(amount_match["a1"] or amount_match["a2"]),
        "salary_currency": _CODES[(amount_match["c1"] or amount_match["c2"]).casefold()],
        "salary_period": _pay_period(sentence, amount_match),
    }
    if high := amount_match["h1"] or amount_match["h2"]:
        values["salary_max"] = _parse_amount(high)
    rest = sentence[amount_match.end() :]
    valid, dates = _FROM.search(rest), find_dates(rest, posting_date)
    if valid and dates and dates[0].certain and 0 <= dates[0].start - valid.end() <= NEAR:
        values["salary_valid_from"] = dates[0].on
    elif (first := _VALID_BEFORE.search(sentence[: amount_match.start()])) and (
        dates := find_dates(first["date"], posting_date)
    ):
        values["salary_valid_from"] = dates[-1].on
    is_certain = has_cue_word(
        "salary", "for", clause_containing_span(sentence, *amount_match.span())
    )
    around = sentence[max(0, amount_match.start() - NEAR) : amount_match.end() + NEAR]
    is_certain = is_certain and not states_limit_of_amount(around)
    return FactMatch("salary", values, *amount_match.span(), is_certain)


def _parse_amount(text: str) -> Decimal:
    """Return a written amount as a number; two digits after a last separator are decimals."""
    plain = re.sub(r"[ ’']", "", text)
    whole, _sep, cents = re.match(r"(.*?)(?:([.,])(\d{2}))?$", plain).groups()  # type: ignore[union-attr]
    figures = re.sub(r"[.,]", "", whole)
    return Decimal(f"{figures}.{cents}") if cents and cents != "00" else Decimal(figures)
