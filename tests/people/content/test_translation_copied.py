"""Copying a record takes its pages along: each section of a copy is as up to date as it was."""

import pytest

from people.content.publishing.actions import copy_record
from people.content.publishing.states import language_states_by_record_id
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.section_texts import section_texts
from tests.people.content.translating import write_in
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table


@pytest.fixture
def translated(ready_page, swedish_index, admin):
    """A live page with rich text, a row and a section, and its live Swedish page, up to date."""
    ready_page.lead = "Find out why."
    ready_page.required = "<ul><li>Mathematics</li><li>Curiosity</li></ul>"
    ready_page.extra_sections = [("section", {"heading": "Travel", "text": "<p>Much</p>"})]
    kind = Vacancy.objects.get().draft().document_rules.first().kind
    ready_page.guidance.create(kind=kind, lead_in="where you:")
    ready_page.save_revision(user=admin).publish(user=admin)
    page = VacancyPage.objects.get()
    write_in(page, "sv", admin)
    return page


def copied(user):
    new = copy_record(Vacancy.objects.get(), user)
    return VacancyPage.objects.filter(vacancy=new).order_by("locale__pk")


def behind(page):
    return [change.section for change in changes_in_other_languages_of_page(page)]


@pytest.mark.thorough
def test_the_copies_are_drafts_that_agree(translated, admin):
    source, page = copied(admin)
    assert (source.live, page.live) == (False, False)
    assert page.lead == "[sv] Find out why."
    assert page.guidance.get().lead_in == "[sv] where you:"
    assert behind(source) == behind(page) == []


@pytest.mark.thorough
def test_publishing_the_copies_changes_none_of_their_words(translated, admin):
    source, page = copied(admin)
    before = (page.slug, section_texts(page))
    for copy in (source, page):
        copy.save_revision(user=admin).publish(user=admin)
    page = VacancyPage.objects.get(pk=page.pk)
    assert (page.slug, section_texts(page)) == before
    assert behind(page) == []


@pytest.mark.thorough
def test_the_copy_follows_its_own_original_and_the_old_page_its_own(translated, swedish, admin):
    source, page = copied(admin)
    source.lead = "Find out how."
    source.save_revision(user=admin).publish(user=admin)
    assert behind(page) == ["lead"]
    assert behind(translated.get_translation(swedish)) == []


@pytest.mark.thorough
def test_what_was_out_of_date_is_so_in_the_copy(translated, admin):
    translated.lead = "Other words"
    translated.save_revision(user=admin).publish(user=admin)
    source, page = copied(admin)
    assert (source.lead, page.lead) == ("Other words", "[sv] Find out why.")
    assert behind(page) == ["lead"]
    for copy in (source, page):
        copy.save_revision(user=admin).publish(user=admin)
    _english, entry = language_states_by_record_id([page.vacancy])[page.vacancy.pk]
    assert entry.out_of_date_reason == "“Introduction” has changed in English."


def test_a_draft_of_the_original_is_copied_and_the_copy_is_out_of_date(translated, admin):
    translated.lead = "A draft of other words"
    translated.save_revision(user=admin)
    source, page = copied(admin)
    assert source.lead == "A draft of other words"
    assert behind(page) == ["lead"]
