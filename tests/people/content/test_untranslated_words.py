"""No path makes words public that nobody has translated, nor writes them into a draft.

Everything is done through the addresses of the admin; visitors are asked by fetching the page.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from groupsite.models import PlainPage
from people.content import localize
from tests.made_once import made_once
from tests.people.content.translating import (
    in_locale,
    publish_translation,
    translate_all,
    translation_of,
)
from vacancies.models import VacancyIndexPage, VacancyPage

NEW = "Patience"  # what the original says and nobody has translated
OLD = "[sv] Mathematics"


@pytest.fixture
@made_once
def plain_page(home, swedish_index, admin):
    page = home.add_child(instance=PlainPage(title="About", slug="about", lead="Mathematics"))
    page.save_revision(user=admin).publish(user=admin)
    return page


@pytest.fixture
@made_once
def english_page(home, swedish_index, admin):
    page = PlainPage(title="Why", slug="why", lead="Find out why.")
    page.body = "<ul><li>Mathematics</li><li>Curiosity</li></ul>"
    home.add_child(instance=page)
    page.save_revision(user=admin).publish(user=admin)
    return page


@pytest.fixture
@made_once
def swedish_page(english_page, swedish, admin):
    return translated(english_page, swedish, admin)


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """wagtail-localize publishes when the transaction ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def change(page, user):
    """The editor of the original adds what is not translated yet, and publishes."""
    if isinstance(page, VacancyIndexPage):
        page.introduction = NEW
    elif page.body:
        page.body = f"<ul><li>Mathematics</li><li>{NEW}</li></ul>"
    else:
        page.lead = NEW
    page.save_revision(user=user).publish(user=user)


def translated(page, locale, user):
    """The live translation of a page, in step."""
    localize.start_translations(page, [locale], user=user)
    translate_all(page, locale)
    publish_translation(page, locale, user)
    return in_locale(page, locale.language_code)


def sync(client, page, publish=True):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    data = {"publish_translations": "on"} if publish else {}
    return client.post(address, data, follow=True)


def segment_of(page, text):
    return StringSegment.objects.get(source__object_id=page.translation_key, string__data=text)


def put(client, page, locale, text, value):
    """What the field of one text sends."""
    names = [translation_of(page, locale).pk, segment_of(page, text).pk]
    address = reverse("wagtail_localize:edit_string_translation", args=names)
    body = f"value={value}"
    return client.put(address, body, content_type="application/x-www-form-urlencoded")


def publish_in_editor(client, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {"action": "publish"}, follow=True)


def stop(client, page, locale):
    pk = translation_of(page, locale).pk
    assert client.post(reverse("wagtail_localize:stop_translation", args=[pk])).status_code == 302


def upload(client, page, locale, texts):
    translation = translation_of(page, locale)
    po = translation.export_po()
    for entry in po:
        entry.msgstr = texts.get(entry.msgid, entry.msgstr)
    file = SimpleUploadedFile("sv.po", str(po).encode(), content_type="text/x-gettext-translation")
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert client.post(address, {"file": file}).status_code == 302


def visitors_read(page):
    return Client().get(page.url).text


# Sync translated pages, with “Publish immediately”.


def test_syncing_publishes_no_text_of_the_original(
    admin_client, english_page, swedish_page, on_commit, admin
):
    change(english_page, admin)
    with on_commit():
        html = sync(admin_client, english_page).text
    assert localize.untranslated_count(swedish_page) == 1
    read = visitors_read(swedish_page)
    assert OLD in read
    assert NEW not in read
    assert "(Swedish) was not published. 1 text is not translated yet." in html
    swedish_page.refresh_from_db()
    assert NEW not in swedish_page.body
    assert NEW not in swedish_page.get_latest_revision_as_object().body


def test_syncing_publishes_what_is_translated(admin_client, english_page, swedish_page, on_commit):
    title = segment_of(english_page, "Find out why.")
    StringTranslation.objects.filter(context=title.context).update(data="Ta reda på varför.")
    with on_commit():
        html = sync(admin_client, english_page).text
    assert "not published" not in html
    assert "Ta reda på varför." in visitors_read(swedish_page)


def test_the_message_names_the_field_and_its_tab(
    admin_client, english_page, swedish_page, swedish, on_commit
):
    """The slug is on another tab of the editor, which shows all of its own texts as translated."""
    put(admin_client, english_page, swedish, "why", "")
    with on_commit():
        html = publish_in_editor(admin_client, swedish_page).text
    assert "1 text is not translated yet. Missing: Slug (on the tab “Promote”)." in html
    put(admin_client, english_page, swedish, "Find out why.", "")
    with on_commit():
        html = publish_in_editor(admin_client, swedish_page).text
    assert "2 texts are not translated yet. Missing: " in html
    assert "Introduction" in html.partition("Missing: ")[2].partition(".")[0]


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("kind", ["plain page", "index"])
def test_pages_without_a_record_wait_for_their_words_as_well(
    admin_client, plain_page, index, swedish, on_commit, admin, kind
):
    page = plain_page if kind == "plain page" else index
    if kind == "index":
        page.introduction = "Mathematics"
        page.save_revision(user=admin).publish(user=admin)
        sync(admin_client, page, publish=False)
    words = translated(page, swedish, admin)
    assert OLD in localize.translatable_values(words).values()
    change(page, admin)
    for act in (lambda: sync(admin_client, page), lambda: publish_in_editor(admin_client, words)):
        with on_commit():
            html = act().text
        words.get_latest_revision().publish(user=admin)
        read = visitors_read(words)
        assert OLD in read
        assert NEW not in read
        assert "1 text is not translated yet." in html
        assert "Published &#x27;" not in html


def test_starting_again_writes_nothing_into_a_live_page(
    admin_client, english_page, swedish_page, swedish, admin
):
    """Also where a whole section is sent to translation, and the page has a live one already."""
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    localize.start_translations(english_page, [swedish], user=admin)
    swedish_page.refresh_from_db()
    assert NEW not in swedish_page.body
    assert NEW not in visitors_read(swedish_page)


@pytest.fixture
@made_once
def vacancy_page(ready_page, admin):
    ready_page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get()


@pytest.fixture
@made_once
def alias(vacancy_page, swedish_index, swedish):
    """What "Sync trees" of the locales makes: the English words below the Swedish index, hidden."""
    made = vacancy_page.copy_for_translation(swedish, alias=True)
    assert made.live
    assert Client().get(made.url).status_code == 404
    return made


def convert(client, alias):
    return client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))


def convert_by_api(client, alias):
    return act_by_api(client, alias, "convert_alias")


def act_by_api(client, page, action):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(address, {}, content_type="application/json")


@pytest.mark.parametrize("act", [convert, convert_by_api])
def test_an_alias_that_becomes_a_page_stays_hidden(admin_client, alias, on_commit, act):
    with on_commit():
        act(admin_client, alias)
    page = VacancyPage.objects.get(pk=alias.pk)
    assert page.alias_of_id is None
    assert not page.live
    assert Client().get(alias.url).status_code == 404


@pytest.mark.thorough
def test_an_alias_whose_original_is_deleted_stays_hidden(vacancy_page, alias):
    vacancy_page.delete()
    assert VacancyPage.objects.get(pk=alias.pk).alias_of_id is None
    assert Client().get(alias.url).status_code == 404


def test_the_api_of_the_admin_publishes_nothing_untranslated(
    admin_client, english_page, swedish_index, swedish
):
    localize.start_translations(english_page, [swedish])
    page = in_locale(english_page, "sv")
    assert act_by_api(admin_client, page, "publish").status_code != 200
    assert Client().get(page.url).status_code == 404
    translate_all(english_page, swedish)
    assert act_by_api(admin_client, page, "publish").status_code == 200


# An empty text.


@pytest.mark.parametrize("empty", ["", " ", "%0A", "<b></b>", "%26nbsp;"])
def test_an_empty_translation_is_none(admin_client, english_page, swedish_page, swedish, empty):
    answer = put(admin_client, english_page, swedish, "Mathematics", empty)
    assert answer.status_code == 200
    assert localize.untranslated_count(swedish_page) == 1


def test_an_empty_translation_is_not_published(
    admin_client, english_page, swedish_page, swedish, on_commit
):
    put(admin_client, english_page, swedish, "Mathematics", "")
    with on_commit():
        html = publish_in_editor(admin_client, swedish_page).text
    assert "1 text is not translated yet." in html
    with on_commit():
        sync(admin_client, english_page)
    read = visitors_read(swedish_page)
    assert OLD in read
    assert "<li>Mathematics</li>" not in read


@pytest.mark.thorough
def test_what_was_emptied_before_waits_too(english_page, swedish_page):
    """Rows of a version that kept them, and those that are written in bulk."""
    context = segment_of(english_page, "Mathematics").context
    StringTranslation.objects.filter(context=context, data=OLD).update(data="")
    assert localize.untranslated_count(swedish_page) == 1


def test_a_file_of_texts_brings_no_empty_ones(admin_client, english_page, swedish_page, swedish):
    upload(admin_client, english_page, swedish, {"Mathematics": " "})
    assert localize.untranslated_count(swedish_page) == 1
    upload(admin_client, english_page, swedish, {"Mathematics": "Matematik"})
    assert localize.untranslated_count(swedish_page) == 0


def test_a_machine_brings_no_empty_texts(
    admin_client, english_page, swedish_page, swedish, settings, monkeypatch, on_commit, admin
):
    from wagtail_localize.machine_translators.dummy import DummyTranslator
    from wagtail_localize.strings import StringValue

    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    monkeypatch.setattr(
        DummyTranslator, "translate", lambda *args: dict.fromkeys(args[-1], StringValue(""))
    )
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    pk = translation_of(english_page, swedish).pk
    admin_client.post(reverse("wagtail_localize:machine_translate", args=[pk]))
    assert localize.untranslated_count(swedish_page) == 1


# Stopping.


def test_stopping_leaves_the_former_words(
    admin_client, english_page, swedish_page, swedish, on_commit, admin
):
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    stop(admin_client, english_page, swedish)
    swedish_page.refresh_from_db()
    draft = swedish_page.get_latest_revision_as_object()
    for words in (swedish_page.body, draft.body):
        assert OLD in words
        assert NEW not in words


@pytest.mark.thorough
def test_stopping_takes_what_is_translated_in_other_sections(
    admin_client, english_page, swedish_page, swedish, admin
):
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    put(admin_client, english_page, swedish, "Find out why.", "Ta reda på varför.")
    stop(admin_client, english_page, swedish)
    swedish_page.refresh_from_db()
    draft = swedish_page.get_latest_revision_as_object()
    assert draft.lead == "Ta reda på varför."
    assert OLD in draft.body
    assert NEW not in draft.body


def test_stopping_what_was_never_whole_keeps_what_is_translated_and_leaves_gaps(
    admin_client, english_page, swedish_index, swedish, admin
):
    """Such a page began as a copy of the original, and would be public so once it is by hand."""
    localize.start_translations(english_page, [swedish], user=admin)
    put(admin_client, english_page, swedish, "Mathematics", "Matematik")
    stop(admin_client, english_page, swedish)
    draft = in_locale(english_page, "sv").get_latest_revision_as_object()
    assert "Matematik" in draft.body
    assert "Curiosity" not in draft.body
    assert draft.lead == ""
    assert draft.title == english_page.title  # a page cannot be without
    assert not draft.live


@pytest.mark.thorough
def test_an_old_copy_of_the_original_is_no_translation(
    admin_client, english_page, swedish_index, swedish, admin
):
    """The page began as a copy, and the original has changed since."""
    localize.start_translations(english_page, [swedish], user=admin)
    english_page.lead = "Find out how."
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    stop(admin_client, english_page, swedish)
    draft = in_locale(english_page, "sv").get_latest_revision_as_object()
    assert draft.lead == ""
    assert "Mathematics" not in draft.body


@pytest.mark.thorough
def test_a_name_that_is_the_same_in_both_languages_is_no_copy(
    admin_client, english_page, swedish_page, swedish, admin
):
    put(admin_client, english_page, swedish, "Curiosity", "Curiosity")
    publish_translation(english_page, swedish, admin)
    change(english_page, admin)
    sync(admin_client, english_page, publish=False)
    stop(admin_client, english_page, swedish)
    swedish_page.refresh_from_db()
    draft = swedish_page.get_latest_revision_as_object()
    assert OLD in draft.body
    assert "Curiosity" in draft.body
