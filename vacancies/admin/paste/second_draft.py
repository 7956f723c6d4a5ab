"""Creates or changes the draft page of a second text, and the draft of the facts with it."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation

from people.content.publishing.actions import add_page
from people.content.sections import confirming
from people.content.sections.texts import (
    live_or_newest_draft,
    newest_draft,
    section_texts,
    text_digest,
)
from people.content.types import User
from vacancies.admin.paste.create import make
from vacancies.admin.paste.existing import passages_of, stated_of
from vacancies.admin.paste.review import Review
from vacancies.admin.paste.second_facts import apply, fill_language
from vacancies.admin.paste.second_page import write, write_guidance
from vacancies.admin.paste.second_review import SecondReview, blocks_of
from vacancies.admin.paste.text_form import TextForm
from vacancies.models import Vacancy, VacancyPage


@dataclass(frozen=True, slots=True)
class Made:
    """The page of a second text; `has_facts` is whether a draft of the facts was saved with it."""

    page: Any
    has_facts: bool


@transaction.atomic
def make_both(review: Review, form: TextForm, user: User) -> Any:
    """Create the record and its first page, and the page of the other text; return the first page."""
    page = make(review, form.cleaned_data["index"], user)
    index = form.other()
    if index is None:
        return page
    second = SecondReview(
        form.cleaned_data["other_text"],
        index.locale.language_code,
        review.world,
        passages_of(page),
        stated_of(page.vacancy),
        review.data,
        user=user,
    )
    second.is_valid()
    make_draft(second, page.vacancy, page, None, index, user)
    return page


@transaction.atomic
def make_draft(
    review: SecondReview,
    record: Vacancy,
    original: VacancyPage,
    page: VacancyPage | None,
    index: Any,
    user: User,
) -> Made:
    """Write the reviewed text and the chosen facts into drafts.

    `page` is None where it is created below `index`.
    """
    vacancy, has_facts = _save_facts(review, record, user)
    title = review.title_form.cleaned_data["title"]
    if page is None:
        created = add_page(record, index, title, user)
        _write(review, created, newest_draft(original), vacancy)
        created.save()
        created.save_revision(user=user, log_action=True, clean=False)
        confirming.save_baseline(created, original, user)
        return Made(created, has_facts)
    draft = newest_draft(page)
    before = section_texts(draft)
    draft.title = title
    _write(review, draft, newest_draft(original), vacancy)
    draft.save_revision(user=user, log_action=True, clean=False)
    shown = {
        name: text_digest(text)
        for name, text in section_texts(live_or_newest_draft(original)).items()
    }
    confirming.remember_original_of_draft(page, before, original, shown, user)
    return Made(page, has_facts)


def _write(review: SecondReview, page: Any, original: Any, vacancy: Vacancy) -> None:
    second = review.final()
    destinations = review.destinations()
    blocks = {one.key: blocks_of(second, one.key) for one in second.passages}
    with translation.override(review.language):
        write(page, second, destinations, blocks, review.written & set(destinations.values()))
        write_guidance(page, original, second, vacancy)


def _save_facts(review: SecondReview, record: Vacancy, user: User) -> tuple[Vacancy, bool]:
    """Write the facts into their newest draft; return it, and whether it was saved."""
    vacancy: Vacancy = record.draft()
    is_changed = apply(review, vacancy, user)
    has_words = fill_language(review, vacancy, user)
    if is_changed or has_words:
        vacancy.save_revision(user=user, log_action=True, clean=False)
    return vacancy, is_changed or has_words
