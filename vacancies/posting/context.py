"""The template context of a posting: its texts and facts, each loaded once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.translated_rows import TranslatedText, translated_text
from people.content.rich_text import shows_something
from people.models import Organisation
from people.prefetching import prefetch_rows, related_objects
from vacancies.application_urls import is_safe_application_url
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, PHD_KINDS, ApplicationMethod, SalaryKind
from vacancies.posting import html_lists, instructions, wording
from vacancies.posting.deadline_ruler import deadline_ruler_svg
from vacancies.posting.facts import (
    ShownExtension,
    extending_teaching_percent,
    external_supervisor_text,
    fact_texts,
    meeting_time_text,
    shown_extensions_in_effect,
)
from vacancies.posting.form_urls import application_link
from vacancies.posting.html_lists import split_into_paragraphs
from vacancies.posting.lifecycle import ENDED_STATES, OPEN_STATES, PUBLIC_STATES, State
from vacancies.posting.people import PeopleAndOrganisations, people_and_organisations_on_posting
from vacancies.protocols import DocumentRuleFacts, GuidanceText, VacancyFacts, VacancyText

FOLDER: Final = "groupsite_vacancies"


@dataclass(frozen=True)
class CombinedFilePart:
    """One of several documents that applicants must put into a single file."""

    name: TranslatedText
    guidance: TranslatedText


@dataclass(frozen=True)
class RequestedDocument:
    """A document rule with the texts that the posting prints for it."""

    rule: Any
    name: TranslatedText
    naming: str  # "CV, Family name" if the posting asks for this file name; else empty
    lead_in: str
    guidance: TranslatedText
    file_text: str  # empty where another system receives the files
    length: str
    parts: Sequence[CombinedFilePart] = ()  # of one file that holds several documents


def posting_context(page: VacancyText, at: datetime) -> dict[str, Any]:
    """Return a posting's template context. `page.record` may be an unsaved draft (previews)."""
    vacancy = page.record
    state: State = vacancy.state(at)
    documents = requested_documents_of_page(page)
    return {
        **key_facts_context(vacancy, at),
        "is_ended": state in ENDED_STATES,
        "banner_template": "" if state in OPEN_STATES else f"{FOLDER}/banner--{state.value}.html",
        "index": page.get_parent(),
        "slots": documents,
        "lead": split_into_paragraphs(page.lead),
        **_responsibilities_and_terms_html(page),
        **_instructions_context(vacancy, state, documents),
    }


def key_facts_context(vacancy: VacancyFacts, at: datetime) -> dict[str, Any]:
    """Return the context of a vacancy's key facts: state, deadline, people, areas, place, link to apply."""
    state = vacancy.state(at)
    return {
        "vacancy": vacancy,
        "state": state,
        "is_open": state in OPEN_STATES,
        "is_public": state in PUBLIC_STATES,
        "is_employment": vacancy.kind not in KINDS_WITHOUT_EMPLOYMENT,
        **{name: links_in_order(vacancy, name, at) for name in ("areas", "projects")},
        **_people_and_organisations_context(vacancy, at),
        **deadline_box_context(vacancy, at),
        **_application_link_context(vacancy, state),
    }


def _deadline_template_variant(vacancy: VacancyFacts, state: State) -> str:
    """Return which deadline template to use: "open", "ended", "ahead" or "until_filled"."""
    if state in ENDED_STATES:
        return "ended"
    if state not in OPEN_STATES:
        return "ahead"
    return "open" if vacancy.deadline_on else "until_filled"


def _responsibilities_and_terms_html(page: VacancyText) -> dict[str, SafeString]:
    """Return the sections `responsibilities` and `terms` as HTML, with facts as list items."""
    vacancy = page.record
    teaching, duration = "", ""
    if vacancy.kind not in KINDS_WITHOUT_EMPLOYMENT:
        share = extending_teaching_percent(vacancy)
        teaching = wording.teaching_duty_text(share) if share else ""
        duration = wording.duration_sentence(vacancy.duration_min, vacancy.duration_max, share)
    return {
        "responsibilities": html_lists.join_html_merging_lists(
            _expanded_rich_text(page.responsibilities), html_lists.html_list_of_one_item(teaching)
        ),
        "terms": html_lists.join_html_merging_lists(
            _expanded_rich_text(page.terms),
            html_lists.html_list_of_one_item(duration),
            _expanded_rich_text(page.benefits),
            html_lists.html_list_of_one_item(_salary_sentence(vacancy)),
        ),
    }


def _people_and_organisations_context(vacancy: VacancyFacts, at: datetime) -> dict[str, Any]:
    """Return the context of the people, organisations and programmes that the posting shows."""
    named: PeopleAndOrganisations = people_and_organisations_on_posting(vacancy, at)
    places = prefetch_rows([vacancy], "places")
    return {
        "supervisors": named.supervisors,
        "supervisors_have_roles": any(one.role for one in named.supervisors),
        "external_supervisor": external_supervisor_text(vacancy),
        "examiner": named.examiner,
        "contacts": named.contacts,
        "union_contacts": named.union_contacts,
        "organisation": named.organisation,
        "second_organisation": named.second_organisation,
        "place": place_text(places, named.organisation),
        "places": places,
        "programmes": named.programmes,
        "graduate_schools": [
            school
            for programme in named.programmes
            if vacancy.kind in PHD_KINDS
            and (school := programme.translated_text("graduate_school")).text
        ],
    }


def deadline_box_context(vacancy: VacancyFacts, at: datetime) -> dict[str, Any]:
    """Return the context of the deadline box, which both the posting and the form show."""
    state = vacancy.state(at)
    variant = _deadline_template_variant(vacancy, state)
    return {
        "deadline_template": f"{FOLDER}/deadline--{variant}.html",
        "facts": fact_texts(vacancy, at),
        "extensions": _shown_extensions_in_effect(vacancy),
        "ended_early": bool(state in ENDED_STATES and vacancy.closes_at and vacancy.closes_at > at),
        "ruler": _deadline_ruler_svg_of_vacancy(vacancy, at),
        "meeting": meeting_time_text(vacancy)
        if vacancy.meeting_at and at < vacancy.meeting_at
        else "",
        "meeting_url": vacancy.meeting_url if is_safe_application_url(vacancy.meeting_url) else "",
    }


def _deadline_ruler_svg_of_vacancy(vacancy: VacancyFacts, at: datetime) -> str:
    """Return an SVG of the days left; empty without posting date or deadline, and if too long or over."""
    posted, last, left = vacancy.posted_on, vacancy.deadline_on, vacancy.days_left(at)
    if posted is None or last is None or left is None:
        return ""
    return deadline_ruler_svg((last - posted).days, left)


def _shown_extensions_in_effect(vacancy: VacancyFacts) -> list[ShownExtension]:
    extensions = prefetch_rows([vacancy], "extensions") if vacancy.pk else []
    prefetch_rows(extensions, "texts")
    return shown_extensions_in_effect(vacancy, extensions)


def _application_link_context(vacancy: VacancyFacts, state: State) -> dict[str, Any]:
    """Return where to apply, with a link only while applications are accepted."""
    method = vacancy.application_method
    link = application_link(vacancy, state)
    is_awaited = state in OPEN_STATES and method == ApplicationMethod.FORM
    return {
        "application_link": link,
        "is_elsewhere": method == ApplicationMethod.LINK,
        "is_by_email": method == ApplicationMethod.EMAIL,
        "awaits_form": is_awaited and not link,
    }


def _instructions_context(
    vacancy: VacancyFacts, state: State, documents: list[RequestedDocument]
) -> dict[str, Any]:
    """Return the sentences on how to apply, and the e-mail address until the vacancy has ended."""
    method = vacancy.application_method
    shows_email = method == ApplicationMethod.EMAIL and state not in ENDED_STATES
    return {
        "application_email": vacancy.application_email if shows_email else "",
        "documents_sentences": instructions.documents_sentences(
            vacancy.application_language, [document.rule for document in documents], method
        ),
        "deadline_sentences": instructions.deadline_sentences(vacancy),
    }


def requested_documents_of_page(page: VacancyText) -> list[RequestedDocument]:
    """Return the vacancy's requested documents in order, with the page's guidance on each.

    A document without guidance on the page has the default guidance of its kind.
    """
    guidance = {row.kind_id: row for row in prefetch_rows([page], "guidance")}
    language = page.locale.language_code if guidance else ""
    return requested_documents_of_vacancy(page.record, guidance, language)


def requested_documents_of_vacancy(
    vacancy: VacancyFacts, guidance_by_kind: dict[int, GuidanceText], guidance_language: str = ""
) -> list[RequestedDocument]:
    """Return the requested documents in order; `guidance_by_kind` has primary keys of kinds.

    File names are in the language that the application must be written in, not in the page's
    language.
    """
    language = get_language() or ""
    written_in = vacancy.application_language.partition(" ")[0] or language
    rules = prefetch_rows([vacancy], "document_rules", ["kind"])
    parts = prefetch_rows(rules, "parts", ["kind"])
    prefetch_related_objects(rules, "kind")  # of a draft
    prefetch_related_objects(parts, "kind")
    prefetch_rows([row.kind for row in (*rules, *parts)], "texts")
    return [
        _requested_document(
            rule,
            guidance_by_kind.get(rule.kind_id),
            guidance_language or language,
            written_in,
            vacancy,
        )
        for rule in rules
    ]


def _requested_document(
    rule: DocumentRuleFacts,
    guidance: GuidanceText | None,
    guidance_language: str,
    application_language: str,
    vacancy: VacancyFacts,
) -> RequestedDocument:
    lead_in = guidance.lead_in if guidance else ""
    is_elsewhere = vacancy.application_method == ApplicationMethod.LINK
    return RequestedDocument(
        rule=rule,
        name=rule.kind.name(),
        naming=instructions.requested_file_name(rule, application_language, vacancy.reference),
        lead_in=instructions.lead_in_with_advised_length(rule, lead_in),
        guidance=TranslatedText(guidance.text, guidance_language)
        if guidance and guidance.text
        else rule.kind.guidance(),
        file_text="" if is_elsewhere else instructions.accepted_files_text(rule),
        length=instructions.advised_length_unless_in_lead_in(rule, lead_in),
        parts=[
            CombinedFilePart(part.kind.name(), part.kind.guidance()) for part in rule.parts.all()
        ],
    )


def links_in_order(vacancy: VacancyFacts, relation: str, at: datetime) -> list[RecordLink]:
    """Return links to its live areas or projects that have a page, in the site's order."""
    live = [record for record in related_objects(vacancy, relation) if record.live]
    live.sort(key=lambda record: (record.sort_order, record.pk))
    return record_links_with_page(live, at, page_fields=())


def place_text(rows: Sequence[Any], organisation: Organisation | None) -> TranslatedText:
    """Return the place of work: the vacancy's own, else the organisation's; may be empty."""
    place = translated_text(rows, "place")
    return place if place.text or organisation is None else organisation.place()


def _salary_sentence(vacancy: VacancyFacts) -> str:
    """Return the sentence on the salary; empty if no salary is stated or its amount is missing."""
    if vacancy.salary == SalaryKind.BY_AGREEMENT:
        return wording.salary_sentence(None, by_agreement=True)
    if vacancy.salary != SalaryKind.AMOUNT:
        return ""
    return wording.salary_sentence(
        vacancy.salary_amount,
        vacancy.salary_currency,
        vacancy.salary_period,
        vacancy.salary_valid_from,
        up_to=vacancy.salary_max,
    )


def _expanded_rich_text(rich_text: str) -> SafeString:
    html = expand_db_html(rich_text) if shows_something(rich_text or "") else ""
    return mark_safe(html)  # noqa: S308 — an editor's rich text, as |richtext
