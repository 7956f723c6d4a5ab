"""The editor of a language is told which sections have changed in another one."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from people.content.languages.section_change_notices import section_change_notices_of_page
from people.content.publishing.states import PageState, language_states_by_record_id
from tests.people.content.translating import write_in
from vacancies.models import Vacancy, VacancyPage


def change(page, user, **texts):
    page = VacancyPage.objects.get(pk=page.pk)
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user)


def news_on(client, page):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    return BeautifulSoup(html, "lxml").select_one(".groupsite-update-notice")


def said(news):
    return " ".join(news.text.split())


def state():
    vacancy = Vacancy.objects.get()
    return language_states_by_record_id([vacancy])[vacancy.pk][1].state


def confirm(client, news):
    """The button of the notice: sends its form."""
    fields = [(field["name"], field["value"]) for field in news.select("form input")]
    data = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return client.post(news.form["action"], data, follow=True)


@pytest.mark.thorough
def test_pages_that_agree_have_no_news(admin_client, english_page, swedish_page):
    assert news_on(admin_client, swedish_page) is None
    assert news_on(admin_client, english_page) is None


@pytest.mark.thorough
def test_a_change_is_told_with_its_sections(admin_client, english_page, swedish_page, admin):
    section = {"heading": "Travel", "text": "<p>Much</p>"}
    change(english_page, admin, lead="Other words", extra_sections=[("section", section)])
    news = news_on(admin_client, swedish_page)
    assert "2 sections have changed in English: Introduction, Further sections" in said(news)
    assert news_on(admin_client, english_page) is None


@pytest.mark.thorough
def test_each_section_leads_to_its_field(admin_client, english_page, swedish_page, admin):
    change(english_page, admin, lead="Other words", required="<p>More</p>")
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[swedish_page.pk])).text
    soup = BeautifulSoup(html, "lxml")
    links = [link["href"] for link in soup.select(".groupsite-update-notice a")]
    assert len(links) == 2
    assert all(soup.select_one(link) for link in links)


@pytest.mark.thorough
def test_all_still_right(admin_client, english_page, swedish_page, admin):
    change(english_page, admin, lead="Other words", required="<p>More</p>")
    confirm(admin_client, news_on(admin_client, swedish_page))
    assert news_on(admin_client, swedish_page) is None
    assert state() == PageState.LIVE


@pytest.mark.thorough
def test_what_changed_while_the_notice_was_read_stays(
    admin_client, english_page, swedish_page, admin
):
    change(english_page, admin, lead="Other words", required="<p>More</p>")
    news = news_on(admin_client, swedish_page)
    change(english_page, admin, lead="Third words")
    confirm(admin_client, news)
    assert "1 section has changed in English: Introduction" in said(
        news_on(admin_client, swedish_page)
    )


@pytest.mark.thorough
def test_a_draft_of_a_live_original_is_no_news(admin_client, english_page, swedish_page):
    english_page.lead = "A draft"
    english_page.save_revision()
    assert news_on(admin_client, swedish_page) is None


def test_news_of_an_original_that_one_may_not_see_is_not_told(english_page, swedish_page, admin):
    change(english_page, admin, lead="Other words")
    PageViewRestriction.objects.create(page=english_page, restriction_type="login")
    user = get_user_model().objects.create_user("eve", password="x")
    assert section_change_notices_of_page(VacancyPage.objects.get(pk=swedish_page.pk), user) == []


def test_a_language_can_be_published_later(admin_client, english_page, swedish_index, admin):
    """English is live, changes and stays live while Swedish is a draft; then Swedish follows."""
    page = write_in(english_page, "sv", admin, publish=False)
    change(english_page, admin, lead="Other words")
    assert state() == PageState.DRAFT
    page.get_latest_revision().publish(user=admin)
    assert state() == PageState.LIVE


def test_the_news_asks_no_more_because_more_changed(english_page, swedish_page, admin):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert section_change_notices_of_page(
                VacancyPage.objects.get(pk=swedish_page.pk), admin
            )
        return len(asked)

    change(english_page, admin, lead="Other words")
    one = queries()
    change(english_page, admin, title="More", required="<p>x</p>", benefits="<p>y</p>")
    assert queries() == one


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_either_language_leads(admin_client, english_page, swedish_page, admin, language):
    changed, other = (english_page, swedish_page)
    if language == "sv":
        changed, other = other, changed
    change(changed, admin, lead="Other words")
    named = {"en": "English", "sv": "Swedish"}[language]
    assert f"1 section has changed in {named}: Introduction" in said(news_on(admin_client, other))
