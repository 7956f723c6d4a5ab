"""The hub where there is nothing to list: whole sentences, and the way to begin."""

import pytest
from django.urls import reverse

from people.models import Person
from research.models import ResearchArea
from vacancies.models import Vacancy

HUBS = pytest.mark.parametrize(
    ("model", "new"),
    [(Vacancy, "Ny ledig tjänst"), (Person, "Ny person"), (ResearchArea, "Nytt forskningsområde")],
)


@pytest.fixture
def read(admin_client):
    def read_hub(model, query=""):
        address = reverse(model.snippet_viewset.get_url_name("list"))
        answer = admin_client.get(address + query, headers={"accept-language": "sv"})
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return read_hub


@HUBS
@pytest.mark.django_db
def test_an_empty_hub_says_so_and_offers_to_begin(read, model, new):
    page = read(model)
    add = reverse(model.snippet_viewset.get_url_name("add"))
    assert f'Här finns ingenting än. <a href="{add}">{new}</a>' in page


@HUBS
@pytest.mark.django_db
def test_a_search_without_hits_says_so(read, model, new):
    page = read(model, "?q=xyzzy")
    assert "<p>Ingenting matchar din sökning.</p>" in page
