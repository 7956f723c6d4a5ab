"""What the form of a page beside its original costs, and that it does not grow with the site."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.content.publishing.actions import create_record_with_page
from people.content.records.urls import edit_url
from tests.people.side_by_side.conftest import publish
from vacancies.choices import PositionKind
from vacancies.models import Vacancy

BUDGET = 67
FACTS_BUDGET = 48


def queries(client, page):
    return queries_of_url(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def queries_of_url(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in found]


@pytest.mark.parametrize("further", [0, 30])
def test_the_form_beside_the_original(original, translated, admin, admin_client, index, further):
    publish(original, admin, lead="Find out how.")
    for number in range(further):
        record = Vacancy(name=f"PhD student {number}", kind=PositionKind.DOCTORAL)
        create_record_with_page(record, index, f"PhD student {number}", admin)
    asked = queries(admin_client, translated)
    assert len(asked) <= BUDGET, "\n".join(asked)


@pytest.mark.parametrize("further", [0, 30])
def test_the_form_of_the_facts(translated, admin, admin_client, index, further):
    for number in range(further):
        record = Vacancy(name=f"PhD student {number}", kind=PositionKind.DOCTORAL)
        create_record_with_page(record, index, f"PhD student {number}", admin)
    asked = queries_of_url(admin_client, edit_url(translated.vacancy))
    assert len(asked) <= FACTS_BUDGET, "\n".join(asked)
