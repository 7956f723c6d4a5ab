"""`import_people` from CSV and JSON: drafts, once; broken rows are named and stop nothing."""

import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Canvas
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Revision

from people.content.publishing.states import PageState, language_states_by_record_id
from people.models import Person, PersonIndexPage, PersonPage
from tests.factories import PersonFactory, role, the_group
from tests.made_once import made_once

WRITES = ("INSERT", "UPDATE", "DELETE")
HEADER = "key,given_name,family_name,email,role,organisation,begins_on,biography_en,biography_sv"
ALICE = "alice,Alice,Ek,alice@example.org,PhD student,Waves group,2024-09-01,Studies waves.,Studerar vågor."
BOB = "bob,Bob,Åberg,bob@example.org,Professor,Waves group,,Teaches waves.,"


@pytest.fixture(autouse=True)
@made_once
def site(group_site) -> Any:
    role("PhD student"), role("Professor"), the_group()
    return group_site


class Run:
    """What a run of the command wrote, and how it ended."""

    def __init__(self, source: Path, *options: str) -> None:
        self.out, self.err, self.failure = StringIO(), StringIO(), ""
        try:
            call_command("import_people", str(source), *options, stdout=self.out, stderr=self.err)
        except CommandError as error:
            self.failure = str(error)

    @property
    def text(self) -> str:
        return self.out.getvalue() + self.err.getvalue() + self.failure


@pytest.fixture
def run(tmp_path: Path):
    def call(content: str | bytes, *options: str, name: str = "people.csv") -> Run:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Run(file, *options)

    return call


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows])


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 50)) -> bytes:
    buffer = BytesIO()
    Canvas.new("1", size).save(buffer, kind)
    return buffer.getvalue()


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


def test_semicolons_of_excel_in_swedish(run):
    content = table(ALICE, BOB).replace(",", ";").encode("utf-8-sig").replace(b"\n", b"\r\n")
    assert "Created: 2" in run(content).text
    assert "unchanged: 2" in run(b"sep=;\r\n" + content.removeprefix(b"\xef\xbb\xbf")).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (table(BOB).encode("cp1252"), "is not in UTF-8: see line 2, byte 0xc5"),
        (table(BOB).encode("utf-16"), "is not in UTF-8: see line 1, byte 0xff"),
        (b"key,email\0\na,b", "contains null characters"),
        (b"name,mail\nAlice,a@example.org", "No column is known"),
        (b"key,email,email\n", "two columns with the same name: email"),
        (b'key,email\n"alice,a@example.org', "is not a CSV file"),
        (b"key," + b"x" * 21 * 1024 * 1024, "is larger than 20480 KB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(run, content, reason):
    assert reason in run(content).failure
    assert not Person.objects.exists()


def test_a_header_without_rows_is_no_error(run):
    done = run(HEADER)
    assert "Created: 0, changed: 0, unchanged: 0, refused: 0, published: 0." in done.text
    assert done.failure == ""


def test_unknown_columns_are_named(run):
    done = run(table("alice,Ek,a@example.org", header="key,family_name,emial"))
    assert "“emial” is not a known column and is not imported. Do you mean “email”?" in done.text
    assert done.failure == ""


def test_json_has_the_same_columns(run):
    content = json.dumps(
        [
            {
                "key": "alice",
                "given_name": "Alice",
                "family_name": "Ek",
                "honorific": "Dr",
                "roles": [
                    {"role": "doktorand", "organisation": "waves group", "ends_on": "2020-01-31"},
                    {"role": "Professor", "organisation": "forskargruppen Vågor"},
                ],
                "biography": {"en": "<p>A <b>bold</b> text</p>", "sv": None},
                "website": "https://alice.example",
                "where_now": {"sv": "nu i Lund"},
            },
            "no object",
            {"key": "bob", "family_name": ["B", {"x": 1}]},
        ]
    )
    done = run(content, name="people.json")
    alice = Person.objects.get()
    assert alice.honorific == "dr"
    assert [row.role.name("en").text for row in alice.roles.all()] == ["PhD student", "Professor"]
    assert [str(link) for link in alice.links.all()] == ["https://alice.example"]
    assert [str(text) for text in alice.texts.all()] == ["nu i Lund"]
    assert PersonPage.objects.get().biography == "<p>A <b>bold</b> text</p>"
    assert "item 2: refused: It is not an object." in done.text
    assert "item 3: refused: It has both objects" in done.text
    assert "unchanged: 1" in run(content, name="people.json").text


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "not a JSON file"), ("{}", "list of objects"), ("[" * 100_000, "not a JSON file")],
)
def test_json_that_cannot_be_read_is_refused(run, content, reason):
    assert reason in run(content, name="people.json").failure


def test_people_of_the_site_are_found_and_never_confused(run):
    PersonFactory(email="alice@example.org", orcid="0000-0002-1825-0097")
    PersonFactory(bob=True, email="info@example.org")
    rows = (
        ",Alice,Ek,,0000-0002-1825-0097,A1",
        ",Bob,Åberg,INFO@example.org,,B2",
        ",Carol,Lind,info@example.org,,C3",
        "bob-by-key,Bob,Åberg,info@example.org,,B2",
    )
    done = run(table(*rows, header="key,given_name,family_name,email,orcid,room"))
    assert "row 2, Alice Ek: changed" in done.text
    assert "row 3, Bob Åberg: changed" in done.text
    assert "row 4: refused: key: The e-mail address belongs to Bob Åberg." in done.text
    assert "row 5: refused: It is about the same as row 3." in done.text
    assert Person.objects.count() == 2


def test_a_key_and_an_orcid_id_of_two_people_are_refused(run):
    header = "key,given_name,family_name,orcid"
    alice, bob = "0000-0002-1825-0097", "0000-0001-5109-3700"
    run(table(f"alice,Alice,Ek,{alice}", f"bob,Bob,Åberg,{bob}", header=header))
    done = run(table(f"alice,Alice,Ek,{bob}", header=header))
    assert "The key belongs to Alice Ek, and the ORCID iD to Bob Åberg." in done.text
    assert {(one.name, one.draft().orcid) for one in Person.objects.all()} == {
        ("Alice Ek", alice),
        ("Bob Åberg", bob),
    }


def test_an_orcid_of_several_people_is_nobodys(run):
    PersonFactory(orcid="0000-0002-1825-0097", room="1")
    PersonFactory(bob=True, orcid="0000-0002-1825-0097", room="1")
    row = ",Alice,Ek,0000-0002-1825-0097,2"
    done = run(table(row, header="key,given_name,family_name,orcid,room"))
    assert "row 2: refused: key: Several people on the site have this ORCID iD." in done.text
    assert {person.room for person in Person.objects.all()} == {"1"}


@pytest.mark.parametrize(
    "identified",
    ["carol,Carol,Lind,INFO@example.org,", ",Carol,Lind,info@example.org,0000-0002-1825-0097"],
)
def test_a_new_person_with_a_key_may_share_an_address(run, identified):
    PersonFactory(bob=True, email="info@example.org")
    content = table(identified, header="key,given_name,family_name,email,orcid")
    assert "row 2, Carol Lind: created" in run(content).text
    assert "unchanged: 1, refused: 0" in run(content).text
    assert sorted(person.given_name for person in Person.objects.all()) == ["Bob", "Carol"]


def test_a_role_may_have_another_name_in_the_file(run):
    row = "alice,Ek,Doctoral researcher"
    options = ["--name", "doctoral researcher=PhD student", "--organisation", "Waves group"]
    done = run(table(row, header="key,family_name,role"), *options)
    assert done.failure == ""
    assert str(Person.objects.get().roles.get()) == "PhD student, Waves group"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("../secret.png", None, "leads out of the folder"),
        ("/etc/passwd", None, "leads out of the folder"),
        ("https://example.org/alice.png", None, "not fetched from the web"),
        ("missing.png", None, "There is no file"),
        (".", None, "is not a file"),
        ("link.png", None, "leads out of the folder"),
        ("alice.png", b"no picture", "Upload a valid image"),
        ("alice.jpg", picture("PNG"), "Not a valid .jpeg image"),
        ("alice.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Not a supported image format"),
        ("huge.png", picture(size=(8000, 8000)), "megapixels"),
        ("big.png", b"\0" * (50 * 1024 * 1024), "is too big (50.0"),
    ],
)
def test_portraits_are_checked_as_uploads_are(run, tmp_path, name, content, reason):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    if content is not None:
        (folder / name).write_bytes(content)
    done = run(table(f"a,Ek,{name}", header="key,family_name,portrait"), name="folder/people.csv")
    assert reason in done.text
    assert "portrait: " in done.text
    assert not Person.objects.exists()
    assert not get_image_model().objects.exists()


def test_a_portrait_goes_into_the_collection(run, tmp_path):
    Collection.get_first_root_node().add_child(name="Faces")
    (tmp_path / "alice.png").write_bytes(picture())
    content = table("a,Alice Ek,alice.png", header="key,family_name,portrait")
    run(content, "--collection", "Faces")
    portrait = Person.objects.get().portrait
    assert (portrait.title, portrait.collection.name) == ("Alice Ek", "Faces")
    assert "not exactly one collection" in run(content, "--collection", "Nowhere").failure


def test_html_keeps_only_what_the_editor_allows(run):
    html = (
        "<h1>Me</h1><p onclick='x()'>A <a href='javascript:x()'>b</a> <a href='https://c.example'>c</a></p>"
        "<script>alert(1)</script><img src=x><ul><li>d</li></ul>"
    )
    run(table(f'a,Ek,"{html}"', header="key,family_name,biography_en"))
    assert PersonPage.objects.get().biography == (
        '<h2>Me</h2><p>A b <a href="https://c.example">c</a></p><ul><li>d</li></ul>'
    )


def test_html_nested_too_deeply_is_refused(run):
    done = run(table(f'a,Ek,"{"<b>" * 3000}x"', header="key,family_name,biography_en"))
    assert "biography_en: The HTML is nested too deeply." in done.text


def test_a_site_with_one_language_has_plain_columns(run, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    run(table("a,Ek,A text", header="key,family_name,biography"))
    assert PersonPage.objects.get().biography == "<p>A text</p>"


def test_a_language_that_the_site_does_not_have_is_refused(run):
    Locale.objects.filter(language_code="sv").update(language_code="fi")
    done = run(table(ALICE))
    assert "refused: The site has not been set up for a language of this row." in done.text
    assert not Person.objects.exists()


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


def test_an_empty_cell_clears_nothing(run):
    run(table(ALICE))
    assert "unchanged: 1" in run(table("alice,,,,,,,,")).text


def test_an_empty_date_does_not_bring_back_who_has_left(run):
    header = "key,given_name,family_name,role,organisation,begins_on,ends_on"
    known = "alice,Alice,Ek,PhD student,Waves group"
    run(table(f"{known},2019-01-01,2024-06-30", header=header))
    assert "unchanged: 1" in run(table(f"{known},,", header=header)).text
    (row,) = Person.objects.get(given_name="Alice").draft().roles.all()
    assert (row.begins_on, row.ends_on) == (date(2019, 1, 1), date(2024, 6, 30))


def test_characters_that_nobody_can_store_or_print_stop_nothing(run):
    rows = [
        {"key": "a", "family_name": "Ek\ud800"},
        {"key": "b", "family_name": "Ek\0"},
        {"key": "c", "family_name": "\x1b[2JEk"},
    ]
    done = run(json.dumps(rows), name="people.json")
    assert (
        "item 1: refused: family_name: There is a character that no database can store."
        in done.text
    )
    assert "item 2: refused: family_name: There is a character" in done.text
    assert "item 3, \ufffd[2JEk: created" in done.text


def test_a_key_that_is_twice_in_an_object_is_refused(run):
    done = run('[{"key": "a", "family_name": "Ek", "family_name": "Lind"}]', name="people.json")
    assert "the key “family_name” is in an object twice" in done.failure


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


@pytest.mark.parametrize(
    ("title", "value"),
    [("Dr.", "dr"), ("dr", "dr"), ("Prof", "prof"), ("PD Dr.", "pd-dr"), ("pd dr", "pd-dr")],
)
def test_a_title_is_read_as_the_site_writes_it_with_or_without_full_stops(
    run, settings, title, value
):
    settings.GROUPSITE_HONORIFICS = {"pd-dr": {"de": "PD Dr."}}
    run(f"key,family_name,honorific\nalice,Ek,{title}")
    assert Person.objects.get().draft().honorific == value
