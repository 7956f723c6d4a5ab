"""Which files `import_people` reads, and what it says of those that it cannot read."""

import json

import pytest

from people.models import Person, PersonPage
from tests.people.importing.running import ALICE, BOB, HEADER, table


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
