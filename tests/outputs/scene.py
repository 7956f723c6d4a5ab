"""One vacancy in two languages with a supervisor and an area, as machines find it."""

from dataclasses import dataclass
from typing import Any

from people.models import Person
from research.models import ResearchArea
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.sites import GroupSite
from vacancies.models import Vacancy

TITLES = {"en": "PhD student in waves & codes", "sv": "Doktorand i vågor & koder"}
TEXTS = {
    "lead": "Waves carry information.",
    "required": "<ul><li>A master’s degree in mathematics</li><li>English</li></ul>",
    "meritorious": "<ul><li>Knowledge of coding theory</li></ul>",
    "environment": "<p>Nine professors.</p>",
}


@dataclass(frozen=True)
class Scene:
    """The records, and their pages by language."""

    site: GroupSite
    vacancy: Vacancy
    supervisor: Person
    area: ResearchArea
    pages: dict[str, dict[str, Any]]  # by "vacancy", "person", "area", then by language

    def url(self, kind: str, language: str) -> str:
        return str(self.pages[kind][language].get_url())


def make_scene(site: GroupSite) -> Scene:
    """A position that is open until the end of 14 June 2025 in Stockholm."""
    alice = PersonFactory(email="alice@example.org")
    area = AreaFactory(lead=alice)
    vacancy = VacancyFactory(
        supervisors=[alice],
        contacts=[alice],
        areas=[area],
        documents=["CV"],
        reference="WAVES-1",
        funded=True,
    )
    pages = {
        "person": site.add(alice, title=alice.name),
        "area": site.add(area, title="Coding"),
        "vacancy": site.add(vacancy, **TEXTS),
    }
    for language, title in TITLES.items():
        pages["vacancy"][language].title = title
        pages["vacancy"][language].save()
    return Scene(site, vacancy, alice, area, pages)
