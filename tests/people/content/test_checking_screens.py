"""The checks on the edit screens: the panel, the answer of autosave, publishing, and whose eyes see what."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import GroupPagePermission

from people.content.checks.all_findings import all_findings
from people.content.checks.finding_urls import CONTENT_PATH_FRAGMENT
from people.content.checks.untranslated_titles import untranslated_title_findings
from people.content.publishing.actions import create_record_with_page
from people.content.records.urls import edit_url
from people.content.sections.section_texts import newest_draft
from people.models import PersonPage
from tests.factories import NOW, PersonFactory
from tests.people.content.test_admin import edit, form_data, url, words
from tests.people.content.translating import write_in
from vacancies.choices import PositionKind
from vacancies.models import (
    ContactText,
    Vacancy,
    VacancyContact,
    VacancyPage,
    VacancySupervisor,
)


def checks(html):
    """Severity's heading → the sentences under it, each with its address."""
    _before, _mark, rest = html.partition('<section id="groupsite-checks"')
    assert rest
    found = BeautifulSoup(rest.partition("</section>")[0], "lxml")
    lists = zip(found.select("h3"), found.select("ul"), strict=True)
    return {
        heading.get_text().strip(): {
            " ".join((item.a or item).get_text().split()): item.a and item.a["href"]
            for item in items.select("li")
        }
        for heading, items in lists
    }


ERRORS = "Must fix"
WARNINGS = "Suggestions: you can publish without them"


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("screen", ["facts", "page"])
def test_the_panel_has_one_list_with_links_to_the_fields(admin_client, page, screen):
    facts = url("edit", page.vacancy_id)
    address = facts if screen == "facts" else edit(page)
    errors = checks(admin_client.get(address).text)[ERRORS]
    assert errors["Name at least one supervisor."] == f"{facts}#id_supervisors-FORMS"
    assert (
        errors["Choose the organisation where the work is done."]
        == f"{facts}{CONTENT_PATH_FRAGMENT}organisation"
    )
    assert (
        errors["Enter the required qualifications."]
        == f"{edit(page)}{CONTENT_PATH_FRAGMENT}required"
    )


def test_the_links_say_where_they_lead_unless_it_is_here(admin_client, page):
    html = BeautifulSoup(admin_client.get(edit(page)).text, "lxml")
    items = html.select("#groupsite-checks li")
    assert {bool(item.select_one("[data-groupsite-field]")) for item in items} == {True, False}
    for item in items:
        elsewhere = item.select_one(".groupsite-checks__screen")
        assert bool(elsewhere) is bool(item.select_one("a[data-groupsite-tabs]")) or (
            "Swedish" in item.get_text()
        )


def test_the_toggle_counts(admin_client, page):
    html = BeautifulSoup(admin_client.get(edit(page)).text, "lxml")
    count = html.select_one("[data-groupsite-checks-count]")
    assert int(count.text) == len(html.select("#groupsite-checks li")) > 5
    assert not count.has_attr("hidden")


def test_wagtails_own_checks_stay(admin_client, page):
    html = admin_client.get(edit(page)).text
    for mark in ("data-checks-panel", "data-content-checker-count", "checker-axe-configuration"):
        assert html.count(mark) >= 1
    assert html.count('data-side-panel-toggle="checks"') == 1


def test_facts_without_a_page_have_the_panel_too(admin_client, ready_page):
    vacancy = ready_page.vacancy
    VacancyPage.objects.get().delete()
    html = admin_client.get(url("edit", vacancy.pk)).text
    assert "data-groupsite-checks=" in html
    assert "data-content-checker-count" not in html


@pytest.mark.thorough
def test_autosave_answers_with_the_checks(admin_client, page):
    form = admin_client.get(url("edit", page.vacancy_id)).context["form"]
    data = {**form_data(form), "salary": "agreement"}
    answer = admin_client.post(
        url("edit", page.vacancy_id), data, headers={"accept": "application/json"}
    ).json()
    assert answer["success"], answer
    assert 'data-w-teleport-target-value="#groupsite-checks"' in answer["html"]
    errors = checks(answer["html"])[ERRORS]
    assert "State the salary: an amount, “to be agreed” or no salary." not in errors
    assert "Name at least one supervisor." in errors


def test_a_refused_page_says_why_with_links_and_keeps_the_words(admin_client, ready_page):
    data = {**words(ready_page), "lead": "Just typed", "required": '{"entityMap":{},"blocks":[]}'}
    html = admin_client.post(edit(ready_page), {**data, "action-publish": "1"}).text
    message = BeautifulSoup(html, "lxml").select_one(".messages .error")
    assert "Nothing was published" in message.get_text()
    assert message.a["href"] == f"{edit(ready_page)}{CONTENT_PATH_FRAGMENT}required"
    assert "Just typed" in html
    assert not VacancyPage.objects.get().live
    assert VacancyPage.objects.get().get_latest_revision_as_object().lead == ""


@pytest.mark.thorough
def test_refused_facts_say_why_with_links_and_keep_what_was_typed(admin_client, page):
    address = url("edit", page.vacancy_id)
    data = form_data(admin_client.get(address).context["form"])
    html = admin_client.post(address, {**data, "reference": "CS-77", "action-publish": "1"}).text
    message = BeautifulSoup(html, "lxml").select_one(".messages .error")
    assert f"{address}#id_contacts-FORMS" in [link["href"] for link in message.select("a")]
    assert 'value="CS-77"' in html
    assert not Vacancy.objects.get().live


@pytest.mark.table(every="refused")
@pytest.mark.parametrize(
    ("deadline", "refused"), [("2020-01-15", True), ("2099-01-15", False), ("", True)]
)
def test_facts_are_published_only_with_a_last_day_ahead(
    admin_client, ready_page, deadline, refused
):
    address = url("edit", ready_page.vacancy_id)
    data = form_data(admin_client.get(address).context["form"])
    sent = {**data, "deadline_on": deadline, "action-publish": "1"}
    answer = admin_client.post(address, sent, follow=True)
    assert Vacancy.objects.get().live is not refused
    assert answer.request["PATH_INFO"] == address  # the editor stays where the facts are


@pytest.mark.thorough
def test_what_is_worth_a_look_is_said_after_publishing(admin_client, ready_page):
    data = {**words(ready_page), "lead": "Write to alice@example.org"}
    response = admin_client.post(edit(ready_page), {**data, "action-publish": "1"}, follow=True)
    message = BeautifulSoup(response.text, "lxml").select_one(".messages .info")
    said = " ".join(message.get_text().split())
    assert "Published. 2 suggestions:" in said
    assert "“Introduction” says “alice@example.org”." in said
    assert "Swedish: nothing has been written yet." in said
    assert f"{edit(ready_page)}{CONTENT_PATH_FRAGMENT}lead" in [
        link["href"] for link in message.select("a")
    ]


@pytest.fixture
def translated(ready_page, swedish, swedish_index, admin):
    draft = ready_page.get_latest_revision_as_object()
    draft.lead, draft.required = "Waves of 2027.", "<p>A degree</p>"
    draft.save_revision(user=admin).publish(user=admin)
    texts = {"lead": "Skriv till alice@example.org"}
    return write_in(VacancyPage.objects.get(), "sv", admin, publish=False, **texts)


@pytest.mark.thorough
def test_another_language_has_its_own_checks(admin_client, translated):
    html = admin_client.get(edit(translated)).text
    assert "“Introduction” says “alice@example.org”." in " ".join(checks(html)[WARNINGS])


@pytest.mark.thorough
def test_texts_of_the_facts_are_missing_where_they_are_printed(admin_client, translated):
    """A type of document and a role that have a name in English only."""
    vacancy = translated.vacancy
    kind = vacancy.draft().document_rules.first().kind
    kind.texts.exclude(language="en").delete()
    contact = VacancyContact(name="Anna Berg", texts=[ContactText(language="en", role="Head")])
    draft = vacancy.draft()
    draft.contacts.add(contact)
    draft.save_revision()
    role = "The role of the contact Anna Berg has no text in Swedish: visitors read “Head”."
    name = f"The document type “{kind}” has no name in Swedish."
    facts = url("edit", vacancy.pk)
    said = checks(admin_client.get(edit(translated)).text)[WARNINGS]
    assert said[role] == f"{facts}#id_contacts-FORMS"
    assert said[name] == f"{AdminURLFinder().get_edit_url(kind)}#id_texts-FORMS"
    assert {role, name} <= set(checks(admin_client.get(facts).text)[WARNINGS])
    english = VacancyPage.objects.get(locale__language_code="en")
    assert not {role, name} & set(checks(admin_client.get(edit(english)).text).get(WARNINGS, {}))


SAME_TITLE = "The title is the same as in English. Translate it, unless it is a name."


@pytest.mark.thorough
def test_a_title_that_is_still_the_original_is_pointed_out(admin_client, translated, admin):
    """*Translate beside the original* begins with the original's title."""
    english = VacancyPage.objects.get(locale__language_code="en")

    def warned(page):
        return SAME_TITLE in checks(admin_client.get(edit(page)).text).get(WARNINGS, {})

    assert not warned(translated)
    draft = newest_draft(translated)
    draft.title = english.title.upper()
    draft.save_revision(user=admin)
    said = checks(admin_client.get(edit(translated)).text)[WARNINGS]
    assert said[SAME_TITLE] == f"{edit(translated)}{CONTENT_PATH_FRAGMENT}title"
    assert not warned(english)


def test_a_persons_name_is_no_untranslated_title():
    english, swedish = PersonPage(pk=1, draft_title="Alice Ek"), PersonPage(pk=2, title="Alice Ek")
    assert untranslated_title_findings(swedish, [english]) == []


def test_who_may_not_see_the_facts_is_told_only_of_the_words(client, page, index):
    """R43: the right to a page is no right to the draft of its facts."""
    group = Group.objects.create(name="Page editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=index, permission=right)
    user = get_user_model().objects.create_user("eve")
    user.groups.add(group)
    client.force_login(user)
    errors = checks(client.get(edit(page)).text)[ERRORS]
    assert set(errors) == {
        "Enter the required qualifications.",
        "Describe the work in the introduction, the project overview or the responsibilities.",
    }


@pytest.mark.thorough
def test_the_facts_name_every_language_out_of_step(admin_client, translated):
    address = url("edit", translated.vacancy_id)
    sentence = "The Swedish text is a draft that is not published yet."
    assert checks(admin_client.get(address).text)[WARNINGS][sentence] == edit(translated)
    english = VacancyPage.objects.get(locale__language_code="en")
    assert sentence not in checks(admin_client.get(edit(translated)).text)[WARNINGS]
    assert sentence in checks(admin_client.get(edit(english)).text)[WARNINGS]


@pytest.mark.thorough
def test_a_supervisor_who_is_a_draft_is_named_with_a_link(admin_client, translated):
    """The admin lists draft supervisors, and the posting does not."""
    address = url("edit", translated.vacancy_id)
    person = PersonFactory(draft=True, given_name="Karin", family_name="Åkerblom")
    draft = translated.vacancy.draft()
    draft.supervisors.add(VacancySupervisor(person=person))
    draft.save_revision(clean=False)
    sentence = "“Karin Åkerblom” is a draft: visitors do not see the name until you publish it."
    assert checks(admin_client.get(address).text)[WARNINGS][sentence] == edit_url(person)
    person.live = True
    person.save()
    assert sentence not in checks(admin_client.get(address).text)[WARNINGS]


@pytest.mark.thorough
def test_the_number_of_queries_follows_no_link(index, admin, django_assert_max_num_queries):
    record = Vacancy(name="Links", kind=PositionKind.DOCTORAL)
    page = create_record_with_page(record, index, "Links", admin)
    link = f'<p><a linktype="page" id="{index.pk}">vacancies</a> <a href="/en/x/">x</a></p>'

    def asked(number):
        draft = page.get_latest_revision_as_object()
        draft.terms = draft.benefits = link * number
        draft.save_revision(user=admin)
        all_findings(page, admin, NOW)
        with django_assert_max_num_queries(60) as queries:
            found = all_findings(page, admin, NOW)
        return len(queries), len(found)

    (few, little), (many, much) = asked(1), asked(100)
    assert few == many
    assert much > little + 100
