"""The forms to review a pasted ad (facts, people, documents, sections), validated together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry

from people.content.types import User
from people.models import Organisation, Person
from vacancies.admin.paste import sentence_corrections
from vacancies.admin.paste.forms.fact_texts import review_introduction_sentence
from vacancies.admin.paste.forms.facts_form import FactsForm
from vacancies.admin.paste.forms.organisation_forms import KINDS_BY_RULE, NewOrganisationForm
from vacancies.admin.paste.forms.reviewed_facts import FactInReview
from vacancies.admin.paste.forms.row_forms import (
    LEFT_OUT,
    AddedDocumentForm,
    ContactForm,
    DocumentForm,
    ReviewRowForm,
    RowAddedByEditor,
)
from vacancies.admin.paste.forms.section_form import SectionForm, section_labels_by_field
from vacancies.admin.paste.forms.supervisor_forms import AddedSupervisorForm, SupervisorForm
from vacancies.choices import ContactKind
from vacancies.models import DocumentKind, UnfinishedAd, Vacancy
from vacancies.models.unfinished_ads import ADDED_PREFIX, ROW_TYPES
from vacancies.parser.organisational_unit_names import most_mentioned_unit
from vacancies.parser.pairing.existing_facts import ExistingFacts, existing_facts_of_posting
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.pairing.passages import Passage, passages_of_new_page
from vacancies.parser.parse import parse_posting
from vacancies.parser.site_objects import load_known_objects
from vacancies.parser.text.results import ParsedPosting

# Values of a new vacancy for facts that the text does not state.
VACANCY_DEFAULTS: Final = {
    name: Vacancy._meta.get_field(name).get_default()
    for name in ("extent_percent", "positions_min")
}


class ReviewForms:
    """The forms to review a pasted ad. `data` is the submitted form; None when first shown.

    `languages`: of the texts, that of this text first. `at`: now.
    """

    def __init__(
        self,
        text: str,
        languages: Sequence[str],
        user: User,
        data: QueryDict | None = None,
        *,
        added: QueryDict | None = None,
        at: datetime,
        read: ParsedPosting | None = None,
    ) -> None:
        self.known_objects = load_known_objects()
        self.text, self.languages, self.user, self.data = text, languages, user, data
        self.language, self.at = languages[0], at
        self.read: ParsedPosting = read or parse_posting(text, self.known_objects)
        self.counts = added if added is not None else QueryDict()
        self.added = {kind: UnfinishedAd.added_row_count(self.counts, kind) for kind in ROW_TYPES}
        self.corrections: sentence_corrections.Corrections = {}  # of sentences with a wrong value
        self.may_add_people = may_add_instances(Person, user)
        self.may_add_kinds = may_add_instances(DocumentKind, user)
        self.may_add_organisations = may_add_instances(Organisation, user)
        self.problems: Mapping[str, list[str]] = {}  # what stops publishing, by rule or panel

    def as_if_submitted_unchanged(self) -> Self:
        """Return a copy bound to the data that a browser would submit if nothing were changed."""
        data = unchanged_form_data(self.forms)
        more: Any = {"added": self.counts, "at": self.at, "read": self.read}
        return type(self)(self.text, self.languages, self.user, data, **more)

    @cached_property
    def facts_form(self) -> FactsForm:
        return FactsForm(
            self.data,
            read=self.read,
            new_organisation_forms=self.new_organisation_forms,
            at=self.at,
            has_areas=bool(self.known_objects.areas),
        )

    @cached_property
    def new_organisation_forms(self) -> dict[str, NewOrganisationForm]:
        """Return {rule: form} for new organisations; empty if the user may add none."""
        rules = KINDS_BY_RULE if self.may_add_organisations else ()
        return {
            rule: NewOrganisationForm(
                self.data,
                rule=rule,
                needed_languages=self.languages,
                suggested=self._suggested_organisation() if rule == "organisation" else "",
            )
            for rule in rules
        }

    def _suggested_organisation(self) -> str:
        """Return the unit that the text names most often, if it names none of the site's; else empty."""
        return "" if self.read.values.get("organisation") else most_mentioned_unit(self.read.text)

    def reviewed_facts(self) -> list[FactInReview]:
        return self.facts_form.reviewed_facts(self.problems)

    @cached_property
    def supervisor_forms(self) -> list[SupervisorForm]:
        fixed: Any = {
            "known_objects": self.known_objects,
            "may_add": self.may_add_people,
            "text": self.read.text,
        }
        return [
            *[SupervisorForm(self.data, row=row, **fixed) for row in self.read.supervisors],
            *[
                AddedSupervisorForm(self.data, row_id=row_id, **fixed)
                for row_id in self._row_ids_added_by_editor("supervisors")
            ],
        ]

    def _row_ids_added_by_editor(self, row_type: str) -> list[str]:
        """Return the ids of the rows of this type that the editor has added."""
        numbers = range(1, self.added[row_type] + 1)
        return [f"{ADDED_PREFIX}{row_type}-{number}" for number in numbers]

    @cached_property
    def contact_forms(self) -> list[ContactForm]:
        added: list[Any] = [
            RowAddedByEditor(row_id, kind=ContactKind.choices[0][0])
            for row_id in self._row_ids_added_by_editor("contacts")
        ]
        new = (form.row.name for form in self.supervisor_forms if form.offers_new_person)
        fixed: Any = {
            "known_objects": self.known_objects,
            "language": self.language,
            "new_names": frozenset(fold_case_and_accents(name) for name in new if name),
        }
        return [ContactForm(self.data, row=row, **fixed) for row in [*self.read.contacts, *added]]

    @cached_property
    def document_forms(self) -> list[DocumentForm]:
        kinds = DocumentKind.objects.offered().prefetch_related("texts")
        choices = [(str(kind.pk), str(kind)) for kind in kinds]
        fixed: Any = {
            "known_objects": self.known_objects,
            "kinds": choices,
            "may_add": self.may_add_kinds,
            "language": self.language,
            "reference": self.read.values.get("reference", ""),
        }
        return [
            *[DocumentForm(self.data, row=row, **fixed) for row in self.read.documents],
            *[
                AddedDocumentForm(self.data, row_id=row_id, **fixed)
                for row_id in self._row_ids_added_by_editor("documents")
            ],
        ]

    def reviewed_email_of_contact(self, name: str) -> str:
        """Return the e-mail address of the contact with this name; empty if there is none."""
        found = (form.cleaned_data["email"] for form in self.contact_forms if form.row.name == name)
        return next(found, "")

    @cached_property
    def section_forms(self) -> list[SectionForm]:
        fields = section_labels_by_field()
        return [
            SectionForm(self.data, section=section, fields=fields) for section in self.read.sections
        ]

    @property
    def row_forms(self) -> list[ReviewRowForm]:
        return [*self.supervisor_forms, *self.contact_forms, *self.document_forms]

    def is_valid(self) -> bool:
        """Validate every form, so that all errors are shown; return whether all are valid."""
        return validate_all_forms(self.forms)

    def reparse_with_corrections(self) -> ParsedPosting:
        """Parse the text again: facts that are not used stay in it, and corrections are applied.

        Sections that are left out are not on the page. Guidance includes the name of the file if the
        rule does not ask for it.
        """
        rows = {form.row.row_id for form in self.row_forms if form.is_left_out}
        read = parse_posting(self.text, self.known_objects, self.facts_form.left_out_rules() | rows)
        fields = self.section_destinations()
        kept = (section for section in read.sections if fields.get(section.part_index) != LEFT_OUT)
        named = {one.row.row_id for one in self.document_forms if one.cleaned_data["asks_for_name"]}
        slots = (
            one
            if one.row_id in named
            else replace(one, guidance=one.guidance_with_name or one.guidance)
            for one in read.documents
        )
        found = replace(read, sections=tuple(kept), documents=tuple(slots))
        return sentence_corrections.correct_posting(found, self.corrections)

    def corrected_deadline_sentences(self) -> dict[str, str]:
        """Return {sentence: corrected sentence} for sentences with a passed deadline.

        Empty if the editor does not want them corrected.
        """
        found: dict[str, str] = {}
        chosen = self.facts_form.values_of_used_facts()
        sources = (
            self.read.facts_for_rule("deadline")
            if self.facts_form.corrects_deadline_in_text
            else ()
        )
        for fact in sources:
            sentence_corrections.add_sentence_correction_for_fact(
                found, fact.source.text, fact.values, chosen, self.language
            )
        return found

    def section_destinations(self) -> dict[int, str]:
        """Return {section index: page field}: "" for an extra section, LEFT_OUT if it is left out."""
        return {form.section.part_index: form.cleaned_data["field"] for form in self.section_forms}

    def passages_for_new_page(self) -> list[Passage]:
        """Return the new page's passages: as reviewed if the review is valid, else as read."""
        if not self.is_submitted_and_valid:
            return passages_of_new_page(self.read, {})
        return passages_of_new_page(self.reparse_with_corrections(), self.section_destinations())

    def facts_of_new_vacancy(self) -> ExistingFacts:
        """Return the new vacancy's facts: as reviewed if the review is valid, else as read."""
        if not self.is_submitted_and_valid:
            return self.facts_as_read()
        values = self.facts_form.vacancy_constructor_arguments()
        if unit := values.get("organisation"):
            values["organisation"] = unit.pk
        return ExistingFacts(
            {**VACANCY_DEFAULTS, **values},
            tuple(one.as_existing_contact() for one in self.contact_forms if not one.is_left_out),
            tuple(one.row.name for one in self.supervisor_forms if not one.is_left_out),
            tuple(one.as_existing_document() for one in self.document_forms if not one.is_left_out),
            existing_facts_of_posting(self.read).sources,
            str(self.facts_form.cleaned_data["title"]),
        )

    def facts_as_read(self) -> ExistingFacts:
        """Return the facts as found in the text, with the defaults of a new vacancy."""
        read = existing_facts_of_posting(self.read)
        return replace(read, values={**VACANCY_DEFAULTS, **read.values})

    @property
    def is_submitted_and_valid(self) -> bool:
        """Whether the review has been submitted and all of its forms are valid."""
        return self.data is not None and self.is_valid()

    @property
    def forms(self) -> list[forms.Form]:
        return [
            *self.new_organisation_forms.values(),
            self.facts_form,
            *self.row_forms,
            *self.section_forms,
        ]

    def recognition_sentence(self) -> str:
        return review_introduction_sentence(self.read)

    @property
    def media(self) -> Any:
        return self.facts_form.media


def validate_all_forms(checked_forms: Iterable[forms.Form]) -> bool:
    """Validate every form, so that all errors are shown; return whether all are valid."""
    answers = [form.is_valid() for form in checked_forms]
    return all(answers)


def unchanged_form_data(shown_forms: Iterable[forms.Form]) -> QueryDict:
    """Return the data that a browser would submit if nothing in the forms were changed."""
    data = QueryDict(mutable=True)
    for bound_field in (one for form in shown_forms for one in form):
        value, widget = bound_field.value(), bound_field.field.widget
        if isinstance(widget, forms.CheckboxInput):
            data.setlist(bound_field.html_name, ["on"] if value else [])
            continue
        shown = widget.format_value(value)
        values = shown if isinstance(shown, list) else [shown]
        data.setlist(bound_field.html_name, [str(one) for one in values if one is not None])
    return data


def may_add_instances(model: type[models.Model], user: User) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "add"))
