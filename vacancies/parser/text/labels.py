"""Labels with their values, as the tables of facts in advertisements have them.

"Ort: Falun", "Ort⇥Falun", "OrtFalun" (pasted from a web page), and a label above its value.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from vacancies.parser.text.cleaning import collapse_spaces, fold_for_comparison
from vacancies.parser.text.vocabulary import LABELS

NONE: Final = "none"
LONGEST: Final = 45
LONGEST_VALUE: Final = 160


def _fold_label(text: str) -> str:
    return fold_for_comparison(re.sub(r"\([^)]*\)|[.(),]", " ", text))


_RULE_OF: Final = {
    _fold_label(label): rule
    for rule, words in LABELS.items()
    for line in words.splitlines()
    for label in line.split("|")
    if label.strip()
}
_LABEL: Final = re.compile(
    r"\s*(?P<label>[^\W\d_][\w .’'()/&-]{0,44}?)\s*(?P<sign>:|\t|\s[–—-](?=\s)"
    r"|\s*\.{3,}|\s{2,}|\|)\s*(?P<value>\S.*)$"
)
_BARE: Final = re.compile(
    r"(?P<label>ref(?:erens)?\.?\s*(?:nr|no|nummer)?\.?|dnr\.?|diarienummer|reference(?:\s+number)?"
    r"|published|posted|publicera[dt]|deadline|application\s+period|ansökningsperiod|ansökningstid|closing\s+date|sista\s+ansökningsda(?:g|tum)|ansök\s+senast)"
    r"\s+(?!(?:is|are|was|är|var)\s)(?=.{0,14}\d)(?P<value>\S.*)$",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(
    "(?P<label>"
    + "|".join(
        re.escape(label.strip().capitalize())
        for words in LABELS.values()
        for line in words.splitlines()
        for label in sorted(line.split("|"), key=len, reverse=True)
        if len(label.strip()) > 2
    )
    + r")(?P<value>(?=[A-ZÅÄÖ\d]).*)$"
)
# "Type of Contract Temporary": without any sign, where label and value are plain.
_SPACED: Final = re.compile(
    r"(?P<label>(?:"
    + "|".join(
        re.escape(label.strip())
        for rule, words in LABELS.items()
        if rule
        in ("deadline", "opens", "extent", "place", "start", "employment", "duration", "positions")
        for line in words.splitlines()
        for label in sorted(line.split("|"), key=len, reverse=True)
        if len(label.strip()) > 2
        and label.strip()
        not in ("date", "period", "term", "hours", "position", "positions", "starting", "sista dag")
    )
    + r"))\s+(?!(?:och|and|or|eller|samt|&)\s)(?P<value>(?-i:(?=[A-ZÅÄÖ\d]))[^.:!?]{1,40})$",
    re.IGNORECASE,
)
_SEGMENT: Final = re.compile(r"\s+[|·•]\s+|\s{4,}|\t+")


class LabelledValue(NamedTuple):
    """A known label with its value; `rule` is the rule that reads the fact."""

    rule: str
    label: str
    value: str


def fact_rule_of_label(label: str) -> str | None:
    """Return the rule of a label, "none" if no rule reads its value; None if the label is not known."""
    return _RULE_OF.get(_fold_label(label)) if len(label) <= LONGEST else None


@lru_cache(maxsize=4096)
def split_known_label_and_value(line: str) -> LabelledValue | None:
    """Return the label and the value of a line; None if it does not begin with a known label."""
    line = line.strip().strip("|").strip()
    for pattern in (_LABEL, _BARE, _GLUED, _SPACED):
        found = pattern.match(line)
        if found and pattern is _BARE and line[:1].islower():
            continue  # the rest of a sentence: "Ange ⏎ diarienummer …"
        rule = fact_rule_of_label(found["label"]) if found else None
        if found and rule and len(found["value"]) <= LONGEST_VALUE:
            return LabelledValue(
                rule, collapse_spaces(found["label"]), collapse_spaces(found["value"])
            )
    return None


def split_labelled_segments(line: str) -> list[tuple[int, str]]:
    """Return (offset, part) of each part of a line if one has a known label; else the whole line."""
    parts, at = [], 0
    for found in _SEGMENT.finditer(line):
        parts.append((at, line[at : found.start()]))
        at = found.end()
    parts.append((at, line[at:]))
    parts = [(start, part) for start, part in parts if part.strip()]
    known = [part for _start, part in parts if ":" in part and split_known_label_and_value(part)]
    return parts if len(parts) > 1 and known else [(0, line)]
