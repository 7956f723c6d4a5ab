"""The description of the API is that of its serializers, and says what is really returned."""

import pytest
from django.core.management import call_command
from rest_framework.fields import FloatField, JSONField
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.api.v2.views import ImagesAPIViewSet

from groupsite.api.router import api_router, openapi_description
from groupsite.demo.page_tree import publish_in_all_languages
from groupsite.models import HomePage
from people.api import PeopleAPIViewSet
from people.content.api.openapi import openapi_document
from research.models import ProjectIndexPage, ProjectPage, PublicationIndexPage
from tests.api.json_schema import errors
from tests.factories import PersonFactory
from tests.research.project_items import make_project
from tests.research.publication_items import make_full_publication
from tests.sources import ROOT

FILE = ROOT / "docs" / "reference" / "openapi.json"
LABELS = ("groupsite", "groupsite_people", "groupsite_research", "groupsite_vacancies")


def test_the_file_is_what_the_command_prints(capsys):
    call_command("describe_api")
    assert FILE.read_text(encoding="utf-8") == capsys.readouterr().out, (
        "manage.py describe_api > docs/reference/openapi.json"
    )


def test_every_path_of_the_router_is_described():
    described = set(openapi_description()["paths"])
    assert described == {
        f"/{name}/{end}" for name in api_router._endpoints for end in ("", "{id}/", "find/")
    }


def test_the_comparison_finds_what_is_wrong():
    """Else the test below would pass on anything."""
    document = openapi_description()
    person = document["components"]["schemas"]["groupsite_people.Person"]
    wrong = {"id": "1", "secret": 1, "membership": {"value": "boss", "label": "boss"}}
    assert len(errors(wrong, person, document)) == 3


@pytest.fixture
def scene(demo):
    """The demonstration, and a project and a publication, of which it has none without the invented group."""
    home = HomePage.objects.get(locale__language_code="en")
    titles = {"en": {"title": "Projects", "slug": "p"}, "sv": {"title": "Projekt", "slug": "p"}}
    index = publish_in_all_languages(home, lambda code: ProjectIndexPage(**titles[code]))
    project = make_project(funded=True, members=[PersonFactory()])
    publish_in_all_languages(
        index, lambda code: ProjectPage(title="Waves", slug="waves", project=project)
    )
    lists = {"title": "Publications", "slug": "publications"}
    publish_in_all_languages(home, lambda _code: PublicationIndexPage(**lists))
    make_full_publication([PersonFactory()], [])


def schema_of(document, name, end):
    operation = document["paths"][f"/{name}/{end}"]["get"]
    return operation["responses"]["200"]["content"]["application/json"]["schema"]


class PeopleWithOtherTypes(PeopleAPIViewSet):
    body_fields = [
        *PeopleAPIViewSet.body_fields,
        APIField("portrait_square", serializer=ImageRenditionField("fill-80x80")),
        APIField("height", serializer=FloatField(allow_null=True)),
        APIField("extra", serializer=JSONField()),
    ]


def test_a_field_of_an_unknown_type_is_described_without_one():
    router = WagtailAPIRouter("of_a_host")
    for viewset in (PeopleWithOtherTypes, ImagesAPIViewSet, DocumentsAPIViewSet):
        router.register_endpoint(viewset.name, viewset)
    document = openapi_document(router, "A lab", "/api/v2")
    person = document["components"]["schemas"]["groupsite_people.Person"]["properties"]
    assert [person[name] for name in ("portrait_square", "height", "extra")] == [{}, {}, {}]
    assert {"/images/", "/documents/"} <= set(document["paths"])


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("name", list(api_router._endpoints))
def test_responses_are_as_described(client, scene, name, language):
    document = openapi_description()
    listed = client.get(f"/api/v2/{name}/", {"locale": language, "fields": "*"}).json()
    assert listed["items"]
    assert errors(listed, schema_of(document, name, ""), document) == []
    for item in listed["items"]:
        told = client.get(item["meta"]["detail_url"], {"locale": language}).json()
        schema = schema_of(document, name, "{id}/")
        if told["meta"]["type"].partition(".")[0] in LABELS:
            schema = document["components"]["schemas"][told["meta"]["type"]]
        assert errors(told, schema, document) == []
        assert set(told) <= set(schema.get("properties", told))


def test_every_property_is_returned_somewhere(client, scene):
    """A property that nobody ever gets would be described in vain."""
    document = openapi_description()
    missing = {}
    for name, schema in document["components"]["schemas"].items():
        endpoint = next(
            (n for n, v in api_router._endpoints.items() if v.model._meta.label == name), ""
        )
        if not endpoint or name == "wagtailcore.Page":
            continue
        first = client.get(f"/api/v2/{endpoint}/").json()["items"][0]
        told = client.get(first["meta"]["detail_url"]).json()
        missing[name] = set(schema["properties"]) - set(told)
    assert missing == {name: set() for name in missing}
