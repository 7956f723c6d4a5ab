"""R45, R46: what is not public leaves no trace for strangers, on any page that might name it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from people.content import localize
from people.content.publishing.actions import add_draft_page
from people.content.request_time import received_at
from people.models import PersonIndexPage, PersonPage
from research.models import ResearchArea, ResearchAreaPage, ResearchIndexPage
from tests.made_once import made_once
from tests.people.content.conftest import complete
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

SECRET = "Xylophone"
FUTURE = datetime(2126, 1, 1, tzinfo=UTC)


@pytest.fixture
@made_once
def site(home, index, swedish, swedish_index, admin):
    """A vacancy in both languages, its area and its supervisor, all public."""
    home.add_child(instance=PersonIndexPage(title="People", slug="people"))
    research = home.add_child(instance=ResearchIndexPage(title="Research", slug="research"))
    for page in (PersonIndexPage.objects.get(), research):
        localize.start_translations(page, [swedish])
    Page.objects.filter(locale=swedish).update(live=True)

    area = ResearchArea.objects.create(name="Area", live=True)
    vacancy = complete(record(Vacancy, name="Vacancy"))
    vacancy.areas.add(area)
    vacancy.save_revision(user=admin).publish(user=admin)
    person = vacancy.supervisors.first().person
    for kept, parent, title in (
        (area, research, "Coding"),
        (person, PersonIndexPage.objects.get(locale=home.locale), "Alice Ek"),
        (Vacancy.objects.get(), index, f"{SECRET} position"),
    ):
        add_draft_page(kept, parent, title, admin).save_revision(user=admin).publish(user=admin)
    other = add_draft_page(Vacancy.objects.get(), swedish_index, f"{SECRET}tjänst", admin)
    other.save_revision(user=admin).publish(user=admin)
    return home


def record(model, **facts):
    made = model(**facts)
    made.save()
    return made


def secret_pages():
    return VacancyPage.objects.order_by("locale__pk")


def everything_public():
    """The addresses of all pages that might name the vacancy."""
    pages = [page for page in Page.objects.exclude(depth=1).specific() if page.live]
    return [page.url for page in pages if not isinstance(page, VacancyPage)]


def traces(client):
    return [url for url in everything_public() if SECRET in client.get(url).text]


def hide_page_draft():
    for page in secret_pages():
        page.unpublish()


def hide_record_draft():
    Vacancy.objects.get().unpublish()


def hide_future():
    Vacancy.objects.update(opens_at=FUTURE)


def hide_restricted():
    for page in secret_pages():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def hide_password():
    for page in secret_pages():
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


def hide_alias():
    for page in secret_pages():
        VacancyPage.objects.filter(pk=page.pk).update(alias_of=Page.objects.get(depth=1))


HIDING = [
    hide_page_draft,
    hide_record_draft,
    hide_future,
    hide_restricted,
    hide_password,
    hide_alias,
]


def test_public_is_named_everywhere(site, client):
    assert [client.get(page.url).status_code for page in secret_pages()] == [200, 200]
    found = traces(client)
    assert len(found) >= 4, found


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_hidden_answers_404_and_leaves_no_trace(site, client, hide):
    urls = [page.url for page in secret_pages()]
    hide()
    for url in urls:
        response = client.get(url)
        assert response.status_code == 404, url
        assert SECRET not in response.text
    assert traces(client) == []


@pytest.mark.table(every="hide")
@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_hidden_is_not_visible_to_any_query(site, rf, hide):
    hide()
    at = received_at(rf.get("/"))
    assert not VacancyPage.objects.visible(at).exists()
    assert not Vacancy.objects.visible(at).exists()


def test_one_hidden_language_leaves_the_other_alone(site, client):
    english, other = secret_pages()
    other.unpublish()
    html = client.get(english.url).text
    assert other.url not in html
    assert f"{SECRET}tjänst" not in html
    assert 'hreflang="sv"' not in html.split("</head>")[0]


def test_hreflang_lists_the_languages_that_answer(site, client):
    head = client.get(secret_pages()[0].url).text.split("</head>")[0]
    assert 'hreflang="sv"' in head
    assert 'hreflang="en"' in head


@pytest.mark.parametrize("model", [ResearchArea], ids=["area"])
def test_an_unpublished_area_is_named_nowhere(site, client, model):
    model.objects.get().unpublish()
    page = ResearchAreaPage.objects.get()
    assert client.get(page.url).status_code == 404
    for url in everything_public():
        assert "Coding" not in client.get(url).text, url
    assert "Coding" not in client.get(secret_pages()[0].url).text


def test_an_unpublished_person_is_named_nowhere(site, client):
    page = PersonPage.objects.get()
    page.person.unpublish()
    assert client.get(page.url).status_code == 404
    for url in (*everything_public(), *(page.url for page in secret_pages())):
        assert "Alice" not in client.get(url).text, url


def test_who_passes_the_restriction_reads_the_page(site, client, admin):
    hide_restricted()
    client.force_login(admin)
    assert client.get(secret_pages()[0].url).status_code == 200


def test_an_old_address_does_not_tell_where_a_hidden_page_is(
    site, client, django_capture_on_commit_callbacks
):
    page = secret_pages()[0]
    old = page.url
    page.slug = "renamed-xylophone"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    moved = client.get(old)
    assert (moved.status_code, "renamed-xylophone" in moved.url) == (301, True)
    VacancyPage.objects.get(pk=page.pk).unpublish()
    assert client.get(old).status_code == 404


@pytest.mark.table(every="hide")
@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_a_redirect_leads_only_to_what_visitors_can_open(site, client, hide):
    """One that an editor has made, or that Wagtail made when the page was renamed."""
    Redirect.objects.create(old_path="/en/old", redirect_page=secret_pages()[0])
    assert client.get("/en/old/").url.endswith(secret_pages()[0].url)
    hide()
    answer = client.get("/en/old/")
    assert (answer.status_code, answer.headers.get("Location")) == (404, None)


@pytest.mark.table(every="how")
@pytest.mark.parametrize("how", ["draft", "restricted", "below a restricted one"])
def test_nor_does_one_to_a_page_without_a_record(site, client, how):
    page = ResearchIndexPage.objects.get(locale=site.locale)
    Redirect.objects.create(old_path="/en/old", redirect_page=page)
    assert client.get("/en/old/").url.endswith(page.url)
    if how == "draft":
        page.unpublish()
    else:
        restricted = page if how == "restricted" else page.get_parent()
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert client.get("/en/old/").status_code == 404


def test_previews_need_a_login(site):
    """R47."""
    page = secret_pages()[0]
    hide_record_draft()
    for address in (f"/admin/pages/{page.pk}/view_draft/", f"/admin/pages/{page.pk}/edit/preview/"):
        response = Client().get(address)
        assert response.status_code == 302
        assert "/admin/login/" in response.url


def test_an_old_address_leads_on_when_its_tree_moves(
    site, client, django_capture_on_commit_callbacks
):
    page = secret_pages()[0]
    old = page.url
    parent = PersonIndexPage.objects.get(locale=site.locale)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_parent().move(parent, pos="last-child")
    new = VacancyPage.objects.get(pk=page.pk).url
    assert new != old
    response = client.get(old)
    assert response.status_code == 301
    assert response.url.endswith(new)
