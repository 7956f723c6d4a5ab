"""Publishing many pages at once cannot refuse, so it says what readers do not get."""

import pytest
from django.urls import reverse

from people.content import localize
from tests.people.content.translating import in_locale
from vacancies.models import VacancyPage

WAITS = "Visitors do not see"


def publish_all(client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in VacancyPage.objects.all())
    return client.post(f"{address}?{ids}&next=/admin/", follow=True).text


def test_incomplete_facts_are_named(admin_client, page):
    html = publish_all(admin_client)
    assert WAITS in html
    assert "Name at least one supervisor." in html
    assert VacancyPage.objects.get().live


def test_texts_that_wait_are_named_of_a_page_without_a_record(admin_client, home, swedish, admin):
    home.lead = "Who we are"
    home.save_revision(user=admin).publish(user=admin)
    localize.start_translations(home, [swedish])
    page = in_locale(home, "sv")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    html = admin_client.post(f"{address}?id={page.pk}&next=/admin/", follow=True).text
    assert WAITS in html
    assert "texts are not translated yet." in html
    page.refresh_from_db()
    assert not page.live


@pytest.mark.usefixtures("ready_page")
def test_nothing_is_said_of_what_readers_get(admin_client):
    html = publish_all(admin_client)
    assert "published" in html
    assert WAITS not in html
    assert VacancyPage.objects.get().vacancy.live
