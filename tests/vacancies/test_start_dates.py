"""When a position starts: the words of both languages, and what an exported list holds."""

from datetime import date

import pytest
from django.utils import translation

from tests.factories import VacancyFactory
from vacancies.posting.short_texts.start_dates import (
    parse_start_period,
    start_export_text,
    start_text,
)

PERIODS = [
    ("spring", "spring 2027", "våren 2027", "2027-03/2027-05"),
    ("summer", "summer 2027", "sommaren 2027", "2027-06/2027-08"),
    ("autumn", "autumn 2027", "hösten 2027", "2027-09/2027-11"),
    ("winter", "winter 2027/2028", "vintern 2027/2028", "2027-12/2028-02"),
    ("01", "January 2027", "januari 2027", "2027-01"),
    ("10", "October 2027", "oktober 2027", "2027-10"),
]
OTHERS = [
    ({"start": "date", "start_on": date(2027, 9, 1)}, "2027-09-01"),
    ({"start": "soon"}, "as soon as possible"),
    ({"start": "period", "start_period": "autumn"}, ""),
    ({"start": "period", "start_year": 2027}, ""),
    ({"start": ""}, ""),
]


@pytest.mark.parametrize(("period", "english", "swedish", "exported"), PERIODS)
def test_a_month_or_season(period, english, swedish, exported):
    vacancy = VacancyFactory.build(start="period", start_period=period, start_year=2027)
    for language, text in (("en", english), ("sv", swedish)):
        with translation.override(language):
            assert start_text(vacancy) == text
            assert start_export_text(vacancy) == exported


@pytest.mark.parametrize(("facts", "exported"), OTHERS)
def test_other_starts(facts, exported):
    with translation.override("en"):
        assert start_export_text(VacancyFactory.build(**facts)) == exported


def test_exported_starts_sort_by_time():
    def exported(**facts):
        return start_export_text(VacancyFactory.build(**facts))

    starts = [
        exported(start="period", start_period="06", start_year=2027),
        exported(start="date", start_on=date(2027, 8, 16)),
        exported(start="period", start_period="autumn", start_year=2027),
        exported(start="period", start_period="10", start_year=2027),
        exported(start="date", start_on=date(2028, 1, 10)),
    ]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("October 2027", ("10", 2027)),
        ("oktober 2027", ("10", 2027)),
        ("autumn 2027", ("autumn", 2027)),
        ("Hösten 2027", ("autumn", 2027)),
        ("spring of 2028", ("spring", 2028)),
        ("mid October 2027", None),
        ("as soon as possible in spring 2027", None),
        ("winter 2027", None),  # of which of two years, nobody can tell
        ("October", None),
        ("", None),
    ],
)
def test_a_month_or_season_in_words(words, found):
    assert parse_start_period(words) == found
