"""Examples of research areas (figures, cards, rows, facts, results) and of news."""

from datetime import datetime
from typing import Any, Final

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext

from groupsite.demo import factories
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.files import toml_value
from groupsite.demo.gallery.specimens import FILE, Contexts, Specimen, specimens_of_template
from groupsite.demo.gallery.texts import example_text, example_translated_text
from groupsite.demo.gallery.unsaved_records import (
    NOWHERE,
    area_links_for_each_figure,
    demo_area_link,
    unsaved_area_link,
    unsaved_directory_entry,
    unsaved_page,
    unsaved_person_link,
    unsaved_person_role,
)
from groupsite.layout.home import HomeAreas
from people.content.records.translated_rows import TranslatedText
from research import models
from research.bibliography.work import Work
from research.bibliography.writing.bibtex import bibtex
from research.bibliography.writing.citation import citation
from research.models.project_list import ListedProject, ShownMember
from research.models.result_pictures import ResultPicture
from research.publication_pages.filters import Choice, Chosen, Filter
from research.publication_pages.listed_publications import ListedPublication, PrintedName
from research.publication_pages.publication_details import ShownVersion
from research.publication_pages.publication_list import PublicationList
from research.publication_pages.publications_elsewhere import PublicationsElsewhere

FOLDER: Final = "groupsite_research"
NO_PAGE: Final[Any] = Paginator([], 1).get_page(1)


def area_plate_specimens(at: datetime) -> list[Specimen]:
    five = [
        *(demo_area_link(key) for key in ("information-theory", "machine-learning", "long")),
        unsaved_area_link(31, example_text("without_summary"), "eye"),
        unsaved_area_link(32, example_text("security"), "pad", summary=example_text("keys")),
    ]
    of_person = {"of a person": {"areas": five[:2]}, "of a person, one": {"areas": five[2:3]}}
    on_home_page = {"areas": HomeAreas(five, has_more=False)}
    return [
        Specimen("on the home page", "groupsite/home_areas.html", on_home_page),
        *specimens_of_template(f"{FOLDER}/areas_of_person.html", of_person),
    ]


def area_figure_specimens(at: datetime) -> list[Specimen]:
    large = {one.title: {"area": one} for one in area_links_for_each_figure()}
    small = {f"{title}, small": context for title, context in large.items()}
    return [
        *specimens_of_template(f"{FOLDER}/plate.html", large, "ul.plates plates--few"),
        *specimens_of_template(f"{FOLDER}/plate--small.html", small, "ul.plates"),
    ]


def area_row_specimens(at: datetime) -> list[Specimen]:
    lead = unsaved_person_link("maximiliana")
    rows = {
        "with a lead": {"area": demo_area_link("information-theory"), "lead": lead},
        "without a lead": {"area": demo_area_link("machine-learning")},
        "without a summary": {"area": unsaved_area_link(33, example_text("quiet")), "lead": lead},
        "a long name": {"area": demo_area_link("long"), "lead": lead},
    }
    return specimens_of_template(f"{FOLDER}/area_row.html", rows, "ul.area-rows")


def area_facts_specimens(at: datetime) -> list[Specimen]:
    lead = unsaved_directory_entry("asa", unsaved_person_role("professor"))
    swedish = [TranslatedText(words["sv"], "sv") for words in AREAS[0].keywords[2:]]
    keywords = [example_translated_text("keyword"), *swedish]
    link = models.AreaLink(kind="code", name="short-codes", url="https://example.org/short-codes")
    links = factories.build_area(links=[link]).links_by_kind()
    contexts: Contexts = {
        "lead, keywords, code": {"lead": lead, "keywords": keywords, "links": links},
        "keywords alone": {"keywords": keywords},
    }
    return specimens_of_template(f"{FOLDER}/area_facts.html", contexts)


def area_research_result_specimens(at: datetime) -> list[Specimen]:
    names = ("result", "result_caption", "mark_explanation")
    texts = {name: example_text(name) for name in names}
    one = unsaved_area_link(34, example_text("quiet"), **texts)
    url, template = reverse("groupsite_gallery_face", args=["asa", 400, "webp"]), "area_result.html"
    alone = {"page": one.page, "record": one.record}
    with_picture = {**alone, "result_picture": ResultPicture(url, 400, 500, f"{url} 400w")}
    return [
        Specimen("the figure, explained", f"{FOLDER}/explained_mark.html", alone),
        Specimen("a sentence alone", f"{FOLDER}/{template}", alone),
        Specimen("with a picture", f"{FOLDER}/{template}", with_picture),
    ]


def project_specimens(at: datetime) -> list[Specimen]:
    page = unsaved_page(models.ProjectPage, example_text("title"), summary=example_text("about"))
    project = models.Project(acronym="WAVES", begins_on=at.date(), url="https://example.org/waves")
    member = models.ProjectMember(role="leads", begins_on=at.date())
    entry = ListedProject(project, page, models.ProjectState.RUNNING, member.get_role_display())
    facts = {"record": project, "state": entry.state}
    shown = {"member": ShownMember(member, unsaved_person_link("asa"))}
    choice = {"areas": [demo_area_link("long")], "is_filtered": True, "page": page}
    return [
        Specimen("on a page", f"{FOLDER}/projects_section.html", {"projects": [entry]}),
        Specimen("its facts", f"{FOLDER}/project_facts.html", facts),
        Specimen("a member", f"{FOLDER}/project_member.html", shown, "ul.people"),
        Specimen("the filter", f"{FOLDER}/project_filter.html", choice),
        Specimen("no match", f"{FOLDER}/empty--no_projects.html", choice),
    ]


def publication_specimens(at: datetime) -> list[Specimen]:
    facts: dict[str, Any] = {"title": example_text("paper"), "year": 2024, "venue": "Letters"}
    record, work = models.Publication(**facts), Work(key="ek2024bounds", **facts)
    record.set_derived_texts()
    names = [PrintedName("Ek, Anna"), PrintedName("Lind, Åsa", unsaved_person_link("asa").page)]
    entries = [ListedPublication(record, "ek2024bounds/", names, others=3)]
    row = models.PublicationVersion(kind="accepted", licence="cc-by-4.0")
    code = models.PublicationLink(kind="code", url="https://www.example.org/code")
    details = {"record": record, "versions": [ShownVersion(row, NOWHERE, True)], "links": [code]}
    details |= {"citation": citation(work), "bibtex": bibtex(work), "date_text": "2024"}
    choice = Choice("article", str(models.PublicationKind.ARTICLE.label), 2)
    filters = [Filter("kind", gettext("Type"), gettext("All types"), [choice], "article")]
    elsewhere = PublicationsElsewhere(entries, 3, NOWHERE, NOWHERE)
    contexts = {"publications": elsewhere, "publication": details, "list_url": "?"}
    contexts["listed"] = PublicationList([], NO_PAGE, 2, filters, Chosen("", "article", {}, ""))
    parts = toml_value(FILE.with_name("publications.toml"), "parts")
    return [Specimen(name, f"{FOLDER}/{part}.html", contexts) for name, part in parts.items()]


def news_specimens(at: datetime) -> list[Specimen]:
    body = f"<p>{example_text('about')}</p>"
    item = unsaved_page(models.NewsPage, example_text("news"), date=at.date(), body=body)
    section = {"news": [item], "index_url": NOWHERE}
    return [
        Specimen("on a page", f"{FOLDER}/news_section.html", section),
        Specimen("in the list", f"{FOLDER}/news_entry.html", {"item": item}, "ul.news news--long"),
        Specimen("none", f"{FOLDER}/empty--no_news.html"),
    ]
