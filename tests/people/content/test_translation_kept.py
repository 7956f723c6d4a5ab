"""Stopping, deleting and starting a translation again loses nothing that was written.

Of pages that wagtail-localize translates; pages of records are ordinary pages in every language.
"""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslatableObject

from groupsite.models import PlainPage
from people.content import localize
from tests.made_once import made_once
from tests.people.content.translating import (
    edit_string,
    in_locale,
    publish_translation,
    translate_all,
    translation_of,
)
from vacancies.models import VacancyPage

pytestmark = pytest.mark.table

RESTART = {"localize-restart-translation": "1"}


@pytest.fixture
@made_once
def english_plain_page(home, swedish_index, admin):
    page = PlainPage(title="About", slug="about", lead="Find out why.", body="<p>Mathematics</p>")
    home.add_child(instance=page)
    page.save_revision(user=admin).publish(user=admin)
    return page


@pytest.fixture
@made_once
def swedish_plain_page(english_plain_page, swedish, admin):
    localize.start_translations(english_plain_page, [swedish], user=admin)
    translate_all(english_plain_page, swedish)
    publish_translation(english_plain_page, swedish, admin)
    return in_locale(english_plain_page, "sv")


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def stop(client, english_page, page):
    """The button of wagtail-localize's editor."""
    pk = translation_of(english_page, page.locale).pk
    response = client.post(reverse("wagtail_localize:stop_translation", args=[pk]))
    assert response.status_code == 302
    assert not localize.has_enabled_translation(page)
    page.refresh_from_db()


def texts_kept():
    """Without the slug, which saving a page makes valid."""
    rows = StringTranslation.objects.exclude(context__path="slug")
    return set(rows.values_list("data", flat=True))


def test_restarting_keeps_what_was_translated(admin_client, english_plain_page, swedish_plain_page):
    texts = texts_kept()
    stop(admin_client, english_plain_page, swedish_plain_page)
    admin_client.post(edit_url(swedish_plain_page), RESTART)
    assert localize.has_enabled_translation(swedish_plain_page)
    assert texts_kept() == texts


def test_stopping_takes_unpublished_texts_into_a_draft(
    admin_client, english_plain_page, swedish_plain_page, swedish
):
    """The editor by hand goes on from the newest words; visitors see no word of them."""
    edit_string(english_plain_page, swedish, path="lead")
    stop(admin_client, english_plain_page, swedish_plain_page)
    draft = swedish_plain_page.get_latest_revision_as_object()
    assert (draft.lead, swedish_plain_page.lead) == ("[sv] Find out why.!", "[sv] Find out why.")
    admin_client.post(edit_url(swedish_plain_page), RESTART)
    publish_translation(english_plain_page, swedish)
    assert in_locale(english_plain_page, "sv").lead == "[sv] Find out why.!"


@pytest.mark.parametrize(
    ("field", "text"), [("lead", "Ta reda på varför."), ("body", "<p>Mer</p><p>än så</p>")]
)
def test_what_was_written_by_hand_is_not_overwritten(
    admin_client, english_plain_page, swedish_plain_page, admin, field, text
):
    stop(admin_client, english_plain_page, swedish_plain_page)
    draft = swedish_plain_page.get_latest_revision_as_object()
    setattr(draft, field, text)
    draft.save_revision(user=admin)
    answer = admin_client.post(edit_url(swedish_plain_page), RESTART, follow=True)
    assert not localize.has_enabled_translation(swedish_plain_page)
    label = localize.field_labels(PlainPage, [field])[0]
    assert f"it would overwrite what has been written by hand in {label}." in answer.text
    assert getattr(swedish_plain_page.get_latest_revision_as_object(), field) == text


@pytest.mark.thorough
def test_when_the_last_page_is_gone_its_words_are(english_plain_page, swedish_plain_page):
    swedish_plain_page.delete()
    assert settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE
    assert StringTranslation.objects.exists()
    english_plain_page.delete()
    key = english_plain_page.translation_key
    assert not StringTranslation.objects.filter(context__object_id=key).exists()
    assert not TranslatableObject.objects.filter(translation_key=key).exists()


@pytest.mark.thorough
def test_without_its_source_a_page_opens_by_hand(
    admin_client, english_plain_page, swedish_plain_page
):
    english_plain_page.delete()
    assert admin_client.get(edit_url(swedish_plain_page)).status_code == 200


# Pages of records.


@pytest.mark.thorough
def test_sending_a_section_of_the_site_to_translation_makes_no_page_of_a_record(
    admin_client, english_page, home, swedish, admin
):
    address = reverse("wagtail_localize:submit_page_translation", args=[home.pk])
    data = {"locales": [swedish.pk], "include_subtree": "on"}
    assert admin_client.post(address, data).status_code == 302
    localize.start_translations(english_page, [swedish], user=admin)
    assert VacancyPage.objects.count() == 1


def test_translate_this_page_leads_to_the_tab_of_the_language(admin_client, english_page, swedish):
    address = reverse("wagtail_localize:submit_page_translation", args=[english_page.pk])
    record = english_page.vacancy
    start = type(record).snippet_viewset.get_url_name("start_language")
    for answer in (admin_client.get(address), admin_client.post(address)):
        assert answer["Location"] == reverse(start, args=[record.pk, "sv"])


@pytest.mark.thorough
def test_no_translation_of_a_record_is_restarted(admin_client, english_page, swedish_page, swedish):
    """One that was stopped before these pages became ordinary ones."""
    localize.start_translations(english_page, [swedish])
    assert "localize-restart-translation" not in admin_client.get(edit_url(swedish_page)).text
    assert admin_client.post(edit_url(swedish_page), RESTART).status_code in (302, 403)
    assert not localize.has_enabled_translation(swedish_page)
