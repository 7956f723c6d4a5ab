"""Where the links of a page lead: what a stranger gets there decides, in two languages."""

import pytest
from wagtail.models import Page, PageViewRestriction

from people.content.checks import page_links
from people.content.findings.page_texts_and_pictures import PageText
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once


@pytest.fixture
@made_once
def targets(group_site, at):
    """Pages by name, as links may meet them."""
    alice = group_site.add(PersonFactory())
    draft = group_site.add(PersonFactory(bob=True), live=False)
    unknown = group_site.add(PersonFactory(draft=True))
    private = group_site.add(AreaFactory())
    for page in private.values():
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    return {
        "alice": alice["en"],
        "alice in Swedish": alice["sv"],
        "a draft": draft["en"],
        "a page without facts": unknown["en"],
        "a private page": private["en"],
        "a posting that opens later": group_site.add(VacancyFactory(scheduled=True))["en"],
        "an index": group_site.people["en"],
    }


def found(html, page):
    return [
        one.text
        for one in page_links.link_findings([PageText("body", "Text", html)], page.locale, NOW)
    ]


NOT_GOT = "leads to a page that visitors cannot see"
OTHER = "leads to a page in another language"
NO_PAGE = "does not lead to a page on this site"


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("alice", None),
        ("an index", None),
        ("alice in Swedish", None),  # it is shown in the reader's language
        ("a draft", NOT_GOT),
        ("a page without facts", NOT_GOT),
        ("a private page", NOT_GOT),
        ("a posting that opens later", NOT_GOT),
    ],
)
def test_a_page_that_was_chosen(targets, target, sentence):
    html = f'<p>See <a linktype="page" id="{targets[target].pk}">this person</a></p>'
    texts = found(html, targets["alice"])
    assert len(texts) == bool(sentence)
    assert all(sentence in text and "“this person”" in text for text in texts)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("alice", None),
        ("an index", None),
        ("alice in Swedish", OTHER),
        ("a draft", NOT_GOT),
        ("a private page", NOT_GOT),
    ],
)
@pytest.mark.parametrize("host", ["", "http://localhost"])
def test_an_address_of_the_site_that_was_typed(targets, target, sentence, host):
    address = host + targets[target].get_url_parts()[2]
    texts = found(f'<p><a href="{address}#part">Somebody</a></p>', targets["alice"])
    assert len(texts) == bool(sentence), texts
    assert all(sentence in text for text in texts)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/en/no-such-page/", NO_PAGE),
        ("/en/people", None),
        ("/en/", None),
        ("/admin/", None),
        ("https://elsewhere.example/people/", None),
        ("http://elsewhere.example/people/", "is not secure, because it begins with http://"),
        ("mailto:alice@example.org", None),
        ("#below", None),
    ],
)
def test_other_addresses(targets, address, sentence):
    texts = found(f'<p><a href="{address}">Somewhere</a></p>', targets["alice"])
    assert len(texts) == bool(sentence), texts
    assert all(sentence in text for text in texts)


def test_a_page_that_was_deleted(targets):
    gone = targets["a draft"].pk
    Page.objects.get(pk=gone).delete()
    assert NOT_GOT in found(f'<a linktype="page" id="{gone}">x</a>', targets["alice"])[0]


def test_many_links_are_asked_for_together(targets, django_assert_max_num_queries):
    few = "".join(
        f'<a linktype="page" id="{page.pk}">one of these</a>' for page in targets.values()
    )
    few += "".join(f'<a href="{page.get_url_parts()[2]}">typed</a>' for page in targets.values())
    text = [PageText("body", "Text", few)]
    locale = targets["alice"].locale
    page_links.link_findings(text, locale, NOW)
    with django_assert_max_num_queries(13):  # of 7 targets in 3 models, 280 links
        page_links.link_findings(text * 20, locale, NOW)
