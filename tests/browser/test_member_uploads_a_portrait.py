"""Somebody with a new account puts a portrait on their page, and finds nobody else's pictures."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import PASSWORD, signed_in

PEOPLE = "/admin/snippets/groupsite_people/person/"
PERSON = "Giuseppe Durisi"
PUBLIC = "/en/people/giuseppe-durisi/"


@pytest.fixture(scope="module")
def photograph(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("photograph") / "at-the-lake.png"
    Image.new("RGB", (400, 500), "teal").save(path)
    return path


@pytest.fixture
def newcomer(new_page, fresh_site):
    return signed_in(new_page(), fresh_site, "newcomer")


def open_facts(page, site, person=PERSON):
    page.goto(site.url(f"{PEOPLE}?q={person}"))
    row = page.get_by_role("row").filter(has_text=person)
    row.get_by_role("link", name=re.compile("^Facts")).click()
    Strip(page).arrive("Facts")


def test_an_account_is_made_for_a_person(fresh_site, new_page):
    page = signed_in(new_page(), fresh_site, "administrator")
    page.goto(fresh_site.url("/admin/users/new/"))
    for name, text in (
        ("username", "newcomer"),
        ("email", "newcomer@example.org"),
        ("first_name", "New"),
        ("last_name", "Comer"),
        ("password1", PASSWORD),
        ("password2", PASSWORD),
    ):
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("tab", name="Roles").first.click()
    page.get_by_label("Members").check()
    page.get_by_role("button", name="Create").click()
    expect(page.locator(".messages")).to_contain_text("created")
    open_facts(page, fresh_site)
    page.locator("[name=user]").select_option(label="newcomer")
    Editing(page).do("Publish")


def test_a_portrait_is_uploaded_and_published(newcomer, fresh_site, new_page, photograph):
    newcomer.goto(fresh_site.url("/admin/"))
    newcomer.get_by_role("link", name="People").click()
    newcomer.get_by_role("link", name=re.compile("^Facts")).click()
    Strip(newcomer).arrive("Facts")
    portrait = newcomer.locator("[data-contentpath=portrait]")
    portrait.get_by_role("button", name="Choose an image").click()
    modal = newcomer.locator(".modal")
    modal.get_by_role("tab", name="Upload").click()
    modal.locator("input[type=file]").set_input_files(photograph)
    modal.get_by_role("textbox", name="Title").fill("At the lake")
    modal.get_by_role("button", name="Upload").click()
    expect(modal).to_be_hidden()
    expect(portrait).to_contain_text("At the lake")
    Editing(newcomer).do("Publish")
    visitor = new_page()
    visitor.goto(fresh_site.url(PUBLIC))
    picture = visitor.get_by_role("main").locator("picture img").first
    for _second in range(30):  # its sizes are made after the response
        if picture.count():
            break
        visitor.wait_for_timeout(1000)
        visitor.reload()
    expect(picture).to_be_visible()
    assert "at-the-lake" in picture.get_attribute("src")


def test_nobody_elses_pictures_are_found(newcomer, fresh_site):
    newcomer.goto(fresh_site.url("/admin/images/"))
    expect(newcomer.get_by_role("main")).to_contain_text("At the lake")
    expect(newcomer.get_by_role("main").locator(".listing img")).to_have_count(1)
    open_facts(newcomer, fresh_site)
    portrait = newcomer.locator("[data-contentpath=portrait]")
    portrait.get_by_role("button", name="Actions").click()
    newcomer.get_by_role("button", name="Change image").click()
    modal = newcomer.locator(".modal")
    expect(modal.locator(".image-choice, [data-chooser-modal-choice]")).to_have_count(1)
    modal.get_by_role("textbox", name="Search").fill("a")
    expect(modal.locator(".image-choice, [data-chooser-modal-choice]")).to_have_count(1)


def test_title_and_roles_are_to_read(newcomer, fresh_site):
    open_facts(newcomer, fresh_site)
    main = newcomer.get_by_role("main")
    expect(main).to_contain_text("ask an editor")
    expect(main.locator("[name=honorific], [name=family_name]")).to_have_count(0)
    expect(main.locator("[id=id_roles-ADD]")).to_have_count(0)
    expect(main.locator("[id=id_links-ADD]")).to_have_count(1)
