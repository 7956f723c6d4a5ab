"""Formats facts, dates, amounts and headings for the review of pasted texts."""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from django.utils.dateformat import time_format
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy, ngettext

from people.formats import format_pattern
from people.models import Organisation
from vacancies.choices import SupervisorRole
from vacancies.models import Vacancy
from vacancies.parser.pairing.dates_and_amounts import DateOrAmount
from vacancies.parser.text.results import ParsedPosting
from vacancies.posting import wording
from vacancies.posting.fact_descriptions import texts
from vacancies.posting.short_texts import start_dates

_FORMATTERS_BY_RULE: Final[dict[str, Callable[[Any], str]]] = {
    "deadline": texts.deadline_text,
    "opens": texts.opening_time_text,
    "reference": lambda vacancy: vacancy.reference,
    "positions": texts.positions_text,
    "salary": texts.salary_and_validity_text,
    "duration": lambda vacancy: wording.duration_text(vacancy.duration_min, vacancy.duration_max),
    "employment": lambda vacancy: str(vacancy.get_employment_form_display()),
    "extent": texts.working_hours_text,
    "teaching": lambda vacancy: wording.percent_text(vacancy.teaching_percent),
    "start": start_dates.start_text,
    "continuous": lambda vacancy: texts.yes_or_no_text(vacancy.continuous_evaluation),
    "language": lambda vacancy: str(vacancy.get_application_language_display()),
    "link": lambda vacancy: vacancy.application_url,
}
# Of rows: the name of the one value that is compared.
LABELS: Final = {
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
    "max_pages": gettext_lazy("Pages"),
}


def fact_text(rule: str, values: Mapping[str, Any]) -> str:
    """Return the values of a fact as the site prints them, in the active language."""
    if rule == "organisation":
        return str(Organisation.objects.get(pk=values["organisation"]))
    if rule not in _FORMATTERS_BY_RULE:
        return ", ".join(_field_value_text(name, value) for name, value in values.items() if value)
    # A longest time alone is its own shortest one.
    known = {"duration_min": values["duration_max"]} if set(values) == {"duration_max"} else {}
    return _FORMATTERS_BY_RULE[rule](Vacancy(**{**known, **values}))


def _field_value_text(field_name: str, value: Any) -> str:
    if field_name == "role":
        return str(SupervisorRole(value).label)
    if field_name == "max_pages":
        return gettext("at most %(pages)s") % {"pages": wording.pages_text(None, value)}
    return str(value)


def date_or_amount_text(date_or_amount: DateOrAmount) -> str:
    """Return a date or an amount as text, in the active language."""
    value = date_or_amount.value
    if isinstance(value, date):
        return wording.date_text(value)
    if isinstance(value, str) or date_or_amount.unit not in _AMOUNTS:
        return str(value)
    return _AMOUNTS[date_or_amount.unit](value)


_AMOUNTS: Final[dict[str, Callable[[int], str]]] = {
    "percent": wording.percent_text,
    "time": lambda minutes: time_format(time(*divmod(minutes, 60)), format_pattern("TIME_FORMAT")),
    "pages": wording.pages_text,
    "months": wording.duration_text,
    "days": lambda count: ngettext("%(count)s day", "%(count)s days", count) % {"count": count},
    "hours": lambda count: ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count},
    "credits": lambda count: (
        ngettext("%(count)s credit", "%(count)s credits", count) % {"count": count}
    ),
    "crowns": lambda amount: wording.money_text(Decimal(amount), "SEK"),
    "euros": lambda amount: wording.money_text(Decimal(amount), "EUR"),
}


def first_words(text: str) -> str:
    """Return the first four words of a text, to distinguish sections without a heading."""
    return Truncator(text).words(4)


def heading_or_first_words(heading: str, text: str) -> str:
    """Return the heading; if empty, “Without a heading” and the first words of the text."""
    return heading or gettext("Without a heading: “%(words)s”") % {"words": first_words(text)}


def review_introduction_sentence(posting: ParsedPosting) -> str:
    """Return the sentence above the review on whether any facts were recognised."""
    count = len({fact.rule for fact in posting.facts})
    rows = len(posting.supervisors) + len(posting.contacts) + len(posting.documents)
    if not count and not rows:
        return gettext("No facts were recognised in this text. All of it is kept as text.")
    return gettext("Check what was recognised. Nothing is published yet.")
