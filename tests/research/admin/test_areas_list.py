"""The list of research areas: what it says of each, to whom, and in how many queries."""

import csv
import io

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from research.models import AreaMember, ResearchArea
from tests.accounts import make_accounts, make_viewer, signed_in
from tests.crowds import grow
from tests.factories import AreaFactory, PersonFactory, add_page
from tests.people.content.translating import write_in

pytestmark = pytest.mark.table


@pytest.fixture
def accounts(group_site):
    viewer = make_viewer("view_researcharea")
    return {**make_accounts("editor", "member", "officer"), "viewer": viewer}


@pytest.fixture
def login(accounts):
    return lambda role: signed_in(accounts, role)


@pytest.fixture
def areas(group_site, at, accounts):
    """Coding, which Alice leads and the member belongs to; and security, which nobody does yet."""
    alice = PersonFactory()
    member = PersonFactory(bob=True, user=accounts["member"])
    coding = AreaFactory(name="Coding", lead=alice, members=[alice, member], figure="lattice")
    group_site.add(coding)
    AreaFactory(name="Säkerhet")
    return coding


def url():
    return reverse(ResearchArea.snippet_viewset.get_url_name("list"))


def names(response):
    return [str(row) for row in response.context["object_list"]]


def as_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def cells(response, name):
    context = response.context
    row = next(row for row in context["object_list"] if str(row) == name)
    return {
        key: context["table"].columns[key].get_value(row) for key in ("leader", "members", "badges")
    }


def test_what_a_row_says(login, areas):
    response = login("editor").get(url())
    row = cells(response, "Coding")
    assert (str(row["leader"]), row["members"]) == ("Alice Ek", 2)
    assert [tab.state for tab in row["badges"]] == ["live", "live", "live"]
    row = cells(response, "Säkerhet")
    assert (row["leader"], row["members"]) == ("", 0)
    assert response.text.count('class="groupsite-list__picture"><svg') == 2


def test_a_draft_says_what_its_newest_draft_says(login, areas):
    made = AreaFactory(name="Old")
    ResearchArea.objects.filter(pk=made.pk).update(live=False)
    draft = ResearchArea.objects.get(pk=made.pk)
    draft.name, draft.lead = "New", areas.lead
    bob = AreaMember.objects.exclude(person=areas.lead).get().person
    draft.members = [AreaMember(person=bob)]
    draft.save_revision(clean=False)
    row = cells(login("editor").get(url()), "New")
    assert (str(row["leader"]), row["members"]) == ("Alice Ek", 2)


def test_a_lead_who_is_no_public_person_is_named_to_those_who_may_know(login, areas):
    type(areas.lead).objects.filter(pk=areas.lead.pk).update(live=False)
    assert str(cells(login("editor").get(url()), "Coding")["leader"]) == "Alice Ek"
    response = login("viewer").get(url())
    assert cells(response, "Coding")["leader"] == ""
    assert "Alice" not in response.text
    assert "Alice" not in login("viewer").get(f"{url()}?export=csv").content.decode()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=sakerhet", ["Säkerhet"]),
        ("q=SÄKER", ["Säkerhet"]),
        ("words_sv=missing", ["Säkerhet"]),
        ("words_en=live&words_sv=live", ["Coding"]),
        ("words_en=out-of-date", []),
        ("", ["Coding", "Säkerhet"]),
    ],
)
def test_search_and_filters(login, areas, query, found):
    assert names(login("editor").get(f"{url()}?{query}")) == found


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("anonymous", None),
        ("officer", None),
        ("member", {"Coding"}),
        ("viewer", {"Coding", "Säkerhet"}),
        ("editor", {"Coding", "Säkerhet"}),
        ("administrator", {"Coding", "Säkerhet"}),
    ],
)
def test_who_sees_which(login, areas, role, seen):
    client = login(role)
    for address in (url(), f"{url()}?export=csv"):
        assert client.get(address).status_code == (302 if seen is None else 200)
    if seen is not None:
        assert set(names(client.get(url()))) == seen
        assert {row[0] for row in as_csv(client.get(f"{url()}?export=csv"))[1:]} == seen


def test_the_file(login, areas):
    heads, coding, _other = as_csv(login("editor").get(f"{url()}?export=csv"))
    assert dict(zip(heads, coding, strict=True)) == {
        "Research area": "Coding",
        "Lead": "Alice Ek",
        "Members": "2",
        "Figure": "Lattice",
        "English": "live",
        "Svenska": "live",
    }


@pytest.mark.thorough
def test_changed_words_show_within_one_request_and_go_when_updated(login, areas, group_site):
    page = add_page(ResearchArea.objects.get(name="Säkerhet"), group_site.research["en"])
    editor, behind = login("editor"), f"{url()}?words_sv=out-of-date"
    swedish = write_in(page, "sv")
    assert names(editor.get(behind)) == []
    page.summary = "Keys and locks."
    page.save_revision().publish()
    assert names(editor.get(behind)) == ["Säkerhet"]
    swedish.summary = "Nycklar och lås."
    swedish.save_revision().publish()
    assert names(editor.get(behind)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("role", ["editor", "member", "viewer"])
def test_a_constant_number_of_queries(
    login, areas, group_site, role, django_assert_max_num_queries
):
    grow(group_site, people=30, areas=60, vacancies=0)
    client = login(role)
    client.get(url())
    with django_assert_max_num_queries(40):
        client.get(url())
    with django_assert_max_num_queries(30):
        client.get(f"{url()}?export=csv")


def test_the_list_in_swedish(login, accounts, areas):
    UserProfile.objects.create(user=accounts["editor"], preferred_language="sv")
    html = login("editor").get(url()).text
    for words in ("Leds av", "Medlemmar", "Forskningsområde"):
        assert words in html
