"""A sentence names a language in the language of the sentence; only tabs name it in its own."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from people.content.language_names import (
    language_alternatives,
    language_name,
    language_name_capitalised,
)
from people.formats import sentence_language
from vacancies.admin.actions.extension_reasons import extension_reason_fields


@pytest.mark.parametrize(
    ("active", "inside", "first"),
    [
        ("en", "Swedish", "Swedish"),
        ("sv", "svenska", "Svenska"),
        ("de", "Schwedisch", "Schwedisch"),
    ],
)
def test_inside_and_at_the_start_of_a_sentence(active, inside, first, monkeypatch):
    monkeypatch.setattr(sentence_language, "is_translated", lambda language: True)
    with translation.override(active):
        assert (language_name("sv"), language_name_capitalised("sv")) == (inside, first)


def test_inside_a_sentence_that_is_not_translated():
    """“The application should be written in Deutsch or Englisch.”"""
    with translation.override("de"):
        assert language_alternatives(["de", "en"]) == "German or English"


@pytest.mark.parametrize(
    ("active", "labels"),
    [
        ("en", ["Reason (English)", "Reason (Swedish)"]),
        ("sv", ["Anledning (engelska)", "Anledning (svenska)"]),
    ],
)
@pytest.mark.django_db
def test_the_reasons_of_an_extension(active, labels):
    with translation.override(active):
        assert [str(field.label) for field in extension_reason_fields({}).values()] == labels


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 section has changed in English:"), ("sv", "Engelska: ändringar i 1 avsnitt:")],
)
def test_the_notice_above_a_changed_page(english_page, swedish_page, admin, client, language, said):
    english_page.lead = "Find out how."
    english_page.save_revision(user=admin).publish(user=admin)
    client.force_login(admin)
    url = reverse("wagtailadmin_pages:edit", args=[swedish_page.pk])
    soup = BeautifulSoup(client.get(url, headers={"accept-language": language}).text, "lxml")
    assert said in " ".join(soup.select_one("#groupsite-update-notice").text.split())
    assert soup.select_one("#groupsite-tabs p") is None, "the notice says it already"
