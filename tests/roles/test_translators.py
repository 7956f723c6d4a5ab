"""Translators translate what they may see, submit it, and do nothing else (R43): pages without a record.

These are translated in wagtail-localize's editor; pages of records are in `test_pages_beside_an_original`.
"""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from groupsite import roles
from people.content import localize
from tests.people.content.translating import translate_all
from tests.roles.addresses import translation_of

SWEDISH = "sv"


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def localize_url(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


def is_refused(response):
    """Kindly: back to the dashboard with a message; or where scripts ask, by status."""
    home = reverse("wagtailadmin_home")
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response.url == home
    )


def fresh(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def client(scene):
    return scene.client("translator")


@pytest.fixture
def translated(scene):
    """Every text of the page without a record has a Swedish one; gives the page, a draft."""
    translate_all(scene.about, Locale.objects.get(language_code=SWEDISH))
    return scene.about_target


class TestOpening:
    def test_a_translation_of_what_is_live(self, scene, client):
        response = client.get(edit(scene.about_target))
        assert response.status_code == 200
        assert b"js-translation-editor" in response.content
        assert "Submit for review" in response.text

    @pytest.mark.parametrize("name", ["plain", "plain_target", "about"])
    def test_nothing_else(self, scene, client, name):
        """Neither a source nor the translation of a draft."""
        assert is_refused(client.get(edit(getattr(scene, name))))

    def test_no_longer_when_the_source_is_taken_back(self, scene, client):
        scene.about.unpublish()
        assert is_refused(client.get(edit(scene.about_target)))

    def test_not_where_the_translation_was_stopped(self, scene, client):
        translation_of(scene.about_target).__class__.objects.update(enabled=False)
        assert is_refused(client.get(edit(scene.about_target)))

    def test_not_an_account_that_is_closed(self, scene):
        user = scene.user("translator")
        user.is_active = False
        assert not scene.about_target.permissions_for_user(user).can_edit()

    @pytest.mark.parametrize("act", ["can_publish", "can_delete", "can_copy", "can_unpublish"])
    def test_to_translate_is_no_other_right(self, scene, act):
        rights = scene.about_target.permissions_for_user(scene.user("translator"))
        assert rights.can_edit()
        assert not getattr(rights, act)()

    def test_submitting_alone_is_no_right_to_translate(self, scene):
        """What wagtail-localize 1.14.5 takes for enough."""
        user = scene.user("officer")
        user.user_permissions.set(
            roles._permissions_by_name(("wagtail_localize.submit_translation",))
        )
        client = scene.client("officer")
        assert is_refused(client.get(edit(scene.about_target)))
        assert is_refused(client.get(edit(scene.target)))
        for name in ("download_pofile", "preview_translation"):
            url = localize_url(name, translation_of(scene.about_target).pk)
            assert is_refused(client.get(url))
        for page in (scene.plain, scene.closed):
            assert is_refused(client.get(localize_url("submit_page_translation", page.pk)))
        source = translation_of(scene.plain).source_id
        assert is_refused(client.post(localize_url("update_translations", source)))


class TestStarting:
    @pytest.mark.thorough
    def test_a_translation_of_what_is_live(self, scene, client):
        scene.about_target.delete()
        url = localize_url("submit_page_translation", scene.about.pk)
        assert client.get(url).status_code == 200
        swedish = Locale.objects.get(language_code=SWEDISH)
        response = client.post(url, {"locales": [swedish.pk]})
        made = scene.about.get_translation(swedish)
        assert response.url == edit(made)
        assert not made.live
        assert client.get(response.url).status_code == 200

    def test_not_of_a_draft_nor_with_drafts_below(self, scene, client):
        assert is_refused(client.get(localize_url("submit_page_translation", scene.plain.pk)))
        swedish = Locale.objects.get(language_code=SWEDISH)
        index = scene.own.get_parent()
        url = localize_url("submit_page_translation", index.pk)
        data = {"locales": [swedish.pk], "include_subtree": "on"}
        assert is_refused(client.post(url, data))
        assert scene.person.get_translation_or_none(swedish) is None


class TestSyncing:
    def test_takes_new_words_over_but_publishes_nothing(self, scene, client):
        url = localize_url("update_translations", translation_of(scene.about_target).source_id)
        assert client.get(url).status_code == 200
        assert client.post(url, {}).status_code == 302
        assert is_refused(client.post(url, {"publish_translations": "on"}))
        assert not fresh(scene.about_target).live


class TestHandingIn:
    def hand_in(self, client, page):
        url = reverse("groupsite_people_submit_translation", args=[page.pk])
        return client.post(url, follow=True)

    def test_not_before_every_text_is_translated(self, scene, client):
        response = self.hand_in(client, scene.about_target)
        assert "not translated yet" in response.text
        assert scene.about_target.current_workflow_state is None

    def test_an_editor_gets_it_and_publishes(self, scene, client, translated):
        response = self.hand_in(client, translated)
        assert "was submitted for review" in response.text
        assert "translator submitted this page" in response.text
        page = fresh(translated)
        assert not page.live
        assert page.lead == "Who we are."  # as the translation was begun
        assert page.get_latest_revision_as_object().lead == "[sv] Who we are."
        task = page.current_workflow_task_state
        assert task.task.name == roles.EDITORS
        editor = scene.client("editor")
        assert f"/{page.pk}/edit/" in editor.get(reverse("wagtailadmin_home")).text
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        assert editor.post(url).status_code == 302
        page.refresh_from_db()
        assert page.live
        assert page.lead == "[sv] Who we are."

    def test_a_live_page_stays_as_it_is_until_then(self, scene, client, translated):
        """wagtail-localize's own draft would write into the row that visitors read."""
        type(translated).objects.filter(pk=translated.pk).update(live=True, lead="Som förr.")
        self.hand_in(client, translated)
        page = fresh(translated)
        assert page.lead == "Som förr."
        assert page.get_latest_revision_as_object().lead == "[sv] Who we are."
        assert page.has_unpublished_changes

    @pytest.mark.thorough
    def test_twice_is_said(self, scene, client, translated):
        self.hand_in(client, translated)
        assert "already being reviewed" in self.hand_in(client, translated).text

    def test_not_by_who_may_not_translate(self, scene, translated):
        assert "permission" in self.hand_in(scene.client("officer"), translated).text
        assert scene.about_target.current_workflow_state is None

    @pytest.mark.parametrize("name", ["plain_target", "about", "target", "closed_target", "area"])
    def test_nothing_else(self, scene, client, name):
        page = getattr(scene, name)
        self.hand_in(client, page)
        assert page.current_workflow_state is None

    def test_only_by_posting(self, scene, client, translated):
        url = reverse("groupsite_people_submit_translation", args=[translated.pk])
        assert client.get(url).status_code == 405


class TestReport:
    url = "wagtail_localize:translations_report"

    def test_lists_what_one_may_translate(self, scene, client):
        html = client.get(reverse(self.url)).text
        assert edit(scene.about_target) in html
        assert edit(scene.plain_target) not in html

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["officer", "reader"])
    def test_nothing_for_who_translates_nothing(self, scene, role):
        html = scene.client(role).get(reverse(self.url)).text
        assert edit(scene.about_target) not in html

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["editor", "administrator"])
    def test_all_for_editors(self, scene, role):
        html = scene.client(role).get(reverse(self.url)).text
        assert edit(scene.plain_target) in html


def test_a_translation_is_known(scene):
    assert localize.source_page_of(scene.about_target) == scene.about
