"""Examples of people: cards, lines, roles, contact, the table of alumni."""

from datetime import date, datetime
from typing import Final

from groupsite.demo.gallery.people import directory_entry, person, person_role, record_link
from groupsite.demo.gallery.specimens import Component, Specimen, components_of, specimens
from groupsite.layout.home import HomePerson
from people.models import PersonLink
from people.models.persons import LinkKind

FOLDER: Final = "groupsite_people"
YEARS: Final = {"begins_on": date(2019, 9, 1), "ends_on": date(2024, 6, 30)}


def components(at: datetime) -> list[Component]:
    return components_of(at, cards, people_on_home, roles, contact, alumni)


def cards(at: datetime) -> list[Specimen]:
    cards = {
        "portrait": ("asa", "professor", True),
        "portrait, dark picture": ("ragnhildur", "phd-student", True),
        "monogram": ("maximiliana", "professor", True),
        "no page": ("goran", "associate-professor", False),
        "one name": ("suharto", "phd-student", False),
        "letters of other alphabets": ("xenia", "postdoc", False),
    }
    contexts = {
        state: {"entry": record_link(person(key), has_page=has_page), "row": person_role(role)}
        for state, (key, role, has_page) in cards.items()
    }
    row = person_role("associate-professor")
    ingrid = {"entry": record_link(person("ingrid"), has_page=False), "row": row}
    return [
        *specimens(f"{FOLDER}/card.html", contexts, "ul.people"),
        Specimen("affiliated", f"{FOLDER}/card--affiliated.html", ingrid, "ul.people"),
    ]


def people_on_home(at: datetime) -> list[Specimen]:
    faces = [
        HomePerson(record_link(person(key)), person_role("professor"), is_affiliated=key == "lucja")
        for key in ("asa", "goran", "lucja", "bob", "alice", "maximiliana")
    ]
    return [Specimen("six", "groupsite/home_people.html", {"people": faces})]


def roles(at: datetime) -> list[Specimen]:
    past = {"row": person_role("phd-student", **YEARS)}
    return [
        Specimen("now", f"{FOLDER}/role.html", {"row": person_role("professor")}),
        Specimen("in the past", f"{FOLDER}/role--past.html", past),
    ]


def contact(at: datetime) -> list[Specimen]:
    links = [PersonLink(kind=kind, url="https://www.example.org/") for kind in LinkKind]
    long = "maximiliana.featherstonehaugh-hohenzollern.von.sigmaringen@mathematics.example.org"
    contexts = {
        "everything": {"person": person("alice", links=links)},
        "a long address alone": {"person": person("maximiliana", email=long)},
    }
    return specimens(f"{FOLDER}/contact.html", contexts)


def alumni(at: datetime) -> list[Specimen]:
    entries = [
        directory_entry("carl", person_role("phd-student", **YEARS)),
        directory_entry("doris", person_role("postdoc", **YEARS), has_page=False),
        directory_entry("erik", person_role("phd-student"), has_page=False),
        directory_entry("maximiliana", person_role("professor", **YEARS)),
    ]
    return [Specimen("a table", f"{FOLDER}/alumni.html", {"entries": entries})]
