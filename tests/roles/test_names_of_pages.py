"""What the admin says of pages to who may not edit them: no URL of a draft, no title of one (R43, R45)."""

import html
import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from tests.roles.scene import OTHERS, SECRET
from tests.roles.test_members import send
from tests.roles.test_translators import edit

pytestmark = pytest.mark.table


def links_to(pages):
    """As the editor of texts sends them, but for what its chooser would have refused."""
    blocks, entities = [], {}
    for page in pages:
        blocks.append(
            {
                "key": f"k{page.pk}",
                "text": "link",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": page.pk}],
            }
        )
        entities[page.pk] = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": page.pk}}
    return json.dumps({"blocks": blocks, "entityMap": entities})


def shown_links(client, page):
    """By the id of the linked page: the URL that the editor of texts is given."""
    answer = html.unescape(client.get(edit(page)).content.decode())
    found = re.findall(r'"id": (\d+),\s+"url": (null|"[^"]*")', answer)
    return {int(pk): json.loads(url) for pk, url in found}


class TestLinks:
    def test_a_member_learns_no_url_by_its_number(self, scene):
        client = scene.client("member")
        linked = [*scene.secrets, scene.area]
        assert send(client, scene.own, biography=links_to(linked)).status_code == 302
        expected = {page.pk: None for page in scene.secrets} | {scene.area.pk: scene.area.url}
        assert shown_links(client, scene.own) == expected

    @pytest.mark.thorough
    def test_an_editor_sees_where_links_lead(self, scene):
        send(scene.client("member"), scene.own, biography=links_to(scene.secrets))
        shown = shown_links(scene.client("editor"), scene.own)
        assert shown == {page.pk: page.url for page in scene.secrets}

    @pytest.mark.thorough
    def test_a_link_that_is_not_shown_is_kept(self, scene):
        client = scene.client("member")
        send(client, scene.own, biography=links_to([scene.plain]))
        answer = client.get(edit(scene.own)).content.decode()
        data = querydict_from_html(answer, form_id="page-edit-form")
        assert client.post(edit(scene.own), data).status_code == 302
        kept = Page.objects.get(pk=scene.own.pk).get_latest_revision_as_object().biography
        assert f'id="{scene.plain.pk}"' in kept


class TestTitles:
    DRAFT = f"{SECRET} to be"

    @pytest.fixture(autouse=True)
    def drafted(self, scene):
        """Live pages have drafts with other titles, one of them where others stand below."""
        home = scene.area.get_site().root_page
        above = (scene.person.get_parent(), scene.area.get_parent(), home)
        pages = [page.specific for page in above]
        for page in pages:
            page.title = self.DRAFT
            page.save_revision(user=scene.user("editor"))
        return [Page.objects.get(pk=page.pk) for page in pages]

    def asked(self, page):
        home = page.get_site().root_page
        yield "get", reverse("wagtailadmin_choose_page_child", args=[page.pk]), {}
        yield "get", reverse("wagtailadmin_choose_page_child", args=[home.pk]), {}
        yield "get", reverse("wagtailadmin_choose_page_search"), {"q": page.title}
        yield "get", reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": [page.pk]}
        yield "get", reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {}
        for url in (page.full_url, f"{page.full_url}?a=b"):
            typed = {"external-link-chooser-url": url, "external-link-chooser-link_text": "x"}
            yield "post", reverse("wagtailadmin_choose_page_external_link"), typed

    @pytest.mark.parametrize("role", OTHERS)
    def test_the_live_title_is_shown(self, scene, drafted, role):
        client = scene.client(role)
        for page in drafted:
            for method, url, data in self.asked(page):
                answer = getattr(client, method)(url, data).content.decode()
                assert self.DRAFT not in answer, (page.title, url)

    def test_the_chooser_shows_it_as_the_name(self, scene, drafted):
        url = reverse("wagtailadmin_choose_page_child", args=[drafted[0].pk])
        assert drafted[0].title in scene.client("member").get(url).json()["html"]

    def test_an_editor_sees_the_draft_title(self, scene, drafted):
        client = scene.client("editor")
        for page in drafted:
            for method, url, data in self.asked(page):
                answer = getattr(client, method)(url, data).content.decode()
                assert self.DRAFT in answer, (page.title, url)

    def test_a_member_sees_no_draft_title_above_a_page_of_theirs(self, scene):
        assert self.DRAFT not in scene.client("member").get(edit(scene.own)).content.decode()

    def test_a_typed_url_of_what_is_not_public_stays_one(self, scene):
        """A page behind a view restriction is live, and found by its URL."""
        typed = {
            "external-link-chooser-url": scene.private.full_url,
            "external-link-chooser-link_text": "x",
        }
        url = reverse("wagtailadmin_choose_page_external_link")
        answer = scene.client("member").post(url, typed).json()
        assert answer["step"] == "external_link_chosen"
        assert answer["result"] == {
            "url": scene.private.full_url,
            "title": "x",
            "prefer_this_title_as_link_text": True,
        }
