"""Vacancies in every state and areas with little text, from `vacancies.toml`."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from groupsite.demo.content.areas import AreaTexts, DemoArea
from groupsite.demo.content.files import (
    ByLanguage,
    instance_with_extra_facts,
    make_dataclass_instance,
    read_toml,
)
from groupsite.demo.content.vacancies import DemoVacancy

FILE: Final = read_toml(Path(__file__).with_name("vacancies.toml"))
LEAD: Final[ByLanguage[str]] = FILE["lead"]
# The keys that are not values of a vacancy.
STAGING: Final = ("titles", "opens", "closes", "extended", "is_full", "like", "without")


@dataclass(frozen=True)
class FictionalVacancy:
    """A vacancy of a scene: `opens` and `closes` are days from today, `titles` the titles of its pages.

    `extended`: by how many days the deadline was moved.
    """

    key: str
    values: dict[str, Any]
    titles: ByLanguage[str]
    opens: int
    closes: int | None = None
    extended: int = 0
    is_full: bool = False

    def closes_on(self, today: date) -> date | None:
        return None if self.closes is None else today + timedelta(days=self.closes)

    def demo_vacancy_before_extension(self, today: date) -> DemoVacancy:
        last = self.closes_on(today)
        dates = {
            "opens_on": today + timedelta(days=self.opens),
            "deadline_on": last and last - timedelta(days=self.extended),
        }
        return instance_with_extra_facts(DemoVacancy, self.key, {**self.values, **dates})


def _fictional_vacancy(key: str, given: dict[str, Any]) -> FictionalVacancy:
    values = {"name": f"State: {key}", **FILE["usual"]}
    for name in given.get("like", ()):
        values |= FILE["like"][name]
    values |= {name: value for name, value in given.items() if name not in STAGING}
    values |= dict.fromkeys(given.get("without", ()))
    staging: dict[str, Any] = {name: given[name] for name in STAGING[:5] if name in given}
    return make_dataclass_instance(
        FictionalVacancy, {"key": key, "values": values, **staging}, f"vacancies.toml, {key}"
    )


def _demo_area(key: str, given: dict[str, Any]) -> DemoArea:
    source = f"vacancies.toml, {key}"
    texts = {
        code: make_dataclass_instance(AreaTexts, {"slug": key, **own}, source)
        for code, own in given["texts"].items()
    }
    return make_dataclass_instance(
        DemoArea, {**given, "key": key, "name": texts["en"].title, "texts": texts}, source
    )


AREAS: Final = tuple(_demo_area(key, given) for key, given in FILE["areas"].items())
VACANCIES: Final = tuple(_fictional_vacancy(key, given) for key, given in FILE["vacancies"].items())
