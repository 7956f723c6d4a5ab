"""The form of a vacancy's facts: what it costs, and that it loses nothing on the way."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crowds import grow
from tests.factories import PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.vacancies.admin.conftest import url
from tools.hosts.visitor import values
from vacancies.models import ContactText, DocumentPart, Vacancy

# The goal is 60. Areas and projects take two each: those of the vacancy, and the choices.
QUERIES = 54
KIB = 150


@pytest.fixture
@made_once
def full(group_site, supervisor):
    """A vacancy like that of the demonstration, with as many rows."""
    made = VacancyFactory(
        name="PhD student in coding",
        supervisors=[supervisor, PersonFactory()],
        contacts=[supervisor],
        documents=["CV", "Personal letter", "Transcript"],
        funded=True,
        extended=True,
    )
    group_site.add(made)
    made.save_revision(clean=False).publish()
    return Vacancy.objects.get(pk=made.pk)


def drafted(vacancy):
    draft = vacancy.draft()
    draft.reference = "2025-0123"
    draft.save_revision()
    return Vacancy.objects.get(pk=vacancy.pk)


@pytest.mark.table
@pytest.mark.parametrize("others", [0, pytest.param(300, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("has_draft", [False, True])
def test_what_it_costs(full, people, login, group_site, others, has_draft):
    if others:
        grow(group_site, people=200, areas=20, vacancies=others)
    vacancy, editor = drafted(full) if has_draft else full, login("editor")
    address = url("edit", vacancy.pk)
    editor.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = editor.get(address)
    assert len(asked) <= QUERIES, "\n".join(query["sql"] for query in asked)
    assert len(response.content) <= KIB * 1024


@pytest.mark.thorough
@pytest.mark.parametrize("has_draft", [False, True])
def test_rows_take_no_queries(full, people, login, has_draft):
    """Ten more rows of every kind ask nothing more."""
    editor, address = login("editor"), url("edit", full.pk)

    def asked():
        vacancy = drafted(Vacancy.objects.get(pk=full.pk)) if has_draft else full
        editor.get(url("edit", vacancy.pk))
        with CaptureQueriesContext(connection) as found:
            assert editor.get(address).status_code == 200
        return [query["sql"] for query in found]

    rule, contact = full.document_rules.first(), full.contacts.first()
    DocumentPart.objects.create(rule=rule, kind=rule.kind)
    ContactText.objects.create(contact=contact, language="en", role="Head")
    few = asked()
    for row in (*full.supervisors.all()[:1], *full.contacts.all()[:1], rule):
        kind, values_of_row = type(row), {f.name: getattr(row, f.name) for f in row._meta.fields}
        del values_of_row["id"]
        for _number in range(5):
            kind.objects.create(**values_of_row)
    for one in full.document_rules.all():
        DocumentPart.objects.create(rule=one, kind=one.kind)
    assert len(asked()) <= len(few)


def sent(client, address, **typed):
    """Sends what the form shows, with what is typed."""
    form = BeautifulSoup(client.get(address).text, "html.parser").select_one("#w-editor-form")
    return client.post(address, {**dict(values(form)), **typed})


def test_it_shows_all_that_it_takes(full, login):
    """Sent as it is shown, the form changes nothing: no field or row is missing."""
    before = Vacancy.objects.get(pk=full.pk).serializable_data()
    assert sent(login("editor"), url("edit", full.pk)).status_code == 302
    after = Vacancy.objects.get(pk=full.pk).draft().serializable_data()
    moving = {"latest_revision", "has_unpublished_changes", "last_published_at"}
    assert {k: v for k, v in after.items() if k not in moving} == {
        k: v for k, v in before.items() if k not in moving
    }


@pytest.mark.thorough
def test_it_takes_the_zone_of_a_city(full, login):
    assert sent(login("editor"), url("edit", full.pk), time_zone="Helsinki").status_code == 302
    assert Vacancy.objects.get(pk=full.pk).draft().time_zone == "Europe/Helsinki"


def test_it_refuses_what_is_no_zone_and_keeps_it(full, login):
    response = sent(login("editor"), url("edit", full.pk), time_zone="Stokholm", reference="7")
    assert response.status_code == 200
    soup = BeautifulSoup(response.text, "html.parser")
    field = soup.select_one("#id_time_zone")
    assert field["value"] == "Stokholm"
    assert soup.select_one("#id_reference")["value"] == "7"
    assert field["aria-invalid"] == "true"
    described = " ".join(soup.find(id=one).text for one in field["aria-describedby"].split())
    assert "“Stokholm” is not a time zone." in described


@pytest.mark.thorough
def test_the_markup_that_repeats_is_there_once(full, login):
    soup = BeautifulSoup(login("editor").get(url("edit", full.pk)).text, "html.parser")
    templates = [one["id"] for one in soup.select("template[id]")]
    assert len(templates) == len(set(templates))
    named = [one["of"] for one in soup.select("[of]") if one.name != "groupsite-rows"]
    assert set(named) <= set(templates)
    assert named
