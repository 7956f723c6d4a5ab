"""The editor of the other language is told what has changed, and takes it over with one button."""

from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.content import localize
from people.content.languages.update_notice import update_notice_for
from people.content.publishing.actions import add_page
from people.content.publishing.states import PageState, language_states
from tests.people.content.translating import publish_translation, translate_all, translation_of
from vacancies.models import Vacancy, VacancyPage


@pytest.fixture
def english_page(ready_page, admin):
    ready_page.lead = "Find out why."
    ready_page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get()


def in_swedish(english_page):
    return VacancyPage.objects.get(
        translation_key=english_page.translation_key, locale__language_code="sv"
    )


@pytest.fixture
def swedish_page(english_page, swedish, swedish_index, admin):
    localize.translate(english_page, [swedish], user=admin)
    translate_all(english_page, swedish)
    publish_translation(english_page, swedish, admin)
    return in_swedish(english_page)


def change(page, user, **words):
    for name, text in words.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user)


def news_on(client, page):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    return BeautifulSoup(html, "html.parser").select_one(".groupsite-news")


def update(client, page):
    return client.post(reverse("groupsite_people_languages:update", args=[page.pk]))


def state():
    vacancy = Vacancy.objects.get()
    return language_states([vacancy])[vacancy.pk][1].state


def test_a_translation_in_step_has_no_news(admin_client, english_page, swedish_page):
    assert news_on(admin_client, swedish_page) is None
    assert news_on(admin_client, english_page) is None


def test_a_change_is_told_at_once_with_its_fields(admin_client, english_page, swedish_page, admin):
    section = {"heading": "Travel", "text": "<p>Much</p>"}
    change(english_page, admin, lead="Other words", extra_sections=[("section", section)])
    news = news_on(admin_client, swedish_page)
    assert "English has changed since it was translated: Lead, Further sections." in " ".join(
        news.text.split()
    )
    assert news.form.button.text == "Update from English"
    compared = news.select_one("a")["href"]
    assert "Other words" in admin_client.get(compared).text
    assert news_on(admin_client, english_page) is None


def test_the_button_takes_it_over_and_the_news_goes(
    admin_client, english_page, swedish_page, swedish
):
    change(english_page, None, lead="Other words")
    answer = update(admin_client, swedish_page)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[swedish_page.pk])
    assert news_on(admin_client, swedish_page) is None
    assert localize.untranslated(swedish_page) == 1
    assert state() == PageState.OUT_OF_DATE
    assert in_swedish(english_page).lead == "[sv] Find out why."  # what readers see
    translate_all(english_page, swedish)
    publish_translation(english_page, swedish)
    assert state() == PageState.LIVE
    assert in_swedish(english_page).lead == "[sv] Other words"


def test_a_draft_of_the_source_is_no_news(admin_client, english_page, swedish_page):
    english_page.lead = "A draft"
    english_page.save_revision()
    assert news_on(admin_client, swedish_page) is None


def test_a_language_can_be_published_later(admin_client, english_page, swedish, swedish_index):
    """English is live, changes and stays live while Swedish is a draft; then Swedish follows."""
    localize.translate(english_page, [swedish])
    swedish_page = in_swedish(english_page)
    change(english_page, None, lead="Other words")
    assert state() == PageState.DRAFT
    assert "Lead" in news_on(admin_client, swedish_page).text
    update(admin_client, swedish_page)
    translate_all(english_page, swedish)
    publish_translation(english_page, swedish)
    assert state() == PageState.LIVE
    assert in_swedish(english_page).first_published_at > english_page.first_published_at


def test_a_page_by_hand_is_told_what_changed_since_it_was_worked_on(
    admin_client, english_page, swedish_index, admin
):
    page = add_page(english_page.vacancy, swedish_index, "Doktorand", admin)
    quiet = news_on(admin_client, page)
    assert "changed" not in quiet.text
    assert quiet.a.text == "Keep as a translation of English"
    change(english_page, admin, lead="Other words")
    assert "English has changed since this page was last worked on: Lead." in " ".join(
        news_on(admin_client, page).text.split()
    )
    page.save_revision(user=admin)
    assert "changed" not in news_on(admin_client, page).text
    assert news_on(admin_client, english_page) is None  # the first language follows none


def test_a_page_whose_translation_was_stopped_is_told_the_same(
    admin_client, english_page, swedish_page, swedish
):
    translation = translation_of(english_page, swedish)
    translation.enabled = False
    translation.save()
    change(english_page, None, lead="Other words")
    assert "worked on: Lead." in " ".join(news_on(admin_client, swedish_page).text.split())
    follow = reverse("groupsite_people_languages:follow", args=[swedish_page.pk])
    admin_client.post(follow)
    # What changed meanwhile is told as ever, not taken for translated.
    assert "translated: Lead." in " ".join(news_on(admin_client, swedish_page).text.split())
    assert state() == PageState.OUT_OF_DATE


def test_without_wagtail_localize_the_news_is_told_too(
    monkeypatch, english_page, swedish_index, admin
):
    page = add_page(english_page.vacancy, swedish_index, "Doktorand", admin)
    change(english_page, admin, lead="Other words")
    for module in ("publishing", "fields", "keeping", "starting", "following"):
        monkeypatch.setattr(import_module(f"people.content.localize.{module}"), "INSTALLED", False)
    news = update_notice_for(page, admin)
    assert (news.fields, news.follow_url, news.update_url) == (["Lead"], None, None)


def test_updating_asks_for_both_rights(client, english_page, swedish_page):
    change(english_page, None, lead="Other words")
    user = get_user_model().objects.create_user("eve", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert update(client, swedish_page).status_code == 302
    assert localize.untranslated(swedish_page) == 0  # nothing was taken over
    assert update_notice_for(swedish_page, user).update_url is None


@pytest.mark.parametrize("name", ["update", "follow"])
def test_an_act_needs_its_page(admin_client, english_page, name):
    address = reverse(f"groupsite_people_languages:{name}", args=[english_page.pk])
    assert admin_client.post(address).status_code == 404
    assert admin_client.post(address.replace(str(english_page.pk), "9999")).status_code == 404


def test_updating_is_no_link(admin_client, swedish_page):
    address = reverse("groupsite_people_languages:update", args=[swedish_page.pk])
    assert admin_client.get(address).status_code == 405


def test_the_news_asks_no_more_because_more_changed(english_page, swedish_page, admin):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert update_notice_for(VacancyPage.objects.get(pk=swedish_page.pk), admin)
        return len(asked)

    change(english_page, None, lead="Other words")
    one = queries()
    change(english_page, None, title="More", required="<p>x</p>", benefits="<p>y</p>")
    assert queries() == one
