"""Evidence for and against the town that was read from an ad as the place of work."""

import re
from typing import Final

from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    FactsOfRule,
    evidence_from_conditions,
)
from vacancies.parser.evidence.of_people import NO_PERSON
from vacancies.parser.facts.place_by_cue_words import contains_institution_word


def evidence_of_place(ad: Advertisement) -> Evidence:
    place, read = str(ad.fact_value("place") or ""), FactsOfRule(ad, "place")
    is_numbered = re.search(r"[\d/]", place) is not None
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "sentence": read.has_certain_fact,
            "workplace": read.has_word_of_evidence_group("workplace"),
            "again": ad.count_occurrences(place) > sum(place in text for text in read.texts),
            "employer": _is_town_of_employer(ad, place),
            "post code": _has_post_code(ad, place),
        },
        {
            "building or street": is_numbered or any(map(NO_PERSON.search, place.split())),
            "small letters": place.casefold() in ad.words_seen_in_lower_case,
            "no name": _TOWN.fullmatch(place) is None or len(place.split()) > MOST_WORDS,
            "institution": contains_institution_word(place),
            "another": _has_another_town(ad, place),
        },
    )


MOST_WORDS: Final = 4
# Capitalised words, and small ones between them: "Stratford upon Avon", "Mo i Rana".
_TOWN: Final = re.compile(
    r"[A-ZÅÄÖÆØ][\w’'.-]*\w(?:,?[ ](?:(?:i|på|vid|an|am|der|de|la|le|les|of|on|upon|sur|och|and)[ ])?"
    r"[A-ZÅÄÖÆØ][\w’'.-]*\w)*"
)
_OTHER: Final = re.compile(
    r"\b(?:campus|stationed|placed|based|located|placerad|placering|arbetsort|ort|location|plats)\b"
    r"[^.\n]{0,20}?\b(?:in|i|at|på|:)\s+(?P<place>[A-ZÅÄÖ][^\W\d_]+)"
)


def _is_town_of_employer(ad: Advertisement, place: str) -> bool:
    """Whether a university has the town in its name: "Hamnbys universitet"."""
    name = re.escape(place)
    institution = r"(?:universit|högskol|institut|tekniska|college)\w*"
    beside = rf"{name}s?\s+{institution}|{institution}\W+(?:of|i|in|at)?\s*{name}"
    return re.search(beside, ad.text, re.IGNORECASE) is not None


def _has_post_code(ad: Advertisement, place: str) -> bool:
    return re.search(rf"\b(?:\d{{3}}\s?\d{{2}}|\d{{4}})\s+{re.escape(place)}", ad.text) is not None


def _has_another_town(ad: Advertisement, place: str) -> bool:
    found = {one["place"] for one in _OTHER.finditer(ad.text)}
    return any(
        one not in place and ad.count_occurrences(one) > 1 and not NO_PERSON.search(one)
        for one in found
    )
