"""*Drafts waiting*: facts and pages that this user may publish, the newest change first."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Revision

from tests.accounts import signed_in
from tests.factories import NOW, PersonFactory, VacancyFactory, add_page
from tests.people.dashboard.conftest import said, titles

pytestmark = pytest.mark.table

EMPTY = "Nothing is waiting for you to publish."


def edited(record, **facts):
    draft = type(record).objects.get(pk=record.pk)
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save_revision(clean=False)


@pytest.fixture
def site(group_site, at, alice, area, soon):
    return group_site


def test_nothing_waits(site, look):
    assert look("editor")["drafts"] == EMPTY


def test_where_nothing_waits_is_one_line(site, accounts):
    html = signed_in(accounts, "editor").get("/admin/").text
    section = BeautifulSoup(html, "html.parser").select_one("#groupsite-drafts-section")
    assert section.select("button, svg, table") == []
    assert section.get_text(" ", strip=True) == f"Drafts waiting {EMPTY}"


@pytest.mark.thorough
def test_changed_facts_wait_and_go_when_published(site, soon, look):
    edited(soon, reference="NEW")
    (row,) = look("editor")["drafts"]
    assert titles([row]) == ["internal name of a vacancy"]
    assert "Facts live, newer draft" in said(row)
    assert "English" not in said(row)
    type(soon).objects.get(pk=soon.pk).latest_revision.publish()
    assert look("editor")["drafts"] == EMPTY


def test_a_changed_page_waits_under_its_language(site, area, look):
    page = area.pages.get(locale__language_code="sv")
    page.summary = "Ny"
    page.save_revision()
    (row,) = look("editor")["drafts"]
    assert "Svenska live, newer draft" in said(row)
    assert "Facts" not in said(row)
    assert [f"/admin/pages/{page.pk}/edit/"] * 2 == [a["href"] for a in row.select("a")]


def test_a_new_record_is_one_row_called_as_its_newest_draft(site, look):
    made = PersonFactory(given_name="Old", draft=True)
    add_page(made, site.people["en"], live=False)
    edited(made, given_name="New")
    (row,) = look("editor")["drafts"]
    assert titles([row]) == ["New Ek"]
    assert "Facts draft" in said(row)
    assert "English draft" in said(row)
    assert "missing" not in said(row)


def test_the_newest_change_stands_first(site, area, soon, look):
    edited(soon, reference="NEW")
    edited(area, name="Renamed")
    older = Revision.objects.filter(object_id=str(soon.pk), content_type__model="vacancy")
    older.update(created_at=NOW - timedelta(days=1))
    assert titles(look("editor")["drafts"]) == [
        "internal name of an area",
        "internal name of a vacancy",
    ]


def test_what_was_submitted_says_so(site, area, accounts, look):
    page = area.pages.get(locale__language_code="en")
    page.summary = "Suggested"
    page.save_revision(user=accounts["member"])
    page.get_workflow().start(page, accounts["member"])
    (row,) = look("editor")["drafts"]
    assert "Submitted for review" in said(row)


def test_facts_that_were_submitted_say_so(site, area, accounts, look):
    edited(area, figure="lattice")
    workflow = area.pages.first().get_workflow()
    workflow.start(type(area).objects.get(pk=area.pk), accounts["member"])
    (row,) = look("editor")["drafts"]
    assert "Submitted for review" in said(row)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("administrator", {"Alice Ek", "internal name of an area", "Secret"}),
        ("editor", {"Alice Ek", "internal name of an area", "Secret"}),
        ("member", {"Alice Ek"}),
        ("translator", None),
        ("officer", None),
        ("reader", None),
    ],
)
def test_only_what_they_may_publish(site, alice, area, look, role, seen):
    edited(alice, room="6402")
    edited(area, figure="lattice")
    VacancyFactory(name="Secret", draft=True)
    page = area.pages.first()
    page.summary = "New"
    page.save_revision()
    found = look(role).get("drafts")
    assert (found and set(titles(found))) == seen


def test_older_ones_are_counted(site, look):
    for number in range(10):
        VacancyFactory(name=f"Nr {number}", draft=True)
    found = look("editor")["drafts"]
    assert len(found) == 8
    more = found[0].find_parent("section").select_one(".groupsite-desk__more")
    assert "2 more" in more.text


@pytest.mark.thorough
def test_an_alias_is_no_draft(site, alice, look):
    page = alice.pages.get(locale__language_code="en")
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    assert len(look("editor")["drafts"]) == 1
    Page.objects.filter(pk=page.pk).update(alias_of=Page.objects.get(depth=1))
    assert look("editor")["drafts"] == EMPTY
