"""R52: our own error pages, in the visitor's language, without anything of the inside."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext

from groupsite import urls
from tests.factories import VacancyFactory
from tests.hiding import hide_record

INTERNALS = (
    "Traceback",
    "Exception",
    "wagtail_serve",
    "URLconf",
    "DEBUG",
    "sqlite",
    "/site-packages/",
)


def refuse(request):
    raise PermissionDenied("the secret reason")


def fail(request):
    raise RuntimeError("the secret reason")


class Broken:
    """The site's own addresses, and two that go wrong."""

    urlpatterns = [
        path("en/refused/", refuse),
        path("sv/refused/", refuse),
        path("en/broken/", fail),
        *urls.urlpatterns,
    ]


@pytest.fixture
def visit(pages, settings):
    """The answer at an address, as a visitor meets it: no exception comes through."""
    settings.ROOT_URLCONF = Broken
    return Client(raise_request_exception=False).get


@pytest.mark.table(every="path")
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("nowhere/giuseppe/", 404, "There is no page at this address"),
        ("nowhere/%E2%80%AE%3Cscript%3E/", 404, "There is no page at this address"),
        ("refused/", 403, "You do not have access to this page"),
    ],
)
def test_error_page_speaks_the_visitor_s_language(visit, language, path, status, says):
    response = visit(f"/{language}/{path}")
    assert response.status_code == status
    page = BeautifulSoup(response.text, "lxml")
    with translation.override(language):
        assert page.h1.get_text() == gettext(says)
    assert page.html["lang"] == language
    assert page.select_one(f"main a[href='/{language}/']")
    assert len(page.select(".next-links a")) == 4
    assert not response.cookies


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_page_that_was_unpublished_is_offered_in_the_other_language(group_site, at, language):
    pages = group_site.add(VacancyFactory())
    hidden = pages.pop(language)
    (other,) = pages.values()
    type(hidden).objects.filter(pk=hidden.pk).update(first_published_at=at, live=False)
    assert links_in_main_part(hidden) == [other.url]
    hide_record(other)
    assert links_in_main_part(hidden) == []


def test_a_draft_that_was_never_public_is_not_known(group_site):
    """R45: nobody learns by guessing that there is a draft."""
    draft = group_site.add(VacancyFactory())["en"]
    type(draft).objects.filter(pk=draft.pk).update(first_published_at=None, live=False)
    assert links_in_main_part(draft) == []


def links_in_main_part(page):
    """The links of the error page at this page's URL that name their language."""
    response = Client().get(page.url)
    assert response.status_code == 404
    links = BeautifulSoup(response.text, "lxml").select("main a[hreflang]")
    return [link["href"] for link in links]


def test_without_a_language_the_browser_s_is_spoken(visit):
    response = visit("/nowhere.html", headers={"accept-language": "sv"})
    assert response.status_code == 404
    assert '<html lang="sv">' in response.text


@pytest.mark.parametrize("path", ["/en/nowhere/", "/en/refused/", "/en/broken/", "/favicon.gif"])
def test_error_page_shows_nothing_of_the_inside(visit, path):
    html = visit(path).text
    assert "the secret reason" not in html
    assert [word for word in INTERNALS if word in html] == []


def test_not_found_draws_the_address_with_a_piece_missing(visit):
    page = BeautifulSoup(visit("/en/nowhere/").text, "lxml")
    drawing = page.select_one(".colophon .code-line path")["d"]
    assert drawing.count("M") == 2
    whole = BeautifulSoup(visit("/en/about/").text, "lxml")
    assert whole.select_one(".colophon .code-line path")["d"].count("M") == 1


def test_not_found_has_a_search_field_above_the_ways_on(visit):
    page = BeautifulSoup(visit("/sv/nowhere/").text, "lxml")
    form = page.select_one("main form[role=search]")
    with translation.override("sv"):
        assert (form["action"], form.input["value"]) == (reverse("groupsite_search"), "")
    assert form.find_next(class_="next-links")


def test_not_found_says_no_word_of_the_address(visit):
    assert "xylophone" not in visit("/en/xylophone/").text.split("</head>")[1]


@pytest.mark.parametrize(("path", "status"), [("/en/broken/", 500)])
def test_broken_page_needs_no_database(visit, path, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = visit(path)
    assert response.status_code == status
    page = BeautifulSoup(response.text, "lxml")
    assert page.h1.get_text() == "We could not show this page"
    assert page.select_one("[lang=sv] h2").get_text() == "Sidan kunde inte visas"
    assert page.select_one("link[rel=stylesheet]")["href"] == "/static/groupsite/css/site.css"


def test_wrong_host_is_refused(pages):
    """R53."""
    response = Client(raise_request_exception=False).get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "We could not read this request" in response.text
    assert "evil.example" not in response.text


def test_a_form_without_its_key_is_refused_with_a_way_on(pages):
    """R33, as far as there are forms."""
    response = Client(enforce_csrf_checks=True).post("/en/")
    assert response.status_code == 403
    assert "too long to be sent safely" in response.text
    assert "CSRF" not in response.text
