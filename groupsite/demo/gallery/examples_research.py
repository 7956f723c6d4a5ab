"""Research areas: marks at every size, plates, rows, facts."""

from groupsite.demo.gallery import people
from groupsite.demo.gallery.people import here
from groupsite.demo.gallery.specimens import Component, Specimen
from people.records.finding import Linked
from people.records.words import Said
from research.marks import Figure

FOLDER = "groupsite_research"


def components() -> list[Component]:
    return [_plates(), _marks(), _rows(), _facts()]


def every_figure() -> list[Linked]:
    return [
        people.area(number, str(figure.label), figure=figure)
        for number, figure in enumerate(Figure, start=1)
    ]


def _plates() -> Component:
    five = [
        people.information_theory(),
        people.machine_learning(),
        people.long_area(),
        people.area(11, here("Without a summary", "Utan sammanfattning"), figure="eye"),
        people.area(12, here("Security", "Säkerhet"), here("Keys.", "Nycklar."), "pad"),
    ]
    return Component(
        "Plates",
        "Areas in a row; on narrow screens a list with the marks at the side.",
        [
            Specimen("on the home page", "groupsite/home_areas.html", {"areas": five}),
            Specimen("of a person", f"{FOLDER}/areas_of_person.html", {"areas": five[:2]}),
            Specimen("of a person, one", f"{FOLDER}/areas_of_person.html", {"areas": five[2:3]}),
        ],
        is_wide=True,
    )


def _marks() -> Component:
    large = [
        Specimen(entry.title, f"{FOLDER}/plate.html", {"area": entry}, "ul.plates plates--few")
        for entry in every_figure()
    ]
    small = [
        Specimen(
            f"{entry.title}, small", f"{FOLDER}/plate--small.html", {"area": entry}, "ul.plates"
        )
        for entry in every_figure()
    ]
    return Component(
        "Marks",
        "Every figure at two sizes; in a line of text they stand among the facts of a posting.",
        [*large, *small],
        columns="small",
    )


def _rows() -> Component:
    lead = people.linked(people.person("maximiliana"))
    rows = {
        "with a lead": {"area": people.information_theory(), "lead": lead},
        "without a lead": {"area": people.machine_learning()},
        "without a summary": {"area": people.area(13, here("Quiet", "Tyst")), "lead": lead},
        "a long name": {"area": people.long_area(), "lead": lead},
    }
    return Component(
        "Area in the index",
        "One row an area: mark, words, lead.",
        [
            Specimen(name, f"{FOLDER}/area_row.html", context, "ul.area-rows")
            for name, context in rows.items()
        ],
        is_wide=True,
    )


def _facts() -> Component:
    lead = people.entry("asa", people.holding("Professor", "Professor"))
    words = ("teori för ändliga blocklängder", "gitter", "källkodning")
    keywords = [Said(here("finite blocklengths", words[0]), here("en", "sv"))]
    keywords += [Said(word, "sv") for word in words[1:]]
    return Component(
        "Facts of an area",
        "Who leads it, and its keywords; a keyword of another language is marked.",
        [
            Specimen(
                "lead and keywords",
                f"{FOLDER}/area_facts.html",
                {"lead": lead, "keywords": keywords},
            ),
            Specimen("keywords alone", f"{FOLDER}/area_facts.html", {"keywords": keywords}),
        ],
    )
