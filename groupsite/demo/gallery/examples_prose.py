"""The text of a posting, part by part, and the open positions on the pages of areas and people."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from groupsite.demo.content.organisations import WASP
from groupsite.demo.content.vacancy_texts import POSTING_WORDS
from groupsite.demo.gallery import people
from groupsite.demo.gallery.people import here, safe
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.demo.gallery.vacancies import opening, vacancy
from people.models import Organisation, OrganisationKind, OrganisationText
from people.records.words import Said
from vacancies import instructions
from vacancies.lifecycle import State
from vacancies.parties import Supervisor

FOLDER = "groupsite_vacancies"


def components(at: datetime) -> list[Component]:
    return [_work(), _you(), _terms(), _how(at), _positions(at)]


def words(**changes: Any) -> Any:
    return SimpleNamespace(**vars(POSTING_WORDS[here("en", "sv")]) | changes)


def _programme() -> Organisation:
    """With words of its own."""
    texts = [
        OrganisationText(language=language, name=said.name, text=said.text)
        for language, said in WASP.words.items()
    ]
    return Organisation(
        kind=OrganisationKind.PROGRAMME, abbreviation="WASP", url=WASP.url, texts=texts
    )


def _supervisors(*keys: str) -> list[Supervisor]:
    return [Supervisor(people.linked(people.person(key)), "", people.department()) for key in keys]


def _work() -> Component:
    template = f"{FOLDER}/about_the_work.html"
    lead = words().lead.split("\n\n")
    two = {"page": words(), "lead": lead, "supervisors": _supervisors("asa", "bob")}
    one = {"page": words(environment="", project_overview=""), "supervisors": _supervisors("asa")}
    own = words(about_programme=words().environment, environment="", project_overview="")
    return Component(
        "Posting: the work",
        "Project, supervisors, environment, programme.",
        [
            Specimen(
                "two supervisors", template, two | {"programmes": [_programme()]}, "div.prose"
            ),
            Specimen("one supervisor, nothing else", template, one, "div.prose"),
            Specimen(
                "the posting's own words on the programme",
                template,
                {"page": own, "programmes": [_programme()]},
                "div.prose",
            ),
        ],
    )


def _you() -> Component:
    own = words()
    school = Said(WASP.words[here("en", "sv")].graduate_school, here("en", "sv"))
    full = {
        "page": own,
        "responsibilities": safe(own.responsibilities),
        "graduate_schools": [school],
    }
    return Component(
        "Posting: you",
        "Profile and tasks. Dash lists; a heading stands closer to what it heads.",
        [
            Specimen(
                "profile, tasks, graduate school", f"{FOLDER}/about_you.html", full, "div.prose"
            )
        ],
    )


def _terms() -> Component:
    own = words(extra_sections=[])
    context = {"page": own, "terms": safe(own.terms), "is_employment": True}
    return Component(
        "Posting: terms",
        "What we offer, and more to read.",
        [
            Specimen("employment", f"{FOLDER}/about_the_terms.html", context, "div.prose"),
            Specimen(
                "thesis",
                f"{FOLDER}/about_the_terms.html",
                context | {"is_employment": False},
                "div.prose",
            ),
        ],
    )


def _how(at: datetime) -> Component:
    template = f"{FOLDER}/how_to_apply.html"
    context = {
        "page": words(),
        "documents_sentences": instructions.documents_sentences("en", []),
        "deadline_sentences": instructions.deadline_sentences(vacancy(at)),
    }
    endless = instructions.deadline_sentences(vacancy(at, None))
    return Component(
        "Posting: how to apply",
        "In sentences that follow from the facts.",
        [
            Specimen(
                "in another system",
                template,
                context | {"application_link": "#content"},
                "div.prose",
            ),
            Specimen(
                "in our form, not open yet", template, context | {"awaits_form": True}, "div.prose"
            ),
            Specimen(
                "until filled", template, context | {"deadline_sentences": endless}, "div.prose"
            ),
        ],
    )


def _positions(at: datetime) -> Component:
    two = [
        opening(at, State.CLOSING_SOON, vacancy(at, 2), is_rich=False),
        opening(at, State.OPEN, vacancy(at)),
    ]
    return Component(
        "Open positions elsewhere",
        "On the page of an area or a person; nothing where nothing is open.",
        [
            Specimen("in an area", f"{FOLDER}/positions_in_area.html", {"positions": two}),
            Specimen(
                "with a person",
                f"{FOLDER}/positions_with_person.html",
                {"positions": two[:1], "person": people.person("asa")},
            ),
        ],
        is_wide=True,
    )
