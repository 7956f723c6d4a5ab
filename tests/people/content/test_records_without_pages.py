"""A record that has facts and no pages: the screens and rules of records, and nothing about languages."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import models
from django.test.utils import isolate_apps
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from people import checks
from people.content.dashboard.drafts import DraftsToPublishPanel
from people.content.languages.tabs import tabs_for_instance
from people.content.publishing.actions import copy_record, try_to_publish_unpublished_facts
from people.content.publishing.states import language_states_by_record
from people.content.records.base_record import BaseRecord
from people.content.records.lookup import record_links
from people.content.records.permissions import may_add_language
from people.models import Person
from tests.accounts import make_accounts, make_viewer, signed_in
from tools.hosts.laboratory.models import Instrument


def url(name, *args):
    return reverse(Instrument.snippet_viewset.get_url_name(name), args=args)


def soup(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def laser(db):
    one = Instrument.objects.create(name="Laser", inventory_number="A-1")
    one.save_revision()
    return one


@pytest.fixture
def accounts(db):
    return make_accounts("member")


class TestScreens:
    def test_new_is_the_form_of_the_facts(self, admin_client, db):
        new = soup(admin_client, url("add"))
        assert "New instrument" in new.title.text
        assert new.select_one("[name=index]") is None  # which language is not asked
        answer = admin_client.post(url("add"), {"name": "Laser", "inventory_number": ""})
        one = Instrument.objects.get()
        assert answer.status_code == 302
        assert not one.live
        assert one.latest_revision is not None

    def test_what_cannot_be_published_is_not_published_by_new(self, admin_client, db):
        typed = {"name": "Laser", "inventory_number": "", "action-publish": "1"}
        answer = admin_client.post(url("add"), typed)
        assert "The inventory number is missing." in answer.text
        assert not Instrument.objects.exists()
        assert admin_client.post(url("add"), typed | {"inventory_number": "A-1"}).status_code == 302
        assert Instrument.objects.get().live

    def test_the_form_has_no_tabs_and_its_checks_work(self, admin_client, laser):
        edit = soup(admin_client, url("edit", laser.pk))
        assert edit.select(".groupsite-tabs, .groupsite-strip") == []
        assert tabs_for_instance(laser, None) == []
        typed = {"name": "Laser", "inventory_number": "", "action-publish": "1"}
        refused = admin_client.post(url("edit", laser.pk), typed)
        assert "The inventory number is missing." in refused.text
        admin_client.post(url("edit", laser.pk), typed | {"inventory_number": "A-1"})
        assert Instrument.objects.get().live

    def test_the_list_has_the_state_of_the_facts_only(self, admin_client, laser):
        listed = soup(admin_client, url("list"))
        head = [" ".join(one.text.split()) for one in listed.select("thead th")]
        assert head[-1] == "Facts"
        assert "English" not in listed.select_one("main").text
        exported = admin_client.get(url("list") + "?export=csv")
        assert "English" not in exported.getvalue().decode("utf-8")

    def test_no_screen_adds_a_language(self, laser):
        for name in ("start_language", "machine_language", "publish_all"):
            with pytest.raises(NoReverseMatch):
                url(name, laser.pk)

    def test_copies(self, admin_client, admin_user, laser):
        screen = soup(admin_client, url("copy", laser.pk))
        assert "language" not in screen.select_one("main p").text
        copy = copy_record(laser, admin_user)
        assert (copy.name, copy.inventory_number, copy.live) == ("Laser", "", False)
        assert copy.key != laser.key

    def test_deletes(self, admin_client, laser):
        screen = soup(admin_client, url("delete", laser.pk))
        assert screen.select_one("button.serious").text == "Delete the facts"
        admin_client.post(url("delete", laser.pk), {"pages": ""})
        assert not Instrument.objects.exists()

    def test_the_dashboard_lists_its_draft(self, rf, admin_user, laser):
        request = rf.get("/")
        request.user = admin_user
        rows = DraftsToPublishPanel().get_rows(request, timezone.now()).rows
        assert [(row.title, [tab.language for tab in row.tabs]) for row in rows] == [
            ("Laser", [""])
        ]

    def test_the_dashboard_opens(self, admin_client, laser):
        assert "Laser" in soup(admin_client, reverse("wagtailadmin_home")).select_one("main").text


class TestPermissions:
    @pytest.mark.parametrize("name", ["edit", "delete", "copy", "publish_facts"])
    def test_a_member_may_not(self, accounts, laser, name):
        answer = signed_in(accounts, "member").get(url(name, laser.pk))
        assert answer.status_code in (302, 403)
        assert "A-1" not in answer.text

    def test_nobody_adds_a_language(self, admin_user, laser):
        assert not may_add_language(admin_user, laser)

    def test_who_may_not_add_one_may_not_copy(self, laser, db):
        with pytest.raises(PermissionDenied):
            copy_record(laser, make_viewer("view_instrument"))


class TestRules:
    def test_a_draft_is_not_public(self, laser, at):
        assert not Instrument.objects.published(at).exists()
        assert try_to_publish_unpublished_facts(laser)
        assert list(Instrument.objects.published(at)) == [laser]

    def test_it_has_no_languages_beside_records_that_have(self, laser):
        person = Person.objects.create(given_name="Alice", family_name="Ek")
        states = language_states_by_record([laser, person])
        assert states[laser] == []
        assert states[person] != []

    def test_it_is_named_without_a_link(self, laser, at):
        (link,) = record_links([laser], at)
        assert (link.page, link.title) == (None, "Laser")

    def test_it_has_no_preview(self, laser):
        assert not laser.is_previewable()
        assert not laser.has_pages()
        assert Person.has_pages()


@isolate_apps("tools.hosts.laboratory", attr_name="apps")
def test_pages_need_a_record_with_pages(monkeypatch):
    class Sample(BaseRecord):
        class Meta:
            app_label = "laboratory"

    class SamplePage(models.Model):
        sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="pages")

        class Meta:
            app_label = "laboratory"

        def __str__(self):
            return ""

    assert checks.check_records_without_pages(None) == []
    monkeypatch.setattr(checks.apps, "get_models", lambda: [Sample, SamplePage, Person])
    (found,) = checks.check_records_without_pages(None)
    assert (found.id, found.obj) == ("groupsite_people.E005", Sample)
