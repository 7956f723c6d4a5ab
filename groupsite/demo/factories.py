"""Builds records with their rows, unsaved, for the gallery and the tests.

    build_person()              Alice Ek, public
    build_person(bob=True)      Bob Åberg
    build_person(draft=True)    whose record is not public
    build_vacancy()             open since 13 May 2025 until 14 June 2025
    build_vacancy(closed=True)  … closing_soon, scheduled, draft, filled, cancelled, external,
                                  by_email, by_agreement, unpaid, thesis

Fields and rows of the record can be given too, and win over its state. Nothing here needs more than
the site itself does: the gallery uses it wherever DEBUG is on. `tests.factories` saves the same.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import models

from people.models import Organisation, OrganisationText, Person, Role, RoleText
from research.models import ResearchArea
from vacancies.choices import ApplicationMethod, PositionKind, SalaryKind
from vacancies.models import DocumentKind, DocumentKindText, Vacancy

type Facts = Mapping[str, Any]
# By language: the fields of a row of texts.
type Texts = Mapping[str, Facts]

PERSON: Final[Facts] = {"given_name": "Alice", "family_name": "Ek", "live": True}
PERSON_STATES: Final[Mapping[str, Facts]] = {
    "bob": {"given_name": "Bob", "family_name": "Åberg"},
    "draft": {"live": False},
}
AREA: Final[Facts] = {"name": "internal name of an area", "live": True}
AREA_STATES: Final[Mapping[str, Facts]] = {"draft": {"live": False}}
VACANCY: Final[Facts] = {
    "name": "internal name of a vacancy",
    "live": True,
    "kind": PositionKind.DOCTORAL,
    "reference": "CS-2025-04",
    "opens_on": date(2025, 5, 13),
    "deadline_on": date(2025, 6, 14),
    "extent_percent": 100,
    "duration_min": 48,
    "salary": SalaryKind.AMOUNT,
    "salary_amount": Decimal(34550),
    "application_language": "en",
}
VACANCY_STATES: Final[Mapping[str, Facts]] = {
    "draft": {"live": False},
    "scheduled": {"opens_on": date(2025, 9, 1), "deadline_on": date(2025, 10, 1)},
    "closing_soon": {"deadline_on": date(2025, 5, 22)},
    "closed": {"opens_on": date(2025, 1, 10), "deadline_on": date(2025, 3, 3)},
    "filled": {"outcome": "filled"},
    "cancelled": {"outcome": "cancelled"},
    "external": {
        "application_method": ApplicationMethod.LINK,
        "application_url": "https://www.example.org/apply",
    },
    "by_email": {
        "application_method": ApplicationMethod.EMAIL,
        "application_email": "jobs@example.org",
        "application_subject": "PhD & waves",
    },
    "by_agreement": {"salary": SalaryKind.BY_AGREEMENT, "salary_amount": None},
    "unpaid": {"salary": SalaryKind.NONE, "salary_amount": None},
    "thesis": {
        "kind": PositionKind.THESIS,
        "salary": "",
        **dict.fromkeys(("deadline_on", "salary_amount", "extent_percent", "duration_min")),
    },
}


def build_person(**chosen: Any) -> Person:
    return Person(**_merge_facts(PERSON, PERSON_STATES, chosen))


def build_area(**chosen: Any) -> ResearchArea:
    return ResearchArea(**_merge_facts(AREA, AREA_STATES, chosen))


def build_vacancy(**chosen: Any) -> Vacancy:
    return Vacancy(**_merge_facts(VACANCY, VACANCY_STATES, chosen))


def _merge_facts(
    usual: Facts, states: Mapping[str, Facts], chosen: dict[str, Any]
) -> dict[str, Any]:
    facts = dict(usual)
    for state, changes in states.items():
        if chosen.pop(state, False):
            facts |= changes
    return facts | chosen


def build_organisation_with_texts(kind: str, texts: Texts, **facts: Any) -> Organisation:
    return Organisation(kind=kind, texts=text_rows(OrganisationText, texts), **facts)


def build_role_with_texts(texts: Texts, **facts: Any) -> Role:
    return Role(texts=text_rows(RoleText, texts), **facts)


def build_document_kind_with_names(names: Mapping[str, str], **facts: Any) -> DocumentKind:
    texts = [DocumentKindText(language=code, name=name) for code, name in names.items()]
    return DocumentKind(texts=texts, **facts)


def text_rows(model: type[models.Model], texts: Texts) -> list[Any]:
    """Return one unsaved row of texts per language; `texts` has its fields by language."""
    return [model(language=code, **own) for code, own in texts.items()]


def set_sort_order[Row: Any](found: Iterable[Row]) -> list[Row]:
    """Set each row's `sort_order` to its position, and return the rows as a list."""
    numbered = list(found)
    for number, row in enumerate(numbered):
        row.sort_order = number
    return numbered
