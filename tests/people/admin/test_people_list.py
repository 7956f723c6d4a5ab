"""The list of people: what it says of each, to whom, how it is narrowed, and in how many queries."""

import io

import pytest
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from people.models import Organisation, Person
from tests.crowds import grow
from tests.factories import PersonFactory, add_page, role
from tests.people.admin.conftest import as_csv, names, url
from tests.people.content.translating import write_in

EVERYBODY = {"Alice Ek", "Bob Åberg", "Örjan Lindström", "Zoë Crépeau", "Ida Ny"}


def row_of(response, person):
    """The texts of a person's cells by the name of the column."""
    context = response.context
    row = next(row for row in context["object_list"] if str(row) == person)
    columns = {n: c for n, c in context["table"].columns.items() if n not in ("bulk_actions",)}
    return {name: column.get_value(row) for name, column in columns.items()}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("person", "membership_status", "said", "where", "account"),
    [
        ("Alice Ek", "member", "PhD student", "Waves group", "member"),
        ("Örjan Lindström", "has left", "PhD student 2019–2024", "Waves group", ""),
        ("Zoë Crépeau", "affiliated", "Professor", "Department of Proofs", ""),
        ("Ida Ny", "joins later", "PhD student since 2025", "Waves group", ""),
    ],
)
def test_what_a_row_says(editor, everybody, person, membership_status, said, where, account):
    row = row_of(editor.get(url()), person)
    assert (row["membership_status"], row["organisation"]) == (membership_status, where)
    assert (row["roles"], row["account"]) == (said, account)


def test_a_draft_says_what_its_newest_draft_says(editor, everybody):
    made = PersonFactory(given_name="Old", family_name="Name", draft=True)
    draft = Person.objects.get(pk=made.pk)
    professor = role("Professor")
    draft.given_name = "New"
    row = draft.roles.first()
    row.role = professor
    draft.roles = [row]
    draft.save_revision(clean=False)
    assert row_of(editor.get(url()), "New Name")["roles"] == "Professor"
    assert "New Name" in names(editor.get(f"{url()}?role={professor.pk}"))
    assert names(editor.get(f"{url()}?q=new+name")) == ["New Name"]


@pytest.mark.table
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=åberg", {"Bob Åberg"}),
        ("q=ABERG", {"Bob Åberg"}),
        ("q=Åberg bob", {"Bob Åberg"}),
        ("q=orjan", {"Örjan Lindström"}),
        ("q=lindstrom", {"Örjan Lindström"}),
        ("q=crepeau", {"Zoë Crépeau"}),
        ("q=alice@example.org", {"Alice Ek"}),
        ("q=!!", set()),
        ("q=xyzzy", set()),
        ("membership_status=member", {"Alice Ek", "Bob Åberg"}),
        ("membership_status=alumnus", {"Örjan Lindström"}),
        ("membership_status=affiliated", {"Zoë Crépeau"}),
        ("words_en=live", {"Alice Ek"}),
        ("words_sv=missing", EVERYBODY - {"Alice Ek"}),
        ("words_sv=live&words_en=missing", set()),
        ("membership_status=member&words_sv=missing", {"Bob Åberg"}),
        ("", EVERYBODY),
    ],
)
def test_search_and_filters(editor, everybody, query, found):
    assert set(names(editor.get(f"{url()}?{query}"))) == found


def test_filters_by_what_they_are_and_where(editor, everybody):
    assert names(editor.get(f"{url()}?role={role('Professor').pk}")) == ["Zoë Crépeau"]
    university = Organisation.objects.get(kind="university")
    assert set(names(editor.get(f"{url()}?organisation={university.pk}"))) == EVERYBODY
    group = Organisation.objects.get(kind="group")
    found = set(names(editor.get(f"{url()}?organisation={group.pk}")))
    assert found == EVERYBODY - {"Zoë Crépeau"}


def test_filter_by_account(editor, everybody):
    assert names(editor.get(f"{url()}?account=linked")) == ["Alice Ek"]
    assert set(names(editor.get(f"{url()}?account=none"))) == EVERYBODY - {"Alice Ek"}


def test_a_nonsense_filter_breaks_nothing(editor, everybody):
    assert editor.get(f"{url()}?membership_status=nonsense&words_sv=nonsense").status_code == 200


def test_a_missing_language_is_begun_from_the_list(editor, everybody):
    bob = Person.objects.get(family_name="Åberg")
    html = editor.get(url()).text
    assert url(name="list") + f"words/{bob.pk}/sv/" in html
    for page in everybody.pages.all():
        assert f"/admin/pages/{page.pk}/edit/" in html


@pytest.mark.thorough
def test_a_monogram_stands_where_there_is_no_portrait(editor, everybody):
    PersonFactory(given_name="Pia", family_name="Port", portrait=True)
    html = editor.get(url()).text
    assert html.count('class="groupsite-list__picture"') == 6
    assert html.count('class="portrait__initials"') == 5
    assert html.count("<picture>") == 1


def test_a_member_sees_only_their_own_and_no_accounts(login, everybody):
    response = login("member").get(url())
    assert names(response) == ["Alice Ek"]
    assert "Åberg" not in response.text
    assert "account" not in response.context["table"].columns
    assert as_csv(login("member").get(f"{url()}?export=csv"))[1][0] == "Alice Ek"
    assert names(login("member").get(f"{url()}?q=berg")) == []
    assert names(login("member").get(f"{url()}?words_sv=missing")) == []


@pytest.mark.table(every="role")
@pytest.mark.parametrize(
    ("role", "status", "seen"),
    [
        ("anonymous", 302, set()),
        ("officer", 302, set()),
        ("member", 200, {"Alice Ek"}),
        ("viewer", 200, EVERYBODY),
        ("editor", 200, EVERYBODY),
        ("administrator", 200, EVERYBODY),
    ],
)
@pytest.mark.parametrize("ending", ["", "csv", "xlsx"])
def test_who_sees_whom(login, everybody, role, status, seen, ending):
    response = login(role).get(f"{url()}?export={ending}" if ending else url())
    assert response.status_code == status
    if status == 302:
        return
    if ending == "csv":
        assert {row[0] for row in as_csv(response)[1:]} == seen
    elif ending == "xlsx":
        sheet = load_workbook(io.BytesIO(response.content)).active
        assert {row[0].value for row in sheet.iter_rows(min_row=2)} == seen
    else:
        assert set(names(response)) == seen


def test_the_file_says_what_the_list_says(editor, everybody):
    heads, *rows = as_csv(editor.get(f"{url()}?membership_status=member&export=csv"))
    alice = dict(zip(heads, next(row for row in rows if row[0] == "Alice Ek"), strict=True))
    assert alice == {
        "Person": "Alice Ek",
        "In the group": "member",
        "Roles": "PhD student",
        "Organisation": "Waves group",
        "E-mail": "alice@example.org",
        "Account": "member",
        "English": "live",
        "Svenska": "live",
    }
    assert len(rows) == 2


def test_nothing_of_the_file_is_calculated(editor, everybody):
    Person.objects.filter(family_name="Åberg").update(given_name="=1+1", email="@SUM(A1)")
    cells = {cell for row in as_csv(editor.get(f"{url()}?export=csv")) for cell in row}
    assert {"'=1+1 Åberg", "'@SUM(A1)"} <= cells


def test_an_empty_file_has_its_headings(editor, everybody):
    (heads,) = as_csv(editor.get(f"{url()}?q=xyzzy&export=csv"))
    assert heads[0] == "Person"


@pytest.mark.thorough
def test_changed_words_show_within_one_request_and_go_when_updated(editor, everybody, group_site):
    bob = Person.objects.get(family_name="Åberg")
    page = add_page(bob, group_site.people["en"], introduction="Likes codes.")
    swedish = write_in(page, "sv")
    behind = f"{url()}?words_sv=out-of-date"
    assert names(editor.get(behind)) == []

    page.introduction = "Likes waves."
    page.save_revision().publish()
    assert names(editor.get(behind)) == ["Bob Åberg"]
    assert "groupsite-badge--out-of-date" in editor.get(url()).text

    swedish.introduction = "Tycker om vågor."
    swedish.save_revision().publish()
    assert names(editor.get(behind)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_the_list_takes_a_constant_number_of_queries(
    login, accounts, group_site, at, role, django_assert_max_num_queries
):
    client = login(role)
    grow(group_site, people=80, areas=0, vacancies=0)
    for number in range(20):
        PersonFactory(given_name=f"Nr {number}", draft=True).save_revision(clean=False)
    client.get(url())
    with django_assert_max_num_queries(45):
        assert client.get(url()).text.count('class="groupsite-badges"') == 50
    with django_assert_max_num_queries(55):
        client.get(f"{url()}?words_sv=missing&membership_status=member&q=person")
    with django_assert_max_num_queries(40):
        assert len(as_csv(client.get(f"{url()}?export=csv"))) == 101


def test_the_list_in_swedish(editor, accounts, everybody):
    UserProfile.objects.create(user=accounts["editor"], preferred_language="sv")
    html = editor.get(url()).text
    for words in ("I gruppen", "Roller", "Organisation", "Konto", "har slutat"):
        assert words in html
