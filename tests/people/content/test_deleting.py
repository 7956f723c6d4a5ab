"""Deleting a record: together with pages that were never public, or with the reason why not."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.models import GroupPagePermission, Page, ReferenceIndex

from people.models import Person
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.people.content.translating import write_in
from vacancies.choices import ApplicationMethod
from vacancies.models import Vacancy, VacancyPage


def url(name, record):
    return reverse(type(record).snippet_viewset.get_url_name(name), args=[record.pk])


def bulk_url(*records):
    kind = type(records[0])._meta
    address = reverse("wagtail_bulk_action", args=[kind.app_label, kind.model_name, "delete"])
    return f"{address}?{'&'.join(f'id={one.pk}' for one in records)}"


def screen(client, record):
    return BeautifulSoup(client.get(url("delete", record)).text, "html.parser").select_one("main")


def said(soup):
    return " ".join(soup.text.split())


@pytest.fixture
@made_once
def in_both(ready_page, swedish, swedish_index, admin):
    """A vacancy with a draft in each language."""
    write_in(ready_page, "sv", admin, publish=False)
    return ready_page.vacancy


@pytest.fixture
def public(ready_page, request):
    """A vacancy whose applicants have never used this site, with a public page."""
    facts = ready_page.vacancy.draft()
    facts.application_method = ApplicationMethod.EMAIL
    facts.application_email = "jobs@example.org"
    facts.save_revision(clean=False)
    request.getfixturevalue("english_page")
    return Vacancy.objects.get()


class TestNeverPublic:
    def test_says_what_goes(self, admin_client, in_both):
        soup = screen(admin_client, in_both)
        listed = [" ".join(one.text.split()) for one in soup.select(".groupsite-deletion li")]
        assert listed[0].startswith("The facts")
        assert listed[1] == "The page in English: PhD student in coding"
        assert listed[2].startswith("The page in Swedish: ")
        assert soup.select_one("button.serious").text == "Delete the facts and 2 pages"

    def test_one_confirmation_deletes_facts_and_pages(self, admin_client, in_both):
        response = admin_client.post(url("delete", in_both), follow=True)
        assert "and 2 pages have been deleted" in response.text
        assert not Vacancy.objects.exists()
        assert not VacancyPage.objects.exists()

    def test_only_what_the_screen_showed(self, admin_client, in_both):
        shown = screen(admin_client, in_both).select_one("[name=pages]")["value"]
        VacancyPage.objects.filter(locale__language_code="sv").get().delete()
        response = admin_client.post(url("delete", in_both), {"pages": shown})
        assert "The pages have changed since you opened this screen." in response.text
        assert Vacancy.objects.exists()

    def test_facts_alone(self, admin_client, in_both):
        for page in VacancyPage.objects.all():
            page.delete()
        assert screen(admin_client, in_both).select_one("button.serious").text == "Delete the facts"
        admin_client.post(url("delete", in_both))
        assert not Vacancy.objects.exists()

    @pytest.mark.parametrize("factory", [PersonFactory, AreaFactory])
    def test_every_kind_of_record(self, admin_client, home, factory):
        record = factory()
        index = type(record).page_model().allowed_parent_page_models()[0]
        parent = home.add_child(instance=index(title="Index", slug="an-index"))
        model = type(record).page_model()
        page = model(title="Never public", slug="never", live=False, **{model.record_field: record})
        parent.add_child(instance=page)
        assert "Delete the facts and 1 page" in said(screen(admin_client, record))
        admin_client.post(url("delete", record))
        assert not type(record).objects.filter(pk=record.pk).exists()
        assert not Page.objects.filter(pk=page.pk).exists()

    def test_hooks_of_a_host_may_prevent_it(self, admin_client, in_both):
        def keep(request, page):
            return redirect("/kept/")

        with hooks.register_temporarily("before_delete_page", keep):
            assert admin_client.post(url("delete", in_both)).url == "/kept/"
        assert VacancyPage.objects.count() == 2


class TestPrevented:
    def refused(self, client, record):
        """What the screen says; a POST says the same and deletes nothing."""
        soup = screen(client, record)
        assert soup.select_one("button.serious") is None
        before = Page.objects.count()
        response = client.post(url("delete", record))
        assert response.status_code == 403
        posted = BeautifulSoup(response.text, "html.parser").select_one("main")
        assert said(posted) == said(soup)
        assert type(record).objects.filter(pk=record.pk).exists()
        assert Page.objects.count() == before
        return soup

    def test_a_public_page_leads_to_unpublishing(self, admin_client, public):
        soup = self.refused(admin_client, public)
        assert "The page in English is published." in said(soup)
        (step,) = soup.select(".groupsite-deletion a[href*=unpublish]")
        assert step.text == "Unpublish it instead"
        assert admin_client.get(step["href"]).status_code == 200

    def test_a_page_that_was_public_is_deleted_first(self, admin_client, public, admin):
        page = VacancyPage.objects.get()
        page.unpublish(user=admin)
        soup = self.refused(admin_client, public)
        assert "The page in English has been published before." in said(soup)
        link = soup.find("a", string="Delete the page first")
        assert link["href"] == reverse("wagtailadmin_pages:delete", args=[page.pk])
        admin_client.post(link["href"])
        admin_client.post(url("delete", public))
        assert not Vacancy.objects.exists()

    def test_a_reference_that_no_index_knows(self, admin_client):
        VacancyFactory(supervisors=[PersonFactory(bob=True)])
        response = admin_client.post(url("delete", Person.objects.get(given_name="Bob")))
        assert response.status_code == 403
        assert "It is in use." in response.text

    def test_what_names_the_record(self, admin_client, db):
        vacancy = VacancyFactory(supervisors=[PersonFactory(bob=True)])
        ReferenceIndex.create_or_update_for_object(vacancy)
        soup = self.refused(admin_client, Person.objects.get(given_name="Bob"))
        assert f"Vacancy “{vacancy.name}” refers to it." in said(soup)
        link = soup.find("a", string="Remove it there first")
        assert link["href"] == url("edit", vacancy)

    def test_what_the_user_may_not_edit_is_not_named(self, client, django_user_model):
        bob = PersonFactory(bob=True)
        vacancy = VacancyFactory(name="Secret position", supervisors=[bob])
        ReferenceIndex.create_or_update_for_object(vacancy)
        user = django_user_model.objects.create_user("carl")
        rights = ["access_admin", "change_person", "delete_person"]
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(user)
        soup = self.refused(client, bob)
        assert "Something that you may not edit refers to it." in said(soup)
        assert "Secret position" not in said(soup)

    def test_pages_below_a_draft_are_not_deleted_with_it(self, admin_client, in_both):
        page = VacancyPage.objects.get(locale__language_code="en")
        page.add_child(instance=Page(title="Below", slug="below", live=False))
        soup = self.refused(admin_client, in_both)
        assert "The page in English has other pages below it." in said(soup)
        assert Page.objects.filter(title="Below").exists()

    def test_a_vacancy_with_the_form_stays(self, admin_client, english_page):
        soup = self.refused(admin_client, Vacancy.objects.get())
        assert "so it cannot be deleted" in said(soup)
        assert soup.find("a", string="Record the result")

    def test_a_page_that_the_user_may_not_delete(self, client, in_both, django_user_model):
        user = django_user_model.objects.create_user("carl", password="secret")
        group = Group.objects.create(name="Facts alone")
        group.permissions.set(
            Permission.objects.filter(
                codename__in=["access_admin", "delete_vacancy", "change_vacancy"]
            )
        )
        user.groups.add(group)
        client.force_login(user)
        soup = self.refused(client, in_both)
        assert said(soup).count("It has a page that you do not have permission to delete.") == 2
        assert soup.select(".groupsite-deletion a") == []
        GroupPagePermission.objects.create(
            group=group,
            page=Page.get_first_root_node(),
            permission=Permission.objects.get(codename="change_page"),
        )
        client.post(url("delete", in_both))
        assert not Vacancy.objects.exists()


class TestManyAtOnce:
    """Wagtail's bulk action: pages are only deleted after a screen has named them."""

    def refused(self, client, *records):
        for method in (client.get, client.post):
            response = method(bulk_url(*records), follow=True)
            assert {one.pk for one in records} <= set(Vacancy.objects.values_list("pk", flat=True))
        return " ".join(BeautifulSoup(response.text, "html.parser").text.split()), response.text

    def test_drafts_with_pages_lead_to_their_own_screen(self, admin_client, in_both):
        text, html = self.refused(admin_client, in_both)
        assert "has 2 pages, which would be deleted too" in text
        assert url("delete", in_both) in html

    @pytest.mark.thorough
    def test_public_pages_read_the_same(self, admin_client, public):
        text, html = self.refused(admin_client, public)
        assert "The page in English is published." in text
        assert url("delete", public) in html

    def test_one_that_must_stay_keeps_the_others(self, admin_client, public):
        other = Vacancy.objects.create(name="Without pages", kind="thesis")
        self.refused(admin_client, other, public)

    def test_facts_without_pages(self, admin_client, in_both):
        for page in VacancyPage.objects.all():
            page.delete()
        admin_client.post(bulk_url(in_both))
        assert not Vacancy.objects.exists()
