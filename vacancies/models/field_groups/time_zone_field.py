"""Model field and text input for a time zone, with suggestions instead of a list of some 600."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from vacancies import conf
from vacancies.choices import EXCLUDED_TIME_ZONES

# Where most co-operation is; `time-zones.js` adds those that the browser knows.
USUAL: Final = (
    "Europe/Helsinki",
    "Europe/London",
    "Europe/Paris",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "UTC",
)


def time_zone_name_or_typed_text(typed: str) -> str:
    """Return the tz database's name for a typed zone or city; the text unchanged if unknown.

    Case, spaces and underscores are ignored. A city counts if only one zone has it.
    """
    return _zones_by_folded_zone_or_city().get(_folded_zone_name(typed), typed)


def time_zone_label(zone: str) -> str:
    """Return the name of a zone with spaces, such as America/New York."""
    return zone.replace("_", " ")


def _folded_zone_name(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


@cache
def _zones_by_folded_zone_or_city() -> dict[str, str]:
    zones = available_timezones() - EXCLUDED_TIME_ZONES
    by_city: dict[str, list[str]] = defaultdict(list)
    for zone in zones:
        by_city[_folded_zone_name(zone.rpartition("/")[2])].append(zone)
    cities = {city: found[0] for city, found in by_city.items() if len(found) == 1}
    return cities | {_folded_zone_name(zone): zone for zone in zones}


class TimeZoneInput(forms.TextInput):
    """Text input that suggests time zones, and turns a typed city into the name of its zone."""

    template_name = "groupsite_vacancies/admin/time_zone_input.html"
    choices: Iterable[Any] = ()  # set by the form field, which compares the value with them

    class Media:
        js = ["groupsite_vacancies/js/time-zones.js"]

    def format_value(self, value: Any) -> str:
        return time_zone_label(value or "")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return typed and time_zone_name_or_typed_text(typed)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        listed = {"list": f"{(attrs or {}).get('id', name)}-zones", "autocomplete": "off"}
        context: dict[str, Any] = super().get_context(name, value, {**(attrs or {}), **listed})
        zones = dict.fromkeys((conf.time_zone(), *USUAL))
        return {**context, "zones": [time_zone_label(zone) for zone in zones]}


class TimeZoneField(models.CharField):
    """CharField for a zone of the tz database; in forms a text input with suggestions."""

    def formfield(self, **kwargs: Any) -> Any:
        refused = _(
            "“%(value)s” is not a time zone. Type a city, such as Helsinki, or a name such as "
            "Europe/Helsinki."
        )
        given = {"widget": TimeZoneInput, "error_messages": {"invalid_choice": refused}}
        return super().formfield(**{**given, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
