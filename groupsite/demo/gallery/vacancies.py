"""Unsaved vacancies for the examples, in the states that lists and postings show."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from groupsite.demo.gallery import people as gallery_people
from groupsite.demo.gallery.people import here, page
from groupsite.home import OpenPosition
from people.models import OrganisationKind
from people.models.persons import today
from vacancies.choices import EmploymentForm, Kind, Salary
from vacancies.facts import facts_of
from vacancies.lifecycle import APPLICABLE, ENDED, State
from vacancies.listing import Opening
from vacancies.models import Vacancy, VacancyPage

OPEN_SINCE: Final = 14  # days


def vacancy(at: datetime, left: int | None = 25, **facts: Any) -> Vacancy:
    """A doctoral position with `left` days to go; None: until filled."""
    day = today(at)
    given = {
        "kind": Kind.DOCTORAL,
        "opens_on": day - timedelta(days=OPEN_SINCE),
        "deadline_on": None if left is None else day + timedelta(days=left),
        "employment_form": EmploymentForm.FIXED_TERM,
        "duration_min": 48,
        "duration_max": 60,
        "teaching_percent": 20,
        "salary": Salary.AMOUNT,
        "salary_amount": Decimal(34550),
        "salary_valid_from": date(2025, 5, 25),
        "continuous_evaluation": True,
        "live": True,
    }
    return Vacancy(**given | facts)


def title() -> str:
    return here(
        "PhD position in theoretical machine learning",
        "Doktorandtjänst i teoretisk maskininlärning",
    )


def long_title() -> str:
    return here(
        "Postdoctoral position in the theory and practice of trustworthy, energy-efficient and "
        "ultra-reliable distributed machine learning over wireless and optical networks with "
        "strict latency constraints",
        "Universitetslektor i högtillförlitlighetskommunikationssystem och "
        "informationsöverföringskapacitetsberäkning",
    )


def lead() -> str:
    return here(
        "Join us to uncover how and why transformers work, with the tools of information theory.",
        "Var med och ta reda på hur och varför transformermodeller fungerar, med informationsteorins "
        "verktyg.",
    )


def programme() -> Any:
    return gallery_people.unit(
        "Wallenberg AI, Autonomous Systems and Software Program",
        "Wallenberg AI, Autonomous Systems and Software Program",
        OrganisationKind.PROGRAMME,
        abbreviation="WASP",
    )


def opening(
    at: datetime,
    state: State,
    record: Vacancy,
    words: str = "",
    *,
    language: str = "",
    people: Iterable[str] = ("asa", "bob"),
    is_rich: bool = True,
) -> Opening:
    return Opening(
        record,
        page(VacancyPage, words or title(), language, lead=lead() if is_rich else ""),
        state,
        facts_of(record, at),
        [gallery_people.machine_learning(), gallery_people.information_theory()] if is_rich else [],
        [gallery_people.person(key) for key in people],
        [programme()] if is_rich else [],
    )


def position(at: datetime, state: State, record: Vacancy, words: str = "") -> OpenPosition:
    """The same as the home page announces it."""
    shown = page(VacancyPage, words or title())
    return OpenPosition(record, shown, state, facts_of(record, at))


def every_state() -> list[State]:
    return [State.DRAFT, State.SCHEDULED, *APPLICABLE, *ENDED]
