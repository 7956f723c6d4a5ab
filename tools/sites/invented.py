"""The invented group that `make demo` adds to the demonstration, marked wherever it is named.

The marks are part of the content, so every list, page, search result and feed has them: the names of
people end with “(demo)”, the titles of vacancies with “(invented)”, and that of the real posting with
“(real posting)”. The site's announcement says who is real. Texts and choices are in `invented.toml`.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db import transaction
from wagtail.models import Site

from groupsite.demo import records
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.files import ByLanguage, read_toml
from groupsite.demo.content.markup import markdown_to_rich_text
from groupsite.demo.content.vacancies import POSTING, VacancyTexts
from groupsite.demo.scenes.people import CROWD, FictionalPerson
from groupsite.demo.scenes.vacancies import VACANCIES as STAGED
from groupsite.demo.scenes.vacancies import FictionalVacancy
from groupsite.models import SiteText
from people.models import Person
from people.models.persons import local_date
from research.models import AreaMember
from tools.sites import (
    invented_areas,
    invented_news,
    invented_projects,
    invented_publications,
    states,
)
from vacancies.models import Question, QuestionText, Vacancy, VacancyQuestion

FILE: Final = read_toml(Path(__file__).with_name("invented.toml"))
MARK: Final[ByLanguage[str]] = FILE["mark"]
PREFIX: Final = "invented-"
# All that is said of an invented person besides roles and portrait.
FACTS: Final = ("given_name", "family_name", "honorific", "email")


def marked(text: str, language: str, mark: ByLanguage[str] = MARK) -> str:
    return f"{text} ({mark[language]})"


def _person(one: FictionalPerson) -> FictionalPerson:
    own = FILE["people"][one.key]
    return replace(
        one,
        key=PREFIX + one.key,
        facts={
            name: marked(value, "en", FILE["mark_of_person"]) if name == "family_name" else value
            for name, value in one.facts.items()
            if name in FACTS
        },
        links=[],
        pages=list(own.get("topic", ())),
        where_now=own.get("where_now", {}),
    )


def _vacancy(one: FictionalVacancy) -> FictionalVacancy:
    mark = FILE["mark_of_thesis"] if one.values.get("kind") == "thesis" else MARK
    named = {
        name: [PREFIX + key for key in one.values.get(name, ())]
        for name in ("supervisors", "contacts")
    }
    titles = {language: marked(title, language, mark) for language, title in one.titles.items()}
    own = {"name": f"Invented: {one.titles['en']}", "programmes": [], **named}
    return replace(one, key=PREFIX + one.key, titles=titles, values=one.values | own)


PEOPLE: Final = tuple(_person(one) for one in CROWD if one.key in FILE["people"])
VACANCIES: Final = tuple(_vacancy(one) for one in STAGED if one.key in FILE["vacancies"])


def is_loaded() -> bool:
    """Whether any person of the invented group is there, public or not."""
    return Person.objects.filter(key__in=map(records.record_key, PEOPLE)).exists()


class EditedError(Exception):
    """Records of the demo that the group refers to have other names now, or are gone."""


@transaction.atomic
def load(at: datetime) -> None:
    """Add the group to a loaded demo. Raises EditedError."""
    found = _records_of_demo()
    texts = states.SceneTexts(_person_texts, _vacancy_texts)
    vacancies = states.add_to(found, local_date(at), PEOPLE, (), VACANCIES, texts)
    _add_members(found)
    invented_news.add(found, PREFIX, local_date(at), marked)
    found["projects"] = invented_projects.add(found, PREFIX, local_date(at), marked)
    invented_publications.add(found, PREFIX, local_date(at), marked)
    _ask_questions(vacancies)
    _mark_posting()
    _announce()


def _records_of_demo() -> dict[str, records.Found]:
    try:
        found = states.records_of_demo()
    except (ObjectDoesNotExist, MultipleObjectsReturned) as error:
        raise EditedError(str(error)) from error
    if missing := {area.key for area in AREAS} - set(found["areas"]):
        raise EditedError(f"No research area has the name of: {', '.join(sorted(missing))}.")
    return found


def _ask_questions(vacancies: Mapping[str, Vacancy]) -> None:
    """Add the extra questions of the tables to their vacancies."""
    for key, vacancy in vacancies.items():
        for place, given in enumerate(_own("vacancies", key).get("questions", ())):
            texts = [QuestionText(language=code, **own) for code, own in given["texts"].items()]
            question = Question(kind=given["kind"], texts=texts)
            question.save()
            vacancy.questions.add(VacancyQuestion(question=question, sort_order=place))
            vacancy.save_revision(log_action=True).publish()


def _mark_posting() -> None:
    """Say in its title which posting is real; pages that somebody is editing are left alone."""
    posting = Vacancy.objects.filter(key=records.record_key(POSTING)).first()
    for page in posting.pages.filter(has_unpublished_changes=False) if posting else ():
        page.title = marked(page.title, page.locale.language_code, FILE["mark_of_posting"])
        page.save_revision(log_action=True).publish()


def _add_members(found: Mapping[str, Any]) -> None:
    """Add the people to their areas, after the members; an area that somebody is editing is left alone."""
    for key, area in found["areas"].items():
        people = [name for name, own in FILE["people"].items() if key in own.get("areas", ())]
        if not people or area.has_unpublished_changes:
            continue
        for number, name in enumerate(people, start=len(area.members.all())):
            person = found["people"][PREFIX + name]
            area.members.add(AreaMember(person=person, sort_order=number))
        own = invented_areas.FILE.get(key, {})
        lead = found["people"].get(PREFIX + own.get("lead", ""))
        invented_areas.add_work(area, own, lead)


def _announce() -> None:
    """Say at the top of every page who is real, unless editors have an announcement there."""
    site = Site.objects.get(is_default_site=True)
    for row in SiteText.objects.filter(words__site=site, announcement=""):
        row.announcement = markdown_to_rich_text(FILE["announcement"].get(row.language, ""))
        row.save()


def _topic(table: str, key: str, language: str) -> str:
    topic: str = _own(table, key)["topic"][language]
    return topic


def _own(table: str, key: str) -> dict[str, Any]:
    """Return what the file says of one person or vacancy."""
    own: dict[str, Any] = FILE[table][key.removeprefix(PREFIX)]
    return own


def _person_texts(one: FictionalPerson, language: str) -> dict[str, Any]:
    own = FILE["person_page"][language]
    biography = own["biography"].format(topic=_topic("people", one.key, language))
    return {**own, "biography": markdown_to_rich_text(biography)}


def _vacancy_texts(one: FictionalVacancy, language: str) -> VacancyTexts:
    own = dict(FILE["vacancy_page"][language])
    lead = f"{_own('vacancies', one.key)['lead'][language]}\n\n{own.pop('warning')}"
    topic = _topic("vacancies", one.key, language)
    said = {name: markdown_to_rich_text(text.format(topic=topic)) for name, text in own.items()}
    empty = {one.name: "" for one in fields(VacancyTexts)} | {"guidance": {}}
    page = {"title": one.titles[language], "slug": one.key, "lead": lead}
    return VacancyTexts(**empty | page | said)
