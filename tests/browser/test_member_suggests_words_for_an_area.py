"""A member suggests other words for an area they belong to; an editor approves."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

AREAS = "/admin/snippets/groupsite_research/researcharea/"
WORDS = "What can be said at all, and what cannot."


def test_it_is_submitted(new_page, fresh_site):
    member, visitor = signed_in(new_page(), fresh_site, "member"), new_page()
    member.goto(fresh_site.url("/admin/"))
    member.get_by_role("link", name="Research areas").click()
    member.get_by_role("row").get_by_role("link", name=re.compile("^English")).click()
    Strip(member).arrive("English")
    form = Editing(member)
    form.field("summary").fill(WORDS)
    member.get_by_role("button", name="More actions").last.click()
    expect(member.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    with member.expect_navigation():
        member.get_by_role("button", name="Submit to Editors").last.click()
    expect(form.messages).to_contain_text("submitted")
    visitor.goto(fresh_site.url("/en/research/"))
    expect(visitor.locator("body")).not_to_contain_text(WORDS)


def test_an_editor_approves_it(new_page, fresh_site):
    editor, visitor = signed_in(new_page(), fresh_site, "editor"), new_page()
    editor.goto(fresh_site.url("/admin/"))
    panel = editor.locator("section, div").filter(has_text="Awaiting your review").last
    expect(panel).to_be_visible()
    editor.get_by_role("link", name="Information theory").first.click()
    editor.get_by_role("button", name="More actions").last.click()
    editor.get_by_role("button", name="Approve and Publish", exact=True).last.click()
    expect(editor.locator(".messages")).to_contain_text(re.compile(r"\w"))
    visitor.goto(fresh_site.url("/en/research/"))
    expect(visitor.locator("body")).to_contain_text(WORDS)


@pytest.mark.parametrize("screen", ["Facts"])
def test_facts_of_areas_are_for_editors(new_page, fresh_site, screen):
    member = signed_in(new_page(), fresh_site, "member")
    member.goto(fresh_site.url(AREAS))
    row = member.get_by_role("row").filter(has_text="English")
    expect(row.first).to_be_visible()
    expect(row.get_by_role("link", name=re.compile(f"^{screen}"))).to_have_count(0)
