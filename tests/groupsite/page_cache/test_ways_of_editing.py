"""Editors' ways to change a site: after each, every page in both languages is what the site says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Workflow
from wagtail.models import PageViewRestriction as Restriction

from people.models import PersonPage
from research.models import NewsIndexPage
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.groupsite.page_cache.whole_site import Watch, stored_bytes
from tests.research.news_items import add_indexes, add_item
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(group_site, at, page_cache) -> Any:
    person = PersonFactory()
    area = AreaFactory(lead=person, members=[person])
    for record in (person, area, VacancyFactory(reference="first edition")):
        group_site.add(record)
    news = add_indexes(group_site)
    add_item(news["en"], "A thesis", people=[person], areas=[area])
    return group_site


@pytest.fixture
def editor(db) -> Client:
    client = Client()
    user = get_user_model().objects.create_superuser("alice", "alice@example.org", "secret")
    client.force_login(user)
    return client


def person_page() -> PersonPage:
    return PersonPage.objects.filter(locale__language_code="en").get()


def post(client: Client, url: str, **data: Any) -> None:
    assert client.post(url, data).status_code == 302


def publish_text(client: Client) -> None:
    page = person_page()
    page.introduction = "Works on waves."
    page.save_revision().publish()


def publish_facts(client: Client) -> None:
    vacancy = Vacancy.objects.get()
    vacancy.reference = "second edition"
    vacancy.save_revision().publish()


def restore_revision(client: Client) -> None:
    vacancy = Vacancy.objects.get()
    vacancy.reference = "draft of an edition"
    older = vacancy.save_revision()
    vacancy.reference = "third edition"
    vacancy.save_revision().publish()
    older.publish()


def publish_on_schedule(client: Client) -> None:
    page = person_page()
    page.introduction, page.go_live_at = "Works on waves.", NOW + timedelta(minutes=1)
    page.save_revision().publish()
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        call_command("publish_scheduled", verbosity=0)


def approve_in_workflow(client: Client) -> None:
    user, page = get_user_model().objects.get(), person_page()
    page.introduction = "Works on waves."
    page.save_revision()
    state = Workflow.objects.get().start(page, user)
    state.current_task_state.approve(user=user)


def bulk_unpublish(client: Client) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    ids = Page.objects.type(PersonPage, VacancyPage).values_list("pk", flat=True)
    post(client, f"{url}?" + "&".join(f"id={pk}" for pk in ids))


def unpublish(client: Client) -> None:
    post(client, reverse("wagtailadmin_pages:unpublish", args=[person_page().pk]))


def delete(client: Client) -> None:
    news = NewsIndexPage.objects.filter(locale__language_code="en").get()
    post(client, reverse("wagtailadmin_pages:delete", args=[news.pk]))


def move(client: Client) -> None:
    home = Page.objects.filter(depth=2).first()
    news = NewsIndexPage.objects.filter(locale__language_code="en").get()
    news.get_children().get().move(home, "last-child")


def translate(client: Client) -> None:
    swedish = NewsIndexPage.objects.filter(locale__language_code="sv").get()
    news = NewsIndexPage.objects.filter(locale__language_code="en").get().get_children().get()
    copy = news.specific.copy_for_translation(swedish.locale)
    copy.title = "En avhandling"
    copy.save_revision().publish()


def restrict(client: Client) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[person_page().get_parent().pk])
    client.post(url, {"restriction_type": "login"})
    assert Restriction.objects.exists()


WAYS: dict[str, Callable[[Client], None]] = {
    function.__name__: function
    for function in (
        publish_facts,
        publish_text,
        restore_revision,
        publish_on_schedule,
        approve_in_workflow,
        bulk_unpublish,
        unpublish,
        delete,
        move,
        translate,
        restrict,
    )
}


@pytest.mark.table
@pytest.mark.parametrize("way", WAYS)
def test_every_page_is_true_afterwards(site, editor, way):
    watch = Watch.begin()
    WAYS[way](editor)
    watch.assert_changed()


@pytest.mark.thorough
def test_drafts_change_no_page_and_are_not_stored(site, editor):
    watch = Watch.begin()
    vacancy, page = Vacancy.objects.get(), person_page()
    vacancy.reference = page.introduction = "Not yet public."
    vacancy.save_revision()
    page.save_revision()
    for url in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        vacancy.snippet_viewset.get_url_name("list"),
    ):
        editor.get(url if url.startswith("/") else reverse(url))
    assert watch.assert_true() == watch.before
    assert b"Not yet public." not in stored_bytes()
    assert b"alice@example.org" not in stored_bytes()
    assert b"csrfmiddlewaretoken" not in stored_bytes()
