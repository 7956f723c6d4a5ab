"""Creates the draft vacancy and its draft page from the reviewed text."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.actions.create import CreateAction
from wagtail.blocks import StreamValue
from wagtail.coreutils import get_content_languages
from wagtail.models import Orderable, Page
from wagtail.rich_text import RichText

from people.content.publishing.actions import create_record_with_page
from people.content.types import User
from people.models import Person
from vacancies.admin.paste.forms.row_forms import (
    NEW_OBJECT,
    ContactForm,
    DocumentForm,
    ReviewRowForm,
)
from vacancies.admin.paste.forms.supervisor_forms import (
    SupervisorForm,
    external_supervisor_values,
)
from vacancies.admin.paste.review import ReviewForms
from vacancies.models import (
    ContactText,
    DocumentGuidance,
    DocumentKind,
    DocumentKindText,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyPage,
    VacancyProgramme,
    VacancySupervisor,
)
from vacancies.parser.entities import names
from vacancies.parser.entities.document_names import NAMES_BY_DOCUMENT_KIND
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.pairing.passages import extra_section_id
from vacancies.parser.text.results import ParsedPosting, RequestedDocument, Section, Supervisor
from vacancies.parser.text.rich_text_rendering import as_rich_text, inline_html

# Fields of the record for an organisation.
ORGANISATION_FIELD_BY_RULE: Final = {
    "organisation": "organisation",
    "second_employer": "second_organisation",
}
# Heading, rich text, and the id of the block.
type ExtraSection = tuple[str, str, str | None]


@transaction.atomic
def create_drafts_and_return_page(review: ReviewForms, index_page: Page, user: User) -> Any:
    """Create draft vacancy and draft page from the review, and return the page.

    Also creates new people and document kinds that the editor chose. Raises PermissionDenied if
    the user may not add one of them.
    """
    kinds = {
        one.prefix: _chosen_or_new_document_kind(one, user)
        for one in review.document_forms
        if not one.is_left_out
    }
    record = _build_vacancy_creating_new_objects(review, kinds, user)
    title = review.facts_form.cleaned_data["title"]
    page = create_record_with_page(record, index_page, title, user)
    with translation.override(review.language):
        _write_texts_into_page(
            page, review.reparse_with_corrections(), review.section_destinations(), kinds
        )
    page.save()
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _build_vacancy_creating_new_objects(
    review: ReviewForms, kinds: dict[str | None, DocumentKind], user: User
) -> Vacancy:
    """Return an unsaved vacancy with its child rows; create new people and organisations."""
    facts_form = review.facts_form
    used = facts_form.values_of_used_facts()
    new = {rule: form.create(user) for rule, form in facts_form.used_organisation_forms().items()}
    units = {
        ORGANISATION_FIELD_BY_RULE[rule]: one
        for rule, one in new.items()
        if rule in ORGANISATION_FIELD_BY_RULE
    }
    programmes = [*used.get("programmes", ()), *(new[one] for one in ("programmes",) if one in new)]
    new_people: dict[str, Person] = {}
    vacancy = Vacancy(
        **facts_form.vacancy_constructor_arguments() | units,
        **_external_supervisor_fields(review.supervisor_forms),
        supervisors=_set_sort_order(
            [
                _build_supervisor_creating_new_person(one, review, user, new_people)
                for one in forms_of_supervisors_on_site(review.supervisor_forms)
            ]
        ),
        contacts=_set_sort_order(
            [
                _build_vacancy_contact(form, review.language, new_people)
                for form in forms_not_left_out(review.contact_forms)
            ]
        ),
        programmes=_set_sort_order([VacancyProgramme(organisation=one) for one in programmes]),
        document_rules=_set_sort_order(
            [
                build_document_rule(form, kinds[form.prefix], used.get("max_megabytes"))
                for form in forms_not_left_out(review.document_forms)
            ]
        ),
    )
    vacancy.areas.set(used.get("areas", ()))
    vacancy.projects.set(used.get("projects", ()))
    return vacancy


def forms_not_left_out[F: ReviewRowForm](row_forms: list[F]) -> list[F]:
    return [form for form in row_forms if not form.is_left_out]


def forms_of_supervisors_on_site(supervisor_forms: list[SupervisorForm]) -> list[SupervisorForm]:
    """Return the forms of supervisors who are, or will be, people of the site."""
    return [form for form in forms_not_left_out(supervisor_forms) if not form.is_external]


def _external_supervisor_fields(supervisor_forms: list[SupervisorForm]) -> dict[str, str]:
    used = forms_not_left_out(supervisor_forms)
    return external_supervisor_values(
        form.name_and_organisation() for form in used if form.is_external
    )


def _set_sort_order[R: Orderable](rows: list[R]) -> list[R]:
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def _build_supervisor_creating_new_person(
    form: SupervisorForm, review: ReviewForms, user: User, new_people: dict[str, Person]
) -> VacancySupervisor:
    """Return an unsaved supervisor; create a new person, and add it to `new_people`."""
    person = form.get_person()
    if person is None:
        person = _create_person_from_form(form, review, user)
        new_people[_folded_name(form.row.name)] = person
    return VacancySupervisor(person=person, role=form.cleaned_data["role"])


def _create_person_from_form(form: SupervisorForm, review: ReviewForms, user: User) -> Person:
    return create_person(form.row, review.reviewed_email_of_contact(form.row.name), user)


def create_person(supervisor: Supervisor, email: str, user: User) -> Person:
    """Create and return a draft person, without a page. Raises PermissionDenied if the user may not."""
    given, family = names.split_name(supervisor.name)
    person = Person(
        given_name=given, family_name=family, honorific=supervisor.honorific, email=email
    )
    created: Person = CreateAction(person, user=user).execute()
    return created


def _folded_name(name: str) -> str:
    return " ".join(fold_case_and_accents(name).split())


def _build_vacancy_contact(
    form: ContactForm, language: str, new_people: Mapping[str, Person]
) -> VacancyContact:
    data = form.cleaned_data
    person = (
        new_people.get(_folded_name(data["name"]))
        if form.choice == NEW_OBJECT
        else Person.objects.get(pk=form.choice)
    )
    email, phone = data["email"], data["phone"]
    return VacancyContact(
        kind=data["kind"],
        person=person,
        name="" if person else data["name"],
        email="" if person and person.email.casefold() == email.casefold() else email,
        phone="" if person and person.phone == phone else phone,
        texts=[ContactText(language=language, role=data["role"])] if data["role"] else [],
    )


def _chosen_or_new_document_kind(form: DocumentForm, user: User) -> DocumentKind:
    return form.get_document_kind() or create_document_kind(
        form.row, form.language, form.name_for_new_kind(), user
    )


def create_document_kind(
    document: RequestedDocument, language: str, name: str, user: User
) -> DocumentKind:
    """Create and return a document kind with its known names, else `name`. May raise PermissionDenied."""
    known = NAMES_BY_DOCUMENT_KIND.get(document.kind)
    names = known.names if known else {}
    rows = {code: one for code, one in names.items() if code in get_content_languages()}
    rows = rows or {language: name}
    texts = [DocumentKindText(language=code, name=name) for code, name in rows.items()]
    kind: DocumentKind = CreateAction(DocumentKind(texts=texts), user=user).execute()
    return kind


def build_document_rule(
    form: DocumentForm, kind: DocumentKind, megabytes: int | None
) -> DocumentRule:
    fields = ("required", "asks_for_name", "max_files", "max_pages")
    rule = DocumentRule(kind=kind, **{name: form.cleaned_data[name] for name in fields})
    if rule.asks_for_name:
        rule.name_pattern = form.cleaned_data.get("name_pattern", "")
    if megabytes:
        rule.max_megabytes = megabytes
    return rule


def _write_texts_into_page(
    page: VacancyPage,
    posting: ParsedPosting,
    destinations: dict[int, str],
    kinds: dict[str | None, DocumentKind],
) -> None:
    """Set the page's text fields from the parsed posting, without saving the page.

    Sections without a field become extra sections.
    """
    page.lead = "\n\n".join(piece.text for piece in posting.lead)
    further = []
    for section in posting.sections:
        field = destinations.get(section.part_index, section.field)
        if field:
            _append_section_to_field(page, field, section)
        else:
            further.append(_extra_section_values(section))
    page.extra_sections = build_extra_sections_stream(page, further)
    guided: dict[int, DocumentGuidance] = {}
    for slot in posting.documents:
        kind = kinds.get(slot.row_id)
        if kind and kind.pk in guided:
            guided[kind.pk].text += as_rich_text(slot.guidance)
        elif kind and (slot.guidance or slot.lead_in):
            guided[kind.pk] = DocumentGuidance(
                kind=kind,
                lead_in=slot.lead_in[:255],
                text=as_rich_text(slot.guidance),
                locale=page.locale,
                sort_order=len(guided) + 1,
            )
    page.guidance.add(*guided.values())


def _append_section_to_field(page: VacancyPage, field: str, section: Section) -> None:
    written, text = getattr(page, field), as_rich_text(section.blocks)
    if written and section.heading:
        text = f"<h3>{inline_html(section.heading)}</h3>{text}"
    setattr(page, field, written + text)


def _extra_section_values(section: Section) -> ExtraSection:
    heading = section.heading or gettext("Further information")
    return heading, as_rich_text(section.blocks), extra_section_id(section.part_index)


def build_extra_sections_stream(
    page: VacancyPage, extra_sections: Iterable[ExtraSection]
) -> StreamValue:
    """Return the StreamField value for extra sections, from (heading, HTML, block id or None)."""
    block = page.extra_sections.stream_block
    section = block.child_blocks["section"]
    return StreamValue(
        block,
        [
            ("section", section.normalize({"heading": heading[:120], "text": RichText(text)}), key)
            for heading, text, key in extra_sections
        ],
    )
