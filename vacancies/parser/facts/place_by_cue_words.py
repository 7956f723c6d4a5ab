"""Finds where the work is done: a town beside words such as "located in"."""

import re
from typing import Final

from vacancies.parser.text import vocabulary
from vacancies.parser.text.cue_words import CUES
from vacancies.parser.text.results import FactMatch

_NAME: Final = r"[A-ZÅÄÖÆØ][^\W\d_]+(?:[-/ ][A-ZÅÄÖÆØ][^\W\d_]+){0,2}"
_IN: Final = re.compile(
    rf"\b(?:in|i|at|på|blir|på\s+campus\s+i|campus\s+i|near|är|is|to|till|at\s+our\s+campus\s+in)\s+(?:the\s+(?:city|town)\s+of\s+|the\s+|our\s+|centrala\s+|central\s+|campus\s+)?(?P<place>{_NAME})"
)
_BEFORE: Final = re.compile(
    rf"(?:^|[.,:;]\s+)(?P<place>{_NAME})\s+(?:lies|ligger|is\s+(?:a\s+)?(?:town"
    rf"|city))\b"
    rf"|^(?P<campus>{_NAME}),\s+(?:where|där)\s+(?:the|our|vår\w*|university|universitet\w*|högskol\w*|institut\w*)\b"
)
_AFTER_EMPLOYER: Final = re.compile(
    r"(?:(?i:universit\w*|institut\w*|college|högskol\w*|centre|center|school|polytechnic"
    r"|department\s+of\s+[\w\s]+?|campus)|[A-Z]{3,6}\)?)(?:\s+\([^)]*\))?"
    rf"(?:,\s+|\s+(?:in|i)\s+|(?<=campus)\s+|(?<=Campus)\s+)(?P<place>{_NAME})(?=[,.\s]|$)"
)
_OF_TOWN: Final = re.compile(rf"[Uu]niversity\s+of\s+(?P<place>{_NAME})(?=[,.\s]|$)")
_IN_TOWN: Final = re.compile(rf"\bin\s+the\s+(?:town|city)\s+of\s+(?P<place>{_NAME})")
_IN_BRACKETS: Final = re.compile(rf"\((?P<place>{_NAME}),\s+[A-Z]")
_AFTER_ABBREVIATION: Final = re.compile(rf"\([A-ZÅÄÖ]{{2,8}},\s+(?P<place>{_NAME})\)")
_QUOTED: Final = re.compile(r"[\"“”»][^\"“”«]{2,60}[\"“”«]")
# "Kassel, 21 August 2026" above a letter.
_DATELINE: Final = re.compile(rf"(?P<place>{_NAME}),\s+(?:den\s+)?\d{{1,2}}\.?\s+\w+\s+20\d\d$")
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
            "Chair",
            "Section",
            "Unit",
            "Team",
            "Austria",
            "Belgium",
            "France",
            "Italy",
            "Spain",
            "Ireland",
            "Scotland",
            "England",
            "Canada",
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
            town, is_only = _town_and_certainty(after, found)
            if town is not None:
                certain = is_only and (
                    section_key in ("terms", "benefits", "")
                    and "position" not in cue.group().casefold()
                    and (section_key != "" or _OF_THE_WORK.search(sentence) is not None)
                )
                return [_place_match(cue.start(), town, certain=certain)]
    return []


# "i Robothallen, hus D, Norrköping": the town stands last.
_BUILDING: Final = re.compile(
    r"(?:hallen|huset|byggnaden|laboratoriet|labbet|biblioteket|museet|salen|parken)$"
    r"|\b(?:building|house|hall|tower|lab|library|museum|studio|wing|block|park|site)$"
    r"|^(?:building|house|hus|room|rum|floor|block|byggnad)\b",
    re.IGNORECASE,
)
_TOWN_LAST: Final = re.compile(rf",\s+(?:[^,.;:]{{1,25}},\s+)?(?P<place>{_NAME})(?=\s*[.,;)]|\s*$)")


_ANOTHER: Final = re.compile(r"\s*(?:och|and|or|eller|samt|/|–)\s*(?:i\s+|in\s+)?[A-ZÅÄÖ]")


def _town_and_certainty(text: str, match: re.Match[str]) -> tuple[re.Match[str] | None, bool]:
    """Return the match of the town where a place is named, and whether no other may be meant."""
    last = _TOWN_LAST.match(text, match.end())
    is_one = _ANOTHER.match(text, match.end()) is None
    if last is not None and not _may_be_place_name(last["place"]):
        last = None
    is_town = _may_be_place_name(match["place"]) and not _BUILDING.search(match["place"])
    is_at = re.match(r"(?:at|på|near)\b", match.group(), re.IGNORECASE) is not None
    if last is not None and (is_at or not is_town):
        return last, False
    return (match if is_town else None), last is None and is_one


# Below no heading, the town of the institute may be another than that of the work.
_OF_THE_WORK: Final = re.compile(
    r"position|\bposts?\b|\bwork|\bjob|employ(?!ee)|tjänst|anställ(?!d)|arbet(?!ar)|placer|stationer|\byou\b|\bdu\b|\byour\b|\bdin\b",
    re.IGNORECASE,
)


def find_likely_town_matches(sentence: str) -> list[FactMatch]:
    """Return the match of a town beside the name of the employer, or in a dateline; never certain."""
    if "@" in sentence:
        return []
    if dated := _DATELINE.match(sentence):
        return [_place_match(0, dated, certain=False)] if _may_be_place_name(dated["place"]) else []
    has_employer = contains_institution_word(sentence)
    patterns: tuple[re.Pattern[str], ...] = (_BEFORE, _IN_TOWN)
    sentence = _QUOTED.sub(lambda found: " " * len(found.group()), sentence)
    if has_employer:
        patterns += (_IN_BRACKETS, _AFTER_ABBREVIATION, _AFTER_EMPLOYER, _IN, _LATER, _OF_TOWN)
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            name = found["place"] or found["campus"]
            if _may_be_place_name(name) and name[:1].isupper():
                return [_place_match(0, found, certain=False)]
    return []


_EMPLOYER: Final = re.compile(
    r"universit|institut|college|högskol|polytechnic|department|lärosäte|faculty|\bschool\b|\bab\b|company|centre|avdelning|enhet|division|\bgroup",
    re.IGNORECASE,
)


def contains_institution_word(text: str) -> bool:
    return _EMPLOYER.search(text) is not None


def _place_match(offset: int, match: re.Match[str], *, certain: bool) -> FactMatch:
    group = "place" if match["place"] else "campus"
    start, end = (offset + place for place in match.span(group))
    return FactMatch("place", {"place": match[group]}, start, end, certain)


_STREET: Final = re.compile(
    r"(?:gatan|vägen|gränden?|torget|allén|backen|stigen|strasse|straße|straat)$|\b(?:street|road|avenue|lane|square)$",
    re.IGNORECASE,
)


SHORTEST: Final = 3  # letters: "Ph.D."


def _may_be_place_name(name: str) -> bool:
    first = re.split(r"[ /-]", name)
    if _STREET.search(name) or len(name) < SHORTEST:
        return False
    folded = {word.casefold() for word in first}
    return not folded & (_NO_PLACE | vocabulary.ORGANISATIONS) and not name.isupper()
