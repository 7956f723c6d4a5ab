"""The parts of a posting: banners, deadlines, facts, documents, the button, contacts, prose."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from groupsite.demo.content.vacancy_texts import POSTING_WORDS
from groupsite.demo.gallery import people
from groupsite.demo.gallery.examples_research import every_figure
from groupsite.demo.gallery.people import here, page
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.demo.gallery.vacancies import programme, title, vacancy
from people.records.words import Said
from vacancies import instructions
from vacancies.choices import EmploymentForm, Kind, Salary, Start
from vacancies.drawings import ruler
from vacancies.facts import extensions_of, facts_of
from vacancies.lifecycle import Outcome
from vacancies.models import DocumentKind, DocumentKindText, DocumentRule, VacancyIndexPage
from vacancies.parties import Contact, Supervisor
from vacancies.posting import Slot

FOLDER = "groupsite_vacancies"
FORM = "https://www.example.org/"


def components(at: datetime) -> list[Component]:
    return [
        _banners(at),
        _deadlines(at),
        _facts(at),
        _documents(),
        _apply(at),
        _contacts(),
    ]


def _banners(at: datetime) -> Component:
    context = {"index": page(VacancyIndexPage, title())}
    ended = {"vacancy": vacancy(at, -3)} | context
    return Component(
        "Banner",
        "Across a posting that one cannot apply to.",
        [
            Specimen("draft, in a preview", f"{FOLDER}/banner--draft.html", context),
            Specimen("scheduled, in a preview", f"{FOLDER}/banner--scheduled.html", ended),
            Specimen("closed", f"{FOLDER}/banner--closed.html", ended),
            Specimen("filled", f"{FOLDER}/banner--filled.html", context),
            Specimen("cancelled", f"{FOLDER}/banner--cancelled.html", context),
        ],
    )


def deadline(
    at: datetime, left: int | None = 25, moved: int = 0, reason: str = "", **facts: Any
) -> dict[str, Any]:
    """The context of a deadline; `moved` days ago it was extended by as much, for a Swedish reason."""
    record = vacancy(at, left, **facts)
    last, posted = record.deadline_on, record.posted_on
    rows = (
        [
            SimpleNamespace(
                extended_from=last - timedelta(days=moved),
                extended_to=last,
                reason=lambda: Said(reason, "sv"),
            )
        ]
        if moved and last
        else []
    )
    drawn = ruler((last - posted).days, left) if last and posted and left is not None else ""
    return {
        "vacancy": record,
        "facts": facts_of(record, at),
        "extensions": extensions_of(record, rows),
        "ruler": drawn,
        "application_link": FORM,
        "is_employment": True,
    }


def _deadlines(at: datetime) -> Component:
    opened, ended = f"{FOLDER}/deadline--open.html", f"{FOLDER}/deadline--ended.html"
    shut = "div.facts facts--closed"
    without = {"application_link": ""}
    specimens = [
        Specimen("open", opened, deadline(at), "div.facts"),
        Specimen("closing, extended", opened, deadline(at, 2, moved=7), "div.facts"),
        Specimen(
            "extended, and why",
            opened,
            deadline(at, 9, moved=7, reason="finansiären har gett mer tid"),
            "div.facts",
        ),
        Specimen("last day", opened, deadline(at, 0), "div.facts"),
        Specimen("far away, no form yet", opened, deadline(at, 200) | without, "div.facts"),
        Specimen(
            "until filled", f"{FOLDER}/deadline--until_filled.html", deadline(at, None), "div.facts"
        ),
        Specimen("ahead, in a preview", f"{FOLDER}/deadline--ahead.html", deadline(at), shut),
        Specimen("closed, extended", ended, deadline(at, -3, moved=7), shut),
        Specimen("filled", ended, deadline(at, -3, outcome=Outcome.FILLED), shut),
    ]
    about = "The first part of the facts. The ruler is decoration."
    return Component("Deadline", about, specimens, columns="half")


def _facts(at: datetime) -> Component:
    seven = ("asa", "maximiliana", "goran", "lucja", "bob", "ingrid", "xenia")
    full = vacancy(at, reference="CS-2025-04", positions_min=2, positions_max=3)
    dated = vacancy(at, start=Start.ON_DATE, start_on=date(2027, 9, 1))
    vague = vacancy(
        at,
        salary=Salary.BY_AGREEMENT,
        start=Start.BY_AGREEMENT,
        employment_form=EmploymentForm.PERMANENT,
        duration_min=None,
        extent_percent=50,
    )
    areas = [people.machine_learning(), people.long_area()]
    examples = {
        "everything, two supervisors": facts(
            at, full, seven[:2], areas=areas, programmes=[programme()]
        ),
        "seven supervisors": facts(at, dated, seven),
        "thesis: one supervisor, no salary": facts(at, _thesis(at), seven[4:5]),
        "by agreement, nobody supervises": facts(at, vague),
        "every mark in a line": facts(at, _thesis(at), areas=every_figure()),
    }
    return Component(
        "Facts of a posting",
        "Scanned, not read. One row a fact; a fact that is missing has no row.",
        [
            Specimen(name, f"{FOLDER}/facts_list.html", context, "div.facts")
            for name, context in examples.items()
        ],
        columns="half",
    )


def facts(at: datetime, record: Any, keys: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """The context of the list of facts."""
    return {
        "vacancy": record,
        "facts": facts_of(record, at),
        "is_public": True,
        "place": Said(here("Gothenburg, Sweden", "Göteborg"), here("en", "sv")),
        "organisation": people.department(),
        "supervisors": [_supervisor(key, has_role=len(keys) > 2) for key in keys],
        **more,
    }


def _thesis(at: datetime) -> Any:
    return vacancy(
        at,
        None,
        kind=Kind.THESIS,
        salary=Salary.NONE,
        employment_form="",
        extent_percent=None,
        duration_min=5,
        duration_max=None,
        teaching_percent=None,
    )


def _supervisor(key: str, has_role: bool) -> Supervisor:
    role = here("co-supervisor", "biträdande handledare") if has_role else ""
    return Supervisor(
        people.linked(people.person(key), has_page=key != "goran"), role, people.department()
    )


def asked_for() -> list[Slot]:
    """The documents that a posting asks for: two required, two if one has them."""
    words = POSTING_WORDS[here("en", "sv")].guidance
    letter, cv, other = words["personal-letter"], words["cv"], words["other-documents"]
    return [
        _slot("CV", "CV", cv.text, asks_for_name=True),
        _slot("Personal letter", "Personligt brev", letter.text, letter.lead_in, max_pages=1),
        _slot("Other documents", "Övriga handlingar", other.text, max_files=5, required=False),
        _slot("List of publications", "Publikationslista", max_pages=2, required=False),
    ]


def _documents() -> Component:
    return Component(
        "Document rules",
        "What to send; the form enforces the same rules.",
        [
            Specimen(
                "four rules", f"{FOLDER}/document_rules.html", {"slots": asked_for()}, "div.prose"
            )
        ],
    )


def _slot(english: str, swedish: str, text: str = "", lead_in: str = "", **rule: Any) -> Slot:
    language = here("en", "sv")
    names = [
        DocumentKindText(language="en", name=english),
        DocumentKindText(language="sv", name=swedish),
    ]
    made = DocumentRule(kind=DocumentKind(texts=names), **rule)
    return Slot(
        made,
        Said(here(english, swedish), language),
        instructions.name_asked_for(made, language),
        instructions.pages_sentence(made, lead_in),
        Said(text, language),
        instructions.file_text(made),
        instructions.length_text(made, lead_in),
    )


def _apply(at: datetime) -> Component:
    button, foot = f"{FOLDER}/apply_button.html", f"{FOLDER}/apply_foot.html"
    return Component(
        "Button",
        "One primary button a view. The quiet one stands in the filter.",
        [
            Specimen("a position", button, {"application_link": FORM, "is_employment": True}),
            Specimen("a thesis", button, {"application_link": FORM}),
            Specimen("at the foot of a posting", foot, deadline(at)),
            Specimen("at the foot, until filled", foot, deadline(at, None)),
        ],
        columns="half",
    )


def _contacts() -> Component:
    none = Said("", "")
    union = Said("Saco-S", here("en", "sv"))
    person = people.linked(people.person("alice"))
    context = {
        "contacts": [
            Contact("Alice Ek", person, none, "alice.ek@example.org", "+46 31 000 00 00"),
            Contact("Håkan Ström", None, none, "", "+46 31 000 00 01"),
        ],
        "union_contacts": [Contact("Lisbeth Ågren", None, union, "lisbeth@example.org", "")],
    }
    return Component(
        "Contacts of a posting",
        "Whom to ask, and union representatives.",
        [Specimen("both", f"{FOLDER}/contacts.html", context)],
    )
