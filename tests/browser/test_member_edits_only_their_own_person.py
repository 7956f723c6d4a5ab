"""A member of the group edits their own person, its facts and its words, and nothing else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

PEOPLE = "/admin/snippets/groupsite_people/person/"
OWN = "Demonstration Member"
OTHER = "Giuseppe Durisi"


@pytest.fixture
def member(new_page, fresh_site):
    return signed_in(new_page(), fresh_site, "member")


def test_the_own_person_is_edited_and_published(member, fresh_site, new_page):
    strip, form, visitor = Strip(member), Editing(member), new_page()
    member.goto(fresh_site.url("/admin/"))
    member.get_by_role("link", name="People").click()
    member.get_by_role("link", name=re.compile("^Facts")).click()
    strip.arrive("Facts")
    form.field("room").fill("Room 6414")
    strip.go("English")
    form.field("biography").press_sequentially("I demonstrate.")
    form.do("Publish page and facts")
    visitor.goto(fresh_site.url("/en/people/demonstration-member/"))
    expect(visitor.get_by_role("main")).to_contain_text("Room 6414")
    expect(visitor.get_by_role("main")).to_contain_text("I demonstrate.")


def test_facts_that_are_public_are_changed_and_published_too(member, fresh_site):
    member.goto(fresh_site.url(PEOPLE))
    member.get_by_role("link", name=re.compile("^Facts")).click()
    Strip(member).arrive("Facts")
    Editing(member).field("phone").fill("031-000 00 00")
    Editing(member).do("Publish")
    expect(member.get_by_role("main")).to_contain_text(OWN)


def test_nobody_else_is_listed_or_opened(member, fresh_site, new_page):
    member.goto(fresh_site.url(PEOPLE))
    expect(member.get_by_role("main")).to_contain_text(OWN)
    expect(member.get_by_role("main")).not_to_contain_text(OTHER)
    editor = signed_in(new_page(), fresh_site, "editor")
    for screen in ("Facts", "English", "Svenska"):
        editor.goto(fresh_site.url(PEOPLE))
        row = editor.get_by_role("row").filter(has_text=OTHER)
        row.get_by_role("link", name=re.compile(f"^{screen}")).click()
        Strip(editor).arrive(screen)
        member.goto(editor.url)
        expect(member).not_to_have_url(editor.url)
        expect(member.locator(".messages")).to_contain_text("do not have permission")
