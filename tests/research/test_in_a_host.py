"""Publications and projects in somebody else's site with one language: no skin, URL or middleware of ours.

`tests/wheel/test_hosts.py` does the same with the wheel, without wagtail-localize.
"""

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from research.models import Candidate, Publication, PublicationAddress, PublicationVersion
from tests.factories import AreaFactory, PersonFactory
from tests.pages import Read
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = pytest.mark.django_db

FRAME = "<!doctype html><title>Host</title><main>{% block content %}{% endblock %}</main>"
INBOX = "groupsite_research_inbox"
ARTICLE = "@article{a, title={On waves}, author={Ek, Anna}, journal={Winds}, year=2016}"
PREPRINT = (
    "@misc{b, title={On waves}, author={Ek, Anna}, year=2015, eprint={1507.07714},"
    " archiveprefix={arXiv}}"
)


@pytest.fixture(autouse=True)
def host(settings, tmp_path, group_site, at):
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    own = [one for one in settings.MIDDLEWARE if one.startswith("groupsite.")]
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one not in own]
    settings.ROOT_URLCONF = "tests.research.urls_of_a_host"
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    return group_site


@pytest.fixture
def pages(host):
    """The paths of the list of publications, and of a project's page."""
    alice, area = PersonFactory(), AreaFactory()
    host.add(alice, title="Alice Ek")
    host.add(area, title="Coding")
    project = make_project(leads=[alice], areas=[area])
    made = add_project(host, project, title="Wide waves")
    rows = {"areas": [area], "projects": [project]}
    publication = make_publication(people=[alice], rows=rows, with_mathematics=True)
    listed = publication_indexes(host)
    Page.objects.filter(locale__language_code="sv").update(live=False)
    return {
        "list": listed["en"].get_url(),
        "project": made["en"].get_url(),
        "projects": made["en"].get_parent().get_url(),
        "publication": f"{listed['en'].get_url()}{publication.cite_key}/",
    }


@pytest.fixture
def editor(admin_user):
    client = Client()
    client.force_login(admin_user)
    return client


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("list", "Bounds on"),
        ("publication", "About the publication"),
        ("project", "Bounds on"),
        ("projects", "Wide waves"),
    ],
)
def test_each_page_is_in_the_frame_of_the_host(client, pages, page, words):
    response = client.get(pages[page])
    assert words in Read.from_response(response).text
    assert "<title>Host</title>" in response.text
    assert "hreflang" not in response.text


@pytest.mark.parametrize(
    ("query", "count"), [("q=bounds", 1), ("year=2016&kind=article", 1), ("q=winds", 0)]
)
def test_the_list_is_filtered(client, pages, query, count):
    page = Read.from_response(client.get(f"{pages['list']}?{query}"))
    assert len(page.texts("h3")) == count


@pytest.mark.table
@pytest.mark.parametrize("file", ["bibtex", "ris", "csl-json"])
@pytest.mark.parametrize("page", ["list", "publication"])
def test_each_file_is_sent(client, pages, page, file):
    response = client.get(f"{pages[page]}{file}/")
    assert (response.status_code, b"Journal of Waves" in response.getvalue()) == (200, True)


def test_a_host_whose_urls_have_no_last_slash(client, pages, monkeypatch):
    """WAGTAIL_APPEND_SLASH is False: whatever leads to a publication leads there."""
    monkeypatch.setattr("wagtail.models.pages.WAGTAIL_APPEND_SLASH", False)
    listed = Read.from_response(client.get(pages["list"]))
    assert [link["href"] for link in listed.main.select("h3 a")] == [pages["publication"]]
    shown = Read.from_response(client.get(pages["publication"]))
    files = [link["href"] for link in (*listed.main.select("a[rel]"), *shown.main.select("a[rel]"))]
    assert len(files) == 6
    assert {client.get(file).status_code for file in files} == {200}
    assert f"http://localhost{pages['publication']}</loc>" in client.get("/sitemap.xml").text
    old = PublicationAddress.objects.create(publication=Publication.objects.get(), cite_key="old")
    moved = client.get(f"{pages['list']}{old.cite_key}/")
    assert (moved.status_code, moved["Location"]) == (301, pages["publication"])


def test_the_sitemap_has_one_entry_each_and_no_other_language(client, pages):
    found = fromstring(client.get("/sitemap.xml").content)
    places = [one.text or "" for one in found.iter() if one.tag.endswith("}loc")]
    for path in pages.values():
        assert len([one for one in places if one.endswith(path)]) == 1, path
    assert [one.get("href") for one in found.iter() if one.get("hreflang")] == []


def test_a_publication_comes_in_by_the_inbox_and_its_preprint_is_merged(client, editor, pages):
    for text, action in ((ARTICLE, "accept"), (PREPRINT, "merge")):
        assert editor.post(reverse(f"{INBOX}:add"), {"text": text}, follow=True).status_code == 200
        candidate = Candidate.objects.latest("pk")
        sent = {"action": action, "publication": candidate.publication_id or ""}
        editor.post(reverse(f"{INBOX}:decide", args=[candidate.pk]), sent)
    made = Publication.objects.get(title_text="On waves")
    assert [one.arxiv for one in PublicationVersion.objects.filter(publication=made)] == [
        "1507.07714"
    ]
    assert "On waves" in Read.from_response(client.get(pages["list"])).texts("h3")
    shown = Read.from_response(client.get(f"{pages['list']}{made.cite_key}/"))
    assert "1507.07714" in shown.text


def test_the_forms_of_facts_have_one_language(editor, pages):
    """Neither form offers a second one."""
    for model in ("project", "publication"):
        listed = editor.get(reverse(f"wagtailsnippets_groupsite_research_{model}:list"))
        assert (listed.status_code, "Svenska" in listed.text) == (200, False)
