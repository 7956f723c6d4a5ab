"""Tells the employer beside a person ("Supervisor: Anna Berg, Volvo Trucks") from a further person."""

import re
from collections.abc import Sequence
from typing import Final

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_details import find_emails, is_email_of_name

_COMMA: Final = re.compile(r"\s*,\s*")
_AND: Final = re.compile(r"\s*,?\s*(?:\b(?:and|och|samt)\b|&)\s*(?:(?:by|av)\s+)?")
# "Anna Berg at Volvo Trucks", "Anna Berg (Volvo Trucks)".
_WHERE: Final = re.compile(
    r"\s*,?\s*\(\s*|\s*,?\s+(?:who\s+works?\s+|som\s+arbetar\s+)?(?:at|of|from|på|vid|hos|från)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(r"\b(?:supervisors|advisors|leaders|investigators|team)\b", re.I)
# In the plural they are written the same way, or say nothing of a number.
_ONE_OR_SEVERAL: Final = re.compile(r"handled|supervis(?:ed|ing|ion)", re.IGNORECASE)


def names_except_affiliations(text: str) -> list[names.NameInText]:
    """Return the names in a sentence without those that only say where the person before them works."""
    found = names.find_names(text)
    return [
        one
        for at, one in enumerate(found)
        if not _may_be_affiliation(found, at, text)
        or (_is_after_comma(found, at, text) and leaves_number_of_people_open(text))
    ]


def possible_affiliation_names(text: str) -> frozenset[str]:
    """Return the names that are or may be the employer of the person before: "Anna Berg, Bo Ek"."""
    found = names.find_names(text)
    return frozenset(
        one.name for at, one in enumerate(found) if _may_be_affiliation(found, at, text)
    )


def leaves_number_of_people_open(text: str) -> bool:
    """Whether a sentence leaves open how many people it names: "supervised by", "handledare"."""
    return _ONE_OR_SEVERAL.search(text) is not None


def _text_after_previous_name(found: Sequence[names.NameInText], index: int, text: str) -> str:
    """Return the text between the name at this index and the one before it."""
    return text[found[index - 1].end : found[index].title_start] if index else ""


def _is_after_comma(found: Sequence[names.NameInText], index: int, text: str) -> bool:
    return (
        0 < index < len(found)
        and _COMMA.fullmatch(_text_after_previous_name(found, index, text)) is not None
    )


def _is_joined_by_and(found: Sequence[names.NameInText], index: int, text: str) -> bool:
    """Whether "and" leads to the name at this index."""
    return (
        0 < index < len(found)
        and _AND.fullmatch(_text_after_previous_name(found, index, text)) is not None
    )


def _may_be_affiliation(found: Sequence[names.NameInText], index: int, text: str) -> bool:
    """Whether a name is, or may be, the employer of the person before it."""
    one = found[index]
    if (
        not index
        or one.title
        or any(is_email_of_name(m.address, one.name) for m in find_emails(text))
    ):
        return False
    if _WHERE.fullmatch(_text_after_previous_name(found, index, text)):
        return True
    if not _is_after_comma(found, index, text):
        return False
    after = next(at for at in range(index, len(found) + 1) if not _is_after_comma(found, at, text))
    if _is_joined_by_and(found, after, text):
        # "Anna Berg, Volvo Trucks, and Bo Ek, Scania": in a list nothing follows the last one
        return _is_after_comma(found, after + 1, text) and not found[after + 1].title
    return _SEVERAL.search(text) is None
