"""The tab of a missing language of a page without a record makes its draft."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from people.content.records.urls import start_language_url
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.section_texts import newest_draft, section_texts
from people.models import ConfirmedSection
from tests.accounts import make_accounts, signed_in
from tests.people.beside_original.conftest import in_language, post
from tools.hosts.laboratory.models import MemoPage, ProjectPage


def url(page, code="de"):
    return start_language_url(page, Locale.objects.get(language_code=code))


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def tabs(client, page):
    soup = BeautifulSoup(client.get(edit_url(page)).content, "html.parser")
    return {
        " ".join(tab.text.split()): tab.get("href")
        for tab in soup.select(".groupsite-language-tabs__tab")
    }


@pytest.mark.thorough
def test_the_editor_has_a_tab_for_each_language(admin_client, original):
    assert tabs(admin_client, original) == {
        "English missing": url(original, "en"),
        "Svenska live": None,
        "Deutsch missing": url(original),
    }


def test_the_screen_names_the_ways_and_makes_nothing(admin_client, original):
    soup = BeautifulSoup(admin_client.get(url(original)).content, "html.parser")
    buttons = [" ".join(one.text.split()) for one in soup.select(".groupsite-ways .button")]
    assert buttons == ["Translate beside the original", "Write from scratch"]
    assert soup.select_one(".groupsite-language-tabs__tab--current").text.split()[0] == "Deutsch"
    assert "German: Korta koder" in soup.text
    assert ProjectPage.objects.count() == 1


def test_beside_the_original_every_text_has_an_empty_field(admin_client, home, original):
    answer = admin_client.post(url(original), {"original": original.pk})
    made = in_language("de")
    assert answer["Location"] == edit_url(made)
    assert (made.live, made.get_parent().pk, made.number) == (False, home["de"].pk, 7)
    page = newest_draft(made)
    assert (page.title, page.slug) == ("Korta koder", "korta-koder")
    assert (page.motto, page.body) == ("", "")
    (block,) = page.steps
    assert (block.id, bool(block.value["heading"])) == (original.steps[0].id, False)
    (goal,) = page.goals.all()
    assert (goal.text, goal.locale) == ("", page.locale)
    assert goal.translation_key == original.goals.get().translation_key
    assert ConfirmedSection.objects.get(page=page, section="motto").other == "Kort är gott."
    assert changes_in_other_languages_of_page(page) == []


def test_from_scratch_nothing_is_laid_out(admin_client, original):
    admin_client.post(url(original))
    page = newest_draft(in_language("de"))
    texts = section_texts(page)
    assert {name: text for name, text in texts.items() if text} == {"title": "Korta koder"}
    assert not page.steps


@pytest.mark.thorough
def test_the_slug_follows_the_title_of_the_draft(admin_client, original):
    admin_client.post(url(original), {"original": original.pk})
    page = newest_draft(in_language("de"))
    post(admin_client, page, title="Kurze Codes")
    assert newest_draft(in_language("de")).slug == "kurze-codes"


def test_a_language_that_exists_is_not_started_again(admin_client, original):
    admin_client.post(url(original), {"original": original.pk})
    for answer in (admin_client.post(url(original)), admin_client.get(url(original))):
        assert answer["Location"] == edit_url(in_language("de"))
    assert ProjectPage.objects.count() == 2


def test_a_parent_that_is_missing_is_begun_too(admin_client, home, original):
    home["de"].delete()
    below = original.add_child(
        instance=ProjectPage(title="Del", slug="del", locale=original.locale, number=8)
    )
    admin_client.post(url(below), {"original": below.pk})
    part = ProjectPage.objects.get(title="Del", locale__language_code="de")
    project, start = part.get_parent().specific, part.get_parent().get_parent().specific
    assert (project.translation_key, project.live, project.motto) == (
        original.translation_key,
        False,
        "",
    )
    assert (start.translation_key, start.live) == (home["sv"].translation_key, False)


def test_readers_keep_an_alias_until_the_draft_is_published(admin_client, admin, original):
    german = Locale.objects.get(language_code="de")
    original.copy_for_translation(german, alias=True)
    admin_client.post(url(original), {"original": original.pk})
    page = in_language("de")
    assert (page.alias_of, page.live, page.motto) == (None, True, "Kort är gott.")
    assert newest_draft(page).motto == ""


@pytest.mark.table(every="status")
@pytest.mark.parametrize(
    ("role", "status"),
    [("editor", 302), ("translator", 302), ("member", 403), ("officer", 403)],
)
def test_who_may_begin_a_language(original, role, status):
    client = signed_in(make_accounts("editor", "translator", "member", "officer"), role)
    answer = client.post(url(original), {"original": original.pk})
    made = ProjectPage.objects.filter(locale__language_code="de").exists()
    refused = answer.status_code == 403 or answer.headers.get("Location") == "/admin/"
    assert (made, refused) == (status == 302, status == 403)


def test_a_translator_may_not_know_of_a_draft(original, admin):
    original.unpublish(user=admin)
    client = signed_in(make_accounts("translator"), "translator")
    answer = client.get(url(original), follow=True)
    assert "Korta koder" not in answer.text


def test_a_page_of_another_kind_has_no_such_screen(admin_client, home):
    memo = home["sv"].add_child(
        instance=MemoPage(title="Lapp", slug="lapp", locale=home["sv"].locale)
    )
    assert admin_client.get(url(memo)).status_code == 404
    assert tabs(admin_client, memo) == {}


def test_a_machine_writes_a_draft_that_nobody_publishes_unread(
    admin_client, admin, original, translator
):
    translator.answer = lambda text: f"[de] {text}"
    machine = reverse("groupsite_people_languages:machine", args=[original.pk, "de"])
    assert machine in admin_client.get(url(original)).text
    assert admin_client.post(machine).status_code == 302
    page = newest_draft(in_language("de"))
    assert (page.motto, page.title) == ("[de] Kort är gott.", "[de] Korta koder")
    assert page.steps[0].value["heading"] == "[de] Mät"
    page.save_revision(user=admin).publish(user=admin)
    assert not in_language("de").live
    assert "translated by LibreTranslate" in admin_client.get(edit_url(page)).text
