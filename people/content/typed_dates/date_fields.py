"""Form fields and model fields that accept dates and times as people write them.

The widgets are plain text fields: nothing changes what was typed. A script shows below the field how
it is understood (`date-fields.js`); what is not understood is refused with an example.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import dateformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.formats import format_pattern
from people.formats.date_parsing import parse_typed_date, parse_typed_datetime, parse_typed_time
from people.formats.date_texts import date_with_weekday_text
from people.formats.sentence_language import in_sentence_language

SCRIPTS: Final = ["groupsite_people/js/date-fields.js"]
NO_DATE: Final = _("This is not a date. Enter a date such as 2027-04-15 or 15 April 2027.")
NO_TIME: Final = _(
    "This is not a time of day. Enter a time such as 23:59, or leave the field empty."
)
NO_MOMENT: Final = _(
    "This is not a date with a time. Enter a date and time such as 15 April 2027, 13:00."
)


class TypedInputMixin:
    """Mixin of text inputs below which a script shows how a typed date or time is understood."""

    kind = ""  # a key of `FORMATS_BY_KIND`
    typed_format = ""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"autocomplete": "off", "data-groupsite-typed": self.kind}
        super().__init__({**given, **(attrs or {})}, format=self.typed_format)  # type: ignore[call-arg]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        url = reverse("groupsite_people_understood_date")
        context["widget"]["attrs"].setdefault("data-groupsite-understood", url)
        return context

    class Media:
        js = SCRIPTS


class TypedDateInput(TypedInputMixin, forms.DateInput):
    kind, typed_format = "date", "%Y-%m-%d"


class TypedTimeInput(TypedInputMixin, forms.TimeInput):
    kind, typed_format = "time", "%H:%M"


class TypedDateTimeInput(TypedInputMixin, forms.DateTimeInput):
    kind, typed_format = "moment", "%Y-%m-%d %H:%M"


class TypedFieldMixin:
    """Mixin of form fields that parse typed dates and times; raises ValidationError if unclear."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            kind = FORMATS_BY_KIND[self.widget.kind]  # type: ignore[attr-defined]
            value = kind.read(value)
            if value is None:
                raise forms.ValidationError(kind.refusal, code="invalid")
        return super().to_python(value)  # type: ignore[misc]


class TypedDateField(TypedFieldMixin, forms.DateField):
    widget = TypedDateInput


class TypedTimeField(TypedFieldMixin, forms.TimeField):
    widget = TypedTimeInput


class TypedDateTimeField(TypedFieldMixin, forms.DateTimeField):
    widget = TypedDateTimeInput


class TypedModelFieldMixin:
    """Mixin of model fields that use the form fields above; migrations get Django's own fields."""

    typed_form_field: type[forms.Field]

    def formfield(self, **kwargs: Any) -> Any:
        form_field = self.typed_form_field
        ours = {"form_class": form_field, "widget": form_field.widget}
        return super().formfield(**{**kwargs, **ours})  # type: ignore[misc]

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{super().get_internal_type()}", args, kwargs  # type: ignore[misc]


class TypedDateModelField(TypedModelFieldMixin, models.DateField):
    typed_form_field = TypedDateField


class TypedTimeModelField(TypedModelFieldMixin, models.TimeField):
    typed_form_field = TypedTimeField


class TypedDateTimeModelField(TypedModelFieldMixin, models.DateTimeField):
    typed_form_field = TypedDateTimeField


def typed_date_or_time_text_and_validity(kind: str, typed: str) -> tuple[str, bool]:
    """Return a typed date or time as text, else an error message; and whether it is valid.

    An empty text is valid and has no preview.
    """
    if not typed.strip():
        return "", True
    known = FORMATS_BY_KIND.get(kind, FORMATS_BY_KIND["date"])
    found = known.read(typed)
    return (str(known.refusal), False) if found is None else (known.text(found), True)


@in_sentence_language
def _time_text(clock: dt.time) -> str:
    return dateformat.time_format(clock, format_pattern("TIME_FORMAT"))


def _date_with_weekday_and_time_text(moment: dt.datetime) -> str:
    parts = {"day": date_with_weekday_text(moment.date()), "clock": _time_text(moment.time())}
    return gettext("%(day)s, %(clock)s") % parts


class TypedTextFormat(NamedTuple):
    """The parser, error message and formatter for a typed date, time, or date with time."""

    read: Callable[[str], Any]
    refusal: Any
    text: Callable[[Any], str]


FORMATS_BY_KIND: Final = {
    "date": TypedTextFormat(parse_typed_date, NO_DATE, date_with_weekday_text),
    "time": TypedTextFormat(parse_typed_time, NO_TIME, _time_text),
    "moment": TypedTextFormat(parse_typed_datetime, NO_MOMENT, _date_with_weekday_and_time_text),
}
