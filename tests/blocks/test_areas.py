"""The block “research areas” on a host's page."""

import pytest

from research.blocks import AreasBlock
from tests.factories import AreaFactory
from tools.hosts.laboratory.models import MemoPage

BLOCK = "areas"


@pytest.fixture
def three(group_site, at):
    """The last in order is the first that is made."""
    made = {
        title: AreaFactory(name=f"internal {title}", sort_order=order)
        for title, order in (("Radio", 30), ("Coding", 10), ("Optics", 20))
    }
    for title, area in made.items():
        group_site.add(area, title=title, tagline=f"About {title}")
    return made


def titles(read) -> list[str]:
    return read.texts("h3.plate__name")


def test_all_areas_in_the_order_of_the_site(show, three):
    read = show((BLOCK, {}))
    assert (read.texts("h2"), titles(read)) == (["Research areas"], ["Coding", "Optics", "Radio"])
    assert read.texts(".plate__text")[0] == "About Coding"


def test_without_a_tagline_the_first_sentence_of_the_summary_is_shown(show, group_site, at):
    summary = "Codes that are short. And all that is known about them."
    group_site.add(AreaFactory(sort_order=1), title="Coding", summary=summary)
    group_site.add(AreaFactory(sort_order=2), title="Optics", summary=summary, tagline="Light.")
    assert show((BLOCK, {})).texts(".plate__text") == ["Codes that are short.", "Light."]


def test_in_the_language_of_the_page(show, three):
    assert show((BLOCK, {}), language="sv").texts("h2") == ["Forskningsområden"]


def test_chosen_areas_in_their_order(show, three):
    chosen = [three["Radio"], three["Coding"]]
    read = show((BLOCK, {"areas": chosen, "heading": "Our two"}))
    assert (read.texts("h2"), titles(read)) == (["Our two"], ["Radio", "Coding"])


def test_areas_that_are_not_public_leave_no_trace(show, three):
    three["Radio"].unpublish()
    for page in three["Optics"].pages.all():
        page.unpublish()
    read = show((BLOCK, {"areas": list(three.values())}))
    assert titles(read) == ["Coding"]
    assert "Radio" not in read.whole
    assert "Optics" not in read.whole


def test_when_none_of_the_chosen_is_public_there_is_no_list_of_all(show, three):
    three["Radio"].unpublish()
    assert show((BLOCK, {"areas": [three["Radio"]]})).main.select("section, link") == []


def test_a_deleted_area_leaves_the_list(write, client, three, at):
    gone = AreaFactory()
    page = write((BLOCK, {"areas": [gone, three["Radio"]]}))
    gone.delete()
    html = client.get(page.get_url()).content.decode()
    assert html.count('class="plate"') == 1


def test_no_area_at_all(show, preview, at):
    assert show((BLOCK, {})).main.get_text(" ", strip=True) == "Memo"
    MemoPage.objects.get().delete()
    assert "Visitors do not see this block." in preview((BLOCK, {})).text


def test_headings_follow_the_level_of_the_host(three):
    block = AreasBlock(heading_level=3)
    html = block.render(block.normalize({}))
    assert "<h3>Research areas</h3>" in html
    assert '<h4 class="plate__name">' in html


def test_the_api_has_the_choices_and_what_is_public(api, three):
    three["Radio"].unpublish()
    assert api((BLOCK, {"areas": [three["Radio"], three["Optics"]]})) == {
        "heading": "",
        "areas": [three["Optics"].pk],
        "shown": [three["Optics"].pk],
    }
    MemoPage.objects.get().delete()
    assert api((BLOCK, {}))["shown"] == [three["Coding"].pk, three["Optics"].pk]
