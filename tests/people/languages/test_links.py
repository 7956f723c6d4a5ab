"""Links in written text: the page of the reader's language, and never one that is not public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.rich_text import expand_db_html

from groupsite.models import HomePage, PlainPage
from people.content import localize
from people.content.languages.link_rewriting import link_targets_by_page_id
from people.models import Person, PersonIndexPage, PersonPage
from tests.made_once import made_once


@pytest.fixture
@made_once
def homes(db):
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root = Page.get_first_root_node()
    english = Locale.objects.get(language_code="en")
    swedish = Locale.objects.get_or_create(language_code="sv")[0]
    home = root.add_child(instance=HomePage(title="Home", slug="home", locale=english))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    hem = home.copy_for_translation(swedish)
    hem.slug = "hem"
    hem.save_revision().publish()
    return {"en": home, "sv": HomePage.objects.get(pk=hem.pk)}


def plain(homes, slug, language="en", **more):
    return homes[language].add_child(
        instance=PlainPage(title=slug, slug=slug, locale=homes[language].locale, **more)
    )


@pytest.fixture
def about(homes):
    """A public page and its public translation."""
    english = plain(homes, "about")
    swedish = plain(homes, "om", "sv", translation_key=english.translation_key)
    return {"en": english, "sv": swedish}


def link(page):
    return f'<p><a linktype="page" id="{page.pk}">there</a></p>'


def shown(text, language):
    with translation.override(language):
        return expand_db_html(text)


EN = '<p><a href="/en/about/">there</a></p>'
SV = '<p><a href="/sv/om/">there</a></p>'
NONE = "<p><a>there</a></p>"


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("chosen", ["en", "sv"])
@pytest.mark.parametrize(("reader", "html"), [("en", EN), ("sv", SV)])
def test_a_link_leads_to_the_page_of_the_readers_language(about, chosen, reader, html):
    assert shown(link(about[chosen]), reader) == html


def hide(page, how):
    match how:
        case "draft":
            page.unpublish()
        case "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        case "below a private one":
            PageViewRestriction.objects.create(
                page=page.get_parent(), restriction_type="password", password="x"
            )
        case "gone":
            page.delete()


HIDING = ["draft", "private", "below a private one", "gone"]


@pytest.mark.parametrize("how", HIDING)
def test_without_a_public_page_in_that_language_it_leads_to_the_chosen_one(about, how):
    hide(about["sv"], how)
    assert shown(link(about["en"]), "sv") == ('<p><a href="/en/about/" hreflang="en">there</a></p>')


@pytest.mark.parametrize("how", HIDING[:3])
def test_a_chosen_page_that_is_not_public_gives_way_to_its_translation(about, how):
    hide(about["en"], how)
    assert shown(link(about["en"]), "en") == '<p><a href="/sv/om/" hreflang="sv">there</a></p>'


@pytest.mark.parametrize("how", HIDING)
def test_a_link_to_nothing_public_has_no_address(about, how):
    text = link(about["en"])
    hide(about["sv"], how)
    hide(about["en"], how)
    assert shown(text, "sv") == shown(text, "en") == NONE


@pytest.mark.parametrize("number", ["", "x", "0", "99999999", "²"])
def test_what_is_no_page_has_no_address(homes, number):
    assert shown(f'<a linktype="page" id="{number}">x</a>', "en") == "<a>x</a>"


def test_an_alias_in_another_language_is_no_page_of_it(about, homes):
    """Tree sync makes those: their words are the source's."""
    about["sv"].delete()
    about["en"].copy_for_translation(homes["sv"].locale, alias=True)
    assert 'hreflang="en"' in shown(link(about["en"]), "sv")


@pytest.fixture
def person(homes):
    index = homes["en"].add_child(instance=PersonIndexPage(title="People", slug="people"))
    alice = Person.objects.create(given_name="Alice", family_name="Ek", live=True)
    return index.add_child(instance=PersonPage(title="Alice Ek", slug="alice", person=alice))


def test_the_page_of_unpublished_facts_has_no_address(person):
    assert 'href="/en/people/alice/"' in shown(link(person), "en")
    Person.objects.update(live=False)
    assert shown(link(person), "en") == NONE


def test_one_text_asks_no_more_because_it_holds_more_links(homes, person):
    pages = [person, *(plain(homes, f"page-{number}") for number in range(12))]

    def queries(text):
        with CaptureQueriesContext(connection) as asked:
            shown(text, "sv")
        return len(asked)

    queries(link(person))  # Wagtail remembers where its sites are
    one = queries(link(pages[0]) + link(pages[1]))
    assert queries("".join(map(link, pages))) == one <= 3


def test_a_translated_text_and_one_by_hand_lead_to_their_own_language(client, about, homes):
    """What wagtail-localize writes into a translation is its source's choice."""
    source = plain(homes, "source", body=link(about["en"]))
    written = PlainPage(
        title="källa", slug="kalla", locale=homes["sv"].locale, body=link(about["en"])
    )
    localize.start_translation_from_unsaved_page(source, written).latest_revision.publish()
    plain(homes, "hand", "sv", body=link(about["en"]))
    for address in ("/sv/kalla/", "/sv/hand/"):
        assert '<a href="/sv/om/">there</a>' in client.get(address).text
    assert '<a href="/en/about/">there</a>' in client.get("/en/source/").text


def test_a_link_into_another_time_is_judged_at_that_time(person, at):
    assert link_targets_by_page_id([person.pk], at) == {str(person.pk): person}
