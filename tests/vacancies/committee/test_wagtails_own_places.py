"""R37: Wagtail's own screens tell an editor nothing about applications, and make nobody a reader."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.search.index import class_is_indexed
from wagtail.test.utils.form_data import querydict_from_html

from groupsite import roles
from people.content.publishing.actions import copy_record
from tests.applications import ApplicationFactory
from tests.factories import NOW, PersonFactory, VacancyFactory, document_kind
from vacancies.admin.default_document_rules import get_or_create_document_kind
from vacancies.choices import ApplicationMethod
from vacancies.models import (
    AccessEntry,
    Application,
    ApplicationFile,
    DocumentKind,
    Retention,
    Vacancy,
    VacancyPage,
    VacancyReader,
)

LEAKS = ("Durisi", "Öberg", "Unsent", "applications/", "Ansökningar", "example.org/apply")
SECRET = [
    model
    for model in apps.get_app_config("groupsite_vacancies").get_models()
    if model.__module__
    in {
        "vacancies.models.applications",
        "vacancies.models.committee",
        "vacancies.models.outbox",
    }
]


def snippet_url(name, one):
    return reverse(type(one).snippet_viewset.get_url_name(name), args=[one.pk])


def says_nothing(scene, html):
    for application in (scene.application, scene.second):
        assert application.number not in html
        assert application.email not in html
    for leak in LEAKS[:4]:
        assert leak not in html
    # Readers are nobody's business either.
    assert "Läsare" not in html


@pytest.fixture
def client(scene):
    return scene.client("editor")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", ["edit", "history", "usage", "delete", "copy", "unpublish", "list", "list_results"]
)
def test_screens_of_the_vacancy(scene, client, name):
    if name.startswith("list"):
        url = reverse(Vacancy.snippet_viewset.get_url_name(name))
    else:
        url = snippet_url(name, scene.vacancy)
    says_nothing(scene, client.get(url, follow=True).text)


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["edit", "history", "usage", "delete", "copy", "move"])
def test_screens_of_its_pages(scene, client, name):
    for page in VacancyPage.objects.filter(vacancy=scene.vacancy):
        names = {"edit": "edit", "history": "history", "usage": "usage"}
        url = reverse(f"wagtailadmin_pages:{names.get(name, name)}", args=[page.pk])
        says_nothing(scene, client.get(url, follow=True).text)


@pytest.mark.table
@pytest.mark.parametrize(
    "address",
    [
        "wagtailadmin_home",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:locked_pages",
        "wagtailsnippets:index",
    ],
)
@pytest.mark.parametrize("role", ["editor", "moderator", "page_owner", "supervisor", "member"])
def test_dashboard_and_reports(scene, role, address):
    says_nothing(scene, scene.client(role).get(reverse(address), follow=True).text)


@pytest.mark.thorough
@pytest.mark.parametrize("query", ["Durisi", "CS-2025-04-0", "Giuseppe", "reader"])
def test_searches(scene, client, query):
    for url in (
        reverse("wagtailadmin_pages:search"),
        reverse(Vacancy.snippet_viewset.get_url_name("list")),
        reverse(Vacancy.snippet_viewset.chooser_viewset.get_url_name("choose_results")),
    ):
        html = client.get(url, {"q": query}).text
        assert scene.application.number not in html
        assert scene.application.email not in html


@pytest.mark.parametrize("model", SECRET)
def test_no_generic_place_knows_these_models(scene, model):
    """No snippet, no index of searches or references, no permission but the one, no log of Wagtail's."""
    assert not class_is_indexed(model)
    assert not hasattr(model, "snippet_viewset")
    kind = ContentType.objects.get_for_model(model)
    assert not ReferenceIndex.objects.filter(content_type=kind).exists()
    assert not ReferenceIndex.model_is_indexable(model) or model.__name__ == "RetentionRule"
    assert not ModelLogEntry.objects.filter(content_type=kind).exists()
    codenames = list(kind.permission_set.values_list("codename", flat=True))
    assert codenames == (["manage_applications"] if model is Application else [])


def test_there_are_such_models():
    assert {Application, ApplicationFile, VacancyReader, AccessEntry, Retention} <= set(SECRET)


def use_link(vacancy):
    draft = vacancy.draft()
    draft.application_method = ApplicationMethod.LINK
    draft.application_url = "https://jobs.example.org/7"
    draft.save_revision(clean=False).publish()


class TestDeleting:
    """A vacancy whose form was public stays, and the refusal is the same whether anybody applied."""

    def refused(self, scene, client, vacancy):
        vacancy.pages.all().delete()
        texts = []
        for method in ("get", "post"):
            response = getattr(client, method)(snippet_url("delete", vacancy), follow=True)
            says_nothing(scene, response.text)
            texts.append(response.text)
            assert Vacancy.objects.filter(pk=vacancy.pk).exists()
        assert all("so it cannot be deleted" in text for text in texts)

    def test_with_applications(self, scene, client):
        VacancyPage.objects.filter(vacancy=scene.vacancy).delete()
        self.refused(scene, client, scene.vacancy)
        assert Application.objects.filter(vacancy=scene.vacancy).count() == 4

    def test_without_applications_it_reads_the_same(self, scene, client):
        self.refused(scene, client, VacancyFactory(name="Nobody", first_published_at=NOW))

    @pytest.mark.table
    @pytest.mark.parametrize("applied", [False, True])
    def test_whose_form_was_public_before_another_way_to_apply(self, scene, client, applied):
        vacancy = VacancyFactory(name="Elsewhere now", first_published_at=NOW)
        if applied:
            ApplicationFactory(vacancy=vacancy, received=True)
        use_link(vacancy)
        self.refused(scene, client, vacancy)

    @pytest.mark.table
    @pytest.mark.parametrize("applied", [False, True])
    def test_whose_way_to_apply_changed_while_it_was_not_public(self, scene, client, applied):
        person = PersonFactory(email="alice@example.org")
        vacancy = VacancyFactory(
            draft=True,
            name="Elsewhere later",
            supervisors=[person],
            contacts=[person],
            documents=["CV"],
        )
        vacancy.save_revision(clean=False).publish()
        if applied:
            ApplicationFactory(vacancy=vacancy, received=True)
        Vacancy.objects.get(pk=vacancy.pk).unpublish()
        use_link(Vacancy.objects.get(pk=vacancy.pk))
        self.refused(scene, client, vacancy)

    def test_one_that_another_system_took_the_applications_of_goes(self, scene, client):
        vacancy = VacancyFactory(
            name="Always elsewhere",
            first_published_at=NOW,
            application_method=ApplicationMethod.LINK,
            application_url="https://jobs.example.org/8",
        )
        assert client.post(snippet_url("delete", vacancy)).status_code == 302
        assert not Vacancy.objects.filter(pk=vacancy.pk).exists()

    def test_many_at_once(self, scene, client):
        VacancyPage.objects.filter(vacancy=scene.vacancy).delete()
        label = Vacancy._meta.label_lower.split(".")
        url = reverse("wagtail_bulk_action", args=[*label, "delete"])
        url += f"?id={scene.vacancy.pk}&next=/admin/"
        for method in ("get", "post"):
            response = getattr(client, method)(url, follow=True)
            assert "so it cannot be deleted" in response.text
            says_nothing(scene, response.text)
        assert Vacancy.objects.filter(pk=scene.vacancy.pk).exists()

    def test_one_that_was_never_public_goes(self, scene, client):
        vacancy = VacancyFactory(draft=True, name="A mistake")
        VacancyReader.objects.create(vacancy=vacancy, user=scene.users["reader"], added_at=NOW)
        response = client.post(snippet_url("delete", vacancy))
        assert response.status_code == 302
        assert not Vacancy.objects.filter(pk=vacancy.pk).exists()


class TestTypesOfDocuments:
    """A type is retired, with or without files, so the answer does not tell which."""

    @pytest.fixture
    def kinds(self, scene):
        """One that a file has, and one that nothing has."""
        scene.vacancy.document_rules.all().delete()
        scene.other.document_rules.all().delete()
        kinds = document_kind("CV"), document_kind("Portfolio of works")
        sent = [ApplicationFile.objects.filter(kind=kind).exists() for kind in kinds]
        assert sent == [True, False]
        return kinds

    def said(self, client, kind, url):
        """What the editor reads on deleting the type, without its name."""
        name, key = str(kind), str(kind.pk)
        pages = [client.get(url), client.post(url, follow=True)]
        status = [page.status_code for page in pages]
        said = [message.message for message in pages[1].context["messages"]]
        return status, pages[1].redirect_chain, str(said).replace(name, "…").replace(key, "…")

    @pytest.mark.thorough
    def test_deleting_one(self, scene, client, kinds):
        answers = [self.said(client, kind, snippet_url("delete", kind)) for kind in kinds]
        assert answers[0] == answers[1]
        assert answers[0][0] == [200, 200]
        assert not DocumentKind.objects.offered().filter(pk__in=[k.pk for k in kinds]).exists()
        assert (
            "Portfolio of works"
            not in client.get(reverse(DocumentKind.snippet_viewset.get_url_name("list"))).text
        )

    def test_deleting_in_bulk(self, scene, client, kinds):
        label = DocumentKind._meta.label_lower.split(".")
        url = reverse("wagtail_bulk_action", args=[*label, "delete"])
        answers = [self.said(client, k, f"{url}?id={k.pk}&next=/admin/") for k in kinds]
        assert answers[0] == answers[1]
        assert DocumentKind.objects.offered().count() == DocumentKind.objects.count() - 2

    def test_it_is_not_offered_but_files_keep_its_name(self, scene, client, kinds):
        before = set(ApplicationFile.objects.values_list("kind__texts__name", flat=True))
        chooser = reverse(DocumentKind.snippet_viewset.chooser_viewset.get_url_name("choose"))
        assert "Portfolio of works" in client.get(chooser).json()["html"]
        for kind in kinds:
            client.post(snippet_url("delete", kind))
        assert "Portfolio of works" not in client.get(chooser).json()["html"]
        assert set(ApplicationFile.objects.values_list("kind__texts__name", flat=True)) == before
        assert get_or_create_document_kind("CV") not in kinds

    def test_one_that_a_rule_uses_stays(self, scene, client):
        rule = scene.vacancy.document_rules.first()
        response = client.post(snippet_url("delete", rule.kind), follow=True)
        assert "is in use, so it cannot be deleted" in response.text
        assert DocumentKind.objects.offered().filter(pk=rule.kind_id).exists()

    def test_somebody_without_the_permission_retires_none(self, scene, kinds):
        scene.client("reader").post(snippet_url("delete", kinds[1]))
        assert DocumentKind.objects.offered().filter(pk=kinds[1].pk).exists()


class TestReadersStay:
    """Readers are no part of the vacancy's draft, revisions or copies."""

    def readers(self):
        return set(VacancyReader.objects.values_list("vacancy", "user__username"))

    def edit(self, scene, client, **changes):
        html = client.get(snippet_url("edit", scene.vacancy)).text
        data = querydict_from_html(html, form_id="w-editor-form")
        for name, value in changes.items():
            data[name] = value
        return client.post(snippet_url("edit", scene.vacancy), data)

    def test_copy_has_none(self, scene):
        """Nor applications, nor a time of keeping."""
        Retention.objects.create(vacancy=scene.vacancy, decided_on=NOW.date())
        copy = copy_record(scene.vacancy, scene.users["editor"])
        assert not VacancyReader.objects.filter(vacancy=copy).exists()
        assert not Application.objects.filter(vacancy=copy).exists()
        assert not Retention.objects.filter(vacancy=copy).exists()

    def test_copy_through_the_screen_has_none(self, scene, client):
        before = self.readers()
        client.post(snippet_url("copy", scene.vacancy))
        assert Vacancy.objects.count() == 3
        assert self.readers() == before

    def test_facts_form_makes_nobody_a_reader(self, scene, client):
        before = self.readers()
        editor = scene.users["editor"].pk
        for name in ("readers", "readers-0-user", "reader"):
            self.edit(scene, client, **{name: editor, "readers-TOTAL_FORMS": 1})
        assert self.readers() == before
        assert client.get(scene.url("list")).status_code == 404

    @pytest.mark.thorough
    def test_draft_and_revert_change_none(self, scene, client):
        first = scene.vacancy.save_revision(user=scene.users["editor"])
        VacancyReader.objects.filter(user__username="no_door").delete()
        before = self.readers()
        name = Vacancy.snippet_viewset.get_url_name("revisions_revert")
        url = reverse(name, args=[scene.vacancy.pk, first.pk])
        html = client.get(url).text
        says_nothing(scene, html)
        client.post(snippet_url("edit", scene.vacancy), {"revision": first.pk})
        first.publish(user=scene.users["editor"])
        assert self.readers() == before

    def test_revisions_hold_nothing_of_it(self, scene):
        content = str(scene.vacancy.save_revision().content)
        for leak in ("reader", "applications", "retention", "Durisi"):
            assert leak not in content

    @pytest.mark.parametrize("act", ["unpublish", "lock", "history"])
    def test_other_acts_change_none(self, scene, client, act):
        before = self.readers(), Application.objects.count()
        client.post(snippet_url(act, scene.vacancy), {})
        assert (self.readers(), Application.objects.count()) == before

    def test_becoming_a_supervisor_gives_nothing(self, scene):
        """Being a supervisor or owning the page gives nothing."""
        for role in ("supervisor", "page_owner"):
            assert scene.client(role).get(scene.url("list")).status_code == 404


def test_the_right_is_offered_in_wagtails_editor_of_groups(scene):
    from django.contrib.auth.models import Group

    group = Group.objects.get(name=roles.OFFICERS)
    html = scene.client("superuser").get(reverse("wagtailusers_groups:edit", args=[group.pk])).text
    assert "Can read all applications and appoint their readers" in html


def test_an_editor_cannot_edit_groups(scene, client):
    assert client.get(reverse("wagtailusers_groups:index")).status_code in (302, 403)
