"""*My pages*: what somebody has here, with the links that they may use and no others."""

import pytest

from people.content.records.urls import edit_url
from people.models import Person
from people.models.persons import local_date
from tests.factories import NOW, PersonFactory, VacancyFactory
from tests.people.dashboard.conftest import links, said, titles
from vacancies.models import VacancyPage

pytestmark = pytest.mark.table


@pytest.fixture
def own(alice, area, soon, look):
    return look("member")["mine"]


def editor_of(page):
    return f"/admin/pages/{page.pk}/edit/"


def test_a_member_finds_their_person_areas_and_supervised_vacancies(own):
    assert titles(own) == ["Alice Ek", "Coding", "PhD student in coding"]
    assert "You lead this area." in said(own[1])
    assert "Closing soon, 2 days left" in said(own[2])


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "says"), [("en", "Closes today"), ("sv", "Stänger i dag")])
def test_the_last_day_is_said_once(soon, look, language, says):
    soon.deadline_on = local_date(NOW)
    soon.save()
    row = said(look("member", language)["mine"][1])
    assert says in row
    assert "soon" not in row
    assert "snart" not in row


def test_their_own_facts_and_pages_are_theirs_to_open(own, alice):
    assert edit_url(alice) in links(own[0])
    for page in alice.pages.all():
        assert editor_of(page) in links(own[0])
        assert page.url == alice.pages.get(locale=page.locale).url
    assert alice.pages.get(locale__language_code="en").url in links(own[0])


def test_they_may_suggest_words_of_their_area(own, area):
    assert {editor_of(page) for page in area.pages.all()} <= set(links(own[1]))


def test_a_supervisor_without_rights_is_led_to_the_posting_only(own, soon):
    assert links(own[2]) == [soon.pages.get(locale__language_code="en").url]
    assert "internal name of a vacancy" not in said(own[2])


@pytest.mark.parametrize("hide", ["draft", "scheduled", "filled", "page"])
def test_no_title_of_a_vacancy_that_is_not_theirs_to_see(alice, soon, group_site, look, hide):
    if hide == "page":
        VacancyPage.objects.update(live=False)
    else:
        hidden = VacancyFactory(name="Xylophone", supervisors=[alice], **{hide: True})
        group_site.add(hidden, title="Xylophone")
    shown = " ".join(said(row) for row in look("member")["mine"])
    assert "Xylophone" not in shown
    if hide == "page":
        assert "PhD student" not in shown


def test_in_swedish_with_the_page_in_swedish(alice, area, soon, look):
    shown = look("member", "sv")["mine"]
    assert soon.pages.get(locale__language_code="sv").url in links(shown[2])
    assert "Stänger snart, 2 dagar kvar" in said(shown[2])


def test_a_draft_is_called_what_its_newest_draft_says(alice, accounts, look):
    Person.objects.filter(pk=alice.pk).update(live=False)
    draft = Person.objects.get(pk=alice.pk)
    draft.given_name = "Alicia"
    draft.save_revision(clean=False)
    assert titles(look("member")["mine"]) == ["Alicia Ek"]


@pytest.mark.thorough
def test_who_has_no_person_is_told_how_to_get_one(alice, look):
    Person.objects.filter(pk=alice.pk).update(user=None)
    assert "No person is linked to your account yet" in look("member")["mine"]
    for role in ("editor", "translator", "officer", "administrator"):
        assert "mine" not in look(role), role


def test_who_is_here_to_read_applications_is_not_sent_for_a_person(soon, look):
    assert "mine" not in look("reader")


@pytest.mark.thorough
def test_a_constant_number_of_queries(
    alice, area, soon, group_site, accounts, client, django_assert_max_num_queries
):
    for number in range(12):
        one = VacancyFactory(name=f"Nr {number}", supervisors=[alice])
        group_site.add(one, title=f"Nr {number}")
    PersonFactory(bob=True)
    client.force_login(accounts["member"])
    client.get("/admin/")
    with django_assert_max_num_queries(70):
        client.get("/admin/")
