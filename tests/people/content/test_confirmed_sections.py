"""A section is out of date when the other language has changed since it was last confirmed."""

import pytest
from wagtail.models import Locale
from wagtail.rich_text import RichText

from people.content.publishing.actions import add_draft_page
from people.content.sections import machine_texts, section_confirmation
from people.content.sections.changes import (
    changes_in_live_languages_by_page_id,
    changes_in_other_languages_of_page,
)
from people.content.sections.section_texts import newest_draft, section_texts, text_digest
from people.models import ConfirmedSection
from tests.made_once import made_once
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage


@pytest.fixture
@made_once
def swedish_page(english_page, swedish_index, admin):
    """A live page in Swedish, published for the first time beside the English one."""
    page = add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
    publish(page, admin, lead="Ta reda på varför.", required="<ul><li>Matematik</li></ul>")
    return VacancyPage.objects.get(pk=page.pk)


def publish(page, user=None, **texts):
    page = newest_draft(type(page).objects.get(pk=page.pk))
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user)


def save_draft(page, user, *, beside=None, shown=None, **texts):
    """Save a draft as the form beside the original does."""
    page = type(page).objects.get(pk=page.pk)
    draft = newest_draft(page)
    before = section_texts(draft)
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.save_revision(user=user)
    page.refresh_from_db()
    if beside is not None:
        section_confirmation.store_original_texts_beside_draft(
            page, before, beside, shown or digests_of(beside), user
        )


def digests_of(page):
    page = type(page).objects.get(pk=page.pk)
    return {name: text_digest(text) for name, text in section_texts(page).items()}


def behind(page):
    """The sections that are out of date, as the lists and the editor say; both must agree."""
    pages = VacancyPage.objects.all()
    listed = [
        change.section for change in changes_in_live_languages_by_page_id(pages).get(page.pk, [])
    ]
    assert listed == [
        change.section for change in changes_in_other_languages_of_page(pages.get(pk=page.pk))
    ]
    return listed


def test_first_publishing_confirms_every_section(english_page, swedish_page):
    assert behind(english_page) == behind(swedish_page) == []
    assert ConfirmedSection.objects.filter(page=swedish_page, section="lead").exists()


@pytest.mark.table
@pytest.mark.parametrize("first", ["english", "swedish"])
def test_a_change_makes_the_other_language_out_of_date(first, english_page, swedish_page):
    changed, other = (
        (english_page, swedish_page) if first == "english" else (swedish_page, english_page)
    )
    publish(changed, lead="Other words")
    assert (behind(other), behind(changed)) == (["lead"], [])


def test_a_draft_of_a_live_original_is_no_change(english_page, swedish_page, admin):
    save_draft(english_page, admin, lead="Other words")
    assert behind(swedish_page) == []


def test_publishing_another_section_confirms_nothing(english_page, swedish_page):
    publish(english_page, lead="Other words")
    publish(swedish_page, required="<p>Mer</p>")
    assert (behind(swedish_page), behind(english_page)) == (["lead"], ["required"])


def test_publishing_without_a_change_confirms_nothing(english_page, swedish_page):
    publish(english_page, lead="Other words")
    publish(swedish_page)
    assert behind(swedish_page) == ["lead"]


def test_an_answer_is_no_change_in_turn(english_page, swedish_page):
    publish(english_page, lead="Other words")
    publish(swedish_page, lead="Andra ord")
    assert behind(swedish_page) == behind(english_page) == []
    publish(swedish_page, lead="Ännu andra ord")
    assert behind(english_page) == ["lead"]


def test_a_change_that_is_taken_back_restores_the_state(english_page, swedish_page):
    publish(english_page, lead="Other words")
    publish(english_page, lead="Find out why.")
    assert behind(swedish_page) == behind(english_page) == []


@pytest.mark.thorough
def test_a_submitted_draft_hides_nothing(english_page, swedish_page, admin):
    publish(english_page, lead="Other words")
    save_draft(swedish_page, admin, beside=english_page, lead="Andra ord")
    assert behind(swedish_page) == ["lead"]
    assert [change.is_answered for change in changes_in_other_languages_of_page(swedish_page)] == [
        True
    ]
    publish(swedish_page, admin)
    assert behind(swedish_page) == behind(english_page) == []


def test_a_draft_beside_an_older_original_stays_out_of_date(english_page, swedish_page, admin):
    publish(english_page, lead="Second words")
    save_draft(swedish_page, admin, beside=english_page, lead="Andra ord")
    publish(english_page, lead="Third words")
    publish(swedish_page, admin)
    (change,) = changes_in_other_languages_of_page(VacancyPage.objects.get(pk=swedish_page.pk))
    assert (change.before, change.now) == ("Second words", "Third words")
    assert behind(english_page) == []


def test_a_form_that_showed_an_older_original_confirms_nothing(english_page, swedish_page, admin):
    shown = digests_of(english_page)
    publish(english_page, lead="Other words")
    save_draft(swedish_page, admin, beside=english_page, shown=shown, lead="Andra ord")
    publish(swedish_page, admin)
    (change,) = changes_in_other_languages_of_page(VacancyPage.objects.get(pk=swedish_page.pk))
    assert (change.before, change.now) == ("Find out why.", "Other words")


def test_still_right_confirms_one_section(english_page, swedish_page, admin):
    publish(english_page, lead="Other words", required="<p>More</p>")
    english_page = VacancyPage.objects.get(pk=english_page.pk)
    shown = {"lead": text_digest("Other words")}
    assert (
        section_confirmation.confirm_sections_and_return_refused(
            swedish_page, english_page, shown, admin
        )
        == []
    )
    assert behind(swedish_page) == ["required"]
    publish(swedish_page, lead="Andra ord")
    assert behind(english_page) == ["lead"]


def test_what_was_still_right_is_right_when_the_change_is_taken_back(
    english_page, swedish_page, admin
):
    publish(english_page, lead="Other words")
    english_page = VacancyPage.objects.get(pk=english_page.pk)
    shown = {"lead": text_digest("Other words")}
    section_confirmation.confirm_sections_and_return_refused(
        swedish_page, english_page, shown, admin
    )
    publish(english_page, lead="Find out why.")
    assert behind(swedish_page) == []
    publish(english_page, lead="Third words")
    assert behind(swedish_page) == ["lead"]


def test_still_right_of_what_nobody_saw_is_refused(english_page, swedish_page, admin):
    publish(english_page, lead="Other words")
    english_page = VacancyPage.objects.get(pk=english_page.pk)
    shown = {"lead": text_digest("Find out why.")}
    assert section_confirmation.confirm_sections_and_return_refused(
        swedish_page, english_page, shown, admin
    ) == ["lead"]
    assert behind(swedish_page) == ["lead"]


def test_still_right_beside_a_draft_that_answers(english_page, swedish_page, admin):
    """The draft is what is right: publishing it is no change for the other language."""
    publish(english_page, lead="Other words")
    save_draft(swedish_page, admin, beside=english_page, lead="Andra ord")
    english_page = VacancyPage.objects.get(pk=english_page.pk)
    shown = {"lead": text_digest("Other words")}
    section_confirmation.confirm_sections_and_return_refused(
        swedish_page, english_page, shown, admin
    )
    assert behind(swedish_page) == ["lead"]
    publish(swedish_page, admin)
    assert behind(swedish_page) == behind(english_page) == []


def test_texts_of_a_machine_wait_to_be_read(english_page, swedish_index, admin):
    page = add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
    draft = newest_draft(page)
    draft.lead, draft.required = "Maskinens ord", "<p>Matte</p>"
    draft.save_revision()
    page.refresh_from_db()
    section_confirmation.save_section_baseline(page, english_page, admin, machine="LibreTranslate")
    assert {"lead", "required"} <= set(
        machine_texts.tool_by_unread_machine_section(newest_draft(page))
    )
    machine_texts.mark_sections_as_read(page, ["required", "title"], admin)
    draft.lead = "Maskinens ord, lästa"
    assert machine_texts.tool_by_unread_machine_section(draft) == {}


def test_what_nobody_has_touched_stays_out_of_date(english_page, swedish_index, admin):
    """Of a page that was begun beside an original which has changed since, and then published."""
    page = add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
    section_confirmation.save_section_baseline(page, english_page, admin)
    publish(english_page, lead="Other words")
    publish(page, required="<ul><li>Matematik</li></ul>")
    assert (behind(page), behind(english_page)) == (["lead"], [])


@pytest.mark.thorough
def test_publishing_the_original_confirms_no_draft(ready_page, swedish_index, admin):
    """A draft that was begun beside an original which was a draft itself, and has changed since."""
    page = add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
    section_confirmation.save_section_baseline(page, ready_page, admin)
    publish(ready_page, lead="Other words")
    assert behind(page) == ["lead"]
    publish(page, lead="Andra ord")
    assert behind(page) == behind(ready_page) == []


@pytest.mark.thorough
def test_three_languages(english_page, swedish_page, admin):
    """An answer to one change is no further change for the third language."""
    german = Locale.objects.create(language_code="de")
    root = english_page.get_parent().get_parent().copy_for_translation(german)
    index = VacancyIndexPage(title="Stellen", slug="stellen", locale=german, live=True)
    page = add_draft_page(Vacancy.objects.get(), root.add_child(instance=index), "Doktorand", admin)
    publish(page, lead="Warum?")
    publish(english_page, lead="Other words")
    assert behind(page) == behind(swedish_page) == ["lead"]
    publish(swedish_page, lead="Andra ord")
    assert (behind(page), behind(swedish_page), behind(english_page)) == (["lead"], [], [])
    publish(page, lead="Andere Worte")
    assert behind(page) == behind(swedish_page) == behind(english_page) == []


def test_one_query_for_any_number_of_pages(english_page, swedish_page, django_assert_num_queries):
    pages = list(VacancyPage.objects.prefetch_related("guidance"))
    with django_assert_num_queries(1):
        changes_in_live_languages_by_page_id(pages)


def test_a_block_that_the_editor_has_saved_is_no_change(english_page, swedish_page, admin):
    """The editor gives each paragraph a key when it saves for the first time."""
    block = {"heading": "Sweden", "text": "<p>Cold.</p>"}
    publish(english_page, extra_sections=[("section", block)])
    publish(swedish_page, extra_sections=[("section", block)])
    page = VacancyPage.objects.get(pk=english_page.pk)
    (saved,) = page.extra_sections
    saved.value["text"] = RichText('<p data-block-key="a1b2c">Cold.</p>')
    page.save_revision(user=admin).publish(user=admin)
    assert behind(swedish_page) == []
