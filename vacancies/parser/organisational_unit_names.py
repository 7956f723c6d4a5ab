"""Finds the name of the unit that advertises, for a site that does not have it yet."""

import re
from collections import Counter
from typing import Final

from vacancies.parser.text import sentences
from vacancies.parser.text.results import Piece

LONGEST_TEXT: Final = 20_000  # characters
LONGEST_NAME: Final = 120
_NAMES: Final = (
    # "Department of Built Environment", "Division of Communications, Antennas, and Optical Networks"
    re.compile(
        r"\b(?:Department|Division|Institute|School|Centre|Center)\s+(?:of|for)\s+(?:the\s+)?(?!Technology\b)"
        r"[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]*){0,3}"
        r"(?:(?:,\s+[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]*){0,2}){0,3},?\s+(?:and|&)\s+[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]*){0,2})?"
    ),
    # "institutionen för byggd miljö", "institutionen för data- och informationsteknik"
    re.compile(
        r"\b(?:[Ii]nstitutionen|[Aa]vdelningen)\s+för\s+(?:\w+(?:[dt]|sk|ska|da)\s+)?[a-zåäö]\w*"
        r"(?:-?(?:,\s+[a-zåäö]\w*)?\s+och\s+[a-zåäö]\w*)?"
    ),
)
# Units that only work together with the employer, and former ones.
_OF_OTHERS: Final = re.compile(
    r"collaborat|together\s+with|cooperat|partner|jointly|former|samarbet|tillsammans|gemensam|tidigare",
    re.IGNORECASE,
)


def most_mentioned_unit(text: str) -> str:
    """Return the unit that a text names most often, outside sentences on partners; empty if none."""
    text = text[:LONGEST_TEXT]
    counted: Counter[str] = Counter()
    for line in text.split("\n"):
        for sentence in sentences.split_sentences(Piece(line, 0, len(line))):
            if _OF_OTHERS.search(sentence.text):
                continue
            counted.update(
                " ".join(found.group().split())
                for one in _NAMES
                for found in one.finditer(sentence.text)
            )
    name = next((one for one, _count in counted.most_common(1)), "")
    if name.startswith(("Institutionen", "Avdelningen")):
        name = name[:1].lower() + name[1:]  # as in a sentence
    return name if len(name) <= LONGEST_NAME else ""
