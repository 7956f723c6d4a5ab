"""Examples of the texts of a posting, and of open positions on other pages."""

from datetime import datetime
from typing import Any, Final

from groupsite.demo.content.organisations import WASP
from groupsite.demo.content.vacancies import POSTING_TEXTS
from groupsite.demo.gallery.examples_postings import supervisor
from groupsite.demo.gallery.people import NOWHERE, person, unit
from groupsite.demo.gallery.specimens import Component, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import language, mark_demo_html_safe
from groupsite.demo.gallery.vacancies import opening, vacancy, vacancy_page
from people.content.records.translated_rows import TranslatedText
from vacancies.posting import instructions
from vacancies.posting.lifecycle import State

FOLDER: Final = "groupsite_vacancies"


def components(at: datetime) -> list[Component]:
    return components_of(
        at, posting_work, posting_you, posting_terms, posting_how, positions_elsewhere
    )


def posting(**changes: str) -> Any:
    """Return the page of the demonstration's posting, without guidance."""
    texts = {**vars(POSTING_TEXTS[language()]), **changes}
    del texts["guidance"]
    return vacancy_page(**texts)


def posting_work(at: datetime) -> list[Specimen]:
    page, programmes = posting(), {"programmes": [unit("wasp")]}
    both = [supervisor("asa"), supervisor("bob")]
    two = {"page": page, "lead": page.lead.split("\n\n"), "supervisors": both}
    short = posting(environment="", project_overview="")
    one = {"page": short, "supervisors": both[:1]}
    own = posting(environment="", project_overview="", about_programme=page.environment)
    contexts = {
        "two supervisors": two | programmes,
        "with an external supervisor": one | {"external_supervisor": "Lo Berg, Ericsson"},
        "one supervisor, nothing else": one,
        "the posting's own text about the programme": {"page": own} | programmes,
    }
    return specimens(f"{FOLDER}/about_the_work.html", contexts, "div.prose")


def posting_you(at: datetime) -> list[Specimen]:
    page, template = posting(), f"{FOLDER}/about_you.html"
    context = {
        "page": page,
        "responsibilities": mark_demo_html_safe(page.responsibilities),
        "graduate_schools": [TranslatedText(WASP.texts[language()].graduate_school, language())],
    }
    return [Specimen("profile, tasks, graduate school", template, context, "div.prose")]


def posting_terms(at: datetime) -> list[Specimen]:
    page = posting()
    context = {"page": page, "terms": mark_demo_html_safe(page.terms)}
    contexts = {
        "employment": context | {"is_employment": True},
        "thesis": context | {"is_employment": False},
    }
    return specimens(f"{FOLDER}/about_the_terms.html", contexts, "div.prose")


def posting_how(at: datetime) -> list[Specimen]:
    context = {
        "page": posting(),
        "documents_sentences": instructions.documents_sentences("en", []),
        "deadline_sentences": instructions.deadline_sentences(vacancy(at)),
    }
    by_email = {
        "vacancy": vacancy(at, application_subject="CS-2027-14"),
        "application_email": "jobs@example.org",
        "is_by_email": True,
        "application_link": "mailto:jobs@example.org?subject=CS-2027-14",
    }
    endless = instructions.deadline_sentences(vacancy(at, None))
    contexts = {
        "in another system": context | {"application_link": NOWHERE},
        "by e-mail": context | by_email,
        "in our form, not open yet": context | {"awaits_form": True},
        "until filled": context | {"deadline_sentences": endless},
    }
    return specimens(f"{FOLDER}/how_to_apply.html", contexts, "div.prose")


def positions_elsewhere(at: datetime) -> list[Specimen]:
    soon = opening(at, State.CLOSING_SOON, vacancy(at, 2), is_rich=False)
    in_area = {"positions": [soon, opening(at, State.OPEN, vacancy(at))]}
    with_person = {"positions": [soon], "person": person("asa")}
    return [
        Specimen("in an area", f"{FOLDER}/positions_in_area.html", in_area),
        Specimen("with a person", f"{FOLDER}/positions_with_person.html", with_person),
    ]
