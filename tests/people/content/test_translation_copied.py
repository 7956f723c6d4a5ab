"""The copy act takes a translation along: the copy is as far as its original was."""

import pytest

from people.content import localize
from people.content.publishing.actions import add_page, copy_record
from people.content.publishing.states import PageState, language_states
from tests.people.content.translating import (
    edit_string,
    publish_translation,
    sync,
    translate_all,
    translation_of,
)
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table


@pytest.fixture
def translated(ready_page, swedish, swedish_index, admin):
    """A live page with rich text, a row and a section, and its live translation, in step."""
    ready_page.lead = "Find out why."
    ready_page.required = "<ul><li>Mathematics</li><li>Curiosity</li></ul>"
    ready_page.extra_sections = [("section", {"heading": "Travel", "text": "<p>Much</p>"})]
    kind = Vacancy.objects.get().draft().document_rules.first().kind
    ready_page.guidance.create(kind=kind, lead_in="where you:")
    ready_page.save_revision(user=admin).publish(user=admin)
    page = VacancyPage.objects.get()
    localize.translate(page, [swedish], user=admin)
    translate_all(page, swedish)
    publish_translation(page, swedish, admin)
    return page


def copied(user):
    new = copy_record(Vacancy.objects.get(), user)
    pages = VacancyPage.objects.filter(vacancy=new).order_by("locale__pk")
    return [*pages, localize.following(pages)]


def test_the_copy_is_a_draft_translation_in_step(translated, admin):
    source, page, following = copied(admin)
    assert (source.live, page.live) == (False, False)
    assert localize.is_translation(page)
    assert localize.source_of(page) == source
    assert not following[page.pk].is_behind
    assert localize.untranslated(page) == 0
    assert page.lead == "[sv] Find out why."


def test_publishing_the_copy_changes_none_of_its_words(translated, swedish, admin):
    source, page, _following = copied(admin)
    before = (page.slug, *localize.translatable_values(page).items())
    source.save_revision(user=admin).publish(user=admin)
    publish_translation(source, swedish, admin)
    page = VacancyPage.objects.get(pk=page.pk)
    assert (page.slug, *localize.translatable_values(page).items()) == before
    assert page.live
    assert page.guidance.get().lead_in == "[sv] where you:"


def test_the_copy_follows_its_own_source_and_the_original_its_own(translated, swedish, admin):
    source, page, _following = copied(admin)
    source.lead = "Find out how."
    source.save_revision(user=admin).publish(user=admin)
    pages = VacancyPage.objects.all()
    following = localize.following(pages)
    assert following[page.pk].changed == ("lead",)
    assert not following[translated.get_translation(swedish).pk].changed
    sync(source)
    assert localize.untranslated(page) == 1


def test_what_was_out_of_date_is_so_in_the_copy_and_keeps_its_words(translated, swedish, admin):
    translated.lead = "Other words"
    translated.required = "<ul><li>Mathematics</li></ul><p>And more</p>"
    translated.save_revision(user=admin).publish(user=admin)
    source, page, following = copied(admin)
    assert set(following[page.pk].changed) == {"lead", "required"}
    assert source.lead == "Other words"
    assert page.lead == "[sv] Find out why."
    assert "[sv] Curiosity" in page.required
    sync(source)
    assert localize.untranslated(page) == 2
    translate_all(source, swedish)
    publish_translation(source, swedish, admin)
    assert VacancyPage.objects.get(pk=page.pk).required.startswith("<ul><li")


def test_a_draft_of_the_source_is_copied_and_the_copy_is_out_of_date(translated, admin):
    translated.lead = "A draft of other words"
    translated.save_revision(user=admin)
    source, page, following = copied(admin)
    assert source.lead == "A draft of other words"
    assert following[page.pk].changed == ("lead",)


def test_what_waited_waits_in_the_copy(translated, swedish, admin):
    translated.lead = "Other words"
    translated.save_revision(user=admin).publish(user=admin)
    sync(translated)
    _source, page, following = copied(admin)
    assert following[page.pk].waiting
    assert localize.untranslated(page) == 1


def test_what_was_translated_and_not_published_comes_along(translated, swedish, admin):
    edit_string(translated, swedish, path="lead")
    source, page, following = copied(admin)
    assert following[page.pk].unpublished
    publish_translation(source, swedish, admin)
    assert VacancyPage.objects.get(pk=page.pk).lead == "[sv] Find out why.!"


def test_a_stopped_translation_is_stopped_in_the_copy(translated, swedish, admin):
    translation = translation_of(translated, swedish)
    translation.enabled = False
    translation.save()
    source, page, following = copied(admin)
    assert not localize.is_translation(page)
    assert following == {}
    assert not translation_of(source, swedish).enabled


def test_pages_by_hand_are_copied_by_hand(ready_page, swedish_index, admin):
    add_page(ready_page.vacancy, swedish_index, "Doktorand", admin)
    _source, page, following = copied(admin)
    assert (page.title, following) == ("Doktorand", {})


def test_the_strip_says_that_a_copied_draft_is_behind(translated, swedish, admin):
    translated.lead = "Other words"
    translated.save_revision(user=admin).publish(user=admin)
    new = copy_record(Vacancy.objects.get(), admin)
    _english, entry = language_states([new])[new.pk]
    assert entry.state == PageState.DRAFT
    assert "has changed" in entry.reason
