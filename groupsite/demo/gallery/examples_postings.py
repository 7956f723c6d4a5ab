"""Examples of the parts of a posting: banners, deadlines, facts, documents, the button, contacts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from groupsite.demo import records
from groupsite.demo.content.vacancies import DOCUMENT_KINDS, POSTING_TEXTS, GuidanceTexts
from groupsite.demo.gallery.people import (
    DEPARTMENT,
    demo_area,
    figure_areas,
    page,
    person,
    record_link,
    unit,
)
from groupsite.demo.gallery.specimens import Component, Contexts, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import language, text, translated_text
from groupsite.demo.gallery.vacancies import SEVEN, staged_vacancy, vacancy
from people.content.records.translated_rows import TranslatedText
from vacancies.models import (
    DocumentRule,
    ExtensionText,
    Vacancy,
    VacancyExtension,
    VacancyIndexPage,
)
from vacancies.posting import instructions
from vacancies.posting.context import CombinedFilePart, RequestedDocument, deadline_box_context
from vacancies.posting.facts import shown_extensions
from vacancies.posting.lifecycle import Outcome
from vacancies.posting.people import Contact, Supervisor

FOLDER: Final = "groupsite_vacancies"
FORM: Final = "https://www.example.org/"


def components(at: datetime) -> list[Component]:
    return components_of(at, banners, deadlines, vacancy_facts, documents, buttons, contacts)


def banners(at: datetime) -> list[Specimen]:
    context = {"index": page(VacancyIndexPage, text("title")), "vacancy": vacancy(at, -3)}
    states = {
        "draft, in a preview": "draft",
        "scheduled, in a preview": "scheduled",
        "closed": "closed",
        "filled": "filled",
        "cancelled": "cancelled",
    }
    return [
        Specimen(name, f"{FOLDER}/banner--{state}.html", context) for name, state in states.items()
    ]


# --- Deadlines -----------------------------------------------------------------------------------


def deadline(
    at: datetime, days_left: int | None = 25, extended_days: int = 0, reason: str = "", **facts: Any
) -> dict[str, Any]:
    """Return the context of a deadline, extended by `extended_days` with a reason in Swedish."""
    record = vacancy(at, days_left, **facts)
    context = {
        "vacancy": record,
        **deadline_box_context(record, at),
        "application_link": FORM,
        "is_employment": True,
    }
    if extended_days:
        context["extensions"] = shown_extensions(
            record, [_extension(record, extended_days, reason)]
        )
    return context


def _extension(record: Vacancy, extended_days: int, reason: str) -> VacancyExtension:
    last = record.deadline_on or date.max
    extension = VacancyExtension(
        pk=1, extended_from=last - timedelta(days=extended_days), extended_to=last
    )
    texts = [ExtensionText(language="sv", reason=reason)]
    extension._prefetched_objects_cache = {"texts": texts}  # type: ignore[attr-defined]
    return extension


def deadlines(at: datetime) -> list[Specimen]:
    reason = "finansiären har gett mer tid"
    opened = {
        "open": deadline(at),
        "closing, extended": deadline(at, 2, extended_days=7),
        "extended, and why": deadline(at, 9, extended_days=7, reason=reason),
        "last day": deadline(at, 0),
        "far ahead, no form yet": deadline(at, 200) | {"application_link": ""},
    }
    ended = {
        "closed, extended": deadline(at, -3, extended_days=7),
        "filled": deadline(at, -3, outcome=Outcome.FILLED),
    }
    until_filled, ahead = f"{FOLDER}/deadline--until_filled.html", f"{FOLDER}/deadline--ahead.html"
    shut = "div.facts facts--closed"
    return [
        *specimens(f"{FOLDER}/deadline--open.html", opened, "div.facts"),
        Specimen("until filled", until_filled, deadline(at, None), "div.facts"),
        Specimen("ahead, in a preview", ahead, deadline(at), shut),
        *specimens(f"{FOLDER}/deadline--ended.html", ended, shut),
    ]


# --- Facts ---------------------------------------------------------------------------------------


def vacancy_facts(at: datetime) -> list[Specimen]:
    more = {
        "areas": [demo_area("machine-learning"), demo_area("long")],
        "programmes": [unit("wasp")],
    }
    thesis = staged_vacancy(at, "thesis")
    contexts = {
        "everything, two supervisors": facts(at, staged_vacancy(at, "everything"), SEVEN[:2])
        | more,
        "seven supervisors": facts(at, staged_vacancy(at, "seven"), SEVEN),
        "thesis: one supervisor, no salary": facts(at, thesis, SEVEN[4:5]),
        "to be agreed, no supervisor": facts(at, staged_vacancy(at, "compounds")),
        "every figure in a line": facts(at, thesis) | {"areas": figure_areas()},
    }
    return specimens(f"{FOLDER}/facts_list.html", contexts, "div.facts")


def facts(at: datetime, record: Vacancy, keys: Sequence[str] = ()) -> dict[str, Any]:
    """Return the context of the list of facts."""
    role = text("supervisor_role") if len(keys) > 2 else ""
    return {
        "vacancy": record,
        **deadline_box_context(record, at),
        "is_public": True,
        "place": translated_text("place"),
        "organisation": unit(DEPARTMENT),
        "supervisors": [supervisor(key, role) for key in keys],
    }


def supervisor(key: str, role: str = "") -> Supervisor:
    return Supervisor(record_link(person(key), has_page=key != "goran"), role, unit(DEPARTMENT))


# --- Documents -----------------------------------------------------------------------------------


def requested_documents() -> list[RequestedDocument]:
    """Return four requested documents of the posting: two required, two optional."""
    return [
        _requested_document("cv", asks_for_name=True),
        _requested_document("personal-letter", max_pages=1),
        _requested_document("other-documents", max_files=5, required=False),
        _requested_document("publications", max_pages=2, required=False),
    ]


def _requested_document(key: str, **rule: Any) -> RequestedDocument:
    kind = next(one for one in DOCUMENT_KINDS if one.key == key)
    own = POSTING_TEXTS[language()].guidance.get(key, GuidanceTexts(""))
    made = DocumentRule(kind=records.build_document_kind(kind), **rule)
    return RequestedDocument(
        made,
        made.kind.name(),
        instructions.requested_file_name(made, language()),
        instructions.lead_in_with_length(made, own.lead_in),
        TranslatedText(own.text, language()),
        instructions.accepted_files_text(made),
        instructions.advised_length_text(made, own.lead_in),
    )


def documents(at: datetime) -> list[Specimen]:
    cv, letter = (one.name for one in requested_documents()[:2])
    parts = [CombinedFilePart(name, TranslatedText("", "")) for name in (cv, letter)]
    one_file = replace(_requested_document("other-documents", max_files=1), parts=parts)
    contexts = {"four rules": {"slots": requested_documents()}, "one file": {"slots": [one_file]}}
    return specimens(f"{FOLDER}/document_rules.html", contexts, "div.prose")


# --- Applying and asking -------------------------------------------------------------------------


def buttons(at: datetime) -> list[Specimen]:
    kinds: Contexts = {
        "a position": {"application_link": FORM, "is_employment": True},
        "a thesis": {"application_link": FORM},
        "by e-mail": {"application_link": "mailto:jobs@example.org", "is_by_email": True},
    }
    feet = {
        "at the foot of a posting": deadline(at),
        "at the foot, until filled": deadline(at, None),
    }
    return [
        *specimens(f"{FOLDER}/apply_button.html", kinds),
        *specimens(f"{FOLDER}/apply_foot.html", feet),
    ]


def contacts(at: datetime) -> list[Specimen]:
    none, union = TranslatedText("", ""), TranslatedText("Saco-S", language())
    alice = record_link(person("alice"))
    context = {
        "contacts": [
            Contact("Alice Ek", alice, none, "alice.ek@example.org", "+46 31 000 00 00"),
            Contact("Håkan Ström", None, none, "", "+46 31 000 00 01"),
        ],
        "union_contacts": [Contact("Lisbeth Ågren", None, union, "lisbeth@example.org", "")],
    }
    return [Specimen("both", f"{FOLDER}/contacts.html", context)]
