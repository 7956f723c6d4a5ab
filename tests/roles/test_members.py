"""Members edit their own person, and suggest other words for the areas they belong to."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from groupsite import roles
from people.content.records.urls import edit_url
from people.models import Person
from research.models import ResearchArea
from tests.factories import AreaFactory, add_page
from tests.roles.test_translators import edit, is_refused


@pytest.fixture
def client(scene):
    return scene.client("member")


def send(client, page, **changes):
    html = client.get(edit(page)).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for name, value in changes.items():
        data[name] = value
    return client.post(edit(page), data)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


class TestSuggesting:
    @pytest.mark.thorough
    def test_visitors_see_it_when_an_editor_has_approved(self, scene, client):
        words = {"summary": "What can be said at all.", "action-submit": "1"}
        assert send(client, scene.area, **words).status_code == 302
        page = fresh(scene.area)
        assert page.summary == "What can be said."
        task = page.current_workflow_task_state
        act = "wagtailadmin_pages:workflow_action"
        url = reverse(act, args=[page.pk, "approve", task.pk])
        assert is_refused(client.post(url))
        assert fresh(page).summary == "What can be said."
        assert scene.client("editor").post(url).status_code == 302
        assert fresh(page).summary == "What can be said at all."

    def test_publishing_is_not_theirs(self, scene, client):
        send(client, scene.area, summary="Mine.", **{"action-publish": "1"})
        assert fresh(scene.area).summary == "What can be said."
        assert not scene.area.permissions_for_user(scene.user("member")).can_publish()

    def test_they_suggest_texts_and_nothing_else(self, scene, client):
        """Who approves reads the texts: the URL and the dates are not theirs to change."""
        names = ("slug", "show_in_menus", "go_live_at", "expire_at")
        shown = client.get(edit(scene.area)).content.decode()
        assert not [name for name in names if f'name="{name}"' in shown]
        assert "w-sync" not in shown  # nothing would be there for the title to be copied to
        editors = scene.client("editor").get(edit(scene.area)).content.decode()
        assert [name for name in names if f'name="{name}"' in editors] == list(names)
        more = {
            "slug": "taken",
            "show_in_menus": "on",
            "summary": "Suggested.",
            "action-submit": "1",
        }
        dates = {"go_live_at": "2040-01-01 12:00", "expire_at": "2041-01-01 12:00"}
        assert send(client, scene.area, **more, **dates).status_code == 302
        task = fresh(scene.area).current_workflow_task_state
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[scene.area.pk, "approve", task.pk]
        )
        scene.client("editor").post(url)
        page = fresh(scene.area)
        assert page.summary == "Suggested."
        assert {name: getattr(page, name) for name in names} == {
            "slug": scene.area.slug,
            "show_in_menus": False,
            "go_live_at": None,
            "expire_at": None,
        }

    @pytest.mark.table(every="act")
    @pytest.mark.parametrize("act", ["can_publish", "can_delete", "can_copy", "can_unpublish"])
    def test_words_are_no_other_right(self, scene, act):
        rights = scene.area.permissions_for_user(scene.user("member"))
        assert rights.can_edit()
        assert not getattr(rights, act)()

    def test_who_leads_an_area_may_too(self, scene, client):
        ResearchArea.objects.update(lead=scene.own.person)
        ResearchArea.members.rel.related_model.objects.all().delete()
        assert client.get(edit(scene.area)).status_code == 200

    def test_no_longer_when_they_left(self, scene, client):
        """R38: taking it away has effect at once."""
        ResearchArea.members.rel.related_model.objects.all().delete()
        assert is_refused(client.get(edit(scene.area)))

    def test_not_those_of_another_area(self, scene, client):
        other = AreaFactory(name="Other")
        page = add_page(other, scene.area.get_parent(), "Other")
        assert is_refused(client.get(edit(page)))

    @pytest.mark.parametrize("role", ["reader", "officer", "translator"])
    def test_others_do_not(self, scene, role):
        assert is_refused(scene.client(role).get(edit(scene.area)))


class TestOwnPage:
    @pytest.mark.table
    @pytest.mark.parametrize("button", ["action-publish", "action-submit"])
    def test_publishing_leads_to_a_list_that_they_may_see(self, scene, client, button):
        page = scene.area if button == "action-submit" else scene.own
        answer = send(client, page, **{button: "1"})
        assert answer.status_code == 302
        shown = client.get(answer.url)
        assert shown.status_code == 200
        assert "Sorry, you do not have permission" not in shown.content.decode()

    @pytest.mark.thorough
    def test_an_editor_stays_on_the_form(self, scene):
        answer = send(scene.client("editor"), scene.own, **{"action-publish": "1"})
        assert answer.url == edit(scene.own)


class TestFacts:
    def test_own_areas_are_listed_and_not_edited(self, scene, client):
        listing = reverse(ResearchArea.snippet_viewset.get_url_name("list"))
        html = client.get(listing).text
        assert edit(scene.area) in html
        area = scene.area.area
        assert edit_url(area) not in html
        assert is_refused(client.get(edit_url(area)))
        assert is_refused(client.post(edit_url(area), {"name": "Mine"}))
        assert ResearchArea.objects.get(pk=area.pk).name == "Coding"

    def test_no_other_area_is_listed(self, scene, client):
        AreaFactory(name="Wholly other")
        listing = reverse(ResearchArea.snippet_viewset.get_url_name("list"))
        assert "Wholly other" not in client.get(listing).text

    def test_who_belongs_to_none_has_no_list(self, scene):
        listing = reverse(ResearchArea.snippet_viewset.get_url_name("list"))
        reader = scene.client("reader")
        assert is_refused(reader.get(listing))
        assert listing not in reader.get(reverse("wagtailadmin_home")).text


class TestOwn:
    @pytest.mark.thorough
    def test_own_page_is_published(self, scene, client):
        send(client, scene.own, introduction="I demonstrate.", **{"action-publish": "1"})
        assert fresh(scene.own).introduction == "I demonstrate."

    @pytest.mark.thorough
    def test_its_other_language_begins_who_also_translates(self, scene, client):
        """Else the way would end at a button that is refused: the page above is not theirs."""
        name = Person.snippet_viewset.get_url_name("start_language")
        begin = reverse(name, args=[scene.own.person_id, "sv"])
        screen = client.get(edit(scene.own)).text
        assert begin not in screen
        assert "Not written yet: ask an editor to start it." in screen
        assert begin not in client.get(reverse("wagtailadmin_home")).text
        assert is_refused(client.get(begin))
        scene.user("member").groups.add(Group.objects.get(name=roles.TRANSLATORS))
        screen = client.get(edit(scene.own)).text
        assert begin in screen
        assert "Not written yet: open it to start." in screen
        assert client.get(begin, follow=True).status_code == 200

    def test_of_nobody_else(self, scene, client):
        assert is_refused(client.get(edit(scene.person)))

    def test_the_other_language_of_an_own_area_is_submitted_too(self, scene, client):
        response = client.get(edit(scene.target))
        assert 'name="action-submit"' in response.text
        assert 'name="action-publish"' not in response.text
