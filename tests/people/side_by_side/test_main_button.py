"""*Publish* is the main button of a page when nothing is wrong, else *Save draft*; Enter saves a draft."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from people.content.records.urls import edit_url
from people.content.sections.section_texts import newest_draft
from tests.accounts import make_accounts, signed_in
from tests.factories import AreaFactory, PersonFactory
from tests.made_once import made_once
from tests.people.side_by_side.test_edit_form import post, screen
from vacancies.models import VacancyPage


def main_button(soup):
    return soup.select_one("nav.footer__container button")


@pytest.mark.thorough
def test_publish_where_nothing_is_wrong(translated, admin_client):
    assert main_button(screen(admin_client, translated))["name"] == "action-publish"


@pytest.mark.thorough
def test_save_draft_where_something_is_missing(draft, admin_client):
    assert "action-save" in main_button(screen(admin_client, draft))["class"]


@pytest.mark.thorough
def test_it_changes_with_what_autosave_has_saved(draft, admin, admin_client):
    page = newest_draft(draft)
    page.required = "<ul><li>Matematik</li></ul>"
    page.save_revision(user=admin)
    soup = screen(admin_client, draft)
    assert "action-save" in main_button(soup)["class"]
    html = post(admin_client, draft, soup, lead="Ta reda på varför.").json()["html"]
    menu = html.partition("nav.footer__container")[2]
    assert main_button_of(menu)["name"] == "action-publish"


@pytest.mark.thorough
def test_the_buttons_are_not_drawn_again_for_nothing(translated, admin_client):
    html = post(admin_client, translated, lead="Andra ord.").json()["html"]
    assert "nav.footer__container" not in html


def main_button_of(html):
    return BeautifulSoup(html, "lxml").select_one("button")


@pytest.fixture
@made_once
def submitted(translated, editor):
    """Changed and submitted by an editor who may not publish, to reviewers."""
    page = newest_draft(translated)
    page.lead = "Ta reda på hur."
    page.save_revision(user=editor)
    task = GroupApprovalTask.objects.create(name="Reviewers")
    task.groups.add(Group.objects.create(name="Reviewers"))
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, editor)
    return VacancyPage.objects.get(pk=translated.pk)


@pytest.mark.thorough
def test_approving_for_a_reviewer(submitted, admin_client):
    button = main_button(screen(admin_client, submitted))
    assert button["data-workflow-action-name"] == "approve"
    assert not button.has_attr("data-workflow-action-modal-url")


def test_saving_for_a_reviewer_where_something_is_missing(submitted, admin_client):
    page = newest_draft(submitted)
    page.required = ""
    page.save_revision()
    assert "action-save" in main_button(screen(admin_client, submitted))["class"]


def test_nothing_for_who_has_submitted(submitted, editor, client):
    client.force_login(editor)
    soup = screen(client, submitted)
    assert main_button(soup).has_attr("disabled")
    assert soup.select_one("nav.footer__container [name=action-cancel-workflow]")


def test_approving_facts_for_a_reviewer(submitted, admin, admin_client):
    record = submitted.vacancy
    record.save_revision(user=admin)
    Workflow.objects.get(name="Review").start(record, admin)
    html = admin_client.get(edit_url(record)).content
    button = main_button(BeautifulSoup(html, "lxml"))
    assert button["data-workflow-action-name"] == "approve"


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts("editor", "translator", "member")


@pytest.fixture
@made_once
def pages(group_site, at, accounts):
    """Pages of the member's own person and of an area that they lead, live and complete."""
    person = PersonFactory(user=accounts["member"])
    area = AreaFactory(lead=person)
    for record in (person, area):
        group_site.add(record, title="Coding")
    return {"person": person.pages.first(), "area": area.pages.first()}


@pytest.mark.table(every="main")
@pytest.mark.parametrize(
    ("role", "page", "main", "others"),
    [
        ("administrator", "area", "Publish", {"Save draft", "Submit to Editors"}),
        ("editor", "area", "Publish", {"Save draft", "Submit to Editors"}),
        ("member", "person", "Publish", {"Save draft", "Submit to Editors"}),
        ("member", "area", "Save draft", {"Submit to Editors"}),
        ("translator", "area", "Save draft", {"Submit to Editors"}),
    ],
)
def test_who_may_publish_publishes_first(accounts, pages, role, page, main, others):
    soup = screen(signed_in(accounts, role), pages[page])
    found = [one.get_text(strip=True) for one in soup.select("nav.footer__container button")]
    assert found[0] == main
    assert others <= set(found[1:])
    assert ("Publish" in found) is (main == "Publish")


@pytest.mark.thorough
def test_enter_in_a_field_saves_a_draft(translated, admin_client):
    """A browser presses the first submit button that belongs to the form."""
    soup = screen(admin_client, translated)
    first, *_others = soup.select(
        "button[type=submit][form=page-edit-form], #page-edit-form button:not([type=button], [form])"
    )
    assert not first.has_attr("name")
    assert not first.has_attr("formaction")


@pytest.mark.thorough
def test_what_is_left_to_look_at_is_counted_after_publishing(original, translated, admin_client):
    """What has just been written counts, and what publishing itself has changed."""
    counts = []
    for page, lead in (
        (original, "Write to alice@example.org"),
        (original, "Write to Alice."),
        (translated, "Skriv till Alice."),
    ):
        post(admin_client, page, action="action-publish", lead=lead)
        soup = screen(admin_client, page)
        message = " ".join(soup.select_one(".messages").get_text().split())
        count = int(soup.select_one("[data-groupsite-checks-count]").get_text())
        counts.append(count)
        assert (f"Published. {count} suggestion" in message) is bool(count)
    assert counts == [2, 1, 0]
