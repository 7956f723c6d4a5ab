"""A site with its own frame gets each output by the one line of its guide, in one language or in two."""

from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.factories import NOW
from tests.outputs.all_outputs import OUTPUTS
from tests.outputs.open_data import items
from tests.outputs.scene import TITLES
from tests.outputs.schemas_of_others import GOOGLE, faults
from tests.outputs.structured_data import node_of_type, nodes
from vacancies.models import Vacancy

TAGS = (
    "{% load groupsite_people groupsite_vacancies %}{% structured_data %}"
    "{% block feed %}{% vacancy_feed_links %}{% endblock %}"
)
FRAME = "<!doctype html><title>Host</title>%s<main>{%% block content %%}{%% endblock %%}</main>"
HOSTS = {
    ("en",): "tests.outputs.urls_of_another_site",
    ("en", "sv"): "tests.outputs.urls_of_another_site_in_two_languages",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(params=HOSTS, ids=["one language", "two languages"])
def host(request, settings, tmp_path: Path, scene) -> tuple[str, ...]:
    """No URL, template or middleware of the group's own site. The languages of the host."""
    (tmp_path / "base.html").write_text(FRAME % TAGS, encoding="utf-8")
    (tmp_path / "groupsite").mkdir()  # the page type of the scene's home page
    (tmp_path / "groupsite" / "home_page.html").write_text('{% extends "base.html" %}')
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    own = [one for one in settings.MIDDLEWARE if one.startswith("groupsite.")]
    django = ["django.middleware.locale.LocaleMiddleware"] if len(request.param) > 1 else []
    settings.MIDDLEWARE = [*django, *(one for one in settings.MIDDLEWARE if one not in own)]
    settings.ROOT_URLCONF = HOSTS[request.param]
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in request.param]
    if request.param == ("en",):
        for pages in scene.pages.values():
            pages["sv"].unpublish()
    return request.param


def test_one_tag_is_enough(client, host, scene):
    html = client.get(scene.url("vacancy", "en")).text
    posting = node_of_type(html, "JobPosting")
    assert faults(posting, GOOGLE) == []
    assert "directApply" not in posting  # the host has no application form
    assert node_of_type(html, "BreadcrumbList")["itemListElement"][0]["name"] == "Vacancies"
    assert node_of_type(client.get(scene.url("person", "en")).text, "Person")
    assert {one["@type"] for one in nodes(client.get("/en/").text)} >= {"WebSite"}


@pytest.mark.table
@pytest.mark.parametrize("output", OUTPUTS, ids=str)
def test_one_line_is_enough(client, host, scene, output):
    """Before and after an extension, in each language of the host."""
    for language in host:
        found = output.read(client, scene, language)
        assert found.title == (TITLES[language] if output.tells_facts else "")
    vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
    vacancy.deadline_on += timedelta(days=7)
    vacancy.save()
    for language in host:
        later = output.read(client, scene, language)
        moved = later.closes_at - found.closes_at if output.tells_facts else timedelta(days=7)
        assert moved == timedelta(days=7)
        assert later.changed_at in (None, NOW)


def test_the_languages_of_open_data_are_those_of_the_host(client, host, scene):
    assert set(items(client, "vacancies")[0]["pages"]) == set(host)
    assert len(items(client, "platsbanken")) == len(items(client, "euraxess")) == len(host)


@pytest.mark.table(every="kind")
@pytest.mark.parametrize(("kind", "number"), [("vacancy", 1), ("area", 2), ("person", 2)])
def test_each_page_names_its_feeds(client, host, scene, kind, number):
    for language in host:
        page = BeautifulSoup(client.get(scene.url(kind, language)).text, "lxml")
        links = [one["href"] for one in page.select('link[rel="alternate"][type]')]
        assert len(links) == number
        for link in links:
            assert link.startswith(f"/{language}/feeds/{kind}/")
            assert client.get(link).status_code == 200
