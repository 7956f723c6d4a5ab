"""Stopping, deleting and starting a translation again loses nothing that was written."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslatableObject

from people.content import localize
from people.content.publishing.actions import add_page
from people.content.publishing.states import PageState, language_states
from tests.people.content.translating import (
    edit_string,
    in_locale,
    publish_translation,
    translate_all,
    translation_of,
)
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

RESTART = {"localize-restart-translation": "1"}


def newest(english_page):
    return in_locale(english_page, "sv")


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def stop(client, english_page, page):
    """The button of wagtail-localize's editor."""
    pk = translation_of(english_page, page.locale).pk
    response = client.post(reverse("wagtail_localize:stop_translation", args=[pk]))
    assert response.status_code == 302
    assert not localize.is_translation(page)
    page.refresh_from_db()


def write_by_hand(page, user, publish=True, **words):
    draft = page.get_latest_revision_as_object()
    for name, text in words.items():
        setattr(draft, name, text)
    revision = draft.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    page.refresh_from_db()


def texts_kept():
    """Without the slug, which saving a page makes valid."""
    rows = StringTranslation.objects.exclude(context__path="slug")
    return set(rows.values_list("data", flat=True))


def state(code="sv"):
    vacancy = Vacancy.objects.get()
    entries = language_states([vacancy])[vacancy.pk]
    return next(entry.state for entry in entries if entry.locale.language_code == code)


def test_restarting_keeps_what_was_translated(admin_client, english_page, swedish_page):
    texts = texts_kept()
    stop(admin_client, english_page, swedish_page)
    admin_client.post(edit_url(swedish_page), RESTART)
    assert localize.is_translation(swedish_page)
    assert texts_kept() == texts
    assert state() == PageState.LIVE


def test_stopping_takes_unpublished_texts_into_a_draft(
    admin_client, english_page, swedish_page, swedish
):
    """The editor by hand goes on from the newest words; visitors see no word of them."""
    edit_string(english_page, swedish, path="lead")
    stop(admin_client, english_page, swedish_page)
    assert swedish_page.get_latest_revision_as_object().lead == "[sv] Find out why.!"
    assert swedish_page.lead == "[sv] Find out why."
    admin_client.post(edit_url(swedish_page), RESTART)
    publish_translation(english_page, swedish)
    assert newest(english_page).lead == "[sv] Find out why.!"


def test_restarting_takes_words_by_hand_over(
    admin_client, english_page, swedish_page, swedish, admin
):
    stop(admin_client, english_page, swedish_page)
    by_hand = "<ul><li>Matematik</li><li>Nyfikenhet</li></ul>"
    write_by_hand(swedish_page, admin, lead="Ta reda på varför.", required=by_hand)
    admin_client.post(edit_url(swedish_page), RESTART)
    assert localize.is_translation(swedish_page)
    assert state() == PageState.LIVE  # what is live is what the translation says
    publish_translation(english_page, swedish)
    again = newest(english_page)
    assert again.lead == "Ta reda på varför."
    assert "Matematik" in again.required
    assert "Nyfikenhet" in again.required


def test_restarting_takes_a_draft_by_hand_over(
    admin_client, english_page, swedish_page, swedish, admin
):
    stop(admin_client, english_page, swedish_page)
    write_by_hand(swedish_page, admin, publish=False, lead="Utkast")
    admin_client.post(edit_url(swedish_page), RESTART)
    assert state() == PageState.OUT_OF_DATE
    publish_translation(english_page, swedish)
    assert newest(english_page).lead == "Utkast"


APART = [
    ("required", "<ul><li>Matematik</li></ul><p>Och mer</p>"),
    ("required", '<ul><li>Mathematics</li><li><a href="https://x.example">Hm</a></li></ul>'),
    ("meritorious", "<p>Bara på svenska</p>"),
    ("lead", ""),
]


@pytest.mark.parametrize(("field", "text"), APART)
def test_words_that_would_be_written_over_are_asked_about(
    admin_client, english_page, swedish_page, swedish, admin, field, text
):
    stop(admin_client, english_page, swedish_page)
    write_by_hand(swedish_page, admin, publish=False, **{field: text})
    answer = admin_client.post(edit_url(swedish_page), RESTART)
    assert answer.url == reverse("groupsite_people_languages:follow", args=[swedish_page.pk])
    assert not localize.is_translation(swedish_page)
    asked = admin_client.get(answer.url).text
    assert str(localize.labels(VacancyPage, [field])[0]) in asked
    admin_client.post(answer.url)
    assert localize.is_translation(swedish_page)
    assert getattr(swedish_page.get_latest_revision_as_object(), field) == text  # in the history


def test_a_page_by_hand_from_the_start_can_be_kept(
    admin_client, english_page, swedish_index, swedish, admin
):
    page = add_page(english_page.vacancy, swedish_index, "Doktorand i kodning", admin)
    write_by_hand(page, admin, lead="Ta reda på varför.")
    admin_client.post(reverse("groupsite_people_languages:follow", args=[page.pk]))
    assert localize.source_of(page) == english_page
    assert localize.untranslated(page) == 2  # the two requirements were never written
    translate_all(english_page, swedish)
    publish_translation(english_page, swedish)
    again = newest(english_page)
    assert (again.title, again.lead) == ("Doktorand i kodning", "Ta reda på varför.")


def test_only_a_page_by_hand_beside_another_can_be_kept(admin_client, english_page, swedish_page):
    for one in (english_page, swedish_page):
        address = reverse("groupsite_people_languages:follow", args=[one.pk])
        assert admin_client.get(address).status_code == 404


def test_deleting_and_starting_again_keeps_what_was_translated(
    admin_client, english_page, swedish_page, swedish
):
    assert settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE
    swedish_page.delete()
    assert state() == PageState.MISSING
    start = reverse("wagtail_localize:submit_page_translation", args=[english_page.pk])
    admin_client.post(start, {"locales": [swedish.pk]})
    again = newest(english_page)
    assert (again.lead, again.live) == ("[sv] Find out why.", False)
    assert localize.untranslated(again) == 0


def test_when_the_last_page_is_gone_its_words_are(english_page, swedish_page):
    swedish_page.delete()
    assert StringTranslation.objects.exists()
    english_page.delete()
    key = english_page.translation_key
    assert not StringTranslation.objects.filter(context__object_id=key).exists()
    assert not TranslatableObject.objects.filter(translation_key=key).exists()


def test_without_its_source_a_page_opens_by_hand(admin_client, english_page, swedish_page):
    english_page.delete()
    assert admin_client.get(edit_url(swedish_page)).status_code == 200
    assert newest(english_page).lead == "[sv] Find out why."
