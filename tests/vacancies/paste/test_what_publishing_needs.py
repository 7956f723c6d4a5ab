"""What the review asks for, so that nothing it could have asked stops publishing afterwards."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from people.content.languages.tabs import stored_language_states
from people.content.publishing.actions import try_to_publish_unpublished_facts
from people.content.publishing.states import PageState
from people.content.sections.changes import changes_in_other_languages_of_page
from people.models import Organisation
from people.models.organisations import OrganisationText
from tests.factories import unit
from tests.vacancies.paste.test_screens import address, form_data, soup
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

PAIR = Path(__file__).parents[2] / "data" / "ad_pairs" / "05"
YEAR = timezone.localdate().year + 1
ENGLISH, SWEDISH = (
    (PAIR / f"{code}.txt")
    .read_text(encoding="utf-8")
    .replace("2026", str(YEAR - 2))
    .replace("2027", str(YEAR))
    for code in ("en", "sv")
)
LATER = f"{YEAR}-01-15"
NEW = {
    "new-organisation-name-en": "School of Automation",
    "new-organisation-name-sv": "akademin för automation",
}


def review(client, index, other=SWEDISH):
    data = {"index": index.pk, "text": ENGLISH, "other_text": other}
    return client.post(address(), data, follow=True)


def send(client, index, other=SWEDISH, *, as_is=False, **changes):
    """Press *Create the drafts*; with `as_is`, the button for drafts without what is missing."""
    data = {**form_data(review(client, index, other)), **changes}
    data = {name: value for name, value in data.items() if value is not None}
    if not as_is:
        del data["incomplete"]
    return client.post(address(), data, follow=True)


def row(response, rule):
    return soup(response).find(id=f"row-fact-{rule}")


def needed(response):
    sentence = soup(response).select_one("[data-groupsite-obstacles]")
    return " ".join(sentence.get_text().split())


def texts():
    pages = VacancyPage.objects.order_by("locale__language_code")
    drafts = [page.get_latest_revision_as_object() for page in pages]
    return [f"{page.how_to_apply} {page.extra_sections}".replace("\xa0", " ") for page in drafts]


@pytest.mark.thorough
def test_one_sentence_says_what_stands_in_the_way(editor, index):
    response = review(editor, index)
    assert needed(response) == "Needed before you can publish: Application deadline, Organisation."
    assert "This date has passed." in row(response, "deadline").get_text()
    assert "Choose the organisation" in row(response, "organisation").get_text()


@pytest.mark.thorough
def test_the_sentence_follows_what_is_typed(editor, index):
    response = review(editor, index)
    data = {**form_data(response), "deadline_on": LATER, "keep": "1"}
    answer = editor.post(response.redirect_chain[-1][0], data).json()
    left = answer["left"]
    assert [one["row"] for one in left if "undecided" not in one] == ["row-fact-organisation"]
    assert [one["label"] for one in left if "undecided" in one] == ["Sixten Broms"]


def test_what_publishing_needs_has_an_asterisk(editor, index):
    page = soup(review(editor, index))
    marked = {
        heading.get_text().rstrip("*")
        for heading in page.select("h3:has(.w-required-mark:not([hidden]))")
    }
    assert marked == {
        "Type of position",
        "Organisation",
    }  # a thesis needs neither salary nor deadline


@pytest.mark.thorough
def test_only_facts_that_the_kind_prints_are_shown(editor, index):
    response = review(editor, index)
    shown = {rule: not row(response, rule).has_attr("hidden") for rule in ("salary", "extent")}
    assert shown == {"salary": False, "extent": False}
    assert all(
        not row(response, rule).has_attr("hidden") for rule in ("credits", "students", "examiner")
    )


@pytest.mark.thorough
def test_drafts_are_not_made_while_something_is_missing(editor, index):
    response = send(editor, index)
    assert "Something is still missing." in soup(response).select_one(".messages").get_text()
    assert soup(response).select_one("button[name=incomplete]") is not None
    assert not Vacancy.objects.exists()


@pytest.mark.thorough
def test_drafts_can_be_made_without_what_is_missing(editor, index):
    send(editor, index, as_is=True)
    assert Vacancy.objects.get().draft().organisation is None


def test_nothing_that_was_asked_refuses_publishing(editor, index):
    send(editor, index, deadline_on=LATER, **NEW)
    vacancy = Vacancy.objects.get()
    assert try_to_publish_unpublished_facts(vacancy)
    assert vacancy.organisation.name("sv").text == "akademin för automation"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("ticked", "expected"),
    [("on", ("15 January", "15 januari")), (None, (f"{YEAR - 2}-11-15", "15 november"))],
)
def test_a_later_deadline_is_written_into_both_texts(editor, index, ticked, expected):
    send(editor, index, deadline_on=LATER, **NEW, **{"correct-text": ticked})
    assert Vacancy.objects.get().draft().deadline_on == date(YEAR, 1, 15)
    assert [words in text for words, text in zip(expected, texts(), strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"new-organisation-name-sv": ""}, "Enter the name in this language too."),
        ({"new-organisation-name-en": "Coding group"}, "It is already in the list"),
        ({"organisation": "chosen"}, "Choose one here or enter a new one, not both."),
    ],
)
def test_a_new_organisation_is_checked(editor, index, changes, message):
    group = unit("group", "Coding group", "kodgruppen")
    if "organisation" in changes:
        changes = {"organisation": group.pk}
    response = send(editor, index, deadline_on=LATER, **{**NEW, **changes})
    assert message in soup(response).get_text()
    assert row(response, "organisation").find("details").has_attr("open")
    assert not OrganisationText.objects.filter(name="School of Automation").exists()


@pytest.mark.thorough
def test_one_text_needs_the_name_in_its_language(editor, index):
    send(editor, index, "", deadline_on=LATER, **{**NEW, "new-organisation-name-sv": ""})
    assert Vacancy.objects.get().draft().organisation.texts.count() == 1


@pytest.mark.thorough
def test_a_second_employer_and_a_funder_are_added_too(editor, index):
    more = {}
    for rule, name in (("second_employer", "Torvalla Robotik"), ("programmes", "The Fund")):
        more |= {f"new-{rule}-name-en": name, f"new-{rule}-name-sv": name}
    more["new-programmes-kind"] = "funder"
    send(editor, index, deadline_on=LATER, **NEW, **more)
    vacancy = Vacancy.objects.get().draft()
    assert str(vacancy.second_organisation) == "Torvalla Robotik"
    (programme,) = vacancy.programmes.all()
    assert (programme.organisation.kind, str(programme.organisation)) == ("funder", "The Fund")


def test_who_may_add_no_organisation_is_not_offered_it(client, group_site, django_user_model):
    user = django_user_model.objects.create_user("e", "e@waves.example", "x")
    group = Group.objects.create(name="vacancies alone")
    wanted = ("access_admin", "add_vacancy", "change_vacancy", "add_person")
    group.permissions.set(Permission.objects.filter(codename__in=wanted))
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    index = group_site.vacancies["en"]
    index.group_permissions.create(group=group, permission=add)
    user.groups.add(group)
    client.force_login(user)
    before = Organisation.objects.count()
    response = send(client, index, "", as_is=True, deadline_on=LATER, **NEW)
    assert response.status_code == 200
    assert not row(review(client, index, ""), "organisation").find("details")
    assert (Vacancy.objects.count(), Organisation.objects.count()) == (1, before)


@pytest.mark.thorough
def test_two_pasted_texts_are_not_out_of_date_while_they_are_corrected(editor, index):
    send(editor, index, deadline_on=LATER, **NEW)
    english, swedish = VacancyPage.objects.order_by("locale__language_code")
    for page, lead in ((english, "Hello again!"), (swedish, "Hej igen!"), (english, "Hello!")):
        draft = page.get_latest_revision_as_object()
        draft.lead = lead
        draft.save_revision(clean=False)
        assert [
            changes_in_other_languages_of_page(english),
            changes_in_other_languages_of_page(swedish),
        ] == [[], []]
    for page in (english, swedish):
        page.refresh_from_db()
        page.get_latest_revision().publish()
        states = stored_language_states(Vacancy.objects.get()).languages
        assert PageState.OUT_OF_DATE not in [one.state for one in states]
