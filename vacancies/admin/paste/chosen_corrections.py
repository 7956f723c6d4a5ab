"""Turns the editor's choices in a review into corrections of both texts and of the record."""

from collections.abc import Mapping
from typing import Any

from vacancies.admin.paste.corrections import (
    ChosenCorrections,
    add_sentence_correction,
    add_sentence_correction_for_fact,
    corrected_record_fields,
)
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.review import ReviewForms


def chosen_corrections_of_new_vacancy(
    review: ReviewForms, second: OtherLanguageReviewForms | None
) -> ChosenCorrections:
    """Return the corrections that the editor of a new vacancy chose in the review.

    They are of its text and, if `second` is given, of its text in the other language.
    """
    first = review.deadline_corrections()
    if second is None:
        return ChosenCorrections(first)
    corrections: dict[str, str] = {}
    for one in second.asked.due_to_corrections:
        if one.key == "deadline" and review.facts_form.corrects_text:
            add_sentence_correction_for_fact(
                corrections, one.second_sentence, one.second, one.first, second.language
            )
    return chosen_corrections(second, first, corrections)


def chosen_corrections(
    review: OtherLanguageReviewForms,
    first: Mapping[str, str] | None = None,
    second: Mapping[str, str] | None = None,
) -> ChosenCorrections:
    """Return the corrections that the editor chose, added to those in `first` and `second`."""
    first, second = dict(first or {}), dict(second or {})
    fields: dict[str, Any] = {}
    for form in review.difference_forms:
        values = form.difference.first, form.difference.second
        if form.replaces_existing_value:
            add_sentence_correction_for_fact(
                first, form.first_sentence, *values, review.first_language
            )
        else:
            add_sentence_correction_for_fact(
                second, form.second_sentence, *values[::-1], review.language
            )
    for form in review.text_difference_forms:
        mine, theirs = form.found.first, form.found.second
        if form.replaces_existing_value:
            add_sentence_correction(first, mine, theirs, review.first_language)
            fields |= corrected_record_fields(review.existing_facts, mine, theirs)
        else:
            add_sentence_correction(second, theirs, mine, review.language)
    return ChosenCorrections(first, second, fields)
