"""`seed_demo`: once, all or nothing, over nobody's work; known passwords where DEBUG is on only."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page, Site

from groupsite.demo import accounts
from groupsite.demo.seed import load_demo_content
from groupsite.management.commands.seed_demo import parse_host_and_port
from groupsite.models import HomePage, PlainPage
from people.models import Organisation, Person
from tests.made_once import made_once
from vacancies.models import Vacancy

ADDRESS = "http://127.0.0.1:8123"
# Of the runs that load the same content, all but one write the same rows.
LOADING, load_once = "groupsite.demo.seed.load_demo_content", made_once(load_demo_content)


def seed(*options, address=ADDRESS):
    out = StringIO()
    call_command("seed_demo", "--address", address, *options, stdout=out)
    Site.clear_site_root_paths_cache()
    return out.getvalue()


def everything():
    """Every row of the content, its history and the accounts, as it stands."""
    models = [model for model in apps.get_models() if model._meta.app_label != "sessions"]
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in models
    }


def users():
    return get_user_model().objects


@pytest.fixture(scope="class")
def seeded(django_db_setup, django_db_blocker):
    """What the first run on one's own machine said; it takes seconds, so once for the class."""
    with django_db_blocker.unblock(), override_settings(DEBUG=True), transaction.atomic():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(LOADING, load_once)
            said = seed()
        yield said
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


class TestFirstRun:
    @pytest.fixture(autouse=True)
    def first_run(self, seeded, db):
        self.said = seeded

    def test_says_where_and_who(self):
        for text in (f"{ADDRESS}/en/", f"{ADDRESS}/sv/", f"{ADDRESS}/admin/", accounts.PASSWORD):
            assert text in self.said
        assert "administrator, editor, member" in self.said

    @pytest.mark.thorough
    def test_accounts_can_log_in_to_the_admin(self, client):
        for account in accounts.ACCOUNTS:
            assert client.login(username=account.name, password=accounts.PASSWORD)
            assert client.get("/admin/").status_code == 200, account
        assert list(users().filter(is_superuser=True)) == [users().get(username="administrator")]

    def test_member_has_a_person_that_is_named_nowhere(self):
        person = users().get(username="member").groupsite_person
        assert not person.live
        assert not Person.objects.filter(live=True).exclude(user=None).exists()
        assert [page.live for page in person.pages.all()] == [False]

    def test_next_run_changes_nothing(self, django_assert_max_num_queries):
        before = everything()
        with django_assert_max_num_queries(15):
            said = seed()
        assert everything() == before
        assert said == self.said

    def test_next_run_overwrites_nothing_that_was_edited(self):
        editor = users().get(username="editor")
        about = PlainPage.objects.get(slug="about")
        about.title = "About us"
        about.save_revision().publish()
        vacancy = Vacancy.objects.get(name__startswith="Demonstration")
        vacancy.teaching_percent = 10
        vacancy.save_revision(user=editor).publish()
        Person.objects.get(family_name="Jörnsten").unpublish()
        editor.set_password("a word of my own")
        editor.save()
        users().get(username="member").delete()
        before = everything()
        said = seed()
        assert everything() == before
        assert "administrator, officer, reader, translator\n" in said
        assert "editor" not in said

    def test_next_run_follows_the_port_but_not_an_address_that_was_chosen(self):
        seed(address="http://127.0.0.1:8200")
        assert Site.objects.get().root_url == "http://127.0.0.1:8200"
        Site.objects.update(hostname="www.example.org", port=443)
        seed()
        assert Site.objects.get().root_url == "https://www.example.org"

    @pytest.mark.thorough
    def test_next_run_opens_a_demonstration_that_has_run_out(self):
        Vacancy.objects.filter(name__startswith="Demonstration").update(
            closes_at="2026-01-01T00:00:00Z"
        )
        assert "its deadline moved" in seed()
        assert "its deadline moved" not in seed()

    def test_accounts_are_refused_without_debug_on_loaded_content_too(self, settings):
        settings.DEBUG = False
        users().all().delete()
        with pytest.raises(CommandError, match="--no-accounts"):
            seed()
        assert not users().exists()


@pytest.mark.django_db
class TestOtherwise:
    def test_known_passwords_are_refused_without_debug(self):
        before = everything()
        with pytest.raises(CommandError, match="--no-accounts"):
            seed()
        assert everything() == before

    @pytest.mark.thorough
    def test_content_alone_is_loaded_without_debug(self):
        said = seed("--no-accounts", address="https://www.example.org")
        assert HomePage.objects.count() == 2
        assert not users().exists()
        assert accounts.PASSWORD not in said
        assert Site.objects.get().root_url == "https://www.example.org"

    @pytest.mark.thorough
    def test_interrupted_run_leaves_nothing(self, monkeypatch, settings):
        settings.DEBUG = True
        before = everything()

        def power_cut(at):
            assert HomePage.objects.count() == 2
            raise KeyboardInterrupt

        monkeypatch.setattr(LOADING, load_once)
        monkeypatch.setattr(accounts, "make_accounts", power_cut)
        with pytest.raises(KeyboardInterrupt):
            seed()
        assert everything() == before


def add_facts():
    Organisation.objects.create(kind="group")


def add_page():
    Site.objects.get().root_page.add_child(instance=Page(title="Ours", slug="ours"))


def remove_site():
    Site.objects.all().delete()


@pytest.mark.table
@pytest.mark.django_db
@pytest.mark.parametrize("begin", [add_facts, add_page, remove_site])
def test_site_that_somebody_began_is_left_alone(begin):
    begin()
    before = everything()
    with pytest.raises(CommandError, match="another site"):
        seed("--no-accounts")
    assert everything() == before


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("http://localhost", ("localhost", 80)),
        ("https://www.example.org", ("www.example.org", 443)),
        ("http://[::1]:8000", ("::1", 8000)),
    ],
)
def test_address(address, expected):
    assert parse_host_and_port(address) == expected


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:8000", "http://", "http://localhost:port", "http://localhost:99999", "http://a/b"],
)
def test_address_that_is_none(address):
    with pytest.raises(CommandError, match=r"http://127\.0\.0\.1:8000"):
        parse_host_and_port(address)
