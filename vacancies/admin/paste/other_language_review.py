"""The review of an ad pasted in another language: its forms, validated together."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from wagtail.coreutils import get_content_languages

from people.content.language_names import language_name
from people.content.types import User
from people.models import Person
from vacancies.admin.paste.asked_differences import AskedDifferences
from vacancies.admin.paste.forms.fact_texts import date_or_amount_text
from vacancies.admin.paste.forms.facts_form import TitleField
from vacancies.admin.paste.forms.other_language_forms import (
    LEFT_OUT,
    SECOND_TEXT_PREFIX,
    ContactRoleForm,
    DifferenceForm,
    DifferingDateOrAmountForm,
    NewFactForm,
    PassageForm,
    is_second_value_submitted,
    role_forms_of_existing_contacts,
)
from vacancies.admin.paste.review import may_add_instances, validate_all_forms
from vacancies.admin.paste.section_comparison import (
    destination_choices,
    length_difference_notes,
    pasted_blocks_of_passage,
    unpaired_sections_of_first_text,
)
from vacancies.admin.paste.sentence_corrections import shortest_phrase_with_value
from vacancies.models import DocumentKind
from vacancies.parser.entities.document_names import folded_document_names
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.differing_dates_and_amounts import DifferingDateOrAmount
from vacancies.parser.pairing.differing_facts import compare_facts
from vacancies.parser.pairing.existing_facts import ExistingFacts
from vacancies.parser.pairing.other_language_text import (
    OtherLanguageText,
    parse_other_language_text,
)
from vacancies.parser.pairing.passages import Passage
from vacancies.parser.text.results import RequestedDocument


class OtherLanguageTitleForm(forms.Form):
    title = TitleField(label=pgettext_lazy("of a page", "Title"), max_length=255)


class OtherLanguageReviewForms:
    """The forms to review a pasted text, compared with an existing page or a first text.

    `fields_with_text` has the keys of the page's fields that have text, if the page exists.
    `facts_as_read` are those of the first text, before they were corrected: where both texts
    agreed, the correction counts for both, and nothing is asked.
    """

    def __init__(
        self,
        text: str,
        language: str,
        known_objects: KnownObjects,
        first_passages: Sequence[Passage],
        existing_facts: ExistingFacts,
        data: QueryDict | None = None,
        *,
        first_language: str,
        title: str = "",
        fields_with_text: frozenset[str] = frozenset(),
        user: User,
        facts_as_read: ExistingFacts | None = None,
    ) -> None:
        self.text, self.language, self.data = text, language, data
        self.first_language = first_language
        self.known_objects = known_objects
        self.first, self.existing_facts = first_passages, existing_facts
        self.title, self.fields_with_text = title, fields_with_text
        self.may_add_people = may_add_instances(Person, user)
        self.may_add_kinds = may_add_instances(DocumentKind, user)
        self.facts_as_read = facts_as_read
        self.second: OtherLanguageText = parse_other_language_text(
            text, known_objects, first_passages, existing_facts
        )

    @property
    def language_name(self) -> str:
        return str(get_content_languages()[self.language])

    @property
    def first_language_name(self) -> str:
        return str(get_content_languages()[self.first_language])

    @property
    def language_in_sentence(self) -> str:
        return language_name(self.language)

    @property
    def first_language_in_sentence(self) -> str:
        return language_name(self.first_language)

    @cached_property
    def title_form(self) -> OtherLanguageTitleForm:
        read = self.second.read.title
        pasted = read.text[:255] if read else ""
        form = OtherLanguageTitleForm(
            self.data, prefix=SECOND_TEXT_PREFIX, initial={"title": self.title or pasted}
        )
        if self.title and pasted and pasted != self.title:
            says = gettext("The title in this text: %(title)s")
            form.fields["title"].help_text = says % {"title": pasted}
        return form

    @cached_property
    def difference_forms(self) -> list[DifferenceForm]:
        asked, data = self.asked_differences, self.data
        is_stated = asked.is_first_value_as_read
        return [
            DifferenceForm(data, one, self.language, self.first_language if is_stated(one) else "")
            for one in asked.differences_to_ask_about(
                lambda one: is_second_value_submitted(data, one.key)
            )
        ]

    @cached_property
    def asked_differences(self) -> AskedDifferences:
        read, whole = self.facts_as_read, self.second.with_all_facts
        return AskedDifferences(self.second.compared, compare_facts(read, whole) if read else None)

    @cached_property
    def _unasked_differing_dates_and_amounts(self) -> list[DifferingDateOrAmount]:
        """Return the differing values of sentences that no question about a fact is about."""
        forms = self.difference_forms
        asked = {text for one in forms for text in (one.first_sentence, one.second_sentence)}
        return [
            one
            for one in self.second.differing_dates_and_amounts
            if not {one.first.sentence, one.second.sentence} & asked
        ]

    @cached_property
    def date_and_amount_difference_forms(self) -> list[DifferingDateOrAmountForm]:
        """Return a form for each differing date or amount that is correctable and not asked about yet."""
        return [
            DifferingDateOrAmountForm(self.data, one, self.first_language, self.language)
            for one in self._unasked_differing_dates_and_amounts
            if _has_correctable_sentences(one)
        ]

    @property
    def uncorrectable_difference_rows(self) -> list[dict[str, Any]]:
        """Return the differing values that only a person can correct, as dicts."""
        return [
            {
                "found": one,
                "first_value": date_or_amount_text(one.first),
                "second_value": date_or_amount_text(one.second),
            }
            for one in self._unasked_differing_dates_and_amounts
            if not _has_correctable_sentences(one)
        ]

    @property
    def all_difference_forms(self) -> list[DifferenceForm]:
        return [*self.difference_forms, *self.date_and_amount_difference_forms]

    @cached_property
    def new_fact_forms(self) -> list[NewFactForm]:
        return [
            NewFactForm(self.data, one)
            for one in self.second.compared.new_facts
            if self._may_add_fact(one.key)
        ]

    @cached_property
    def contact_role_forms(self) -> list[ContactRoleForm]:
        return role_forms_of_existing_contacts(self.data, self.second, self.language)

    def _may_add_fact(self, key: str) -> bool:
        """Whether the user may add the person or document kind that this fact needs."""
        read, find_person = self.second.with_all_facts, self.known_objects.find_person
        people = [find_person(one.name) for one in read.supervisors if one.row_id == key]
        kinds = [self.site_document_kind_pk(one) for one in read.documents if one.row_id == key]
        return (self.may_add_people or None not in people) and (
            self.may_add_kinds or None not in kinds
        )

    def site_document_kind_pk(self, document: RequestedDocument) -> int | None:
        """Return the ID of the site's kind with one of the document's names; None without one."""
        names = folded_document_names(document.kind, document.name)
        found = self.known_objects.find_document_kind(names)
        return found.key if found else None

    @property
    def omitted_sentences(self) -> list[str]:
        """Return the sentences left out of the page because the site prints their facts."""
        read = self.second.read
        rows: list[Any] = [*read.supervisors, *read.contacts, *read.documents]
        found = [one.source for one in read.facts if one.is_fully_printed]
        found += [one.source for one in rows if getattr(one, "is_fully_printed", True)]
        found += [one.source for one in read.printed_pieces]
        by_place = {one.start: one.text for one in found}
        return [by_place[start] for start in sorted(by_place)]

    @property
    def unasked_differing_application_url(self) -> str:
        """Return this text's application URL if it differs and no question is about it; else empty."""
        mine = self.existing_facts.values.get("application_url") or ""
        theirs = str(self.second.with_all_facts.certain_values.get("application_url") or "")
        is_asked = any(one.difference.key == "link" for one in self.difference_forms)
        return theirs if mine and theirs != mine and not is_asked else ""

    @cached_property
    def passage_forms(self) -> list[PassageForm]:
        choices = self.destination_choices
        notes = length_difference_notes(self.second, (self.first_language, self.language))
        return [
            PassageForm(
                self.data,
                one,
                pasted_blocks_of_passage(self.second, one.key),
                pair=self.second.pairs.get(one.key),
                destination=self.second.destination_of(one),
                destination_choices=choices,
                fields_with_text=self.fields_with_text,
                length_note=notes.get(one.key, ""),
            )
            for one in self.second.passages
        ]

    @property
    def sections_only_in_first_text(self) -> list[list[tuple[str, SafeString]]]:
        return unpaired_sections_of_first_text(self.first, self.second)

    @property
    def destination_choices(self) -> dict[str, str | Promise]:
        return destination_choices(self.first, self.first_language)

    @property
    def forms(self) -> list[Any]:
        return [
            self.title_form,
            *self.all_difference_forms,
            *self.new_fact_forms,
            *self.contact_role_forms,
            *self.passage_forms,
        ]

    def is_valid(self) -> bool:
        """Validate every form, so that all errors are shown; return whether all are valid."""
        return validate_all_forms(self.forms)

    def reparse_with_accepted_facts(self) -> OtherLanguageText:
        """Parse the text again, without the sentences of the facts that the editor accepted."""
        used = frozenset(form.new_fact.key for form in self.new_fact_forms if form.is_used)
        return parse_other_language_text(
            self.text, self.known_objects, self.first, self.existing_facts, used
        )

    def written_passage_destinations(self) -> dict[str, str]:
        """Return {passage key: field key} of the passages that will be written."""
        return {
            form.passage.key: form.cleaned_data["where"]
            for form in self.passage_forms
            if form.cleaned_data["where"] != LEFT_OUT and self._is_field_free_or_replaced(form)
        }

    def has_changes(self) -> bool:
        """Whether a passage, another title, a fact or a corrected contact role would be written."""
        return (
            bool(self.written_passage_destinations())
            or self.title_form.cleaned_data["title"] != self.title
            or any(one.replaces_existing_value for one in self.all_difference_forms)
            or any(one.is_used for one in self.new_fact_forms)
            or any(one.is_corrected for one in self.contact_role_forms)
        )

    def headings_of_unreplaced_sections(self) -> list[str]:
        """Return the headings of passages not written because their field keeps its text."""
        taken = self.written_passage_destinations()
        return [
            form.passage.heading or str(self.destination_choices[form.cleaned_data["where"]])
            for form in self.passage_forms
            if form.cleaned_data["where"] != LEFT_OUT and form.passage.key not in taken
        ]

    def _is_field_free_or_replaced(self, form: PassageForm) -> bool:
        """Whether the field is empty, or the editor has chosen to replace its text."""
        return form.cleaned_data["where"] not in self.fields_with_text or bool(
            form.cleaned_data.get("replace")
        )


def _has_correctable_sentences(found: DifferingDateOrAmount) -> bool:
    return all(shortest_phrase_with_value(one.sentence, one) for one in (found.first, found.second))
