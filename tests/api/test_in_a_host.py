"""The endpoints on the router of a host, and our pages in Wagtail's own endpoint."""

import subprocess
import sys

import pytest
from django.urls import get_resolver

from tests.api.test_hostile_queries import ENDPOINTS
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.host_urls")]

TEXTS = {
    "groupsite_people.PersonPage": "biography",
    "groupsite_research.ResearchAreaPage": "summary",
    "groupsite_vacancies.VacancyPage": "lead",
}


@pytest.fixture
@made_once
def pages(group_site, at) -> dict[str, tuple]:
    """By type: the English page of something public, and one whose page is live and whose record is not."""
    records = (
        (PersonFactory(), PersonFactory(draft=True)),
        (AreaFactory(), AreaFactory(draft=True)),
        (VacancyFactory(), VacancyFactory(scheduled=True)),
    )
    add_project(group_site, make_project(funded=True))
    publication_indexes(group_site)
    make_publication()
    return {
        kind: tuple(group_site.add(record, **{text: "A text."})["en"] for record in pair)
        for (kind, text), pair in zip(TEXTS.items(), records, strict=True)
    }


@pytest.mark.parametrize("name", ENDPOINTS)
def test_the_guide_registers_every_endpoint(client, pages, name):
    told = client.get(f"/api/v2/{name}/", {"fields": "*"}).json()
    assert told["meta"]["total_count"] >= 1
    first = told["items"][0]["meta"]["detail_url"]
    assert first.startswith(f"http://localhost/api/v2/{name}/")
    assert client.get(first).status_code == 200


@pytest.mark.parametrize("kind", TEXTS)
def test_wagtails_own_endpoint_has_no_text_of_a_hidden_page(client, pages, kind):
    public, hidden = pages[kind]
    for url, query in (
        ("/wagtails/pages/", {"type": kind, "fields": "*"}),
        (f"/wagtails/pages/{public.pk}/", {}),
        (f"/wagtails/pages/{hidden.pk}/", {}),
    ):
        told = client.get(url, query).json()
        by_id = {item["id"]: item for item in told.get("items", [told])}
        if public.pk in by_id:
            assert TEXTS[kind] in by_id[public.pk]
            assert by_id[public.pk]["record"]["name"] == public.title
        if hidden.pk in by_id:
            assert TEXTS[kind] not in by_id[hidden.pk]
            assert "record" not in by_id[hidden.pk]


@pytest.mark.parametrize("kind", TEXTS)
def test_wagtails_api_v3_reads_our_fields_and_no_text_of_a_hidden_page(client, pages, kind):
    public, hidden = pages[kind]
    told = client.get(f"/api/v3/pages/{public.pk}/").json()
    assert "A text." in told[TEXTS[kind]]
    assert told["record"]["name"] == public.title
    assert "A text." not in client.get(f"/api/v3/pages/{hidden.pk}/").text


def test_a_host_that_registers_nothing_exposes_nothing(settings):
    """The apps bring no URLs of their own."""
    settings.ROOT_URLCONF = "vacancies.urls"
    assert not [
        one for one in get_resolver("vacancies.urls").url_patterns if "api" in str(one.pattern)
    ]


@pytest.mark.thorough
def test_models_load_without_the_api():
    """Loading the models imports nothing of Wagtail's API v2, which needs loaded models."""
    code = (
        "import sys, django; django.setup(); "
        "print([one for one in sys.modules if one.startswith(('people.api', 'vacancies.api'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
