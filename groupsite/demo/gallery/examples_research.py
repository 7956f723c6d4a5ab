"""Examples of research areas: figures at every size, cards, rows, facts."""

from datetime import datetime
from typing import Final

from groupsite.demo.content.areas import AREAS
from groupsite.demo.gallery.people import (
    area,
    demo_area,
    directory_entry,
    figure_areas,
    person,
    person_role,
    record_link,
)
from groupsite.demo.gallery.specimens import Component, Contexts, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import text, translated_text
from people.content.records.translated_rows import TranslatedText

FOLDER: Final = "groupsite_research"


def components(at: datetime) -> list[Component]:
    return components_of(at, plates, marks, area_rows, area_facts)


def plates(at: datetime) -> list[Specimen]:
    five = [
        demo_area("information-theory"),
        demo_area("machine-learning"),
        demo_area("long"),
        area(31, text("without_summary"), figure="eye"),
        area(32, text("security"), text("keys"), "pad"),
    ]
    of_person = {"of a person": {"areas": five[:2]}, "of a person, one": {"areas": five[2:3]}}
    return [
        Specimen("on the home page", "groupsite/home_areas.html", {"areas": five}),
        *specimens(f"{FOLDER}/areas_of_person.html", of_person),
    ]


def marks(at: datetime) -> list[Specimen]:
    large = {one.title: {"area": one} for one in figure_areas()}
    small = {f"{title}, small": context for title, context in large.items()}
    return [
        *specimens(f"{FOLDER}/plate.html", large, "ul.plates plates--few"),
        *specimens(f"{FOLDER}/plate--small.html", small, "ul.plates"),
    ]


def area_rows(at: datetime) -> list[Specimen]:
    lead = record_link(person("maximiliana"))
    rows = {
        "with a lead": {"area": demo_area("information-theory"), "lead": lead},
        "without a lead": {"area": demo_area("machine-learning")},
        "without a summary": {"area": area(33, text("quiet")), "lead": lead},
        "a long name": {"area": demo_area("long"), "lead": lead},
    }
    return specimens(f"{FOLDER}/area_row.html", rows, "ul.area-rows")


def area_facts(at: datetime) -> list[Specimen]:
    lead = directory_entry("asa", person_role("professor"))
    swedish = [TranslatedText(words["sv"], "sv") for words in AREAS[0].keywords[2:]]
    keywords = [translated_text("keyword"), *swedish]
    contexts: Contexts = {
        "lead and keywords": {"lead": lead, "keywords": keywords},
        "keywords alone": {"keywords": keywords},
    }
    return specimens(f"{FOLDER}/area_facts.html", contexts)
