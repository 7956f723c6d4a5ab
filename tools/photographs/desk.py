"""What the handbook's pictures show, beside the demonstration: made inside the site's own process.

A few people, a posting that closes soon, one to come, a thesis project, and applications that have
been received. Prints where the screens are, as JSON: see `scenes.desk`.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from wagtail.models import Page

from groupsite.demo.factories import set_sort_order
from groupsite.demo.scenes.people import CROWD
from groupsite.demo.scenes.vacancies import VACANCIES
from people.models import Person, PersonRole, Role
from tools.photographs.applicants import AISHA, EVERYTHING, begun
from tools.sites import states
from vacancies.applications import submission
from vacancies.applications.submission import ApplicantDetails as Applicant
from vacancies.choices import ScanState
from vacancies.models import VacancyPage

PEOPLE: Final = ("asa", "goran", "lucja", "bob", "alice", "carl")
POSTINGS: Final = ("closing-soon", "scheduled", "thesis")
OPEN: Final = "demonstration-phd-position"
APPLICANTS: Final = (
    AISHA,
    Applicant("Erik", "Lindqvist", "erik.lindqvist@example.org"),
    Applicant("Mei", "Tanaka", "mei.tanaka@example.org"),
)


def make() -> None:
    at = datetime.now(UTC)
    _stage(at)
    open_page = VacancyPage.objects.get(slug=OPEN, locale__language_code="en")
    _apply(open_page.vacancy, at)
    _give_a_second_role()
    screens = {
        "facts": open_page.vacancy_id,
        "person": Person.objects.get(family_name="Ek").pk,
        "words": {
            page.locale.language_code: page.pk
            for page in Page.objects.filter(translation_key=open_page.translation_key)
        },
    }
    print(json.dumps(screens))  # noqa: T201 — read by the process that asked for it


def _stage(at: datetime) -> None:
    people = [one for one in CROWD if one.key in PEOPLE]
    postings = {one.key: one for one in VACANCIES if one.key in POSTINGS}
    for key, vacancy in states.add(at, people, (), postings.values()).items():
        # The name of a scene is none that an editor would give.
        vacancy.name = postings[key].titles["en"]
        vacancy.save_revision().publish()


def _apply(vacancy: Any, at: datetime) -> None:
    with TemporaryDirectory() as folder:
        for person in APPLICANTS:
            application, _token = begun(vacancy, person, EVERYTHING, at, Path(folder))
            submission.submit_application(application, at)
            application.files.update(scan=ScanState.CLEAN)


def _give_a_second_role() -> None:
    """Somebody who has become what she is: a role that goes on, above one that has ended."""
    person = Person.objects.get(family_name="Ek")
    (current,) = person.roles.all()
    current.begins_on = date(2025, 9, 1)
    before = PersonRole(
        role=Role.objects.get(texts__language="en", texts__name="Master’s student"),
        organisation=current.organisation,
        begins_on=date(2025, 1, 20),
        ends_on=date(2025, 6, 8),
    )
    person.roles = set_sort_order([current, before])
    person.save_revision().publish()
