"""Publishing many pages at once cannot refuse, so it says what readers do not get."""

import pytest
from django.urls import reverse

from vacancies.models import VacancyPage

WAITS = "Readers do not get"


def publish_all(client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in VacancyPage.objects.all())
    return client.post(f"{address}?{ids}&next=/admin/", follow=True).text


def test_incomplete_facts_are_named(admin_client, page):
    html = publish_all(admin_client)
    assert WAITS in html
    assert "Name at least one supervisor." in html
    assert VacancyPage.objects.get().live


@pytest.mark.usefixtures("ready_page")
def test_nothing_is_said_of_what_readers_get(admin_client):
    html = publish_all(admin_client)
    assert "published" in html
    assert WAITS not in html
    assert VacancyPage.objects.get().vacancy.live
