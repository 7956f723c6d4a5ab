"""Evidence for and against the reference number that was read from an ad."""

import re
from typing import Final

from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    FactsOfRule,
    evidence_from_conditions,
)

_NAMED: Final = re.compile(
    r"\b(?:ref(?:erence|erens\w*)?|dnr|diarie\w*|ärende\w*|annons-?id|job\s*-?id|(?:case|vacancy|file|post|position|posting"
    r"|job|registration|announcement|requisition|competition|advert\w*)\s+(?:number|code|id|no|nr|ref))\b",
    re.IGNORECASE,
)
_LIKE_A_NUMBER: Final = re.compile(r"\d{4}|\d[-/:.]\d|[^\W\d_][-/]\d")


def evidence_of_reference(ad: Advertisement) -> Evidence:
    read, number = FactsOfRule(ad, "reference"), str(ad.fact_value("reference") or "")
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "named": any(map(_NAMED.search, read.texts)),
            "like a number": _LIKE_A_NUMBER.search(number) is not None,
            "again": ad.count_occurrences(number) > 1,
        },
        {
            "part of a number": is_part_of_longer_code(ad.text, number),
            "of a grant": any(map(_OF_GRANT.search, read.texts)),
            "one of several": _is_one_of_several(ad.text, number),
        },
        needed=1,
    )


_OF_GRANT: Final = re.compile(
    r"\b(?:grant|funding|award|anslags?|bidrags?|projekte?t?s?|project)[ -]?"
    r"(?:ref(?:erence)?|agreement|number|no\b|nr\b|nummer|dnr|diarie)",
    re.IGNORECASE,
)
_OR_ANOTHER: Final = re.compile(
    r"\s*,?\s+(?:or|and|eller|och|respektive|samt)\s+(?=\S*\d{2})\S*[-/:.]"
)


def _is_one_of_several(text: str, number: str) -> bool:
    """Whether another number follows at once: "2026/123 or 2026/124"."""
    _before, found, after = text.partition(number)
    return bool(found) and _OR_ANOTHER.match(after) is not None


# What is before and after a whole number: no capital letters that belong to it, no further figures.
_BEFORE: Final = re.compile(r"(?<![\w.])(?P<word>[A-ZÅÄÖ]{2,6}(?:-[A-ZÅÄÖ]{1,5})?)[ -]$")
_AFTER: Final = re.compile(
    r"\s?[-/–]\s?\d|[ ](?![12]\d{3}-\d\d-\d\d)(?:[A-ZÅÄÖ]{1,5}[-/]?\d|[A-ZÅÄÖ]{2,4}\b(?=[\"”’').,]))"
)
_WORDS_BEFORE: Final = frozenset(("DNR", "REF", "NR", "NO", "ID", "REG", "NUMBER", "REFERENCE"))


def is_part_of_longer_code(text: str, number: str) -> bool:
    """Whether a number's first place is in a longer code: "2026/19" in "LU-PE 2026/19"."""
    found = re.search(rf"(?<![\w/]){re.escape(number)}", text)
    if found is None:
        return False
    before = _BEFORE.search(text[max(0, found.start() - 14) : found.start()])
    is_cut_before = before is not None and before["word"] not in _WORDS_BEFORE
    return is_cut_before or _AFTER.match(text[found.end() :]) is not None
