"""Finds the salary in running sentences: amounts in any currency, steps, ranges, by agreement."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from vacancies.parser.text.cues import CUES, clause_around, speaks
from vacancies.parser.text.moments import find_dates
from vacancies.parser.text.results import Match

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


NEAR: Final = 25  # characters between "valid from" and its date


def find(sentence: str, key: str, posted: date | None, paragraph: str = "") -> list[Match]:
    """Find the salary; `paragraph` is what stands around the sentence ("Den är för närvarande …")."""
    if key in ("required", "meritorious", "profile", "environment"):
        return []
    money = [
        match for match in _MONEY.finditer(sentence) if _is_pay(sentence, match, key, paragraph)
    ]
    if money:
        return [_match(sentence, money[0], posted)]
    if key in ("how_to_apply", "contacts", "responsibilities"):
        return []
    found = CUES["salary"]["agreed"].search(sentence)
    if found and speaks("salary", "for", sentence):
        return [Match("salary", {"salary": "agreement"}, *found.span())]
    return []


def _is_pay(sentence: str, match: re.Match[str], key: str, paragraph: str) -> bool:
    """Whether an amount is pay: the words say so, nothing speaks against it, and its size fits."""
    before = sentence[max(0, match.start() - 70) : match.start()]
    period = _period(sentence, match)
    if period is None or not LEAST[period] <= _number(match["a1"] or match["a2"]) <= MOST[period]:
        return False
    is_named = speaks("salary", "for", sentence) or (
        key in ("terms", "benefits") and speaks("salary", "for", paragraph)
    )
    last_against = _last("against", before)
    return (
        is_named
        and last_against <= _last("for", before)
        and not speaks("salary", "against", sentence[match.end() : match.end() + 12])
    )


def _last(name: str, text: str) -> int:
    return max((found.start() for found in CUES["salary"][name].finditer(text)), default=-1)


def _period(sentence: str, match: re.Match[str]) -> str | None:
    """Return the period right after an amount, else one that the sentence names before it."""
    after, before = sentence[match.end() : match.end() + 50], sentence[: match.start()]
    places = [
        (found.start(), name) for name, pattern in PERIODS if (found := pattern.search(after))
    ]
    if places:
        return min(places)[1]
    named = [
        (found.start(), name) for name, pattern in PERIODS for found in pattern.finditer(before)
    ]
    return max(named)[1] if named else None


def _match(sentence: str, found: re.Match[str], posted: date | None) -> Match:
    values: dict[str, Any] = {
        "salary": "amount",
        "salary_amount": _number(found["a1"] or found["a2"]),
        "salary_currency": _CODES[(found["c1"] or found["c2"]).casefold()],
        "salary_period": _period(sentence, found),
    }
    if high := found["h1"] or found["h2"]:
        values["salary_max"] = _number(high)
    rest = sentence[found.end() :]
    valid, dates = _FROM.search(rest), find_dates(rest, posted)
    if valid and dates and dates[0].certain and 0 <= dates[0].start - valid.end() <= NEAR:
        values["salary_valid_from"] = dates[0].on
    is_certain = speaks("salary", "for", clause_around(sentence, *found.span()))
    return Match("salary", values, *found.span(), is_certain)


def _number(text: str) -> Decimal:
    """Return an amount; a separator before two figures at the end is that of decimals."""
    plain = re.sub(r"[ ’']", "", text)
    whole, _sep, cents = re.match(r"(.*?)(?:([.,])(\d{2}))?$", plain).groups()  # type: ignore[union-attr]
    figures = re.sub(r"[.,]", "", whole)
    return Decimal(f"{figures}.{cents}") if cents and cents != "00" else Decimal(figures)
