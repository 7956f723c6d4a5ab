"""Every state of the strip is reached by real acts, and is true after the next one."""

import pytest
from wagtail.models import Locale

from people.content.languages.tabs import language_tab_note
from people.content.publishing.actions import add_draft_page
from people.content.publishing.states import (
    FactsState,
    PageState,
    facts_state,
    language_states_by_record_id,
)
from tests.crowds import grow
from tests.made_once import made_once
from tests.people.content.translating import write_in
from vacancies.models import Vacancy, VacancyPage


def states() -> dict[str, PageState]:
    vacancy = Vacancy.objects.get()
    return {
        entry.locale.language_code: entry.state
        for entry in language_states_by_record_id([vacancy])[vacancy.pk]
    }


def publish(page, user):
    page.save_revision(user=user).publish(user=user)


def test_a_new_vacancy_is_a_draft_in_one_language(page, swedish):
    assert states() == {"en": PageState.DRAFT, "sv": PageState.MISSING}
    assert facts_state(Vacancy.objects.get()) == FactsState.DRAFT


def test_a_page_without_complete_facts_waits_for_them(page, swedish, admin):
    publish(page, admin)
    assert states()["en"] == PageState.WAITS


def test_who_waits_for_facts_is_told_that_and_not_what_changed(translated, admin):
    page = VacancyPage.objects.get(pk=translated.pk)
    page.lead = "Other words"
    publish(page, admin)
    assert states()["sv"] == PageState.OUT_OF_DATE
    Vacancy.objects.get().unpublish(user=admin)
    assert states() == {"en": PageState.WAITS, "sv": PageState.WAITS}


def test_a_published_page_is_live_with_its_facts(ready_page, swedish, admin):
    publish(ready_page, admin)
    assert states() == {"en": PageState.LIVE, "sv": PageState.MISSING}
    assert facts_state(Vacancy.objects.get()) == FactsState.LIVE


def test_a_newer_draft_shows(ready_page, swedish, admin):
    publish(ready_page, admin)
    page = VacancyPage.objects.get()
    page.lead = "Another lead"
    page.save_revision(user=admin)
    assert states()["en"] == PageState.LIVE_DRAFT
    draft = Vacancy.objects.get().draft()
    draft.reference = "CS-1"
    draft.save_revision(user=admin)
    assert facts_state(Vacancy.objects.get()) == FactsState.LIVE_DRAFT


def test_an_alias_of_tree_sync_counts_as_missing(ready_page, swedish, swedish_index, admin):
    publish(ready_page, admin)
    ready_page.refresh_from_db()
    ready_page.copy_for_translation(swedish, alias=True)
    assert VacancyPage.objects.count() == 2
    assert states()["sv"] == PageState.MISSING


@pytest.fixture
@made_once
def translated(ready_page, swedish, swedish_index, admin):
    """A live page and its live translation, in step."""
    ready_page.lead = "Find out why."
    ready_page.required = "<ul><li>Mathematics</li></ul>"
    publish(ready_page, admin)
    page = VacancyPage.objects.get()
    draft = write_in(page, "sv", admin, publish=False)
    assert states()["sv"] == PageState.DRAFT
    publish(draft, admin)
    assert states() == {"en": PageState.LIVE, "sv": PageState.LIVE}
    return page


def test_publishing_the_source_without_a_change_is_no_news(translated, admin):
    publish(translated, admin)
    assert states()["sv"] == PageState.LIVE


@pytest.mark.table
@pytest.mark.parametrize("field", ["lead", "required", "guidance", "extra_sections"])
def test_changed_words_make_the_translation_out_of_date(translated, admin, swedish, field):
    page = VacancyPage.objects.get(pk=translated.pk)
    match field:
        case "guidance":
            kind = Vacancy.objects.get().document_rules.first().kind
            page.guidance.create(kind=kind, lead_in="where you:")
        case "extra_sections":
            section = {"heading": "Travel", "text": "<p>Much</p>"}
            page.extra_sections = [("section", section)]
        case _:
            setattr(page, field, "<p>Other words</p>")
    publish(page, admin)
    assert states() == {"en": PageState.LIVE, "sv": PageState.OUT_OF_DATE}


def entry_of(code):
    vacancy = Vacancy.objects.get()
    entries = language_states_by_record_id([vacancy])[vacancy.pk]
    return next(entry for entry in entries if entry.locale.language_code == code)


def test_the_reason_names_one_section_and_counts_several(translated, admin):
    page = VacancyPage.objects.get(pk=translated.pk)
    page.lead = "Other words"
    publish(page, admin)
    assert entry_of("sv").out_of_date_reason == "“Introduction” has changed in English."
    page.required = "<p>Other words</p>"
    publish(page, admin)
    assert entry_of("sv").out_of_date_reason == "2 sections have changed in English."


@pytest.mark.thorough
def test_a_newer_draft_is_told_beside_out_of_date(translated, swedish, admin):
    page = VacancyPage.objects.get(pk=translated.pk)
    page.lead = "Other words"
    publish(page, admin)
    other = VacancyPage.objects.get(locale=swedish)
    other.lead = "Andra ord"
    other.save_revision(user=admin)
    assert states()["sv"] == PageState.OUT_OF_DATE
    assert language_tab_note(entry_of("sv")) == "newer draft"
    other.get_workflow().start(other, admin)
    assert states()["sv"] == PageState.OUT_OF_DATE
    assert language_tab_note(entry_of("sv")) == "in review"
    publish(other, admin)
    assert (states()["sv"], language_tab_note(entry_of("sv"))) == (PageState.LIVE, "")


def test_changed_facts_never_make_a_translation_out_of_date(translated, admin):
    draft = Vacancy.objects.get().draft()
    draft.deadline_on = "2027-02-01"
    draft.save_revision(user=admin).publish(user=admin)
    assert states() == {"en": PageState.LIVE, "sv": PageState.LIVE}


@pytest.mark.thorough
def test_states_of_many_records_take_a_constant_number_of_queries(
    translated, index, admin, django_assert_num_queries, english
):
    one = list(Vacancy.objects.all())
    with django_assert_num_queries(5):
        language_states_by_record_id(one)
    for number in range(10):
        record = Vacancy(name=f"Nr {number}")
        record.save()
        add_draft_page(record, index, f"Nr {number}", admin)
    many = list(Vacancy.objects.all())
    assert len(many) == 11
    assert Locale.objects.count() == 2
    with django_assert_num_queries(5):
        language_states_by_record_id(many)


@pytest.mark.thorough
def test_the_states_of_124_pages_take_as_few_queries(group_site, django_assert_num_queries):
    grow(group_site, people=2, areas=0, vacancies=62)
    vacancies = list(Vacancy.objects.all())
    with django_assert_num_queries(5):
        found = language_states_by_record_id(vacancies)
    assert sum(bool(state.page) for states in found.values() for state in states) == 124
