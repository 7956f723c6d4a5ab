"""Pages of a type without the mixin are as before; those that get it later are taken over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from people.content.pages import conversion_after_upgrade
from people.content.sections import section_confirmation
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.section_texts import section_texts, text_digest
from people.models import ConfirmedSection
from tests.people.beside_original.conftest import in_language, publish, screen
from tests.people.content.test_taking_over import Translating
from tools.hosts.laboratory.models import MemoPage

PAGE_TEXTS = ("title", "seo_title", "search_description")


@pytest.fixture
def memo(home, admin):
    page = MemoPage(title="Lapp", slug="lapp", locale=home["sv"].locale, text="<p>Köp mjölk.</p>")
    home["sv"].add_child(instance=page)
    return publish(page, admin)


@pytest.fixture
def german(home):
    return Locale.objects.get(language_code="de")


@pytest.mark.thorough
def test_its_editor_and_its_publishing_are_wagtails(admin, admin_client, memo, german):
    other = memo.copy_for_translation(german)
    publish(other, admin, title="Zettel")
    soup = screen(admin_client, other)
    assert soup.select("[id^=groupsite-tabs], .groupsite-beside, .groupsite-beside-bar") == []
    assert soup.select_one("#tab-label-promote") is not None
    assert not ConfirmedSection.objects.exists()


def test_wagtail_localize_still_translates_it(admin_client, memo, german):
    start = reverse("wagtail_localize:submit_page_translation", args=[memo.pk])
    assert admin_client.get(start).status_code == 200
    admin_client.post(start, {"locales": [german.pk]})
    made = MemoPage.objects.get(locale=german)
    assert Translation.objects.get(target_locale=german, enabled=True)
    assert made.alias_of is None


def test_translations_from_before_the_mixin_become_ordinary_pages(admin, original, german):
    made = Translating(original, german)
    made.translate()
    made.publish()
    ConfirmedSection.objects.all().delete()
    page, words = made.page, section_texts(made.page)
    assert page.live
    assert conversion_after_upgrade.convert_pages_translated_in_localize() == 1
    assert not Translation.objects.filter(enabled=True).exists()
    assert section_texts(in_language("de")) == words
    publish(original, admin, motto="Kortast är bäst.")
    assert [change.section for change in changes_in_other_languages_of_page(in_language("de"))] == [
        "motto"
    ]


@pytest.fixture
def english(home, original):
    """A page of another language that code made live, of which nothing is remembered."""
    page = original.copy_for_translation(home["en"].locale)
    page.live, page.motto = True, "Short is good."
    page.save(clean=False)
    page.save_revision()
    ConfirmedSection.objects.all().delete()
    return page


@pytest.mark.table
@pytest.mark.parametrize("first", ["sv", "en"])
def test_a_page_that_was_live_before_agrees_until_it_is_changed(admin, original, english, first):
    """Also in the first publishing that Wagtail knows of."""
    second = {"sv": "en", "en": "sv"}[first]
    publish(in_language(first), admin, motto="Anders.")
    found = changes_in_other_languages_of_page(in_language(second))
    assert [(change.section, change.now) for change in found] == [("motto", "Anders.")]
    assert changes_in_other_languages_of_page(in_language(first)) == []


def queries(act):
    with CaptureQueriesContext(
        connection,
    ) as made:
        act()
    return [query["sql"] for query in made.captured_queries]


def test_a_baseline_is_written_at_once(admin, original, english):
    asked = queries(lambda: section_confirmation.save_section_baseline(english, original, admin))
    assert len([sql for sql in asked if sql.startswith("INSERT")]) == 1
    assert ConfirmedSection.objects.filter(page=english).count() == len(section_texts(english))


def test_all_still_right_reads_both_pages_once(admin, original, english):
    section_confirmation.save_section_baseline(english, original, admin)
    texts = {"motto": "Anders.", "body": "<p>Annat.</p>", "seo_title": "Sök"}
    changed = publish(original, admin, **texts)
    shown = {name: text_digest(text) for name, text in texts.items()}
    asked = queries(
        lambda: section_confirmation.confirm_sections_and_return_refused(
            english, changed, shown, admin
        )
    )
    assert len([sql for sql in asked if 'FROM "laboratory_projectgoal"' in sql]) == 2
    assert changes_in_other_languages_of_page(in_language("en")) == []


def test_the_sections_are_the_same_without_wagtail_localize(original, monkeypatch):
    found = section_texts(original)
    monkeypatch.setattr("people.content.localize.translatable_fields.INSTALLED", False)
    assert section_texts(original) == found
    assert set(found) == {*PAGE_TEXTS, "motto", "body", "steps", "goals"}
