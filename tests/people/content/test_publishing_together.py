"""Facts and every language at once, and a draft that facts name: issue 13, S1."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowTask

from people.content.publishing.actions import try_to_publish_unpublished_facts
from people.content.records.urls import edit_url, publish_all_url, publish_facts_url
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.section_confirmation import save_section_baseline
from people.models import Person
from tests.factories import PersonFactory
from tests.made_once import made_once
from tests.people.content.test_admin import edit, url, words
from tests.people.content.translating import write_in
from vacancies.models import Vacancy, VacancyPage, VacancySupervisor

LABEL = "Publish facts and both languages"


@pytest.fixture
@made_once
def both(ready_page, swedish_index, admin):
    """A vacancy that nothing is missing from, with a draft in each language."""
    ready_page.lead = "Find out why."
    ready_page.required = "<ul><li>Mathematics</li></ul>"
    ready_page.save()
    ready_page.save_revision(user=admin)
    write_in(ready_page, "sv", admin, publish=False, title="Doktorand")
    return Vacancy.objects.get()


@pytest.fixture
@made_once
def named(both):
    """A supervisor of it who is a draft."""
    person = PersonFactory(draft=True, given_name="Alice", family_name="Ek")
    draft = both.draft()
    draft.supervisors.add(VacancySupervisor(person=person))
    draft.save_revision(clean=False)
    return person


def screen(client, record):
    return BeautifulSoup(client.get(publish_all_url(record)).text, "lxml").select_one("main")


def sent(client, record):
    fields = screen(client, record).select("form input[name]")
    return {
        field["name"]: field["value"]
        for field in fields
        if field.get("type") != "checkbox" or field.has_attr("checked")
    }


def live_languages(record):
    pages = VacancyPage.objects.filter(vacancy=record, live=True)
    return sorted(pages.values_list("locale__language_code", flat=True))


@pytest.mark.thorough
def test_it_is_offered_beside_the_tabs_of_each_language_until_then(admin_client, both):
    offered = f'#groupsite-tabs a[href="{publish_all_url(both)}"]'
    screens = [edit_url(both), *map(edit, VacancyPage.objects.filter(vacancy=both))]
    for address in screens:
        [link] = BeautifulSoup(admin_client.get(address).text, "lxml").select(offered)
        assert link.get_text() == LABEL
    admin_client.post(publish_all_url(both), sent(admin_client, both))
    for address in screens:
        assert not BeautifulSoup(admin_client.get(address).text, "lxml").select(offered)


def test_everything_is_named_and_becomes_public_at_once(admin_client, both, named):
    main = screen(admin_client, both)
    shown = [" ".join(item.get_text().split()) for item in main.select("form > ul > li")]
    assert shown[0] == "Facts"
    assert shown[1].startswith("English: ")
    assert shown[2] == "Svenska: Doktorand"
    assert shown[3].startswith("Alice Ek ")
    assert main.select_one("form button[type=submit]").get_text() == LABEL
    assert "is a draft that is not published yet" not in main.text  # they are named above
    answer = admin_client.post(publish_all_url(both), sent(admin_client, both), follow=True)
    both.refresh_from_db()
    named.refresh_from_db()
    assert (both.live, live_languages(both), named.live) == (True, ["en", "sv"], True)
    said = BeautifulSoup(answer.text, "lxml").select_one(".messages .success")
    assert len(said.select("a[target=_blank]")) == 2


@pytest.mark.thorough
def test_a_named_draft_stays_one_where_it_is_unticked(admin_client, both, named):
    data = sent(admin_client, both)
    del data["named"]
    admin_client.post(publish_all_url(both), data)
    named.refresh_from_db()
    assert (live_languages(both), named.live) == (["en", "sv"], False)


def test_nothing_is_published_while_something_is_missing(admin_client, both):
    data = sent(admin_client, both)
    draft = both.draft()
    draft.contacts.clear()
    draft.save_revision(clean=False)
    main = screen(admin_client, both)
    assert "Name at least one contact for questions." in main.get_text()
    assert main.select_one("form") is None
    data["shown"] = _digest(both)
    admin_client.post(publish_all_url(both), data)
    both.refresh_from_db()
    assert (both.live, live_languages(both)) == (False, [])


def _digest(record):
    pages = VacancyPage.objects.filter(vacancy=record).order_by("locale__pk")
    record.refresh_from_db()
    return "-".join(f"{one.pk}.{one.latest_revision_id}" for one in (record, *pages))


def test_what_was_changed_meanwhile_is_shown_first(admin_client, both):
    data = sent(admin_client, both)
    both.draft().save_revision(clean=False)
    html = admin_client.post(publish_all_url(both), data).text
    assert "Something has been changed in the meantime." in html
    assert live_languages(both) == []


@pytest.mark.thorough
def test_it_is_offered_by_the_checks_where_nothing_must_be_fixed(admin_client, both):
    page = VacancyPage.objects.get(vacancy=both, locale__language_code="en")
    for address in (edit(page), url("edit", both.pk)):
        offered = BeautifulSoup(admin_client.get(address).text, "lxml").select(
            "#groupsite-checks a"
        )
        assert {link.get_text(): link["href"] for link in offered}[LABEL] == publish_all_url(both)
    draft = both.draft()
    draft.contacts.clear()
    draft.save_revision(clean=False)
    assert LABEL not in admin_client.get(edit(page)).text


def test_nothing_is_offered_while_a_page_is_locked_or_in_a_workflow(admin, admin_client, both):
    offered = f'href="{publish_all_url(both)}"'
    [english, swedish] = VacancyPage.objects.filter(vacancy=both).order_by("locale__pk")
    assert offered in admin_client.get(edit_url(both)).text
    workflow = Workflow.objects.create(name="Two read it")
    task = GroupApprovalTask.objects.create(name="Read it")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(english, admin)
    assert offered not in admin_client.get(edit_url(both)).text
    state.cancel(user=admin)
    assert offered in admin_client.get(edit_url(both)).text
    VacancyPage.objects.filter(pk=swedish.pk).update(
        locked=True, locked_by=get_user_model().objects.create_user("carol")
    )
    assert offered not in admin_client.get(edit_url(both)).text


@pytest.mark.thorough
def test_it_is_over_once_the_facts_are_public(admin_client, both):
    admin_client.post(publish_all_url(both), sent(admin_client, both))
    answer = admin_client.get(publish_all_url(both), follow=True)
    assert "There is nothing here to publish together any more." in answer.text
    page = VacancyPage.objects.get(vacancy=both, locale__language_code="en")
    assert LABEL not in admin_client.get(edit(page)).text


@pytest.fixture
def author(client, home):
    """Somebody who may change vacancies and their pages, and publish neither."""
    user = get_user_model().objects.create_user("author")
    group = Group.objects.create(name="Authors")
    wanted = ("access_admin", "change_vacancy", "change_person")
    group.permissions.set(Permission.objects.filter(codename__in=wanted))
    may = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=may)
    user.groups.add(group)
    client.force_login(user)
    return client


def test_nobody_without_the_right_publishes(author, both, named):
    assert author.post(publish_all_url(both), {"shown": _digest(both)}).status_code in (302, 403)
    assert author.post(publish_facts_url(named)).status_code in (302, 403)
    named.refresh_from_db()
    assert (live_languages(both), named.live) == ([], False)


def publish(client, page, **changes):
    """Publish the page as its form does, with the boxes of the checks as they are shown."""
    html = BeautifulSoup(client.get(edit(page)).text, "lxml")
    boxes = html.select("#groupsite-checks input[form=page-edit-form]")
    data = {
        box["name"]: box["value"]
        for box in boxes
        if box["type"] == "hidden" or box.has_attr("checked")
    }
    data = {**words(page), **data, "action-publish": "1", **changes}
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(edit(page), data, follow=True)


@pytest.fixture
def first_page(both):
    return VacancyPage.objects.get(vacancy=both, locale__language_code="en")


def test_a_named_draft_is_published_with_the_first_page(admin_client, first_page, named):
    answer = publish(admin_client, first_page)
    assert "Also published: Alice Ek." in answer.text
    named.refresh_from_db()
    assert named.live


@pytest.mark.thorough
def test_a_named_draft_that_is_unticked_stays_one(admin_client, first_page, both, named):
    publish(admin_client, first_page, together=None)
    named.refresh_from_db()
    both.refresh_from_db()
    assert (both.live, named.live) == (True, False)
    html = BeautifulSoup(admin_client.get(edit(first_page)).text, "lxml")
    assert html.select("#groupsite-checks [name=together]") == []  # now it has a button of its own


def test_a_box_stays_unticked_when_the_draft_is_saved(admin_client, first_page, named):
    data = {**words(first_page), "together-shown": str(named.pk)}
    headers = {"accept": "application/json"}
    html = admin_client.post(edit(first_page), data, headers=headers).json()["html"]
    checks = html.partition('<section id="groupsite-checks"')[2]  # within a template
    (box,) = BeautifulSoup(checks, "lxml").select("[name=together]")
    assert not box.has_attr("checked")


@pytest.mark.thorough
def test_a_change_that_was_made_in_one_language_is_confirmed(admin_client, admin, both, first_page):
    swedish = VacancyPage.objects.get(vacancy=both, locale__language_code="sv")
    save_section_baseline(swedish, first_page, admin)
    draft = first_page.get_latest_revision_as_object()
    draft.lead = "Find out everything."
    draft.save_revision(clean=False)
    assert changes_in_other_languages_of_page(swedish)
    admin_client.post(publish_all_url(both), sent(admin_client, both))
    swedish.refresh_from_db()
    assert changes_in_other_languages_of_page(swedish) == []


@pytest.mark.thorough
def test_a_named_draft_is_published_by_the_button_of_its_finding(admin_client, admin, both, named):
    both.refresh_from_db()
    assert try_to_publish_unpublished_facts(both, admin)
    html = BeautifulSoup(admin_client.get(url("edit", both.pk)).text, "lxml")
    button = html.select_one("#groupsite-checks [data-groupsite-act]")
    assert button.get_text() == "Publish Alice Ek too"
    answer = admin_client.post(button["data-groupsite-act"])
    assert answer.json() == {"text": "“Alice Ek” has been published."}
    assert Person.objects.get(pk=named.pk).live
    assert "Publish Alice Ek too" not in admin_client.get(url("edit", both.pk)).text


def test_a_named_draft_has_no_button_for_those_who_may_not_publish_it(author, both, named):
    html = author.get(url("edit", both.pk)).text
    assert "“Alice Ek” is a draft" in html
    assert "Publish Alice Ek too" not in html
    assert 'name="together"' not in html


def test_only_a_draft_is_left_alone_by_a_link(admin_client, named):
    answer = admin_client.get(publish_facts_url(named))
    assert answer.status_code == 302
    named.refresh_from_db()
    assert not named.live
    assert Vacancy.objects.filter(live=True).count() == 0
