"""Numbers in the review have their units and say that they are maximums."""

import pytest

from tests.vacancies.paste.test_screens import POSTING, review, soup

pytestmark = pytest.mark.table


@pytest.mark.parametrize(
    ("rule", "heading"),
    [
        ("extent", "Working hours (%)"),
        ("teaching", "Extension for teaching, up to (%)"),
        ("size", "Maximum file size (MB)"),
    ],
)
def test_a_fact_has_its_unit_in_the_heading(editor, index, rule, heading):
    row = soup(review(editor, index, f"{POSTING}\nExtent: 80%\n")).find(id=f"row-fact-{rule}")
    assert row.find("h3").get_text() == heading


@pytest.mark.thorough
def test_pages_are_a_maximum(editor, index):
    page = soup(review(editor, index, POSTING))
    field = page.select_one("#rows-documents input[name$=max_pages]")
    label = page.find("label", attrs={"for": field["id"]})
    assert label.get_text(strip=True) == "Maximum number of pages"
