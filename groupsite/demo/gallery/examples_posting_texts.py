"""Examples of the texts of a posting, and of open positions on other pages."""

from datetime import datetime
from typing import Any, Final

from groupsite.demo.content.organisations import WASP
from groupsite.demo.content.vacancies import POSTING_TEXTS
from groupsite.demo.gallery.examples_postings import example_supervisor
from groupsite.demo.gallery.specimens import Specimen, specimens_of_template
from groupsite.demo.gallery.texts import gallery_language, mark_demo_html_safe
from groupsite.demo.gallery.unsaved_records import NOWHERE, unsaved_organisation, unsaved_person
from groupsite.demo.gallery.vacancies import example_opening, unsaved_vacancy, unsaved_vacancy_page
from people.content.records.translated_rows import TranslatedText
from vacancies.posting import instructions
from vacancies.posting.lifecycle import State

FOLDER: Final = "groupsite_vacancies"


def unsaved_posting_page(**changes: str) -> Any:
    """Return an unsaved page with the real posting's texts, without guidance; `changes` win."""
    texts = {**vars(POSTING_TEXTS[gallery_language()]), **changes}
    del texts["guidance"]
    return unsaved_vacancy_page(**texts)


def about_the_work_specimens(at: datetime) -> list[Specimen]:
    page, programmes = unsaved_posting_page(), {"programmes": [unsaved_organisation("wasp")]}
    both = [example_supervisor("asa"), example_supervisor("bob")]
    two = {"page": page, "lead": page.lead.split("\n\n"), "supervisors": both}
    without = {"environment": "", "project_overview": ""}
    short = unsaved_posting_page(**without)
    one = {"page": short, "supervisors": both[:1]}
    own = unsaved_posting_page(**without, about_programme=page.environment)
    contexts = {
        "two supervisors": two | programmes,
        "with an external supervisor": one | {"external_supervisor": "Lo Berg, Ericsson"},
        "one supervisor, nothing else": one,
        "the posting's own text about the programme": {"page": own} | programmes,
    }
    return specimens_of_template(f"{FOLDER}/about_the_work.html", contexts, "div.prose")


def about_you_specimens(at: datetime) -> list[Specimen]:
    page, template = unsaved_posting_page(), f"{FOLDER}/about_you.html"
    school = TranslatedText(WASP.texts[gallery_language()].graduate_school, gallery_language())
    context = {
        "page": page,
        "responsibilities": mark_demo_html_safe(page.responsibilities),
        "graduate_schools": [school],
    }
    return [Specimen("profile, tasks, graduate school", template, context, "div.prose")]


def about_the_terms_specimens(at: datetime) -> list[Specimen]:
    page = unsaved_posting_page()
    context = {"page": page, "terms": mark_demo_html_safe(page.terms)}
    contexts = {
        "employment": context | {"is_employment": True},
        "thesis": context | {"is_employment": False},
    }
    return specimens_of_template(f"{FOLDER}/about_the_terms.html", contexts, "div.prose")


def how_to_apply_specimens(at: datetime) -> list[Specimen]:
    context = {
        "page": unsaved_posting_page(),
        "documents_sentences": instructions.documents_sentences("en", []),
        "deadline_sentences": instructions.deadline_sentences(unsaved_vacancy(at)),
    }
    by_email = {
        "vacancy": unsaved_vacancy(at, application_subject="CS-2027-14"),
        "application_email": "jobs@example.org",
        "is_by_email": True,
        "application_link": "mailto:jobs@example.org?subject=CS-2027-14",
    }
    endless = instructions.deadline_sentences(unsaved_vacancy(at, None))
    contexts = {
        "in another system": context | {"application_link": NOWHERE},
        "by e-mail": context | by_email,
        "in our form, not open yet": context | {"awaits_form": True},
        "until filled": context | {"deadline_sentences": endless},
    }
    return specimens_of_template(f"{FOLDER}/how_to_apply.html", contexts, "div.prose")


def positions_on_other_pages_specimens(at: datetime) -> list[Specimen]:
    soon = example_opening(at, State.CLOSING_SOON, unsaved_vacancy(at, 2), is_rich=False)
    in_area = {"positions": [soon, example_opening(at, State.OPEN, unsaved_vacancy(at))]}
    with_person = {"positions": [soon], "person": unsaved_person("asa")}
    return [
        Specimen("in an area", f"{FOLDER}/positions_in_area.html", in_area),
        Specimen("with a person", f"{FOLDER}/positions_with_person.html", with_person),
    ]
