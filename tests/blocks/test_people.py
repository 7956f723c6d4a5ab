"""The block “people” on a host's page."""

from datetime import date, timedelta

import pytest
import time_machine

from people.blocks import PeopleBlock
from tests.factories import NOW, PersonFactory, elsewhere, role, the_group
from tools.hosts.laboratory.models import MemoPage

BLOCK = "people"


@pytest.fixture
def four(group_site, at):
    """A PhD student with a page, a professor without one, one elsewhere, and one who has left."""
    made = {
        "Alice": PersonFactory(),
        "Petra": PersonFactory(given_name="Petra", family_name="Ros", role="Professor"),
        "Lars": PersonFactory(given_name="Lars", family_name="Dahl", affiliated=True),
        "Doris": PersonFactory(given_name="Doris", family_name="Lind", alumnus=True),
    }
    group_site.add(made["Alice"], title="Alice Ek")
    return made


def names(read) -> list[str]:
    return [name.split()[0] for name in read.texts(".people__name")]


def test_everybody_with_a_role_now_by_role_and_name(show, four):
    read = show((BLOCK, {}))
    assert read.texts("h2") == ["People"]
    assert names(read) == ["Petra", "Lars", "Alice"]
    assert read.texts(".people__role") == ["Professor", "PhD student", "PhD student"]
    (link,) = read.main.select(".people a")
    assert link["href"].startswith("/en/people/alice-ek")


def test_in_the_language_of_the_page(show, four):
    read = show((BLOCK, {"people": [four["Alice"]]}), language="sv")
    assert read.texts("h2, .people__role") == ["Personer", "Doktorand"]


@pytest.mark.table
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"role": "PhD student"}, ["Lars", "Alice"]),
        ({"organisation": "group"}, ["Petra", "Alice"]),
        ({"organisation": "university"}, ["Petra", "Lars", "Alice"]),
        ({"organisation": "elsewhere", "role": "PhD student"}, ["Lars"]),
        ({"role": "Postdoc"}, []),
    ],
)
def test_those_with_the_role_in_the_organisation(show, four, options, expected):
    units = {
        "group": the_group(),
        "elsewhere": elsewhere(),
        "university": the_group().parent.parent,
    }
    chosen = {key: units.get(one) or role(one) for key, one in options.items()}
    assert names(show((BLOCK, chosen))) == expected


def test_a_role_includes_those_listed_under_it(show, four):
    student = role("PhD student")
    student.listed_under = role("Professor")
    student.save()
    assert names(show((BLOCK, {"role": role("Professor")}))) == ["Lars", "Alice", "Petra"]


def test_the_role_shown_is_the_one_asked_for(show, four):
    four["Alice"].roles.create(role=role("Postdoc"), organisation=elsewhere(), sort_order=0)
    read = show((BLOCK, {"organisation": the_group(), "role": role("PhD student")}))
    assert read.texts(".people__role") == ["PhD student"]


def test_chosen_people_in_their_order_and_once(show, four):
    chosen = [four[name] for name in ("Doris", "Alice", "Petra", "Alice")]
    read = show((BLOCK, {"people": chosen, "role": role("Postdoc"), "heading": "Ask us"}))
    assert (read.texts("h2"), names(read)) == (["Ask us"], ["Doris", "Alice", "Petra"])


def test_a_chosen_person_who_is_not_public_any_more_vanishes(show, four):
    four["Petra"].unpublish()
    read = show((BLOCK, {"people": [four["Petra"], four["Alice"]]}))
    assert names(read) == ["Alice"]
    assert "Petra" not in read.whole


def test_when_none_of_the_chosen_is_public_there_is_no_list_of_everybody(show, four):
    four["Petra"].unpublish()
    assert show((BLOCK, {"people": [four["Petra"]]})).main.select("section, link") == []


def test_a_deleted_person_leaves_the_list_and_stays_in_the_value(write, client, four):
    page = write((BLOCK, {"people": [four["Doris"], four["Alice"]]}))
    pk = four["Doris"].pk
    four["Doris"].delete()
    assert "Doris" not in client.get(page.get_url()).content.decode()
    stored = MemoPage.objects.get(pk=page.pk).lists.get_prep_value()[0]["value"]["people"]
    assert [child["value"] for child in stored] == [pk, four["Alice"].pk]


def test_nobody_before_the_role_begins_or_after_it_has_ended(write, client, four):
    four["Alice"].roles.update(begins_on=date(2025, 5, 25), ends_on=date(2025, 5, 26))
    page = write((BLOCK, {"organisation": the_group(), "role": role("PhD student")}))
    for days, is_there in ((0, False), (5, True), (7, False)):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            html = client.get(page.get_url()).content.decode()
        assert ("Alice" in html) is is_there


def test_a_number_of_them_and_a_link_to_all(show, group_site, four):
    group_site.add(four["Petra"], title="Petra Ros")
    read = show((BLOCK, {"number": 1}))
    assert names(read) == ["Petra"]
    assert read.one("a.onward")["href"] == "/en/people/"


def test_nobody_at_all(show, preview, at):
    assert show((BLOCK, {})).main.get_text(" ", strip=True) == "Memo"
    MemoPage.objects.get().delete()
    assert "Visitors do not see this block." in preview((BLOCK, {})).text


def test_headings_follow_the_level_of_the_host(four):
    block = PeopleBlock(heading_level=4)
    assert "<h4>People</h4>" in block.render(block.normalize({}))


def test_the_api_has_the_choices_and_who_is_public(api, four):
    four["Petra"].unpublish()
    assert api((BLOCK, {"people": [four["Petra"], four["Alice"]], "role": role("Postdoc")})) == {
        "heading": "",
        "people": [four["Alice"].pk],
        "role": role("Postdoc").pk,
        "organisation": None,
        "number": 12,
        "shown": [four["Alice"].pk],
    }
    MemoPage.objects.get().delete()
    assert api((BLOCK, {}))["shown"] == [four["Lars"].pk, four["Alice"].pk]
