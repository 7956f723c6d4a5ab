"""What speaks for the town where the work is done."""

import re
from typing import Final

from vacancies.parser.evidence.advertisement import Advertisement, Evidence, evidence, is_labelled
from vacancies.parser.evidence.of_people import NO_PERSON
from vacancies.parser.facts.place_by_cue_words import contains_employer_name


def evidence_of_place(ad: Advertisement) -> Evidence:
    place = str(ad.value("place") or "")
    facts = ad.facts("place")
    others = ad.count(place) > sum(place in one.source.text for one in facts)
    return evidence(
        {
            "label": is_labelled(facts, "place"),
            "sentence": any(one.certain for one in facts),
            "again": others,
            "employer": re.search(
                rf"{re.escape(place)}s?\s+(?i:universit|högskol|institut|tekniska)|(?i:universit\w*|högskol\w*|institut\w*|college)\W+(?i:of|i|in|at)?\s*{re.escape(place)}",
                ad.text,
            )
            is not None,
            "post code": re.search(
                rf"\b\d{{3}}\s?\d{{2}}\s+{re.escape(place)}|\b\d{{4,5}}\s+{re.escape(place)}",
                ad.text,
            )
            is not None,
        },
        {
            "building or street": any(NO_PERSON.search(word) for word in place.split())
            or re.search(r"\d|/", place) is not None,
            "small letters": place.casefold() in ad.plain_words,
            "long": len(place.split()) > MOST_WORDS or place.endswith("-"),
            "institution": contains_employer_name(place),
            "another": _has_another_town(ad, place),
        },
    )


MOST_WORDS: Final = 4
_OTHER: Final = re.compile(
    r"\b(?:campus|stationed|placed|based|located|placerad|placering|arbetsort|ort|location|plats)\b[^.\n]{0,20}?\b(?:in|i|at|på|:)\s+(?P<place>[A-ZÅÄÖ][^\W\d_]+)"
)


def _has_another_town(ad: Advertisement, place: str) -> bool:
    found = {one["place"] for one in _OTHER.finditer(ad.text)}
    return bool(
        {
            one
            for one in found
            if one not in place and ad.count(one) > 1 and not NO_PERSON.search(one)
        }
    )
