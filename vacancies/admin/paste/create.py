"""Creates the draft vacancy and its draft page from the reviewed text."""

from collections.abc import Iterable
from typing import Any

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
from vacancies.admin.paste.review import Review
from vacancies.admin.paste.row_forms import NEW, ContactForm, RowForm, SlotForm, SupervisorForm
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
from vacancies.parser.entities.document_names import NAMES
from vacancies.parser.pairing.passages import id_of_further
from vacancies.parser.text.results import Pasted, Section, Slot, Supervisor
from vacancies.parser.text.rich_text import as_rich_text, inline_html

# Heading, rich text, and the id of the block.
type Further = tuple[str, str, str | None]


@transaction.atomic
def make(review: Review, index: Page, user: User) -> Any:
    """Create the drafts, and new people and document kinds where the editor chose so.

    Gives the page. Raises PermissionDenied where the user may not add one of them.
    """
    used = review.facts.used_values()
    kinds = {form.prefix: _kind(form, user) for form in review.slots if not form.is_left_out}
    record = Vacancy(
        **review.facts.of_the_record(),
        supervisors=_numbered(
            [_supervisor(form, review, user) for form in _kept(review.supervisors)]
        ),
        contacts=_numbered([_contact(form, review.language) for form in _kept(review.contacts)]),
        programmes=_numbered(
            [VacancyProgramme(organisation=one) for one in used.get("programmes", ())]
        ),
        document_rules=_numbered(
            [
                _rule(form, kinds[form.prefix], used.get("max_megabytes"))
                for form in _kept(review.slots)
            ]
        ),
    )
    record.areas.set(used.get("areas", ()))
    page = create_record_with_page(record, index, review.facts.cleaned_data["title"], user)
    with translation.override(review.language):
        _write(page, review.final(), review.destinations(), kinds)
    page.save()
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _kept[F: RowForm](forms: list[F]) -> list[F]:
    return [form for form in forms if not form.is_left_out]


def _numbered[R: Orderable](rows: list[R]) -> list[R]:
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def _supervisor(form: SupervisorForm, review: Review, user: User) -> VacancySupervisor:
    person = form.get_person() or _person(form, review, user)
    return VacancySupervisor(person=person, role=form.cleaned_data["role"])


def _person(form: SupervisorForm, review: Review, user: User) -> Person:
    return create_person(form.row, review.address_of(form.row.name), user)


def create_person(row: Supervisor, email: str, user: User) -> Person:
    """Create a draft person, shown nowhere until an editor publishes them."""
    given, family = names.split_name(row.name)
    person = Person(given_name=given, family_name=family, honorific=row.honorific, email=email)
    created: Person = CreateAction(person, user=user).execute()
    return created


def _contact(form: ContactForm, language: str) -> VacancyContact:
    data = form.cleaned_data
    person = None if form.choice == NEW else Person.objects.get(pk=form.choice)
    email, phone = data["email"], data["phone"]
    return VacancyContact(
        kind=data["kind"],
        person=person,
        name="" if person else data["name"],
        email="" if person and person.email.casefold() == email.casefold() else email,
        phone="" if person and person.phone == phone else phone,
        texts=[ContactText(language=language, role=data["role"])] if data["role"] else [],
    )


def _kind(form: SlotForm, user: User) -> DocumentKind:
    return form.kind() or create_kind(form.row, form.language, form.new_name(), user)


def create_kind(row: Slot, language: str, name: str, user: User) -> DocumentKind:
    """Create a kind of document, in every language where its name is known."""
    known = NAMES.get(row.kind)
    names = known.names if known else {}
    rows = {code: one for code, one in names.items() if code in get_content_languages()}
    rows = rows or {language: name}
    texts = [DocumentKindText(language=code, name=name) for code, name in rows.items()]
    kind: DocumentKind = CreateAction(DocumentKind(texts=texts), user=user).execute()
    return kind


def _rule(form: SlotForm, kind: DocumentKind, megabytes: int | None) -> DocumentRule:
    fields = ("required", "asks_for_name", "max_files", "max_pages")
    rule = DocumentRule(kind=kind, **{name: form.cleaned_data[name] for name in fields})
    if megabytes:
        rule.max_megabytes = megabytes
    return rule


def _write(
    page: VacancyPage,
    read: Pasted,
    destinations: dict[int, str],
    kinds: dict[str | None, DocumentKind],
) -> None:
    """Write the texts into the page's fields; sections without a field become extra sections."""
    page.lead = "\n\n".join(piece.text for piece in read.lead)
    further = []
    for section in read.sections:
        field = destinations.get(section.place, section.field)
        if field:
            _append(page, field, section)
        else:
            further.append(_further(section))
    page.extra_sections = stream_of(page, further)
    guided = set()
    for slot in read.slots:
        kind = kinds.get(slot.key)
        if kind and kind.pk not in guided and (slot.guidance or slot.lead_in):
            guided.add(kind.pk)
            page.guidance.add(
                DocumentGuidance(
                    kind=kind,
                    lead_in=slot.lead_in[:255],
                    text=as_rich_text(slot.guidance),
                    locale=page.locale,
                    sort_order=len(guided),
                )
            )


def _append(page: VacancyPage, field: str, section: Section) -> None:
    written, text = getattr(page, field), as_rich_text(section.blocks)
    if written and section.heading:
        text = f"<h3>{inline_html(section.heading)}</h3>{text}"
    setattr(page, field, written + text)


def _further(section: Section) -> Further:
    heading = section.heading or gettext("Further information")
    return heading, as_rich_text(section.blocks), id_of_further(section.place)


def stream_of(page: VacancyPage, rows: Iterable[Further]) -> StreamValue:
    """Return further sections as blocks with these ids; None for a new one."""
    block = page.extra_sections.stream_block
    section = block.child_blocks["section"]
    return StreamValue(
        block,
        [
            ("section", section.normalize({"heading": heading[:120], "text": RichText(text)}), key)
            for heading, text, key in rows
        ],
    )
