"""The site's own words: written per language in the admin, read round every page."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from groupsite.models import SiteText, SiteWords
from groupsite.roles import EDITORS, set_up_groups
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

# By field: where it stands on the home page.
PLACES = {
    "announcement": ".announcement",
    "about": ".colophon__about",
    "contact": ".colophon__contact",
    "visiting_address": ".colophon .contact-details__address",
    "people_heading": "#people",
    "areas_heading": "#areas",
    "place_heading": "#where",
    "nothing_open": ".notice--plain h2",
    "nothing_open_text": ".notice--plain p",
}
RICH = ("announcement", "contact")


@pytest.fixture
def words(demo):
    found = SiteWords.objects.get_or_create(site=Site.objects.get())[0]
    found.texts.all().delete()
    found.save()
    return found


def write(words, language, **own):
    SiteText.objects.create(words=words, language=language, **own)


def read(client, selector, address="/en/"):
    return BeautifulSoup(client.get(address).text, "lxml").select_one(selector)


@pytest.mark.table
@pytest.mark.parametrize("field", [name for name in PLACES if not name.startswith("nothing")])
def test_each_language_has_its_own_words(client, words, field):
    text = "<p>{}</p>" if field in RICH else "{}"
    write(words, "en", **{field: text.format("Our own")})
    write(words, "sv", **{field: text.format("Våra egna")})
    assert read(client, PLACES[field]).text.strip() == "Our own"
    swedish = read(client, PLACES[field], "/sv/")
    assert swedish.text.strip() == "Våra egna"
    assert swedish.select_one("[lang]") is None


@pytest.mark.table
@pytest.mark.parametrize("field", [name for name in PLACES if not name.startswith("nothing")])
def test_words_of_the_other_language_are_marked(client, words, field):
    text = "<p>Bara på svenska</p>" if field in RICH else "Bara på svenska"
    write(words, "sv", **{field: text})
    found = read(client, PLACES[field]).select_one("[lang=sv]")
    assert found.text.strip() == "Bara på svenska"


@pytest.mark.table
@pytest.mark.parametrize(
    ("address", "heading"), [("/en/", "People"), ("/sv/", "Personer")], ids=["en", "sv"]
)
def test_without_own_words_the_usual_ones_stand(client, words, address, heading):
    assert read(client, "#people", address).text == heading
    for name in ("announcement", "about", "contact"):
        assert read(client, PLACES[name], address) is None


def test_nothing_open_is_said_in_own_words(client, words, at):

    Vacancy.objects.update(live=False)
    usual = read(client, PLACES["nothing_open"]).text
    assert usual == "There are no open positions at the moment"
    write(words, "en", nothing_open="Nothing open", nothing_open_text="Ask us in May.")
    assert read(client, PLACES["nothing_open"]).text == "Nothing open"
    assert read(client, PLACES["nothing_open_text"]).text == "Ask us in May."


def test_what_is_written_is_text_and_not_markup(client, words):
    write(words, "en", about="<script>alert(1)</script> & more")
    assert read(client, PLACES["about"]).text == "<script>alert(1)</script> & more"


def test_an_emptied_editor_says_nothing(client, words):
    write(words, "en", announcement='<p data-block-key="x"> </p>')
    assert read(client, PLACES["announcement"]) is None


def test_the_announcement_stands_on_every_kind_of_page(client, words):
    write(words, "en", announcement="<p>Closed in July.</p>")
    for address in ("/en/", "/en/people/", "/en/vacancies/", "/en/about/", "/en/search/", "/en/x/"):
        assert read(client, ".announcement", address), address


def test_more_languages_and_words_cost_one_query_after_each_change(client, words):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/about/")
        return [query["sql"] for query in asked if "groupsite_site" in query["sql"]]

    assert [len(queries()), len(queries())] == [1, 0]
    write(words, "en", about="x", announcement="<p>y</p>")
    write(words, "sv", about="x", contact="<p>y</p>")
    assert [len(queries()), len(queries())] == [1, 0]


def form_data(page):
    form = BeautifulSoup(page, "lxml").select_one("form[action*=sitewords]")
    return {
        field["name"]: field.get("value") or field.text
        for field in form.select("input[name], textarea[name]")
        if "__prefix__" not in field["name"]
    }


@pytest.fixture
def editor(client, words):
    set_up_groups()
    user = get_user_model().objects.create_user("edda", password="x")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def test_an_editor_writes_them_in_the_admin(editor, words):
    address = reverse("wagtailsettings:edit", args=["groupsite", "sitewords", words.site_id])
    data = form_data(editor.get(address).text)
    empty = '{"blocks": [], "entityMap": {}}'
    for number, (code, text) in enumerate((("en", "About us"), ("sv", "Om oss"))):
        row = f"texts-{number}-"
        data |= dict.fromkeys((row + name for name in PLACES), "")
        data |= {row + "language": code, row + "about": text, row + "id": "", row + "DELETE": ""}
        data |= {row + "announcement": empty, row + "contact": empty}
    data["texts-TOTAL_FORMS"] = "2"
    assert editor.post(address, data).status_code == 302
    assert {row.language: row.about for row in SiteText.objects.all()} == {
        "en": "About us",
        "sv": "Om oss",
    }
    assert read(editor, PLACES["about"], "/sv/").text == "Om oss"


def test_one_language_has_one_row(editor, words):
    address = reverse("wagtailsettings:edit", args=["groupsite", "sitewords", words.site_id])
    data = form_data(editor.get(address).text)
    empty = '{"blocks": [], "entityMap": {}}'
    for number in range(2):
        row = f"texts-{number}-"
        data |= dict.fromkeys((row + name for name in PLACES), "")
        data |= {row + "language": "en", row + "about": "x", row + "id": "", row + "DELETE": ""}
        data |= {row + "announcement": empty, row + "contact": empty}
    data["texts-TOTAL_FORMS"] = "2"
    assert editor.post(address, data).status_code == 200
    assert not SiteText.objects.exists()


def test_the_demo_says_something_in_both_languages(client, demo):
    assert "information theory" in read(client, PLACES["about"]).text
    assert "informationsteori" in read(client, PLACES["about"], "/sv/").text
