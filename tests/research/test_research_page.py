"""The index of research areas as a visitor reads it."""

import pytest

from groupsite.demo.content.areas import AREAS
from research.templatetags.groupsite_research import first_sentence
from tests.factories import AreaFactory, PersonFactory, add_page
from tests.pages import visit


def test_each_area_has_mark_summary_and_lead(client, group_site, at):
    alice = PersonFactory()
    group_site.add(alice, title="Alice Ek")
    group_site.add(AreaFactory(lead=alice), title="Coding", summary="Short codes.")
    page = visit(client, group_site.research["en"])
    assert page.texts(".area-rows > li") == ["Coding Short codes. Lead Alice Ek"]
    assert page.one(".area-rows .area-mark:not(.area-mark--small)")["aria-hidden"] == "true"
    assert page.one(".area-rows__meta a")["href"].startswith("/en/people/")


def test_areas_stand_in_their_order_and_not_in_that_of_their_names(client, group_site, at):
    for order, title in ((20, "Antennas"), (10, "Waves")):
        group_site.add(AreaFactory(sort_order=order), title=title)
    assert visit(client, group_site.research["en"]).texts("li h2") == ["Waves", "Antennas"]


def test_the_internal_name_of_an_area_is_never_shown(client, group_site, at):
    AreaFactory()  # without a page it has no public name
    group_site.add(AreaFactory(), title="Coding")
    page = visit(client, group_site.research["en"])
    assert page.texts("li h2") == ["Coding"]
    assert "internal name" not in page.whole


def test_a_lead_whose_record_is_not_public_is_not_named(client, group_site, at):
    group_site.add(AreaFactory(lead=PersonFactory(draft=True)), title="Coding")
    page = visit(client, group_site.research["en"])
    assert page.texts(".area-rows > li") == ["Coding"]


def test_an_area_in_the_other_language_is_marked(client, group_site, at):
    add_page(AreaFactory(), group_site.research["sv"], "Kodning", summary="Korta koder.")
    page = visit(client, group_site.research["en"])
    assert (page.one("h2 a")["lang"], page.one("h2 a")["hreflang"]) == ("sv", "sv")
    assert page.one(".area-rows__text p")["lang"] == "sv"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_empty_list_says_so(client, group_site, at, language):
    assert visit(client, group_site.research[language]).one(".empty__title").get_text()


def test_each_area_has_its_figure_drawn_for_large_and_for_small_sizes(client, group_site, at):
    group_site.add(AreaFactory(), title="Coding")
    marks = visit(client, group_site.research["en"]).main.select(".mark-by-width > .area-mark")
    assert ["area-mark--small" in mark["class"] for mark in marks] == [False, True]
    assert {mark["aria-hidden"] for mark in marks} == {"true"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One sentence.", "One sentence."),
        ("Short codes. Long ones too.", "Short codes."),
        ("How short? As it must be! Or not.", "How short?"),
        ("Hur kort? Åtta bitar.", "Hur kort?"),
        ("Limits, e.g. Shannon. Codes.", "Limits, e.g. Shannon."),
        ("Rate 0.5 and more", "Rate 0.5 and more"),
        ("", ""),
    ],
)
def test_a_first_sentence_ends_where_another_begins(text, first):
    assert first_sentence(text) == first


def test_the_demonstrations_first_sentences_fit_two_lines_of_a_phone():
    texts = [area.texts[code].summary for area in AREAS for code in ("en", "sv")]
    assert [text for text in texts if len(first_sentence(text)) > 80] == []
