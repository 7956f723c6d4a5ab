"""What a record's `publishing_errors()` says stops publishing on every path, as the how-to guide promises."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)
from wagtail.test.utils.form_data import querydict_from_html

from people.content.findings.finding import error
from people.content.records.urls import edit_url
from research.models import ResearchArea
from tests.factories import NOW, AreaFactory, PersonFactory, add_page

SENTENCE = "Say who leads this area."


@pytest.fixture(autouse=True)
def rule(monkeypatch):
    """As a host's record has it."""
    monkeypatch.setattr(
        ResearchArea,
        "publishing_errors",
        lambda area: [] if area.lead_id else [SENTENCE],
        raising=False,
    )


@pytest.fixture
def admin(group_site, client):
    user = get_user_model().objects.create_superuser("ada", "ada@example.org", "x")
    client.force_login(user)
    return user


@pytest.fixture
def area(admin):
    """A draft, of which every text is there but nobody leads it."""
    made = AreaFactory(draft=True)
    made.save_revision()
    return ResearchArea.objects.get(pk=made.pk)


def form(client, area, action, **typed):
    data = querydict_from_html(client.get(edit_url(area)).content.decode(), "w-editor-form")
    data[f"action-{action}"] = f"action-{action}"
    data.update(typed)
    return client.post(edit_url(area), data, follow=True)


def is_live(area):
    return ResearchArea.objects.get(pk=area.pk).live


def in_review(area, user):
    """The area awaits the approval that a host asks for."""
    group = Group.objects.create(name="Approvers")
    user.groups.add(group)
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Approve")
    task.groups.add(group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    content_type = ContentType.objects.get_for_model(ResearchArea)
    WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)
    workflow.start(area, user)
    return area.current_workflow_task_state


def test_the_form_refuses_and_says_why(client, area):
    html = form(client, area, "publish").text
    assert SENTENCE in html
    assert not is_live(area)


@pytest.mark.thorough
def test_the_form_publishes_once_nothing_is_in_the_way(client, area):
    form(client, area, "publish", lead=PersonFactory().pk)
    assert is_live(area)


def test_a_sentence_may_name_its_field(client, area, monkeypatch):
    monkeypatch.setattr(ResearchArea, "publishing_errors", lambda area: [error(SENTENCE, "lead")])
    html = form(client, area, "publish").text
    assert SENTENCE in html
    assert f"{edit_url(area)}#" in html


def test_the_form_schedules_nothing(client, area):
    later = (NOW + timedelta(days=30)).strftime("%Y-%m-%d %H:%M")
    html = form(client, area, "publish", go_live_at=later).text
    assert SENTENCE in html
    assert not area.revisions.exclude(approved_go_live_at=None).exists()


def test_the_clock_publishes_nothing(area, at):
    revision = area.latest_revision
    revision.approved_go_live_at = NOW - timedelta(minutes=1)
    revision.save()
    with time_machine.travel(NOW, tick=False):
        call_command("publish_scheduled")
    assert not is_live(area)


def test_code_publishes_nothing(area):
    assert area.latest_revision.publish() is None
    assert not is_live(area)


def test_code_takes_nothing_away_that_is_needed(area):
    """Also where the draft itself is what is published."""
    area = area.draft()
    area.lead = PersonFactory()
    area.save_revision().publish()
    draft = ResearchArea.objects.get(pk=area.pk).draft()
    draft.lead = None
    assert draft.save_revision().publish() is None
    assert ResearchArea.objects.get(pk=area.pk).lead_id


def test_publishing_many_pages_leaves_the_facts(client, area, group_site):
    page = add_page(area, group_site.research["en"], live=False)
    page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    html = client.post(f"{address}?id={page.pk}&next=/admin/", follow=True).text
    assert SENTENCE in html
    assert not is_live(area)


@pytest.mark.thorough
def test_the_form_does_not_approve(client, area, admin):
    in_review(area, admin)
    html = form(client, area, "workflow-action", **{"workflow-action-name": "approve"}).text
    assert SENTENCE in html
    assert not is_live(area)
    assert ResearchArea.objects.get(pk=area.pk).workflow_in_progress


@pytest.mark.parametrize("modal", [False, True])
def test_the_dashboard_does_not_approve(client, area, admin, modal):
    state = in_review(area, admin)
    name = ResearchArea.snippet_viewset.get_url_name("workflow_action")
    address = reverse(name, args=[area.pk, "approve", state.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if modal else {}
    client.post(address, {"comment": ""}, headers=headers)
    assert SENTENCE in client.get(edit_url(area)).text
    assert not is_live(area)
    assert ResearchArea.objects.get(pk=area.pk).workflow_in_progress


@pytest.mark.thorough
def test_an_old_version_is_not_published(client, area):
    old = area.latest_revision
    draft = area.draft()
    draft.lead = PersonFactory()
    draft.save_revision().publish()
    assert is_live(area)
    address = reverse(
        ResearchArea.snippet_viewset.get_url_name("revisions_revert"), args=[area.pk, old.pk]
    )
    data = querydict_from_html(client.get(address).content.decode(), "w-editor-form")
    data["action-publish"] = "action-publish"
    assert SENTENCE in client.post(edit_url(area), data).text
    old.publish()
    assert ResearchArea.objects.get(pk=area.pk).lead_id == draft.lead_id


def test_what_was_public_before_there_was_a_rule_can_be_changed(area, monkeypatch):
    """Or nobody could correct the rest, or close what is over, before that is put right."""
    ResearchArea.objects.filter(pk=area.pk).update(live=True)
    draft = ResearchArea.objects.get(pk=area.pk).draft()
    draft.figure = "lattice"
    draft.save_revision().publish()
    assert ResearchArea.objects.get(pk=area.pk).figure == "lattice"
