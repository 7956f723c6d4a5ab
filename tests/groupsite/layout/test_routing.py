"""Our way to the page of a URL leads to the same answers as Wagtail's, and asks less."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from groupsite.layout import routing
from groupsite.layout.shared_values import forget_shared_values
from groupsite.models import HomePage, PlainPage

pytestmark = pytest.mark.django_db

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
DEEP = "/en/about/one/two/three/"


@pytest.fixture
def deep(pages) -> list[Page]:
    """Plain pages below each other, three levels below About."""
    found = [pages["/en/about/"]]
    for slug in ("one", "two", "three"):
        page = PlainPage(title=slug.title(), slug=slug, locale=found[0].locale)
        found.append(Page.objects.get(pk=found[-1].pk).add_child(instance=page))
    return found


def unpublish(deep: list[Page]) -> None:
    Page.objects.filter(pk=deep[3].pk).update(live=False)


def unpublish_between(deep: list[Page]) -> None:
    Page.objects.filter(pk=deep[1].pk).update(live=False)


def restrict(deep: list[Page]) -> None:
    PageViewRestriction.objects.create(page=deep[3], restriction_type="login")


def restrict_above(deep: list[Page]) -> None:
    PageViewRestriction.objects.create(page=deep[1], restriction_type="password", password="x")


def restrict_beside(deep: list[Page]) -> None:
    home = Page.objects.get(pk=deep[0].pk).get_parent()
    PageViewRestriction.objects.create(
        page=home.get_children().get(slug="people"), restriction_type="login"
    )


def restrict_everything(deep: list[Page]) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(depth=1), restriction_type="login")


def make_alias(deep: list[Page]) -> None:
    """The source of the alias is restricted, so the alias is."""
    source = PlainPage(title="Source", slug="source", locale=deep[0].locale)
    Page.objects.get(pk=deep[0].pk).add_child(instance=source)
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    Page.objects.filter(pk=deep[2].pk).update(alias_of=source)


def unpublish_home(deep: list[Page]) -> None:
    HomePage.objects.filter(locale__language_code="en").update(live=False)


def restrict_home(deep: list[Page]) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    PageViewRestriction.objects.create(page=home, restriction_type="login")


def rename(deep: list[Page]) -> None:
    Page.objects.filter(pk=deep[2].pk).update(slug="renamed")


def move(deep: list[Page]) -> None:
    Page.objects.get(pk=deep[3].pk).move(Page.objects.get(pk=deep[0].pk), pos="last-child")


def reuse_slug(deep: list[Page]) -> None:
    """Another page of the same name at the same depth, in another branch."""
    other = PlainPage(title="Two", slug="two", locale=deep[0].locale)
    branch = PlainPage(title="Zero", slug="zero", locale=deep[0].locale)
    Page.objects.get(pk=deep[0].pk).add_child(instance=branch).add_child(instance=other)


CHANGES = {  # by what is asked of the database
    "live": (unpublish, unpublish_between, unpublish_home),
    "restricted": (restrict, restrict_beside),
    "restricted above": (restrict_above, restrict_everything, restrict_home),
    "alias": (make_alias,),
    "address": (rename, move),
    "another branch": (reuse_slug,),
}
ADDRESSES = [
    *(DEEP, "/en/about/one/two/", "/en/about/three/", "/en/about/zero/two/", "/en/about/", "/en/"),
    *("/sv/", "/en/people/", "/en/people/alice-ek/", "/sv/personer/alice-ek/", "/sv/about/"),
    *("/en/About/", "/en/people/people/", "/en/nothing/", "/en/about/one/one/", "/en/news/feed/"),
    f"/en/{'deep/' * 30}",
]


def answers(client: Client) -> dict[str, tuple[int, str, bytes]]:
    found = {address: client.get(address) for address in ADDRESSES}
    return {
        address: (
            response.status_code,
            response.get("Location", ""),
            TOKEN.sub(b"", response.content),
        )
        for address, response in found.items()
    }


def assert_same_as_by_wagtail(client: Client, monkeypatch) -> None:
    ours = answers(client)
    forget_shared_values()
    with monkeypatch.context() as patch:
        patch.setattr(routing, "find_ordinary_page", lambda request, path: None)
        by_wagtail = answers(client)
    assert ours == by_wagtail


@pytest.mark.thorough
def test_pages_are_those_that_wagtail_finds(client, deep, monkeypatch):
    assert client.get(DEEP).status_code == 200
    assert_same_as_by_wagtail(client, monkeypatch)


@pytest.mark.table(every="what")
@pytest.mark.parametrize(
    ("what", "change"), [(what, change) for what in CHANGES for change in CHANGES[what]]
)
def test_at_once_after_a_change(client, deep, monkeypatch, what, change):
    answers(client)  # what is kept must not remain
    change(deep)
    assert_same_as_by_wagtail(client, monkeypatch)


def test_signed_in_readers_of_a_restricted_page_read_it(admin_client, deep):
    restrict_above(deep)
    restrict(deep)
    assert admin_client.get(DEEP).status_code == 200  # the password's form
    PageViewRestriction.objects.filter(restriction_type="password").delete()
    assert b"Three" in admin_client.get(DEEP).content


def test_route_restrictions_and_frame_ask_three_questions(client, deep):
    """And the generation; so many more when somebody has changed something."""
    client.get(DEEP)
    for expected in (4, 12):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(DEEP).status_code == 200
        ancestors = [query for query in queries if 'depth" >' in query["sql"]]
        assert len(queries) - len(ancestors) <= expected, "\n".join(q["sql"] for q in queries)
        forget_shared_values()
