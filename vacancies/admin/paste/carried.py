"""Carries the corrections of a review to the text and back, so that nothing typed is lost."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.http import QueryDict

SHOWN: Final = "shown"  # the names of all fields of the review: a box that is not sent was unticked
PAGE: Final = "page"  # the key of the page that the review was of; empty if there was none
NOT_CARRIED: Final = frozenset(
    ("csrfmiddlewaretoken", "back", "review", PAGE, "index", "text", "other_text", "other_index")
)


def names_of(found: Iterable[forms.Form]) -> str:
    return " ".join(form.add_prefix(name) for form in found for name in form.fields)


def hidden(data: QueryDict) -> list[tuple[str, str]]:
    """Return the fields of the review that the text's screen carries, as names and values."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in NOT_CARRIED
        for value in values
    ]


def restore(found: Iterable[forms.Form], data: QueryDict) -> None:
    """Show what was corrected before, in the fields of a review that still have the same names."""
    shown = set(data.get(SHOWN, "").split())
    for form in found:
        for name, field in form.fields.items():
            key = form.add_prefix(name)
            if key in data:
                form.initial[name] = _value(field, data, key)
            elif key in shown:
                form.initial[name] = [] if isinstance(field, forms.ModelMultipleChoiceField) else ""


def _value(field: forms.Field, data: QueryDict, key: str) -> Any:
    many = isinstance(field, forms.ModelMultipleChoiceField)
    return data.getlist(key) if many else data[key]
