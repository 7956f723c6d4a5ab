"""Creates or changes the draft page of a second text, and the draft of the facts with it."""

from typing import Any

from django.db import transaction
from django.utils import translation

from people.content.publishing.actions import add_page
from people.content.records.permissions import may_publish
from people.content.sections import confirming
from people.content.sections.texts import digest, live_or_newest, newest, section_texts
from people.content.types import User
from vacancies.admin.paste.create import make
from vacancies.admin.paste.existing import passages_of, stated_of
from vacancies.admin.paste.review import Review
from vacancies.admin.paste.second_facts import apply, fill_language
from vacancies.admin.paste.second_page import write, write_guidance
from vacancies.admin.paste.second_review import SecondReview, blocks_of
from vacancies.admin.paste.text_form import TextForm
from vacancies.models import Vacancy, VacancyPage


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
) -> Any:
    """Write the reviewed text and the chosen facts into drafts; return the page.

    `page` is None where it is created below `index`.
    """
    vacancy = _save_facts(review, record, user)
    title = review.title_form.cleaned_data["title"]
    if page is None:
        _delete_aliases(record, index)
        created = add_page(record, index, title, user)
        _write(review, created, newest(original), vacancy)
        created.save()
        created.save_revision(user=user, log_action=True, clean=False)
        confirming.begin(created, original, user)
        return created
    draft = newest(page)
    before = section_texts(draft)
    draft.title = title
    _write(review, draft, newest(original), vacancy)
    draft.save_revision(user=user, log_action=True, clean=False)
    shown = {name: digest(text) for name, text in section_texts(live_or_newest(original)).items()}
    confirming.answer_in_draft(page, before, original, shown, user)
    return page


def _write(review: SecondReview, page: Any, original: Any, vacancy: Vacancy) -> None:
    second = review.final()
    destinations = review.destinations()
    blocks = {one.key: blocks_of(second, one.key) for one in second.passages}
    with translation.override(review.language):
        write(page, second, destinations, blocks, review.written & set(destinations.values()))
        write_guidance(page, original, second, vacancy)


def _save_facts(review: SecondReview, record: Vacancy, user: User) -> Vacancy:
    """Write the facts into the newest draft; return it.

    Words that only the new language has are published at once where nothing else waits for it: no
    page shows them yet.
    """
    vacancy: Vacancy = record.draft()
    is_changed = apply(review, vacancy, user)
    has_words = fill_language(review, vacancy, user)
    if not is_changed and not has_words:
        return vacancy
    is_public = record.live and not record.has_unpublished_changes
    revision = vacancy.save_revision(user=user, log_action=True, clean=False)
    if is_public and not is_changed and may_publish(user, record):
        record.publish(revision, user=user)
    return vacancy


def _delete_aliases(record: Vacancy, index: Any) -> None:
    """Delete the alias that tree sync has made: a record has one page in each language."""
    for alias in record.pages.filter(locale=index.locale, alias_of__isnull=False):
        alias.delete()
