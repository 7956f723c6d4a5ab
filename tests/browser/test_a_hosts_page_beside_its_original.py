"""A host's own page type, with the mixin and without a record, beside its original (issue 12)."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.clicking import Clicking
from tests.browser.pages.editing import Editing
from tests.browser.pages.strip import Strip
from tools.browser.server import Site, environment, running
from tools.browser.signing_in import signed_in
from tools.ports import free_port
from tools.sources import ROOT

SETTINGS = "tools.hosts.laboratory.settings"
MAKE = "from tools.hosts.laboratory.make_project import make_project; make_project()"
ORIGINAL = "Short codes"
SWEDISH = {"title": "Korta koder", "motto": "Kort är gott.", "body": "Koder finns överallt."}


@pytest.fixture(scope="module")
def host_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with one more app, as a host has it, and a live page of its type in English."""
    data = tmp_path_factory.mktemp("host") / "data"
    shutil.copytree(demo_data, data)
    site = Site(f"http://127.0.0.1:{free_port()}", data)
    variables = environment(data) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    for command in (
        ["migrate", "--verbosity", "0"],
        ["seed_demo", "--address", site.address],
        ["shell", "--command", MAKE],
    ):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=variables, check=True)
    server = ["manage.py", "runserver", "--noreload", site.address.removeprefix("http://")]
    with running(site, server, variables | {"PYTHONUNBUFFERED": "1"}):
        yield site


@pytest.fixture
def editor(new_page: NewPage, host_site: Site) -> Page:
    return signed_in(new_page(), host_site)


def field(page: Page, name: str) -> str:
    return Editing(page).text(name).strip()


def test_from_its_tab_to_the_public_page_and_back(
    editor: Page, host_site: Site, new_page: NewPage
) -> None:
    editor.goto(host_site.url("/admin/pages/search/?q=short+codes"))
    editor.get_by_role("link", name=ORIGINAL, exact=True).first.click()
    Strip(editor).arrive("English")
    Strip(editor).says(English="live", Svenska="missing")
    way = Clicking(editor)
    way.go(Strip(editor).tab("Svenska").get_by_role("link"), "ways")
    way.go(way.button("Translate beside the original"), "editor")
    Strip(editor).arrive("Svenska")
    expect(editor.locator("#groupsite-original-motto")).to_contain_text("Short is good.")
    for name, text in SWEDISH.items():
        Editing(editor).field(name).fill(text)
    steps = editor.locator("[data-contentpath=steps]").first
    steps.get_by_role("textbox", name="Heading").fill("Mät")
    steps.locator(".Draftail-Editor [role=textbox]").fill("Två gånger.")
    expect(steps.locator("input[name$=-text]")).to_have_value(re.compile("gånger"))
    editor.locator("[name=goals-0-text]").fill("Förstå")
    way.publish("Publish")
    Strip(editor).says(English="live", Svenska="live")
    assert (way.clicks, len(way.screens)) == (3, 2)
    visitor = new_page()
    visitor.goto(host_site.url("/sv/korta-koder/"))
    for text in (SWEDISH["title"], SWEDISH["motto"]):
        expect(visitor.locator("body")).to_contain_text(text)


def test_back_leads_to_the_text_that_was_published(editor: Page, host_site: Site) -> None:
    editor.goto(host_site.url("/admin/pages/search/?q=korta+koder"))
    editor.get_by_role("link", name=SWEDISH["title"], exact=True).first.click()
    Strip(editor).arrive("Svenska")
    Editing(editor).field("motto").fill("Kortast är bäst.")
    Clicking(editor).publish("Publish")
    editor.go_back()
    Strip(editor).arrive("Svenska")
    expect(Editing(editor).field("motto")).to_have_value("Kortast är bäst.")
    assert field(editor, "body") == SWEDISH["body"]


def test_a_change_in_one_language_is_answered_in_the_other(editor: Page, host_site: Site) -> None:
    editor.goto(host_site.url("/admin/pages/search/?q=short+codes"))
    editor.get_by_role("link", name=ORIGINAL, exact=True).first.click()
    Strip(editor).arrive("English")
    Strip(editor).says(English="out of date", Svenska="live")
    way = Clicking(editor)
    notice = editor.locator("#groupsite-update-notice")
    expect(notice).to_contain_text("1 section has changed in Swedish")
    way.click(notice.get_by_role("button", name="Still right"))
    Strip(editor).says(English="live", Svenska="live")
    assert way.clicks == 1
