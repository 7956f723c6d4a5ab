"""The list: what it says of each vacancy, to whom, and in how many queries."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from groupsite import roles
from tests.applications import ApplicationFactory
from tests.factories import AreaFactory, PersonFactory, VacancyFactory, add_page
from tests.vacancies.admin.conftest import url
from vacancies.admin.listing.latest_drafts import set_draft_facts_and_supervisor_names
from vacancies.models import Vacancy


def rows(response):
    """The vacancies in the list, by name, in order."""
    return [str(row) for row in response.context["object_list"]]


def cells(client, address=None):
    """Of the only row: the texts of its cells by the name of the column."""
    context = client.get(address or url("list")).context
    table, row = context["table"], next(iter(context["object_list"]))
    columns = {name: column for name, column in table.columns.items() if name != "bulk_actions"}
    return {name: column.get_value(row) for name, column in columns.items()}


@pytest.fixture
def many(group_site, at, vacancy, supervisor):
    area = AreaFactory(name="Coding")
    VacancyFactory(name="soon", closing_soon=True, kind="postdoc", areas=[area])
    VacancyFactory(name="planned", scheduled=True)
    VacancyFactory(name="ended", closed=True)
    VacancyFactory(name="filled", filled=True)
    VacancyFactory(name="cancelled", cancelled=True)
    VacancyFactory(name="unready", draft=True)
    return area


def test_what_a_row_says(editor, vacancy):
    row = cells(editor)
    assert row["kind"] == "PhD position"
    assert str(row["state"]) == "Open for applications"
    assert row["deadline"]["day"].replace("\N{NO-BREAK SPACE}", " ") == "14 June 2025"
    assert row["deadline"]["left"].replace("\N{NO-BREAK SPACE}", " ") == "25 days left"
    assert (row["positions"], row["supervisors"]) == ("1", "Alice Ek")


def test_a_draft_says_what_its_newest_draft_says(editor, vacancy):
    bob = PersonFactory(bob=True)
    Vacancy.objects.update(live=False)
    draft = Vacancy.objects.get().draft()
    draft.deadline_on, draft.positions_max, draft.name = date(2025, 7, 1), 3, "Renamed"
    draft.supervisors.create(person=bob, sort_order=5)
    draft.save_revision(clean=False)
    row = cells(editor)
    assert row["deadline"]["day"].replace("\N{NO-BREAK SPACE}", " ") == "1 July 2025"
    assert row["positions"] == "1\N{EN DASH}3"
    assert row["supervisors"] == "Alice Ek, Bob Åberg"
    assert "Renamed" in editor.get(url("list")).text


def test_every_fact_of_a_draft_is_read_from_its_newest_draft(vacancy):
    """A new fact may be exported without a word in the list's code."""
    Vacancy.objects.update(live=False)
    draft = Vacancy.objects.get().draft()
    draft.salary_amount, draft.duration_min, draft.meeting_url = (
        Decimal(777),
        3,
        "https://a.example",
    )
    draft.save_revision(clean=False)
    (listed,) = Vacancy.objects.with_facts()
    set_draft_facts_and_supervisor_names([listed])
    assert (listed.salary_amount, listed.duration_min) == (777, 3)
    assert listed.meeting_url == "https://a.example"


@pytest.mark.table
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", {"PhD student in coding", "soon"}),
        ("state=closing_soon", {"soon"}),
        ("state=scheduled", {"planned"}),
        ("state=ended", {"ended", "filled", "cancelled"}),
        ("state=draft", {"unready"}),
        ("kind=postdoc", {"soon"}),
        ("outcome=filled", {"filled"}),
        ("q=coding", {"PhD student in coding"}),
        ("state=open&kind=doctoral", {"PhD student in coding"}),
        ("words_sv=live", {"PhD student in coding"}),
        ("words_sv=missing&state=closing_soon", {"soon"}),
    ],
)
def test_filters(editor, many, query, found):
    assert set(rows(editor.get(f"{url('list')}?{query}"))) == found


def test_the_filter_of_areas(editor, many):
    assert rows(editor.get(f"{url('list')}?areas={many.pk}")) == ["soon"]


def test_the_next_to_close_stands_first(editor, many):
    Vacancy.objects.filter(live=False).delete()
    listed = rows(editor.get(url("list")))
    assert listed[:3] == ["soon", "PhD student in coding", "planned"]


def received(client):
    row = cells(client)
    return row.get("received", "no column")


@pytest.mark.thorough
def test_numbers_of_applications_only_for_readers(login, people, vacancy):
    ApplicationFactory(vacancy=vacancy, received=True)
    ApplicationFactory(vacancy=vacancy)
    assert received(login("editor")) == "no column"
    assert received(login("administrator")) == 1
    people["reader"].groups.add(Group.objects.get(name=roles.EDITORS))
    assert received(login("reader")) == 1
    other = VacancyFactory(name="other", deadline_on=date(2025, 5, 21))
    ApplicationFactory(vacancy=other, received=True)
    assert received(login("reader")) == ""


@pytest.mark.thorough
def test_the_list_takes_a_constant_number_of_queries(
    editor, group_site, vacancy, supervisor, django_assert_max_num_queries
):
    bob = PersonFactory(bob=True)
    for number in range(54):
        live = bool(number % 3)
        one = VacancyFactory(name=f"Nr {number}", live=live, supervisors=[bob, supervisor])
        one.save_revision(clean=False)
        add_page(one, group_site.vacancies["en"], f"Nr {number}")
    list_url = url("list")
    editor.get(list_url)
    with django_assert_max_num_queries(45):
        assert editor.get(list_url).text.count('class="groupsite-badges"') == 50
    with django_assert_max_num_queries(30):
        table = as_csv(editor.get(f"{list_url}?export=csv"))
    assert len(table) == 56


def as_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_exported_list(editor, vacancy, at):
    vacancy.areas.set([AreaFactory(name="Coding")])
    vacancy.save()
    heads, row = as_csv(editor.get(f"{url('list')}?export=csv"))
    said = dict(zip(heads, row, strict=True))
    assert said["Application deadline"] == "2025-06-14"
    assert said["Research areas"] == "Coding"
    assert (said["English"], said["Svenska"]) == ("live", "live")
    assert "Applications" not in said


@pytest.mark.table
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_of_the_list_is_calculated(editor, vacancy, ending):
    Vacancy.objects.update(name="=1+1", reference="@SUM(A1)")
    response = editor.get(f"{url('list')}?export={ending}")
    assert f".{ending}" in response["Content-Disposition"]
    if ending == "csv":
        row = as_csv(response)[1]
    else:
        sheet = load_workbook(io.BytesIO(response.content)).active
        row = [cell.value for cell in sheet[2]]
    assert row[:2] == ["'=1+1", "'@SUM(A1)"]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("anonymous", 302),
        ("member", 302),
        ("reader", 302),
        ("officer", 302),
        ("editor", 200),
        ("administrator", 200),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_who_sees_the_list_may_export_it(login, people, vacancy, role, status, ending):
    assert login(role).get(f"{url('list')}?export={ending}").status_code == status


def test_numbers_in_the_export_only_for_who_reads_all(login, people, vacancy):
    ApplicationFactory(vacancy=vacancy, received=True)
    people["reader"].groups.add(Group.objects.get(name=roles.EDITORS))
    for role, headed in {"editor": False, "reader": False, "administrator": True}.items():
        heads, row = as_csv(login(role).get(f"{url('list')}?export=csv"))
        assert ("Applications" in heads) is headed, role
        assert (row[-1] == "1") is headed, role


def test_an_export_keeps_the_filters(editor, many):
    table = as_csv(editor.get(f"{url('list')}?state=closing_soon&export=csv"))
    assert [row[0] for row in table[1:]] == ["soon"]


def test_the_list_in_swedish(editor, people, vacancy):
    UserProfile.objects.create(user=people["editor"], preferred_language="sv")
    html = editor.get(url("list")).text
    for words in ("Sista ansökningsdag", "Handledare", "Förläng ansökningstiden"):
        assert words in html
