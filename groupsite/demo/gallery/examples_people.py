"""People: cards, lines, roles, contact, the table of those who have left."""

from datetime import date

from groupsite.demo.gallery import people as gallery_people
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.home import Face
from people.models import PersonLink

FOLDER = "groupsite_people"


def components() -> list[Component]:
    return [_cards(), _home(), _roles(), _contact(), _alumni()]


def _cards() -> Component:
    cards = {
        "portrait": ("asa", True, ("Professor", "Professor")),
        "portrait, dark picture": ("ragnhildur", True, ("PhD student", "Doktorand")),
        "monogram": ("maximiliana", True, ("Professor", "Professor")),
        "no page": ("goran", False, ("Associate professor", "Docent")),
        "one name": ("suharto", False, ("PhD student", "Doktorand")),
        "letters of other alphabets": ("xenia", False, ("Postdoc", "Postdoktor")),
    }
    affiliated = gallery_people.holding("Associate professor", "Docent")
    return Component(
        "Person in a list",
        "One crop, 4 to 5; a monogram where there is no portrait; no link without a page.",
        [
            *(
                Specimen(
                    name,
                    f"{FOLDER}/card.html",
                    {
                        "entry": gallery_people.linked(
                            gallery_people.person(key), has_page=has_page
                        ),
                        "row": gallery_people.holding(*role),
                    },
                    "ul.people",
                )
                for name, (key, has_page, role) in cards.items()
            ),
            Specimen(
                "affiliated",
                f"{FOLDER}/card--affiliated.html",
                {
                    "entry": gallery_people.linked(gallery_people.person("ingrid"), has_page=False),
                    "row": affiliated,
                },
                "ul.people",
            ),
        ],
        columns="small",
    )


def _home() -> Component:
    keys = ("asa", "goran", "lucja", "bob", "alice", "maximiliana")
    people = [
        Face(
            gallery_people.linked(gallery_people.person(key)),
            gallery_people.holding("Professor", "Professor"),
            is_affiliated=key == "lucja",
        )
        for key in keys
    ]
    return Component(
        "People on the home page",
        "The first six, and the way to everyone.",
        [Specimen("six", "groupsite/home_people.html", {"people": people})],
        is_wide=True,
    )


def _roles() -> Component:
    past = gallery_people.holding(
        "PhD student", "Doktorand", begins_on=date(2019, 9, 1), ends_on=date(2024, 6, 30)
    )
    return Component(
        "Role",
        "Under a person's name.",
        [
            Specimen(
                "now",
                f"{FOLDER}/role.html",
                {"row": gallery_people.holding("Professor", "Professor")},
            ),
            Specimen("in the past", f"{FOLDER}/role--past.html", {"row": past}),
        ],
        columns="half",
    )


def _contact() -> Component:
    full = gallery_people.person(
        "alice",
        email="alice.ek@example.org",
        phone="+46 31 000 00 00",
        room="6414",
        orcid="0000-0002-1825-0097",
    )
    kinds = ("website", "scholar", "dblp", "github", "linkedin", "research")
    full.links = [PersonLink(kind=kind, url="https://www.example.org/") for kind in kinds]
    long = gallery_people.person(
        "maximiliana",
        email="maximiliana.featherstonehaugh-hohenzollern.von.sigmaringen@mathematics.example.org",
    )
    return Component(
        "Contact",
        "How to reach somebody; nothing where nothing is known.",
        [
            Specimen("everything", f"{FOLDER}/contact.html", {"person": full}),
            Specimen("a long address alone", f"{FOLDER}/contact.html", {"person": long}),
        ],
        is_wide=True,
    )


def _alumni() -> Component:
    years = {"begins_on": date(2019, 9, 1), "ends_on": date(2024, 6, 30)}
    entries = [
        gallery_people.entry("carl", gallery_people.holding("PhD student", "Doktorand", **years)),
        gallery_people.entry(
            "doris", gallery_people.holding("Postdoc", "Postdoktor", **years), has_page=False
        ),
        gallery_people.entry(
            "erik", gallery_people.holding("PhD student", "Doktorand"), has_page=False
        ),
        gallery_people.entry(
            "maximiliana", gallery_people.holding("Professor", "Professor", **years)
        ),
    ]
    return Component(
        "Alumni",
        "What they were here and where they are now.",
        [Specimen("a table", f"{FOLDER}/alumni.html", {"entries": entries})],
    )
