"""Examples of research areas: figures at every size, cards, rows, facts."""

from datetime import datetime
from typing import Final

from django.urls import reverse

from groupsite.demo import factories
from groupsite.demo.content.areas import AREAS
from groupsite.demo.gallery.people import (
    NOWHERE,
    area,
    demo_area,
    directory_entry,
    figure_areas,
    page,
    person,
    person_role,
    record_link,
)
from groupsite.demo.gallery.specimens import Component, Contexts, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import text, translated_text
from people.content.records.translated_rows import TranslatedText
from research.models import AreaLink, NewsPage
from research.models.result_pictures import ResultPicture

FOLDER: Final = "groupsite_research"


def components(at: datetime) -> list[Component]:
    return components_of(at, plates, figures, area_rows, area_facts, area_result, news)


def plates(at: datetime) -> list[Specimen]:
    five = [
        demo_area("information-theory"),
        demo_area("machine-learning"),
        demo_area("long"),
        area(31, text("without_summary"), "eye"),
        area(32, text("security"), "pad", summary=text("keys")),
    ]
    of_person = {"of a person": {"areas": five[:2]}, "of a person, one": {"areas": five[2:3]}}
    return [
        Specimen("on the home page", "groupsite/home_areas.html", {"areas": five}),
        *specimens(f"{FOLDER}/areas_of_person.html", of_person),
    ]


def figures(at: datetime) -> list[Specimen]:
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
    link = AreaLink(kind="code", name="short-codes", url="https://www.example.org/short-codes")
    links = factories.area(links=[link]).links_by_kind()
    contexts: Contexts = {
        "lead, keywords, code": {"lead": lead, "keywords": keywords, "links": links},
        "keywords alone": {"keywords": keywords},
    }
    return specimens(f"{FOLDER}/area_facts.html", contexts)


def area_result(at: datetime) -> list[Specimen]:
    words = ("result", "result_caption", "mark_explanation")
    one = area(34, text("quiet"), **{name: text(name) for name in words})
    url, template = reverse("groupsite_gallery_face", args=["asa", 400, "webp"]), "area_result.html"
    alone = {"page": one.page, "record": one.record}
    with_picture = {**alone, "result_picture": ResultPicture(url, 400, 500, f"{url} 400w")}
    return [
        Specimen("the figure, explained", f"{FOLDER}/explained_mark.html", alone),
        Specimen("a sentence alone", f"{FOLDER}/{template}", alone),
        Specimen("with a picture", f"{FOLDER}/{template}", with_picture),
    ]


def news(at: datetime) -> list[Specimen]:
    item = page(NewsPage, text("news"), date=at.date(), body=f"<p>{text('about')}</p>")
    section = {"news": [item], "index_url": NOWHERE}
    return [
        Specimen("on a page", f"{FOLDER}/news_section.html", section),
        Specimen("in the list", f"{FOLDER}/news_entry.html", {"item": item}, "ul.news news--long"),
        Specimen("none", f"{FOLDER}/empty--no_news.html"),
    ]
