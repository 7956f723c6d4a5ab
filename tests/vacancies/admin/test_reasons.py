"""Why a deadline was extended: asked with the act, changed afterwards, read by visitors."""

import pytest
from django.test import Client
from django.test.utils import override_settings
from wagtail.models import ModelLogEntry

from tests.vacancies.admin.conftest import shown, url
from vacancies.models import ExtensionText, Vacancy, VacancyExtension, VacancyPage

pytestmark = pytest.mark.table

REASONS = {"reason_en": "more time for all", "reason_sv": "mer tid för alla"}
LATER = {"deadline_on": "2025-06-28"}


def extend(client, vacancy, **answers):
    address = url("extend", vacancy.pk)
    data = {**shown(client, address), **LATER, **answers}
    return client.post(address, {**data, "confirmed": data["deadline_on"]})


def reasons():
    return dict(ExtensionText.objects.values_list("language", "reason"))


@pytest.fixture
def extension(editor, vacancy):
    extend(editor, vacancy, **REASONS)
    return VacancyExtension.objects.get()


def address(extension):
    return url("reason", extension.vacancy_id, extension.pk)


def change(client, extension, **answers):
    return client.post(address(extension), {**shown(client, address(extension)), **answers})


def public(language):
    page = VacancyPage.objects.get(locale__language_code=language)
    return Client().get(page.url).text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (REASONS, {"en": "more time for all", "sv": "mer tid för alla"}),
        ({"reason_sv": " mer tid "}, {"sv": "mer tid"}),
        ({}, {}),
    ],
)
def test_a_reason_is_kept_with_the_extension(editor, vacancy, given, kept):
    assert extend(editor, vacancy, **given).status_code == 302
    assert reasons() == kept
    assert VacancyExtension.objects.get().reason("sv").text == kept.get("sv", "")


@pytest.mark.thorough
def test_visitors_read_it_beside_the_dates(extension):
    assert "Extended from 14 June to 28 June 2025: more time for all" in public("en")
    assert "Förlängd från 14 juni till 28 juni 2025: mer tid för alla" in public("sv")


@pytest.mark.thorough
def test_the_second_extension_has_its_own(editor, vacancy, extension):
    extend(editor, vacancy, deadline_on="2025-07-05", reason_en="and more")
    said = [row.reason("en").text for row in VacancyExtension.objects.all()]
    assert said == ["more time for all", "and more"]


def test_the_form_asks_in_every_language_of_the_site(editor, vacancy):
    html = editor.get(url("extend", vacancy.pk)).text
    for words in ("Reason (English)", "Reason (Swedish)", 'lang="sv"', "Optional."):
        assert words in html
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        html = editor.get(url("extend", vacancy.pk)).text
        assert "reason_sv" not in html
        assert "Reason (" not in html


def test_before_the_opening_there_is_nothing_to_explain(editor, vacancy):
    Vacancy.objects.update(opens_on="2025-06-01", opens_at="2025-06-01T00:00Z")
    assert "reason_en" not in editor.get(url("extend", vacancy.pk)).text
    extend(editor, vacancy, **REASONS)
    assert reasons() == {}


def test_a_refused_form_keeps_what_was_typed(editor, vacancy):
    response = extend(editor, vacancy, deadline_on="2025-06-01", **REASONS)
    assert 'value="mer tid för alla"' in response.text
    too_long = extend(editor, vacancy, reason_en="a" * 301)
    assert too_long.status_code == 200
    assert not VacancyExtension.objects.exists()


@pytest.mark.thorough
def test_it_can_be_changed_afterwards(editor, vacancy, extension):
    facts = editor.get(url("edit", vacancy.pk)).text
    assert address(extension) in facts
    assert "Change the reason" in facts
    response = change(editor, extension, reason_en="the funder asked for it", reason_sv="")
    assert response.url == url("edit", vacancy.pk)
    assert reasons() == {"en": "the funder asked for it"}
    assert "to 28 June 2025: the funder asked for it" in public("en")
    assert 'lang="en">the funder asked for it' in public("sv")


def test_facts_that_were_never_extended_list_no_extension(editor, vacancy):
    assert "groupsite-extensions" not in editor.get(url("edit", vacancy.pk)).text


@pytest.mark.thorough
def test_an_extension_by_the_facts_gets_its_reason_there(editor, vacancy):
    draft = vacancy.draft()
    draft.deadline_on = "2025-06-28"
    draft.full_clean()
    draft.save_revision().publish()
    html = editor.get(url("edit", vacancy.pk)).text
    assert address(VacancyExtension.objects.get()) in html
    assert "Say why it was extended" in html


def test_sent_unchanged_it_changes_nothing(editor, extension):
    entries = ModelLogEntry.objects.count()
    assert change(editor, extension).status_code == 302
    assert ModelLogEntry.objects.count() == entries


def test_a_reason_written_meanwhile_is_not_overwritten_unseen(editor, extension):
    stale = {**shown(editor, address(extension)), "reason_en": "mine"}
    change(editor, extension, reason_en="theirs")
    response = editor.post(address(extension), stale)
    assert "changed this vacancy in the meantime" in response.text
    assert 'value="mine"' in response.text
    assert reasons()["en"] == "theirs"
    fresh = {bound.html_name: bound.value() or "" for bound in response.context["form"]}
    assert editor.post(address(extension), fresh).status_code == 302
    assert reasons()["en"] == "mine"


@pytest.mark.parametrize("role", ["anonymous", "member", "reader", "officer"])
def test_who_may_not_publish_says_no_reason(login, extension, role):
    client = login(role)
    known = shown(login("editor"), address(extension))
    assert client.get(address(extension)).status_code == 302
    assert client.post(address(extension), {**known, "reason_en": "x"}).status_code == 302
    assert reasons()["en"] == "more time for all"


def test_an_extension_of_another_vacancy_is_not_found(editor, extension):
    wrong = url("reason", extension.vacancy_id, extension.pk + 1)
    assert editor.get(wrong).status_code == 404


def test_locked_facts_are_left_alone(editor, vacancy, extension):
    Vacancy.objects.update(locked=True)
    assert "locked or being reviewed" in editor.get(address(extension), follow=True).text


def test_the_history_tells_it(editor, vacancy, extension):
    html = editor.get(url("history", vacancy.pk)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reason for the extension to 28 June 2025: more time for all / mer tid för alla" in html
    change(editor, extension, reason_en="", reason_sv="")
    html = editor.get(url("history", vacancy.pk)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reason for the extension to 28 June 2025 removed" in html
