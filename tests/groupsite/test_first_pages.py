"""What docs/debian.md has an administrator click on an empty site, until visitors see a home page."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Site, WorkflowPage
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from groupsite.models import HomePage
from groupsite.roles import set_up_groups

pytestmark = pytest.mark.django_db
# What scripts put into a form
MADE_BY_SCRIPTS = nested_form_data(
    {"records": streamfield([]), "where_we_work": rich_text(""), "body": streamfield([])}
)


@pytest.fixture
def administrator(client: Client) -> Client:
    """Of a site that has only what `migrate` and `setup_roles` make."""
    Locale.objects.get_or_create(language_code="sv")
    set_up_groups()
    client.force_login(get_user_model().objects.create_superuser("owner"))
    return client


def add(client: Client, parent: Any, model: str, **values: str) -> Any:
    url = reverse("wagtailadmin_pages:add", args=[*model.split("."), parent.pk])
    data = querydict_from_html(client.get(url).text, form_id="page-edit-form")
    for name, value in (MADE_BY_SCRIPTS | values | {"action-publish": "action-publish"}).items():
        data[name] = value
    answer = client.post(url, data)
    assert answer.status_code == 302, answer.context["form"].errors
    return Page.objects.get(slug=values["slug"], locale__language_code="en").specific


def test_from_the_welcome_page_to_a_home_page_with_a_list_of_people(administrator: Client) -> None:
    assert "Welcome to your new Wagtail site!" in administrator.get("/en/").text
    root, site = Page.get_first_root_node(), Site.objects.get()
    welcome = site.root_page
    home = add(administrator, root, "groupsite.homepage", title="Wave Group", slug="wave-group")
    administrator.post(
        reverse("wagtailsites:edit", args=[site.pk]),
        {
            "hostname": "testserver",
            "port": "443",
            "site_name": "Wave Group",
            "root_page": str(home.pk),
            "is_default_site": "on",
        },
    )
    administrator.post(reverse("wagtailadmin_pages:delete", args=[welcome.pk]))
    call_command("setup_roles", verbosity=0)
    assert Site.objects.get().root_page.specific == home
    assert not Page.objects.filter(pk=welcome.pk).exists()
    assert WorkflowPage.objects.filter(page=home).exists()
    assert "Wave Group" in administrator.get("/en/").text
    assert HomePage.objects.count() == 1
    add(administrator, home, "groupsite_people.personindexpage", title="People", slug="people")
    assert administrator.get("/en/people/").status_code == 200
