"""Research areas: marks at every size, plates, rows, facts."""

from datetime import datetime
from typing import Final

from groupsite.demo.content.areas import AREAS
from groupsite.demo.gallery.people import area, area_of, entry, every_figure, held, linked, person
from groupsite.demo.gallery.specimens import Component, Contexts, Specimen, described, in_each
from groupsite.demo.gallery.texts import said, text
from people.content.records.translated_rows import TranslatedText

FOLDER: Final = "groupsite_research"


def components(at: datetime) -> list[Component]:
    return described(at, plates, marks, area_rows, area_facts)


def plates(at: datetime) -> list[Specimen]:
    five = [
        area_of("information-theory"),
        area_of("machine-learning"),
        area_of("long"),
        area(31, text("without_summary"), figure="eye"),
        area(32, text("security"), text("keys"), "pad"),
    ]
    of_person = {"of a person": {"areas": five[:2]}, "of a person, one": {"areas": five[2:3]}}
    return [
        Specimen("on the home page", "groupsite/home_areas.html", {"areas": five}),
        *in_each(f"{FOLDER}/areas_of_person.html", of_person),
    ]


def marks(at: datetime) -> list[Specimen]:
    large = {one.title: {"area": one} for one in every_figure()}
    small = {f"{title}, small": context for title, context in large.items()}
    return [
        *in_each(f"{FOLDER}/plate.html", large, "ul.plates plates--few"),
        *in_each(f"{FOLDER}/plate--small.html", small, "ul.plates"),
    ]


def area_rows(at: datetime) -> list[Specimen]:
    lead = linked(person("maximiliana"))
    rows = {
        "with a lead": {"area": area_of("information-theory"), "lead": lead},
        "without a lead": {"area": area_of("machine-learning")},
        "without a summary": {"area": area(33, text("quiet")), "lead": lead},
        "a long name": {"area": area_of("long"), "lead": lead},
    }
    return in_each(f"{FOLDER}/area_row.html", rows, "ul.area-rows")


def area_facts(at: datetime) -> list[Specimen]:
    lead = entry("asa", held("professor"))
    swedish = [TranslatedText(words["sv"], "sv") for words in AREAS[0].keywords[2:]]
    keywords = [said("keyword"), *swedish]
    contexts: Contexts = {
        "lead and keywords": {"lead": lead, "keywords": keywords},
        "keywords alone": {"keywords": keywords},
    }
    return in_each(f"{FOLDER}/area_facts.html", contexts)
