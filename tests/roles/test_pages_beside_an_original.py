"""Translators edit a record's page beside another language that they may see, and submit it (R43)."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from groupsite import roles
from people.content import localize
from people.content.publishing.states import PageState, language_states_by_record_id
from people.models import Person, PersonPage
from tests.roles.addresses import translation_of
from tests.roles.test_members import send
from tests.roles.test_translators import SWEDISH, edit, fresh, is_refused, localize_url


@pytest.fixture
def client(scene):
    return scene.client("translator")


@pytest.fixture
def live(scene):
    """Both languages of the member's area are live and agree."""
    scene.target.get_latest_revision().publish()
    return fresh(scene.target)


def state_of(page):
    states = language_states_by_record_id([page.record])[page.record.pk]
    return next(one for one in states if one.page and one.page.pk == page.pk)


class TestEditing:
    def test_a_page_beside_what_is_live(self, scene, client):
        response = client.get(edit(scene.target))
        assert response.status_code == 200
        assert "js-translation-editor" not in response.text
        assert 'name="summary"' in response.text
        assert 'name="action-submit"' in response.text
        assert 'name="action-publish"' not in response.text

    @pytest.mark.parametrize("name", ["closed", "closed_target", "area", "own", "waits"])
    def test_nothing_else(self, scene, client, name):
        """Neither an original nor the other language of a draft."""
        assert is_refused(client.get(edit(getattr(scene, name))))

    def test_no_longer_when_the_original_is_taken_back(self, scene, client):
        scene.area.unpublish()
        assert is_refused(client.get(edit(scene.target)))

    def test_either_language_where_both_are_live(self, scene, client, live):
        assert client.get(edit(scene.area)).status_code == 200

    def test_not_an_account_that_is_closed(self, scene):
        user = scene.user("translator")
        user.is_active = False
        assert not scene.target.permissions_for_user(user).can_edit()

    @pytest.mark.table
    @pytest.mark.parametrize("act", ["can_publish", "can_delete", "can_copy", "can_unpublish"])
    def test_to_translate_is_no_other_right(self, scene, live, act):
        for page in (scene.target, live):
            rights = page.permissions_for_user(scene.user("translator"))
            assert rights.can_edit()
            assert not getattr(rights, act)()

    def test_publishing_is_not_theirs(self, scene, client, live):
        response = send(client, live, summary="Mitt.", **{"action-publish": "1"})
        assert fresh(live).summary == "[sv] What can be said.", response
        send(client, scene.area, summary="Mine.", **{"action-publish": "1"})
        assert fresh(scene.area).summary == "What can be said."

    @pytest.mark.thorough
    def test_texts_alone(self, scene, client, live):
        """Neither URL, menu nor dates of publishing."""
        names = ("slug", "show_in_menus", "go_live_at", "expire_at")
        shown = client.get(edit(live)).text
        assert not [name for name in names if f'name="{name}"' in shown]
        send(client, live, summary="Nytt.", slug="tagen", show_in_menus="on")
        draft = fresh(live).get_latest_revision_as_object()
        assert (draft.summary, draft.slug, draft.show_in_menus) == ("Nytt.", live.slug, False)

    def test_an_editor_gets_what_is_submitted_and_publishes_it(self, scene, client):
        words = {"summary": "Vad man kan säga.", "action-submit": "1"}
        assert send(client, scene.target, **words).status_code == 302
        page = fresh(scene.target)
        assert not page.live
        assert page.get_latest_revision_as_object().summary == "Vad man kan säga."
        task = page.current_workflow_task_state
        assert task.task.name == roles.EDITORS
        editor = scene.client("editor")
        assert f"/{page.pk}/edit/" in editor.get(reverse("wagtailadmin_home")).text
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        assert is_refused(client.post(url))
        assert not fresh(page).live
        assert editor.post(url).status_code == 302
        page = fresh(page)
        assert page.live
        assert page.summary == "Vad man kan säga."

    @pytest.mark.thorough
    def test_what_is_submitted_does_not_hide_that_a_page_is_out_of_date(self, scene, client, live):
        area = fresh(scene.area)
        area.summary = "What can be said now."
        area.save_revision().publish()
        assert state_of(live).state == PageState.OUT_OF_DATE
        send(client, live, summary="Vad man kan säga nu.", **{"action-submit": "1"})
        page = fresh(live)
        assert page.summary == "[sv] What can be said."
        found = state_of(page)
        assert (found.state, found.is_newer_draft_in_review) == (PageState.OUT_OF_DATE, True)
        task = page.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        scene.client("editor").post(url)
        assert fresh(live).summary == "Vad man kan säga nu."
        assert not state_of(live).changed


class TestStarting:
    def test_a_missing_language_is_begun_beside_what_is_live(self, scene, client):
        url = localize_url("submit_page_translation", scene.own.pk)
        name = Person.snippet_viewset.get_url_name("start_language")
        tab = reverse(name, args=[scene.own.person_id, SWEDISH])
        assert client.get(url).url == tab
        assert client.get(tab).status_code == 200
        response = client.post(tab, {"original": scene.own.pk})
        made = scene.own.get_translation(Locale.objects.get(language_code=SWEDISH))
        assert response.url == edit(made)
        assert not made.live
        assert client.get(response.url).status_code == 200

    @pytest.mark.table
    @pytest.mark.parametrize("name", ["person", "waits"])
    def test_but_not_beside_a_draft(self, scene, client, name):
        page = getattr(scene, name)
        name = type(page.record).snippet_viewset.get_url_name("start_language")
        assert is_refused(client.get(localize_url("submit_page_translation", page.pk)))
        tab = reverse(name, args=[page.record.pk, SWEDISH])
        assert is_refused(client.get(tab))
        assert is_refused(client.post(tab, {"original": page.pk}))
        assert type(page).objects.filter(translation_key=page.translation_key).count() == 1


class TestWagtailLocalize:
    """Its views lead to the language tabs, or are refused."""

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["translator", "editor", "administrator"])
    def test_wagtail_localize_starts_leads_to_the_tabs_or_is_refused(self, scene, role):
        client = scene.client(role)
        swedish = Locale.objects.get(language_code=SWEDISH)
        url = localize_url("submit_page_translation", scene.own.pk)
        assert "/words/" in client.post(url, {"locales": [swedish.pk]}).url
        assert scene.own.get_translation_or_none(swedish) is None
        assert is_refused(client.post(localize_url("convert_to_alias", scene.target.pk)))
        data = {"localize-restart-translation": "1"}
        assert is_refused(client.post(edit(scene.target), data))
        assert fresh(scene.target).alias_of is None

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["translator", "editor", "administrator"])
    def test_translations_from_before_are_closed(self, scene, role):
        """What wagtail-localize has kept of a record's page is for the way back."""
        localize.start_translations(scene.area, [Locale.objects.get(language_code=SWEDISH)])
        kept = translation_of(scene.area)
        client = scene.client(role)
        for name in ("download_pofile", "preview_translation", "stop_translation"):
            assert is_refused(client.post(localize_url(name, kept.pk))), name
        assert is_refused(client.post(localize_url("update_translations", kept.source_id)))
        assert is_refused(client.post(localize_url("convert_to_alias", scene.target.pk)))
        assert fresh(scene.target).alias_of is None

    def test_a_subtree_is_translated_without_the_pages_of_records(self, scene):
        """Index pages and plain pages get a translation; below them only their own kind."""
        index = scene.own.get_parent()
        index.get_translation(Locale.objects.get(language_code=SWEDISH)).delete()
        swedish = Locale.objects.get(language_code=SWEDISH)
        url = localize_url("submit_page_translation", index.pk)
        data = {"locales": [swedish.pk], "include_subtree": "on"}
        assert scene.client("administrator").post(url, data).status_code == 302
        assert index.get_translation_or_none(swedish) is not None
        assert not PersonPage.objects.filter(locale=swedish).exists()
