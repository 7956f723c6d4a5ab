"""*Still right* and *Looks right*: one click, without a reload where scripts run."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from people.content.sections import section_confirmation
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.confirmed_section import ConfirmedSection
from people.content.sections.machine_texts import tool_by_unread_machine_section
from people.content.sections.section_texts import newest_draft, text_digest
from tests.made_once import made_once
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
    return [
        change.section
        for change in changes_in_other_languages_of_page(VacancyPage.objects.get(pk=page.pk))
    ]


@pytest.fixture
@made_once
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


@pytest.mark.thorough
def test_a_refusal_without_scripts_is_told(original, changed, admin, admin_client):
    _button, press = click(admin_client, changed, "lead", by_script=False)
    publish(original, admin, lead="Find out when.")
    assert "changed again" in admin_client.get(press().url).content.decode()


@pytest.fixture
@made_once
def machine_written(original, draft, admin):
    """What a machine has written, and nobody has read: title, introduction and qualifications."""
    page = newest_draft(draft)
    page.lead, page.required = "Maskinens ord", "<ul><li>Maskinens krav</li></ul>"
    page.save_revision(user=admin)
    page.refresh_from_db()
    section_confirmation.save_section_baseline(page, original, admin, machine="LibreTranslate")
    return page


def unread(page):
    return set(tool_by_unread_machine_section(newest_draft(VacancyPage.objects.get(pk=page.pk))))


def screen_of(client, page):
    return BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "lxml"
    )


def press_read_all(client, page):
    """What the browser sends for the button below the last section; the names in its list too."""
    soup = screen_of(client, page)
    block = soup.select_one("#page-edit-form > #groupsite-machine-texts")
    names = [link["href"].removeprefix("#groupsite-section-") for link in block.select("li a")]
    button = block.select_one("button")
    assert button["form"] == "groupsite-confirm"  # Enter in a field must not press it
    return names, lambda: client.post(button["formaction"], {"beside": "en"}, **BY_SCRIPT)


def test_looks_right(machine_written, admin_client):
    button, press = click(admin_client, machine_written, "lead")
    assert "Looks right" in button.text
    answer = press()
    assert answer.status_code == 200
    assert "LibreTranslate" not in answer.content.decode().partition("groupsite-tabs")[0]
    assert unread(machine_written) == {"title", "required"}
    parts = BeautifulSoup(answer.content, "lxml")
    left = parts.select("#groupsite-machine-texts li")
    assert [one.text for one in left] == ["Title", "Required qualifications"]
    assert "Confirmed" in parts.select_one("#groupsite-original-lead").text
    notice = parts.select_one("#groupsite-update-notice").text
    assert "2 sections were translated by machine" in notice


def test_the_notice_above_the_form_names_what_is_to_be_read(machine_written, admin_client):
    soup = screen_of(admin_client, machine_written)
    links = soup.select("#groupsite-update-notice a")
    assert [(link.text, link["href"]) for link in links] == [
        ("Title", "#groupsite-section-title"),
        ("Introduction", "#groupsite-section-lead"),
        ("Required qualifications", "#groupsite-section-required"),
        ("Confirm them all below the last section", "#groupsite-machine-texts"),
    ]


def test_the_check_leads_to_the_first_unread_section(machine_written, admin_client):
    soup = screen_of(admin_client, machine_written)
    [link] = [a for a in soup.select("#groupsite-checks a") if "LibreTranslate" in a.text]
    assert link["href"].endswith("#:w:contentpath=title")


def test_read_them_all(machine_written, admin_client):
    names, press = press_read_all(admin_client, machine_written)
    assert set(names) == unread(machine_written) == {"title", "lead", "required"}
    answer = press()
    assert answer.status_code == 200
    assert unread(machine_written) == set()
    parts = BeautifulSoup(answer.content, "lxml")
    assert {f"groupsite-original-{name}" for name in names} <= {
        one["id"] for one in parts.select("[id]")
    }
    assert "have been read" in parts.select_one("#groupsite-machine-texts").text
    assert parts.select_one("#groupsite-checks")
    main = parts.select_one("[data-groupsite-into] button")
    assert main["name"] == "action-publish"
    assert parts.select_one("[data-groupsite-outdated='[data-groupsite-refusal]']")


def test_a_text_that_somebody_else_has_changed_is_not_confirmed(
    machine_written, admin, admin_client
):
    """Who presses the button has seen the machine's text, and not what was written since."""
    _names, press = press_read_all(admin_client, machine_written)
    page = newest_draft(VacancyPage.objects.get(pk=machine_written.pk))
    page.lead = "Någon annans ord"
    page.save_revision(user=admin)
    answer = press()
    assert answer.status_code == 409
    told = BeautifulSoup(answer.content, "lxml").select_one("#groupsite-confirmed").text
    assert "Introduction" in told
    assert "Title" not in told
    row = ConfirmedSection.objects.get(page_id=page.pk, section="lead")
    assert row.machine == "LibreTranslate"
    assert unread(page) == set()


def test_a_section_that_the_screen_did_not_show_is_not_confirmed(machine_written, admin_client):
    url = reverse("groupsite_people_sections:looks_right", args=[machine_written.pk])
    assert admin_client.post(url, {"section": "lead"}, **BY_SCRIPT).status_code == 409
    assert "lead" in unread(machine_written)


def test_without_machine_texts_there_is_no_such_list(original, translated, admin_client):
    soup = screen_of(admin_client, translated)
    assert soup.select_one("#groupsite-machine-texts").text.strip() == ""


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
