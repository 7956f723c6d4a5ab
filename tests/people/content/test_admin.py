"""The editor's screens of records and pages, through the admin itself."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from people.content.publishing.actions import add_draft_page
from tests.made_once import made_once
from tests.people.content.translating import write_in
from vacancies.models import Vacancy, VacancyPage

STRIP = 'id="groupsite-tabs"'


def url(name, *args):
    return reverse(Vacancy.snippet_viewset.get_url_name(name), args=args)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def badges(html):
    import re

    strip = html.split(STRIP)[1].split("</nav>")[0]
    names = re.findall(
        r"<span(?: lang=\"\w+\")?>([^<]+)</span>\s*<span class=\"groupsite-badge", strip
    )
    return dict(zip(names, re.findall(r"groupsite-badge--([\w-]+)", strip), strict=True))


@pytest.fixture
@made_once
def translated(ready_page, swedish, swedish_index, admin):
    ready_page.save_revision(user=admin).publish(user=admin)
    return write_in(VacancyPage.objects.get(), "sv", admin, publish=False)


def test_new_asks_for_language_kind_and_title(admin_client, index):
    html = admin_client.get(url("add")).text
    assert 'name="title"' in html
    assert 'name="kind"' in html
    assert html.count("<form") >= 1


def test_new_makes_both_and_opens_the_page(admin_client, index):
    response = admin_client.post(
        url("add"), {"index": index.pk, "kind": "thesis", "title": "Spårning i ljus"}
    )
    page = VacancyPage.objects.get()
    assert response.url == edit(page)
    assert (page.vacancy.kind, page.vacancy.name) == ("thesis", "Spårning i ljus")
    assert page.slug == "sparning-i-ljus"


def test_new_without_a_title_says_so_and_makes_nothing(admin_client, index):
    response = admin_client.post(url("add"), {"index": index.pk, "kind": "doctoral", "title": ""})
    assert response.status_code == 200
    assert "This field is required" in response.text
    assert not Vacancy.objects.exists()


def test_wagtails_own_create_view_leads_to_new(admin_client, index):
    create = reverse(
        "wagtailadmin_pages:add", args=["groupsite_vacancies", "vacancypage", index.pk]
    )
    assert admin_client.get(create).url == url("add")
    assert admin_client.post(create, {"title": "x"}).url == url("add")
    assert not VacancyPage.objects.exists()


@pytest.mark.thorough
def test_the_strip_stands_on_every_edit_screen(admin_client, translated, page):
    english = VacancyPage.objects.get(locale__language_code="en")
    for address in (url("edit", english.vacancy_id), edit(english), edit(translated)):
        html = admin_client.get(address).text
        assert html.count(STRIP) == 1, address
        assert badges(html) == {"Facts": "live", "English": "live", "Svenska": "draft"}, address


def test_the_strip_stands_on_the_screen_of_an_alias(admin_client, ready_page, swedish, admin):
    ready_page.save_revision(user=admin).publish(user=admin)
    page = VacancyPage.objects.get()
    page.copy_for_translation(swedish, copy_parents=True, alias=True)
    alias = VacancyPage.objects.get(locale=swedish)
    html = admin_client.get(edit(alias)).text
    assert badges(html)["Svenska"] == "missing"


@pytest.mark.thorough
def test_autosave_answers_with_the_strip(admin_client, ready_page):
    vacancy = Vacancy.objects.get()
    response = admin_client.get(url("edit", vacancy.pk))
    form = response.context["form"]
    data = form_data(form)
    data["reference"] = "CS-9"
    response = admin_client.post(
        url("edit", vacancy.pk), data, headers={"accept": "application/json"}
    )
    answer = response.json()
    assert answer["success"], answer
    assert "#groupsite-tabs" in answer["html"]
    assert Vacancy.objects.get().draft().reference == "CS-9"


def form_data(form):
    """What the browser would send back for an unchanged form with its inline rows."""
    data = {}
    for bound in form:
        value = bound.value()
        if value is not False:
            value = "" if value is None else getattr(value, "pk", value)
            data[bound.html_name] = value
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-{k}": v for k, v in formset.management_form.initial.items()}
        for number, row in enumerate(formset.forms):
            data |= form_data(row)
            data[f"{formset.prefix}-{number}-ORDER"] = number + 1
    return data


def test_the_facts_stand_read_only_beside_the_words(admin_client, ready_page):
    html = admin_client.get(edit(ready_page)).text
    assert "15\N{NO-BREAK SPACE}January 2027" in html
    assert "Alice Ek" in html
    assert 'name="deadline_on"' not in html


@pytest.mark.thorough
def test_a_draft_of_the_facts_is_named_where_it_differs(admin_client, translated):
    draft = Vacancy.objects.get().draft()
    draft.deadline_on = "2027-02-01"
    draft.full_clean()
    draft.save_revision()
    html = admin_client.get(edit(VacancyPage.objects.first())).text
    assert "The facts have unpublished changes: Application deadline" in html


def test_publishing_with_incomplete_facts_gives_one_clear_list(admin_client, page):
    response = admin_client.post(edit(page), {"action-publish": "1", **words(page)}, follow=True)
    assert "Name at least one supervisor." in response.text
    assert "Choose the organisation" in response.text
    page.refresh_from_db()
    assert not page.live


def words(page):
    """The least that the page editor sends."""
    data = {"title": page.title, "slug": page.slug, "comments-TOTAL_FORMS": 0}
    for field in ("lead",):
        data[field] = "Changed words"
    for field in PROSE_FIELDS:
        data[field] = '{"entityMap":{},"blocks":[]}'
    data["required"] = A_DEGREE
    for prefix in ("comments", "guidance"):
        data |= {
            f"{prefix}-TOTAL_FORMS": 0,
            f"{prefix}-INITIAL_FORMS": 0,
            f"{prefix}-MIN_NUM_FORMS": 0,
            f"{prefix}-MAX_NUM_FORMS": 1000,
        }
    return {**data, "extra_sections-count": 0}


A_DEGREE = '{"entityMap":{},"blocks":[{"key":"a","text":"A degree","type":"unstyled"}]}'
PROSE_FIELDS = [
    "project_overview",
    "environment",
    "about_programme",
    "required",
    "meritorious",
    "responsibilities",
    "terms",
    "benefits",
    "discover_more",
    "how_to_apply",
]


@pytest.mark.thorough
def test_what_was_typed_is_kept_when_publishing_is_refused(admin_client, page):
    response = admin_client.post(edit(page), {"action-publish": "1", **words(page)})
    assert response.status_code == 200
    assert "Changed words" in response.text


def test_a_draft_may_be_incomplete(admin_client, page):
    response = admin_client.post(edit(page), words(page), follow=True)
    assert response.status_code == 200
    assert VacancyPage.objects.get().get_latest_revision_as_object().lead == "Changed words"


@pytest.mark.thorough
def test_publishing_a_page_publishes_its_facts(admin_client, ready_page):
    response = admin_client.post(edit(ready_page), {"action-publish": "1", **words(ready_page)})
    assert response.status_code == 302
    assert Vacancy.objects.get().live


def test_a_missing_language_can_be_written_by_hand(admin_client, ready_page, swedish_index):
    response = admin_client.post(url("start_language", ready_page.vacancy_id, "sv"))
    page = VacancyPage.objects.get(locale__language_code="sv")
    assert response.url == edit(page)
    again = admin_client.post(url("start_language", ready_page.vacancy_id, "sv"))
    assert again.url == edit(page)


def test_the_hub_lists_every_state(admin_client, translated):
    html = admin_client.get(url("list")).text
    assert "groupsite-badge--draft" in html
    assert edit(translated) in html


@pytest.mark.thorough
def test_the_hub_takes_a_constant_number_of_queries(
    admin_client, translated, index, admin, django_assert_max_num_queries
):
    for number in range(20):
        record = Vacancy(name=f"Nr {number}")
        record.save()
        add_draft_page(record, index, f"Nr {number}", admin)
    admin_client.get(url("list"))
    with django_assert_max_num_queries(40):
        assert admin_client.get(url("list")).text.count('class="groupsite-badges"') == 21


def test_copy_leads_to_the_new_facts(admin_client, translated):
    old = Vacancy.objects.get()
    assert "Nothing is published" in admin_client.get(url("copy", old.pk)).text
    response = admin_client.post(url("copy", old.pk))
    new = Vacancy.objects.exclude(pk=old.pk).get()
    assert response.url == url("edit", new.pk)
    assert VacancyPage.objects.filter(vacancy=new).count() == 2


def test_a_record_with_a_public_page_is_protected(admin_client, translated):
    vacancy = Vacancy.objects.get()
    response = admin_client.post(url("delete", vacancy.pk), follow=True)
    assert Vacancy.objects.exists()
    assert VacancyPage.objects.count() == 2
    assert response.status_code == 403


@pytest.mark.table
@pytest.mark.parametrize("kind", ["facts", "page", "other language"])
def test_previews_show_the_newest_draft_of_the_facts(admin_client, translated, kind):
    draft = Vacancy.objects.get().draft()
    draft.reference = "UNPUBLISHED-7"
    draft.save_revision()
    english = VacancyPage.objects.get(locale__language_code="en")
    match kind:
        case "page":
            html = admin_client.get(
                reverse("wagtailadmin_pages:view_draft", args=[english.pk])
            ).text
        case "facts":
            vacancy = Vacancy.objects.get()
            address = url("revisions_view", vacancy.pk, vacancy.latest_revision_id)
            html = admin_client.get(address).text
        case "other language":
            address = reverse("wagtailadmin_pages:view_draft", args=[translated.pk])
            html = admin_client.get(address).text
    assert "UNPUBLISHED-7" in html
    assert "UNPUBLISHED-7" not in admin_client.get(english.url).text


def test_facts_without_a_page_have_no_preview(admin_client):
    vacancy = Vacancy.objects.create(name="Facts alone")
    revision = vacancy.save_revision(clean=False)
    response = admin_client.get(url("revisions_view", vacancy.pk, revision.pk))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    [told] = get_messages(response.wsgi_request)
    assert "do not have permission" in str(told)


def test_facts_may_be_previewed_in_every_language(translated):
    modes = Vacancy.objects.get().preview_modes
    assert [code for code, _name in modes if "/" not in code] == ["en", "sv"]


def test_who_may_not_see_facts_sees_the_public_ones_in_previews(client, translated, index):
    """R47, R43: the right to a page is no right to the draft of its facts."""
    draft = Vacancy.objects.get().draft()
    draft.reference = "UNPUBLISHED-7"
    draft.save_revision()
    group = Group.objects.create(name="Page editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    from wagtail.models import GroupPagePermission

    GroupPagePermission.objects.create(
        group=group, page=index, permission=Permission.objects.get(codename="change_page")
    )
    user = get_user_model().objects.create_user("eve")
    user.groups.add(group)
    client.force_login(user)
    english = VacancyPage.objects.get(locale__language_code="en")
    view_draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[english.pk]))
    assert view_draft.status_code == 200
    assert "UNPUBLISHED-7" not in view_draft.text
    assert "UNPUBLISHED-7" not in client.get(edit(english)).text


def test_publishing_facts_refuses_what_is_missing_and_keeps_what_was_typed(admin_client, page):
    vacancy = Vacancy.objects.get()
    data = form_data(admin_client.get(url("edit", vacancy.pk)).context["form"])
    data |= {"reference": "CS-77", "action-publish": "1"}
    response = admin_client.post(url("edit", vacancy.pk), data)
    assert response.status_code == 200
    assert "Name at least one supervisor." in response.text
    assert "CS-77" in response.text
    assert not Vacancy.objects.get().live
