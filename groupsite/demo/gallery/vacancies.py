"""Unsaved vacancies for the examples, in the states that lists and postings show."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from groupsite.demo import factories, records
from groupsite.demo.gallery import unsaved_records
from groupsite.demo.gallery.texts import example_text
from groupsite.demo.gallery.unsaved_records import demo_area_link, unsaved_page
from groupsite.demo.scenes.vacancies import VACANCIES
from groupsite.layout.home import OpenPosition
from people.models.persons import local_date
from vacancies.choices import EmploymentForm
from vacancies.models import Vacancy, VacancyPage
from vacancies.posting.facts import fact_texts
from vacancies.posting.lifecycle import State
from vacancies.posting.openings import Opening

STAGED: Final = {one.key: one for one in VACANCIES}
SEVEN: Final = [row["person"] for row in STAGED["seven"].values["supervisors"]]
AREAS: Final = ("machine-learning", "information-theory")
OPEN_SINCE: Final = 14  # days


def unsaved_vacancy(at: datetime, days_left: int | None = 25, **facts: Any) -> Vacancy:
    """Return a doctoral position with this many days until the deadline; None: open until filled."""
    day = local_date(at)
    given = {
        "reference": "",
        "opens_on": day - timedelta(days=OPEN_SINCE),
        "deadline_on": None if days_left is None else day + timedelta(days=days_left),
        "employment_form": EmploymentForm.FIXED_TERM,
        "duration_max": 60,
        "teaching_percent": 20,
        "salary_valid_from": date(2025, 5, 25),
        "continuous_evaluation": True,
    }
    return factories.build_vacancy(**given | facts)


def unsaved_fictional_vacancy(at: datetime, key: str) -> Vacancy:
    """Return an unsaved vacancy of `scenes` by its key, without child rows, and before any extension."""
    demo = STAGED[key].demo_vacancy_before_extension(local_date(at))
    return Vacancy(**records.vacancy_field_values(demo), live=True)


def unsaved_vacancy_page(title: str = "", language: str = "", **texts: Any) -> Any:
    return unsaved_page(VacancyPage, title, language, **texts)


def example_opening(
    at: datetime,
    state: State,
    record: Vacancy,
    title: str = "",
    *,
    language: str = "",
    people: Iterable[str] = ("asa", "bob"),
    is_rich: bool = True,
) -> Opening:
    return Opening(
        record,
        unsaved_vacancy_page(title, language, lead=example_text("lead") if is_rich else ""),
        state,
        fact_texts(record, at),
        [demo_area_link(key) for key in AREAS] if is_rich else [],
        [unsaved_records.unsaved_person(key) for key in people],
        [unsaved_records.unsaved_organisation("wasp")] if is_rich else [],
    )


def example_open_position(at: datetime, days_left: int | None, title: str = "") -> OpenPosition:
    """Return a position as the home page shows it; `days_left` as in `unsaved_vacancy`."""
    record, page = unsaved_vacancy(at, days_left), unsaved_vacancy_page(title)
    return OpenPosition(record, page, fact_texts(record, at), record.state(at))
