"""Faults of translation in pieces that the form beside the original ended (issue 12, F4 and F5)."""

import pytest

from tests.people.side_by_side.conftest import FURTHER, publish
from tests.people.side_by_side.test_edit_form import post, screen
from vacancies.models import VacancyPage

OWN = {
    "type": "section",
    "id": "22222222-2222-4222-8222-222222222222",
    "value": {"heading": "Bara på svenska", "text": "<p>Det här står inte i originalet.</p>"},
}


@pytest.mark.thorough
def test_the_notice_stays_when_autosave_has_saved_another_section(
    original, translated, admin, admin_client
):
    publish(original, admin, lead="Find out how.", seo_title="Another title")
    post(admin_client, translated, lead="Ta reda på hur.")
    notice = screen(admin_client, translated).select_one("#groupsite-update-notice")
    assert [link["href"] for link in notice.select("a")] == ["#groupsite-section-seo_title"]
    assert "You have changed this section since English changed: Introduction." in notice.text


@pytest.mark.thorough
def test_a_section_in_one_language_alone_stays_when_either_is_published(
    original, translated, admin, admin_client
):
    stream = VacancyPage._meta.get_field("extra_sections").stream_block
    publish(translated, admin, extra_sections=stream.to_python([*FURTHER, OWN]))
    publish(original, admin, lead="Find out how.")
    draft = VacancyPage.objects.get(pk=translated.pk)
    post(admin_client, draft, action="action-publish", lead="Ta reda på hur.")
    live = VacancyPage.objects.get(pk=translated.pk)
    assert live.lead == "Ta reda på hur."
    assert [block.value["heading"] for block in live.extra_sections] == [
        "Travel",
        "Bara på svenska",
    ]
