"""A page that a machine translated is a draft that somebody must read; a bad answer loses nothing."""

import logging
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text

from people.content.localize import machine_translation
from people.content.publishing.actions import add_draft_page
from people.content.sections import machine_texts
from people.content.sections.section_texts import newest_draft
from people.models import ConfirmedSection
from tests.made_once import made_once
from tests.people.content.fake_translator import libre_translate_at
from tests.people.content.translating import in_locale
from vacancies.models import Vacancy, VacancyPage
from vacancies.models.pages import PROSE

LINKED = '<p>Read <a href="https://example.org/">more</a> of us.</p>'
KEPT = "Some text was not translated"


@pytest.fixture
@made_once
def english_page(english_page, admin):
    english_page.discover_more = LINKED
    english_page.extra_sections = [("section", {"heading": "Sweden", "text": "<p>Cold.</p>"})]
    english_page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get()


def url(name="machine_language"):
    vacancy = Vacancy.objects.get()
    return reverse(vacancy.snippet_viewset.get_url_name(name), args=[vacancy.pk, "sv"])


def translate(client):
    """Press the button; return the messages."""
    response = client.post(url())
    assert response.status_code == 302
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def draft():
    return newest_draft(VacancyPage.objects.get(locale__language_code="sv"))


def test_the_button_is_there_where_a_translator_is(
    admin_client, english_page, swedish_index, settings, translator
):
    assert url() in admin_client.get(url("start_language")).text
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
    assert url() not in admin_client.get(url("start_language")).text
    assert admin_client.post(url()).status_code == 404
    assert admin_client.get(url()).status_code == 405


def test_the_whole_page_is_translated_in_one_request(
    admin_client, english_page, swedish_index, translator
):
    said = translate(admin_client)
    page = draft()
    assert page.lead == "[sv] Find out why."
    assert page.title == f"[sv] {english_page.title}"
    assert page.slug.startswith("sv-")
    assert "<li>[sv] Mathematics</li>" in page.required
    assert page.discover_more.count('<a href="https://example.org/">') == 1
    (block,) = page.extra_sections
    assert (block.value["heading"], block.id) == ("[sv] Sweden", english_page.extra_sections[0].id)
    assert not page.live
    (asked,) = translator.asked
    assert english_page.slug not in asked["q"]
    assert "LibreTranslate has translated the page" in said
    assert KEPT not in said


def test_every_text_waits_to_be_read(admin_client, english_page, swedish_index, translator):
    translate(admin_client)
    assert machine_texts.tool_by_unread_machine_section(draft()).keys() == {
        *("title", "lead", "required", "discover_more", "extra_sections")
    }
    english = ConfirmedSection.objects.get(section="extra_sections", page=draft())
    assert "[sv]" not in str(english.other)


@pytest.mark.thorough
def test_saving_without_a_change_reads_nothing(
    admin_client, english_page, swedish_index, translator
):
    """The editor writes rich text in its own way; that is no correction by a person."""
    translate(admin_client)
    had = machine_texts.tool_by_unread_machine_section(draft())
    save(admin_client)
    assert machine_texts.tool_by_unread_machine_section(draft()) == had
    save(admin_client, lead="Ta reda på varför.")
    assert had.keys() - machine_texts.tool_by_unread_machine_section(draft()).keys() == {"lead"}


def save(client, action="", **typed):
    """Save the form of the page as a browser would send it."""
    address = reverse("wagtailadmin_pages:edit", args=[draft().pk])
    form = BeautifulSoup(client.get(address).content, "lxml").find(id="page-edit-form")
    fields = {}
    for tag in form.find_all(["input", "textarea", "select"]):
        name, kind = tag.get("name"), tag.get("type")
        if (
            not name
            or kind in ("submit", "button")
            or (kind == "checkbox" and not tag.has_attr("checked"))
        ):
            continue
        chosen = tag.find("option", selected=True) if tag.name == "select" else None
        value = tag.text.removeprefix("\n") if tag.name == "textarea" else tag.get("value", "")
        fields[name] = chosen["value"] if chosen else value
    fields |= as_form(draft().extra_sections)
    return client.post(address, {**fields, **typed, **({action: "1"} if action else {})})


def as_form(sections):
    """What the scripts of the editor make of the blocks."""
    found = {"extra_sections-count": len(sections)}
    for place, block in enumerate(sections):
        text = rich_text(block.value["text"].source, features=PROSE)
        values = {"id": block.id, "type": "section", "order": place, "deleted": ""}
        values |= {"value-heading": block.value["heading"], "value-text": text}
        found |= {f"extra_sections-{place}-{name}": value for name, value in values.items()}
    return found


UNREAD = "5 sections were translated by LibreTranslate and have not been read yet."


@pytest.mark.thorough
def test_unread_text_is_not_published_by_the_form(
    admin_client, english_page, swedish_index, translator
):
    translate(admin_client)
    assert UNREAD in save(admin_client, "action-publish").text
    assert not draft().live
    machine_texts.mark_sections_as_read(
        draft(), list(machine_texts.tool_by_unread_machine_section(draft())), None
    )
    save(admin_client, "action-publish")
    assert VacancyPage.objects.get(pk=draft().pk).live


def test_nor_by_a_bulk_action(admin_client, english_page, swedish_index, translator):
    translate(admin_client)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    html = admin_client.post(f"{address}?id={draft().pk}&next=/admin/", follow=True).text
    assert UNREAD in html
    assert not draft().live


def test_nor_by_code_or_schedule(
    admin_client, english_page, swedish_index, translator, admin, caplog
):
    translate(admin_client)
    page = draft()
    page.latest_revision.publish(user=admin)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = page.save_revision(user=admin)
    revision.approved_go_live_at = page.go_live_at
    revision.save()
    with caplog.at_level(logging.WARNING, "groupsite"):
        call_command("publish_scheduled")
    assert not draft().live
    assert f"Page {page.pk} was not published" in caplog.text


def test_nor_by_the_api(admin_client, english_page, swedish_index, translator):
    translate(admin_client)
    address = reverse("wagtailadmin_api:pages:action", args=[draft().pk, "publish"])
    admin_client.post(address)
    assert not draft().live


FAILURES = {
    "server error": {"status": 500},
    "no JSON": {"body": b"<html>Bad gateway</html>"},
    "other JSON": {"body": b'["a", "b"]'},
    "numbers": {"answer": lambda text: 7},
    "fewer texts": {"answer": lambda text: text if "Find" in text else None},
    "no texts": {"answer": lambda text: None},
    "empty texts": {"answer": lambda text: " "},
    "too slow": {"seconds": 2.0},
}


@pytest.mark.table
@pytest.mark.parametrize("how", FAILURES.values(), ids=FAILURES)
def test_a_failure_makes_nothing_and_says_so(
    how, admin_client, english_page, swedish_index, translator, monkeypatch, caplog
):
    monkeypatch.setattr(machine_translation, "TIMEOUT", 0.5)
    vars(translator).update(how)
    with caplog.at_level(logging.WARNING, "groupsite"):
        said = translate(admin_client)
    assert said.startswith("LibreTranslate ")
    assert "Nothing has been changed." in said
    assert ("in time" in said) == ("seconds" in how)
    assert VacancyPage.objects.get() == english_page
    assert not ConfirmedSection.objects.exclude(machine="").exists()
    assert "LibreTranslate did not translate page" in caplog.text
    assert "Find out" not in caplog.text
    vars(translator).update(type(translator)().__dict__)
    assert KEPT not in translate(admin_client), "the next try works"


def test_no_server_at_all(admin_client, english_page, swedish_index, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = libre_translate_at("http://127.0.0.1:9", "")
    assert "could not translate the page" in translate(admin_client)


UNUSABLE = {
    "drops the link": lambda text: BeautifulSoup(text, "lxml").get_text(),
    "another link": lambda text: text.replace('id="a1"', 'id="a2"'),
    "a link twice": lambda text: text + '<a id="a1">more</a>',
    "a paragraph": lambda text: f"<p>{text}</p>",
    "a script": lambda text: f"{text}<script>alert(1)</script>",
    "an event": lambda text: text.replace("<a ", '<a onclick="alert(1)" '),
    "nothing": lambda text: "",
}


@pytest.mark.table
@pytest.mark.parametrize("answer", UNUSABLE.values(), ids=UNUSABLE)
def test_a_text_that_cannot_be_used_stays_in_english(
    answer, admin_client, english_page, swedish_index, translator
):
    translator.answer = lambda text: answer(text) if "<a " in text else f"[sv] {text}"
    said = translate(admin_client)
    page = draft()
    assert BeautifulSoup(page.discover_more, "lxml").get_text() == "Read more of us."
    assert 'href="https://example.org/"' in page.discover_more
    assert page.lead == "[sv] Find out why."
    assert f"Look for it in these sections: {discover_label()}." in said
    assert "discover_more" in machine_texts.tool_by_unread_machine_section(page)


def discover_label():
    name = VacancyPage._meta.get_field("discover_more").verbose_name
    return name[0].upper() + name[1:]


def test_answers_that_are_too_long_stay_in_english(
    admin_client, english_page, swedish_index, translator
):
    translator.answer = lambda text: f"[sv] {text}" + " ord" * 200
    said = translate(admin_client)
    page = draft()
    assert page.title == english_page.title
    assert page.extra_sections[0].value["heading"] == "Sweden"
    assert page.extra_sections[0].value["text"].source.startswith("<p>[sv] Cold. ord")
    assert page.lead.endswith(" ord")
    assert "Title" in said
    page.full_clean()


def test_a_page_that_somebody_made_meanwhile_is_left_alone(
    admin_client, english_page, swedish_index, translator, admin, monkeypatch
):
    ask = machine_translation.request_translations

    def ask_slowly(*args):
        answers = ask(*args)
        add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
        return answers

    monkeypatch.setattr(machine_translation, "request_translations", ask_slowly)
    translate(admin_client)
    assert in_locale(english_page, "sv").title == "Doktorand"
    assert Vacancy.objects.count() == 1


@pytest.mark.thorough
def test_only_who_may_add_the_language(
    client, english_page, swedish_index, translator, django_user_model
):
    client.force_login(django_user_model.objects.create_user("eve", "eve@example.org", "secret"))
    assert client.post(url()).status_code in (302, 403)
    assert translator.asked == []
