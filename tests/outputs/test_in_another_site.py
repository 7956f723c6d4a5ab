"""A site with its own frame gets structured data by one tag, and the open data by one line."""

from pathlib import Path

import pytest

from tests.outputs.open_data import items
from tests.outputs.schemas_of_others import GOOGLE, faults
from tests.outputs.structured_data import node_of_type, nodes

TAG = "{% load groupsite_people %}{% structured_data %}"
FRAME = "<!doctype html><title>Host</title>%s<main>{%% block content %%}{%% endblock %%}</main>"

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[("en",), ("en", "sv")], ids=["one language", "two languages"])
def host(request, settings, tmp_path: Path, scene) -> None:
    """No URL, template or middleware of the group's own site."""
    (tmp_path / "base.html").write_text(FRAME % TAG, encoding="utf-8")
    (tmp_path / "groupsite").mkdir()  # the page type of the scene's home page
    (tmp_path / "groupsite" / "home_page.html").write_text('{% extends "base.html" %}')
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    own = [one for one in settings.MIDDLEWARE if one.startswith("groupsite.")]
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one not in own]
    settings.ROOT_URLCONF = "tests.outputs.urls_of_another_site"
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in request.param]
    if request.param == ("en",):
        for pages in scene.pages.values():
            pages["sv"].unpublish()


def test_one_tag_is_enough(client, host, scene):
    html = client.get(scene.url("vacancy", "en")).text
    posting = node_of_type(html, "JobPosting")
    assert faults(posting, GOOGLE) == []
    assert "directApply" not in posting  # the host has no application form
    assert node_of_type(html, "BreadcrumbList")["itemListElement"][0]["name"] == "Vacancies"
    assert node_of_type(client.get(scene.url("person", "en")).text, "Person")
    assert {one["@type"] for one in nodes(client.get("/en/").text)} >= {"WebSite"}


def test_one_line_is_enough(client, host, scene):
    for name in ("vacancies", "euraxess", "platsbanken"):
        assert items(client, name)
    languages = set(items(client, "vacancies")[0]["pages"])
    assert languages == {code for code, page in scene.pages["vacancy"].items() if page.live}
