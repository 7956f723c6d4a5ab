"""How dates, times and weeks are written in other countries."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from people.formats import format_pattern, sentence_language
from people.formats.date_parsing import parse_typed_date, parse_typed_time
from tests.factories import VacancyFactory
from vacancies.choices import StartKind
from vacancies.posting import documents, facts, wording
from vacancies.posting.short_texts import start_dates

MOMENT = datetime(2025, 6, 15, 3, 59, 31, tzinfo=UTC)


@pytest.fixture(params=[None, ["people.formats"]], ids=["host without formats", "our formats"])
def path(request: pytest.FixtureRequest, settings: Any) -> Any:
    settings.FORMAT_MODULE_PATH = request.param
    settings.TIME_ZONE = "America/New_York"
    return request.param


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose catalogue has our sentences in its language."""
    monkeypatch.setattr(sentence_language, "is_translated", lambda language: True)


@pytest.mark.parametrize(
    ("active", "default", "salary", "deadline"),
    [
        ("de", "de", "3,100 EUR per month", "Saturday 14 June 2025, 23:59"),
        ("de-at", "en", "3,100 EUR per month", "Saturday 14 June 2025, 23:59"),
        ("de", "sv", "3 100 EUR per månad", "lördag 14 juni 2025 kl. 23.59"),
        ("de", "en-us", "3,100 EUR per month", "Saturday June 14, 2025, 11:59 PM"),
        ("sv", "de", "3 100 EUR per månad", "lördag 14 juni 2025 kl. 23.59"),
        (None, "de", "3,100 EUR per month", "Saturday 14 June 2025, 23:59"),
    ],
)
def test_a_sentence_that_is_not_translated_has_numbers_in_its_own_language(
    settings: Any, path: Any, active: str | None, default: str, salary: str, deadline: str
) -> None:
    """“A starting salary of 3.100 EUR per month” was printed on a German site without a catalogue."""
    settings.LANGUAGE_CODE = default
    settings.LOCALE_PATHS = list(settings.LOCALE_PATHS)  # so that Django loads its catalogues again
    with translation.override(active):
        written = (
            wording.salary_sentence(Decimal(3100), "EUR"),
            str(wording.deadline_parts(date(2025, 6, 14), None, "Europe/Berlin")),
            facts.extension_text(date(2025, 6, 7), date(2025, 6, 14)),
            documents.size_text(4_404_019),
        )
    plain = " ".join(written).replace(wording.NO_BREAK_SPACE, " ")
    assert salary in plain
    assert deadline in plain
    assert [word for word in ("Juni", "Samstag", "3.100") if word in plain] == []
    assert ("4,2 MB" in plain) is ("månad" in plain)


@pytest.mark.parametrize(
    ("language", "day", "first_day_of_week"),
    [
        ("en", "14 June 2025", "1"),
        ("en-gb", "14 June 2025", "1"),
        ("en-us", "June 14, 2025", "0"),
        ("ja", "2025年6月14日", "0"),
        ("de", "14. Juni 2025", "1"),
    ],
)
def test_a_date_is_written_as_in_its_language(
    path: Any, language: str, day: str, first_day_of_week: str, translated: None
) -> None:
    with translation.override(language):
        written = wording.date_text(date(2025, 6, 14))
        assert written.replace(wording.NO_BREAK_SPACE, " ") == day
        assert str(format_pattern("FIRST_DAY_OF_WEEK")) == first_day_of_week


def test_a_deadline_in_the_united_states(path: Any) -> None:
    with translation.override("en-us"):
        deadline = wording.deadline_parts(date(2025, 6, 14), None, "America/New_York")
        received = wording.timestamp_text(MOMENT, "America/New_York")
        extended = facts.extension_text(date(2025, 6, 7), date(2025, 6, 14))
    written = [
        text.replace(wording.NO_BREAK_SPACE, " ") for text in (str(deadline), received, extended)
    ]
    assert written == [
        "Saturday June 14, 2025, 11:59 PM New York time (EDT)",
        "June 14, 2025, 11:59:31 PM New York time (EDT)",
        "Extended from June 7 to June 14, 2025",
    ]


@pytest.mark.parametrize(
    ("language", "typed", "means"),
    [
        ("en-us", "06/07/2025", date(2025, 6, 7)),
        ("en-us", "6.7.2025", date(2025, 7, 6)),
        ("en-us", "24/07/2025", None),
        ("en-us", "June 7, 2025", date(2025, 6, 7)),
        ("en", "06/07/2025", date(2025, 7, 6)),
        ("sv", "06/07/2025", date(2025, 7, 6)),
        ("de", "06/07/2025", date(2025, 7, 6)),
        ("ja", "2025-06-07", date(2025, 6, 7)),
    ],
)
def test_a_typed_date_is_read_as_it_is_written_there(
    path: Any, language: str, typed: str, means: date | None
) -> None:
    with translation.override(language):
        assert parse_typed_date(typed) == means


def test_a_time_is_typed_with_or_without_halves_of_the_day() -> None:
    with translation.override("en-us"):
        assert parse_typed_time("11:59 PM") == parse_typed_time("23:59") == time(23, 59)


@pytest.mark.parametrize(
    ("is_south", "period", "text", "exported"),
    [
        (False, "summer", "summer 2027", "2027-06/2027-08"),
        (False, "winter", "winter 2027/2028", "2027-12/2028-02"),
        (True, "spring", "spring 2027", "2027-09/2027-11"),
        (True, "summer", "summer 2027/2028", "2027-12/2028-02"),
        (True, "autumn", "autumn 2027", "2027-03/2027-05"),
        (True, "winter", "winter 2027", "2027-06/2027-08"),
    ],
)
def test_seasons_south_of_the_equator(
    settings: Any, is_south: bool, period: str, text: str, exported: str
) -> None:
    settings.GROUPSITE_VACANCIES_SOUTHERN_SEASONS = is_south
    vacancy = VacancyFactory.build(start=StartKind.IN_PERIOD, start_period=period, start_year=2027)
    with translation.override("en"):
        assert start_dates.start_text(vacancy) == text
    assert start_dates.start_export_text(vacancy) == exported


@pytest.mark.parametrize("default", ["de", "sv", "en-us"])
def test_without_translations_numbers_are_english_too(
    settings: Any, path: Any, default: str
) -> None:
    settings.LANGUAGE_CODE, settings.USE_I18N = default, False
    with translation.override(default):
        assert format_pattern("THOUSAND_SEPARATOR") == ","


def test_the_sentences_that_tell_the_language_are_ours() -> None:
    assert sentence_language.is_translated("sv")
    swedish = vars(trans_real.translation("sv"))["_catalog"]
    assert [one for one in sentence_language.SENTENCES if not swedish.get(one)] == []
