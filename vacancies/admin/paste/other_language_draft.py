"""Saves a text pasted in another language as a draft page, and the chosen facts as a draft."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import translation

from people.content.publishing.actions import add_draft_page
from people.content.sections import section_confirmation
from people.content.sections.section_texts import (
    live_or_newest_draft,
    newest_draft,
    section_texts,
    text_digest,
)
from people.content.types import User
from vacancies.admin.paste.draft_creation import create_drafts_and_return_page
from vacancies.admin.paste.existing_page_and_facts import (
    existing_facts_of_vacancy,
    passages_of_page,
)
from vacancies.admin.paste.forms.text_form import PastedAdForm
from vacancies.admin.paste.other_language_facts import (
    add_contact_roles_and_document_names,
    apply_chosen_facts,
)
from vacancies.admin.paste.other_language_page import (
    add_missing_document_guidance,
    write_passages_into_fields,
)
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.review import ReviewForms
from vacancies.admin.paste.section_comparison import pasted_blocks_of_passage
from vacancies.admin.paste.sentence_corrections import ChosenCorrections, correct_posting
from vacancies.models import Vacancy, VacancyPage
from vacancies.parser.pairing.passages import EXTRA_SECTION_PREFIX


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """The saved draft page; `has_facts`: whether a draft of the facts was saved too."""

    page: Any
    has_facts: bool


@transaction.atomic
def create_drafts_and_return_first_page(
    review: ReviewForms, form: PastedAdForm, chosen: ChosenCorrections, user: User
) -> Any:
    """Create the draft vacancy and a draft page for each text; return the first page."""
    review.corrections = chosen.first
    page = create_drafts_and_return_page(review, form.cleaned_data["index"], user)
    index = form.other_index_page()
    if index is None:
        return page
    second = OtherLanguageReviewForms(
        form.cleaned_data["other_text"],
        index.locale.language_code,
        review.known_objects,
        passages_of_page(page),
        existing_facts_of_vacancy(page.vacancy),
        review.data,
        first_language=review.language,
        user=user,
    )
    second.is_valid()
    save_other_language_draft(second, page.vacancy, page, None, index, user, chosen, is_later=False)
    return page


@transaction.atomic
def save_other_language_draft(
    review: OtherLanguageReviewForms,
    record: Vacancy,
    original_page: VacancyPage,
    page: VacancyPage | None,
    index_page: Any,
    user: User,
    chosen: ChosenCorrections,
    *,
    is_later: bool = True,
) -> SavedDraft:
    """Save the reviewed text as a draft page, and the chosen facts as a draft of the record.

    `page` is None where it is created below `index_page`. A text that was pasted together with the
    first (not `is_later`) is no translation of it: both are corrected until one of them is public.
    """
    vacancy, has_facts = _save_facts_draft(review, record, chosen, user)
    title = review.title_form.cleaned_data["title"]
    if page is None:
        created = add_draft_page(record, index_page, title, user)
        _write_text_into_page(review, created, newest_draft(original_page), vacancy, chosen)
        created.save()
        created.save_revision(user=user, log_action=True, clean=False)
        if is_later:
            section_confirmation.save_section_baseline(created, original_page, user)
            everything = section_texts(newest_draft(created))
            section_confirmation.confirm_pasted_sections(created, original_page, everything, user)
        return SavedDraft(created, has_facts)
    draft = newest_draft(page)
    before = section_texts(draft)
    draft.title = title
    _write_text_into_page(review, draft, newest_draft(original_page), vacancy, chosen)
    draft.save_revision(user=user, log_action=True, clean=False)
    _confirm_replaced_sections(review, page, before, original_page, user)
    return SavedDraft(page, has_facts)


def _confirm_replaced_sections(
    review: OtherLanguageReviewForms,
    page: VacancyPage,
    before: dict[str, Any],
    original_page: VacancyPage,
    user: User,
) -> None:
    """Mark replaced sections as matching the original, and store which original was shown."""
    # Read again: without a newer draft, the page itself was written into.
    saved = VacancyPage.objects.get(pk=page.pk)
    texts = section_texts(live_or_newest_draft(original_page))
    shown = {name: text_digest(text) for name, text in texts.items()}
    section_confirmation.store_original_texts_beside_draft(
        saved, before, original_page, shown, user
    )
    replaced = _fields_with_only_pasted_text(review)
    section_confirmation.confirm_pasted_sections(saved, original_page, replaced, user)


def _fields_with_only_pasted_text(review: OtherLanguageReviewForms) -> set[str]:
    """Return the names of the page's fields that now have only pasted text."""
    written = review.written_passage_destinations()
    further = review.fields_with_text | {passage.key for passage in review.first}
    kept = {key for key in further if key.startswith(EXTRA_SECTION_PREFIX)} - set(written.values())
    for form in review.passage_forms:
        if form.passage.key not in written:
            kept.add(form.cleaned_data["where"])
    return {"title"} | set(map(_page_field_of_destination, written.values())) - set(
        map(_page_field_of_destination, kept)
    )


def _page_field_of_destination(destination: str) -> str:
    """Return the page field of a destination: the same, or "extra_sections"."""
    is_further = not destination or destination.startswith(EXTRA_SECTION_PREFIX)
    return "extra_sections" if is_further else destination


def _write_text_into_page(
    review: OtherLanguageReviewForms,
    page: Any,
    original: Any,
    vacancy: Vacancy,
    chosen: ChosenCorrections,
) -> None:
    found = review.reparse_with_accepted_facts()
    second = replace(found, read=correct_posting(found.read, chosen.second))
    destinations = review.written_passage_destinations()
    blocks = {one.key: pasted_blocks_of_passage(second, one.key) for one in second.passages}
    with translation.override(review.language):
        write_passages_into_fields(
            page, second, destinations, blocks, review.fields_with_text & set(destinations.values())
        )
        add_missing_document_guidance(page, original, second, vacancy)


def _save_facts_draft(
    review: OtherLanguageReviewForms, record: Vacancy, chosen: ChosenCorrections, user: User
) -> tuple[Vacancy, bool]:
    """Save the chosen facts as a draft; return the vacancy, and whether a draft was saved."""
    vacancy: Vacancy = record.draft()
    for name, value in chosen.fields.items():
        setattr(vacancy, name, value)
    is_changed = apply_chosen_facts(review, vacancy, user) or bool(chosen.fields)
    has_words = add_contact_roles_and_document_names(review, vacancy, user)
    if is_changed or has_words:
        vacancy.save_revision(user=user, log_action=True, clean=False)
    return vacancy, is_changed or has_words
