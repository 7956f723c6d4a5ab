"""How the vacancies and areas of photographs are written, and what many of those vacancies share."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from groupsite.demo.content.markup import ByLanguage
from vacancies.choices import (
    ApplicationLanguage,
    EmploymentForm,
    Kind,
    Method,
    Salary,
)

type Titles = ByLanguage[str]


@dataclass(frozen=True)
class StagedArea:
    key: str
    titles: Titles
    summaries: Titles = field(default_factory=dict)
    figure: str = ""
    lead: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class StagedVacancy:
    """Days count from today. `extended`: how many days earlier the deadline was before.

    `supervisors` are keys of people, each with a role; `facts` are fields of the record. A page is
    made in each language of `titles`.
    """

    key: str
    titles: Titles
    opens: int
    closes: int | None
    supervisors: tuple[str, ...] = ("asa", "bob")
    roles: tuple[str, ...] = ()
    areas: tuple[str, ...] = ("machine-learning",)
    extended: int = 0
    documents: bool = True
    is_full: bool = False  # whether the words are a whole posting's
    funded: bool = False
    has_all_contacts: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


DOCTORAL: Final[dict[str, Any]] = {
    "kind": Kind.DOCTORAL,
    "employment_form": EmploymentForm.FIXED_TERM,
    "duration_min": 48,
    "duration_max": 60,
    "teaching_percent": 20,
    "salary": Salary.AMOUNT,
    "salary_amount": Decimal(34550),
    "application_language": ApplicationLanguage.ENGLISH,
    "continuous_evaluation": True,
}
ELSEWHERE: Final[dict[str, Any]] = {
    "application_method": Method.LINK,
    "application_url": "https://www.example.org/",
}
ONE_YEAR: Final[dict[str, Any]] = {
    "kind": Kind.POSTDOC,
    "employment_form": EmploymentForm.FIXED_TERM,
    "duration_min": 24,
    "salary": Salary.BY_AGREEMENT,
}


def titles(english: str, swedish: str) -> Titles:
    return {"en": english, "sv": swedish}


LEAD: Final = titles(
    "Join us to find out how little must be sent, and how soon it can arrive.",
    "Var med och ta reda på hur lite som måste sändas och hur snart det kan komma fram.",
)


def day(today: date, days: int | None) -> date | None:
    return None if days is None else today + timedelta(days=days)
