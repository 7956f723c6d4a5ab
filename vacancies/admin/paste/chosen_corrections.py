"""Turns the editor's choices in a review into corrections of both texts and of the record.

Also says what each choice replaces in the texts, and in which sentences it cannot.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.admin import messages

from people.content.language_names import language_name
from vacancies.admin.paste.existing_page_and_facts import passages_of_page
from vacancies.admin.paste.forms.other_language_forms import (
    KEEP_FIRST_VALUE,
    USE_SECOND_VALUE,
    DifferenceForm,
    DifferingDateOrAmountForm,
)
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.review import ReviewForms
from vacancies.admin.paste.sentence_corrections import (
    ChosenCorrections,
    add_sentence_correction,
    add_sentence_correction_for_fact,
    corrected_record_fields,
    replaced_phrases,
    states_wrong_value,
)
from vacancies.models import VacancyPage
from vacancies.parser.pairing.passages import Passage, passages_of_rich_text, texts_of_blocks
from vacancies.parser.text.results import ParsedPosting, RequestedDocument

_PUNCTUATION: Final = " .,;:"


def chosen_corrections_of_new_vacancy(
    review: ReviewForms, second: OtherLanguageReviewForms | None
) -> ChosenCorrections:
    """Return the corrections that the editor of a new vacancy chose in the review.

    They are of its text and, if `second` is given, of its text in the other language.
    """
    first = review.corrected_deadline_sentences()
    if second is None:
        return ChosenCorrections(first)
    corrections: dict[str, str] = {}
    for one in second.asked_differences.differences_due_to_corrections:
        if one.key == "deadline" and review.facts_form.corrects_deadline_in_text:
            add_sentence_correction_for_fact(
                corrections, one.second_sentence, one.second, one.first, second.language
            )
    return chosen_corrections(second, first, corrections, first_posting=review.read)


def chosen_corrections(
    review: OtherLanguageReviewForms,
    first: Mapping[str, str] | None = None,
    second: Mapping[str, str] | None = None,
    *,
    first_posting: ParsedPosting | None = None,
) -> ChosenCorrections:
    """Return the corrections that the editor chose, added to those in `first` and `second`.

    `first_posting` is the first text, if it was pasted together with the other.
    """
    first, second = dict(first or {}), dict(second or {})
    left: dict[bool, list[str]] = {True: [], False: []}
    fields: dict[str, Any] = {}
    for form in review.all_difference_forms:
        is_second_right = form.replaces_existing_value
        left[is_second_right] += add_corrections_and_return_uncorrected(
            first if is_second_right else second, form, review, first_posting, is_second_right
        )
        if is_second_right and isinstance(form, DifferingDateOrAmountForm):
            fields |= corrected_record_fields(
                review.existing_facts, form.found.first, form.found.second
            )
    return ChosenCorrections(first, second, fields, tuple(left[True]), tuple(left[False]))


def add_corrections_and_return_uncorrected(
    corrections: dict[str, str],
    form: DifferenceForm,
    review: OtherLanguageReviewForms,
    first_posting: ParsedPosting | None,
    is_second_right: bool,
) -> list[str]:
    """Add corrections of the text with the wrong value; return its sentences that stay uncorrected.

    Returns the sentences of that text in which the wrong value cannot be replaced.
    """
    language = review.first_language if is_second_right else review.language
    if isinstance(form, DifferingDateOrAmountForm):
        mine, theirs = form.found.first, form.found.second
        wrong, right = (mine, theirs) if is_second_right else (theirs, mine)
        add_sentence_correction(corrections, wrong, right, language)
        return []
    fact = form.difference
    values = (fact.first, fact.second) if is_second_right else (fact.second, fact.first)
    posting = first_posting if is_second_right else review.second.with_all_facts
    sentence = form.first_sentence if is_second_right else form.second_sentence
    sentences = _sentences_of_fact(sentence, "" if fact.name else fact.key, posting)
    for one in sentences:
        add_sentence_correction_for_fact(corrections, one, *values, language)
    corrected = {one: corrections.get(one, one) for one in sentences}
    left = [one for one, text in corrected.items() if states_wrong_value(text, *values)]
    is_any_corrected = any(one != text for one, text in corrected.items())
    return left or ([sentence] if sentence and not is_any_corrected else [])


def _sentences_of_fact(sentence: str, rule: str, posting: ParsedPosting | None) -> Iterable[str]:
    """Return this sentence and all others of a text that state a fact by this rule."""
    others = posting.facts_for_rule(rule) if posting and rule else ()
    return dict.fromkeys(filter(None, (sentence, *(one.source.text for one in others))))


def add_text_changes_by_choice(
    review: OtherLanguageReviewForms, first_posting: ParsedPosting | None = None
) -> None:
    """Store in each form what its choices replace in the texts, and what they cannot replace.

    `first_posting` is the first text, if it was pasted together with the other.
    """
    documents = first_posting.documents if first_posting else ()
    texts = {
        USE_SECOND_VALUE: _passages_and_guidance_as_text(review.first, documents),
        KEEP_FIRST_VALUE: _passages_and_guidance_as_text(
            review.second.passages, review.second.read.documents
        ),
    }
    for form in review.all_difference_forms:
        for choice, kept in texts.items():
            _add_text_changes_of_choice(form, choice, kept, review, first_posting)


def _add_text_changes_of_choice(
    form: DifferenceForm,
    choice: str,
    kept_texts: str,
    review: OtherLanguageReviewForms,
    first_posting: ParsedPosting | None,
) -> None:
    corrections: dict[str, str] = {}
    is_second_right = choice == USE_SECOND_VALUE
    left = add_corrections_and_return_uncorrected(
        corrections, form, review, first_posting, is_second_right
    )
    phrases = [
        [sentence.strip(_PUNCTUATION), *pair]
        for sentence, corrected in corrections.items()
        for pair in replaced_phrases(sentence, corrected)
        if pair[0]
    ]
    form.phrases_by_choice = json.dumps({**json.loads(form.phrases_by_choice), choice: phrases})
    language = review.first_language if is_second_right else review.language
    label = dict(form.fields["choice"].choices)[choice]  # type: ignore[attr-defined]
    form.left_to_correct += [
        {"choice": label, "language": language, "sentence": one}
        for one in left
        if _is_in(one, kept_texts)
    ]


def add_uncorrected_sentences_warning(
    request: HttpRequest, page: VacancyPage, sentences: Iterable[str]
) -> None:
    """Add a warning with the sentences of the page in which a wrong value was not replaced."""
    left = sentences_on_page(page, sentences)
    if not left:
        return
    says = gettext("Correct this in the text in %(language)s: %(sentences)s")
    values = {
        "language": language_name(page.locale.language_code),
        "sentences": " ".join(f"“{one}”" for one in left),
    }
    messages.warning(request, says % values)


def sentences_on_page(page: VacancyPage, sentences: Iterable[str]) -> list[str]:
    """Return the sentences that the page contains, in its sections or its guidance on documents."""
    passages = passages_of_page(page)
    for row in page.guidance.all():
        passages += passages_of_rich_text("", "", "", row.text)
    text = _passages_and_guidance_as_text(passages, ())
    return [one for one in sentences if _is_in(one, text)]


def _passages_and_guidance_as_text(
    passages: Iterable[Passage], documents: Iterable[RequestedDocument]
) -> str:
    """Return all lines of these passages, and of the guidance on these documents, as one text."""
    lines = [line for one in passages for line in one.lines]
    return "\n".join(
        [*lines, *(text for one in documents for text in texts_of_blocks(one.guidance))]
    )


def _is_in(sentence: str, text: str) -> bool:
    """Whether a text contains the sentence, regardless of letter case and of punctuation at its ends."""
    return sentence.strip(_PUNCTUATION).casefold() in text.casefold()
