"""A visitor narrows the list of publications on any screen, and copies how one is cited (issue 19)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site, manage, serving

LISTS = {"en": "/en/publications/", "sv": "/sv/publikationer/"}
BUTTONS = {"en": ("Copy citation", "Copied"), "sv": ("Kopiera referensen", "Kopierad")}
LONG_NAMES = """
from people.models import Person
from research.models import Authorship, ResearchAreaPage

person = Person.objects.filter(pk__in=Authorship.objects.values("person")).first()
person.given_name, person.family_name = "Maximiliana-Josephina Wilhelmina", "von Hohenstein-Berg-Lindqvist"
person.save()
for page in ResearchAreaPage.objects.filter(locale__language_code="sv"):
    page.title = "Kommunikationssystemsforskningsinformationer"
    page.save()
"""


@pytest.fixture(scope="module")
def listed(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with its publications, in which names are long."""
    with serving(demo_data, tmp_path_factory.mktemp("cited") / "data") as running:
        manage(running.data, "seed_invented_group")
        manage(running.data, "shell", "--no-imports", "-c", LONG_NAMES)
        yield running


@pytest.mark.parametrize("language", LISTS)
def test_no_filter_is_cut(listed: Site, new_page: NewPage, language: str) -> None:
    page = new_page(width=320)
    page.goto(listed.url(LISTS[language]))
    page.locator(".filter-fold > summary").click()
    for width in (320, 360, 390, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == []
        for select in page.locator(".publication-filter select").all():
            box = select.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["width"] >= min(width - 40, 300)  # room for a name of some length
            select.select_option(index=1)
        assert too_wide(page) == []


@pytest.mark.parametrize("language", LISTS)
def test_the_citation_is_copied(listed: Site, new_page: NewPage, language: str) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(listed.url(LISTS[language]))
    page.locator(".publications a").first.click()
    label, copied = BUTTONS[language]
    page.get_by_role("button", name=label).click()
    expect(page.locator("[data-copy] [role=status]")).to_have_text(copied)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#citation").text_content()
    assert axe(page) == []


def test_it_is_plain_text_without_a_script(listed: Site, new_page: NewPage) -> None:
    page = new_page(javascript=False)
    page.goto(listed.url(LISTS["en"]))
    page.locator(".publications a").first.click()
    expect(page.locator("#citation")).to_be_visible()
    expect(page.get_by_role("button", name="Copy citation")).to_be_hidden()
