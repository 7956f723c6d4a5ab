"""A section whose original has changed is translated again by machine; nothing written is lost."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from people.content.localize import machine_translation
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.machine_texts import tool_by_unread_machine_section
from people.content.sections.section_texts import newest_draft, section_texts
from people.models import ConfirmedSection
from tests.made_once import made_once
from tests.people.side_by_side.conftest import FURTHER, publish
from tests.people.side_by_side.test_edit_form import form_data, screen, section, streams
from vacancies.models import VacancyPage

TRANSLATE, BRING_BACK = "translate-section", "bring-back-section"
OWN = {
    "type": "section",
    "id": "22222222-2222-4222-8222-222222222222",
    "value": {"heading": "Bara på svenska", "text": "<p>Det här står inte i originalet.</p>"},
}


@pytest.fixture
@made_once
def outdated(original, translated, admin):
    """The Swedish page, whose original has another introduction now."""
    publish(original, admin, lead="Find out how.")
    return translated


def swedish():
    return newest_draft(VacancyPage.objects.get(locale__language_code="sv"))


def button(soup, name, action):
    return section(soup, name).select_one(f"button[name={action}]")


def press(client, page, name, action=TRANSLATE, **typed):
    """Press a button below a section, with which a script saves the form; return the next screen."""
    soup = screen(client, page)
    pressed = button(soup, name, action)
    assert pressed.has_attr("data-groupsite-saves-form")
    data = {**form_data(soup), **streams(swedish()), **typed, pressed["name"]: pressed["value"]}
    address = soup.select_one("#page-edit-form")["action"]
    answer = client.post(address, data)
    assert answer.status_code == 302, BeautifulSoup(answer.content, "lxml").select(".messages")
    assert urlsplit(answer["Location"]).fragment == f"groupsite-section-{name}"
    return BeautifulSoup(client.get(answer["Location"]).content, "lxml")


def told(soup):
    return " ".join(soup.select_one(".messages").text.split())


def change(name):
    found = changes_in_other_languages_of_page(VacancyPage.objects.get(locale__language_code="sv"))
    return next((one for one in found if one.section == name), None)


class TestTheButton:
    @pytest.mark.thorough
    def test_is_at_the_changed_section_where_a_translator_is(
        self, admin_client, outdated, translator, settings
    ):
        soup = screen(admin_client, outdated)
        assert button(soup, "lead", TRANSLATE).em.text == "Translate this section again"
        assert button(soup, "required", TRANSLATE) is None
        assert button(soup, "lead", BRING_BACK) is None
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
        assert button(screen(admin_client, outdated), "lead", TRANSLATE) is None

    @pytest.mark.thorough
    def test_is_not_at_a_section_that_the_original_has_emptied(
        self, admin_client, original, translated, admin, translator
    ):
        publish(original, admin, lead="")
        assert button(screen(admin_client, translated), "lead", TRANSLATE) is None

    @pytest.mark.thorough
    def test_goes_once_somebody_has_changed_the_section(
        self, admin_client, outdated, translator, admin
    ):
        press(admin_client, outdated, "lead")
        assert button(screen(admin_client, outdated), "lead", TRANSLATE) is None


class TestTranslating:
    @pytest.mark.thorough
    def test_puts_a_draft_into_the_field(self, admin_client, outdated, translator):
        soup = press(admin_client, outdated, "lead")
        assert swedish().lead == "[sv] Find out how."
        assert soup.select_one("[name=lead]").text.strip() == "[sv] Find out how."
        assert VacancyPage.objects.get(pk=outdated.pk).lead == "Ta reda på varför."
        assert "LibreTranslate has translated “Introduction” again." in told(soup)
        (asked,) = translator.asked
        assert asked["q"] == ["Find out how."]

    @pytest.mark.thorough
    def test_leaves_the_other_sections_as_they_are(self, admin_client, outdated, translator):
        before = section_texts(swedish())
        press(admin_client, outdated, "lead")
        after = section_texts(swedish())
        # The form writes an empty rich text in its own way.
        differing = {name for name in after if after[name] not in (before[name], "<p></p>")}
        assert differing == {"lead"}
        assert swedish().slug == outdated.slug

    @pytest.mark.thorough
    def test_saves_what_was_typed_elsewhere(self, admin_client, outdated, translator):
        press(admin_client, outdated, "lead", seo_title="En annan titel")
        assert (swedish().seo_title, swedish().lead) == ("En annan titel", "[sv] Find out how.")

    @pytest.mark.thorough
    def test_must_be_read_before_it_is_published(self, admin_client, outdated, translator):
        soup = press(admin_client, outdated, "lead")
        assert tool_by_unread_machine_section(swedish()) == {"lead": "LibreTranslate"}
        assert "Translated by LibreTranslate" in section(soup, "lead").text
        assert "You have changed this section" not in soup.text
        assert (
            "1 section was translated by machine"
            in soup.select_one("#groupsite-update-notice").text
        )
        data = {**form_data(soup), **streams(swedish()), "action-publish": "1"}
        answer = admin_client.post(soup.select_one("#page-edit-form")["action"], data)
        assert "have not been read" in answer.text or "has not been read" in answer.text
        assert VacancyPage.objects.get(pk=outdated.pk).lead == "Ta reda på varför."

    @pytest.mark.thorough
    def test_is_up_to_date_once_it_is_read_and_published(self, admin_client, outdated, translator):
        soup = press(admin_client, outdated, "lead")
        assert change("lead").is_answered
        read = section(soup, "lead").select_one("button[formaction*=looks-right]")
        admin_client.post(read["formaction"], {"section": "lead", "beside": "en"})
        assert tool_by_unread_machine_section(swedish()) == {}
        soup = screen(admin_client, outdated)
        data = {**form_data(soup), **streams(swedish()), "action-publish": "1"}
        admin_client.post(soup.select_one("#page-edit-form")["action"], data)
        assert VacancyPage.objects.get(pk=outdated.pk).lead == "[sv] Find out how."
        assert change("lead") is None
        row = ConfirmedSection.objects.get(page_id=outdated.pk, section="lead")
        assert (row.machine, row.machine_text, row.replaced) == ("", None, None)

    @pytest.mark.thorough
    def test_a_list_takes_the_form_of_its_original(
        self, admin_client, original, translated, admin, translator
    ):
        publish(original, admin, required="<ul><li>Mathematics</li><li>Swimming</li></ul>")
        press(admin_client, translated, "required")
        text = BeautifulSoup(swedish().required, "lxml")
        assert [item.text for item in text.select("li")] == ["[sv] Mathematics", "[sv] Swimming"]

    @pytest.mark.thorough
    def test_blocks_of_this_language_alone_stay(
        self, admin_client, original, translated, admin, translator
    ):
        stream = VacancyPage._meta.get_field("extra_sections").stream_block
        [block] = FURTHER
        changed = {**block, "value": {**block["value"], "heading": "Trains"}}
        publish(original, admin, extra_sections=stream.to_python([changed]))
        page = swedish()
        page.extra_sections = stream.to_python([*FURTHER, OWN])
        page.save_revision(user=admin)
        press(admin_client, translated, "extra_sections")
        headings = [one.value["heading"] for one in swedish().extra_sections]
        assert headings == ["[sv] Trains", "Bara på svenska"]

    @pytest.mark.thorough
    def test_rows_of_the_page(self, admin_client, original, translated, admin, translator):
        page = newest_draft(original)
        [row] = page.guidance.all()
        row.lead_in = "in which you:"
        page.guidance = [row]
        page.save_revision(user=admin).publish(user=admin)
        press(admin_client, translated, "guidance")
        assert [row.lead_in for row in swedish().guidance.all()] == ["[sv] in which you:"]
        press(admin_client, translated, "guidance", BRING_BACK)
        assert [row.lead_in for row in swedish().guidance.all()] == ["där du:"]


class TestWithoutScripts:
    """Wagtail's form has no blocks then, so the button posts to a view of its own."""

    def press(self, client, page, action):
        pressed = button(screen(client, page), "lead", action)
        assert pressed["form"] == "groupsite-confirm"
        answer = client.post(pressed["formaction"], {pressed["name"]: pressed["value"]})
        assert urlsplit(answer["Location"]).fragment == "groupsite-section-lead"
        return told(BeautifulSoup(client.get(answer["Location"]).content, "lxml"))

    @pytest.mark.thorough
    def test_both_buttons(self, admin_client, outdated, translator):
        assert "has translated “Introduction” again" in self.press(
            admin_client, outdated, TRANSLATE
        )
        assert swedish().lead == "[sv] Find out how."
        assert "The earlier text" in self.press(admin_client, outdated, BRING_BACK)
        assert swedish().lead == "Ta reda på varför."

    def test_who_may_not_edit_the_page(self, client, member, outdated, translator):
        client.force_login(member)
        address = reverse("groupsite_people_sections:by_machine", args=[outdated.pk])
        assert client.post(address, {TRANSLATE: "lead"}).status_code in (302, 403)
        assert translator.asked == []


class TestBringingBack:
    def test_puts_the_earlier_text_back(self, admin_client, outdated, translator):
        press(admin_client, outdated, "lead")
        soup = press(admin_client, outdated, "lead", BRING_BACK)
        assert swedish().lead == "Ta reda på varför."
        assert "The earlier text of “Introduction” is back." in told(soup)
        assert tool_by_unread_machine_section(swedish()) == {}
        assert button(soup, "lead", TRANSLATE) is not None
        assert button(soup, "lead", BRING_BACK) is None

    @pytest.mark.thorough
    def test_does_not_make_it_up_to_date(self, admin_client, outdated, translator, admin):
        press(admin_client, outdated, "lead")
        press(admin_client, outdated, "lead", BRING_BACK)
        assert not change("lead").is_answered
        publish(swedish(), admin)
        assert not change("lead").is_answered

    @pytest.mark.thorough
    def test_is_what_a_person_wrote_after_translating_twice(
        self, admin_client, outdated, original, translator, admin
    ):
        press(admin_client, outdated, "lead")
        publish(original, admin, lead="Find out when.")
        press(admin_client, outdated, "lead")
        assert swedish().lead == "[sv] Find out when."
        press(admin_client, outdated, "lead", BRING_BACK)
        assert swedish().lead == "Ta reda på varför."

    @pytest.mark.thorough
    def test_what_was_typed_since_stays_in_the_history(self, admin_client, outdated, translator):
        press(admin_client, outdated, "lead")
        press(admin_client, outdated, "lead", BRING_BACK, lead="Maskinens, rättad")
        assert swedish().lead == "Ta reda på varför."
        kept = [one.content["lead"] for one in swedish().revisions.order_by("pk")]
        assert "Maskinens, rättad" in kept


FAILURES = {
    "server error": {"status": 500},
    "no JSON": {"body": b"<html>Bad gateway</html>"},
    "no texts": {"answer": lambda text: None},
    "empty texts": {"answer": lambda text: " "},
    "a script": {"answer": lambda text: f"{text}<script>alert(1)</script>"},
    "too slow": {"seconds": 2.0},
}


class TestFailing:
    @pytest.mark.table
    @pytest.mark.parametrize("how", FAILURES.values(), ids=FAILURES)
    def test_says_so_and_loses_nothing(self, how, admin_client, outdated, translator, monkeypatch):
        monkeypatch.setattr(machine_translation, "TIMEOUT", 0.5)
        vars(translator).update(how)
        soup = press(admin_client, outdated, "lead", lead="Skrivet nyss", seo_title="Titeln")
        assert "LibreTranslate" in told(soup)
        assert "Your text is as it was." in told(soup)
        assert (swedish().lead, swedish().seo_title) == ("Skrivet nyss", "Titeln")
        assert tool_by_unread_machine_section(swedish()) == {}
        assert button(soup, "lead", BRING_BACK) is None

    def test_what_somebody_else_wrote_meanwhile_stays(
        self, admin_client, outdated, translator, admin, monkeypatch
    ):
        ask = machine_translation.request_translations

        def ask_slowly(*args):
            answers = ask(*args)
            page = swedish()
            page.lead = "Någon annans"
            page.save_revision(user=admin)
            return answers

        monkeypatch.setattr(machine_translation, "request_translations", ask_slowly)
        soup = press(admin_client, outdated, "lead")
        assert "Somebody has changed “Introduction” in the meantime." in told(soup)
        assert swedish().lead == "Någon annans"

    def test_the_same_translation_changes_nothing(self, admin_client, outdated, translator):
        translator.answer = lambda text: "Ta reda på varför."
        soup = press(admin_client, outdated, "lead")
        assert "LibreTranslate translates “Introduction” as it already is." in told(soup)
        assert button(soup, "lead", TRANSLATE) is not None

    def test_an_unknown_section_only_saves(self, admin_client, outdated, translator):
        soup = screen(admin_client, outdated)
        data = {**form_data(soup), **streams(swedish()), TRANSLATE: "slug"}
        admin_client.post(soup.select_one("#page-edit-form")["action"], data)
        assert translator.asked == []


def test_who_may_not_edit_the_page_translates_nothing(client, member, outdated, translator):
    client.force_login(member)
    address = reverse("wagtailadmin_pages:edit", args=[outdated.pk])
    assert client.post(address, {TRANSLATE: "lead"}).status_code in (302, 403)
    assert translator.asked == []
    assert swedish().lead == "Ta reda på varför."
