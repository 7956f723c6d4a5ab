"""Fields for a date or a time as people write it, which say what they have understood.

The widgets are plain text fields: nothing changes what was typed. A script shows below the field how
it is understood (`date-fields.js`); what is not understood is refused with an example.
"""

import datetime as dt
from typing import Any, Final

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import dateformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.formats import format_pattern
from vacancies.posting import wording
from vacancies.posting.dates import read_typed_date, read_typed_moment, read_typed_time

SCRIPTS: Final = ["groupsite_vacancies/js/date-fields.js"]
NO_DATE: Final = _("This is not a date. Write it like 2027-04-15 or 15 April 2027.")
NO_TIME: Final = _("This is not a time of day. Write it like 23:59, or leave it empty.")

NO_MOMENT: Final = _("This is not a date with a time. Write it like 15 April 2027, 13:00.")


class UnderstoodMixin:
    """A text field below which a script shows how the typed text is understood."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        url = reverse("groupsite_vacancies_understood")
        context["widget"]["attrs"]["data-groupsite-understood"] = url
        return context

    class Media:
        js = SCRIPTS


class TypedDateInput(UnderstoodMixin, forms.DateInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"autocomplete": "off", "data-groupsite-typed": "date"}
        super().__init__({**given, **(attrs or {})}, format="%Y-%m-%d")


class TypedTimeInput(UnderstoodMixin, forms.TimeInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"autocomplete": "off", "data-groupsite-typed": "time"}
        super().__init__({**given, **(attrs or {})}, format="%H:%M")


class TypedMomentInput(UnderstoodMixin, forms.DateTimeInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"autocomplete": "off", "data-groupsite-typed": "moment"}
        super().__init__({**given, **(attrs or {})}, format="%Y-%m-%d %H:%M")


class TypedDateField(forms.DateField):
    widget = TypedDateInput

    def to_python(self, value: Any) -> dt.date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        found = read_typed_date(value)
        if found is None:
            raise forms.ValidationError(NO_DATE, code="invalid")
        return found


class TypedTimeField(forms.TimeField):
    widget = TypedTimeInput

    def to_python(self, value: Any) -> dt.time | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        found = read_typed_time(value)
        if found is None:
            raise forms.ValidationError(NO_TIME, code="invalid")
        return found


class TypedMomentField(forms.DateTimeField):
    widget = TypedMomentInput

    def to_python(self, value: Any) -> dt.datetime | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        found = read_typed_moment(value)
        if found is None:
            raise forms.ValidationError(NO_MOMENT, code="invalid")
        return super().to_python(found)


class DateField(models.DateField):
    """Django's field with the form field above; a migration knows it as Django's."""

    def formfield(self, **kwargs: Any) -> Any:
        ours = {"form_class": TypedDateField, "widget": TypedDateInput}
        return super().formfield(**{**kwargs, **ours})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs


class TimeField(models.TimeField):
    """Django's field with the form field above; a migration knows it as Django's."""

    def formfield(self, **kwargs: Any) -> Any:
        ours = {"form_class": TypedTimeField, "widget": TypedTimeInput}
        return super().formfield(**{**kwargs, **ours})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TimeField", args, kwargs


class DateTimeField(models.DateTimeField):
    """Django's field with the form field above; a migration knows it as Django's."""

    def formfield(self, **kwargs: Any) -> Any:
        ours = {"form_class": TypedMomentField, "widget": TypedMomentInput}
        return super().formfield(**{**kwargs, **ours})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs


def understood_text(kind: str, typed: str) -> tuple[str, bool]:
    """Return how a typed date or time is understood, and whether it is."""
    if not typed.strip():
        return "", True
    if kind == "time":
        clock = read_typed_time(typed)
        return (_clock_text(clock), True) if clock is not None else (str(NO_TIME), False)
    if kind == "moment":
        found = read_typed_moment(typed)
        if found is None:
            return str(NO_MOMENT), False
        parts = {"day": day_text(found.date()), "clock": _clock_text(found.time())}
        return gettext("%(day)s, %(clock)s") % parts, True
    day = read_typed_date(typed)
    return (day_text(day), True) if day else (str(NO_DATE), False)


def day_text(day: dt.date) -> str:
    """Format a date with its weekday: "Thursday 15 April 2027"."""
    parts = {"weekday": dateformat.format(day, "l"), "date": wording.date_text(day)}
    return gettext("%(weekday)s %(date)s") % parts


def _clock_text(clock: dt.time) -> str:
    return dateformat.time_format(clock, format_pattern("TIME_FORMAT"))
