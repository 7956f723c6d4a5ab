"""Reads the values of the labels in an advertisement's table of facts: "Ort: Falun"."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from vacancies.parser.entities import names
from vacancies.parser.facts import (
    duration_by_cue_words,
    employment_by_cue_words,
    how_to_apply_sentence_patterns,
    place_by_cue_words,
    salary_by_cue_words,
)
from vacancies.parser.facts.deadline_by_cue_words import deadline_values_of_label
from vacancies.parser.text import labels
from vacancies.parser.text.dates_and_times import find_dates, find_month_or_season
from vacancies.parser.text.numbers import RANGE, parse_range, states_limit_of_amount
from vacancies.parser.text.results import FactMatch

_RANGE: Final = re.compile(RANGE, re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"(?P<number>(?:[A-ZÅÄÖ][\w-]{0,9}[ ]){0,2}(?=[\w./:-]*\d)[\w][\w./:-]*\w"
    r"(?:[ ]\d{3,6}(?![\w.:/,-]))?|[A-Z]{2,}[\w./:-]*\d[\w./:-]*)"
)
_SOON: Final = re.compile(r"as\s+soon\s+as|immediat|snarast|omgående|så\s+snart", re.IGNORECASE)
_AGREED: Final = re.compile(
    r"agree|negotia|flexib|överenskommelse|arrangement|enl\.?\s*ö", re.IGNORECASE
)
_POST_CODE: Final = re.compile(r"^(?:[A-Z]{2}-)?\d[\d ]{3,6}\s+|,?\s*\d{4,5}$|\s*\(.*\)$")
LONGEST_VALUE: Final = 7  # words that the site prints as a fact; more say more
OF_THE_JOB: Final = ("extent", "employment", "duration")
type Values = dict[str, Any]


def find_matches(line: str, posting_date: date | None) -> list[FactMatch]:
    """Return the facts of a line with a label and its value; "Contract: Full time, fixed-term" has two."""
    found = labels.split_known_label_and_value(line)
    reader = _READERS.get(found.rule) if found else None
    if found is None or reader is None:
        return []
    values = reader(found.value, posting_date)
    is_short = len(found.value.split()) <= LONGEST_VALUE
    end = len(line) if is_short else line.index(found.value.split()[0], len(found.label))
    certain = found.rule != "salary" or not states_limit_of_amount(found.value)
    matches = [FactMatch(found.rule, values, 0, end, certain)] if values else []
    if found.rule in OF_THE_JOB:  # "Contract: Full time, open-ended"
        others = (
            ("extent", _extent_values),
            ("employment", _employment_form_values),
            ("duration", _duration_values),
            ("salary", _salary_amount_values),
            ("start", _start_values_of_period),
        )
        for rule, read_other in others:
            more = read_other(found.value, None) if rule != found.rule else {}
            if more and not more.keys() & values.keys():
                matches.append(FactMatch(rule, more, 0, end))
    return matches


def _first_certain_date(value: str, posting_date: date | None) -> date | None:
    dates = [one for one in find_dates(value, posting_date) if one.certain]
    return dates[0].on if dates else None


def _opens_on_values(value: str, posting_date: date | None) -> Values:
    on = _first_certain_date(value, posting_date)
    return {"opens_on": on} if on else {}


def _reference_values(value: str, _posting_date: date | None) -> Values:
    found = _REFERENCE.match(value)
    if (
        found is None
        or re.fullmatch(r"20\d\d", found["number"])
        or (find_dates(found["number"]) and len(found["number"]) == 10)
    ):
        return {}
    return {"reference": found["number"].rstrip(".")}


def _position_count_values(value: str, _posting_date: date | None) -> Values:
    found = _RANGE.match(value)
    if found is None:
        return {}
    least, most = parse_range(found.group())
    return {"positions_min": least} | ({"positions_max": most} if most > least else {})


def _duration_or_form_values(value: str, _posting_date: date | None) -> Values:
    found = duration_by_cue_words.duration_values_of_label(value)
    return found or _employment_form_values(value, None)


def _duration_values(value: str, _posting_date: date | None) -> Values:
    return duration_by_cue_words.duration_values_of_label(value)


def _employment_form_values(value: str, _posting_date: date | None) -> Values:
    for form, pattern in employment_by_cue_words.FORMS:
        if pattern.search(value):
            return {"employment_form": form}
    return {}


def _extent_values(value: str, _posting_date: date | None) -> Values:
    share = employment_by_cue_words.percentage_of_label_value(value)
    return {"extent_percent": share} if share else {}


def _start_values(value: str, posting_date: date | None) -> Values:
    if (on := _first_certain_date(value, posting_date)) and not _SOON.match(value):
        return {"start": "date", "start_on": on}
    if _SOON.match(value):
        return {"start": "soon", "start_text": value}
    if rough := find_month_or_season(value):
        return {"start_text": rough.group()}
    return {"start": "agreement", "start_text": value} if _AGREED.search(value) else {}


def _salary_values(value: str, posting_date: date | None) -> Values:
    found = salary_by_cue_words.find_matches(f"Salary: {value}", "terms", posting_date)
    return found[0].values if found else {}


def _salary_amount_values(value: str, posting_date: date | None) -> Values:
    found = _salary_values(value, posting_date)
    return found if "salary_amount" in found else {}


def _start_values_of_period(value: str, posting_date: date | None) -> Values:
    """Return the start values of a period: its first day ("Vikariat 2027-08-16 – 2028-06-30")."""
    dates = find_dates(value, posting_date)
    is_period = len(dates) > 1 and dates[0].certain
    return {"start": "date", "start_on": dates[0].on} if is_period else {}


_CAMPUS: Final = re.compile(r"\bcampus\s+(?P<place>[A-ZÅÄÖÆØ][\w-]+)", re.IGNORECASE)


def _place_values(value: str, _posting_date: date | None) -> Values:
    plain = re.split(
        r"[;|]|\s+\(|\.\s|,\s+(?=[a-zåäö])|\s+(?:eller|or|och|and|samt|med|with)\s+(?=[a-zåäö])",
        _POST_CODE.sub("", value),
    )[0].strip(" .,")
    parts = [part.strip() for part in plain.split(",")]
    if (
        len(
            towns := [
                part for part in parts if not place_by_cue_words.contains_institution_word(part)
            ]
        )
        == 1
    ):
        plain = towns[0]  # of "Department of Physics, Karlshed"
    if not towns:
        campus = _CAMPUS.search(value)
        plain = campus["place"] if campus else ""
    is_name = 1 < len(plain) <= 60 and plain[:1].isupper() and not re.search(r"[@:\d]", plain)
    return {"place": plain} if is_name else {}


def _application_language_values(value: str, _posting_date: date | None) -> Values:
    found = how_to_apply_sentence_patterns.language_codes_in(value)
    return {"application_language": found} if found else {}


def _credits_values(value: str, _posting_date: date | None) -> Values:
    found = re.match(r"\d{1,2}(?:[.,]5)?(?!\d|\s*(?:or|eller|–|-)\s*\d)", value)
    return {"credits": Decimal(found.group().replace(",", "."))} if found else {}


def _student_count_values(value: str, _posting_date: date | None) -> Values:
    found = _RANGE.match(value)
    least, most = parse_range(found.group()) if found else (0, 0)
    return {"students_min": least, "students_max": most} if found else {}


def _examiner_values(value: str, _posting_date: date | None) -> Values:
    found = names.name_at_beginning(value)
    return {"examiner": found.name} if found else {}


_READERS: Final[dict[str, Callable[[str, date | None], Values]]] = {
    "deadline": deadline_values_of_label,
    "opens": _opens_on_values,
    "reference": _reference_values,
    "positions": _position_count_values,
    "duration": _duration_or_form_values,
    "employment": _employment_form_values,
    "extent": _extent_values,
    "start": _start_values,
    "salary": _salary_values,
    "place": _place_values,
    "language": _application_language_values,
    "credits": _credits_values,
    "students": _student_count_values,
    "examiner": _examiner_values,
}
