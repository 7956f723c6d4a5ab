"""`import_people` from CSV and JSON: drafts, once; broken rows are named and stop nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Revision

from people.content.publishing.states import PageState, language_states_by_record_id
from people.models import Person, PersonIndexPage, PersonPage
from tests.people.importing.running import ALICE, BOB, HEADER, WRITES, picture, table


def test_people_become_drafts_with_roles_and_pages(run):
    done = run(table(ALICE, BOB))
    assert "Created: 2, changed: 0, unchanged: 0, refused: 0, published: 0." in done.text
    alice = Person.objects.get(email="alice@example.org")
    assert not alice.live
    assert [str(row) for row in alice.roles.all()] == ["PhD student, Waves group"]
    assert str(alice.roles.get().begins_on) == "2024-09-01"
    pages = {page.locale.language_code: page for page in PersonPage.objects.filter(person=alice)}
    assert {code: page.biography for code, page in pages.items()} == {
        "en": "<p>Studies waves.</p>",
        "sv": "<p>Studerar vågor.</p>",
    }
    assert {(page.title, page.slug, page.live) for page in pages.values()} == {
        ("Alice Ek", "alice-ek", False)
    }
    assert [
        page.locale.language_code for page in PersonPage.objects.filter(person__given_name="Bob")
    ] == ["en"]


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("options", [[], ["--publish"]])
def test_a_second_run_writes_nothing(run, tmp_path, options):
    (tmp_path / "alice.png").write_bytes(picture())
    content = table(f"{ALICE},alice.png", f"{BOB},", header=f"{HEADER},portrait")
    first = run(content, *options)
    assert first.failure == ""
    assert "Created: 2" in first.text
    revisions = Revision.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = run(content, *options)
    assert "Created: 0, changed: 0, unchanged: 2, refused: 0, published: 0." in second.text
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []
    assert Revision.objects.count() == revisions
    assert get_image_model().objects.count() == 1


def test_a_second_run_changes_what_the_file_has_changed(run):
    run(table(ALICE), "--publish")
    done = run(table(ALICE.replace("Studies", "Studied").replace("2024-09-01", "2024-10-01")))
    assert "row 2, Alice Ek: changed" in done.text
    alice = Person.objects.get(email="alice@example.org")
    assert str(alice.roles.get().begins_on) == "2024-09-01"
    assert str(alice.draft().roles.get().begins_on) == "2024-10-01"
    page = PersonPage.objects.get(person=alice, locale__language_code="en")
    assert page.biography == "<p>Studies waves.</p>"
    assert page.get_latest_revision_as_object().biography == "<p>Studied waves.</p>"


def test_published_is_what_the_checks_let_through(run):
    done = run(table(ALICE), "--publish")
    assert "row 2, Alice Ek: created, published" in done.text
    assert Person.objects.get().live
    assert PersonPage.objects.filter(live=True).count() == 2


def test_changes_of_others_are_not_published(run):
    run(table(ALICE), "--publish")
    alice = Person.objects.get()
    alice.room = "Somewhere secret"
    alice.save_revision()
    done = run(table(ALICE.replace("2024-09-01", "2024-10-01")), "--publish")
    assert "not published: There were unpublished changes before the import." in done.text
    assert "Rows not published in full: 1" in done.failure
    assert Person.objects.get().room == ""


def test_what_was_unpublished_by_hand_stays_unpublished(run):
    run(table(ALICE), "--publish")
    Person.objects.get().unpublish()
    for options in (["--dry-run", "--publish"], ["--publish"]):
        done = run(table(ALICE.replace("2024-09-01", "2024-10-01")), *options)
        assert "It was unpublished in the admin. Publish it there." in done.text
    assert not Person.objects.get().live


def test_a_page_that_was_unpublished_by_hand_stays_unpublished(run):
    run(table(ALICE), "--publish")
    page = PersonPage.objects.get(locale__language_code="en")
    page.unpublish()
    done = run(table(ALICE.replace("Studies", "Studied")), "--publish")
    assert "It was unpublished in the admin. Publish it there." in done.text
    page.refresh_from_db()
    assert not page.live


def test_a_draft_that_somebody_has_started_is_not_published(run, django_user_model):
    run(table(ALICE))
    draft = Person.objects.get().draft()
    draft.save_revision(user=django_user_model.objects.create_user("eve"))
    done = run(table(ALICE), "--publish")
    assert (
        "not published: Somebody has started a draft of it in the admin. Publish it there."
        in done.text
    )
    assert not Person.objects.get().live


def test_a_dry_run_writes_nothing(run, tmp_path):
    (tmp_path / "alice.png").write_bytes(picture())
    content = table(f"{ALICE},alice.png", BOB, header=f"{HEADER},portrait")
    with CaptureQueriesContext(connection) as queries:
        done = run(content, "--dry-run", "--publish")
    assert "Created: 2" in done.text
    assert "Nothing was saved" in done.text
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


def test_broken_rows_are_named_and_stop_nothing(run):
    broken = [
        ALICE.replace("alice@example.org", "alice"),
        BOB.replace("Professor", "Wizard"),
        "carol,Carol,,carol@example.org,,,,,",
        "dan,Dan,Ek,dan@example.org,Professor,Atlantis,,,",
        "eve,Eve,Ek,eve@example.org,Professor,Waves group,1/2/2024,,",
        ",Frank,Ek,,,,,,",
        "gina,Gina,Ek,gina@example.org,,,,,,one cell too many",
        "hal,Hal,Ek,hal@example.org,,Waves group,,,",
    ]
    done = run(table(*broken, "ida,Ida,Ek,ida@example.org,,,,,"))
    for line in (
        "row 2, Alice Ek: refused: email: Enter a valid email address.",
        "row 3, Bob Åberg: refused: role: The site has no role “Wizard”. It has: PhD student, Professor.",
        "row 4, Carol: refused: family_name: This field cannot be blank.",
        "row 5, Dan Ek: refused: organisation: The site has no organisation “Atlantis”.",
        "row 6, Eve Ek: refused: begins_on: “1/2/2024” value has an invalid date format.",
        "row 7: refused: key: A person needs a key, an ORCID iD or an e-mail address.",
        "row 8: refused: It has a cell in a column without a name.",
        "row 9, Hal Ek: refused: role: Without a role, “organisation” has no meaning.",
        "Created: 1, changed: 0, unchanged: 0, refused: 8, published: 0.",
    ):
        assert line in done.text
    assert "Rows refused: 8." in done.failure
    assert [person.given_name for person in Person.objects.all()] == ["Ida"]


def test_without_an_index_page_nothing_of_the_row_is_saved(run, tmp_path):
    PersonIndexPage.objects.all().delete()
    (tmp_path / "alice.png").write_bytes(picture())
    done = run(table(f"{ALICE},alice.png", header=f"{HEADER},portrait"))
    assert "refused: The site has no page in “en” below which such pages can be added." in done.text
    assert not Person.objects.exists()
    assert not get_image_model().objects.exists()


def test_what_is_locked_is_neither_changed_nor_published(run):
    run(table(ALICE))
    Person.objects.update(locked=True)
    done = run(table(ALICE), "--publish")
    assert (
        "row 2, Alice Ek: not published: The facts are locked, or wait in a workflow." in done.text
    )
    done = run(table(ALICE.replace("2024-09-01", "2024-10-01")))
    assert "row 2, Alice Ek: refused: The facts are locked, or wait in a workflow." in done.text
    assert str(Person.objects.get().draft().roles.get().begins_on) == "2024-09-01"


def test_a_page_that_waits_for_review_is_not_published(run, admin_user):
    run(table(ALICE))
    page = PersonPage.objects.get(locale__language_code="en")
    page.get_workflow().start(page, admin_user)
    done = run(table(ALICE), "--publish")
    assert "The page is locked, or waits in a workflow." in done.text
    assert {(page.locale.language_code, page.live) for page in PersonPage.objects.all()} == {
        ("en", False),
        ("sv", True),
    }


@pytest.mark.parametrize(("changed", "other"), [("en", "sv"), ("sv", "en")])
def test_pages_that_were_imported_together_follow_each_other(run, changed, other):
    run(table(ALICE), "--publish")
    alice = Person.objects.get()
    page = PersonPage.objects.get(locale__language_code=changed)
    page.biography = "<p>Studies particles.</p>"
    page.save_revision().publish()
    states = language_states_by_record_id([alice])[alice.pk]
    assert {one.locale.language_code: one.state for one in states} == {
        changed: PageState.LIVE,
        other: PageState.OUT_OF_DATE,
    }


def test_opening_and_saving_a_text_in_the_editor_is_no_change(run):
    run(table(ALICE))
    for page in PersonPage.objects.all():
        page.biography = page.biography.replace("<p>", '<p data-block-key="ab12c">')
        page.save_revision()
    assert "unchanged: 1" in run(table(ALICE)).text


def test_an_empty_date_does_not_bring_back_who_has_left(run):
    header = "key,given_name,family_name,role,organisation,begins_on,ends_on"
    known = "alice,Alice,Ek,PhD student,Waves group"
    run(table(f"{known},2019-01-01,2024-06-30", header=header))
    assert "unchanged: 1" in run(table(f"{known},,", header=header)).text
    (row,) = Person.objects.get(given_name="Alice").draft().roles.all()
    assert (row.begins_on, row.ends_on) == (date(2019, 1, 1), date(2024, 6, 30))


@pytest.mark.thorough
def test_a_row_that_changes_nothing_costs_few_queries(run):
    """So a second run of a thousand people takes seconds."""
    rows = [
        f"p{n},Given,Family{n},p{n}@example.org,PhD student,Waves group,2024-09-01,A,B"
        for n in range(6)
    ]
    run(table(*rows))
    counts = []
    for number in (2, 6):
        with CaptureQueriesContext(connection) as queries:
            assert f"unchanged: {number}" in run(table(*rows[:number])).text
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 4 * 13
