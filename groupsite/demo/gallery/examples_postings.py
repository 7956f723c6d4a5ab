"""Examples of the parts of a posting: banners, deadlines, facts, documents, the button, contacts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from groupsite.demo import records
from groupsite.demo.content.vacancies import DOCUMENT_KINDS, POSTING_TEXTS, KindGuidance
from groupsite.demo.gallery.specimens import Contexts, Specimen, specimens_of_template
from groupsite.demo.gallery.texts import example_text, example_translated_text, gallery_language
from groupsite.demo.gallery.unsaved_records import (
    DEPARTMENT,
    area_links_for_each_figure,
    demo_area_link,
    unsaved_organisation,
    unsaved_page,
    unsaved_person_link,
)
from groupsite.demo.gallery.vacancies import SEVEN, unsaved_fictional_vacancy, unsaved_vacancy
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
from vacancies.posting.facts import shown_extensions_in_effect
from vacancies.posting.lifecycle import Outcome
from vacancies.posting.people import Contact, Supervisor

FOLDER: Final = "groupsite_vacancies"
FORM: Final = "https://www.example.org/"


def banner_specimens(at: datetime) -> list[Specimen]:
    context = {"index": unsaved_page(VacancyIndexPage), "vacancy": unsaved_vacancy(at, -3)}
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


def example_deadline_context(
    at: datetime, days_left: int | None = 25, extended_days: int = 0, reason: str = "", **facts: Any
) -> dict[str, Any]:
    """Return the context of a deadline, extended by `extended_days` with a reason in Swedish."""
    record = unsaved_vacancy(at, days_left, **facts)
    context = {
        "vacancy": record,
        **deadline_box_context(record, at),
        "application_link": FORM,
        "is_employment": True,
    }
    if extended_days:
        extension = _unsaved_extension(record, extended_days, reason)
        context["extensions"] = shown_extensions_in_effect(record, [extension])
    return context


def _unsaved_extension(record: Vacancy, extended_days: int, reason: str) -> VacancyExtension:
    last = record.deadline_on or date.max
    extension = VacancyExtension(
        pk=1, extended_from=last - timedelta(days=extended_days), extended_to=last
    )
    texts = [ExtensionText(language="sv", reason=reason)]
    extension._prefetched_objects_cache = {"texts": texts}  # type: ignore[attr-defined]
    return extension


def deadline_specimens(at: datetime) -> list[Specimen]:
    reason = "finansiären har gett mer tid"
    opened = {
        "open": example_deadline_context(at),
        "closing, extended": example_deadline_context(at, 2, extended_days=7),
        "extended, and why": example_deadline_context(at, 9, extended_days=7, reason=reason),
        "last day": example_deadline_context(at, 0),
        "far ahead, no form yet": example_deadline_context(at, 200) | {"application_link": ""},
    }
    ended = {
        "closed, extended": example_deadline_context(at, -3, extended_days=7),
        "filled": example_deadline_context(at, -3, outcome=Outcome.FILLED),
    }
    until_filled, ahead = f"{FOLDER}/deadline--until_filled.html", f"{FOLDER}/deadline--ahead.html"
    shut = "div.facts facts--closed"
    return [
        *specimens_of_template(f"{FOLDER}/deadline--open.html", opened, "div.facts"),
        Specimen("until filled", until_filled, example_deadline_context(at, None), "div.facts"),
        Specimen("ahead, in a preview", ahead, example_deadline_context(at), shut),
        *specimens_of_template(f"{FOLDER}/deadline--ended.html", ended, shut),
    ]


def vacancy_facts_specimens(at: datetime) -> list[Specimen]:
    more = {
        "areas": [demo_area_link("machine-learning"), demo_area_link("long")],
        "programmes": [unsaved_organisation("wasp")],
    }
    every_figure = {"areas": area_links_for_each_figure()}
    contexts = {
        "everything, two supervisors": example_facts_context(at, "everything", SEVEN[:2]) | more,
        "seven supervisors": example_facts_context(at, "seven", SEVEN),
        "thesis: one supervisor, no salary": example_facts_context(at, "thesis", SEVEN[4:5]),
        "to be agreed, no supervisor": example_facts_context(at, "compounds"),
        "every figure in a line": example_facts_context(at, "thesis") | every_figure,
    }
    return specimens_of_template(f"{FOLDER}/facts_list.html", contexts, "div.facts")


def example_facts_context(at: datetime, key: str, people: Sequence[str] = ()) -> dict[str, Any]:
    """Return the context of the list of facts, for a vacancy of `scenes` by its key."""
    record = unsaved_fictional_vacancy(at, key)
    role = example_text("supervisor_role") if len(people) > 2 else ""
    return {
        "vacancy": record,
        **deadline_box_context(record, at),
        "is_public": True,
        "place": example_translated_text("place"),
        "organisation": unsaved_organisation(DEPARTMENT),
        "supervisors": [example_supervisor(person, role) for person in people],
    }


def example_supervisor(key: str, role: str = "") -> Supervisor:
    link = unsaved_person_link(key, has_page=key != "goran")
    return Supervisor(link, role, unsaved_organisation(DEPARTMENT))


def example_requested_documents() -> list[RequestedDocument]:
    """Return four requested documents of the posting: two required, two optional."""
    return [
        _requested_document("cv", asks_for_name=True),
        _requested_document("personal-letter", max_pages=1),
        _requested_document("other-documents", max_files=5, required=False),
        _requested_document("publications", max_pages=2, required=False),
    ]


def _requested_document(key: str, **rule: Any) -> RequestedDocument:
    kind = next(one for one in DOCUMENT_KINDS if one.key == key)
    own = POSTING_TEXTS[gallery_language()].guidance.get(key, KindGuidance(""))
    made = DocumentRule(kind=records.build_document_kind(kind), **rule)
    return RequestedDocument(
        made,
        made.kind.name(),
        instructions.requested_file_name(made, gallery_language()),
        instructions.lead_in_with_advised_length(made, own.lead_in),
        TranslatedText(own.text, gallery_language()),
        instructions.accepted_files_text(made),
        instructions.advised_length_unless_in_lead_in(made, own.lead_in),
    )


def document_rules_specimens(at: datetime) -> list[Specimen]:
    four = example_requested_documents()
    cv, letter = (one.name for one in four[:2])
    parts = [CombinedFilePart(name, TranslatedText("", "")) for name in (cv, letter)]
    one_file = replace(_requested_document("other-documents", max_files=1), parts=parts)
    contexts = {"four rules": {"slots": four}, "one file": {"slots": [one_file]}}
    return specimens_of_template(f"{FOLDER}/document_rules.html", contexts, "div.prose")


def apply_button_specimens(at: datetime) -> list[Specimen]:
    kinds: Contexts = {
        "a position": {"application_link": FORM, "is_employment": True},
        "a thesis": {"application_link": FORM},
        "by e-mail": {"application_link": "mailto:jobs@example.org", "is_by_email": True},
    }
    feet = {
        "at the foot of a posting": example_deadline_context(at),
        "at the foot, until filled": example_deadline_context(at, None),
    }
    return [
        *specimens_of_template(f"{FOLDER}/apply_button.html", kinds),
        *specimens_of_template(f"{FOLDER}/apply_foot.html", feet),
    ]


def posting_contacts_specimens(at: datetime) -> list[Specimen]:
    none, union = TranslatedText("", ""), TranslatedText("Saco-S", gallery_language())
    alice = unsaved_person_link("alice")
    context = {
        "contacts": [
            Contact("Alice Ek", alice, none, "alice.ek@example.org", "+46 31 000 00 00"),
            Contact("Håkan Ström", None, none, "", "+46 31 000 00 01"),
        ],
        "union_contacts": [Contact("Lisbeth Ågren", None, union, "lisbeth@example.org", "")],
    }
    return [Specimen("both", f"{FOLDER}/contacts.html", context)]
