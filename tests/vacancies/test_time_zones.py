"""A time zone is typed as people write it."""

from zoneinfo import available_timezones

import pytest
from bs4 import BeautifulSoup

from vacancies import conf
from vacancies.choices import zone_choices
from vacancies.models.field_groups.time_zone_field import (
    USUAL,
    TimeZoneInput,
    time_zone_label,
    time_zone_name_or_typed_text,
)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Stockholm", "Europe/Stockholm"),
        ("europe/stockholm", "Europe/Stockholm"),
        ("Helsinki", "Europe/Helsinki"),
        (" new york ", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("Louisville", "Louisville"),  # two zones have this city
        ("Uppsala", "Uppsala"),
        ("localtime", "localtime"),
        ("", ""),
    ],
)
def test_what_is_typed(typed: str, zone: str) -> None:
    assert time_zone_name_or_typed_text(typed) == zone


def test_every_zone_is_understood_as_it_is_shown() -> None:
    zones = [zone for zone, _label in zone_choices()]
    assert len(zones) > 400
    assert [time_zone_name_or_typed_text(time_zone_label(zone)) for zone in zones] == zones


def test_the_usual_zones_exist() -> None:
    assert set(USUAL) <= available_timezones()


def test_the_field_suggests_the_usual_zones() -> None:
    html = TimeZoneInput().render("time_zone", "America/New_York", {"id": "id_time_zone"})
    soup = BeautifulSoup(html, "lxml")
    field = soup.select_one("input")
    assert field is not None
    assert field["value"] == "America/New York"
    suggested = [one["value"] for one in soup.select(f"#{field['list']} option")]
    assert suggested[0] == time_zone_label(conf.time_zone())
    assert "UTC" in suggested
