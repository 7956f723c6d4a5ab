"""*Still right* and *Looks right*: one click, without a reload where scripts run."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from people.content.sections import section_confirmation
from people.content.sections.changes import changes_for_page
from people.content.sections.machine_texts import unread_machine_texts
from people.content.sections.section_texts import newest_draft, text_digest
from tests.people.side_by_side.conftest import publish
from vacancies.models import VacancyPage

BY_SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def click(client, page, name, by_script=True):
    """What the browser sends for the button of a section."""
    soup = BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "lxml"
    )
    button = soup.select_one(f"#groupsite-original-{name} button")
    return button, lambda: client.post(
        button["formaction"],
        {button["name"]: button["value"], "beside": "en"},
        **(BY_SCRIPT if by_script else {}),
    )


def behind(page):
    return [change.section for change in changes_for_page(VacancyPage.objects.get(pk=page.pk))]


@pytest.fixture
def changed(original, translated, admin):
    publish(original, admin, lead="Find out how.", required="<p>Everything</p>")
    return translated


def test_still_right_by_script(changed, admin_client):
    _button, press = click(admin_client, changed, "lead")
    answer = press()
    assert answer.status_code == 200
    parts = BeautifulSoup(answer.content, "lxml")
    assert parts.select_one("#groupsite-original-lead button") is None
    assert "Find out how." in parts.select_one("#groupsite-original-lead").text
    assert parts.select_one("#groupsite-tabs")
    assert "Required qualifications" in parts.select_one("#groupsite-update-notice").text
    assert behind(changed) == ["required"]


def test_still_right_without_scripts(changed, admin_client):
    _button, press = click(admin_client, changed, "lead", by_script=False)
    assert press().url == reverse("wagtailadmin_pages:edit", args=[changed.pk])
    assert behind(changed) == ["required"]


def test_all_still_right_from_the_notice(changed, admin_client):
    soup = BeautifulSoup(
        admin_client.get(reverse("wagtailadmin_pages:edit", args=[changed.pk])).content,
        "lxml",
    )
    form = soup.select_one("#groupsite-update-notice form")
    data = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    sections = [value for name, value in data if name == "section"]
    admin_client.post(form["action"], {**dict(data), "section": sections})
    assert behind(changed) == []


def test_two_editors_confirm_at_once(changed, admin_client):
    _one, press = click(admin_client, changed, "lead")
    _two, press_other = click(admin_client, changed, "required")
    _three, press_again = click(admin_client, changed, "lead")
    assert [press().status_code, press_other().status_code, press_again().status_code] == [200] * 3
    assert behind(changed) == []


def test_an_original_that_has_changed_again_is_refused(original, changed, admin, admin_client):
    _button, press = click(admin_client, changed, "lead")
    publish(original, admin, lead="Find out when.")
    answer = press()
    assert answer.status_code == 409
    parts = BeautifulSoup(answer.content, "lxml")
    lead = parts.select_one("#groupsite-original-lead")
    assert lead.select_one("ins").text == "when"
    assert text_digest("Find out when.") in lead.select_one("button")["formaction"]
    assert "changed again" in parts.select_one("#groupsite-confirmed").text
    assert "lead" in behind(changed)


def test_a_refusal_without_scripts_is_told(original, changed, admin, admin_client):
    _button, press = click(admin_client, changed, "lead", by_script=False)
    publish(original, admin, lead="Find out when.")
    assert "changed again" in admin_client.get(press().url).content.decode()


def test_looks_right(original, draft, admin, admin_client):
    page = newest_draft(draft)
    page.lead = "Maskinens ord"
    page.save_revision(user=admin)
    page.refresh_from_db()
    section_confirmation.save_section_baseline(page, original, admin, machine="LibreTranslate")
    button, press = click(admin_client, draft, "lead")
    assert "Looks right" in button.text
    answer = press()
    assert answer.status_code == 200
    assert "LibreTranslate" not in answer.content.decode().partition("groupsite-tabs")[0]
    assert "lead" not in unread_machine_texts(newest_draft(VacancyPage.objects.get(pk=draft.pk)))


@pytest.mark.parametrize("name", ["still_right", "looks_right"])
def test_only_who_may_edit_the_page(changed, client, member, name):
    client.force_login(member)
    url = reverse(f"groupsite_people_sections:{name}", args=[changed.pk])
    assert client.post(url, {"section": "lead"}).status_code in {302, 403}
    assert "lead" in behind(changed)
    assert client.get(url).status_code in {302, 403, 405}


def test_a_page_that_somebody_else_has_locked_is_not_confirmed(changed, admin_client):
    _button, press = click(admin_client, changed, "lead")
    other = get_user_model().objects.create_user("bo")
    VacancyPage.objects.filter(pk=changed.pk).update(locked=True, locked_by=other)
    assert press().status_code in {302, 403}
    assert "lead" in behind(changed)


def test_after_signing_in_again_one_comes_to_the_form(changed, admin_client):
    """Django leads back by GET to where the post was refused."""
    url = reverse("groupsite_people_sections:still_right", args=[changed.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[changed.pk])
    assert admin_client.get(url)["Location"] == edit
