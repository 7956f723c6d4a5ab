"""The tab of a missing language offers the ways to its page, and makes the draft."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from people.content.admin.add_language_views import AddRecordLanguageView
from people.content.sections.changes import changes_in_other_languages_of_page
from people.models import ConfirmedSection
from tests.factories import document_kind
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage


@pytest.fixture
def original(english_page, admin):
    page = VacancyPage.objects.get(pk=english_page.pk)
    section = {"heading": "Travel", "text": "<p>Much</p>"}
    page.extra_sections = [("section", section)]
    kind = document_kind("CV")
    page.guidance.add(DocumentGuidance(kind=kind, lead_in="where you", locale=page.locale))
    page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get(pk=english_page.pk)


def address(language="sv"):
    name = Vacancy.snippet_viewset.get_url_name("start_language")
    return reverse(name, args=[Vacancy.objects.get().pk, language])


def swedish_draft():
    return VacancyPage.objects.get(locale__language_code="sv").get_latest_revision_as_object()


def test_the_screen_names_the_ways_and_makes_nothing(admin_client, original, swedish_index):
    soup = BeautifulSoup(admin_client.get(address()).text, "lxml")
    buttons = [" ".join(one.text.split()) for one in soup.select(".groupsite-ways .button")]
    assert buttons[-2:] == ["Translate beside the original", "Write from scratch"]
    assert soup.select_one(".groupsite-language-tabs__tab--current").text.split()[0] == "Svenska"
    assert VacancyPage.objects.count() == 1


def test_beside_the_original_every_text_has_an_empty_field(admin_client, original, swedish_index):
    answer = admin_client.post(address(), {"original": original.pk})
    page = swedish_draft()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    (block,) = page.extra_sections
    assert block.id == original.extra_sections[0].id
    assert not block.value["heading"]
    (row,) = page.guidance.all()
    theirs = original.guidance.get()
    assert (row.kind, row.lead_in, row.locale) == (theirs.kind, "", page.locale)
    assert row.translation_key == theirs.translation_key
    assert ConfirmedSection.objects.get(page=page, section="lead").other == "Find out why."
    assert changes_in_other_languages_of_page(page) == []


def test_from_scratch_nothing_is_laid_out(admin_client, original, swedish_index):
    admin_client.post(address())
    assert not swedish_draft().extra_sections


def test_an_alias_of_tree_sync_gives_way(admin_client, original, swedish, swedish_index):
    original.copy_for_translation(swedish, alias=True)
    admin_client.post(address(), {"original": original.pk})
    page = VacancyPage.objects.get(locale__language_code="sv")
    assert page.alias_of is None
    assert page.get_latest_revision_as_object().lead == ""


def test_a_language_without_an_index_page_gets_a_draft_of_one(admin_client, original):
    Locale.objects.create(language_code="de")
    admin_client.post(address("de"), {"original": original.pk})
    page = VacancyPage.objects.get(locale__language_code="de")
    parent = page.get_parent()
    assert (parent.locale.language_code, parent.live) == ("de", False)


def test_a_language_that_exists_is_not_started_again(admin_client, original, swedish_index):
    admin_client.post(address(), {"original": original.pk})
    edit = reverse("wagtailadmin_pages:edit", args=[swedish_draft().pk])
    for answer in (admin_client.post(address()), admin_client.get(address())):
        assert answer["Location"] == edit
    assert VacancyPage.objects.filter(locale__language_code="sv").count() == 1


def test_two_posts_at_once_make_one_page(admin_client, original, swedish_index, monkeypatch):
    """The second one has looked for the page before the first has made it."""
    look, seen = AddRecordLanguageView._existing_page, []

    def look_too_early(view):
        seen.append(view)
        return None if len(seen) == 1 else look(view)

    admin_client.post(address())
    monkeypatch.setattr(AddRecordLanguageView, "_existing_page", look_too_early)
    assert admin_client.post(address()).status_code == 302
    assert VacancyPage.objects.filter(locale__language_code="sv").count() == 1
    assert Vacancy.objects.count() == 1
