"""Dates and times as people type them: understood, or refused; never changed."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django import forms
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from people.content.typed_dates import date_fields
from people.formats.date_parsing import parse_typed_date, parse_typed_datetime, parse_typed_time
from tests.accounts import make_accounts, signed_in
from vacancies.admin.actions.forms import ExtendDeadlineForm

DAY = date(2027, 5, 15)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2027-05-15", DAY),
        ("15/5/2027", DAY),
        ("15.5.2027", DAY),
        ("15.05.2027", DAY),
        ("15-5-2027", DAY),
        (" 15  maj 2027 ", DAY),
        ("15 May 2027", DAY),
        ("May 15, 2027", DAY),
        ("den 15 maj 2027", DAY),
        ("lördag 15 maj 2027", DAY),
        ("Saturday, 15 May 2027", DAY),
        ("6/7/2027", date(2027, 7, 6)),  # the day first, as the line below the field says
        ("29 februari 2028", date(2028, 2, 29)),
        ("1998-08-15", date(1998, 8, 15)),
        ("1998-8-5", date(1998, 8, 5)),
        ("15 augusti 1998", date(1998, 8, 15)),
        ("August 15, 1998", date(1998, 8, 15)),
        ("15/8 1998", date(1998, 8, 15)),
        ("1998-13-15", None),
        ("29 februari 2027", None),
        ("31/4/2027", None),
        ("15 maj", None),
        ("15/5/27", None),
        ("tomorrow", None),
        ("2027-05-15 and more", None),
        ("07:06", None),
        ("0/0/0000", None),
    ],
)
def test_dates(typed: str, means: date | None) -> None:
    assert parse_typed_date(typed) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("24:00", time(23, 59)),
        ("24.00", time(23, 59)),
        ("23:59", time(23, 59)),
        ("23.59", time(23, 59)),
        ("07:06:00", time(7, 6)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("kl 12", time(12)),
        ("Kl. 12.30", time(12, 30)),
        ("klockan 9", time(9)),
        ("9 am", time(9)),
        ("11:59 p.m.", time(23, 59)),
        ("12 am", time(0)),
        ("0:00", time(0)),
        ("24:01", None),
        ("25", None),
        ("13 pm", None),
        ("12:60", None),
        ("midnight", None),  # of which day?
        ("a sentence", None),
    ],
)
def test_times(typed: str, means: time | None) -> None:
    assert parse_typed_time(typed) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2027-05-15 13:00", datetime.combine(DAY, time(13))),
        ("15 maj 2027, kl 13", datetime.combine(DAY, time(13))),
        ("2027-05-15T13:00", datetime.combine(DAY, time(13))),
        ("15 May 2027", None),
        ("13:00", None),
    ],
)
def test_moments(typed: str, means: datetime | None) -> None:
    assert parse_typed_datetime(typed) == means


def form_fields(form_class: Any) -> Iterator[tuple[str, forms.Field]]:
    """Yield the fields of a form and of the rows below it, each with its name."""
    yield from form_class.base_fields.items()
    for formset in getattr(form_class, "formsets", {}).values():
        yield from form_fields(formset.form)


EDITED = [
    model
    for model in (*get_snippet_models(), *get_page_models())
    if model._meta.app_label.startswith("groupsite")
]


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_date_and_time_that_is_edited_is_such_a_field(model: Any) -> None:
    """Wagtail's picker puts today's date where it cannot read what was typed."""
    viewset = getattr(model, "snippet_viewset", None)
    handler = viewset.get_edit_handler() if viewset else model.get_edit_handler()
    theirs = (forms.DateField, forms.TimeField, forms.DateTimeField)
    plain = [
        name
        for name, field in form_fields(handler.get_form_class())
        if isinstance(field, theirs) and not isinstance(field, date_fields.TypedFieldMixin)
    ]
    # When something goes live and expires is Wagtail's own.
    assert set(plain) <= {"go_live_at", "expire_at"}


def test_extending_a_deadline_has_such_fields() -> None:
    fields = ExtendDeadlineForm.base_fields.values()
    assert any(isinstance(field, date_fields.TypedDateField) for field in fields)
    assert {type(field) for field in fields} & {forms.DateField, forms.TimeField} == set()


@pytest.mark.parametrize(
    ("language", "kind", "typed", "says"),
    [
        ("en", "date", "15/4/2027", ("Thursday 15 April 2027", True)),
        ("sv", "date", "15/4/2027", ("torsdag 15 april 2027", True)),
        ("en", "time", "24:00", ("23:59", True)),
        ("sv", "time", "noon", ("12.00", True)),
        ("en", "moment", "15 maj 2027 kl 9", ("Saturday 15 May 2027, 09:00", True)),
        ("en", "date", "", ("", True)),
        ("en", "date", "soon", (str(date_fields.NO_DATE), False)),
        ("en", "time", "soon", (str(date_fields.NO_TIME), False)),
        ("en", "moment", "soon", (str(date_fields.NO_MOMENT), False)),
    ],
)
def test_it_says_what_it_understands(language, kind, typed, says) -> None:
    with override(language):
        text, is_understood = date_fields.typed_date_or_time_text_and_validity(kind, typed)
    assert (text.replace("\N{NO-BREAK SPACE}", " "), is_understood) == says


@pytest.mark.django_db
def test_the_line_is_asked_of_the_server() -> None:
    client = signed_in(make_accounts("member"), "member")
    for name in ("groupsite_people_understood_date", "groupsite_vacancies_understood"):
        answer = client.get(reverse(name), {"kind": "date", "typed": "15/4/2027"}).json()
        assert answer["text"].replace("\N{NO-BREAK SPACE}", " ") == "Thursday 15 April 2027"
        assert answer["is_understood"]
        assert client.get(reverse(name), {"kind": "other"}).status_code == 404
