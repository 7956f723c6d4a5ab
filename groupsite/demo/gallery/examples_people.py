"""People: cards, lines, roles, contact, the table of alumni."""

from datetime import date, datetime
from typing import Final

from groupsite.demo.gallery.people import entry, held, linked, person
from groupsite.demo.gallery.specimens import Component, Specimen, described, in_each
from groupsite.layout.home import HomePerson
from people.models import PersonLink
from people.models.persons import LinkKind

FOLDER: Final = "groupsite_people"
YEARS: Final = {"begins_on": date(2019, 9, 1), "ends_on": date(2024, 6, 30)}


def components(at: datetime) -> list[Component]:
    return described(at, cards, people_on_home, roles, contact, alumni)


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
        state: {"entry": linked(person(key), has_page=has_page), "row": held(role)}
        for state, (key, role, has_page) in cards.items()
    }
    ingrid = {
        "entry": linked(person("ingrid"), has_page=False),
        "row": held("associate-professor"),
    }
    return [
        *in_each(f"{FOLDER}/card.html", contexts, "ul.people"),
        Specimen("affiliated", f"{FOLDER}/card--affiliated.html", ingrid, "ul.people"),
    ]


def people_on_home(at: datetime) -> list[Specimen]:
    faces = [
        HomePerson(linked(person(key)), held("professor"), is_affiliated=key == "lucja")
        for key in ("asa", "goran", "lucja", "bob", "alice", "maximiliana")
    ]
    return [Specimen("six", "groupsite/home_people.html", {"people": faces})]


def roles(at: datetime) -> list[Specimen]:
    past = {"row": held("phd-student", **YEARS)}
    return [
        Specimen("now", f"{FOLDER}/role.html", {"row": held("professor")}),
        Specimen("in the past", f"{FOLDER}/role--past.html", past),
    ]


def contact(at: datetime) -> list[Specimen]:
    links = [PersonLink(kind=kind, url="https://www.example.org/") for kind in LinkKind]
    long = "maximiliana.featherstonehaugh-hohenzollern.von.sigmaringen@mathematics.example.org"
    contexts = {
        "everything": {"person": person("alice", links=links)},
        "a long address alone": {"person": person("maximiliana", email=long)},
    }
    return in_each(f"{FOLDER}/contact.html", contexts)


def alumni(at: datetime) -> list[Specimen]:
    entries = [
        entry("carl", held("phd-student", **YEARS)),
        entry("doris", held("postdoc", **YEARS), has_page=False),
        entry("erik", held("phd-student"), has_page=False),
        entry("maximiliana", held("professor", **YEARS)),
    ]
    return [Specimen("a table", f"{FOLDER}/alumni.html", {"entries": entries})]
