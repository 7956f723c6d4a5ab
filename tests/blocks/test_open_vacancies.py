"""The block “open vacancies” on a host's page."""

from datetime import date

import pytest

from tests.factories import (
    AreaFactory,
    PersonFactory,
    VacancyFactory,
    elsewhere,
    the_group,
)
from tests.made_once import made_once
from vacancies.models import Vacancy

BLOCK = "open_vacancies"


@pytest.fixture
@made_once
def three(group_site, at) -> dict[str, Vacancy]:
    """A PhD position, a newer one elsewhere that closes later, and a postdoc."""
    coding = AreaFactory()
    group_site.add(coding, title="Coding")
    made = {
        "doctoral": VacancyFactory(areas=[coding], supervisors=[PersonFactory()]),
        "newer": VacancyFactory(
            organisation=elsewhere(), opens_on=date(2025, 5, 19), deadline_on=date(2025, 6, 30)
        ),
        "postdoc": VacancyFactory(kind="postdoc", deadline_on=date(2025, 6, 20)),
    }
    for name, vacancy in made.items():
        group_site.add(vacancy, title=name.capitalize())
    return made


def titles(read) -> list[str]:
    return read.texts(".vacancies h3")


@pytest.mark.thorough
def test_every_open_vacancy_the_next_to_close_first(show, three):
    read = show((BLOCK, {}))
    assert read.texts("h2") == ["Open positions"]
    assert titles(read) == ["Doctoral", "Postdoc", "Newer"]
    assert read.texts(".vacancies__facts dd")[0].startswith("14 June 2025")


def test_in_the_language_of_the_page(show, three):
    read = show((BLOCK, {"kind": "postdoc"}), language="sv")
    assert read.texts("h2") == ["Ledig tjänst"]
    assert "Ansök senast" in read.text


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"kind": "postdoc"}, ["Postdoc"]),
        ({"area": "area"}, ["Doctoral"]),
        ({"organisation": "group"}, ["Doctoral", "Postdoc"]),
        ({"organisation": "university"}, ["Doctoral", "Postdoc", "Newer"]),
        ({"order": "newest"}, ["Newer", "Postdoc", "Doctoral"]),
        ({"kind": "doctoral", "organisation": "elsewhere"}, ["Newer"]),
    ],
)
def test_those_that_are_chosen(show, three, options, expected):
    objects = {
        "area": three["doctoral"].areas.first(),
        "group": the_group(),
        "university": the_group().parent.parent,
        "elsewhere": elsewhere(),
    }
    read = show((BLOCK, {key: objects.get(one, one) for key, one in options.items()}))
    assert titles(read) == expected


def test_a_number_of_them_and_a_link_to_all(show, three):
    read = show((BLOCK, {"number": 1, "kind": "doctoral", "heading": "Come here"}))
    assert read.texts("h2") == ["Come here"]
    assert titles(read) == ["Doctoral"]
    assert read.one("a.onward")["href"] == "/en/vacancies/?kind=doctoral"


def test_the_heading_counts_those_that_are_behind_the_link(show, three):
    assert show((BLOCK, {"number": 1})).texts("h2") == ["Open positions"]


@pytest.mark.table
@pytest.mark.parametrize("state", ["draft", "scheduled", "closed", "filled", "cancelled"])
def test_nothing_of_those_that_are_not_open(show, group_site, state, at):
    group_site.add(VacancyFactory(**{state: True}), title="Secret")
    read = show((BLOCK, {}))
    assert read.main.get_text(" ", strip=True) == "Memo"
    assert read.main.select("h2, section, link, .empty") == []


def test_nothing_without_a_public_page(show, group_site, at):
    for page in group_site.add(VacancyFactory(), title="Secret").values():
        page.unpublish()
    assert show((BLOCK, {})).main.select("section") == []


def test_an_editor_reads_why_it_is_empty(preview):
    assert "Visitors do not see this block." in preview((BLOCK, {})).text


def test_an_area_that_is_not_public_any_more_makes_no_list_of_all(show, three):
    area = three["doctoral"].areas.first()
    area.unpublish()
    assert show((BLOCK, {"area": area})).main.select("section") == []


def test_a_deleted_choice_is_kept_and_makes_no_list_of_all(write, client, three):
    unused = AreaFactory()
    page = write((BLOCK, {"area": unused}))
    pk = unused.pk
    unused.delete()
    page = type(page).objects.get(pk=page.pk)
    assert page.lists.get_prep_value()[0]["value"]["area"] == pk
    assert b"<section" not in client.get(page.get_url()).content


def test_headings_follow_the_level_of_the_host(three, at):
    from vacancies.blocks import OpenVacanciesBlock

    block = OpenVacanciesBlock(heading_level=3)
    html = block.render(block.normalize({"kind": "postdoc"}))
    assert "<h3>Open position</h3>" in html
    assert "<h4><a" in html


def test_the_api_has_the_choices_and_what_is_public(api, three):
    area = three["doctoral"].areas.first()
    assert api((BLOCK, {"area": area, "organisation": the_group(), "heading": "Here"})) == {
        "heading": "Here",
        "kind": "",
        "area": area.pk,
        "organisation": the_group().pk,
        "number": 5,
        "order": "deadline",
        "shown": [three["doctoral"].pk],
    }
    area.unpublish()
    found = api_again(api, area)
    assert (found["area"], found["shown"]) == (None, [])


def api_again(api, area):
    from tools.hosts.laboratory.models import MemoPage

    MemoPage.objects.get().delete()
    return api((BLOCK, {"area": area}))
