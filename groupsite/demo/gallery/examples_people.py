"""Examples of people: cards, lines, roles, contact, the table of alumni."""

from datetime import date, datetime
from typing import Final

from groupsite.demo.gallery.specimens import Specimen, specimens_of_template
from groupsite.demo.gallery.unsaved_records import (
    unsaved_directory_entry,
    unsaved_person,
    unsaved_person_link,
    unsaved_person_role,
)
from groupsite.layout.home import HomePerson
from people.models import PersonLink
from people.models.persons import LinkKind

FOLDER: Final = "groupsite_people"
YEARS: Final = {"begins_on": date(2019, 9, 1), "ends_on": date(2024, 6, 30)}


def person_card_specimens(at: datetime) -> list[Specimen]:
    cards = {
        "portrait": ("asa", "professor", True),
        "portrait, dark picture": ("ragnhildur", "phd-student", True),
        "monogram": ("maximiliana", "professor", True),
        "no page": ("goran", "associate-professor", False),
        "one name": ("suharto", "phd-student", False),
        "letters of other alphabets": ("xenia", "postdoc", False),
    }
    contexts = {
        state: {
            "entry": unsaved_person_link(key, has_page=has_page),
            "row": unsaved_person_role(role),
        }
        for state, (key, role, has_page) in cards.items()
    }
    row = unsaved_person_role("associate-professor")
    ingrid = {"entry": unsaved_person_link("ingrid", has_page=False), "row": row}
    return [
        *specimens_of_template(f"{FOLDER}/card.html", contexts, "ul.people"),
        Specimen("affiliated", f"{FOLDER}/card--affiliated.html", ingrid, "ul.people"),
    ]


def home_people_specimens(at: datetime) -> list[Specimen]:
    role = unsaved_person_role("professor")
    faces = [
        HomePerson(unsaved_person_link(key), role, is_affiliated=key == "lucja")
        for key in ("asa", "goran", "lucja", "bob", "alice", "maximiliana")
    ]
    return [Specimen("six", "groupsite/home_people.html", {"people": faces})]


def role_specimens(at: datetime) -> list[Specimen]:
    past = {"row": unsaved_person_role("phd-student", **YEARS)}
    return [
        Specimen("now", f"{FOLDER}/role.html", {"row": unsaved_person_role("professor")}),
        Specimen("in the past", f"{FOLDER}/role--past.html", past),
    ]


def person_contact_specimens(at: datetime) -> list[Specimen]:
    links = [PersonLink(kind=kind, url="https://www.example.org/") for kind in LinkKind]
    long = "maximiliana.featherstonehaugh-hohenzollern.von.sigmaringen@mathematics.example.org"
    contexts = {
        "everything": {"person": unsaved_person("alice", links=links)},
        "a long address alone": {"person": unsaved_person("maximiliana", email=long)},
    }
    return specimens_of_template(f"{FOLDER}/contact.html", contexts)


def alumni_specimens(at: datetime) -> list[Specimen]:
    entries = [
        unsaved_directory_entry("carl", unsaved_person_role("phd-student", **YEARS)),
        unsaved_directory_entry("doris", unsaved_person_role("postdoc", **YEARS), has_page=False),
        unsaved_directory_entry("erik", unsaved_person_role("phd-student"), has_page=False),
        unsaved_directory_entry("maximiliana", unsaved_person_role("professor", **YEARS)),
    ]
    return [Specimen("a table", f"{FOLDER}/alumni.html", {"entries": entries})]
