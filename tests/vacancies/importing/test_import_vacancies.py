"""`import_vacancies`: facts, child rows and texts, as drafts, once; broken rows are named."""

import json
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.content.importing.source_keys import record_key_from_source
from tests.factories import NOW, AreaFactory, PersonFactory, document_kind, the_group
from tests.made_once import made_once
from vacancies.models import Vacancy, VacancyExtension, VacancyPage

WRITES = ("INSERT", "UPDATE", "DELETE")
PHD = {
    "key": "phd-1",
    "kind": "PhD position",
    "reference": "2025-14",
    "organisation": "Waves group",
    "areas": ["Coding"],
    "deadline_on": "2025-06-14",
    "deadline_time": "12:00",
    "main_supervisors": ["alice"],
    "co_supervisors": "bob@example.org",
    "contacts": ["alice"],
    "contact_name": "Carol Lind",
    "contact_email": "carol@example.org",
    "contact_kind": "union representative",
    "documents": ["CV", "Personal letter"],
    "optional_documents": "Publications",
    "salary": "agreement",
    "meeting_at": "2025-06-01 13:00",
    "continuous_evaluation": False,
    "place": {"en": "Lund", "sv": "Lund"},
    "title": {"en": "PhD student in waves", "sv": "Doktorand i vågor"},
    "lead": {"en": "Work on waves.", "sv": "Arbeta med vågor."},
    "required": {"en": "<ul><li>A degree</li></ul>", "sv": "<ul><li>En examen</li></ul>"},
}


@pytest.fixture(autouse=True)
@made_once
def site(group_site):
    PersonFactory(key=record_key_from_source("person", "alice"), email="alice@example.org")
    PersonFactory(bob=True, email="bob@example.org")
    group_site.add(AreaFactory(), title="Coding")
    for name in ("CV", "Personal letter", "Publications"):
        document_kind(name)
    the_group()
    return group_site


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def run(tmp_path: Path):
    def call(rows: list[dict] | str, *options: str) -> str:
        file = tmp_path / ("vacancies.csv" if isinstance(rows, str) else "vacancies.json")
        file.write_text(rows if isinstance(rows, str) else json.dumps(rows), encoding="utf-8")
        out = StringIO()
        try:
            call_command("import_vacancies", str(file), *options, stdout=out, stderr=out)
        except CommandError as error:
            out.write(f"\nFAILED {error}")
        return out.getvalue()

    return call


def test_a_vacancy_becomes_a_draft_with_everything_in_it(run):
    assert "Created: 1, changed: 0, unchanged: 0, refused: 0, published: 0." in run([PHD])
    vacancy = Vacancy.objects.get()
    assert not vacancy.live
    assert vacancy.name == "PhD student in waves"
    assert vacancy.kind == "doctoral"
    assert (vacancy.deadline_on, vacancy.deadline_time) == (date(2025, 6, 14), time(12))
    assert vacancy.meeting_at == datetime(2025, 6, 1, 11, tzinfo=UTC)
    assert [(str(row), row.role) for row in vacancy.supervisors.all()] == [
        ("Alice Ek", "main"),
        ("Bob Åberg", "co"),
    ]
    assert [(str(row), row.kind) for row in vacancy.contacts.all()] == [
        ("Alice Ek", "questions"),
        ("Carol Lind", "union"),
    ]
    assert [(str(row), row.required) for row in vacancy.document_rules.all()] == [
        ("CV", True),
        ("Personal letter", True),
        ("Publications", False),
    ]
    assert [area.name for area in vacancy.areas.all()] == [AreaFactory.build().name]
    pages = {page.locale.language_code: page for page in VacancyPage.objects.all()}
    assert {code: (page.title, page.required, page.live) for code, page in pages.items()} == {
        "en": ("PhD student in waves", "<ul><li>A degree</li></ul>", False),
        "sv": ("Doktorand i vågor", "<ul><li>En examen</li></ul>", False),
    }


@pytest.mark.table
@pytest.mark.parametrize("options", [[], ["--publish"]])
def test_a_second_run_writes_nothing(run, options):
    first = run([PHD], *options)
    assert "FAILED" not in first
    with CaptureQueriesContext(connection) as queries:
        second = run([PHD], *options)
    assert "unchanged: 1, refused: 0, published: 0." in second
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


def test_published_is_what_the_checks_let_through(run):
    incomplete = {
        "key": "phd-2",
        "kind": "doctoral",
        "title_en": "Another",
        "deadline_on": "2025-01-01",
    }
    for options in (["--dry-run", "--publish"], ["--publish"]):
        said = run([PHD, incomplete], *options)
        for reason in (
            "deadline_on: The application deadline has passed",
            "organisation: Choose the organisation",
            "supervisors: Name at least one supervisor.",
        ):
            assert f"item 2, Another: not published: {reason}" in said
        assert "FAILED Rows refused: 0. Rows not published in full: 1." in said
    assert [vacancy.key for vacancy in Vacancy.objects.filter(live=True)] == [
        record_key_from_source("vacancy", "phd-1")
    ]
    assert VacancyPage.objects.filter(live=True).count() == 2


def test_a_page_that_lacks_a_section_is_not_published(run):
    said = run([{**PHD, "required": {"en": "<ul><li>A degree</li></ul>"}}], "--publish")
    assert "not published: required (sv): Enter the required qualifications." in said
    assert [page.locale.language_code for page in VacancyPage.objects.filter(live=True)] == ["en"]


@pytest.mark.thorough
def test_a_later_deadline_is_an_extension(run):
    run([PHD], "--publish")
    said = run([{**PHD, "deadline_on": "2025-06-30"}], "--publish")
    assert "item 1, PhD student in waves: changed, published" in said
    assert VacancyExtension.objects.get().extended_to == date(2025, 6, 30)


def test_broken_rows_are_named_and_stop_nothing(run):
    said = run(
        "key;kind;deadline_on;supervisors;documents;areas;salary_amount;title_en;lead_sv;time_zone\n"
        "a;wizard;14/6/2025;nobody|dan@example.org;Blood;Magic;many;A;;Mars\n"
        ";;;;;;;No key;;\n"
        "b;doctoral;;;;;;;Ingen titel;\n"
        "c;doctoral;;alice|bob@example.org;CV|Personal letter;Coding;;Fine;;Europe/London\n"
        "c;doctoral;;;;;;Again;;\n"
    )
    for line in (
        "row 2, A: refused: kind: “wizard” is not one of the choices: doctoral, postdoc,",
        "row 2, A: refused: deadline_on: “14/6/2025” value has an invalid date format.",
        "row 2, A: refused: supervisors: The site has nobody with the key “nobody”.",
        "row 2, A: refused: supervisors: The site has nobody with the e-mail address “dan@example.org”.",
        "row 2, A: refused: documents: The site has no document type “Blood”.",
        "row 2, A: refused: areas: The site has no research area “Magic”.",
        "row 2, A: refused: salary_amount: “many” value must be a decimal number.",
        "row 2, A: refused: time_zone: “Mars” is not one of the choices.",
        "row 3: refused: key: A vacancy needs a key or a reference number.",
        "row 4, (vacancy without a name): refused: name: This field cannot be blank.",
        "row 4, (vacancy without a name): refused: title_sv: A page needs a title.",
        "row 5, Fine: created",
        "row 6: refused: It is about the same as row 5.",
        "Created: 1, changed: 0, unchanged: 0, refused: 4, published: 0.",
    ):
        assert line in said
    assert Vacancy.objects.get().supervisors.count() == 2


def test_facts_that_contradict_each_other_are_refused(run):
    said = run([{**PHD, "positions_min": 3, "positions_max": 2}])
    assert "refused: positions_max: The upper number must be the larger one." in said
    assert not Vacancy.objects.exists()


def test_a_reference_number_finds_a_vacancy_of_the_site(run):
    run([{**PHD, "key": ""}])
    assert "unchanged: 1" in run([PHD])


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_edge_of_the_calendar_stops_nothing(run, day):
    said = run(
        [{**PHD, "deadline_on": day, "opens_on": day}, {**PHD, "key": "b", "reference": "b"}]
    )
    assert "item 2, PhD student in waves: created" in said
