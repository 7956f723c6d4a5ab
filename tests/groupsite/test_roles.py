"""Roles: editors have pages, facts and images; members their own person and pictures, and nothing else."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry
from wagtail.test.utils.form_data import querydict_from_html

from groupsite import roles
from groupsite.models import HomePage
from people.content.publishing.actions import create_record_with_page
from people.content.records.urls import edit_url
from people.models import Person, PersonIndexPage, PersonPage
from research.models import ResearchArea, ResearchAreaPage
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage

pytestmark = [pytest.mark.usefixtures("demo_in_database", "db")]
PASSWORD = "open for this test only"


def account(name, group):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


def page_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def hub(model):
    return reverse(model.snippet_viewset.get_url_name("list"))


def rights():
    """Every right of every group."""
    return {
        (group.name, *row)
        for group in Group.objects.all()
        for row in [
            *group.permissions.values_list("content_type__app_label", "codename"),
            *group.page_permissions.values_list("page", "permission__codename"),
            *group.collection_permissions.values_list("collection", "permission__codename"),
        ]
    }


class TestSetUp:
    def run(self):
        out = StringIO()
        call_command("setup_roles", stdout=out)
        return out.getvalue().splitlines()

    def test_second_run_changes_nothing(self):
        before = rights()
        assert self.run() == ["The groups have their rights: nothing was changed."]
        assert rights() == before

    def test_gives_back_what_is_missing(self):
        before = rights()
        editors = Group.objects.get(name=roles.EDITORS)
        editors.permissions.remove(Permission.objects.get(codename="publish_vacancy"))
        editors.page_permissions.filter(permission__codename="publish_page").delete()
        Group.objects.get(name=roles.MEMBERS).delete()
        assert self.run() == [
            "Editors may now “Can publish vacancy” (groupsite_vacancies.publish_vacancy).",
            "Editors may now “Publish any page” (wagtailcore.publish_page).",
            "Members may now “Can access Wagtail admin” (wagtailadmin.access_admin).",
            "Members may now “Can add image” (wagtailimages.add_image).",
        ]
        assert rights() == before

    def test_takes_nothing_away(self):
        members = Group.objects.get(name=roles.MEMBERS)
        members.permissions.add(Permission.objects.get(codename="add_image"))
        before = rights()
        self.run()
        assert rights() == before

    def test_works_without_groups(self):
        Group.objects.all().delete()
        self.run()
        root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
        assert {row.page_id for row in GroupPagePermission.objects.all()} == {root.pk}
        portraits = collection.get_children().get()
        assert {row.collection_id for row in GroupCollectionPermission.objects.all()} == {
            collection.pk,
            portraits.pk,
        }

    def test_editors_approve_what_others_suggest(self):
        """At the home page of each language, so for every page of the site."""
        for page in Page.objects.filter(depth__gt=1).specific():
            workflow = page.get_workflow()
            assert workflow.name == roles.EDITORS, page
            (task,) = workflow.tasks.specific()
            assert [group.name for group in task.groups.all()] == [roles.EDITORS]

    def test_leaves_a_workflow_that_was_chosen(self):
        other = Workflow.objects.create(name="Two pairs of eyes")
        WorkflowPage.objects.update(workflow=other)
        self.run()
        assert {row.workflow for row in WorkflowPage.objects.all()} == {other}

    def test_a_language_that_came_later_gets_it(self):
        home = HomePage.objects.first()
        WorkflowPage.objects.filter(page=home).delete()
        assert self.run() == [f"Workflow Editors: holds for “{home.title}” and all pages below it."]

    def test_says_when_migrations_are_missing(self):
        Permission.objects.filter(codename="submit_translation").delete()
        with pytest.raises(LookupError, match="Migrate first"):
            roles.set_up_groups()

    @pytest.mark.parametrize(
        ("right", "editor", "member"),
        [
            ("wagtailadmin.access_admin", True, True),
            ("groupsite_vacancies.publish_vacancy", True, False),
            ("groupsite_vacancies.delete_vacancy", True, False),
            ("groupsite_people.add_person", True, False),
            ("groupsite_people.lock_person", True, False),
            ("groupsite_people.change_organisation", True, False),
            ("groupsite_people.change_role", True, False),
            ("groupsite_research.add_keyword", True, False),
            ("groupsite_vacancies.change_documentkind", True, False),
            ("wagtail_localize.submit_translation", True, False),
            ("groupsite_people.translate_pages", True, False),
            ("groupsite_people.change_peoplesettings", True, False),
            ("wagtailcore.change_site", False, False),
            ("auth.change_user", False, False),
        ],
    )
    def test_rights_of_the_site(self, right, editor, member):
        assert account("erin", roles.EDITORS).has_perm(right) is editor
        assert account("mallory", roles.MEMBERS).has_perm(right) is member


class TestEditor:
    @pytest.fixture(autouse=True)
    def logged_in(self, demo_in_database, db, client):
        self.user = account("erin", roles.EDITORS)
        assert client.login(username="erin", password=PASSWORD)
        self.client = client

    def send(self, url, form_id, **changes):
        """The form as the editor got it, with changes, published."""
        html = self.client.get(url).content.decode()
        data = querydict_from_html(html, form_id=form_id)
        for name, value in {**changes, "action-publish": "action-publish"}.items():
            data[name] = value
        response = self.client.post(url, data)
        assert response.status_code == 302, response.context["form"].errors
        return response

    @pytest.mark.table
    @pytest.mark.parametrize("model", [Vacancy, Person, ResearchArea])
    def test_hubs_and_new(self, model):
        assert self.client.get(hub(model)).status_code == 200
        add = reverse(model.snippet_viewset.get_url_name("add"))
        assert self.client.get(add).status_code == 200

    @pytest.mark.table
    @pytest.mark.parametrize("model", [VacancyPage, PersonPage, ResearchAreaPage])
    def test_pages_of_both_languages(self, model):
        for page in model.objects.all():
            assert self.client.get(page_url(page)).status_code == 200

    @pytest.mark.thorough
    def test_publishes_words(self):
        page = ResearchAreaPage.objects.get(slug="information-theory")
        self.send(page_url(page), "page-edit-form", summary="What can be said at all.")
        page.refresh_from_db()
        assert page.summary == "What can be said at all."
        assert page.live_revision.user == self.user

    def test_publishes_facts(self):
        vacancy = Vacancy.objects.get(name__startswith="Demonstration")
        self.send(edit_url(vacancy), "w-editor-form", teaching_percent="15")
        vacancy.refresh_from_db()
        assert vacancy.teaching_percent == 15
        assert vacancy.live_revision.user == self.user

    def test_begins_a_vacancy(self):
        add = reverse(Vacancy.snippet_viewset.get_url_name("add"))
        index = VacancyIndexPage.objects.get(locale__language_code="en").pk
        made = self.client.post(add, {"index": index, "kind": "postdoc", "title": "Postdoc"})
        page = VacancyPage.objects.get(title="Postdoc")
        assert made.url == page_url(page)
        assert not page.live
        assert page.owner == self.user

    def test_has_images_but_not_the_administration(self):
        assert self.client.get(reverse("wagtailimages:add")).status_code == 200
        for name in ("wagtailusers_users:index", "wagtailsites:index", "wagtaillocales:index"):
            assert self.client.get(reverse(name)).status_code == 302, name


class TestMember:
    @pytest.fixture(autouse=True)
    def alice(self, demo_in_database, db, client, admin_user):
        self.user = account("alice", roles.MEMBERS)
        self.person = Person(given_name="Alice", family_name="Ek", user=self.user)
        index = PersonIndexPage.objects.get(locale__language_code="en")
        self.page = create_record_with_page(self.person, index, "Alice Ek", admin_user)
        self.bob = PersonPage.objects.get(slug="giuseppe-durisi", locale=index.locale)
        assert client.login(username="alice", password=PASSWORD)
        self.client = client

    def status(self, url):
        return self.client.get(url).status_code

    def test_own_person_opens(self):
        assert self.status(edit_url(self.person)) == 200
        assert self.status(page_url(self.page)) == 200

    def test_list_of_people_holds_only_the_own_one(self):
        listing = self.client.get(hub(Person))
        assert listing.status_code == 200
        assert [str(person) for person in listing.context["object_list"]] == ["Alice Ek"]

    def test_publishes_the_own_facts_and_words(self):
        for url, form_id, changes in (
            (edit_url(self.person), "w-editor-form", {"room": "6414"}),
            (page_url(self.page), "page-edit-form", {"introduction": "I send bits."}),
        ):
            html = self.client.get(url).content.decode()
            data = querydict_from_html(html, form_id=form_id)
            for name, value in {**changes, "action-publish": "action-publish"}.items():
                data[name] = value
            assert self.client.post(url, data).status_code == 302
        self.person.refresh_from_db()
        self.page.refresh_from_db()
        assert (self.person.live, self.person.room) == (True, "6414")
        assert (self.page.live, self.page.introduction) == (True, "I send bits.")
        assert self.page.live_revision.user == self.user

    def test_account_of_a_person_is_not_the_members_to_give_away(self):
        html = self.client.get(edit_url(self.person)).content.decode()
        assert "user" not in querydict_from_html(html, form_id="w-editor-form")

    def test_words_of_others_are_closed(self):
        assert self.status(page_url(self.bob)) in (302, 403)
        assert self.client.post(page_url(self.bob), {"action-publish": "1"}).status_code in (
            302,
            403,
        )
        self.bob.refresh_from_db()
        assert self.bob.latest_revision.user is None

    @pytest.mark.table
    @pytest.mark.parametrize(
        "act",
        ["edit", "history", "unpublish", "delete", "copy", "lock", "usage", "preview_on_edit"],
    )
    def test_facts_of_others_are_closed(self, act):
        person = self.bob.person
        url = reverse(Person.snippet_viewset.get_url_name(act), args=[person.pk])
        html = self.client.get(edit_url(self.person)).content.decode()
        data = querydict_from_html(html, form_id="w-editor-form")
        data["action-publish"] = "action-publish"
        assert self.status(url) in (302, 403, 405)
        assert self.client.post(url, data).status_code in (302, 403, 405)
        person.refresh_from_db()
        assert (person.live, person.locked, str(person)) == (True, False, "Giuseppe Durisi")
        assert person.latest_revision.user is None

    @pytest.mark.parametrize("act", ["revisions_revert", "revisions_view"])
    def test_history_of_others_is_closed(self, act):
        person = self.bob.person
        name = Person.snippet_viewset.get_url_name(act)
        url = reverse(name, args=[person.pk, person.latest_revision_id])
        assert self.status(url) in (302, 403)

    @pytest.mark.parametrize("act", ["add", "copy", "delete"])
    def test_neither_makes_nor_removes_people(self, act):
        arguments = [] if act == "add" else [self.person.pk]
        url = reverse(Person.snippet_viewset.get_url_name(act), args=arguments)
        before = Person.objects.count(), PersonPage.objects.count()
        assert self.status(url) in (302, 403)
        assert self.client.post(url, {}).status_code in (302, 403)
        assert (Person.objects.count(), PersonPage.objects.count()) == before

    @pytest.mark.table
    @pytest.mark.parametrize("model", [Vacancy, ResearchArea])
    def test_other_facts_are_closed(self, model):
        record = model.objects.first()
        assert self.status(hub(model)) in (302, 403)
        assert self.status(edit_url(record)) in (302, 403)
        for page in record.pages.all():
            assert self.status(page_url(page)) in (302, 403)

    def test_no_users_or_settings(self):
        for name in ("wagtailusers_users:index", "wagtailsites:index"):
            assert self.status(reverse(name)) in (302, 403), name

    def test_pictures_are_added_to_portraits_alone(self):
        """What members find there: tests/people/test_own_pictures.py."""
        assert self.status(reverse("wagtailimages:add")) == 200
        policy = policy_registry.get_by_type(get_image_model())
        for act in ("add", "choose", "change", "delete"):
            found = policy.collections_user_has_permission_for(self.user, act)
            assert [str(one) for one in found] == ["Portraits"]

    def test_menu_leads_to_nothing_closed(self):
        html = self.client.get(reverse("wagtailadmin_home")).content.decode()
        assert hub(Person) in html
        for model in (Vacancy, ResearchArea):
            assert hub(model) not in html


class TestOfficer:
    def test_has_applications_and_nothing_else(self, client):
        account("olga", roles.OFFICERS)
        assert client.login(username="olga", password=PASSWORD)
        assert client.get(reverse("groupsite_vacancies_committee:index")).status_code == 200
        for name in (hub(Vacancy), hub(Person), reverse("wagtailimages:add")):
            assert client.get(name).status_code in (302, 403), name

    @pytest.mark.parametrize("group", [roles.EDITORS, roles.MEMBERS])
    def test_other_groups_have_none(self, client, group):
        """R37: a right over pages and facts gives none over applications."""
        user = account("olga", group)
        assert not user.has_perm("groupsite_vacancies.manage_applications")
