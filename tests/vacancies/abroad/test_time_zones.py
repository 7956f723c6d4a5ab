"""The time zone of a site in another country, and what it is called there."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from tests.factories import VacancyFactory
from vacancies import conf
from vacancies.models import Vacancy
from vacancies.parser.evidence.of_applying import _is_time_zone_doubtful
from vacancies.posting import facts, wording

STOCKHOLM = "Europe/Stockholm"


@pytest.fixture(params=["America/New_York", "Asia/Tokyo", "Europe/Berlin"])
def zone(request: pytest.FixtureRequest, settings: Any) -> str:
    settings.TIME_ZONE = request.param
    return str(request.param)


def zone_of(day: date, zone: str) -> str:
    return wording.deadline_parts(day, None, zone).zone


def test_a_new_vacancy_has_the_zone_of_the_site(zone: str) -> None:
    assert conf.time_zone() == Vacancy().time_zone == zone


def test_the_app_s_own_setting_comes_first(zone: str, settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_TIME_ZONE = "America/Chicago"
    assert Vacancy().time_zone == "America/Chicago"


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("America/New_York", "New York time (EST)", "New York time (EDT)"),
        ("Asia/Tokyo", "Tokyo time (JST)", "Tokyo time (JST)"),
        ("Europe/Berlin", "Berlin time (CET)", "Berlin time (CEST)"),
        (STOCKHOLM, "Stockholm time (CET)", "Stockholm time (CEST)"),
    ],
)
@pytest.mark.parametrize("language", ["en-us", "ja", "de"])
def test_a_zone_is_called_after_its_city(
    settings: Any, zone: str, winter: str, summer: str, language: str
) -> None:
    settings.TIME_ZONE, settings.LANGUAGE_CODE = "America/New_York", language
    with translation.override(language):
        assert zone_of(date(2025, 1, 14), zone) == winter
        assert zone_of(date(2025, 6, 14), zone) == summer


@pytest.mark.parametrize(
    ("language", "zone", "called"),
    [
        ("en", "Europe/Copenhagen", "Copenhagen time (CEST)"),
        ("sv", "Europe/Copenhagen", "lokal tid i Köpenhamn (CEST)"),
        ("sv", "Europe/Helsinki", "lokal tid i Helsingfors (EEST)"),
        ("sv", "America/Argentina/Buenos_Aires", "lokal tid i Buenos Aires (UTC−03:00)"),
    ],
)
def test_a_city_is_named_in_the_language_of_the_reader(
    language: str, zone: str, called: str
) -> None:
    with translation.override(language):
        assert zone_of(date(2025, 6, 14), zone) == called


@pytest.mark.parametrize(
    ("default", "language", "called"),
    [
        (STOCKHOLM, "en", "Swedish time (CEST)"),
        ("UTC", "sv", "Swedish time (CEST)"),
        ("UTC", "sv-fi", "Swedish time (CEST)"),
        ("UTC", "en", "Stockholm time (CEST)"),
    ],
)
def test_swedish_time_is_for_sites_in_sweden(
    settings: Any, default: str, language: str, called: str
) -> None:
    settings.TIME_ZONE, settings.LANGUAGE_CODE = default, language
    with translation.override("en"):
        assert zone_of(date(2025, 6, 14), STOCKHOLM) == called


def test_swedish_readers_abroad_see_the_city(settings: Any) -> None:
    settings.TIME_ZONE, settings.LANGUAGE_CODE = "America/New_York", "en-us"
    vacancy = VacancyFactory.build(time_zone=STOCKHOLM, deadline_on=date(2025, 6, 14))
    with translation.override("sv"):
        assert zone_of(date(2025, 6, 14), STOCKHOLM) == "lokal tid i Stockholm (CEST)"
        assert facts.deadline_text_for_list(vacancy).endswith("CEST")


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2025, 3, 8), datetime(2025, 3, 9, 5, tzinfo=UTC)),  # the night before the change
        (date(2025, 3, 9), datetime(2025, 3, 10, 4, tzinfo=UTC)),
        (date(2025, 11, 2), datetime(2025, 11, 3, 5, tzinfo=UTC)),
    ],
)
@pytest.mark.django_db
def test_a_deadline_is_the_end_of_the_day_there(settings: Any, day: date, closes: datetime) -> None:
    settings.TIME_ZONE = "America/New_York"
    vacancy = VacancyFactory(time_zone=conf.time_zone(), deadline_on=day)
    assert vacancy.closes_at == closes


class Ad:
    """As much of an advertisement as the rule reads."""

    def __init__(self, text: str) -> None:
        self.text = text

    def fact_value(self, name: str) -> Any:
        return {"deadline_time": "23:59"}.get(name)


@pytest.mark.parametrize(
    ("default", "text", "is_doubtful"),
    [
        (STOCKHOLM, "Call +46 31 1234", False),
        (STOCKHOLM, "Call +1 212 555", True),
        ("America/New_York", "Call +1 212 555", False),
        ("America/New_York", "Call +46 31 1234", True),
    ],
)
def test_a_pasted_ad_of_another_country_has_a_doubtful_time(
    settings: Any, default: str, text: str, is_doubtful: bool
) -> None:
    settings.TIME_ZONE = default
    assert _is_time_zone_doubtful(Ad(text)) is is_doubtful  # type: ignore[arg-type]
