"""Finds where the work is done: a town beside words such as "located in"."""

import re
from typing import Final

from vacancies.parser.text import vocabulary
from vacancies.parser.text.cues import CUES
from vacancies.parser.text.results import FactMatch

_NAME: Final = r"[A-ZÅÄÖÆØ][^\W\d_]+(?:[-/ ][A-ZÅÄÖÆØ][^\W\d_]+){0,2}"
_IN: Final = re.compile(
    rf"\b(?:in|i|at|på|på\s+campus\s+i|campus\s+i|near|är|is|to|till|at\s+our\s+campus\s+in)\s+(?:the\s+(?:city|town)\s+of\s+|the\s+|our\s+|centrala\s+|central\s+|campus\s+)?(?P<place>{_NAME})"
)
_BEFORE: Final = re.compile(
    rf"(?:^|[.,:;]\s+)(?P<place>{_NAME})\s+(?:lies|ligger|is\s+(?:a\s+)?(?:town"
    rf"|city))\b"
)
_AFTER_EMPLOYER: Final = re.compile(
    r"(?:(?i:universit\w*|institut\w*|college|högskol\w*|centre|center|school|polytechnic"
    r"|department\s+of\s+[\w\s]+?|campus)|[A-Z]{3,6}\)?)(?:\s+\([^)]*\))?"
    rf"(?:,\s+|\s+(?:in|i)\s+|(?<=campus)\s+|(?<=Campus)\s+)(?P<place>{_NAME})(?=[,.\s]|$)"
)
_OF_TOWN: Final = re.compile(rf"[Uu]niversity\s+of\s+(?P<place>{_NAME})(?=[,.\s]|$)")
_IN_TOWN: Final = re.compile(rf"\bin\s+the\s+(?:town|city)\s+of\s+(?P<place>{_NAME})")
_IN_BRACKETS: Final = re.compile(rf"\((?P<place>{_NAME}),\s+[A-Z]")
_LATER: Final = re.compile(rf",\s*(?P<place>{_NAME})(?=\s*$|\.)")
_NO_PLACE: Final = frozenset(
    word.casefold()
    for word in (
        *vocabulary.NO_NAMES,
        *(
            "English",
            "Swedish",
            "Python",
            "Julia",
            "Matlab",
            "Europe",
            "Sweden",
            "Norway",
            "Denmark",
            "Finland",
        ),
        *(
            "Germany",
            "Switzerland",
            "Netherlands",
            "Sverige",
            "Norge",
            "Danmark",
            "Skandinavien",
            "Engelska",
            "Monday",
        ),
        *(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
        ),
        *(
            "November",
            "December",
            "Norden",
            "Rust",
            "Science",
            "Engineering",
            "Technology",
            "Arts",
            "Our",
            "This",
        ),
        *(
            "Electrical",
            "Computer",
            "Applied",
            "Mathematics",
            "Physics",
            "Master",
            "Bachelor",
            "Autumn",
            "Spring",
        ),
    )
)


def find_matches(sentence: str, section_key: str) -> list[FactMatch]:
    if section_key in ("required", "meritorious", "profile", "contacts", "how_to_apply", "title"):
        return []
    for cue in CUES["place"]["for"].finditer(sentence):
        after = sentence[cue.start() : cue.end() + 70]
        for found in _IN.finditer(after):
            if _is_place_name(found["place"]):
                certain = (
                    section_key in ("terms", "benefits", "")
                    and "position" not in cue.group().casefold()
                    and (section_key != "" or _OF_THE_WORK.search(sentence) is not None)
                )
                return [_place_match(cue.start(), found, certain=certain)]
    return []


# Below no heading, the town of the institute may be another than that of the work.
_OF_THE_WORK: Final = re.compile(
    r"position|\bposts?\b|\bwork|\bjob|employ|tjänst|anställ|arbet|placer|stationer|\byou\b|\bdu\b|\byour\b|\bdin\b",
    re.IGNORECASE,
)


def find_uncertain_matches(sentence: str) -> list[FactMatch]:
    """Return the town beside the employer's name: "Polder University, Lelystad", "… University in Narvik"."""
    if "@" in sentence:
        return []
    has_employer = names_employer(sentence)
    patterns: tuple[re.Pattern[str], ...] = (_BEFORE, _IN_TOWN)
    if has_employer:
        patterns += (_IN_BRACKETS, _AFTER_EMPLOYER, _IN, _LATER, _OF_TOWN)
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            if _is_place_name(found["place"]) and found["place"][:1].isupper():
                return [_place_match(0, found, certain=False)]
    return []


_EMPLOYER: Final = re.compile(
    r"universit|institut|college|högskol|polytechnic|department|lärosäte|faculty|\bschool\b|\bab\b|company|centre|avdelning|enhet|division|\bgroup",
    re.IGNORECASE,
)


def names_employer(text: str) -> bool:
    return _EMPLOYER.search(text) is not None


def _place_match(offset: int, match: re.Match[str], *, certain: bool) -> FactMatch:
    start, end = (offset + place for place in match.span("place"))
    return FactMatch("place", {"place": match["place"]}, start, end, certain)


_STREET: Final = re.compile(
    r"(?:gatan|vägen|gränden?|torget|allén|strasse|straße|straat)$", re.IGNORECASE
)


def _is_place_name(name: str) -> bool:
    first = re.split(r"[ /-]", name)
    if _STREET.search(name):
        return False
    folded = {word.casefold() for word in first}
    return not folded & (_NO_PLACE | vocabulary.ORGANISATIONS) and not name.isupper()
