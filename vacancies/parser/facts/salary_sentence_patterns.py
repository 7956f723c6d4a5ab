"""Finds the salary by patterns of sentences: an amount with its period, or by agreement."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from people.formats.date_parsing import DATE, parse_date
from vacancies.parser.text.cue_words import has_cue_word
from vacancies.parser.text.numbers import states_limit_of_amount
from vacancies.parser.text.results import FactMatch

_AMOUNT: Final = r"\d{1,3}(?:[ ,.]\d{3})+|\d{3,6}"
_CURRENCY: Final = r"(?:SEK|kronor|kr|euros?|EUR|€|NOK|DKK|USD|GBP|£|\$)"
_PERIOD: Final = (
    r"(?:per\s*|/\s*|a\s+|i\s+|om\s+)"
    r"(?P<period{n}>months?|månad(?:en)?|mån|year|år(?:et)?|annum|hour|timm?e?n?)\b\.?"
)
_TO: Final = rf"\s*(?:–|—|-|to|till|and|och)\s*(?:{_CURRENCY}\s*)?"
_SUM: Final = (
    rf"(?:(?:between|mellan)\s+)?(?P<low{{n}}>{_AMOUNT})(?:{_TO}(?P<high{{n}}>{_AMOUNT}))?\s*"
    rf"(?P<currency{{n}}>{_CURRENCY})"
)
_SUM_AFTER: Final = (
    rf"(?:(?:between|mellan)\s+)?(?P<currency{{n}}>{_CURRENCY})\s*(?P<low{{n}}>{_AMOUNT})"
    rf"(?:{_TO}(?P<high{{n}}>{_AMOUNT}))?"
)
_WORD: Final = (
    r"(?:(?:the\s+|a\s+)?(?:starting|initial|gross|current|entry|fixed)?\s*(?:monthly\s+)?"
    r"(?:salary|salaries|wage|pay)|(?:en\s+)?(?:ingångs|månads|tim|bruttomånads)?lön(?:en)?)"
    r"(?:\s+(?:of|is|at|är|på|om|currently|för\s+närvarande))*\s*:?\s*"
)
_FROM: Final = (
    rf"\s*[,;(]*\s*(?:valid|applies|applicable|gäller)?\s*"
    rf"(?:from|as\s+of|fr\.?o\.?m\.?|från(?:\s+och\s+med)?)\s+(?P<valid>{DATE})\)?"
)


def _with_numbered_groups(template: str, number: int) -> str:
    return template.replace("{n}", str(number))


_AMOUNTS: Final = [
    re.compile(
        rf"(?:{_WORD})?(?:{_with_numbered_groups(total, 1)})\s*"
        rf"{_with_numbered_groups(_PERIOD, 1)}(?:{_FROM})?",
        re.I,
    )
    for total in (_SUM, _SUM_AFTER)
]
_MONTHLY: Final = [
    re.compile(
        rf"(?P<monthly>monthly|månadslön)\w*[^.;\d]{{0,30}}?{_with_numbered_groups(total, 1)}(?:{_FROM})?",
        re.I,
    )
    for total in (_SUM, _SUM_AFTER)
]
_ABOUT_PAY: Final = re.compile(r"salar|wage|\bpay\b|lön(?!sam|ande)", re.IGNORECASE)
_AGREED: Final = re.compile(
    r"(?:the\s+)?(?:salary|lön(?:en)?)\s*(?::|is|are|är|sätts)?\s*(?:set\s+|determined\s+)?"
    r"(?:by\s+agreement|according\s+to\s+agreement|(?:to\s+be|as)\s+agreed|negotiable|individually(?:\s+set)?"
    r"|enligt\s+överenskommelse|efter\s+överenskommelse|individuell\w*)"
    r"|individual(?:ly)?\s+(?:set\s+)?salar(?:y|ies)(?:\s+setting)?(?:\s+is\s+applied)?"
    r"|(?:(?:vi\s+)?tillämpa[rs]?\s+)?individuell\w*\s+lön(?:esättning)?(?:\s+tillämpas)?",
    re.IGNORECASE,
)
_CODES: Final = {
    "euro": "EUR",
    "euros": "EUR",
    "kronor": "SEK",
    "kr": "SEK",
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
}


AROUND: Final = 25  # characters in which a sentence says "at least"


def find_matches(sentence: str, posting_date: date | None = None) -> list[FactMatch]:
    if not _ABOUT_PAY.search(sentence) or has_cue_word("salary", "against", sentence):
        return []
    for pattern in (*_AMOUNTS, *_MONTHLY):
        if found := pattern.search(sentence):
            around = sentence[max(0, found.start() - AROUND) : found.end() + AROUND]
            values = _salary_values(found, posting_date)
            return [FactMatch("salary", values, *found.span(), not states_limit_of_amount(around))]
    if agreed := _AGREED.search(sentence):
        return [FactMatch("salary", {"salary": "agreement"}, *agreed.span())]
    return []


def _salary_values(match: re.Match[str], posting_date: date | None) -> dict[str, Any]:
    parts = match.groupdict()
    currency = parts["currency1"].casefold()
    high = _parse_whole_amount(parts["high1"]) if parts["high1"] else None
    values: dict[str, Any] = {
        "salary": "amount",
        "salary_amount": _parse_whole_amount(parts["low1"]),
        "salary_currency": _CODES.get(currency, currency.upper()),
        "salary_period": _pay_period_or_month(parts.get("period1")),
    }
    if high is not None:
        values["salary_max"] = high
    if parts["valid"] and (on := parse_date(parts["valid"], posting_date)):
        values["salary_valid_from"] = on
    return values


def _parse_whole_amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[ ,.]", "", text))


def _pay_period_or_month(text: str | None) -> str:
    if text is None or text.casefold().startswith(("month", "mån")):
        return "month"
    return "hour" if text.casefold().startswith(("hour", "tim")) else "year"
