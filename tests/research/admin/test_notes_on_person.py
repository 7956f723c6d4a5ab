"""The form of a person says how many publications the person has, to those who decide about them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.content.records.urls import edit_url
from research.models import Authorship
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
def wei(accounts):
    return PersonFactory(given_name="Wei", family_name="Li", user=accounts["member"])


def link_texts(client, person):
    soup = BeautifulSoup(client.get(edit_url(person)).text, "lxml")
    links = soup.select('a[href*="person="], a[href*="verdict=open"]')
    return {link.text: link["href"] for link in links}


def test_it_counts_and_leads_to_the_filtered_lists(accounts, wei):
    make_publication(people=[wei])
    make_publication(people=[wei])
    make_publication(rows={"authorships": [Authorship(given="W.", family="Li")]})
    make_publication(rows={"authorships": [Authorship(given="B.", family="Li")]})
    client = signed_in(accounts, "editor")
    found = link_texts(client, wei)
    waiting = "1 publication is waiting for a decision whether this person wrote it"
    assert list(found) == ["2 publications", waiting]
    listed = client.get(found["2 publications"]).context["object_list"]
    assert len(listed) == 2
    names = client.get(found[waiting]).context["object_list"]
    assert [form.as_printed for form in names] == ["Li, W."]


def test_nothing_without_publications(accounts, wei):
    assert link_texts(signed_in(accounts, "editor"), wei) == {}


def test_members_see_no_such_links(accounts, wei):
    make_publication(people=[wei])
    assert link_texts(signed_in(accounts, "member"), wei) == {}


def test_the_number_of_queries_does_not_grow(accounts, wei):
    client, counts = signed_in(accounts, "editor"), []
    for number in (1, 5):
        for _paper in range(number):
            make_publication(people=[wei])
            make_publication(rows={"authorships": [Authorship(given="W.", family="Li")]})
        client.get(edit_url(wei))
        with CaptureQueriesContext(connection) as queries:
            client.get(edit_url(wei))
        counts.append(len(queries))
    assert counts[0] == counts[1]
